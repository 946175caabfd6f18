/** The human format: pages and tables for a terminal, or the same words without cuts and color for a pipe. */
import type { Answer } from '../answer.js'
import type { Paper, Render } from './format.js'
import { closingRows, layOut } from './page.js'
import { joinRows, type Row } from './rows.js'

/** Between the answer and what closes it stands an empty line, below it the next prompt. */
const between = 2

/** The rows of an answer, and of what closes it: that is short only where the answer needs the room. */
const sheetRows = (answer: Answer, paper: Paper): readonly [readonly Row[], readonly Row[]] => {
  const { height } = paper
  const end = closingRows(answer, paper)
  if (height === undefined) return [layOut(answer.view(), paper).rows, end]
  const { rows } = layOut(answer.view(), { ...paper, height: height - end.length - between })
  const whole = closingRows(answer, { ...paper, height: undefined })
  return [rows, rows.length + whole.length + between <= height ? whole : end]
}

export const renderTable: Render = async (answer, paper) => {
  if (answer.document !== undefined) {
    // A table for another program ends with its own line break; what a reader must know stands beside it.
    const told = answer.language === 'csv' ? joinRows(closingRows(answer, paper)) : ''
    return { body: answer.language === 'csv' ? answer.document : `${answer.document}\n`, closing: told }
  }
  const rows = sheetRows(answer, paper)
  // What colors and links are made with is loaded only for a screen.
  const paint = paper.color > 0 || paper.links ? (await import('./paint.js')).painterFor(paper) : undefined
  const [body = '', closing = ''] = rows.map((some) => joinRows(some, paint))
  return { body, closing }
}
