/**
 * An answer as sentences, one to a row, for those who listen. No columns, boxes, pictures or color; every table is read row
 * by row, each cell with the name of its column.
 */
import { type Answer, type Block, type Line, plain, type Table } from '../answer.js'
import { harmless } from '../text.js'
import { type Heading, type IdLookup, type PageRows, type Row, rowOf, rowText, sliceRow } from './rows.js'
import { isSentence, sentence, spanSaid, spoken } from './spoken.js'

type Voice = { readonly known?: IdLookup | undefined }

const saidRow = (line: Line, { known }: Voice): Row => rowOf(line, { known, text: spanSaid })

const trimmed = (row: Row): Row => {
  const text = rowText(row)
  const end = text.trimEnd().length
  return sliceRow(row, Math.min(end, text.length - text.trimStart().length), end)
}

/** A row as a sentence of its own: what stood apart stands behind a comma. */
const sentenceRow = (row: Row): Row => {
  const whole = trimmed(row)
  const out: Row[number][] = []
  let from = 0
  for (const { 0: gap, index } of rowText(whole).matchAll(/\s{2,}/g)) {
    out.push(...sliceRow(whole, from, index), { text: ', ' })
    from = index + gap.length
  }
  const said = from ? [...out, ...sliceRow(whole, from, rowText(whole).length)] : whole
  return isSentence(rowText(said)) ? said : [...said, { text: '.' }]
}

/** What stands in a cell that holds nothing. */
const isEmpty = (line: Line): boolean => /^\s*[–-]?\s*$/.test(plain(line))

const labelled = (label: string, value: Row): Row => {
  const said = rowText(value).trim() === 'n/a' ? [{ text: 'not applicable' }] : value
  return sentenceRow(label === '' ? said : [{ text: `${label}: ` }, ...trimmed(said)])
}

/** A heading as a row of its own. */
const headingPage = (line: Line, level: Heading['level'], voice: Voice): PageRows => {
  const row = sentenceRow([{ text: 'Heading: ' }, ...saidRow(line, voice)])
  return { rows: [row], headings: [{ row: 0, level, title: rowText(row).replace(/^Heading: |\.$/g, '') }] }
}

const rowsOnly = (rows: readonly Row[]): PageRows => ({ rows, headings: [] })

const tablePages = ({ columns, rows, headings = [] }: Table, voice: Voice): PageRows[] => {
  // An id says by itself what it is.
  const labels = columns.map(({ label, spoken: said }) => (label === 'Id' ? '' : spoken(said ?? label)))
  const before = new Map(headings.map((one) => [one.before, one.text]))
  return rows.flatMap((cells, at) => {
    const title = before.get(at)
    const said = cells.flatMap((cell, i) => (isEmpty(cell) ? [] : [labelled(labels[i] ?? '', saidRow(cell, voice))]))
    const row = said.flatMap((one, i) => (i ? [{ text: ' ' }, ...one] : one))
    return [...(title === undefined ? [] : [headingPage(title, 2, voice)]), rowsOnly([row])]
  })
}

const blockPages = (block: Block, voice: Voice): PageRows[] => {
  switch (block.kind) {
    case 'heading':
      return [headingPage(block.text, block.level, voice)]
    case 'text':
      return [rowsOnly([sentenceRow(saidRow(block.text, voice))])]
    case 'list':
      return [rowsOnly(block.items.map((item) => sentenceRow(saidRow(item, voice))))]
    case 'facts': {
      const facts = block.items.filter(({ value }) => !isEmpty(value))
      return [rowsOnly(facts.map(({ label, value }) => labelled(spoken(label), saidRow(value, voice))))]
    }
    case 'fit':
      return tablePages(block.wide, voice)
    case 'brief':
      return block.whole.flatMap((one) => blockPages(one, voice))
    case 'drawing':
      return block.spoken().flatMap((one) => blockPages(one, voice))
    case 'table':
      return tablePages(block, voice)
  }
}

/** Blocks as rows that are read aloud, each a sentence or more; none is empty. */
export const sayOut = (blocks: readonly Block[], voice: Voice = {}): PageRows => {
  const rows: Row[] = []
  const headings: Heading[] = []
  for (const page of blocks.flatMap((block) => blockPages(block, voice))) {
    headings.push(...page.headings.map((one) => ({ ...one, row: one.row + rows.length })))
    rows.push(...page.rows.filter((row) => rowText(row) !== ''))
  }
  return { rows, headings }
}

/** What closes an answer, read aloud. */
export const closingSaid = ({ notes, footer, next }: Answer, voice: Voice = {}): Row[] =>
  [
    ...notes.map((note): Row => rowOf(sentence(`Note: ${spoken(note)}`), voice)),
    ...(footer ? [sentenceRow(saidRow(footer, voice))] : []),
    // A command is said as it is typed.
    ...next.map(({ command, why }) => rowOf(`Next command, ${spoken(why)}: ${harmless(command)}`, voice)),
  ].filter((row) => rowText(row) !== '')
