/**
 * RIS, written by ourselves: citation-js 0.8.2 breaks words at column 70, cuts ids at 20 characters, drops the authors of news
 * items and files the year of a conference paper under C2. The format has no escapes: a value is one line.
 */
import type { Csl, CslName } from './csl.js'

const types: Readonly<Record<string, string>> = {
  'article-journal': 'JOUR',
  'article-newspaper': 'NEWS',
  'paper-conference': 'CPAPER',
  report: 'RPRT',
  webpage: 'ELEC',
  dataset: 'DATA',
  software: 'COMP',
  'entry-encyclopedia': 'ENCYC',
  article: 'UNPB',
}

const nameText = (name: CslName): string =>
  'literal' in name ? name.literal : [name.family, name.given, name.suffix].filter(Boolean).join(', ')

const slashes = (date: Csl['issued']): string | undefined =>
  date?.['date-parts'][0]?.map((part) => String(part).padStart(2, '0')).join('/')

const pages = (page: string | undefined): readonly (readonly [string, string | undefined])[] => {
  const [, start, end] = /^([^-–—]+)[-–—]([^-–—]+)$/.exec(page ?? '') ?? []
  return start
    ? [
        ['SP', start],
        ['EP', end],
      ]
    : [['SP', page]] // prettier-ignore
}

/** One RIS record. A value cannot start a line of its own, so that nothing in it is taken for a tag. */
export const risEntry = (csl: Csl, key: string): string => {
  const tags: readonly (readonly [string, string | undefined])[] = [
    ['TY', types[csl.type] ?? 'GEN'],
    ['ID', key],
    ...(csl.author ?? []).map((name) => ['AU', nameText(name)] as const),
    ['TI', csl.title],
    ['T2', csl['container-title']],
    ['PY', csl.issued?.['date-parts'][0]?.[0]?.toString()],
    ['DA', slashes(csl.issued)],
    ['VL', csl.volume],
    ['IS', csl.issue],
    ...pages(csl.page),
    ['ET', csl.version],
    ['PB', csl.publisher],
    ['DO', csl.DOI],
    // Accession number: of PubMed, or of the registry.
    ['AN', csl.PMID ?? csl.number],
    ['DB', csl.PMID ? 'PubMed' : undefined],
    ['C2', csl.PMCID],
    ['UR', csl.URL],
    ['Y2', slashes(csl.accessed)],
    ['M3', csl.genre],
    ['N1', csl.note],
  ]
  const lines = tags.flatMap(([tag, value]) => (value ? [`${tag}  - ${value.replace(/\s+/g, ' ').trim()}`] : []))
  return [...lines, 'ER  - '].join('\n')
}
