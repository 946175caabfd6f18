/** Made-up pictures: no number here is evidence. */
import fc from 'fast-check'
import { type Line, plain } from '../../src/answer.js'
import type { Bars, Forest, ForestStudy, Funnel, GapGrid, Interval, Timeline } from '../../src/draw/index.js'
import { hostileText } from '../helpers/hostile.js'

const study = (
  label: string,
  estimate: number,
  ci: Interval,
  weight: number | null,
  cells: readonly string[] = [],
): ForestStudy => ({ label, estimate, ci, weight, cells })

/** Everything at once: subgroups, columns, a clipped whisker, a long and a wide label, studies left out. */
export const fullForest: Forest = {
  title: 'A made-up outcome at 12 months',
  estimateLabel: 'MD [95% CI]',
  axisLabel: 'Mean difference (units)',
  scale: 'linear',
  noEffect: 0,
  better: 'left',
  favors: { left: 'Favors cells', right: 'Favors control' },
  columns: [
    { label: 'n', align: 'right' },
    { label: 'Design', align: 'left' },
  ],
  groups: [
    {
      label: 'Group one',
      studies: [
        study('Alpha 2016', -0.52, [-0.9, -0.14], 22.3, ['61', 'randomized, double-blind']),
        study('Beta 2022', -0.31, [-0.69, 0.07], 22.5, ['1091', 'randomized']),
        study('Gamma 2014 脐带间充质干细胞', -1.2, [-2.4, 0], 5.1, ['22', 'single group']),
      ],
      summary: {
        label: 'Subgroup',
        estimate: -0.45,
        ci: [-0.72, -0.18],
        weight: 49.9,
        notes: ['I² = 12%, τ² = 0.01'],
      },
    },
    {
      label: 'Group two, whose heading says more than fits in front of the plot of a narrow page',
      studies: [
        study('Delta 2017', 0.1, [-0.5, 0.7], 15.3, ['30', 'randomized']),
        study('Epsilon 2015 (a label that goes on and on, dose 2.0)', -0.1, [-0.4, 0.2], 27.7, ['61', 'randomized']),
        study('Zeta 2014', -1, [-6.3, 4.3], 0.4, ['10', 'randomized']),
      ],
      summary: { label: 'Subgroup', estimate: -0.08, ci: [-0.36, 0.2], weight: 43.4 },
    },
  ],
  summaries: [
    {
      label: 'Random effects',
      estimate: -0.3,
      ci: [-0.55, -0.05],
      weight: 100,
      prediction: [-0.9, 0.3],
      notes: ['I² = 35% (95% CI 0 to 72), τ² = 0.04 (REML), Q = 7.7 (df 5, p = 0.17)'],
    },
  ],
  leftOut: [
    {
      label: 'Eta 2011',
      reason: 'before and after, without a control group',
      estimate: -0.7,
      ci: [-1.5, 0.1],
      cells: ['10', 'single group'],
    },
    { label: 'Theta 2008', reason: 'no measure of dispersion reported' },
  ],
}

/** Ratios: no columns, no groups, one interval beyond the axis. */
export const ratioForest: Forest = {
  title: 'A made-up event',
  estimateLabel: 'RR [95% CI]',
  axisLabel: 'Risk ratio',
  scale: 'log',
  noEffect: 1,
  favors: { left: 'Favors cells', right: 'Favors control' },
  groups: [
    {
      studies: [
        study('Iota 2019', 0.59, [0.41, 0.87], 31),
        study('Kappa 2020', 0.73, [0.5, 1.07], 29.4),
        study('Lambda 2021', 1.11, [0.61, 2.01], 20.6),
        study('Mu 2010', 0.37, [0.002, 73.7], 19),
      ],
    },
  ],
  summaries: [{ label: 'Common effect', estimate: 0.74, ci: [0.58, 0.95], weight: 100 }],
}

