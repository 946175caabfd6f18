/** The flags of pool: declared once, read with a clear error for every value that makes no sense. */
import { entriesOf, isOneOf, itemAt, keysOf } from '../../collections.js'
import { nearestWords, type Review } from '../../dataset/index.js'
import { notFound, usage } from '../../errors.js'
import {
  allowable,
  type ClashCode,
  clashRules,
  defaultWindow,
  isOfDataset,
  loadRunMethods,
  type MeasureName,
  type MethodName,
  type ModelName,
  measureNames,
  measures,
  methods,
  modelNames,
  needWords,
  type Plan,
  type PoolingQuestion,
  type RomCorrection,
  type RunMethods,
  type Tau2Name,
  type TestName,
  tau2Names,
  testNames,
} from '../../evidence/synthesis/index.js'
import { dataColumns, namesIn } from '../../evidence/table-input/index.js'
import type { ZeroCells } from '../../stats/index.js'
import type { Store } from '../../store/index.js'
import { harmless } from '../../text.js'
import type { Options, Values } from '../option.js'
import { type PictureName, pictures } from './picture-names.js'
import type { TrialQuery } from './trial-query.js'

const months = { takes: 'number', unit: 'months', from: 0 } as const
const fromDataset = { options: ['input'], why: 'it asks the dataset, and --input pools a table of your own' } as const

