/** The flags of pool: declared once, read with a clear error for every value that makes no sense. */
import { type Dataset, nearestWords, type Review } from '../../dataset/index.js'
import { notFound, usage } from '../../errors.js'
import {
  allowable,
  type ClashCode,
  clashRules,
  defaultWindow,
  type MeasureName,
  type ModelName,
  measureNames,
  measures,
  modelNames,
  type Plan,
  type Question,
  type Tau2Name,
  type TestName,
  tau2Names,
  testNames,
} from '../../evidence/synthesis/index.js'
import type { ZeroCells } from '../../stats/index.js'
import { harmless } from '../../text.js'
import type { Input, Option } from '../command.js'
import type { TrialQuery } from './trial-query.js'

/** Flags that ask the dataset; they mean nothing for a table. */
const datasetFlags = [
  'outcome',
  'disease',
  'cell',
  'timepoint',
  'window',
  'allow',
  'exclude',
  'correlation',
  'against',
] as const

export const poolOptions: readonly Option[] = [
  { flags: '--outcome <name>', help: 'Outcome measure, by id, name or alias (list: stemcell outcomes)' },
  { flags: '--disease <term>', help: 'Disease and everything below it' },
  { flags: '--cell <term>', help: 'Cell type and everything below it' },
  {
    flags: '--timepoint <months>',
    help: 'Months after treatment; without it, the time point around which most comparable trials report',
  },
  { flags: '--window <months>', help: `Months that a result may lie off the time point (default ${defaultWindow})` },
  {
    flags: '--measure <name>',
    help: `Effect measure: ${measureNames.map((name) => `${name} (${measures[name].name.charAt(0).toLowerCase()}${measures[name].name.slice(1)})`).join(', ')}; default md for means, rr for people with an event`,
  },
  { flags: '--model <name>', help: 'random (default), common (inverse variance), mh (Mantel-Haenszel), peto' },
  { flags: '--tau2 <name>', help: 'Between-study variance: reml (default), pm (Paule-Mandel), dl (DerSimonian-Laird)' },
  {
    flags: '--test <name>',
    help: 'hk (Hartung-Knapp, default of random effects), hk-adhoc (never narrower than z), z',
  },
  { flags: '--level <percent>', help: 'Confidence level in percent (default 95)' },
  {
    flags: '--by <field>',
    help: 'Subgroups, with a test that they differ: cell, donor, route, design, control, disease, stage, age, country, level, rob; of a table, any other column',
  },
  { flags: '--leave-one-out', help: 'Pool again without each study in turn' },
  { flags: '--cumulative <field>', help: 'Pool study after study in the order of year or n' },
  { flags: '--egger', help: 'Egger’s test of funnel asymmetry (shown anyway from ten studies)' },
  { flags: '--exclude <ids>', help: 'Leave trials out: ids, registry numbers, DOIs (comma-separated)' },
  {
    flags: '--allow <names>',
    help: `Override refusals of the comparability guard (comma-separated): ${allowable.map((code) => `${code} (${clashRules[code].summary})`).join('; ')}`,
  },
  {
    flags: '--correlation <r>',
    help: 'Correlation of baseline and final values, to compute changes that are not printed',
  },
  {
    flags: '--zero-cells <rule>',
    help: 'Add 1/2 to the cells of studies with a zero cell: only0 (default), all, none',
  },
  { flags: '--metafor-stopping', help: 'Stop the iteration of tau² where metafor stops by default, for its digits' },
  {
    flags: '--input <file>',
    file: 'read',
    help: 'Pool a table of your own (CSV, TSV, JSON; - for standard input) instead of the dataset',
  },
  { flags: '--skip-bad', help: 'Leave out the bad rows of the table, and list them' },
  { flags: '--against <review>', help: 'Beside a published synthesis (list: stemcell reviews)' },
  {
    flags: '--columns <names>',
    help: 'Extra columns of the forest plot (comma-separated): n, n1, n2, year, time, dose, id and what --by takes',
  },
  { flags: '--ascii', help: 'Draw with the characters of ASCII only' },
  { flags: '--svg <file>', help: 'Write the forest plot as SVG', file: 'written' },
  { flags: '--funnel <file>', help: 'Write a funnel plot as SVG', file: 'written' },
  { flags: '--r <file>', help: 'Write an R script that reproduces the result with metafor', file: 'written' },
]

