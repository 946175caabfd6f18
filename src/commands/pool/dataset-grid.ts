/** The studies of a synthesis as rows of numbers: for tables of cells and for R. */
import { ensure } from '../../collections.js'
import { measures, type Synthesis } from '../../evidence/synthesis/index.js'
import type { Analysis } from './analysis.js'
import { studyNumbers } from './contract.js'
import { writtenCell } from './digits.js'
import { reportedText } from './narrative.js'
import type { PoolPart } from './part.js'
import type { RawNumbers } from './r-script.js'

/** The numbers of the arms by metafor's names; null where a study has only its effect. */
export const rawNumbers = (synthesis: Synthesis): RawNumbers[] | null => {
  if (synthesis.measure === 'mc') return null
  const rows = synthesis.included.map(({ reading: { treatment: a, control: b } }): RawNumbers | null => {
    if (!a) return null
    if (measures[synthesis.measure].arms === 'one')
      return a.events !== undefined
        ? { xi: a.events, ni: a.n }
        : a.mean === undefined
          ? null
          : { mi: a.mean, sdi: ensure(a.sd), ni: a.n }
    if (!b) return null
    if (a.events !== undefined && b.events !== undefined) return { ai: a.events, n1i: a.n, ci: b.events, n2i: b.n }
    if (a.mean === undefined || b.mean === undefined) return null
    return { n1i: a.n, m1i: a.mean, sd1i: ensure(a.sd), n2i: b.n, m2i: b.mean, sd2i: ensure(b.sd) }
  })
  return rows.every((row) => row !== null) ? rows : null
}

/** Every study as a row of cells, used or not. */
export const datasetGrid = (synthesis: Synthesis, analysis: Analysis): PoolPart['grid'] => ({
  columns: [
    'outcome',
    'study',
    'trial',
    'result',
    'months',
    'effect',
    'variance',
    'se',
    'ciLow',
    'ciHigh',
    'weight',
    'n1',
    'mean1',
    'sd1',
    'e1',
    'n2',
    'mean2',
    'sd2',
    'e2',
    'used',
    'reason',
    'reported',
    'allowed',
  ],
  rows: [
    ...synthesis.included.map((study, i) => {
      const { effect, variance, se, ci, weight } = studyNumbers(study, i, analysis)
      const { trial, row, treatment, control } = study.reading
      const side = (one: typeof treatment) => [one?.n ?? null, one?.mean ?? null, one?.sd ?? null, one?.events ?? null]
      const allowed = synthesis.overridden.filter(({ trials }) => trials.includes(trial.id)).map(({ code }) => code)
      return [
        synthesis.outcome.id,
        study.label,
        trial.id,
        row.id,
        row.timepointMonths,
        effect,
        variance,
        se,
        ci[0],
        ci[1],
        weight,
        ...side(treatment),
        ...side(control),
        true,
        null,
        reportedText(study.reading),
        [...new Set(allowed)].join('; ') || null,
      ].map(writtenCell)
    }),
    ...synthesis.leftOut.map(({ label, candidate, refusals }) => {
      const { trial, row, effect, treatment, control } = candidate.reading
      const side = (one: typeof treatment) => [one?.n ?? null, one?.mean ?? null, one?.sd ?? null, one?.events ?? null]
      return [
        synthesis.outcome.id,
        label,
        trial.id,
        row.id,
        row.timepointMonths,
        effect?.estimate ?? null,
        effect?.variance ?? null,
        effect?.se ?? null,
        effect?.ci[0] ?? null,
        effect?.ci[1] ?? null,
        null,
        ...side(treatment),
        ...side(control),
        false,
        refusals.map(({ reason }) => reason).join('; '),
        reportedText(candidate.reading),
        null,
      ].map(writtenCell)
    }),
  ],
})
