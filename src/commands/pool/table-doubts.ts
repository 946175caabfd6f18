/** What the rows of a table make doubtful. */
import { looksLikeSe } from '../../evidence/synthesis/index.js'
import type { TableStudy } from '../../evidence/table-input/index.js'
import { harmless } from '../../text.js'

/** Studies that are named one by one. */
const mostRepeated = 5

/** Names twice in a table: the same patients may count twice. */
const twice = (studies: readonly TableStudy[]): string[] => {
  const seen = new Map<string, number>()
  for (const { label } of studies) seen.set(label, (seen.get(label) ?? 0) + 1)
  const repeated = [...seen].filter(([, times]) => times > 1)
  const why = 'if they share patients, or a control group, these count more than once.'
  if (repeated.length <= mostRepeated)
    return repeated.map(([label, times]) => `"${harmless(label)}" stands in ${times} rows: ${why}`)
  const shown = repeated.slice(0, mostRepeated).map(([label, times]) => `"${harmless(label)}" in ${times}`)
  return [`${repeated.length} studies stand in several rows (${shown.join(', ')}, …): ${why}`]
}

/** Rows of one study beside the same control group: its people count more than once. */
const sharedControls = (studies: readonly TableStudy[]): string[] => {
  const columns = ['n2', 'e2', 'mean2', 'sd2'] as const
  const groups = new Map<string, TableStudy[]>()
  for (const study of studies) {
    const own = columns.map((column) => study.data[column])
    if (own.filter((value) => value !== undefined).length < 2) continue
    const key = JSON.stringify([
      study.label.toLowerCase().replace(/[\s([,:;-]+(arm|group|dose)?\s*\w*[)\]]?$/, ''),
      own,
    ])
    groups.set(key, [...(groups.get(key) ?? []), study])
  }
  return [...groups.values()].flatMap((rows) =>
    rows.length > 1
      ? [
          `${rows.map(({ label, place }) => `"${harmless(label)}" (${place})`).join(' and ')} have the same control group: its people count ${rows.length} times. Combine the arms, or split the control group (Cochrane Handbook 23.3.4).`,
        ]
      : [],
  )
}

const spreads = (studies: readonly TableStudy[]): string[] =>
  (['1', '2', ''] as const).flatMap((arm) => {
    const found = studies.flatMap(({ label, data }) => {
      const [sd, n] = [data[`sd${arm}`], data[`n${arm}`]]
      return sd === undefined || n === undefined ? [] : [{ label, sd, n }]
    })
    // Only the smallest can be far below all others.
    const [smallest, ...others] = found.sort((a, b) => a.sd - b.sd)
    if (!smallest) return []
    const { label, sd, n } = smallest
    const median = looksLikeSe(
      sd,
      n,
      others.map((other) => other.sd),
    )
    return median === null
      ? []
      : [
          `"${harmless(label)}": sd${arm} ${sd} in ${n} people is far below the other SDs (median ${median}), but fits them as a standard error. Check it.`,
        ]
  })

/** What the rows themselves make doubtful, and SDs of 0, which no group of people has. */
const doubtful = (studies: readonly TableStudy[]): string[] =>
  studies.flatMap(({ label, place, doubts, data }) => [
    ...doubts.map((doubt) => `"${harmless(label)}" (${place}): ${doubt}.`),
    ...(['sd1', 'sd2', 'sd'] as const).flatMap((column) =>
      data[column] === 0
        ? [`"${harmless(label)}" (${place}): ${column} is 0, as if all people were alike. Check it.`]
        : [],
    ),
  ])

/** Everything that a reader should check in the rows that were given, in sentences. */
export const doubtsAbout = (studies: readonly TableStudy[]): string[] => [
  ...twice(studies),
  ...sharedControls(studies),
  ...spreads(studies),
  ...doubtful(studies),
]
