/** Columns that a table of studies may have: their names, other names for them, and which of them make an effect. */
import { keysOf } from '../../collections.js'
import type { MeasureName } from '../synthesis/index.js'

/** What a number in a column must be. */
export type Demand = 'number' | 'count' | 'size' | 'spread' | 'variance'

export const demands: Readonly<Record<Demand, string>> = {
  number: 'a number, with a point for decimals',
  count: 'a whole number of people, 0 or more',
  size: 'a whole number of people, 1 or more',
  spread: '0 or a positive number',
  variance: 'a number above 0',
}

type ColumnRule = { readonly demand: Demand; readonly synonyms: readonly string[]; readonly meaning: string }

/** Words that stand for the first and second arm in other people's tables. */
const first = [
  '1',
  '1i',
  'e',
  't',
  'treat',
  'treatment',
  'treated',
  'intervention',
  'exp',
  'experimental',
  'cell',
  'cells',
]
const second = ['2', '2i', 'c', 'ctrl', 'control', 'controls', 'placebo', 'comparator']
const named = (stems: readonly string[], arms: readonly string[]): string[] =>
  stems.flatMap((stem) => arms.map((arm) => `${stem}${arm}`))

/** Every column that holds data, by the name that the documentation uses. */
export const columnRules = {
  n1: { demand: 'size', synonyms: named(['n', 'total'], first), meaning: 'people in the first (cell) arm' },
  mean1: { demand: 'number', synonyms: named(['mean', 'm'], first), meaning: 'mean of the first arm' },
  sd1: { demand: 'spread', synonyms: named(['sd'], first), meaning: 'standard deviation of the first arm' },
  n2: { demand: 'size', synonyms: named(['n', 'total'], second), meaning: 'people in the second (control) arm' },
  mean2: { demand: 'number', synonyms: named(['mean', 'm'], second), meaning: 'mean of the second arm' },
  sd2: { demand: 'spread', synonyms: named(['sd'], second), meaning: 'standard deviation of the second arm' },
  e1: {
    demand: 'count',
    synonyms: ['ai', 'tpos', ...named(['event', 'events'], first)],
    meaning: 'people with the event in the first arm',
  },
  e2: {
    demand: 'count',
    synonyms: ['cpos', ...named(['event', 'events'], second)],
    meaning: 'people with the event in the second arm',
  },
  without1: {
    demand: 'count',
    synonyms: ['bi', 'tneg'],
    meaning: 'people without the event in the first arm, in place of n1',
  },
  without2: {
    demand: 'count',
    synonyms: ['di', 'cneg'],
    meaning: 'people without the event in the second arm, in place of n2',
  },
  yi: {
    demand: 'number',
    synonyms: [
      'y',
      'effect',
      'effectsize',
      'es',
      'te',
      'estimate',
      'pointestimate',
      'metaes',
      'logor',
      'lnor',
      'logrr',
      'lnrr',
      'smd',
      'hedgesg',
      'md',
      'meandifference',
      'rd',
      'riskdifference',
    ],
    meaning: 'effect on the scale of the calculation: the log of a ratio, the logit of a proportion',
  },
  vi: { demand: 'variance', synonyms: ['v', 'variance', 'var'], meaning: 'its sampling variance' },
  sei: {
    demand: 'variance',
    synonyms: ['se', 'sete', 'stderr', 'standarderror', 'metase', 'selogor', 'selogrr', 'selnor', 'selnrr', 'seyi'],
    meaning: 'its standard error, in place of vi',
  },
  e: { demand: 'count', synonyms: ['event', 'events', 'xi', 'cases'], meaning: 'people with the event, in one arm' },
  n: { demand: 'size', synonyms: ['ni', 'total', 'samplesize'], meaning: 'people in that arm' },
  mean: { demand: 'number', synonyms: ['mi'], meaning: 'mean of one arm' },
  sd: { demand: 'spread', synonyms: ['sdi'], meaning: 'its standard deviation' },
} as const satisfies Record<string, ColumnRule>

export type DataColumn = keyof typeof columnRules
export const dataColumns = keysOf(columnRules)

export const studySynonyms: readonly string[] = [
  'study',
  'studies',
  'trial',
  'author',
  'authors',
  'studlab',
  'studyname',
  'studyorsubgroup',
  'slab',
  'label',
  'name',
  'id',
]

/** Header words without case, spaces and punctuation. */
export const headerKey = (header: string): string => header.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '')

/** What a table can hold, by the columns that make an effect; raw numbers before computed effects. */
export const tableKinds = {
  means: { columns: ['n1', 'mean1', 'sd1', 'n2', 'mean2', 'sd2'], measures: ['md', 'smd', 'rom'] },
  events: { columns: ['e1', 'n1', 'e2', 'n2'], measures: ['rr', 'or', 'rd', 'peto'] },
  effects: {
    columns: ['yi', 'vi'],
    measures: ['gen', 'md', 'smd', 'rom', 'rr', 'or', 'rd', 'peto', 'pr', 'plo', 'mn', 'mc'],
  },
  proportions: { columns: ['e', 'n'], measures: ['plo', 'pr', 'pft'] },
  'single means': { columns: ['n', 'mean', 'sd'], measures: ['mn', 'mc'] },
} as const satisfies Record<string, { columns: readonly DataColumn[]; measures: readonly MeasureName[] }>

/** The kinds; the first measure of each is its default. */
export type TableKind = keyof typeof tableKinds

/** Columns that take the place of another one. */
export const insteadOf: Readonly<Partial<Record<DataColumn, DataColumn>>> = {
  n1: 'without1',
  n2: 'without2',
  vi: 'sei',
}