export const poolOptions = {
  outcome: {
    takes: 'term',
    of: 'outcomes',
    excludes: fromDataset,
    help: 'Outcome measure, by id, name or alias (list: stemcell outcomes)',
  },
  disease: { takes: 'term', of: 'diseases', excludes: fromDataset, help: 'Disease and everything below it' },
  cell: { takes: 'term', of: 'cells', excludes: fromDataset, help: 'Cell type and everything below it' },
  timepoint: {
    ...months,
    example: 12,
    excludes: fromDataset,
    help: 'Months after treatment; without it, the time point around which most comparable trials report',
  },
  window: {
    ...months,
    example: defaultWindow,
    excludes: fromDataset,
    help: `Months that a result may lie off the time point (default ${defaultWindow})`,
  },
  measure: {
    takes: 'choice',
    choices: measureNames,
    hideChoices: true,
    help: `Effect measure: ${measureNames.map((name) => `${name} (${measures[name].name.charAt(0).toLowerCase()}${measures[name].name.slice(1)})`).join(', ')}; default md for means, rr for people with an event`,
  },
  model: {
    takes: 'choice',
    choices: modelNames,
    default: 'random',
    hideChoices: true,
    help: 'random, common (inverse variance), mh (Mantel-Haenszel), peto',
  },
  tau2: {
    takes: 'choice',
    choices: tau2Names,
    hideChoices: true,
    help: 'Between-study variance: reml (default), pm (Paule-Mandel), dl (DerSimonian-Laird), ml (maximum likelihood), eb (empirical Bayes), sj (Sidik-Jonkman), he (Hedges), hs (Hunter-Schmidt)',
  },
  test: {
    takes: 'choice',
    choices: testNames,
    hideChoices: true,
    help: 'wider (default of random effects: Hartung-Knapp, or z where that interval is the wider one), hk, hk-adhoc (Hartung-Knapp with a scale of at least 1), z',
  },
  level: {
    takes: 'number',
    unit: 'percent',
    from: 50,
    // Beyond it what is left of both tails is too little for the digits of a number.
    to: 99.9999,
    example: 95,
    default: 95,
    help: 'Confidence level in percent',
  },
  by: {
    takes: 'text',
    what: 'field',
    help: 'Subgroups, with a test that they differ: cell, donor, route, design, control, disease, stage, age, country, level, rob; of a table, any other column',
  },
  subgroupTau2: {
    takes: 'choice',
    choices: ['separate', 'common'],
    needs: 'by',
    hideChoices: true,
    help: 'τ² of subgroups: separate (default, one for each) or common (one for all, steadier where they are small)',
  },
  also: {
    takes: 'choice',
    choices: keysOf(methods),
    many: true,
    help: 'Further methods, each with its caution (docs/statistics.md)',
  },
  moderators: {
    takes: 'text',
    what: 'fields',
    many: true,
    help: 'Meta-regression on these: what --by takes, numbers as they are, words as factors',
  },
  cluster: {
    takes: 'text',
    what: 'field',
    help: 'Rows of one study, lab or trial: a three-level model with cluster-robust variance',
  },
  leaveOneOut: { takes: 'nothing', help: 'Pool again without each study in turn' },
  cumulative: { takes: 'text', what: 'field', help: 'Pool study after study in the order of year or n' },
  egger: { takes: 'nothing', help: 'Egger’s test of funnel asymmetry (shown anyway from ten studies)' },
  exclude: {
    takes: 'records',
    of: 'trials',
    many: true,
    excludes: fromDataset,
    help: 'Leave trials out: ids, registry numbers, DOIs',
  },
  allow: {
    takes: 'text',
    what: 'names',
    many: true,
    help: `Override refusals of the comparability guard: ${allowable.map((code) => `${code} (${clashRules[code].summary})`).join('; ')}; of a table, no-events and skewed`,
  },
  correlation: {
    takes: 'number',
    unit: 'r',
    from: -1,
    to: 1,
    example: 0.5,
    excludes: fromDataset,
    help: 'Correlation of baseline and final values, to compute changes that are not printed',
  },
  zeroCells: {
    takes: 'choice',
    choices: ['only0', 'all', 'none'],
    help: 'Add 1/2 to the cells of studies with a zero cell (only0 when not said)',
  },
  romCorrection: {
    takes: 'choice',
    choices: ['none', 'second-order'],
    hideChoices: true,
    help: 'Ratios of means: none (default) or second-order (less biased in small samples; what metafor does from release 5 on)',
  },
  metaforStopping: {
    takes: 'nothing',
    help: 'Stop the iteration of tau² where metafor stops by default, for its digits',
  },
  input: {
    takes: 'input',
    help: 'Pool a table of your own (CSV, TSV, JSON, .xlsx; - for standard input) instead of the dataset',
  },
  sheet: {
    takes: 'text',
    what: 'sheet',
    needs: 'input',
    help: 'Sheet of a workbook (.xlsx), by name or number; the first unless said',
  },
  skipBad: { takes: 'nothing', needs: 'input', help: 'Leave out the bad rows of the table, and list them' },
  skipTotals: {
    takes: 'nothing',
    needs: 'input',
    help: 'Leave out rows of totals (Total, Subtotal, Overall, Pooled), and list them',
  },
  explain: { takes: 'nothing', needs: 'input', help: 'Say how the columns of the table were read, and pool nothing' },
  scale: {
    takes: 'choice',
    choices: ['log', 'natural'],
    needs: 'input',
    help: 'Whether effects of ratios in the table are their logs or the ratios themselves',
  },
  against: {
    takes: 'text',
    what: 'review',
    excludes: fromDataset,
    help: 'Beside a published synthesis (list: stemcell reviews)',
  },
  columns: {
    takes: 'text',
    what: 'names',
    many: true,
    help: 'Columns of a table by what they are (e1="Treated cases",n1="Treated total"; mean1+sd1="Treated" for two numbers in a cell), and extra columns of the forest plot: n, n1, n2, year, time, dose, id and what --by takes',
  },
  picture: {
    takes: 'choice',
    choices: keysOf(pictures),
    default: 'forest',
    hideChoices: true,
    help: `What is drawn, and written by --svg: ${entriesOf(pictures)
      .map(([name, what]) => `${name} (${what})`)
      .join(', ')}`,
  },
  ascii: { takes: 'nothing', help: 'Draw with the characters of ASCII only' },
  svg: { takes: 'output', help: 'Write the picture as SVG' },
  funnel: { takes: 'output', help: 'Write a funnel plot as SVG' },
  r: { takes: 'output', help: 'Write an R script that reproduces the result with metafor' },
} as const satisfies Options

type PoolValues = Values<typeof poolOptions>

/** How the result is to be computed and shown, whatever it is of. */
export type PoolSettings = {
  readonly measure: MeasureName | null
  readonly model: ModelName
  readonly tau2: Tau2Name
  readonly test: TestName
  readonly level: number
  readonly stopsAsMetafor: boolean
  readonly zeroCells: ZeroCells
  readonly romCorrection: RomCorrection
  /** Refusals that the user overrides. */
  readonly allow: ReadonlySet<ClashCode>
  readonly by: string | null
  readonly subgroupTau2: 'separate' | 'common'
  /** Further methods, and what runs them, which is loaded where there are any. */
  readonly also: readonly MethodName[]
  readonly runMethods?: RunMethods
  readonly moderators: readonly string[]
  readonly cluster: string | null
  readonly leaveOneOut: boolean
  /** Whether only to say how a table was read. */
  readonly explain: boolean
  readonly cumulative: string | null
  readonly egger: boolean
  readonly columns: readonly string[]
  /** Columns of a table that the user named: ours, and the header. */
  readonly tableColumns: ReadonlyMap<string, string>
  readonly picture: PictureName
  readonly ascii: boolean
  readonly svg: string | null
  readonly funnel: string | null
  readonly r: string | null
}

