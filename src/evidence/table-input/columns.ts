/** Columns that a table of studies may have: their names, other names for them, and which of them make an effect. */
import { keysOf } from '../../collections.js'
import type { MeasureName } from '../synthesis/index.js'

/** What a number in a column must be. */
export type Demand = 'number' | 'count' | 'size' | 'spread' | 'variance' | 'positive' | 'p' | 'percent' | 'correlation'

export const demands: Readonly<Record<Demand, string>> = {
  number: 'a number',
  count: 'a whole number of people, 0 or more',
  size: 'a whole number of people, 1 or more',
  spread: '0 or a positive number',
  variance: 'a number above 0',
  positive: 'a number above 0',
  p: 'an exact p-value above 0 and below 1',
  percent: 'a percentage from 0 to 100',
  correlation: 'a correlation between -1 and 1',
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

const lows = [
  'lower',
  'low',
  'lo',
  'cilb',
  'cilower',
  'cilow',
  'lowerci',
  'lcl',
  'lci',
  'll',
  'lowerlimit',
  'cistart',
  'metacil',
]
const highs = [
  'upper',
  'high',
  'hi',
  'ciub',
  'ciupper',
  'cihigh',
  'upperci',
  'ucl',
  'uci',
  'ul',
  'upperlimit',
  'ciend',
  'metaciu',
]
/** The same with the level of the interval, and with the measure, said: lower95, 95% lower, or.lb. */
const limits = (names: readonly string[], end: string): string[] => [
  ...names,
  ...['95', '90', '99'].flatMap((level) => names.flatMap((name) => [`${name}${level}`, `${level}${name}`])),
  ...['or', 'rr', 'hr', 'md', 'smd', 'rd', 'irr', 'es'].flatMap((measure) => [
    `${measure}${end}`,
    `${measure}${names[0]}`,
    `${measure}ci${end}`,
    `${measure}ci${names[0]}`,
  ]),
]

const personTime = ['persontime', 'personyears', 'patientyears', 'patienttime', 'timeatrisk']

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
    synonyms: ['ai', 'tpos', 'x1i', ...named(['event', 'events'], first)],
    meaning: 'people with the event in the first arm',
  },
  e2: {
    demand: 'count',
    synonyms: ['cpos', 'x2i', ...named(['event', 'events'], second)],
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
  percent1: { demand: 'percent', synonyms: [], meaning: 'percent of n1 with the event, in place of e1' },
  percent2: { demand: 'percent', synonyms: [], meaning: 'percent of n2 with the event, in place of e2' },
  time1: {
    demand: 'positive',
    synonyms: ['t1i', ...named(personTime, first)],
    meaning: 'person-time of the first arm',
  },
  time2: {
    demand: 'positive',
    synonyms: ['t2i', ...named(personTime, second)],
    meaning: 'person-time of the second arm',
  },
  yi: {
    demand: 'number',
    synonyms: [
      'y',
      'effect',
      'effectsize',
      'es',
      'te',
      'diff',
      'estimate',
      'pointestimate',
      'metaes',
      'logor',
      'lnor',
      'logoddsratio',
      'logrr',
      'lnrr',
      'logriskratio',
      'loghr',
      'lnhr',
      'loghazardratio',
      'logirr',
      'lnirr',
      'or',
      'oddsratio',
      'rr',
      'riskratio',
      'relativerisk',
      'hr',
      'hazardratio',
      'irr',
      'rateratio',
      'smd',
      'hedgesg',
      'hedgessg',
      'cohensd',
      'stddiffinmeans',
      'md',
      'meandifference',
      'differenceinmeans',
      'rd',
      'riskdifference',
      'givmean',
    ],
    meaning: 'effect: a difference, or a ratio or its log',
  },
  vi: { demand: 'variance', synonyms: ['v', 'variance', 'var'], meaning: 'sampling variance of the effect' },
  sei: {
    demand: 'variance',
    synonyms: [
      'se',
      'sete',
      'stderr',
      'stderror',
      'standarderror',
      'effectsizestandarderror',
      'metase',
      'selogor',
      'selogrr',
      'seloghr',
      'selogirr',
      'selnor',
      'selnrr',
      'selnhr',
      'seyi',
      'sees',
      'givse',
    ],
    meaning: 'standard error of the effect, in place of vi',
  },
  low: { demand: 'number', synonyms: limits(lows, 'lb'), meaning: 'lower limit of the interval of the effect' },
  high: { demand: 'number', synonyms: limits(highs, 'ub'), meaning: 'upper limit of the interval of the effect' },
  p: {
    demand: 'p',
    synonyms: ['pvalue', 'pval', 'probability'],
    meaning: 'two-sided p-value of the effect, in place of vi',
  },
  oe: {
    demand: 'number',
    synonyms: ['ominuse', 'logranke'],
    meaning: 'observed less expected events of the first arm, in place of yi',
  },
  oev: { demand: 'variance', synonyms: ['logrankv', 'oevariance'], meaning: 'variance of oe' },
  e: {
    demand: 'count',
    synonyms: ['event', 'events', 'xi', 'cases', 'death', 'deaths'],
    meaning: 'people with the event, in one arm',
  },
  n: {
    demand: 'size',
    synonyms: ['ni', 'total', 'samplesize', 'participants'],
    meaning: 'people in that arm',
  },
  without: { demand: 'count', synonyms: ['nonevents'], meaning: 'people without the event, in place of n' },
  percent: {
    demand: 'percent',
    synonyms: ['percentage', 'pct', 'proportionpercent'],
    meaning: 'percent of n with the event, in place of e',
  },
  time: { demand: 'positive', synonyms: ['ti', ...personTime], meaning: 'person-time of one arm' },
  r: {
    demand: 'correlation',
    synonyms: ['ri', 'cor', 'correlation', 'pearsonr'],
    meaning: 'a correlation in n people',
  },
  mean: { demand: 'number', synonyms: ['mi'], meaning: 'mean of one arm' },
  sd: { demand: 'spread', synonyms: ['sdi'], meaning: 'its standard deviation' },
  se1: { demand: 'spread', synonyms: [], meaning: 'standard error of mean1, in place of sd1' },
  se2: { demand: 'spread', synonyms: [], meaning: 'standard error of mean2, in place of sd2' },
  var1: { demand: 'spread', synonyms: [], meaning: 'variance in the first arm, in place of sd1' },
  var2: { demand: 'spread', synonyms: [], meaning: 'variance in the second arm, in place of sd2' },
  low1: { demand: 'number', synonyms: [], meaning: 'lower limit of the interval of mean1, in place of sd1' },
  high1: { demand: 'number', synonyms: [], meaning: 'upper limit of the interval of mean1, in place of sd1' },
  low2: { demand: 'number', synonyms: [], meaning: 'lower limit of the interval of mean2, in place of sd2' },
  high2: { demand: 'number', synonyms: [], meaning: 'upper limit of the interval of mean2, in place of sd2' },
  median1: { demand: 'number', synonyms: [], meaning: 'median of the first arm, in place of mean1' },
  lq1: { demand: 'number', synonyms: [], meaning: 'lower quartile of the first arm' },
  uq1: { demand: 'number', synonyms: [], meaning: 'upper quartile of the first arm' },
  min1: { demand: 'number', synonyms: [], meaning: 'smallest value of the first arm' },
  max1: { demand: 'number', synonyms: [], meaning: 'largest value of the first arm' },
  median2: { demand: 'number', synonyms: [], meaning: 'median of the second arm, in place of mean2' },
  lq2: { demand: 'number', synonyms: [], meaning: 'lower quartile of the second arm' },
  uq2: { demand: 'number', synonyms: [], meaning: 'upper quartile of the second arm' },
  min2: { demand: 'number', synonyms: [], meaning: 'smallest value of the second arm' },
  max2: { demand: 'number', synonyms: [], meaning: 'largest value of the second arm' },
  median: { demand: 'number', synonyms: [], meaning: 'median of one arm, in place of mean' },
  lq: { demand: 'number', synonyms: ['q1', 'q25'], meaning: 'its lower quartile' },
  uq: { demand: 'number', synonyms: ['q3', 'q75'], meaning: 'its upper quartile' },
  min: { demand: 'number', synonyms: ['minimum'], meaning: 'its smallest value' },
  max: { demand: 'number', synonyms: ['maximum'], meaning: 'its largest value' },
} as const satisfies Record<string, ColumnRule>

