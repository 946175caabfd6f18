/** What a header means when it is no known name: an arm and a quantity, in either order, in words or abbreviations. */
import { itemAt } from '../../collections.js'
import type { DataColumn } from './columns.js'

/** What can be told of an arm; with 1 or 2 behind it, the name of a column. */
type Quantity =
  | 'n'
  | 'e'
  | 'without'
  | 'percent'
  | 'mean'
  | 'sd'
  | 'se'
  | 'var'
  | 'median'
  | 'lq'
  | 'uq'
  | 'low'
  | 'high'
  | 'min'
  | 'max'
  | 'time'

const words = (text: string): ReadonlySet<string> => new Set(text.split(' '))

const quantities: readonly (readonly [Quantity, ReadonlySet<string>])[] = [
  ['n', words('n total totals size participants patients people subjects denominator randomized randomised')],
  ['e', words('e ev event events case cases x xi d death deaths died dead responders success successes bleed')],
  ['without', words('failure failures noevent noevents nonevent nonevents without alive')],
  ['percent', words('percent percentage pct')],
  ['mean', words('mean means m avg average')],
  ['sd', words('sd stdev std stddev')],
  ['se', words('se sem stderr')],
  ['var', words('var variance')],
  ['median', words('median med')],
  ['lq', words('lq q25')],
  ['uq', words('uq q75')],
  ['low', words('low lower lcl lci ll lb')],
  ['high', words('high upper ucl uci ul ub')],
  ['min', words('min minimum')],
  ['max', words('max maximum')],
  ['time', words('time py pyrs personyears persontime patientyears')],
]
const first = words(
  '1 t e trt tx treat treatment treated intervention interventions exp experimental active cell cells case cases a i',
)
const second = words('2 c ctrl control controls cont con plac placebo pbo comparator comparison p b')
/** Words that change nothing. */
const fillers = words('of in the group arm number no num i with and ci')
/** Words of people beside a word of events: "patients with event". */
const people = words('n total patients people participants subjects')

/** The words of a header, terms of several words as one. */
export const tokensOf = (header: string): string[] =>
  header
    .replace(/standard deviation|std\.?[- ]?dev\w*\.?/gi, ' sd ')
    .replace(/standard error( of the mean)?|std\.? ?err\w*\.?/gi, ' se ')
    .replace(/sample size/gi, ' n ')
    .replace(/no(n|t|t a)?[ -]?events?/gi, ' nonevents ')
    .replace(/(1st|first|lower|25th?) (quartile|percentile)|\bq1\b/gi, ' lq ')
    .replace(/(3rd|third|upper|75th?) (quartile|percentile)|\bq3\b/gi, ' uq ')
    .replace(/inter-?\s?quartile range/gi, ' iqr ')
    .replace(/(person|patient)[- .]?(years?|time|months?|days?)( at risk)?/gi, ' persontime ')
    .replace(/%(?=[^a-z]*ci\b)|\b9[059]\b/gi, ' ')
    .replace(/%/g, ' percent ')
    .replace(/([a-z])([A-Z0-9])/g, '$1 $2')
    .replace(/([0-9])([a-z])/gi, '$1 $2')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean)

/** Abbreviations in which the arm has no letter of its own to be told by. */
const joined: Readonly<Record<string, DataColumn>> = {
  nt: 'n1',
  nti: 'n1',
  nc: 'n2',
  nci: 'n2',
  xt: 'e1',
  xti: 'e1',
  xc: 'e2',
  xci: 'e2',
  mt: 'mean1',
  mc: 'mean2',
  sdt: 'sd1',
  sdc: 'sd2',
  tnt: 'n1',
  tnc: 'n2',
  tsuccess: 'e1',
  tfailure: 'without1',
  csuccess: 'e2',
  cfailure: 'without2',
  tdeath: 'e1',
  tnodeath: 'without1',
  cdeath: 'e2',
  cnodeath: 'without2',
}

type Read = { readonly quantity: Quantity; readonly arm: string }

/** Words that name one arm; undefined where they name both, or something else. */
const armIn = (tokens: readonly string[]): 1 | 2 | undefined =>
  tokens.length === 0
    ? undefined
    : tokens.every((token) => second.has(token))
      ? 2
      : tokens.every((token) => first.has(token))
        ? 1
        : undefined

/** Every way to read a header as one quantity and one arm. */
const readings = (header: string): Read[] => {
  const tokens = tokensOf(header).filter((token, _, all) => !(fillers.has(token) && all.length > 2))
  if (tokens.length < 2) return []
  const found: Read[] = []
  for (const [quantity, names] of quantities) {
    const own = tokens.filter((token) => names.has(token))
    const rest = tokens.filter((token) => !names.has(token))
    if (own.length && rest.length === 1) found.push({ quantity, arm: itemAt(rest, 0) })
    // "Intervention 1 mean": the arm in two words.
    else if (own.length && armIn(rest) !== undefined) found.push({ quantity, arm: itemAt(rest, 0) })
    // "n.e" and "Group A Total N": a quantity said twice, or a letter that could be either.
    else if (own.length === tokens.length && tokens.length === 2)
      found.push({ quantity, arm: itemAt(tokens, 1) }, { quantity, arm: itemAt(tokens, 0) })
  }
  if (found.length) return found
  const rest = tokens.filter((token) => !people.has(token))
  return rest.length < tokens.length && rest.length > 1 ? readings(rest.join(' ')) : []
}

