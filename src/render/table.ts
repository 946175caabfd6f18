/** The human format: pages and tables for a terminal, or the same words without cuts and color for a pipe. */
import type { Render } from './format.js'
import { closingRows, layOut } from './page.js'
import { joinRows } from './rows.js'

export const renderTable: Render = async (answer, paper) => {
  if (answer.document !== undefined) {
    // A table for another program ends with its own line break; what a reader must know stands beside it.
    const told = answer.language === 'csv' ? joinRows(closingRows(answer, paper)) : ''
    return { body: answer.language === 'csv' ? answer.document : `${answer.document}\n`, closing: told }
  }
  const end = closingRows(answer, paper)
  // Between the answer and what closes it stands an empty line, below it the next prompt.
  const height = paper.height === undefined ? undefined : paper.height - end.length - 2
  const rows = [layOut(answer.view(), { ...paper, height }).rows, end]
  // What colors and links are made with is loaded only for a screen.
  const paint = paper.color > 0 || paper.links ? (await import('./paint.js')).painterFor(paper) : undefined
  const [body = '', closing = ''] = rows.map((some) => joinRows(some, paint))
  return { body, closing }
}
