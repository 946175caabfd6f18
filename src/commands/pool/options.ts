/** The flags of pool, declared once. */
import { entriesOf, keysOf } from '../../collections.js'
import {
  allowable,
  clashRules,
  defaultWindow,
  measureNames,
  measures,
  methods,
  modelNames,
  tau2Names,
  testNames,
} from '../../evidence/synthesis/index.js'
import type { Options, OptionValues } from '../option.js'
import { pictures } from './picture-names.js'

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

/** The flags as they were given. */
export type PoolValues = OptionValues<typeof poolOptions>