export const emptyForest: Forest = {
  title: 'Nothing',
  estimateLabel: 'MD [95% CI]',
  scale: 'linear',
  noEffect: 0,
  groups: [],
  summaries: [],
}

export const plainFunnel: Funnel = {
  title: 'A made-up outcome',
  scale: 'linear',
  axisLabel: 'Mean difference (units)',
  points: [
    { label: 'Alpha 2016', x: -0.52, se: 0.19 },
    { label: 'Beta 2022', x: -0.31, se: 0.19 },
    { label: 'Gamma 2014 脐带间充质干细胞', x: -1.2, se: 0.61 },
    { label: 'Delta 2017', x: 0.1, se: 0.31 },
    { label: 'Twin one', x: -0.3, se: 0.1 },
    { label: 'Twin two', x: -0.3, se: 0.1 },
    { label: 'Odd 2020', x: -1.5, se: 0.2 },
  ],
  center: -0.3,
  contours: [{ level: 95, z: 1.959964 }],
}

export const contourFunnel: Funnel = {
  ...plainFunnel,
  scale: 'log',
  axisLabel: 'Risk ratio',
  center: 0,
  contours: [
    { level: 99, z: 2.575829 },
    { level: 90, z: 1.644854 },
    { level: 95, z: 1.959964 },
  ],
  reference: { x: -0.3, label: 'pooled effect' },
}

export const fullTimeline: Timeline = {
  title: 'Made-up trials',
  rowLabel: 'Trial',
  noteLabel: 'Status',
  marks: ['first report', 'primary completion'],
  groups: [
    {
      label: 'Group one',
      rows: [
        {
          label: 'Both ends known',
          start: 2010.2,
          end: 2014.5,
          marks: [
            { at: 2015.1, kind: 0 },
            { at: 2013, kind: 1 },
          ],
          note: 'completed, n=20',
        },
        {
          label: 'End unknown, with a label that is longer than its column',
          start: 2007,
          end: null,
          marks: [{ at: 2013.3, kind: 0 }],
          note: 'unknown status, n=29',
        },
        { label: 'Start unknown', start: null, end: 2018.9, note: 'terminated' },
        { label: 'Ongoing', start: 2020.5, end: null, ongoing: true, note: 'recruiting', role: 'good' },
      ],
    },
    {
      label: 'Group two',
      rows: [
        { label: 'No dates', start: null, end: null, note: 'withdrawn' },
        { label: 'Report only', start: null, end: null, marks: [{ at: 2009, kind: 0 }] },
        { label: 'One day', start: 2012.5, end: 2012.5 },
      ],
    },
  ],
}

const amounts = [
  [12, 3, 0, 7, 1, 0, 22],
  [5, 0, 0, 2, 9, 1, 3],
  [0, 0, 1, 0, 0, 0, 0],
  [88, 14, 2, 33, 8, 4, 61],
]

export const fullGrid: GapGrid = {
  title: 'Where made-up evidence is',
  rowLabel: 'Cells',
  columnLabel: 'Outcome',
  rows: ['Umbilical cord MSC', 'Bone marrow MSC', 'Dental pulp', 'Islets and stem-cell-derived islets'],
  columns: [
    'HbA1c',
    'Fasting C-peptide',
    'Severe hypoglycemia',
    'Insulin dose',
    'Insulin independence',
    'Quality of life',
    'Adverse events',
  ],
  cells: amounts.map((row) => row.map((value) => ({ value, text: value ? `${value} (${value >> 1})` : '' }))),
  rowTotals: ['24', '11', '3', '90'],
  columnTotals: ['91', '17', '5', '36', '12', '7', '64'],
  total: '128',
  totalLabel: 'Trials',
  legend: 'Trials with results (of which randomized). A trial may stand in several cells.',
}

