/** The little we use of citation-js, which ships no types. */
declare module '@citation-js/core' {
  export const plugins: {
    readonly output: {
      readonly format: (name: string, items: readonly unknown[], options: Readonly<Record<string, unknown>>) => unknown
    }
    readonly config: { readonly get: (plugin: string) => unknown }
  }
}
declare module '@citation-js/plugin-bibtex'
declare module '@citation-js/plugin-csl'
