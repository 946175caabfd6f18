/** Numbers that a table does not hold but that follow from those it holds: each with its rule and its work. */
import { armSummary, type ContinuousArm, effectSize } from '../../stats/index.js'
import { countFromPercent } from '../synthesis/index.js'
import type { DataColumn } from './columns.js'

export type RowNumbers = Readonly<Partial<Record<DataColumn, number>>>

/** What decides how numbers are turned: whether effects and limits are ratios, not their logs, and the level of intervals. */
export type Turning = { readonly isNatural: boolean; readonly intervalLevel: number }

/** One way to a number. */
export type Derivation = {
  readonly gives: DataColumn
  readonly needs: readonly DataColumn[]
  /** How it is done, in a sentence for the whole table; null for another way to write the same. */
  readonly rule: string | null
  /** The number; undefined where none fits. May throw a StatsError. */
  readonly value: (numbers: Required<RowNumbers>, turning: Turning) => number | undefined
  /** What was expected where no number fits. */
  readonly expected?: (numbers: Required<RowNumbers>) => string
  /** A doubt about the number of one row. */
  readonly doubt?: (numbers: Required<RowNumbers>, turning: Turning) => string | null
}

type Arm = '1' | '2' | ''

const on = ({ isNatural }: Turning, value: number): number => (isNatural ? Math.log(value) : value)

/** Half the length of an interval, on the scale of the calculation, may differ by rounding; by a third it is no interval of that effect. */
const skewed = (n: Required<RowNumbers>, turning: Turning): string | null => {
  const [y, low, high] = [n.yi, n.low, n.high].map((value) => on(turning, value)) as [number, number, number]
  const [below, above] = [y - low, high - y]
  return Math.max(below, above) > 1.5 * Math.min(below, above)
    ? `the interval ${n.low} to ${n.high} does not lie evenly around ${n.yi}${turning.isNatural ? ' on the log scale' : ''}: check it`
    : null
}

type Pick = (n: Required<RowNumbers>) => ContinuousArm

/** Mean and SD of an arm from a median with what stands beside it. */
const fromMedian = (arm: Arm): Derivation[] => {
  const of = (stem: string): DataColumn => `${stem}${arm}` as DataColumn
  const spans: readonly (readonly [readonly string[], string])[] = [
    [['min', 'lq', 'uq', 'max'], 'quartiles and range'],
    [['lq', 'uq'], 'quartiles'],
    [['min', 'max'], 'range'],
  ]
  return spans.flatMap(([stems, words]) => {
    const needs = ['n', 'median', ...stems].map(of)
    const pick: Pick = (numbers) => {
      const value = (stem: string): number | undefined => (stems.includes(stem) ? numbers[of(stem)] : undefined)
      return {
        n: numbers[of('n')],
        median: numbers[of('median')],
        min: value('min'),
        q1: value('lq'),
        q3: value('uq'),
        max: value('max'),
      }
    }
    const rule = `Means and SDs were estimated from medians with ${words} (Luo 2018, Wan 2014).`
    return [
      { gives: of('mean'), needs, rule, value: (n) => armSummary(pick(n)).mean },
      {
        gives: of('sd'),
        needs,
        rule,
        value: (n) => armSummary(pick(n)).sd,
        doubt: (n) =>
          armSummary(pick(n)).skewness?.isSkewed
            ? `the median and what stands beside it look skewed in ${arm ? `arm ${arm}` : 'it'} (Shi 2023): a mean from them misleads`
            : null,
      },
    ] satisfies Derivation[]
  })
}

/** A spreadsheet that shows 25% holds 0.25, which is read as a quarter of one percent. */
const shareAdvice = (share: number, n: number): string => {
  const percent = Number((100 * share).toPrecision(12))
  return share > 0 && share <= 1 && countFromPercent(percent, n) !== undefined
    ? ` (a share of ${share} is ${percent}%: write it times 100)`
    : ''
}

