/** The pages that were read for a trial, and which of them gave what. */
import type { Block, Line, Span } from '../../answer.js'
import type { SourceRead, Trial } from '../../dataset/index.js'
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
  for (const [path, { sources, note }] of Object.entries(trial.provenance ?? {})) {
    const key = JSON.stringify([sources, note])
    const where = [muted('['), ...commas(sourceSpans(sources, trial.sources)), muted(`]${note ? ` ${note}` : ''}`)]
    fields.set(key, { where, paths: [...(fields.get(key)?.paths ?? []), path] })
  }
  const [first] = trial.sources
  const rest: Line =
    trial.sources.length === 1 && first
      ? [muted('Everything that names no source: '), sourceSpan(first, 'muted'), muted(', the only one.')]
      : muted(
          'Everything else that names no source: from the sources above; which one gave which value was not recorded.',
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

/** What was read, which of it gave what, what the record was merged from, and whether anybody compared it with its sources. */
export const sourcesSection = (trial: Trial): Block[] => [
  ...section('Sources read', [sourceList(trial.sources), ...provenanceBlocks(trial)]),
  ...(trial.mergedFrom.length > 1 ? [text(muted(`Merged from: ${trial.mergedFrom.join(', ')}`))] : []),
  text(
    muted(
      trial.reviewed
        ? `Compared with its sources on ${trial.reviewed}.`
        : 'Not yet compared with its sources by a second reader.',
    ),
  ),
]