/** How the result is to be computed and shown, whatever it is of. */
export type Asked = {
  readonly measure: MeasureName | null
  readonly model: ModelName
  readonly tau2: Tau2Name
  readonly test: TestName
  readonly level: number
  readonly stopsAsMetafor: boolean
  readonly zeroCells: ZeroCells
  readonly by: string | null
  readonly leaveOneOut: boolean
  readonly cumulative: string | null
  readonly egger: boolean
  readonly columns: readonly string[]
  readonly ascii: boolean
  readonly svg: string | null
  readonly funnel: string | null
  readonly r: string | null
}

/** The plan for a measure. */
export const planFor = (asked: Asked, measure: MeasureName): Plan => {
  const { model, tau2, test, level, stopsAsMetafor } = asked
  return { measure, model, tau2, test, level, stopsAsMetafor }
}

const textOf = ({ options }: Input, name: string): string | undefined => {
  const value = options[name]
  if (value === undefined || typeof value === 'boolean') return undefined
  if (value.trim() === '') throw usage(`--${name} has an empty value`, 'See: stemcell pool --help')
  return value.trim()
}

const oneOf = <T extends string>(input: Input, flag: string, choices: readonly T[]): T | undefined => {
  const text = textOf(input, camel(flag))?.toLowerCase()
  if (text === undefined || (choices as readonly string[]).includes(text)) return text as T | undefined
  const near = nearestWords(text, choices)
  throw usage(
    `"${harmless(text)}" is not a value of --${flag}`,
    `${near.length ? `Did you mean ${near[0]}? ` : ''}Valid values: ${choices.join(', ')}`,
  )
}

const camel = (flag: string): string => flag.replace(/-([a-z0-9])/g, (_, letter: string) => letter.toUpperCase())

const numberOf = (input: Input, flag: string, is: (value: number) => boolean, expected: string): number | undefined => {
  const text = textOf(input, camel(flag))
  if (text === undefined) return undefined
  const value = Number(text)
  if (!/^[+-]?(\d+\.?\d*|\.\d+)$/.test(text) || !is(value))
    throw usage(`"${harmless(text)}" is not a value of --${flag}`, `Write ${expected}`)
  return value
}

const listOf = (input: Input, flag: string): string[] =>
  (textOf(input, flag) ?? '').split(',').flatMap((part) => part.trim() || [])

const zeroCellsOf = (input: Input): ZeroCells => {
  const to = oneOf(input, 'zero-cells', ['only0', 'all', 'none'])
  return to === undefined ? {} : { to }
}

const measureAndModel = (input: Input): { measure: MeasureName | null; model: ModelName } => {
  const model = oneOf(input, 'model', modelNames) ?? 'random'
  const measure = oneOf(input, 'measure', measureNames) ?? null
  if (model === 'peto') {
    if (measure !== null && measure !== 'or' && measure !== 'peto')
      throw usage(`--model peto pools odds ratios, not --measure ${measure}`, 'Leave --measure out, or use --model mh')
    return { measure: 'peto', model }
  }
  if (model === 'mh' && measure !== null && !['rr', 'or', 'rd'].includes(measure))
    throw usage(`--model mh does not pool --measure ${measure}`, 'Mantel-Haenszel pools rr, or and rd')
  return { measure: measure ?? (model === 'mh' ? 'rr' : null), model }
}

