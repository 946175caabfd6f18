/** results --for: the same comparisons, or their risk of bias, in the columns that other programs read. */
import type { Grid } from '../../answer.js'
import { ensure, itemAt } from '../../collections.js'
import { biasOf } from '../../evidence/bias/index.js'
import type { Comparison } from '../../evidence/results/index.js'
import { isRatio } from '../../evidence/synthesis/index.js'
import type { Store } from '../../store/index.js'
import { plural } from '../../text.js'
import { writtenCell } from '../pool/digits.js'
import type { Wide } from './wide.js'

export const programs = ['revman', 'metafor', 'robvis', 'jasp'] as const
export type Program = (typeof programs)[number]

/** A row of a table with what it was made of. */
export type Compared = { readonly one: Comparison; readonly item: Wide }
type Made = { readonly grid: Grid; readonly notes: readonly string[] }

const months = (time: number | null): string => (time === null ? '' : `, ${time} months`)

/** Names that stand once: a study with several rows says of each what it is. */
const unique = (compared: readonly Compared[]): string[] => {
  const uses = (name: string, names: readonly string[]): number => names.filter((one) => one === name).length
  const studies = compared.map(({ item }) => item.study)
  const longer = compared.map(({ item }) =>
    uses(item.study, studies) > 1 ? `${item.study} (${item.outcome}${months(item.time)})` : item.study,
  )
  return compared.map(({ item }, i) =>
    uses(itemAt(longer, i), longer) > 1 ? `${item.study} (${item.result})` : itemAt(longer, i),
  )
}

const remarks = ({ item }: Compared): string | null =>
  [
    item.unit === null ? null : `in ${item.unit}`,
    item.definition,
    item.subgroup,
    item.problem,
    ...item.cautions,
    item.locator,
  ]
    .filter(Boolean)
    .join('; ') || null

const yearOf = ({ one }: Compared, store: Store): number | null => {
  const years = store
    .some('references', one.trial.references)
    .flatMap(({ issued }) => issued?.['date-parts'][0]?.[0] ?? [])
  return years.length ? Math.min(...years) : null
}

/** The data rows of a Cochrane data package, as RevMan exports them: an analysis per outcome, scale and unit. */
const forRevman = (compared: readonly Compared[], store: Store): Made => {
  const names = compared.map(({ item: { outcome, scale, unit } }) =>
    [store.vocabulary('outcomes').name(outcome), scale === 'final' ? null : scale, unit].filter(Boolean).join(', '),
  )
  const analyses = [...new Set(names)]
  return {
    grid: {
      columns: [
        'Analysis group',
        'Analysis number',
        'Analysis name',
        'Subgroup',
        'Study',
        'Study year',
        'GIV Mean',
        'GIV SE',
        'CI start',
        'CI end',
        'Experimental mean',
        'Experimental SD',
        'Experimental cases',
        'Experimental N',
        'Control mean',
        'Control SD',
        'Control cases',
        'Control N',
        'O-E',
        'Variance',
        'Weight',
        'Footnotes',
      ],
      rows: compared.map((row, i) => {
        const { item } = row
        // Only what has no numbers per arm stands as an effect with its standard error.
        const isEffect = item.mean1 === null && item.e1 === null && item.yi !== null && item.vi !== null
        const se = isEffect ? Math.sqrt(ensure(item.vi)) : null
        return [
          1,
          analyses.indexOf(itemAt(names, i)) + 1,
          itemAt(names, i),
          null,
          item.study,
          yearOf(row, store),
          isEffect ? item.yi : null,
          se,
          null,
          null,
          item.mean1,
          item.sd1,
          item.e1,
          item.n1,
          item.mean2,
          item.sd2,
          item.e2,
          item.n2,
          null,
          null,
          null,
          remarks(row),
        ]
      }),
    },
    notes: [
      'The columns are those of the data rows of a Cochrane data package (RevMan); ratios without numbers per arm stand as logs under GIV.',
    ],
  }
}

