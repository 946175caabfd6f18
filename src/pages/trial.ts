/** The page of a trial: what was planned, given, measured and found, and where each fact was read. */
import type { Block, Line, Span } from '../answer.js'
import {
  type Arm,
  type ArmResult,
  besideNoneAttributed,
  type DesignField,
  designWord,
  hasNumber,
  isStaleStatus,
  type OutcomeResult,
  type Trial,
} from '../dataset/index.js'
import type { Store } from '../store/index.js'
import { agreeing } from '../text.js'
import { directionSpan } from './direction.js'
import {
  about,
  aboutAll,
  commas,
  type Fact,
  facts,
  heading,
  list,
  missingText,
  muted,
  section,
  sourceSpans,
  text,
} from './parts.js'
import { referenceLine } from './reference-line.js'
import { beware, disputes, listed, remarkSections } from './trial-remarks.js'
import { sourcesSection } from './trial-sources.js'

const number = (value: number): string =>
  Math.abs(value) >= 1e5 ? value.toExponential().replace('e+', 'e') : String(value)

/** Marks a value that no source states: why it was taken for this stands among the notes. */
const inferredMark = (trial: Trial, path: string): string =>
  trial.inferred && Object.hasOwn(trial.inferred, path) ? ' (inferred)' : ''

const valueSpan = (trial: Trial, path: string, value: string | number | null): Span =>
  value === null ? missingText(trial, path, value) : `${value}${inferredMark(trial, path)}`

/** A dose in words: value, unit, basis, and what the source adds. */
export const doseText = (dose: NonNullable<Arm['product']>['dose']): string | null => {
  const value = dose.value === null ? null : `${number(dose.value)} ${dose.unit ?? '(unit not known)'}`
  const basis = dose.basis === 'per-infusion' ? ' per infusion' : dose.basis === 'cumulative' ? ' in all' : ''
  return [value === null ? null : value + basis, dose.text].filter(Boolean).join('; ') || null
}

const armBlocks = (trial: Trial, dataset: Store): Block[] =>
  trial.arms.flatMap((arm): Block[] => {
    const at = `arms.${arm.id}`
    const product = arm.product
    const items: Fact[] = [
      {
        label: 'People',
        value: [
          valueSpan(trial, `${at}.allocated`, arm.allocated),
          ' allocated, ',
          valueSpan(trial, `${at}.analyzed`, arm.analyzed),
          ' analyzed',
        ],
      },
    ]
    if (product) {
      const cells = dataset.vocabulary('cells')
      items.push({
        label: 'Cells',
        value: [
          ...aboutAll('cells', product.cells, { name: (id) => cells.name(id), mark: ' + ' }),
          `${product.label ? ` (${product.label})` : ''}${inferredMark(trial, `${at}.product.cells`)}`,
        ],
      })
      items.push({
        label: 'Donor',
        value: [
          valueSpan(trial, `${at}.product.donor`, product.donor),
          product.tissue ? `; tissue: ${product.tissue}` : '',
        ],
      })
      items.push({
        label: 'Dose',
        value: doseText(product.dose) ?? valueSpan(trial, `${at}.product.dose.value`, null),
      })
      items.push({
        label: 'Given',
        value: [
          valueSpan(trial, `${at}.product.infusions`, product.infusions),
          agreeing(product.infusions ?? 0, ' time, ', ' times, '),
          valueSpan(trial, `${at}.product.route`, product.routeText ?? product.route),
          product.interval ? `, interval ${product.interval}` : '',
        ],
      })
    }
    if (arm.cointervention) items.push({ label: 'Also', value: arm.cointervention })
    return [
      { kind: 'text', text: [{ text: arm.label, role: 'strong' }, muted(` (${arm.role}, id ${arm.id})`)], indent: 2 },
      { kind: 'facts', items, indent: 4 },
    ]
  })