/** The flags that hold for the dataset and for tables. */
export const readAsked = (input: Input): Asked => {
  const { measure, model } = measureAndModel(input)
  const typedTest = oneOf(input, 'test', testNames)
  if (model !== 'random' && typedTest !== undefined && typedTest !== 'z')
    throw usage(`--test ${typedTest} is a test of random effects, not of --model ${model}`, 'Leave --test out')
  const typedTau2 = oneOf(input, 'tau2', tau2Names)
  if (model !== 'random' && typedTau2 !== undefined)
    throw usage(`--tau2 belongs to random effects, not to --model ${model}`, 'Leave --tau2 out')
  const by = textOf(input, 'by') ?? null
  if (by !== null && (model === 'mh' || model === 'peto'))
    throw usage(`--by needs --model random or common, not ${model}`, 'Leave one of them out')
  const percent = numberOf(
    input,
    'level',
    (value) => value >= 50 && value < 100,
    'a level from 50 to below 100, such as 95',
  )
  return {
    measure,
    model,
    tau2: typedTau2 ?? 'reml',
    test: typedTest ?? (model === 'random' ? 'hk' : 'z'),
    level: (percent ?? 95) / 100,
    stopsAsMetafor: input.options.metaforStopping === true,
    zeroCells: zeroCellsOf(input),
    by,
    leaveOneOut: input.options.leaveOneOut === true,
    cumulative: textOf(input, 'cumulative') ?? null,
    egger: input.options.egger === true,
    columns: listOf(input, 'columns'),
    ascii: input.options.ascii === true,
    svg: textOf(input, 'svg') ?? null,
    funnel: textOf(input, 'funnel') ?? null,
    r: textOf(input, 'r') ?? null,
  }
}

/** The file of --input; refuses flags that ask the dataset. */
export const readInputPath = (input: Input): string | undefined => {
  const path = textOf(input, 'input')
  if (path === undefined) {
    if (input.options.skipBad === true) throw usage('--skip-bad needs --input', 'It leaves out the bad rows of a table')
    return undefined
  }
  if (input.words.some((word) => word.trim() !== ''))
    throw usage(
      `"${harmless(input.words.join(' '))}" asks the trials of the dataset, and --input pools a table of your own`,
      'Leave one of them out',
    )
  const found = datasetFlags.find((flag) => input.options[flag] !== undefined)
  if (found) throw usage(`--${found} asks the dataset, and --input pools a table of your own`, 'Leave one of them out')
  return path
}

const term = (dataset: Dataset, kind: 'outcomes' | 'diseases' | 'cells', flag: string, text: string): string => {
  const vocabulary = dataset.vocabulary(kind)
  const id = vocabulary.resolve(text)
  if (id) return id
  const near = vocabulary.suggest(text)
  throw usage(
    `unknown ${flag} "${harmless(text)}"`,
    `${near.length ? `Did you mean ${near.join(', ')}? ` : ''}See: stemcell ${kind}`,
  )
}

const excluded = (dataset: Dataset, ids: readonly string[]): string[] =>
  ids.flatMap((id) => {
    const trials = dataset.find(id).filter(([kind]) => kind === 'trials')
    if (trials.length) return trials.map(([, trial]) => trial)
    const near = nearestWords(id, dataset.manifest.ids.trials)
    throw notFound(
      `--exclude: no trial answers to "${harmless(id)}"`,
      near.length ? `Did you mean ${near.join(', ')}?` : undefined,
    )
  })

const allowed = (names: readonly string[]): ReadonlySet<ClashCode> => {
  for (const name of names) {
    if ((allowable as readonly string[]).includes(name)) continue
    const rule = (clashRules as Readonly<Record<string, { severity: string } | undefined>>)[name]
    if (rule)
      throw usage(
        rule.severity === 'refuse'
          ? `--allow cannot override "${name}": ${clashRules[name as ClashCode].summary} leaves no effect to pool`
          : `"${name}" refuses nothing, so there is nothing to allow`,
        `It takes: ${allowable.join(', ')}`,
      )
    const near = nearestWords(name, allowable)
    throw usage(
      `"${harmless(name)}" is not a value of --allow`,
      `${near.length ? `Did you mean ${near.join(', ')}? ` : ''}It takes: ${allowable.join(', ')}`,
    )
  }
  return new Set(names as ClashCode[])
}

