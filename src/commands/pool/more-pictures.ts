/** Other pictures of a pooled result than the forest plot: each by its name, as text, as SVG and in words. */
import type { Block } from '../../answer.js'
import { itemAt } from '../../collections.js'
import {
  type Forest,
  forestSaid,
  forestSvg,
  forestText,
  funnelSvg,
  funnelText,
  type Scatter,
  type ScatterLine,
  scatterSaid,
  scatterSvg,
  scatterText,
} from '../../draw/index.js'
import {
  isRatio,
  measures,
  type PartialEffect,
  reportedValue,
  type Study,
  toReporting,
} from '../../evidence/synthesis/index.js'
import { text } from '../../pages/parts.js'
import { baujat, metaRegression, normalTwoSided, predictAt, tQuantile } from '../../stats/index.js'
import type { Analysis, Traits } from './analysis.js'
import type { PictureName } from './picture-names.js'
import { type Caption, funnelPicture } from './pictures.js'

/** A picture in every form. */
export type PoolPicture = { readonly block: Block; readonly svg: () => string }

type Input = {
  readonly forest: Forest
  readonly analysis: Analysis
  readonly studies: readonly Study[]
  readonly caption: Caption
  readonly traits: Traits
  readonly ascii: boolean
}

const ofForest = (forest: Forest, { ascii }: { readonly ascii: boolean }): PoolPicture => ({
  block: { kind: 'drawing', draw: (width) => forestText(forest, { width, ascii }), spoken: () => forestSaid(forest) },
  svg: () => forestSvg(forest),
})

const ofScatter = (scatter: Scatter, { ascii }: { readonly ascii: boolean }): PoolPicture => ({
  block: {
    kind: 'drawing',
    draw: (width) => scatterText(scatter, { width, ascii }),
    spoken: () => scatterSaid(scatter).map((sentence) => text(sentence)),
  },
  svg: () => scatterSvg(scatter),
})

/** A forest plot of pooled effects of parts of the studies, without weights. */
const forestOfParts = (
  forest: Forest,
  rows: readonly (PartialEffect & { readonly label: string })[],
  label: string,
  { plan }: Analysis,
): Forest => {
  const show = (value: number): number => reportedValue(plan.measure, value)
  return {
    ...forest,
    studyLabel: label,
    columns: [],
    groups: [
      {
        studies: rows.map(({ label: name, estimate, ci }) => ({
          label: name,
          estimate: show(estimate),
          ci: [show(ci[0]), show(ci[1])],
          weight: null,
        })),
      },
    ],
    summaries: forest.summaries.map((summary) => ({ ...summary, cells: [] })),
    leftOut: [],
  }
}

const effectsOf = (studies: readonly Study[]) =>
  studies.map(({ label, effect }) => ({ label, estimate: effect.estimate, variance: effect.variance }))

const base = ({ caption }: Input, kind: PictureName): Pick<Scatter, 'title' | 'kind' | 'xScale' | 'yScale'> => ({
  title: `${caption.title}${caption.overridden.length ? ` (guard overridden: ${caption.overridden.join('; ')})` : ''}`,
  kind,
  xScale: 'linear',
  yScale: 'linear',
})

const scatters: Readonly<
  Record<'baujat' | 'labbe' | 'radial' | 'drapery' | 'bubble', (input: Input) => Scatter | string>
