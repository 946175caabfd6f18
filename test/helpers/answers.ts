/** Answers made by hand, to be drawn in every format. */
import type { Answer, Block, Column, Line } from '../../src/answer.js'
import { type formatNames, loadFormat, type Paper } from '../../src/render/index.js'

export const pipe: Paper = { width: undefined, color: 0, links: false }
export const screen = (width: number, more: Partial<Paper> = {}): Paper => ({ width, color: 0, links: false, ...more })

export const column = (label: string, more: Partial<Column> = {}): Column => ({
  label,
  align: 'left',
  priority: 1,
  min: 5,
  max: 40,
  ...more,
})

/** An answer that says one text in every place where a record's text can stand. */
export const saying = (text: string): Answer => {
  const line: Line = [text, { text, role: 'strong' }, { text, href: `https://example.org/${text}` }]
  const blocks: Block[] = [
    { kind: 'heading', level: 1, text: line },
    { kind: 'text', text: line },
    { kind: 'text', text, indent: 4 },
    { kind: 'facts', items: [{ label: 'Fact', value: line }] },
    { kind: 'list', items: [line, text], indent: 2 },
    {
      kind: 'table',
      columns: [column('First'), column('Second', { align: 'right', priority: 2 })],
      rows: [
        [line, text],
        [text, 'plain'],
      ],
    },
    { kind: 'table', columns: [column('Only')], rows: [[text]], headings: [{ before: 0, text }] },
  ]
  return {
    format: 'stemcell/test/1',
    dataset: { version: '2026.1.0', asOf: '2026-01-31', hash: 'sha256:0' },
    query: { text },
    count: 2,
    total: 2,
    items: [
      { id: 'a', text },
      { id: 'b', list: [text] },
    ],
    groups: [{ by: { text } }],
    grid: () => ({
      columns: ['id', 'text'],
      rows: [
        ['a', text],
        ['b', null],
      ],
    }),
    view: () => blocks,
    notes: [text],
    footer: text,
    next: [{ command: `stemcell show ${text}`, why: text }],
  }
}

/** An answer that is one table. */
export const tableOf = (
  columns: readonly Column[],
  rows: readonly (readonly Line[])[],
  more: Partial<Answer> = {},
): Answer => ({
  ...saying('x'),
  items: [],
  grid: () => ({ columns: columns.map((c) => c.label), rows: [] }),
  view: () => [{ kind: 'table', columns, rows }],
  notes: [],
  next: [],
  footer: '',
  ...more,
})

/** An answer in a format, as text: what goes to standard output, and what closes it. */
export const draw = async (
  answer: Answer,
  format: (typeof formatNames)[number],
  paper: Paper = pipe,
): Promise<{ body: string; closing: string }> => {
  const { body, closing } = await (await loadFormat(format))(answer, paper)
  return { body: typeof body === 'string' ? body : Buffer.from(body).toString('utf8'), closing }
}

/** An answer that holds a text once in each form: as a line, in a cell, in an item. */
export const holding = (text: string): Answer => ({
  ...saying(''),
  items: [{ id: 'a', text }],
  grid: () => ({ columns: ['id', 'text'], rows: [['a', text]] }),
  view: () => [
    { kind: 'text', text },
    { kind: 'table', columns: [column('Only')], rows: [[text]] },
  ],
})
