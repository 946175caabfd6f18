/** A reference on one line, Vancouver order, with what was read of it. */
import type { Line, Span } from '../answer.js'
import type { Reference } from '../dataset/index.js'
import type { Store } from '../store/index.js'
import { about } from './parts.js'

/** What was published about an article after it. */
export const noticeWords = {
  correction: 'Correction',
  erratum: 'Erratum',
  'expression-of-concern': 'Expression of concern',
  retraction: 'Retraction',
} as const

const authors = (reference: Reference): string | null => {
  const names = (reference.author ?? []).map((name) =>
    'literal' in name ? name.literal : `${name.family}${name.given ? ` ${name.given}` : ''}`,
  )
  if (names.length === 0) return null
  return names.length > 3 || reference.custom.authorsCut
    ? `${names.slice(0, 3).join(', ')} et al.`
    : `${names.join(', ')}.`
}

export const citationText = (reference: Reference): string => {
  const year = reference.issued?.['date-parts'][0]?.[0]
  const volume = [
    reference.volume,
    reference.issue ? `(${reference.issue})` : '',
    reference.page ? `:${reference.page}` : '',
  ]
    .filter(Boolean)
    .join('')
  const place = [reference['container-title'], year, volume]
    .filter((part) => part !== undefined && part !== '')
    .join(' ')
  const title =
    reference.title ?? (reference.custom.describedAs ? `[${reference.custom.describedAs}]` : '[title not read]')
  return [authors(reference), /[.?!]$/.test(title) ? title : `${title}.`, place ? `${place}.` : null]
    .filter(Boolean)
    .join(' ')
}

export const referenceLine = (id: string, dataset: Store): Line => {
  const reference = dataset.record('references', id)
  if (!reference) return id
  const href = reference.DOI
    ? `https://doi.org/${reference.DOI}`
    : reference.PMID
      ? `https://pubmed.ncbi.nlm.nih.gov/${reference.PMID}/`
      : reference.URL
  const outside =
    [reference.DOI ? `doi:${reference.DOI}` : null, reference.PMID ? `PMID ${reference.PMID}` : null]
      .filter(Boolean)
      .join(', ') ||
    reference.URL ||
    ''
  return [
    about('references', id, `${id} `, 'id'),
    `${citationText(reference)}${outside ? ' ' : ''}`,
    href ? { text: outside, href } : outside,
    reference.custom.retracted ? { text: ' RETRACTED', role: 'bad' } : '',
    ...(reference.custom.notices ?? []).map(
      ({ kind, DOI }): Span => ({
        text: ` (${noticeWords[kind].toLowerCase()}${DOI ? ` doi:${DOI}` : ''})`,
        role: 'warn',
        ...(DOI ? { href: `https://doi.org/${DOI}` } : {}),
      }),
    ),
    { text: reference.custom.level ? ` [read: ${reference.custom.level}]` : ' [not read here]', role: 'muted' },
  ]
}
