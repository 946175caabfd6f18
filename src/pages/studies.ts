/** Trials for, against and silent, as lists and as JSON: shared by the page of a claim and by check. */

import { type Block, type Line, plain, type Span } from '../answer.js'
import { itemAt, keysOf } from '../collections.js'
import type { ItemOf } from '../contracts/index.js'
import { changeWord, directionWord, type OutcomeResult } from '../dataset/index.js'
import {
  byStance,
  type ClaimQuestion,
  type ClaimTrial,
  claimTrialRule,
  type ResultStance,
  type Stance,
  sharedPatients,
  stances,
} from '../evidence/claims/index.js'
import { plural } from '../text.js'
import { about, heading, list, muted, separated, text } from './parts.js'

/** What the sides mean for the kind of claim. */
type Aspect = Pick<ClaimQuestion, 'about' | 'harm'>

const title = (stance: Stance, { about, harm }: Aspect): string => {
  const seen = 'more harm than control, or harm attributed to the treatment'
  const unseen = 'no more harm than control, or none attributed to the treatment beside a control group'
  switch (stance) {
    case 'for':
      return about === 'benefit' ? 'For (better than control)' : `For (${harm ? seen : unseen})`
    case 'against':
      return about === 'benefit'
        ? 'Against (no difference from control, or control did better)'
        : `Against (${harm ? unseen : seen})`
    case 'mixed':
      return 'Mixed (results on both sides)'
    case 'uncontrolled':
      return `Uncontrolled (not compared with people without cells${about === 'benefit' ? ': never counted as for' : ''})`
    case 'silent':
      return 'Silent'
  }
}

const silences: Readonly<Record<NonNullable<ClaimTrial['silence']>, string>> = {
  'no-direction': 'measured, but the source read tells no direction',
  'not-reported-here': 'reported, but without this outcome in what was read',
  'registered-only': 'only a registration was read',
}

const sideRole = { for: 'good', against: 'bad', uncontrolled: 'muted', unclear: 'muted' } as const

const harmWords = {
  'serious-related': 'serious events attributed to the treatment',
  'procedure-related': 'events attributed to the procedure',
  deaths: 'deaths of any cause',
} as const

/** People with the event in each arm, where the row counts them. */
const counts = (result: OutcomeResult): string =>
  Object.entries(result.arms)
    .flatMap(([arm, v]) =>
      v.events !== undefined
        ? [`${arm} ${v.events}${v.n == null ? '' : `/${v.n}`}`]
        : v.percent !== undefined
          ? [`${arm} ${v.percent}%`]
          : [],
    )
    .join(', ')

const when = (results: readonly OutcomeResult[]): string => {
  const months = [...new Set(results.map((r) => r.timepointMonths))].filter((m) => m !== null).sort((a, b) => a - b)
  return months.length ? `at ${months.join(', ')} mo` : ''
}

/** What one row, or several that say the same at several times, found. */
const resultSpan = (
  side: ResultStance,
  results: readonly OutcomeResult[],
  { isToldBeside }: { readonly isToldBeside: boolean },
): Span => {
  const first = itemAt(results, 0)
  const counted = counts(first)
  // Where no result of the outcome has a direction, counts speak for themselves; beside one, silence would borrow it.
  const isSilent = !isToldBeside && first.direction === 'unclear' && (side === 'uncontrolled' || counted !== '')
  const word =
    side === 'uncontrolled' ? `not against control: ${changeWord[first.direction]}` : directionWord[first.direction]
  const told = isSilent ? '' : word
  const definition =
    counted && first.definition ? first.definition.charAt(0).toLowerCase() + first.definition.slice(1) : ''
  const detail = [counted, definition, first.p ? `p ${first.p}` : ''].filter(Boolean).join('; ')
  return {
    text: [told, when(results), detail ? `(${detail})` : ''].filter(Boolean).join(' ') || 'reported without a number',
    role: sideRole[side],
  }
}

/** Rows that say the same at different times stand together; rows with counts or p-values alone. */
const groupsOf = (rows: ClaimTrial['results']): { side: ResultStance; results: OutcomeResult[] }[] => {
  const groups = new Map<string, { side: ResultStance; results: OutcomeResult[] }>()
  const byTime = [...rows].sort((a, b) => (a.result.timepointMonths ?? 1e9) - (b.result.timepointMonths ?? 1e9))
  for (const { result, side } of byTime) {
    const own = counts(result) || result.p ? result.id : ''
    const key = [result.direction, side, own].join(' ')
    groups.set(key, { side, results: [...(groups.get(key)?.results ?? []), result] })
  }
  return [...groups.values()]
}