/** One arm's numbers as reported; derived ones are marked with an asterisk. */
export const resultText = (result: ArmResult): string => {
  const parts: string[] = []
  const star = (key: keyof ArmResult): string => (result.derived?.[key] ? '*' : '')
  if (result.n !== undefined && result.n !== null) parts.push(`n ${result.n}${star('n')}`)
  if (result.mean !== undefined) {
    const spread = [
      result.sd === undefined ? null : `SD ${number(result.sd)}${star('sd')}`,
      result.se === undefined ? null : `SE ${number(result.se)}${star('se')}`,
      result.plusMinus === undefined ? null : `± ${number(result.plusMinus)}, kind not stated`,
    ].filter(Boolean)
    parts.push(`mean ${number(result.mean)}${star('mean')}${spread.length ? ` (${spread.join('; ')})` : ''}`)
  } else if (result.plusMinus !== undefined || result.sd !== undefined || result.se !== undefined)
    parts.push(`spread ${result.sd ?? result.se ?? result.plusMinus}`)
  if (result.ci)
    parts.push(`${result.ciLevel ?? 95}% CI ${number(result.ci[0])} to ${number(result.ci[1])}${star('ci')}`)
  if (result.median !== undefined) parts.push(`median ${number(result.median)}${star('median')}`)
  if (result.q1 !== undefined || result.q3 !== undefined)
    parts.push(`quartiles ${result.q1 ?? '?'} to ${result.q3 ?? '?'}`)
  if (result.min !== undefined || result.max !== undefined)
    parts.push(`range ${result.min ?? '?'} to ${result.max ?? '?'}`)
  if (result.events !== undefined) parts.push(`${result.events}${star('events')} with the event`)
  if (result.percent !== undefined) parts.push(`${number(result.percent)}%${star('percent')}`)
  return parts.join(', ')
}

const effectText = (result: OutcomeResult): string | null => {
  const effect = result.effect
  if (!effect) return null
  const names = {
    md: 'mean difference',
    smd: 'standardized mean difference',
    rr: 'risk ratio',
    or: 'odds ratio',
    hr: 'hazard ratio',
    rd: 'risk difference',
    'before-after': 'before-after difference',
    other: 'effect',
  }
  const parts = [
    `${effect.label ?? names[effect.measure]} ${effect.value === null ? 'not given' : number(effect.value)}${effect.unit ? ` ${effect.unit}` : ''}${effect.derived ? '*' : ''}`,
    effect.ci ? `95% CI ${number(effect.ci[0])} to ${number(effect.ci[1])}` : null,
    effect.se === undefined ? null : `SE ${number(effect.se)}`,
    effect.range ? `printed range ${number(effect.range[0])} to ${number(effect.range[1])}` : null,
  ]
  return parts.filter(Boolean).join(', ')
}

/** Rows of one outcome together, in the order in which the record first names it, by time. */
const inReadingOrder = (rows: readonly OutcomeResult[]): OutcomeResult[] => {
  const first = [...new Set(rows.map((r) => r.outcome))]
  return [...rows].sort(
    (a, b) =>
      first.indexOf(a.outcome) - first.indexOf(b.outcome) || (a.timepointMonths ?? 1e9) - (b.timepointMonths ?? 1e9),
  )
}

