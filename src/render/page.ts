/** An answer laid out as rows: for a width, or without cuts and breaks where nothing limits it. */
import type { Answer, Block } from '../answer.js'
import { harmless, plural } from '../text.js'
import { cellWidth, pad } from '../widths.js'
import {
  blanks,
  type PageRows,
  type Row,
  rowOf,
  rowText,
  type Sheet,
  type SheetOptions,
  settingOf,
  trimEnd,
} from './rows.js'
import { answerPage, briefPage, cutRows, isTaller, linesOfEnd, roomFor } from './short.js'
import { tablePage } from './table-rows.js'

/** Width of a drawing in a pipe or file. */
const comfortable = 120
const comfortableHeight = 24
/** Narrower than this no paragraph becomes. */
const narrowest = 10
/** Lines of an item on a page that is short. */
const linesOfItem = 2
/** Lines that caveats and further commands have at least on a screen, and notes that there are of them where they have more. */
const [leastOfClosing, mostNotes] = [4, 2]

type Draft = { readonly rows: readonly Row[]; readonly headings?: PageRows['headings'] }

/** A paragraph whose first line starts with a mark and whose others hang below its text. */
const hang = (set: SheetOptions, mark: Row, row: Row, indent: number): Row[] => {
  const left = indent + cellWidth(rowText(mark))
  const room = set.width === undefined ? undefined : Math.max(narrowest, set.width - left)
  const lines = set.wrap(row, room)
  return cutRows({ width: room }, lines, set.lines ?? lines.length).map((part, i) =>
    trimEnd([...blanks(i ? left : indent), ...(i ? [] : mark), ...part]),
  )
}

const headingDraft = (set: SheetOptions, { text, level }: Extract<Block, { kind: 'heading' }>): Draft => {
  const lines = set.wrap(set.row(text, 'heading'))
  const above: Row[] = level === 1 ? [] : [[]]
  return { rows: [...above, ...lines], headings: [{ row: above.length, level, title: rowText(rowOf(text)) }] }
}

/** A picture, whole where it has room. */
const drawn = (
  { width = comfortable, height, isShort }: SheetOptions,
  { draw, short, isAnswer }: Extract<Block, { kind: 'drawing' }>,
) => {
  const whole = draw(width)
  const most = height ?? (isShort && isAnswer ? comfortableHeight : whole.length)
  return !short || whole.length <= most ? whole : short(width, most)
}

const blockDraft = (set: SheetOptions, block: Block): Draft => {
  switch (block.kind) {
    case 'heading':
      return headingDraft(set, block)
    case 'text':
      return { rows: hang({ ...set, lines: undefined }, [], set.row(block.text), block.indent ?? 0) }
    case 'list':
      return { rows: block.items.flatMap((item) => hang(set, [{ text: '- ' }], set.row(item), block.indent ?? 0)) }
    case 'facts': {
      const labels = Math.min(20, Math.max(0, ...block.items.map(({ label }) => cellWidth(label))))
      return {
        rows: block.items.flatMap(({ label, value }) =>
          hang(
            set,
            [{ text: pad(harmless(label), labels), role: 'label' }, { text: '  ' }],
            set.row(value),
            block.indent ?? 0,
          ),
        ),
      }
    }
    case 'fit':
      return set.width === undefined || set.width >= block.needs
        ? tablePage(set, block.wide)
        : blocksDraft(set, block.narrow)
    case 'brief': {
      const whole = blocksDraft({ ...set, height: undefined }, block.whole)
      if (set.height === undefined && set.isShort && block.answer)
        return answerPage(set, blocksDraft(set, block.answer), whole.rows.length)
      if (set.height === undefined || whole.rows.length <= set.height) return whole
      const low = {
        ...set,
        lines: linesOfItem,
        height: roomFor(set, block.short, set.height - linesOfEnd, blocksDraft),
      }
      return briefPage(set, blocksDraft(low, block.short), whole.rows.length)
    }
    case 'drawing':
      return { rows: drawn(set, block).map((line) => trimEnd(set.row(line))) }
    case 'table':
      return tablePage(set, block)
  }
}

/** Whether a block begins a page of its own. */
const isPage = (block: Block): boolean =>
  block.kind === 'brief'
    ? block.whole[0] !== undefined && isPage(block.whole[0])
    : block.kind === 'heading' && block.level === 1