/** The arguments of escalc, and yi and vi for rma; what a measure does not need stays empty (NA). */
const forMetafor = (compared: readonly Compared[]): Made => ({
  grid: {
    columns: [
      ...['study', 'trial', 'outcome', 'scale', 'time', 'unit', 'measure'],
      ...['n1i', 'm1i', 'sd1i', 'n2i', 'm2i', 'sd2i', 'ai', 'ci', 'yi', 'vi', 'remarks'],
    ],
    rows: compared.map((row) => {
      const { item } = row
      return [
        ...[item.study, item.trial, item.outcome, item.scale, item.time, item.unit, item.measure.toUpperCase()],
        ...[item.n1, item.mean1, item.sd1, item.n2, item.mean2, item.sd2, item.e1, item.e2, item.yi, item.vi],
        remarks(row),
      ]
    }),
  },
  notes: severalMeasures(compared),
})

const severalMeasures = (compared: readonly Compared[]): string[] => {
  const found = [...new Set(compared.map(({ item }) => item.measure))]
  const isLog = compared.some(({ one }) => isRatio(one.reading.measure))
  return [
    ...(found.length > 1
      ? [`The effects are of several measures (${found.join(', ')}): pool one at a time, for example with --usable md.`]
      : []),
    ...(isLog ? ['Effects of ratios are their logs.'] : []),
  ]
}

const forJasp = (compared: readonly Compared[]): Made => {
  const having = compared.filter(({ item }) => item.yi !== null && item.vi !== null)
  const names = unique(having)
  const without = compared.length - having.length
  return {
    grid: {
      columns: ['study', 'effectSize', 'standardError', 'measure', 'outcome', 'scale', 'time', 'n1', 'n2', 'remarks'],
      rows: having.map((row, i) => {
        const { item } = row
        const se = Math.sqrt(ensure(item.vi))
        return [
          itemAt(names, i),
          item.yi,
          se,
          item.measure,
          item.outcome,
          item.scale,
          item.time,
          item.n1,
          item.n2,
          remarks(row),
        ]
      }),
    },
    notes: [
      ...severalMeasures(having),
      ...(without ? [`${plural(without, 'comparison')} without an effect left out; --wide tells why.`] : []),
    ],
  }
}

const tools = [
  ['RoB 2', 'ROB2', 5, '--allocation randomized'],
  ['ROBINS-I', 'ROBINS-I', 7, '--allocation non-randomized'],
] as const

const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1)

/** A column per domain, as robvis takes them; one tool in a table, RoB 2 where any result is judged by it. */
const forRobvis = (compared: readonly Compared[], store: Store): Made => {
  const context = { outcomes: store.records('outcomes') }
  const names = unique(compared)
  const judged = compared.map(({ one }, i) => ({
    name: itemAt(names, i),
    bias: biasOf(one.trial, one.result, context),
  }))
  const [tool, other] = judged.some(({ bias }) => bias.tool === 'RoB 2') ? tools : [tools[1], tools[0]]
  const [name, robvis, domains] = tool
  const fitting = judged.filter(({ bias }) => bias.tool === name && bias.domains.length === domains)
  const others = judged.filter(({ bias }) => bias.tool === other[0]).length
  const neither = judged.length - fitting.length - others
  return {
    grid: {
      columns: ['Study', ...Array.from({ length: domains }, (_, i) => `D${i + 1}`), 'Overall'],
      rows: fitting.map(({ name: study, bias }) => [
        study,
        ...bias.domains.map(({ judgment }) => capital(judgment)),
        capital(bias.overall),
      ]),
    },
    notes: [
      `For robvis: rob_traffic_light(data, tool = "${robvis}"). Judged by fixed rules from what is on record: stemcell bias --rules.`,
      ...(others ? [`${plural(others, 'result')} judged by ${other[0]} left out; ask for them with ${other[3]}.`] : []),
      ...(neither ? [`${plural(neither, 'result')} that neither tool fits left out.`] : []),
    ],
  }
}

const makers: Readonly<Record<Program, (compared: readonly Compared[], store: Store) => Made>> = {
  revman: forRevman,
  metafor: forMetafor,
  robvis: forRobvis,
  jasp: forJasp,
}

/** A table for a program. */
export const tableFor = (program: Program, compared: readonly Compared[], store: Store): Made => {
  const { grid, notes } = makers[program](compared, store)
  return { grid: { ...grid, rows: grid.rows.map((row) => row.map(writtenCell)) }, notes }
}
