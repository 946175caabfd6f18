/** The pages that were read for a trial, and which of them gave what. */
import type { Block, Line } from '../../answer.js'
import type { SourceRead, Trial } from '../../dataset/index.js'
import { list, muted, section, text } from './parts.js'

const sourceLine = (source: SourceRead): Line => [
  { text: `${source.id} `, role: 'label' },
  `${source.level} (${source.what}) `,
  /^https?:\/\//.test(source.url) ? { text: source.url, href: source.url } : source.url,
]

/** Which source gave which field, as far as that was recorded; result rows and facts name theirs where they stand. */
const provenanceBlocks = (trial: Trial): Block[] => {
  const fields = new Map<string, string[]>()
  for (const [path, { sources, note }] of Object.entries(trial.provenance ?? {})) {
    const where = `[${sources.join(', ')}]${note ? ` ${note}` : ''}`
    fields.set(where, [...(fields.get(where) ?? []), path])
  }
  const rest =
    trial.sources.length === 1
      ? 'Everything that names no source: s1, the only one.'
      : 'Everything else that names no source: from the sources above; which one gave which value was not recorded.'
  return [
    ...(fields.size
      ? [
          text('Which of them gave what:', 2),
          list(
            [...fields].map(([where, paths]) => [`${paths.join(', ')} `, muted(where)]),
            4,
          ),
        ]
      : []),
    text(muted(rest), 2),
  ]
}

/** What was read, which of it gave what, what the record was merged from, and whether anybody compared it with its sources. */
export const sourcesSection = (trial: Trial): Block[] => [
  ...section('Sources read', [list(trial.sources.map(sourceLine), 2), ...provenanceBlocks(trial)]),
  ...(trial.mergedFrom.length > 1 ? [text(muted(`Merged from: ${trial.mergedFrom.join(', ')}`))] : []),
  text(
    muted(
      trial.reviewed
        ? `Compared with its sources on ${trial.reviewed}.`
        : 'Not yet compared with its sources by a second reader.',
    ),
  ),
]