/** The plan for a measure. */
export const planFor = (asked: PoolSettings, measure: MeasureName): Plan => {
  const { model, tau2, test, level, stopsAsMetafor, subgroupTau2, zeroCells, romCorrection } = asked
  return { measure, model, tau2, test, level, stopsAsMetafor, subgroupTau2, zeroCells, romCorrection }
}

const measureAndModel = ({ measure: named, model }: PoolValues): { measure: MeasureName | null; model: ModelName } => {
  const measure = named ?? null
  if (model === 'peto') {
    if (measure !== null && measure !== 'or' && measure !== 'peto')
      throw usage(`--model peto pools odds ratios, not --measure ${measure}`, 'Leave --measure out, or use --model mh')
    return { measure: 'peto', model }
  }
  if (model === 'mh' && measure !== null && !['rr', 'or', 'rd'].includes(measure))
    throw usage(`--model mh does not pool --measure ${measure}`, 'Mantel-Haenszel pools rr, or and rd')
  return { measure: measure ?? (model === 'mh' ? 'rr' : null), model }
}

/** `e1=Treated cases` names a column of a table for what it is. */
const namedColumns = (columns: readonly string[]): ReadonlyMap<string, string> => {
  const pairs = columns
    .filter((name) => name.includes('='))
    .map((name) => name.replace(/^"/, ''))
    .map((name): [string, string] => [name.slice(0, name.indexOf('=')), name.slice(name.indexOf('=') + 1)])
  for (const column of pairs.flatMap(([asked]) => namesIn(asked)))
    if (column !== 'study' && !isOneOf(dataColumns, column))
      throw usage(
        `--columns ${harmless(column)}=…: a table has no column of that name`,
        `Names: study, ${dataColumns.join(', ')}`,
      )
  return new Map(pairs.map(([column, header]) => [column.trim(), header.replace(/^"?(.*?)"?$/s, '$1').trim()]))
}

/** Moderators and clusters ask for the method that they are for. */
const alsoAsked = ({ also, moderators, cluster }: PoolValues): readonly MethodName[] => {
  const implied: MethodName[] = [
    ...(moderators.length && !also.includes('permutation') ? (['meta-regression'] as const) : []),
    ...(cluster !== undefined &&
    !also.some((name) => methods[name].needs === 'clusters' || methods[name].needs === 'shared controls')
      ? (['three-level'] as const)
      : []),
  ]
  for (const name of also) {
    const { needs } = methods[name]
    if ((needs === 'moderators' && moderators.length === 0) || (needs === 'clusters' && cluster === undefined))
      throw usage(
        `--also ${name} needs ${needWords[needs]}`,
        `Add --${needs === 'clusters' ? 'cluster' : 'moderators'}`,
      )
  }
  return [...new Set([...implied, ...also])]
}

/** The options that hold for the dataset and for tables. */
export const readAsked = (options: PoolValues): PoolSettings => {
  const { measure, model } = measureAndModel(options)
  const { tau2, test, by, level, zeroCells } = options
  if (model !== 'random' && test !== undefined && test !== 'z')
    throw usage(`--test ${test} is a test of random effects, not of --model ${model}`, 'Leave --test out')
  if (model !== 'random' && tau2 !== undefined)
    throw usage(`--tau2 belongs to random effects, not to --model ${model}`, 'Leave --tau2 out')
  if (options.subgroupTau2 !== undefined && model !== 'random')
    throw usage(`--subgroup-tau2 belongs to random effects, not to --model ${model}`, 'Leave it out')
  if (options.romCorrection !== undefined && measure !== 'rom')
    throw usage(
      `--rom-correction ${options.romCorrection} is for ratios of means, not for ${measure === null ? 'the measure chosen by the outcome' : `--measure ${measure}`}`,
      'Add --measure rom, or leave it out',
    )
  return {
    measure,
    model,
    tau2: tau2 ?? 'reml',
    test: test ?? (model === 'random' ? 'wider' : 'z'),
    level: level / 100,
    stopsAsMetafor: options.metaforStopping,
    zeroCells: zeroCells === undefined ? {} : { to: zeroCells },
    romCorrection: options.romCorrection ?? 'none',
    allow: allowed(options.allow),
    by: by ?? null,
    subgroupTau2: options.subgroupTau2 ?? 'separate',
    also: alsoAsked(options),
    moderators: options.moderators,
    cluster: options.cluster ?? null,
    leaveOneOut: options.leaveOneOut,
    explain: options.explain,
    cumulative: options.cumulative ?? null,
    egger: options.egger,
    columns: options.columns.filter((name) => !name.includes('=')),
    tableColumns: namedColumns(options.columns),
    picture: options.picture,
    ascii: options.ascii,
    svg: options.svg ?? null,
    funnel: options.funnel ?? null,
    r: options.r ?? null,
  }
}

/** The settings with what runs further methods, where there are any. */
export const withMethods = async (asked: PoolSettings): Promise<PoolSettings> =>
  asked.also.length ? { ...asked, runMethods: await loadRunMethods() } : asked

/** Refuses beside a table what asks the dataset: words, which would choose its trials, and overrides of its guard. */
export const refuseForTable = (words: readonly string[], asked: PoolSettings): void => {
  const other = [...asked.allow].find((code) => code !== 'no-events' && code !== 'skewed')
  if (other !== undefined)
    throw usage(
      `--allow ${other} overrides the guard of the dataset, and --input pools a table of your own`,
      'Of a table --allow takes no-events (pool ratios of trials without any event too) and skewed (means from skewed medians)',
    )
  if (words.some((word) => word.trim() !== ''))
    throw usage(
      `"${harmless(words.join(' '))}" asks the trials of the dataset, and --input pools a table of your own`,
      'Leave one of them out',
    )
}

const allowed = (names: readonly string[]): ReadonlySet<ClashCode> => {
  const codes = new Set<ClashCode>()
  for (const name of names) {
    if (isOneOf(allowable, name)) {
      codes.add(name)
      continue
    }
    if (isOneOf(keysOf(clashRules), name))
      throw usage(
        clashRules[name].severity === 'refuse'
          ? `--allow cannot override "${name}": ${clashRules[name].summary} leaves no effect to pool`
          : `"${name}" refuses nothing, so there is nothing to allow`,
        `It takes: ${allowable.join(', ')}`,
      )
    const near = nearestWords(name, allowable)
    throw usage(
      `"${harmless(name)}" is not a value of --allow`,
      `${near.length ? `Did you mean ${near.join(', ')}? ` : ''}It takes: ${allowable.join(', ')}`,
    )
  }
  return codes
}

/** The published synthesis of --against. */
export const readReview = (text: string | undefined, dataset: Store): Review | null => {
  if (text === undefined) return null
  const ids = dataset.ids('reviews')
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
  options: PoolValues,
  words: readonly string[],
  asked: PoolSettings,
  dataset: Store,
  review: Review | null,
  query: TrialQuery | null,
): readonly PoolingQuestion[] => {
  const { outcome: named, disease, cell } = options
  const outcomes = named === undefined ? [...new Set((review?.pooled ?? []).map(({ outcome }) => outcome))] : [named]
  if (asked.measure !== null && !isOfDataset(asked.measure))
    throw usage(
      `--measure ${asked.measure} (${measures[asked.measure].name.toLowerCase()}) is for a table of your own: results in the dataset are means, or people with an event`,
      'Give a table with --input, or leave --measure out',
    )
  const files = (['svg', 'funnel', 'r'] as const).find((flag) => asked[flag] !== null)
  if (outcomes.length > 1 && files !== undefined)
    throw usage(
      `--${files} writes one picture or script, and ${review?.id} pooled ${outcomes.length} outcomes`,
      `Add --outcome with one of: ${outcomes.join(', ')}`,
    )
  const likely = words.map((word) => dataset.vocabulary('outcomes').resolve(word)).find(Boolean)
  if (outcomes.length === 0)
    throw usage(
      review
        ? `no pooled figure of ${review.id} was read, so --outcome is needed`
        : '--outcome is missing (or --input with a table of your own)',
      likely === undefined
        ? 'For example: stemcell pool --outcome hba1c --disease t2d --cell msc'
        : `Words without a flag choose trials. Did you mean --outcome ${likely}?`,
    )
  const only = <T>(items: readonly T[] | undefined): T | null => (items?.length === 1 ? itemAt(items, 0) : null)
  const question = {
    disease: disease ?? query?.disease ?? only(review?.diseases),
    cell: cell ?? query?.cell ?? only(review?.cells),
    ...(query ? { trials: query.trials } : {}),
    timepoint: options.timepoint ?? null,
    window: options.window ?? defaultWindow,
    measure: asked.measure,
    allow: asked.allow,
    exclude: options.exclude,
    correlation: options.correlation ?? null,
    zeroCells: asked.zeroCells,
    romCorrection: asked.romCorrection,
  }
  // Beside a published figure, ours is of the same measure.
  const theirs = (outcome: string): MeasureName | null => {
    const figures = (review?.pooled ?? []).filter((figure) => figure.outcome === outcome)
    return (figures.find(({ comparison }) => comparison === 'against-control') ?? figures[0])?.measure ?? null
  }
  return outcomes.map((outcome) => ({ ...question, measure: question.measure ?? theirs(outcome), outcome }))
}
