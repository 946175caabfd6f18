/** What the words of a record say that no field holds: who chose the treatment, what was compared, what was registered. */
import type { Outcome, OutcomeResult, Trial } from '../../dataset/index.js'
import { foldWords } from '../../text.js'

/** A phrase found in a record, with the path of the text it stands in. */
export type Phrase = { readonly path: string; readonly text: string }

const present = (items: readonly [string, string | null | undefined][]): Phrase[] =>
  items.flatMap(([path, text]) => (text ? [{ path, text }] : []))

const aboutTrial = (trial: Trial): Phrase[] =>
  present([
    ['title', trial.title],
    ['design.note', trial.design.note],
    ['finding.text', trial.finding?.text],
    ['finding.limits', trial.finding?.limits],
    ...trial.arms.map((arm) => [`arms.${arm.id}.label`, arm.label] as [string, string]),
    ...(trial.facts ?? []).map((fact, i) => [`facts.${i}`, `${fact.field}: ${fact.value}`] as [string, string]),
    ...(trial.notes ?? []).map((note, i) => [`notes.${i}`, note] as [string, string]),
  ])

const aboutRow = ({ id, label, definition, note, subgroup }: OutcomeResult): Phrase[] =>
  present([
    [`outcomes.${id}.label`, label],
    [`outcomes.${id}.definition`, definition],
    [`outcomes.${id}.subgroup`, subgroup],
    [`outcomes.${id}.note`, note],
  ])

const patterns = {
  notConcealed: /\ballocation (?:was )?not concealed\b/i,
  chosen:
    /\b(?:patients|participants|parents|families|people) (?:themselves )?chose\b|\bby (?:own )?(?:choice|willingness|preference)\b|\bat the (?:parents|patients|participants|families)[’']? request\b|\bself-selected\b/i,
  historical: /\bhistorical (?:controls?|cohort|comparison|group)\b|\(historical\)/i,
  matched: /(?<!\bnot )\bmatched\b|\bpropensity\b/i,
  adjusted: /(?<!dose[- ])(?<!\bnot )\badjusted\b/i,
  perProtocol: /(?<!\b(?:not|no) )\bper[- ]protocol\b/i,
  unplanned: /\bpost[- ]hoc\b|\binterim\b/i,
} as const

/** The first text of a trial, or of one of its rows, that says such a thing. */
export const saysOf = (what: keyof typeof patterns, trial: Trial, row?: OutcomeResult): Phrase | undefined =>
  (row ? aboutRow(row) : aboutTrial(trial)).find(({ text }) => patterns[what].test(text))

/** Outcome measures that a text names; a shorter name inside a longer one does not count. */
export const outcomesNamed = (text: string, outcomes: readonly Outcome[]): readonly string[] => {
  const words = foldWords(text)
  const found: { id: string; from: number; to: number }[] = []
  for (const outcome of outcomes)
    for (const name of [outcome.name, ...outcome.aliases]) {
      const needle = foldWords(name)
      if (needle.trim().length < 3) continue
      for (let at = words.indexOf(needle); at >= 0; at = words.indexOf(needle, at + 1))
        found.push({ id: outcome.id, from: at, to: at + needle.length })
    }
  const inside = (a: { from: number; to: number }, b: { from: number; to: number }): boolean =>
    b.from <= a.from && a.to <= b.to && b.to - b.from > a.to - a.from
  return [...new Set(found.filter((a) => !found.some((b) => inside(a, b))).map(({ id }) => id))]
}

/** Whether one measure is the other, or lies above or below it. */
export const isSameMeasure = (a: string, b: string, outcomes: readonly Outcome[]): boolean => {
  const above = (id: string, wanted: string): boolean =>
    id === wanted || (outcomes.find((o) => o.id === id)?.parents ?? []).some((parent) => above(parent, wanted))
  return above(a, b) || above(b, a)
}

const months = 'January February March April May June July August September October November December'.split(' ')

const isoDate = (text: string): string | undefined => {
  const iso = /\bregistered (?:\w+ )?(?:on )?(\d{4}(?:-\d{2}(?:-\d{2})?)?)\b/i.exec(text)
  if (iso) return iso[1]
  const long = /\bregistered (?:\w+ )?(?:on )?(?:(\d{1,2}) )?([A-Z][a-z]+) (\d{4})\b/i.exec(text)
  const month = months.indexOf(long?.[2] ?? '') + 1
  if (!long || month === 0) return undefined
  return [long[3], String(month).padStart(2, '0'), ...(long[1] ? [long[1].padStart(2, '0')] : [])].join('-')
}

/** Whether a trial was registered before it began; unknown unless every registration's date, and the start, are on record. */
export const registrationTiming = (trial: Trial): 'prospective' | 'retrospective' | 'unknown' => {
  const timings = trial.registrations.map(({ note = '' }) => {
    if (/\bregistered retrospectively\b/i.test(note)) return 'retrospective'
    const date = isoDate(note)
    if (!date || !trial.start) return 'unknown'
    const length = Math.min(date.length, trial.start.length)
    const [registered, start] = [date.slice(0, length), trial.start.slice(0, length)]
    // In the same month or year, as far as both are known, nobody can tell which came first.
    return registered === start && length < 10 ? 'unknown' : registered > start ? 'retrospective' : 'prospective'
  })
  if (timings.includes('prospective')) return 'prospective'
  return timings.length > 0 && timings.every((timing) => timing === 'retrospective') ? 'retrospective' : 'unknown'
}
