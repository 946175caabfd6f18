/** Reads Markdown back, as far as the tests need. */

export type MarkdownTable = { readonly head: readonly string[]; readonly rows: readonly (readonly string[])[] }

/** Cells of a table row; an escaped pipe is text. */
const cells = (line: string): string[] =>
  line
    .replace(/^\| /, '')
    .replace(/ \|$/, '')
    .split(/(?<=^|[^\\](?:\\\\)*) ?\| ?/)

/** Every table of a document: a row of names, a row of dashes, rows. */
export const tables = (text: string): MarkdownTable[] => {
  const lines = text.split('\n')
  return lines.flatMap((line, at) => {
    if (!/^\|( -+:? \|)+$/.test(line)) return []
    const end = lines.findIndex((other, i) => i > at && !other.startsWith('|'))
    return [
      { head: cells(lines[at - 1] as string), rows: lines.slice(at + 1, end < 0 ? lines.length : end).map(cells) },
    ]
  })
}

/** The document with the address of every link beside it, instead of a number. */
export const spelledOut = (text: string): string => {
  const definition = /^\[(\d+)\]: (<.*>)$/gm
  const addresses = new Map([...text.matchAll(definition)].map(([, number, address]) => [number, address]))
  return text
    .replace(definition, '')
    .replace(
      /(?<=(?<!\\)(?:\\\\)*)\]\[(\d+)\]/g,
      (_, number: string) => `](${addresses.get(number) ?? `no address ${number}`})`,
    )
}