/** More columns than headings side by side leave room for. */
export const wideGrid: GapGrid = {
  title: 'A wide grid',
  rowLabel: 'Cells',
  columnLabel: 'Outcome',
  rows: ['MSC', 'Islets'],
  columns: Array.from({ length: 40 }, (_, i) => `Outcome number ${i + 1}`),
  cells: [0, 1].map((r) =>
    Array.from({ length: 40 }, (_, i) => ({ value: (i * (r + 3)) % 7, text: (i * (r + 3)) % 7 ? `${i}` : '' })),
  ),
}

export const fullBars: Bars = {
  rows: [
    { label: 'Umbilical cord', value: 66, role: 'good' },
    { label: 'Bone marrow, with a label that goes on', value: 31.5, text: '31.5%' },
    { label: 'Placenta', value: 0.2 },
    { label: 'None', value: 0 },
  ],
}

/** Lines as they would be piped. */
export const textOf = (lines: readonly Line[]): string => `${lines.map((line) => plain(line).trimEnd()).join('\n')}\n`

/** Labels from good to hostile. */
export const anyLabel = (): fc.Arbitrary<string> =>
  fc.oneof(
    hostileText(),
    fc.constantFrom(
      'Alpha 2016',
      '脐带间充质干细胞',
      'a-very-long-single-word-that-does-not-end-here',
      '',
      'x y z',
      'é 👩‍🔬',
    ),
  )

const anyInterval = (isLog: boolean): fc.Arbitrary<{ estimate: number; ci: Interval }> =>
  fc
    .tuple(
      fc.integer({ min: -4000, max: 4000 }),
      fc.integer({ min: 0, max: 9000 }),
      fc.integer({ min: 0, max: 9000 }),
      fc.constantFrom(1, 10, 1000),
    )
    .map(([middle, below, above, unit]) => {
      const on = (value: number): number => (isLog ? Math.exp(value / 1000) : value / unit)
      return { estimate: on(middle), ci: [on(middle - below), on(middle + above)] }
    })

/** Any forest that is in order. */
export const anyForest = (label = anyLabel()): fc.Arbitrary<Forest> =>
  fc.tuple(fc.boolean(), fc.integer({ min: 0, max: 3 })).chain(([isLog, columns]) => {
    const cells = fc.array(fc.oneof(fc.constantFrom('12', '1e6 cells/kg', ''), label), {
      minLength: columns,
      maxLength: columns,
    })
    const row = fc
      .tuple(label, anyInterval(isLog), cells)
      .map(([name, interval, values]) => ({ label: name, ...interval, cells: values }))
    const summary = fc
      .tuple(row, fc.option(anyInterval(isLog)), fc.array(label, { maxLength: 2 }))
      .map(([one, prediction, notes]) => ({ ...one, prediction: prediction?.ci ?? null, notes }))
    return fc
      .record({
        title: label,
        axisLabel: label,
        favors: fc.record({ left: label, right: label }),
        groups: fc.array(
          fc.record({
            label,
            studies: fc.array(
              fc
                .tuple(row, fc.option(fc.integer({ min: 0, max: 1000 })))
                .map(([one, weight]) => ({ ...one, weight: weight === null ? null : weight / 10 })),
              { maxLength: 5 },
            ),
            summary: fc.option(summary),
          }),
          { maxLength: 3 },
        ),
        summaries: fc.array(summary, { maxLength: 2 }),
        leftOut: fc.array(
          fc.oneof(
            fc.record({ label, reason: label }),
            fc.tuple(row, label).map(([one, reason]) => ({ ...one, reason })),
          ),
          { maxLength: 2 },
        ),
        better: fc.constantFrom('left' as const, 'right' as const),
        names: fc.array(label, { minLength: columns, maxLength: columns }),
      })
      .map(({ names, ...rest }) => ({
        ...rest,
        columns: names.map((name, i) => ({ label: name, align: i % 2 ? ('left' as const) : ('right' as const) })),
        estimateLabel: 'Effect [95% CI]',
        scale: isLog ? ('log' as const) : ('linear' as const),
        noEffect: isLog ? 1 : 0,
      }))
  })
