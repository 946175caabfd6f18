/** The clashes the comparability guard knows, each with a name, a severity and what it means. */
import { keysOf } from '../../collections.js'

/** refuse: left out unless allowed by name. warn: pooled, but it weakens the answer. note: worth knowing. */
export type Severity = 'refuse' | 'warn' | 'note'

type ClashRule = {
  readonly severity: Severity
  /** Whether --allow can override the refusal; where no effect can be computed, nothing can. */
  readonly canAllow: boolean
  /** One phrase for --help and the reference. */
  readonly summary: string
}

const never = (summary: string): ClashRule => ({ severity: 'refuse', canAllow: false, summary })
const refuse = (summary: string): ClashRule => ({ severity: 'refuse', canAllow: true, summary })
const warn = (summary: string): ClashRule => ({ severity: 'warn', canAllow: false, summary })
const note = (summary: string): ClashRule => ({ severity: 'note', canAllow: false, summary })

/** Every clash by its name, refusals first. */
export const clashRules = {
  excluded: never('left out by --exclude'),
  'no-number': never('no number for an arm that the comparison needs'),
  'no-control': never('a single group, or no control arm: nothing to compare with'),
  'no-spread': never('a mean without SD, SE, interval or quartiles; a percentage without counts'),
  'no-size': never('the number of people is not on record'),
  kind: never('another kind of result than the measure needs (people at a target against means)'),
  'percent-change': never('percent of baseline against values in the unit'),
  units: never('units that do not convert into each other'),
  statistics: never('the numbers contradict each other or leave the effect undefined'),
  'time-points': refuse('time points outside the window, or not known'),
  'change-and-final': refuse('change from baseline against value at the end'),
  'non-randomized': refuse('non-randomized beside randomized comparisons'),
  disease: refuse('different diseases'),
  overlap: refuse('cohorts that share, or may share, patients'),
  definitions: refuse('different or unstated definitions under one outcome name'),
  'baseline-imbalance': refuse('final scores of arms that differed at baseline'),
  'spread-unknown': refuse('a number after ± whose kind is not stated, taken as an SD'),
  'probable-se': refuse('a spread called an SD that is probably a standard error'),
  contradiction: refuse('numbers that the source itself contradicts'),
  skewed: refuse('a mean estimated from a median whose quartiles look skewed'),
  case: refuse('a single person: a case, not a group'),
  'no-events': refuse('nobody, or everybody, had the event in both arms'),
  'spread-inferred': warn('the kind of spread was inferred, not stated'),
  median: warn('mean and SD estimated from a median'),
  derived: warn('numbers derived, not printed'),
  secondary: warn('numbers from a secondary source or news'),
  subgroup: warn('only part of the participants'),
  'size-assumed': warn('people allocated stand for people analyzed'),
  anomaly: warn('something in the source that cannot be right'),
  disagreement: warn('sources that disagree'),
  stage: warn('different stages of disease'),
  age: warn('adults and children'),
  cells: warn('different cells'),
  donors: warn('the patients’ own cells and donor cells'),
  test: warn('different or unstated tests and instruments'),
  wording: warn('definitions worded differently'),
  'single-group': note('arms of controlled trials beside single-group series'),
  design: warn('no randomized comparison among them'),
  'before-after': warn('patients compared with their own baseline'),
  'percent-scale': warn('a change in percent of baseline'),
  'baseline-unknown': note('final scores without baseline values on record'),
  control: note('different controls'),
  dose: note('doses that differ or do not compare'),
  'disease-within': note('forms of one disease'),
  'cells-within': note('different cells within the kind asked for'),
  times: note('time points apart, within the window'),
  cointervention: note('another treatment beside the cells'),
} as const satisfies Record<string, ClashRule>

export type ClashCode = keyof typeof clashRules

/** One clash between candidate results: what, how bad, which trials, and the reason in a sentence. */
export type Clash = {
  readonly code: ClashCode
  readonly severity: Severity
  /** Ids of the trials concerned. */
  readonly trials: readonly string[]
  readonly reason: string
  /** Whether the user overrode the refusal. */
  readonly allowed: boolean
}

/** Names that --allow takes. */
export const allowable: readonly ClashCode[] = keysOf(clashRules).filter((code) => clashRules[code].canAllow)

/** A clash of some trials; a refusal that the user allowed stays in the list, marked. */
export const clash = (
  code: ClashCode,
  trials: readonly string[],
  reason: string,
  allowed: ReadonlySet<string> = new Set(),
): Clash => ({ code, severity: clashRules[code].severity, trials, reason, allowed: allowed.has(code) })
