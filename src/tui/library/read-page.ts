/** A page of the browser is the answer to a command, laid out as rows: for a screen, or as sentences for a voice. */
import type { Answer, Block } from '../../answer.js'
import { type PoolFacts, poolFactsOf } from '../../commands/pool/facts.js'
import { isFailure } from '../../errors.js'
import {
  closingRows,
  closingSaid,
  type IdLookup,
  layOut,
  type PageRows,
  type Row,
  rowOf,
  sayOut,
} from '../../render/index.js'
import type { Store } from '../../store/index.js'
import type { BrowserInput } from '../browser-input.js'
import { tabKinds } from './tab.js'

/** A page, with what its answer says that keys act on. */
export type { PoolFacts }
export type ReadPage = PageRows & { readonly pool?: PoolFacts }
/** Reads the page of a command for a screen of so many columns. */
export type PageReader = (words: readonly string[], columns: number) => Promise<ReadPage>
type Reading = Pick<BrowserInput, 'ask' | 'dataset'>

/** Comparisons are wider than the screen when they must be, and are looked at in parts. */
const laidOutFor = (words: readonly string[], columns: number): number =>
  words[0] === 'compare'
    ? Math.max(columns, 18 + 26 * words.slice(1).filter((word) => !word.startsWith('-')).length)
    : columns

const drawings = ['pool', 'map', 'timeline']

/** The ids that have a tab, with their kind; of those that stand in several the first kind counts. */
const knownIn = (dataset: Store): IdLookup => {
  const kinds = new Map<string, string>()
  for (const kind of [...tabKinds].reverse()) for (const id of dataset.ids(kind)) kinds.set(id, kind)
  return (word) => {
    const kind = kinds.get(word)
    return kind && `${kind}/${word}`
  }
}

const documentRows = (text: string): Row[] => text.split('\n').map((line) => rowOf(line))

/** The page, or why there is none, as a page. */
const read = async (answered: Promise<Answer>, lay: (answer: Answer) => PageRows): Promise<ReadPage> => {
  try {
    const answer = await answered
    const { rows, headings } =
      answer.document === undefined ? lay(answer) : { rows: documentRows(answer.document), headings: [] }
    const pool = poolFactsOf(answer)
    return {
      rows: [...rows, ...(answer.advice ?? []).map((line) => rowOf(line))],
      headings,
      ...(pool ? { pool } : {}),
    }
  } catch (error) {
    // Damaged data are no answer: the browser ends with them.
    if (!isFailure(error) || error.isDamage) throw error
    return { rows: [rowOf(error.message, { role: 'warn' }), rowOf(error.hint ?? '')], headings: [] }
  }
}

/** A map in one block, with all its rows: the columns that fit. */
const inOneBlock = (block: Block): Block => {
  if (block.kind !== 'drawing' || !block.short) return block
  const { short } = block
  return { ...block, draw: (width) => short(width, Number.POSITIVE_INFINITY) }
}

/** Reads pages for a screen. */
export const pageReader = ({ ask, dataset }: Reading, { ascii }: { readonly ascii: boolean }): PageReader => {
  const known = knownIn(dataset)
  return (words, columns) =>
    read(ask([...words, ...(ascii && drawings.includes(words[0] ?? '') ? ['--ascii'] : [])]), (answer) => {
      const sheet = { width: laidOutFor(words, columns), known }
      const view = answer.view()
      const isFolded = words[0] === 'map' && !words.includes('--all')
      const { rows, headings } = layOut(isFolded ? view.map(inOneBlock) : view, sheet)
      const closing = closingRows(answer, sheet)
      return { rows: closing.length ? [...rows, [], ...closing] : rows, headings }
    })
}

/** Reads pages for a voice. Nothing is laid out for a width. */
export const voiceReader = ({ ask, dataset }: Reading): PageReader => {
  const known = knownIn(dataset)
  return (words) =>
    read(ask(words), (answer) => {
      const { rows, headings } = sayOut(answer.view(), { known })
      return { rows: [...rows, ...closingSaid(answer, { known })], headings }
    })
}