const outcomeBlocks = (trial: Trial, dataset: Store): Block[] => {
  const names = dataset.vocabulary('outcomes')
  return inReadingOrder(trial.outcomes).flatMap((r): Block[] => {
    const when =
      r.timepointMonths === null ? null : r.timepointMonths === 0 ? 'before treatment' : `${r.timepointMonths} months`
    const scale =
      r.scale === 'percent-change'
        ? 'change in % of baseline'
        : r.scale === 'change'
          ? 'change from baseline'
          : r.scale === 'final'
            ? null
            : r.scale
    const title: Span[] = [
      about('outcomes', r.outcome, names.name(r.outcome), 'strong'),
      [scale, when, r.unit]
        .filter(Boolean)
        .map((part) => ` · ${part}`)
        .join(''),
      r.primary ? ' · primary' : '',
      r.subgroup ? ` · ${r.subgroup}` : '',
    ]
    const arms = Object.entries(r.arms).map(([id, values]): Line => {
      const label = trial.arms.find((arm) => arm.id === id)?.label ?? id
      const shown = resultText(values)
      return [
        `${label}: `,
        hasNumber(values)
          ? shown
          : [shown, values.missing === 'notReported' ? 'no number reported' : 'no number read']
              .filter(Boolean)
              .join(', '),
      ]
    })
    const derived = [
      ...Object.values(r.arms).flatMap((values) =>
        Object.entries(values.derived ?? {}).map(([key, how]) => `${key}: ${how}`),
      ),
      ...(r.effect?.derived ? [`effect: ${r.effect.derived}`] : []),
    ]
    const verdict: Span[] = [
      ...(r.scale === 'baseline' ? [] : [directionSpan(r, trial)]),
      effectText(r) ? `; ${effectText(r)}` : '',
      r.p ? `; p ${r.p}${r.pFor ? ` (${r.pFor})` : ''}` : '',
      muted(` [${r.level}: ${r.locator}; `),
      ...commas(sourceSpans(r.sources, trial.sources)),
      muted(']'),
    ]
    return [
      { kind: 'text', text: title, indent: 2 },
      ...(arms.length ? [list(arms, 4)] : []),
      { kind: 'text', text: verdict, indent: 4 },
      ...(r.definition ? [text(`Defined as: ${r.definition}`, 4)] : []),
      ...(r.spread && r.spread.basis !== 'stated'
        ? [text(`Spread: ${r.spread.kind}, ${r.spread.basis}${r.spread.note ? ` (${r.spread.note})` : ''}`, 4)]
        : []),
      ...(r.note ? [text(r.note, 4)] : []),
      ...(derived.length ? [text(`* derived: ${derived.join('; ')}`, 4)] : []),
    ]
  })
}

/** None attributed, never without what there was of any cause. */
const relatedSpans = (trial: Trial): Span[] => {
  const beside = besideNoneAttributed(trial)
  return [
    valueSpan(trial, 'safety.seriousRelated', trial.safety.seriousRelated),
    ...(beside === undefined ? [] : [{ text: ` (${beside})`, role: 'warn' } as const]),
  ]
}

const safetyFacts = (trial: Trial): Fact[] => [
  { label: 'Serious events', value: valueSpan(trial, 'safety.seriousEvents', trial.safety.seriousEvents) },
  { label: 'Serious and related', value: relatedSpans(trial) },
  { label: 'Deaths', value: valueSpan(trial, 'safety.deaths', trial.safety.deaths) },
  { label: 'From the procedure', value: valueSpan(trial, 'safety.procedureRelated', trial.safety.procedureRelated) },
]

const entryText = ({ text, exclusions }: NonNullable<Trial['eligibility']>): string =>
  `${text}${exclusions ? `. Kept out: ${exclusions.join('; ')}` : ''} (as far as the criteria were read)`

/** The design in a word, then each part of it, marked where sources dispute it. */
const designSpans = (trial: Trial): Span[] => {
  const { design } = trial
  const parts: readonly (readonly [field: DesignField, value: string | null])[] = [
    ['model', design.model],
    ['allocation', design.allocation],
    ['masking', design.masking],
    ['control', design.control],
    ['phases', design.phases?.join('/') ?? null],
    ['centers', design.centers],
  ]
  return [
    designWord(trial),
    ...parts.flatMap(([field, value], i): Span[] => [
      `${i ? ',' : ';'} ${field === 'phases' ? 'phase' : field} `,
      valueSpan(trial, `design.${field}`, value),
      design.disputed?.[field] ? ' ≠ disputed' : '',
    ]),
    design.note ? `. ${design.note}` : '',
  ]
}