/** The arm that a header names. */
export const armOf = (header: string): 1 | 2 | undefined => {
  const tokens = tokensOf(header)
  return tokens.some((token) => second.has(token)) ? 2 : tokens.some((token) => first.has(token)) ? 1 : undefined
}

const columnFor = (quantity: Quantity, arm: 1 | 2): DataColumn => `${quantity}${arm}` as DataColumn

type Unknown = { readonly at: number; readonly read: Read }

/** Two arms by names of their own, of which one is plainly the absence of the other: smokers and nonsmokers, caf and decaf. */
const isAbsence = (arm: string, of: string): boolean => new RegExp(`^(non?|de|un|without)-?${of}$`).test(arm)

/** Which arm words stand for the first and the second arm, where the table leaves no choice. */
const ownArms = (unknown: readonly Unknown[], found: ReadonlyMap<number, DataColumn>): Map<string, 1 | 2> => {
  const arms = [...new Set(unknown.map(({ read }) => read.arm))]
  const has = (arm: 1 | 2): boolean => [...found.values()].some((column) => column.endsWith(String(arm)))
  const [one, other] = arms
  if (arms.length === 1 && one && has(2) && !has(1)) return new Map([[one, 1]])
  if (arms.length === 2 && one && other && !has(1) && !has(2)) {
    if (isAbsence(other, one)) return new Map([[one, 1], [other, 2]]) // biome-ignore format: a table
    if (isAbsence(one, other)) return new Map([[other, 1], [one, 2]]) // biome-ignore format: a table
  }
  return new Map()
}

/** RevMan 5 repeats the same headers, the treated arm first. */
const repeated: readonly (readonly [string, Quantity])[] = [
  ['events', 'e'],
  ['total', 'n'],
  ['n', 'n'],
  ['mean', 'mean'],
  ['sd', 'sd'],
]

/** "n.ctrl.rec" beside "n.ctrl.non": people with something, and without it. */
const complements = (headers: readonly string[]): Map<number, DataColumn> => {
  const tokens = headers.map(tokensOf)
  const stems = [...new Set(tokens.flatMap((all) => (all.at(-1) === 'non' ? [all.slice(0, -1).join(' ')] : [])))]
  const isSecond = (stem: string): boolean => stem.split(' ').some((token) => second.has(token))
  const ordered = stems.toSorted((a, b) => Number(isSecond(a)) - Number(isSecond(b)))
  const found = new Map<number, DataColumn>()
  if (ordered.length !== 2) return found
  tokens.forEach((all, at) => {
    const arm = ordered.indexOf(all.slice(0, -1).join(' '))
    if (arm >= 0) found.set(at, columnFor(all.at(-1) === 'non' ? 'without' : 'e', arm === 0 ? 1 : 2))
  })
  return found
}

/** What headers say: columns that they surely stand for, and those of two arms that only their owner can tell apart. */
export type HeaderReading = {
  readonly columns: ReadonlyMap<number, DataColumn>
  /** In the order of the table: the first arm named stands for the first one. */
  readonly guesses: ReadonlyMap<number, DataColumn>
}

/**
 * The columns that headers stand for beyond the known names. An arm that no word names is the first one, where every such
 * header names the same and the other arm is a control.
 */
export const readHeaders = (headers: readonly string[]): HeaderReading => {
  const columns = new Map<number, DataColumn>()
  const unknown: Unknown[] = []
  const guesses = new Map<number, DataColumn>()
  headers.forEach((header, at) => {
    const letters = header.toLowerCase().replace(/[^a-z0-9]/g, '')
    const known = joined[letters]
    if (known) {
      columns.set(at, known)
      return
    }
    const all = readings(header)
    const inSecond = all.find(({ arm }) => second.has(arm))
    const chosen = inSecond ?? all.find(({ arm }) => first.has(arm))
    if (chosen) columns.set(at, columnFor(chosen.quantity, inSecond ? 2 : 1))
    else if (all[0]) unknown.push({ at, read: all[0] })
    else {
      // "b.xti" and "y1i": a known name with something before or in it.
      const last = joined[tokensOf(header.replace(/([a-z])([A-Z0-9])/g, '$1$2')).at(-1) ?? '']
      const bare = { yi: 'yi', vi: 'vi', sei: 'sei' }[letters.replace(/\d/g, '')] as DataColumn | undefined
      if (last ?? bare) guesses.set(at, (last ?? bare) as DataColumn)
    }
  })
  const arms = ownArms(unknown, columns)
  const order = [...new Set(unknown.map(({ read }) => read.arm))]
  for (const { at, read } of unknown) {
    const arm = arms.get(read.arm)
    if (arm) columns.set(at, columnFor(read.quantity, arm))
    else if (order.length === 2) guesses.set(at, columnFor(read.quantity, read.arm === order[0] ? 1 : 2))
  }
  for (const [at, column] of complements(headers)) if (!columns.has(at)) guesses.set(at, column)
  for (const [name, quantity] of repeated) {
    const places = headers.flatMap((header, at) => (header.trim().toLowerCase() === name ? [at] : []))
    if (places.length !== 2) continue
    for (const [i, at] of places.entries()) columns.set(at, columnFor(quantity, i === 0 ? 1 : 2))
  }
  return { columns, guesses }
}