> = {
  baujat: (input) => {
    const { plan } = input.analysis
    const model = plan.model === 'random' ? ('random' as const) : ('common' as const)
    const rows = baujat(effectsOf(input.studies), { model, tau2Method: plan.tau2.toUpperCase() as 'REML' })
    return {
      ...base(input, 'baujat'),
      xLabel: 'Contribution to heterogeneity (squared Pearson residual)',
      yLabel: 'Influence on the pooled effect',
      remark: 'Studies to the right disagree with the others; those on top move the result (Baujat et al. 2002).',
      points: rows.map(({ contribution, influence }, i) => ({
        label: itemAt(input.studies, i).label,
        x: contribution,
        y: influence,
      })),
      lines: [],
    }
  },
  labbe: (input) => {
    const tables = input.studies.flatMap(({ label, table }) => (table ? [{ label, table }] : []))
    if (tables.length < input.studies.length)
      return 'L’Abbé’s plot needs people with the event in both arms of every study'
    const rows = tables.map(({ label, table: { treatment: a, control: b } }) => ({
      label,
      x: b.events / b.n,
      y: a.events / a.n,
      n: a.n + b.n,
    }))
    const largest = Math.max(...rows.map(({ n }) => n))
    const top = Math.min(1, 1.08 * Math.max(...rows.flatMap(({ x, y }) => [x, y])) || 1)
    const { pooled, plan } = input.analysis
    const steps = Array.from({ length: 41 }, (_, i) => (top * i) / 40)
    const effect = pooled?.estimate ?? 1
    const line = (x: number): number =>
      plan.measure === 'rd' ? x + effect : plan.measure === 'rr' ? x * effect : (x * effect) / (1 - x + x * effect)
    const along: ScatterLine = {
      label: 'the pooled effect',
      kind: 'main',
      points: steps.map((x): [number, number] => [x, line(x)]).filter(([, y]) => y >= 0 && y <= top),
    }
    return {
      ...base(input, 'labbe'),
      xLabel: 'Share of people with the event, control',
      yLabel: 'Share of people with the event, treatment',
      remark:
        'Below the dashed line fewer people have the event under treatment; areas are people (L’Abbé et al. 1987).',
      points: rows.map(({ n, ...row }) => ({ ...row, size: n / largest })),
      lines: [
        {
          label: 'no effect',
          kind: 'limit',
          points: [
            [0, 0],
            [top, top],
          ],
        },
        ...(pooled ? [along] : []),
      ],
      xRange: [0, top],
      yRange: [0, top],
    }
  },
  radial: (input) => {
    const { pooled } = input.analysis
    const tau2 = pooled?.tau2 ?? 0
    const points = input.studies.map(({ label, effect }) => {
      const precision = 1 / Math.sqrt(effect.variance + tau2)
      return { label, x: precision, y: effect.estimate * precision }
    })
    const widest = 1.05 * Math.max(...points.map(({ x }) => x))
    const mean = pooled?.analysis.estimate ?? 0
    const ray = (shift: number): [number, number][] => [
      [0, shift],
      [widest, mean * widest + shift],
    ]
    return {
      ...base(input, 'radial'),
      xLabel: tau2 > 0 ? 'Precision, 1/√(v + τ²)' : 'Precision, 1/√v',
      yLabel: 'Standardized effect (effect times precision)',
      remark:
        'The slope of the strong line is the pooled effect on the scale of the calculation; 95 of 100 studies lie between the dashed lines where nothing but chance and τ² parts them (Galbraith 1988).',
      points,
      lines: [
        { label: 'the pooled effect', kind: 'main', points: ray(0) },
        { label: '2 units above and below it', kind: 'limit', points: ray(2) },
        { label: '2 units above and below it', kind: 'limit', points: ray(-2) },
      ],
    }
  },
  drapery: (input) => {
    const { pooled, plan } = input.analysis
    const show = toReporting(
      plan.measure,
      input.studies.map(({ n }) => n),
    )
    const onAxis = (value: number): number => reportedValue(plan.measure, show(value))
    const curve = (label: string, kind: ScatterLine['kind'], estimate: number, se: number): ScatterLine => ({
      label,
      kind,
      points: Array.from({ length: 121 }, (_, i) => {
        const z = (i - 60) / 17
        return [onAxis(estimate + z * se), normalTwoSided(z)]
      }),
    })
    return {
      ...base(input, 'drapery'),
      xLabel: measures[plan.measure].name,
      yLabel: 'p-value (two-sided)',
      xScale: isRatio(plan.measure) ? 'log' : 'linear',
      remark:
        'Every curve tells the p-value against each effect; where it crosses 0.05 its 95% z interval ends (Rücker & Schwarzer 2021).',
      points: [],
      lines: [
        ...input.studies.map(({ effect }) => curve('studies', 'faint', effect.estimate, effect.se)),
        ...(pooled ? [curve('the pooled effect', 'main', pooled.analysis.estimate, pooled.analysis.se)] : []),
      ],
      yRange: [0, 1],
    }
  },
  bubble: (input) => {
    const [moderator] = input.traits.moderators
    const values = moderator?.values.map((value) => (typeof value === 'number' ? value : null)) ?? []
    const kept = input.studies.flatMap((study, i) => {
      const x = values[i]
      return x == null ? [] : [{ study, x }]
    })
    if (!moderator || new Set(kept.map(({ x }) => x)).size < 2 || kept.length < 3)
      return 'a bubble plot needs --moderators with a column of numbers, known for three studies or more'
    const { plan } = input.analysis
    const model = plan.model === 'random' ? ('random' as const) : ('common' as const)
    const regression = metaRegression(
      effectsOf(kept.map(({ study }) => study)),
      kept.map(({ x }) => x),
      {
        model,
        tau2Method: plan.tau2.toUpperCase() as 'REML',
        ...(model === 'random' ? { test: 'wider' as const } : {}),
        level: plan.level,
      },
    )
    const show = toReporting(
      plan.measure,
      kept.map(({ study }) => study.n),
    )
    const onAxis = (value: number): number => reportedValue(plan.measure, show(value))
    const xs = kept.map(({ x }) => x)
    const [low, high] = [Math.min(...xs), Math.max(...xs)]
    const steps = Array.from({ length: 41 }, (_, i) => low + ((high - low) * i) / 40)
    const line = (
      label: string,
      kind: ScatterLine['kind'],
      read: (at: ReturnType<typeof predictAt>) => number,
    ): ScatterLine => ({
      label,
      kind,
      points: steps.map((x) => [x, onAxis(read(predictAt(regression, x)))]),
    })
    const weights = kept.map(({ study }) => 1 / (study.effect.variance + regression.tau2))
    const largest = Math.max(...weights)
    return {
      ...base(input, 'bubble'),
      xLabel: moderator.name,
      yLabel: measures[plan.measure].name,
      yScale: isRatio(plan.measure) ? 'log' : 'linear',
      remark: 'Areas are weights. What varies between studies is not randomized: a slope shows an association.',
      points: kept.map(({ study, x }, i) => ({
        label: study.label,
        x,
        y: onAxis(study.effect.estimate),
        size: itemAt(weights, i) / largest,
      })),
      lines: [
        line('meta-regression', 'main', ({ estimate }) => estimate),
        line(`${Math.round(100 * plan.level)}% interval of the line`, 'limit', ({ ci }) => ci[0]),
        line(`${Math.round(100 * plan.level)}% interval of the line`, 'limit', ({ ci }) => ci[1]),
      ],
    }
  },
}