/** The published synthesis of --against. */
export const readReview = (input: Input, dataset: Dataset): Review | null => {
  const text = textOf(input, 'against')
  if (text === undefined) return null
  const ids = dataset.manifest.ids.reviews
  const id =
    ids.find((one) => one === text.toLowerCase()) ??
    dataset.find(text).find(([kind]) => kind === 'reviews')?.[1] ??
    dataset
      .records('reviews')
      .find((review) => dataset.find(text).some(([kind, found]) => kind === 'references' && found === review.reference))
      ?.id
  const review = id === undefined ? undefined : dataset.record('reviews', id)
  if (review) return review
  const near = nearestWords(text, ids)
  throw notFound(
    `no published synthesis answers to "${harmless(text)}"`,
    `${near.length ? `Did you mean ${near.join(', ')}? ` : ''}See: stemcell reviews`,
  )
}

/** The question put to the dataset; a published synthesis stands for the outcome, disease and cells that are not named. */
export const readQuestions = (
  input: Input,
  asked: Asked,
  dataset: Dataset,
  review: Review | null,
  query: TrialQuery | null,
): readonly Question[] => {
  const named = textOf(input, 'outcome')
  const outcomes =
    named === undefined
      ? [...new Set((review?.pooled ?? []).map(({ outcome }) => outcome))]
      : [term(dataset, 'outcomes', 'outcome', named)]
  const files = (['svg', 'funnel', 'r'] as const).find((flag) => asked[flag] !== null)
  if (outcomes.length > 1 && files !== undefined)
    throw usage(
      `--${files} writes one picture or script, and ${review?.id} pooled ${outcomes.length} outcomes`,
      `Add --outcome with one of: ${outcomes.join(', ')}`,
    )
  const likely = input.words.map((word) => dataset.vocabulary('outcomes').resolve(word)).find(Boolean)
  if (outcomes.length === 0)
    throw usage(
      review
        ? `no pooled figure of ${review.id} was read, so --outcome is needed`
        : '--outcome is missing (or --input with a table of your own)',
      likely === undefined
        ? 'For example: stemcell pool --outcome hba1c --disease t2d --cell msc'
        : `Words without a flag choose trials. Did you mean --outcome ${likely}?`,
    )
  const [disease, cell] = [textOf(input, 'disease'), textOf(input, 'cell')]
  const only = <T>(items: readonly T[] | undefined): T | null => (items?.length === 1 ? (items[0] as T) : null)
  const window = numberOf(input, 'window', (value) => value >= 0, 'a number of months, 0 or more, such as 3')
  const question = {
    disease:
      disease === undefined
        ? (query?.disease ?? only(review?.diseases))
        : term(dataset, 'diseases', 'disease', disease),
    cell: cell === undefined ? (query?.cell ?? only(review?.cells)) : term(dataset, 'cells', 'cell', cell),
    ...(query ? { trials: query.trials } : {}),
    timepoint: numberOf(input, 'timepoint', (value) => value >= 0, 'months after treatment, such as 12') ?? null,
    window: window ?? defaultWindow,
    measure: asked.measure,
    allow: allowed(listOf(input, 'allow')),
    exclude: excluded(dataset, listOf(input, 'exclude')),
    correlation:
      numberOf(input, 'correlation', (value) => value >= -1 && value <= 1, 'a correlation from -1 to 1, such as 0.5') ??
      null,
    zeroCells: asked.zeroCells,
  }
  // Beside a published figure, ours is of the same measure.
  const theirs = (outcome: string): MeasureName | null => {
    const figures = (review?.pooled ?? []).filter((figure) => figure.outcome === outcome)
    return (figures.find(({ comparison }) => comparison === 'against-control') ?? figures[0])?.measure ?? null
  }
  return outcomes.map((outcome) => ({ ...question, measure: question.measure ?? theirs(outcome), outcome }))
}
