/** What we use of a reader that ships no types. */
declare module '@iebh/reflib/readStream' {
  type Emitter = { on: (event: 'ref' | 'end' | 'error', listener: (value: never) => void) => Emitter }
  export const readStream: (format: 'ris', stream: NodeJS.ReadableStream) => Emitter
}
