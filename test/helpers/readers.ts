/** Readers of BibTeX and RIS that are not ours: Better BibTeX's parser, and the reference library of the IEBH. */
import { Readable } from 'node:stream'
import { readStream } from '@iebh/reflib/readStream'
import { parse } from '@retorquere/bibtex-parser'

type Name = {
  readonly lastName?: string
  readonly firstName?: string
  readonly suffix?: string
  readonly prefix?: string
  readonly name?: string
}
export type BibtexEntry = {
  readonly type: string
  readonly key: string
  readonly fields: Readonly<Record<string, string>> & { readonly author?: readonly Name[] }
}

/** The reader marks what keeps its capitals, as HTML; the text is what stands in it. */
const plain = (html: string): string => html.replace(/<span class="nocase">|<\/span>/g, '')

/** BibTeX entries as the reader sees them; fails on anything it complains of. */
export const readBibtex = (text: string): BibtexEntry[] => {
  const { entries, errors } = parse(text, { sentenceCase: { langids: [] } } as never)
  if (errors.length) throw new Error(JSON.stringify(errors[0]))
  return (entries as unknown as BibtexEntry[]).map((entry) => ({
    ...entry,
    fields: Object.fromEntries(
      Object.entries(entry.fields).map(([name, value]) => [name, typeof value === 'string' ? plain(value) : value]),
    ) as BibtexEntry['fields'],
  }))
}

/** A name as one would write it: family, suffix, given. */
export const nameText = ({ lastName, prefix, firstName, suffix, name }: Name): string =>
  name ?? [[prefix, lastName].filter(Boolean).join(' '), suffix, firstName].filter(Boolean).join(', ')

export type RisRecord = Readonly<Record<string, string | readonly string[]>>

/** It takes | for the end of a line, and joins lines by a carriage return; our values have no lines. */
const mended = (record: RisRecord): RisRecord =>
  Object.fromEntries(
    Object.entries(record).map(([name, value]) => [
      name,
      typeof value === 'string' ? value.replaceAll('\r', '|') : value,
    ]),
  )

/** RIS records as the reader sees them. */
export const readRis = (text: string): Promise<RisRecord[]> =>
  new Promise((resolve, reject) => {
    const records: RisRecord[] = []
    readStream('ris', Readable.from([Buffer.from(text)]))
      .on('ref', (record: RisRecord) => records.push(mended(record)))
      .on('end', () => resolve(records))
      .on('error', reject)
  })
