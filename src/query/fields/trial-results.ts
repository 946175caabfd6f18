/** Fields of a trial about what was found, one element per result, and how far it can be trusted. */
import {
  changeWord,
  choices,
  comparesCellsWithControl,
  designFields,
  directionWord,
  disputedFields,
  headlineResult,
  isBetweenGroup,
  type OutcomeResult,
  statusWord,
  type Trial,
  uncontrolledWord,
} from '../../dataset/index.js'
import type { Cell, Element, Field } from '../field.js'

type F = Field<Trial>

const perResult =
  (read: (result: OutcomeResult, trial: Trial) => Element) =>
  (trial: Trial): Cell =>
    trial.outcomes.map((result) => read(result, trial))

const levels = choices.level

const bestLevel = (trial: Trial): string | null =>
  levels.find((level) => trial.sources.some((source) => source.level === level)) ?? null

const results: F[] = [
  {
    name: 'outcome',
    label: 'Outcomes',
    help: 'Outcome measures with a result after treatment on record (a baseline value alone does not count); a broader outcome finds all below it',
    type: 'term',
    vocabulary: 'outcomes',
    many: true,
    group: 'result',
    at: 'outcomes[].outcome',
    read: perResult((r) => (r.scale === 'baseline' ? null : r.outcome)),
  },
  {
    name: 'direction',
    label: 'Direction',
    help: 'What a result says, as its source puts it (together with --outcome: of that outcome; baseline rows do not count)',
    type: 'choice',
    many: true,
    group: 'result',
    choices: choices.direction,
    aliases: {
      'favours-cell': 'favors-cell',
      'favours-control': 'favors-control',
      positive: 'favors-cell',
      negative: 'favors-control',
      null: 'no-difference',
    },
    at: 'outcomes[].direction',
    read: perResult((r) => (r.scale === 'baseline' ? null : r.direction)),
  },
  {
    name: 'between-group',
    label: 'Between-group numbers',
    help: 'Whether a result has numbers for a cell arm and a control arm, or an effect against control (with --outcome: of that outcome)',
    type: 'boolean',
    many: true,
    group: 'result',
    derived: true,
    read: perResult((r, t) => isBetweenGroup(r, t)),
  },
  {
    name: 'primary',
    label: 'Primary',
    help: 'Whether a result is called primary (with --outcome: of that outcome)',
    type: 'boolean',
    many: true,
    group: 'result',
    at: 'outcomes[].primary',
    read: perResult((r) => r.primary),
  },
  {
    name: 'timepoint',
    label: 'Time points',
    help: 'Months after the first treatment of a result',
    type: 'number',
    unit: 'months',
    many: true,
    group: 'result',
    at: 'outcomes[].timepointMonths',
    read: perResult((r) => r.timepointMonths),
  },
  {
    name: 'result-level',
    label: 'Result read from',
    help: 'How close to the original a result was read (with --outcome: of that outcome)',
    type: 'choice',
    many: true,
    group: 'result',
    choices: levels,
    at: 'outcomes[].level',
    read: perResult((r) => r.level),
  },
  {
    name: 'headline',
    label: 'Headline result',
    help: 'Result that stands for the trial: primary before secondary, against a control group before not; a favorable one gives way to one of the same outcome that is not, at its time or later. "no control" or "not against control": a change from before treatment or cells against cells, so nothing is favored; see show for all',
    type: 'text',
    derived: true,
    filterable: false,
    read: (t, look) => {
      const r = headlineResult(t)
      if (r) {
        const months = r.timepointMonths === null ? null : `${r.timepointMonths} mo`
        // Without a control group nothing is favored, and a p-value tests no effect of the cells.
        if (!comparesCellsWithControl(r))
          return `${uncontrolledWord(t)}: ${r.outcome}, ${changeWord[r.direction]}${months ? ` at ${months}` : ''}`
        const when = months ? `, ${months}` : ''
        const p = r.p ? ` (p ${r.p})` : ''
        return `${directionWord[r.direction]}: ${r.outcome}${when}${p}`
      }
      return t.kind === 'registered'
        ? `no results read; ${t.status.value === 'unknown' ? 'status ' : ''}${statusWord(t.status, look.asOf)}`
        : 'no outcome row read'
    },
    column: { priority: 4, min: 20, max: 46 },
  },
  {
    name: 'headline-direction',
    label: 'Direction of the headline',
    help: 'Direction of the headline result, where it compares cells with a control group',
    type: 'choice',
    choices: choices.direction,
    derived: true,
    filterable: false,
    read: (t) => {
      const r = headlineResult(t)
      return r && comparesCellsWithControl(r) ? r.direction : null
    },
  },
  {
    name: 'serious-related',
    label: 'Serious related',
    help: 'Serious adverse events attributed to the treatment',
    type: 'integer',
    explainedBy: ['safety.seriousRelated'],
    at: 'safety.seriousRelated',
    read: (t) => t.safety.seriousRelated,
  },
  {
    name: 'serious-events',
    label: 'Serious events',
    help: 'Serious adverse events of any cause',
    type: 'integer',
    explainedBy: ['safety.seriousEvents'],
    at: 'safety.seriousEvents',
    read: (t) => t.safety.seriousEvents,
  },
  {
    name: 'deaths',
    label: 'Deaths',
    help: 'Deaths of any cause',
    type: 'integer',
    explainedBy: ['safety.deaths'],
    at: 'safety.deaths',
    read: (t) => t.safety.deaths,
  },
  {
    name: 'finding',
    label: 'Finding',
    help: 'What the trial found, in our words',
    type: 'text',
    filterable: false,
    explainedBy: ['finding'],
    read: (t) => t.finding?.text ?? null,
  },
]

