/** A page of the browser is the answer to a command, drawn for its width and read back as rows. */
import { isFailure } from '../../errors.js'
import { harmless } from '../../text.js'
import type { Asked } from '../asked.js'
import { type PageText, pageText } from '../rows/page-text.js'
import { fromDrawn } from '../rows/text-rows.js'

/** Comparisons are wider than the screen when they must be, and are looked at in parts. */
const drawnWidth = (words: readonly string[], columns: number): number =>
  words[0] === 'compare'
    ? Math.max(columns, 18 + 26 * words.slice(1).filter((word) => !word.startsWith('-')).length)
    : columns

const drawings = ['pool', 'map', 'timeline']

/** Why there is no page, as a page. Damaged data are no answer: the browser ends with them. */
export const failurePage = (error: unknown): PageText => {
  if (!isFailure(error) || error.isDamage) throw error
  return {
    rows: [[{ text: harmless(error.message), role: 'warn' }], [{ text: harmless(error.hint ?? '') }]],
    sections: [],
  }
}

/** Reads pages for a screen. */
export const pageReader =
  ({ ask, draw }: Pick<Asked, 'ask' | 'draw'>, ascii: boolean) =>
  async (words: readonly string[], columns: number): Promise<PageText> => {
    try {
      const answer = await ask([...words, ...(ascii && drawings.includes(words[0] ?? '') ? ['--ascii'] : [])])
      const blocks = answer.view()
      const paper = { width: drawnWidth(words, columns), color: 1, links: 'inner' } as const
      const { body, closing } = await draw({ ...answer, view: () => blocks }, 'table', paper)
      const text = `${String(body)}${closing ? `\n${closing}` : ''}`
      const rows = [...text.trimEnd().split('\n'), ...(answer.advice ?? []).map(harmless)].map(fromDrawn)
      return pageText(blocks, rows)
    } catch (error) {
      return failurePage(error)
    }
  }