const partsOf = (name: 'cumulative' | 'leave-one-out', { analysis, forest, ascii }: Input): PoolPicture | string => {
  const rows =
    name === 'cumulative'
      ? analysis.cumulative?.map((row) => ({ ...row, label: row.added }))
      : analysis.leaveOneOut?.map((row) => ({ ...row, label: row.omitted }))
  if (!rows) return `the picture ${name} needs --${name}`
  return ofForest(forestOfParts(forest, rows, name === 'cumulative' ? 'After' : 'Without', analysis), { ascii })
}

const funnelOf = (input: Input, { isContour }: { readonly isContour: boolean }): PoolPicture | string => {
  const { analysis, studies, caption, ascii } = input
  const plain = funnelPicture(analysis, studies, caption)
  if (!plain) return 'nothing was pooled'
  const limits = [90, 95, 99].map((level) => ({ level, z: tQuantile(0.5 + level / 200, 1e9) }))
  const funnel = isContour
    ? { ...plain, center: 0, contours: limits, reference: { x: plain.center ?? 0, label: 'pooled effect' } }
    : plain
  return {
    block: {
      kind: 'drawing',
      draw: (width) => funnelText(funnel, { width, ascii }),
      spoken: () =>
        studies.map(({ label, effect }) =>
          text(`${label}: effect ${effect.estimate.toPrecision(4)}, standard error ${effect.se.toPrecision(4)}.`),
        ),
    },
    svg: () => funnelSvg(funnel),
  }
}

/** The picture that was asked for; in its place the forest plot, with the reason, where it cannot be drawn. */
export const pictureOf = (name: PictureName, input: Input): PoolPicture & { readonly problem: string | null } => {
  const { forest, ascii } = input
  const made = ((): PoolPicture | string => {
    if (name === 'forest') return ofForest(forest, { ascii })
    if (!input.analysis.pooled) return 'nothing was pooled'
    if (name === 'cumulative' || name === 'leave-one-out') return partsOf(name, input)
    if (name === 'funnel' || name === 'contour-funnel') return funnelOf(input, { isContour: name === 'contour-funnel' })
    const scatter = scatters[name](input)
    return typeof scatter === 'string' ? scatter : ofScatter(scatter, { ascii })
  })()
  if (typeof made !== 'string') return { ...made, problem: null }
  return { ...ofForest(forest, { ascii }), problem: `The forest plot stands in place of the picture ${name}: ${made}.` }
}
