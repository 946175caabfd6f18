/**
 * BibTeX: citation-js maps CSL to entries and fields and keeps capitals; the escaping is ours, since its own drops every letter
 * that it cannot write in ASCII (Chinese titles become empty) or escapes nothing.
 */
import { plugins } from '@citation-js/core'
import '@citation-js/plugin-bibtex'
import type { Csl, CslName } from './csl.js'
import { latex, verbatim } from './latex.js'

type Mapped = { readonly type: string; readonly properties: Record<string, string> }
type Config = { format: { asciiOnly: boolean; useIdAsLabel: boolean; checkLabel: boolean } }

/** A part of a name that holds a separator of names stays one part. */
const whole = (part: string): string => (/,|\band\b/.test(part) ? `{${latex(part)}}` : latex(part))

const nameText = (name: CslName): CslName =>
  'literal' in name
    ? { literal: latex(name.literal) }
    : {
        family: whole(name.family),
        ...(name.given ? { given: whole(name.given) } : {}),
        ...(name.suffix ? { suffix: latex(name.suffix) } : {}),
      }

const verbatimFields = new Set(['id', 'type', 'DOI', 'PMID', 'PMCID', 'URL'])

/** The item with every text escaped, so that what citation-js adds around it is LaTeX too. */
const escaped = ({ accessed: _, ...csl }: Csl): Omit<Csl, 'accessed'> => ({
  ...csl,
  ...(Object.fromEntries(
    Object.entries(csl).flatMap(([key, value]) =>
      typeof value === 'string' && !verbatimFields.has(key) ? [[key, latex(value)]] : [],
    ),
  ) as Partial<Csl>),
  ...(csl.author ? { author: csl.author.map(nameText) } : {}),
  ...(csl.page ? { page: latex(csl.page.replace(/[–—]/g, '-')) } : {}),
})

/**
 * A title whose capitals styles and readers leave alone: words with one stand in braces, but for the capital that opens the
 * title. (citation-js passes over the first word and over every letter beyond ASCII.)
 */
const titleText = (title: string): string =>
  title
    .split(/([\p{L}\p{N}\p{M}]+)/u)
    .map((part, i) => {
      const opening = i === 1 && title.startsWith(part) && !/\p{Lu}/u.test(part.slice(1))
      return i % 2 && /\p{Lu}/u.test(part) && !opening ? `{${latex(part)}}` : latex(part)
    })
    .join('')

const isoDate = (date: Csl['issued']): string | undefined =>
  date?.['date-parts'][0]?.map((part) => String(part).padStart(2, '0')).join('-')

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']

/** Fields in the order in which one reads a citation; any other comes last. */
const order = 'author title journal booktitle howpublished publisher institution organization year volume number pages'
const rank = (field: string): number => (order.split(' ').indexOf(field) + 100) % 100

/** One BibTeX entry; "and others" is its word for authors that were not read. */
export const bibtexEntry = (
  csl: Csl,
  key: string,
  { hasMoreAuthors = false }: { readonly hasMoreAuthors?: boolean } = {},
): string => {
  ;(plugins.config.get('@bibtex') as Config).format.asciiOnly = false
  const [mapped] = plugins.output.format('bibtex', [escaped(csl)], { format: 'object' }) as [Mapped]
  const { howpublished: _, month: __, url, doi, ...rest } = mapped.properties
  const container = csl['container-title']
  const accessed = isoDate(csl.accessed)
  const issued = csl.issued?.['date-parts'][0] ?? []
  // The name of a month is a word of BibTeX: it stands without braces.
  const month = months[(issued[1] ?? 0) - 1]
  const note = [rest.note, accessed ? `Accessed ${accessed}.` : ''].filter(Boolean).join(' ')
  const fields: Record<string, string | undefined> = {
    ...rest,
    title: titleText(csl.title),
    ...(hasMoreAuthors ? { author: `${rest.author} and others` } : {}),
    // What citation-js has no field for in this type.
    ...((csl.issue ?? csl.number) ? { number: latex(csl.issue ?? csl.number ?? '') } : {}),
    ...(container && !rest.journal && !rest.booktitle ? { howpublished: latex(container) } : {}),
    ...(csl.version ? { version: latex(csl.version) } : {}),
    doi: doi && verbatim(doi),
    pmid: csl.PMID,
    pmcid: csl.PMCID,
    url: url && verbatim(url),
    urldate: accessed,
    note: note || undefined,
  }
  const lines = Object.entries(fields)
    .sort(([a], [b]) => rank(a) - rank(b))
    .flatMap(([name, value]) => (value ? [`  ${name} = {${value}},`] : []))
  return [`@${mapped.type}{${key},`, ...lines, ...(month ? [`  month = ${month},`] : []), '}'].join('\n')
}