export type DataColumn = keyof typeof columnRules
export const dataColumns = keysOf(columnRules)

/** Names for the column of study names, the surest first. */
export const studySynonyms: readonly string[] = [
  'study',
  'studies',
  'trial',
  'studlab',
  'studyname',
  'studyid',
  'studyorsubgroup',
  'metastudylabel',
  'slab',
  'label',
  'author',
  'authors',
  'paper',
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
    measures: [
      'gen',
      'md',
      'smd',
      'rom',
      'rr',
      'or',
      'rd',
      'peto',
      'hr',
      'irr',
      'pr',
      'plo',
      'ir',
      'irln',
      'cor',
      'zcor',
      'mn',
      'mc',
    ],
  },
  rates: { columns: ['e1', 'time1', 'e2', 'time2'], measures: ['irr'] },
  proportions: { columns: ['e', 'n'], measures: ['plo', 'pr', 'pft'] },
  'single rates': { columns: ['e', 'time'], measures: ['irln', 'ir'] },
  correlations: { columns: ['r', 'n'], measures: ['zcor', 'cor'] },
  'single means': { columns: ['n', 'mean', 'sd'], measures: ['mn', 'mc'] },
} as const satisfies Record<string, { columns: readonly DataColumn[]; measures: readonly MeasureName[] }>

/** The kinds; the first measure of each is its default. */
export type TableKind = keyof typeof tableKinds
