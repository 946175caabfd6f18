/** A page of the linear browser is the answer to a command in sentences, a row for each. */
import type { Answer, Block } from '../../answer.js'
import { headingSaid } from '../../render/index.js'
import { harmless } from '../../text.js'
import type { Asked } from '../asked.js'
import { failurePage } from '../library/read-page.js'
import { type PageText, rowText, type Section } from '../rows/page-text.js'
import { fromDrawn, type Row } from '../rows/text-rows.js'

type Heading = Extract<Block, { kind: 'heading' }>

const headings = (blocks: readonly Block[]): Heading[] =>
  blocks.flatMap((block) =>
    block.kind === 'heading' && block.level > 1 ? [block] : block.kind === 'drawing' ? headings(block.said()) : [],
  )

/** The sections of rows in sentences: each heading is looked for below the one before it. */
const sectionsOf = (blocks: readonly Block[], rows: readonly Row[]): Section[] => {
  let from = 0
  return headings(blocks).flatMap(({ text }) => {
    const said = headingSaid(text)
    const row = rows.findIndex((one, i) => i >= from && rowText(one) === said)
    if (row < 0) return []
    from = row + 1
    return [{ title: said.replace(/^Heading: |\.$/g, ''), row }]
  })
}

/** Reads pages for a voice. Nothing is drawn for a width. */
export const linearReader =
  ({ ask, draw }: Pick<Asked, 'ask' | 'draw'>) =>
  async (words: readonly string[]): Promise<PageText> => {
    try {
      const answer: Answer = await ask(words)
      const blocks = answer.view()
      const paper = { width: undefined, color: 0, links: 'inner' } as const
      const { body, closing } = await draw({ ...answer, view: () => blocks }, 'linear', paper)
      const text = `${String(body)}${closing}`
      const rows = [...text.trimEnd().split('\n'), ...(answer.advice ?? []).map(harmless)].map(fromDrawn)
      return { rows, sections: sectionsOf(blocks, rows) }
    } catch (error) {
      return failurePage(error)
    }
  }
