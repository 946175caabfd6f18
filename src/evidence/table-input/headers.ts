/** What a header means when it is no known name: an arm and a quantity, in either order, in words or abbreviations. */
import { itemAt } from '../../collections.js'
import type { DataColumn } from './columns.js'

type Quantity = 'n' | 'e' | 'without' | 'mean' | 'sd'

const words = (text: string): ReadonlySet<string> => new Set(text.split(' '))

const quantities: readonly (readonly [Quantity, ReadonlySet<string>])[] = [
  ['n', words('n total totals size participants patients people subjects denominator')],
  ['e', words('e ev event events case cases x xi d death deaths died responders success successes bleed')],
  ['without', words('failure failures noevent noevents nonevent nonevents without')],
  ['mean', words('mean means m avg average')],
  ['sd', words('sd stdev std')],
]
const first = words(
  '1 t e trt tx treat treatment treated intervention interventions exp experimental active cell cells case cases a i',
)
const second = words('2 c ctrl control controls cont plac placebo pbo comparator comparison p b')
/** Words that change nothing. */
const fillers = words('of in the group arm number no num i with and')

const tokensOf = (header: string): string[] =>
  header
    .replace(/standard deviation|std\.? dev\.?/gi, 'sd')
    .replace(/sample size/gi, 'n')
    .replace(/no(n|t)?[ -]?events?/gi, 'nonevents')
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
  tsuccess: 'e1',
  tfailure: 'without1',
  csuccess: 'e2',
  cfailure: 'without2',
} // prettier-ignore

type Read = { readonly quantity: Quantity; readonly arm: string }

/** Every way to read a header as one quantity and one arm. */
const readings = (header: string): Read[] => {
  const tokens = tokensOf(header).filter((token, _, all) => !(fillers.has(token) && all.length > 2))
  if (tokens.length < 2) return []
  const found: Read[] = []
  for (const [quantity, names] of quantities) {
    const own = tokens.filter((token) => names.has(token))
    const rest = tokens.filter((token) => !names.has(token))
    if (own.length && rest.length === 1) found.push({ quantity, arm: itemAt(rest, 0) })
    // "n.e" and "Group A Total N": a quantity said twice, or a letter that could be either.
    else if (own.length === tokens.length && tokens.length === 2) {
      found.push({ quantity, arm: itemAt(tokens, 1) }, { quantity, arm: itemAt(tokens, 0) })
    } else if (own.length && rest.length === 0) continue
  }
  return found
}

/** The arm that a header names. */
export const armOf = (header: string): 1 | 2 | undefined => {
  const tokens = tokensOf(header)
  return tokens.some((token) => second.has(token)) ? 2 : tokens.some((token) => first.has(token)) ? 1 : undefined
}

const columnFor = (quantity: Quantity, arm: 1 | 2): DataColumn => `${quantity}${arm}` as DataColumn

/**
 * The columns that headers stand for beyond the known names. An arm that no word names is the first one, where every such
 * header names the same and the other arm is a control.
 */
export const readHeaders = (headers: readonly string[]): ReadonlyMap<number, DataColumn> => {
  const found = new Map<number, DataColumn>()
  const unknown: { at: number; read: Read }[] = []
  headers.forEach((header, at) => {
    const known = joined[header.toLowerCase().replace(/[^a-z0-9]/g, '')]
    if (known) {
      found.set(at, known)
      return
    }
    const all = readings(header)
    const inSecond = all.find(({ arm }) => second.has(arm))
    const inFirst = all.find(({ arm }) => first.has(arm))
    const chosen = inSecond ?? inFirst
    if (chosen) found.set(at, columnFor(chosen.quantity, inSecond ? 2 : 1))
    else if (all[0]) unknown.push({ at, read: all[0] })
  })
  const arms = new Set(unknown.map(({ read }) => read.arm))
  const hasControl = [...found.values()].some((column) => column.endsWith('2'))
  const hasFirst = [...found.values()].some((column) => column.endsWith('1'))
  if (arms.size === 1 && hasControl && !hasFirst)
    for (const { at, read } of unknown) found.set(at, columnFor(read.quantity, 1))
  // RevMan 5 repeats the same two headers, the treated arm first.
  const repeated = (name: string): number[] =>
    headers.flatMap((header, at) => (header.trim().toLowerCase() === name ? [at] : []))
  for (const [name, quantity] of [
    ['events', 'e'],
    ['total', 'n'],
    ['mean', 'mean'],
    ['sd', 'sd'],
  ] as const) {
    const places = repeated(name)
    if (places.length !== 2) continue
    for (const [i, at] of places.entries()) found.set(at, columnFor(quantity, i === 0 ? 1 : 2))
  }
  return found
}
