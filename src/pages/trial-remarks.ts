/** What is remarked on a trial: anomalies, disagreements, records that belong together, other facts, notes, open questions. */
import type { Block, Line } from '../answer.js'
import { cautionText, disputedFields, type Trial } from '../dataset/index.js'
import { plural } from '../text.js'
import { about, bracketed, list, section, sourceSpans, text } from './parts.js'

/** A list, or nothing when it would be empty. */
export const listed = (items: readonly Line[]): Block[] => (items.length ? [list(items, 2)] : [])

/** The parts of the design that sources dispute, with what they say: told before anything that rests on them. */
export const disputes = (trial: Trial): Block[] => {
  const parts = disputedFields(trial).map((field) => {
    const held = trial.design[field]
    const word = (value: unknown): string => (Array.isArray(value) ? value.join('/') : String(value))
    const others = (trial.design.disputed?.[field] ?? []).map(word).join(' or ')
    return `${field} ${word(held)} here, ${others} elsewhere`
  })
  const caution = cautionText(trial)
  return parts.length
    ? [
        text([
          { text: '≠ Disputed design: ', role: 'warn' },
          `${parts.join('; ')} (who says what: below).${caution ? ` ${caution}` : ''}`,
        ]),
      ]
    : []
}

/** Said before any number: what a reader must know of the record, and where it is told. */
export const beware = (trial: Trial): Block[] => {
  const [anomalies, disagreements] = [trial.anomalies?.length ?? 0, trial.disagreements?.length ?? 0]
  const parts = [
    ...(anomalies ? [plural(anomalies, 'known anomaly', 'known anomalies')] : []),
    ...(disagreements ? [`sources disagree in ${plural(disagreements, 'place')}`] : []),
  ]
  return parts.length ? [text([{ text: '! Beware: ', role: 'warn' }, `${parts.join('; ')} (told below).`])] : []
}

export const remarkSections = (trial: Trial): Block[] => {
  const read = (ids: readonly string[] = []) => bracketed(sourceSpans(ids, trial.sources))
  const inferred = Object.entries(trial.inferred ?? {}).map(([path, why]) => `Inferred: ${path}: ${why}`)
  const sections: readonly [string, readonly Line[]][] = [
    ['Known anomalies', (trial.anomalies ?? []).map((a) => [{ text: `! ${a.path}: `, role: 'warn' }, a.text])],
    [
      'Where sources disagree',
      (trial.disagreements ?? []).map((d) => [d.about ? `${d.about}: ` : '', d.text, ...read(d.sources)]),
    ],
    [
      'Patients who may be counted elsewhere',
      (trial.overlaps ?? []).map((o) => [about('trials', o.trial, o.trial, 'id'), ` (${o.certainty}): ${o.why}`]),
    ],
    ['Related records', (trial.related ?? []).map((o) => [about('trials', o.trial, o.trial, 'id'), `: ${o.how}`])],
    [
      'Other facts',
      (trial.facts ?? []).map((f) => [`${f.field}: ${f.value}`, ...read(f.sources), f.note ? ` ${f.note}` : '']),
    ],
    ['Notes', [...(trial.notes ?? []), ...inferred]],
    ['To be verified', trial.openQuestions ?? []],
  ]
  return sections.flatMap(([title, items]) => section(title, listed(items)))
}