const blocksDraft = (set: SheetOptions, blocks: readonly Block[]): PageRows => {
  const rows: Row[] = []
  const headings: PageRows['headings'][number][] = []
  blocks.forEach((block, i) => {
    const isApart = isPage(block) || (block.kind === 'table' && blocks[i - 1]?.kind === 'table')
    if (i > 0 && isApart) rows.push([])
    const draft = blockDraft(set, block)
    // A page does not begin with an empty row.
    const from = rows.length === 0 && draft.rows[0]?.length === 0 ? 1 : 0
    headings.push(...(draft.headings ?? []).map((one) => ({ ...one, row: one.row + rows.length - from })))
    rows.push(...draft.rows.slice(from))
  })
  return { rows, headings }
}

/** Blocks laid out as rows: whole where nothing limits them or they fit, else what may be short as short as there is room, and no answer taller. */
export const layOut = (blocks: readonly Block[], sheet: Sheet): PageRows => {
  const set = settingOf(sheet)
  const { height } = sheet
  if (height === undefined) return blocksDraft(set, blocks)
  if (!blocks.some((block) => isTaller(block, height))) {
    const whole = blocksDraft(set, blocks)
    if (whole.rows.length <= height) return whole
  }
  const low = { ...set, height: roomFor(set, blocks, height, blocksDraft) }
  const short = blocksDraft(low, blocks)
  if (short.rows.length <= height) return short
  // Where what may be short is not all that is long, everything is a page of sections.
  return briefPage(
    { ...set, height },
    blocksDraft({ ...low, lines: linesOfItem }, blocks),
    blocksDraft(set, blocks).rows.length,
  )
}

/** Words of a command line, each with its quotes. */
const wordsOf = (command: string): string[] => command.match(/(?:'[^']*'|\\'|[^\s'])+/g) ?? []

/** A command worth running now. Longer than a line it is broken as a shell continues it, so that it can be pasted. */
const leadRows = (set: SheetOptions, { command, why }: Answer['next'][number]): Row[] => {
  const told = `Next: ${command}`
  const { width } = set
  if (width === undefined || cellWidth(told) <= width) return set.wrap(set.row(`${told}  (${why})`, 'muted'))
  const lines = ['Next:']
  for (const word of wordsOf(command)) {
    const longer = `${lines.at(-1)} ${word}`
    // There is room for the mark that tells of another line.
    if (cellWidth(longer) + 4 <= width || lines.at(-1) === 'Next:') lines[lines.length - 1] = longer
    else lines.push(word)
  }
  const broken = lines.map((line, i) => (i < lines.length - 1 ? `${line} \\` : line))
  // A word longer than a line is broken where the terminal would break it, without blanks in it.
  const below = [...broken.slice(1), `(${why})`].flatMap((line) =>
    wordsOf(line).some((word) => cellWidth(word) + 2 > width)
      ? set.wrap(set.row(line, 'muted'))
      : hang(set, [], set.row(line, 'muted'), 2),
  )
  return [...set.wrap(set.row(broken[0] ?? '', 'muted')), ...below]
}

/** What closes an answer: caveats, the last line, commands worth running now. Short where it would take a screen from the answer. */
export const closingRows = ({ notes, footer, next }: Answer, sheet: Sheet): Row[] => {
  const set = settingOf(sheet)
  const noted = notes.map((note) => hang(set, [{ text: 'Note: ', role: 'warn' }], set.row(note), 0))
  const last = footer ? set.wrap(set.row(footer, 'muted')) : []
  const leads = next.map((lead) => leadRows(set, lead))
  const whole = [...noted.flat(), ...last, ...leads.flat()]
  const most = Math.max(leastOfClosing, Math.floor((sheet.height ?? 0) / 5))
  if (sheet.height === undefined || whole.length <= most) return whole
  const shown = noted.slice(0, mostNotes).map((rows, i) => cutRows(set, rows, i ? 1 : linesOfItem))
  const left = noted.length - shown.length
  return [
    ...shown.flat(),
    ...(left > 0 ? set.wrap(set.row(`… ${plural(left, 'more note')}: add --all`, 'muted')) : []),
    ...last,
    ...leads.slice(0, 1).flat(),
  ]
}