const trust: F[] = [
  {
    name: 'read',
    label: 'Headline read from',
    help: 'How closely the headline result was read; without one, the closest reading behind the record',
    type: 'choice',
    choices: levels,
    derived: true,
    read: (t) => headlineResult(t)?.level ?? bestLevel(t),
    column: { label: 'Read', priority: 3, min: 9, max: 9 },
  },
  {
    name: 'level',
    label: 'Best source',
    help: 'Closest reading behind the record: full-text, abstract, registry, secondary, news',
    type: 'choice',
    choices: levels,
    derived: true,
    read: bestLevel,
  },
  {
    name: 'levels',
    label: 'Source levels',
    help: 'Every level at which something was read',
    type: 'choice',
    many: true,
    choices: levels,
    derived: true,
    read: (t) => levels.filter((level) => t.sources.some((s) => s.level === level)),
  },
  {
    name: 'reviewed',
    label: 'Read twice',
    help: 'Whether a second independent extraction was compared with the record, value by value; not a person’s sign-off',
    type: 'boolean',
    derived: true,
    at: 'reviewed',
    read: (t) => t.reviewed !== null,
  },
  {
    name: 'agreement',
    label: 'Agreement',
    help: 'Values on which two readers agree, in percent of those that both gave; nothing where the record was read once',
    type: 'number',
    unit: '%',
    derived: true,
    read: (t) => (t.reviewed?.compared ? Math.round((1000 * t.reviewed.agreed) / t.reviewed.compared) / 10 : null),
  },
  {
    name: 'disputed',
    label: 'Disputed',
    help: 'Parts of the design that sources dispute, marked ≠ in lists; "none" where they do not: --disputed none leaves disputed designs out',
    type: 'choice',
    many: true,
    choices: [...designFields, 'none'],
    derived: true,
    read: (t) => (t.design.disputed ? disputedFields(t) : ['none']),
  },
  {
    name: 'anomalies',
    label: 'Anomalies',
    help: 'Number of known anomalies on the record',
    type: 'integer',
    derived: true,
    at: 'anomalies',
    read: (t) => t.anomalies?.length ?? 0,
  },
  {
    name: 'disagreements',
    label: 'Disagreements',
    help: 'Number of places where sources disagree',
    type: 'integer',
    derived: true,
    at: 'disagreements',
    read: (t) => t.disagreements?.length ?? 0,
  },
  {
    name: 'overlaps',
    label: 'Overlaps',
    help: 'Trials that may share patients with this one',
    type: 'text',
    many: true,
    read: (t) => (t.overlaps ?? []).map((o) => o.trial),
  },
  {
    name: 'reference',
    label: 'References',
    help: 'Reports of the trial (ids of references)',
    type: 'text',
    many: true,
    at: 'references',
    read: (t) => t.references,
  },
]

/** What was found, and how far it can be trusted. */
export const resultFields: readonly F[] = [...results, ...trust]
