/**
 * Posted results as rows of a trial, where the measure is one of the vocabulary and every group is a registered arm. Everything
 * posted stands among the facts as well, so that what becomes no row is not lost. A spread that is not posted is not there.
 */
import type { ArmResult, OutcomeResult } from '../../dataset/index.js'
import { Part, type RegistryStudy } from '../study/index.js'
import { measureNamed } from './classify.js'
import { type Groups, groupsOf } from './groups.js'
import { monthsIn, numberIn } from './numbers.js'
import { comparedBy } from './posted-analysis.js'
import { harmRowsOf } from './posted-harms.js'
import type { RegistryTrial } from './trial.js'

type Arm = RegistryTrial['arms'][number]

type Read = { readonly result: ArmResult; readonly note: string | null }

/** Limits and spread by the kind that the registry states, in the spelling of results and that of baselines. */
const spreadOf = (kind: string, one: Part): Partial<ArmResult> | null => {
  const spread = numberIn(one.text('spread'))
  const [low, high] = [numberIn(one.text('lowerLimit')), numberIn(one.text('upperLimit'))]
  const both = low !== null && high !== null
  if (kind === '') return {}
  if (kind === 'standard deviation') return spread === null ? {} : { sd: spread }
  if (kind === 'standard error') return spread === null ? {} : { se: spread }
  if (kind === 'full range') return both ? { min: low, max: high } : {}
  if (kind === 'inter-quartile range' || kind === 'inter quartile range') return both ? { q1: low, q3: high } : {}
  const interval = /^(\d+(?:\.\d+)?)% confidence interval$/.exec(kind)
  if (!interval) return null
  const level = Number(interval[1])
  return both ? { ci: [low, high], ...(level === 95 ? {} : { ciLevel: level }) } : {}
}

const spreadKinds: Readonly<Record<string, NonNullable<OutcomeResult['spread']>['kind']>> = {
  'standard deviation': 'sd',
  'standard error': 'se',
  'full range': 'range',
  'inter-quartile range': 'iqr',
}

/** One group's value; null where our records have no place for such a value. */
const readValue = (param: string, kind: string, one: Part, n: number | null): Read | null => {
  const text = one.text('value')
  const count = n === null ? {} : { n }
  if (text === 'NA' || text === null)
    return {
      result: { ...count, missing: 'notReported' },
      note: `not available${one.text('comment') ? ` (${one.text('comment')})` : ''}`,
    }
  if (n === 0) return { result: { n, missing: 'notReported' }, note: 'nobody was analyzed' }
  const value = numberIn(text)
  const spread = spreadOf(kind, one)
  if (value === null || spread === null) return null
  if (param === 'MEAN' || param === 'LEAST_SQUARES_MEAN')
    return { result: { ...count, mean: value, ...spread }, note: null }
  if (param === 'MEDIAN') return { result: { ...count, median: value, ...spread }, note: null }
  if (param === 'COUNT_OF_PARTICIPANTS' && Number.isInteger(value) && value >= 0)
    return { result: { ...count, events: value }, note: null }
  return null
}

/** Words by which people are counted who did not have what a measure names: such a count stays among the facts. */
const turned =
  /\b(?:free|freedom|absence|without|no|not|non|never|lost|loss|lose|losing|fail\w*|avoid\w*|unable|reduc\w*|decreas\w*|improv\w*|lack|cessation)\b/i
/** Words by which a mean is of a difference whose sign or scale is not told: it stays among the facts. */
const differences = /\b(?:reduc\w*|decreas\w*|increas\w*|difference|improve\w*|delta|fold|ratio|rise|gain|decline)\b/i
const relativeChange = /(?:percent(?:age)?|%)\s*(?:of\s+)?change|change\s*\(%\)|relative change/i

const denominatorsOf = (measure: Part): ReadonlyMap<string, number> =>
  new Map(
    measure.parts('denoms').flatMap((denom) =>
      /^participants$/i.test(denom.text('units') ?? '')
        ? denom.parts('counts').flatMap((one) => {
            const [id, n] = [one.text('groupId'), numberIn(one.text('value'))]
            return id === null || n === null ? [] : [[id, n] as const]
          })
        : [],
    ),
  )

/** How a p-value and a direction came about: what the registry posts says neither, so the direction is unclear. */
const comparisonOf = (arms: readonly Arm[]): OutcomeResult['comparison'] => {
  const withCells = arms.filter(({ product }) => product !== null).length
  if (arms.length > 1 && withCells === arms.length) return 'among-treated'
  if (withCells === 0) return 'none'
  return withCells < arms.length ? 'against-control' : 'before-after'
}