const ofArm = (arm: Arm): Derivation[] => {
  const of = (stem: string): DataColumn => `${stem}${arm}` as DataColumn
  const [n, mean, sd] = [of('n'), of('mean'), of('sd')]
  const se = arm === '' ? 'sei' : of('se')
  const variance = arm === '' ? 'vi' : of('var')
  return [
    {
      gives: n,
      needs: [of('e'), of('without')],
      rule: null,
      value: (x) => x[of('e')] + x[of('without')],
    },
    {
      gives: of('e'),
      needs: [of('percent'), n],
      rule: 'Percentages were read as the one number of people that fits.',
      value: (x) => countFromPercent(x[of('percent')], x[n]),
      expected: (x) =>
        `a percentage that one number of ${x[n]} people gives; ${x[of('percent')]}% is none or several${shareAdvice(x[of('percent')], x[n])}`,
    },
    {
      gives: sd,
      needs: [se, n],
      rule: 'SDs were worked out from standard errors: SE times the root of n.',
      value: (x) => x[se] * Math.sqrt(x[n]),
    },
    ...(arm === ''
      ? []
      : ([
          {
            gives: sd,
            needs: [variance],
            rule: 'SDs are the roots of variances.',
            value: (x) => Math.sqrt(x[variance]),
          },
        ] satisfies Derivation[])),
    {
      gives: sd,
      needs: [n, mean, of('low'), of('high')],
      rule: 'SDs were worked out from intervals of means by t (Cochrane Handbook 6.5.2.2).',
      value: (x, { intervalLevel }) =>
        armSummary({ n: x[n], mean: x[mean], ci: [x[of('low')], x[of('high')]], ciLevel: intervalLevel }).sd,
    },
    ...fromMedian(arm),
  ]
}

/** Every way, the surest first. */
export const derivations: readonly Derivation[] = [
  ...ofArm('1'),
  ...ofArm('2'),
  ...ofArm(''),
  {
    gives: 'vi',
    needs: ['sei'],
    rule: null,
    value: ({ sei }) => sei ** 2,
  },
  {
    gives: 'vi',
    needs: ['yi', 'low', 'high'],
    rule: 'Standard errors were worked out from intervals.',
    value: (x, turning) => {
      const [y, low, high] = [x.yi, x.low, x.high].map((value) => on(turning, value)) as [number, number, number]
      if (!(low < y && y < high) || !Number.isFinite(high - low)) return undefined
      return effectSize({
        measure: 'MD',
        reported: { estimate: y, ci: [low, high], ciLevel: turning.intervalLevel },
      }).variance
    },
    expected: ({ low, high }) => `an effect inside its interval, ${low} to ${high}`,
    doubt: skewed,
  },
  {
    gives: 'vi',
    needs: ['yi', 'p'],
    rule: 'Standard errors were worked out from p-values, taken as those of a z test (Cochrane Handbook 6.3.2).',
    value: (x, turning) => effectSize({ measure: 'MD', reported: { estimate: on(turning, x.yi), p: x.p } }).variance,
  },
  {
    gives: 'yi',
    needs: ['oe', 'oev'],
    rule: 'Logs of ratios are O-E divided by its variance, their variance is 1 divided by it (Yusuf 1985).',
    value: ({ oe, oev }) => oe / oev,
  },
  {
    gives: 'vi',
    needs: ['oe', 'oev'],
    rule: 'Logs of ratios are O-E divided by its variance, their variance is 1 divided by it (Yusuf 1985).',
    value: ({ oev }) => 1 / oev,
  },
]

/** Whether a column can be had from those that are there. */
export const canHave = (
  column: DataColumn,
  has: (column: DataColumn) => boolean,
  path: ReadonlySet<DataColumn> = new Set(),
): boolean => {
  if (has(column)) return true
  if (path.has(column)) return false
  const on = new Set([...path, column])
  return derivations.some(
    ({ gives, needs }) => gives === column && fits(column, needs, has) && needs.every((need) => canHave(need, has, on)),
  )
}

/** O-E and its variance give effect and variance together: never the one beside another's other. */
export const fits = (column: DataColumn, needs: readonly DataColumn[], has: (column: DataColumn) => boolean): boolean =>
  !(column === 'vi' && needs.includes('oe') && has('yi'))
