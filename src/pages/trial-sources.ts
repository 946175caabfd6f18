/** The pages that were read for a trial, and which of them gave what. */
import type { Block, Line, Span } from '../answer.js'
import { type SecondReading, type SourceRead, type Trial, thinBelow } from '../dataset/index.js'
import { plural } from '../text.js'
import { commas, link, list, muted, section, sourceSpan, sourceSpans, text } from './parts.js'

const sourceLine = (source: SourceRead): Line => [
  sourceSpan(source, 'label'),
  ` ${source.level} (${source.what}) `,
  link(source.url),
]

/** Pages that were read: number, level, what was read there, address. */
export const sourceList = (sources: readonly SourceRead[]): Block => list(sources.map(sourceLine), 2)

/** Which source gave which field, as far as that was recorded; result rows and facts name theirs where they stand. */
const provenanceBlocks = (trial: Trial): Block[] => {
  const fields = new Map<string, { readonly where: Span[]; readonly paths: string[] }>()
  for (const [path, { sources, isOneOf, note }] of Object.entries(trial.provenance ?? {})) {
    const key = JSON.stringify([sources, isOneOf, note])
    const remarks = [...(isOneOf ? ['which of these was not recorded'] : []), ...(note ? [note] : [])]
    const where = [
      muted('['),
      ...commas(sourceSpans(sources, trial.sources)),
      muted(remarks.length ? `] ${remarks.join('; ')}` : ']'),
    ]
    fields.set(key, { where, paths: [...(fields.get(key)?.paths ?? []), path] })
  }
  const [first] = trial.sources
  const rest: Line =
    trial.sources.length === 1 && first
      ? [muted('Everything that names no source: '), sourceSpan(first, 'muted'), muted(', the only one.')]
      : muted(
          'What names no source is our own word or code, or was inferred; result rows and facts name theirs where they stand.',
        )
  return [
    ...(fields.size
      ? [
          text('Which of them gave what:', 2),
          list(
            [...fields.values()].map(({ where, paths }) => [`${paths.join(', ')} `, ...where]),
            4,
          ),
        ]
      : []),
    text(rest, 2),
  ]
}

/** What a second extraction came to, and every value that it read otherwise. */
const secondReadingBlocks = (trial: Trial): Block[] => {
  const log = trial.reviewed
  if (!log) return [text(muted('Read once: no second extraction was compared with this record.'))]
  const { compared, agreed, changed, added } = log
  const kept = compared - agreed - changed
  const sums = [
    `${plural(compared, 'value')} compared, ${agreed} alike (${Math.round((100 * agreed) / compared)} %)`,
    `${changed} changed`,
    `${kept} decided for the first reading or kept in both`,
    `${added.length} found by the second reader only`,
  ]
  const thin = compared < thinBelow ? ' That is little: the second reader reached few of its values.' : ''
  return section('Read twice', [
    text(
      `A second independent extraction, not a person’s sign-off, compared on ${log.when} (read at best from: ${log.level}). ${sums.join('; ')}.${thin}`,
      2,
    ),
    ...(log.differences.length
      ? [
          list(
            log.differences.map(
              (d): Line => [
                `${d.path}: first ${readingText(d.first)}, second ${readingText(d.second)} (`,
                ...commas(sourceSpans(d.sources, trial.sources)),
                `): ${d.decided === 'both' ? 'both kept' : `the ${d.decided} stands`}. ${d.why}`,
              ],
            ),
            4,
          ),
        ]
      : []),
  ])
}

const readingText = (value: SecondReading['differences'][number]['first']): string =>
  value === null ? 'nothing' : Array.isArray(value) ? value.join('/') : String(value)

/** What was read, which of it gave what, what the record was merged from, and whether anybody compared it with its sources. */
export const sourcesSection = (trial: Trial): Block[] => [
  ...section('Sources read', [sourceList(trial.sources), ...provenanceBlocks(trial)]),
  ...(trial.mergedFrom.length > 1 ? [text(muted(`Merged from: ${trial.mergedFrom.join(', ')}`))] : []),
  ...secondReadingBlocks(trial),
]