const rowOf = (measure: Part, arms: readonly Arm[], taken: ReadonlySet<string>): OutcomeResult | null => {
  const title = measure.text('title')
  const named = title === null ? null : measureNamed(title)
  const param = measure.text('paramType') ?? ''
  const classes = measure.parts('classes')
  const [only] = classes.flatMap((one) => one.parts('categories'))
  const isOne = classes.length === 1 && classes[0]?.parts('categories').length === 1
  if (title === null || named === null || !only || !isOne) return null
  const isBinary = param === 'COUNT_OF_PARTICIPANTS'
  if (isBinary !== named.isBinary) return null
  const outcome = named.id
  const groups: Groups = groupsOf(measure.parts('groups'), arms)
  if (!groups.arms) return null
  if ((isBinary ? turned : differences).test(title)) return null
  const kind = (measure.text('dispersionType') ?? '').toLowerCase().replaceAll('_', ' ')
  const n = denominatorsOf(measure)
  const values: (readonly [string, Read])[] = []
  const printed = new Map<string, string>()
  for (const one of only.parts('measurements')) {
    const id = one.text('groupId') ?? ''
    const arm = groups.arms.get(id)
    const read = readValue(param, kind, one, n.get(id) ?? null)
    if (arm === undefined || read === null) return null
    values.push([arm, read])
    printed.set(arm, one.text('value') ?? '')
  }
  if (values.length === 0) return null
  const frame = measure.text('timeFrame')
  const months = monthsIn(frame)
  const isChange = /\bchange/i.test(title)
  const isUnsure = !isChange && /\b(change|baseline)\b/i.test(`${measure.text('description') ?? ''} ${frame ?? ''}`)
  const base = `${outcome}${months === null ? '' : `-${String(months).replace('.', '-')}m`}${isChange ? '-change' : ''}`
  let id = base
  for (let i = 2; taken.has(id); i++) id = `${base}-${i}`
  const spread = spreadKinds[kind] ?? (/confidence/.test(kind) ? 'ci' : undefined)
  const names = [...groups.arms].map(([group, arm]) => `${groups.shown(group)} is ${arm}`)
  const absent = values.flatMap(([arm, { note }]) => (note === null ? [] : [`${arm}: ${note}`]))
  const row: OutcomeResult = {
    id,
    outcome,
    label: title.replace(/\s+/g, ' '),
    kind: isBinary ? 'binary' : 'continuous',
    scale: isBinary
      ? 'final'
      : isChange
        ? relativeChange.test(title)
          ? 'percent-change'
          : 'change'
        : isUnsure
          ? null
          : 'final',
    timepointMonths: months,
    unit: isBinary ? 'participants' : measure.text('unitOfMeasure'),
    primary: measure.text('type') === 'PRIMARY',
    ...(measure.text('type') === 'POST_HOC' ? { look: 'post-hoc' as const } : {}),
    ...(param === 'LEAST_SQUARES_MEAN' ? { isAdjusted: true } : {}),
    ...(spread === undefined ? {} : { spread: { kind: spread, basis: 'stated' as const } }),
    arms: Object.fromEntries(values.map(([arm, { result }]) => [arm, result])),
    comparison: comparisonOf(arms),
    direction: 'unclear',
    note: [
      `Groups as posted: ${names.join('; ')}.`,
      ...(frame === null ? [] : [`Time frame as posted: ${frame}.`]),
      ...absent.map((one) => `${one}.`),
    ]
      .join(' ')
      .replace(/\s+/g, ' '),
    sources: ['s1'],
    locator: 'posted results: outcome measures',
    level: 'registry',
  }
  return { ...row, ...comparedBy(measure.parts('analyses'), groups.arms, row, printed) }
}

/** People who started, per registered arm, where every group of the flow is one. */
const startedIn = (results: Part, arms: readonly Arm[]): ReadonlyMap<string, number> => {
  const flow = results.part('participantFlowModule')
  const groups = groupsOf(flow.parts('groups'), arms)
  const started = flow
    .parts('periods')[0]
    ?.parts('milestones')
    .find((one) => one.text('type') === 'STARTED')
  return new Map(
    (started?.parts('achievements') ?? []).flatMap((one) => {
      const arm = groups.arms?.get(one.text('groupId') ?? '')
      const n = numberIn(one.text('numSubjects'))
      return arm === undefined || n === null ? [] : [[arm, n] as const]
    }),
  )
}

/** People with an event over all groups, where the groups have as many people at risk as started; null else. */
const peopleWith = (results: Part, kind: 'serious' | 'deaths'): number | null => {
  const groups = results.part('adverseEventsModule').parts('eventGroups')
  const started = results
    .part('participantFlowModule')
    .parts('periods')[0]
    ?.parts('milestones')
    .find((one) => one.text('type') === 'STARTED')
  const people = (started?.parts('achievements') ?? []).reduce(
    (sum, one) => sum + (numberIn(one.text('numSubjects')) ?? Number.NaN),
    0,
  )
  const sum = (key: string): number => groups.reduce((all, one) => all + (numberIn(one.text(key)) ?? Number.NaN), 0)
  const affected = sum(`${kind}NumAffected`)
  const isWhole = groups.length > 0 && people > 0 && sum(`${kind}NumAtRisk`) === people && !Number.isNaN(affected)
  return isWhole ? affected : null
}

/** What of posted results has a place in a trial. */
export const resultsOf = (study: RegistryStudy, arms: readonly Arm[]) => {
  const results = study.form === 'api' ? new Part(study.record).part('resultsSection') : new Part({})
  const taken = new Set<string>()
  const outcomes = results
    .part('outcomeMeasuresModule')
    .parts('outcomeMeasures')
    .flatMap((measure) => {
      const row = rowOf(measure, arms, taken)
      if (row) taken.add(row.id)
      return row ? [row] : []
    })
  const started = startedIn(results, arms)
  return {
    hasAny: Object.keys(results.value).length > 0,
    outcomes: [...outcomes, ...harmRowsOf(results.part('adverseEventsModule'), arms, comparisonOf(arms))],
    arms: arms.map((one) => ({ ...one, allocated: started.get(one.id) ?? one.allocated })),
    seriousEvents: peopleWith(results, 'serious'),
    deaths: peopleWith(results, 'deaths'),
  }
}