const summaryFacts = (trial: Trial, dataset: Store): Fact[] => {
  const { population } = trial
  const m = (path: string, value: string | number | null): Span => valueSpan(trial, path, value)
  return [
    {
      label: 'Disease',
      value: [
        about('diseases', trial.disease, dataset.vocabulary('diseases').name(trial.disease)),
        '; stage ',
        m('population.stage', population.stage),
        '; age ',
        m('population.ageGroup', population.ageGroup),
      ],
    },
    { label: 'People', value: m('population.description', population.description) },
    ...(trial.eligibility ? [{ label: 'Could enter', value: entryText(trial.eligibility) }] : []),
    { label: 'Design', value: designSpans(trial) },
    {
      label: 'Status',
      value: [
        `${trial.status.value}${inferredMark(trial, 'status.value')}`,
        trial.status.asOf ? ` (as of ${trial.status.asOf}` : ' (date not known',
        isStaleStatus(trial.status.value, trial.status.asOf, dataset.stamp.asOf)
          ? { text: ', old: look in the registry)', role: 'warn' }
          : ')',
        trial.status.note ? `. ${trial.status.note}` : '',
      ],
    },
    {
      label: 'Enrolled',
      value: [
        m('enrollment.count', trial.enrollment.count),
        trial.enrollment.type ? ` (${trial.enrollment.type})` : '',
      ],
    },
    {
      label: 'Time',
      value: [
        'start ',
        m('start', trial.start),
        ', completion ',
        m('completion', trial.completion),
        ', follow-up ',
        m('followUpMonths', trial.followUpMonths),
        trial.followUpMonths === null ? '' : ' months',
      ],
    },
    { label: 'Where', value: m('countries', trial.countries?.join(', ') ?? null) },
    { label: 'Sponsor', value: m('sponsor', trial.sponsor) },
    {
      label: 'Registered',
      value: trial.registrations.length
        ? trial.registrations.flatMap((r, i): Span[] => [
            i ? ', ' : '',
            r.url ? { text: r.id, href: r.url } : r.id,
            r.note ? ` (${r.note})` : '',
          ])
        : muted('no number known'),
    },
  ]
}

/** What a trial is called, what it found and does not show, and of what one must beware. */
export const trialHead = (trial: Trial): Block[] => [
  heading(1, [{ text: trial.id, role: 'id' }, trial.acronym ? `  ${trial.acronym}` : '']),
  text([{ text: trial.title, role: 'strong' }]),
  ...disputes(trial),
  ...(trial.finding
    ? [
        text(trial.finding.text),
        ...(trial.finding.limits
          ? [text([{ text: 'What it does not show: ', role: 'warn' }, trial.finding.limits])]
          : []),
      ]
    : [text(muted('No finding: no report of results was read.'))]),
  ...beware(trial),
]

export const trialPage = (trial: Trial, dataset: Store, riskOfBias: readonly Block[]): Block[] => {
  return [
    ...trialHead(trial),
    facts(summaryFacts(trial, dataset)),
    ...section('Arms', armBlocks(trial, dataset)),
    ...section(
      'Outcomes',
      trial.outcomes.length ? outcomeBlocks(trial, dataset) : [text(muted('No outcome row was read.'), 2)],
    ),
    ...(trial.registeredOutcomes?.primary
      ? section('Registered primary outcomes', [
          list(
            trial.registeredOutcomes.primary.map(({ text }) => text),
            2,
          ),
        ])
      : []),
    ...section('Safety', [facts(safetyFacts(trial), 2), ...(trial.safety.text ? [text(trial.safety.text, 2)] : [])]),
    ...section('Risk of bias', riskOfBias),
    ...remarkSections(trial),
    ...section('Reports', listed(trial.references.map((id) => referenceLine(id, dataset)))),
    ...sourcesSection(trial),
  ]
}
