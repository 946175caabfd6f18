/** How a result is computed and shown: the flags that hold for the dataset and for tables, with an error for what makes no sense. */
import { isOneOf, keysOf } from '../../collections.js'
import { nearestWords } from '../../dataset/index.js'
import { usage } from '../../errors.js'
import {
  allowable,
  type ClashCode,
  clashRules,
  loadRunMethods,
  type MeasureName,
  type MethodName,
  type ModelName,
  methods,
  needWords,
  type PoolingPlan,
  type RomCorrection,
  type RunMethods,
  type Tau2Name,
  type TestName,
} from '../../evidence/synthesis/index.js'
import { dataColumns, namesIn } from '../../evidence/table-input/index.js'
import type { ZeroCells } from '../../stats/index.js'
import { harmless } from '../../text.js'
import type { PoolValues } from './options.js'
import type { PictureName } from './picture-names.js'

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
export const planFor = (asked: PoolSettings, measure: MeasureName): PoolingPlan => {
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