/** Results of one trial in a few words, outcome by outcome. */
const resultSpans = (placed: ClaimTrial): Span[] => {
  const outcomes = [...new Set(placed.results.map(({ result }) => result.outcome))]
  const spans = outcomes.map((outcome): Span[] => {
    const own = placed.results.filter(({ result }) => result.outcome === outcome)
    const isTold = own.some(({ result }) => result.direction !== 'unclear')
    const items = groupsOf(own).map((g) => resultSpan(g.side, g.results, { isToldBeside: isTold }))
    // A final value and a change of the same measure read alike; one mention is enough.
    const once = [...new Map(items.map((span) => [plain(span), span])).values()]
    return [about('outcomes', outcome), ' ', ...separated(once)]
  })
  for (const { harm, side } of placed.harms)
    spans.push([{ text: `${harm.count} ${harmWords[harm.what]}`, role: sideRole[side] }])
  return spans.flatMap((some, i) => (i ? ['; ', ...some] : some))
}

const size = ({ trial }: ClaimTrial): string =>
  trial.enrollment.count === null
    ? 'n not known'
    : `n ${trial.enrollment.count}${trial.enrollment.type === 'estimated' ? ' planned' : ''}`

const trialLine = (placed: ClaimTrial): Line => {
  const results = resultSpans(placed)
  return [
    about('trials', placed.trial.id, placed.trial.id, 'id'),
    ` (${placed.designText}, ${size(placed)})`,
    ...(results.length ? [': ', ...results] : []),
  ]
}

/** Silent trials in a paragraph per reason: what they are, how large, how designed. */
const silentBlocks = (silent: readonly ClaimTrial[]): Block[] =>
  keysOf(silences).flatMap((reason): Block[] => {
    const some = silent.filter((t) => t.silence === reason)
    if (some.length === 0) return []
    const label = `${plural(some.length, 'trial')}, ${silences[reason]}: `
    // Counts without a direction are still counts: they are shown.
    if (reason === 'no-direction') return [text({ text: label, role: 'label' }, 2), list(some.map(trialLine), 4)]
    return [
      text(
        [
          { text: label, role: 'label' },
          ...some.flatMap((t, i): Span[] => [
            i ? '; ' : '',
            about('trials', t.trial.id, t.trial.id, 'id'),
            muted(` (${t.designText}, ${size(t)})`),
          ]),
        ],
        2,
      ),
    ]
  })

/** How many trials stand on each side. */
export const stanceCounts = (trials: readonly ClaimTrial[]): string => {
  const sides = byStance(trials)
  return stances.map((stance) => `${sides[stance].length} ${stance}`).join(', ')
}

/** Every trial by side, the least biased and largest first. */
export const studyBlocks = (trials: readonly ClaimTrial[], aspect: Aspect): Block[] => {
  const sides = byStance(trials)
  return stances.flatMap((stance): Block[] => {
    const some = sides[stance]
    if (some.length === 0) return []
    const body = stance === 'silent' ? silentBlocks(some) : [list(some.map(trialLine), 2)]
    return [heading(3, `${title(stance, aspect)}: ${plural(some.length, 'trial')}`), ...body]
  })
}

/** The rule by which trials were placed, in small print. */
export const ruleBlocks = (): Block[] => [
  list(
    claimTrialRule.map((line): Line => muted(line)),
    2,
  ),
]

/** Trials that must not be counted twice, as a note; nothing when there are none. */
export const sharedNote = (trials: readonly ClaimTrial[]): string[] => {
  const pairs = sharedPatients(trials.filter((t) => t.stance !== 'silent'))
  return pairs.length ? [`May share patients, so count once: ${pairs.map((pair) => pair.join(' / ')).join('; ')}.`] : []
}

type StudyJson = ItemOf<'check'>['parts'][number]['trials'][number]

const countsJson = (result: OutcomeResult): StudyJson['results'][number]['counts'] =>
  Object.entries(result.arms).flatMap(([arm, { events, percent, n }]) =>
    events === undefined && percent === undefined
      ? []
      : [{ arm, events: events ?? null, n: n ?? null, percent: percent ?? null }],
  )

/** A placed trial for machines, with the place where each result was read. */
export const studyJson = (placed: ClaimTrial): StudyJson => ({
  trial: placed.trial.id,
  stance: placed.stance,
  ...(placed.silence ? { silence: placed.silence } : {}),
  design: placed.design,
  designText: placed.designText,
  enrollment: placed.trial.enrollment.count,
  enrollmentType: placed.trial.enrollment.type,
  results: placed.results.map(({ result, side }) => ({
    id: result.id,
    outcome: result.outcome,
    timepointMonths: result.timepointMonths,
    direction: result.direction,
    side,
    p: result.p ?? null,
    ...(result.definition ? { definition: result.definition } : {}),
    counts: countsJson(result),
    level: result.level,
    locator: result.locator,
    sources: result.sources,
  })),
  harms: placed.harms.map(({ harm, side }) => ({ ...harm, side })),
})
