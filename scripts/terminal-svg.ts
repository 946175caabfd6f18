/** What a terminal shows, as SVG: every cell where it stands, in its color, with its background. */
import type xterm from '@xterm/headless'

export type Caption = {
  readonly title: string
  readonly description: string
  /** What was typed to see this; it stands above the screen. */
  readonly command: string
}

type Cell = NonNullable<ReturnType<NonNullable<ReturnType<xterm.Terminal['buffer']['active']['getLine']>>['getCell']>>

const paper = '#1d1f21'
const ink = '#d3d0c8'
const faint = '#8a8a86'
const palette = [
  paper,
  '#f2777a',
  '#99cc99',
  '#ffcc66',
  '#6699cc',
  '#cc99cc',
  '#66cccc',
  ink,
  '#747369',
  '#f2777a',
  '#99cc99',
  '#ffcc66',
  '#6699cc',
  '#cc99cc',
  '#66cccc',
  '#f2f0ec',
]
const hex = (...channels: readonly number[]): string =>
  `#${channels.map((value) => value.toString(16).padStart(2, '0')).join('')}`

/** A color of the 256: the 16 of the terminal, a cube of 6 by 6 by 6, 24 grays. */
const colorOf = (index: number): string => {
  if (index < 16) return palette[index] as string
  if (index >= 232) {
    const gray = 8 + 10 * (index - 232)
    return hex(gray, gray, gray)
  }
  const step = (n: number): number => (n ? 55 + 40 * n : 0)
  const at = index - 16
  return hex(step(Math.floor(at / 36)), step(Math.floor(at / 6) % 6), step(at % 6))
}

const escapeXml = (text: string): string =>
  text.replace(/[&<>"]/g, (c) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[c] as string)

const monospace = "ui-monospace, SFMono-Regular, Menlo, Consolas, 'DejaVu Sans Mono', monospace"
const [cellWidth, cellHeight, padding, bar] = [8.4, 18, 16, 34]
/** From the baseline of a line up to its top. */
const ascent = 13.5

const styleOf = (cell: Cell) => {
  const fore = cell.isFgPalette() ? colorOf(cell.getFgColor()) : cell.isDim() ? faint : ink
  const back = cell.isBgPalette() ? colorOf(cell.getBgColor()) : undefined
  return cell.isInverse()
    ? { fill: back ?? paper, behind: fore, bold: cell.isBold() !== 0 }
    : { fill: fore, behind: back, bold: cell.isBold() !== 0 }
}
type Style = ReturnType<typeof styleOf>
const same = (a: Style, b: Style): boolean => a.fill === b.fill && a.behind === b.behind && a.bold === b.bold

const number = (value: number): string => String(Math.round(value * 10) / 10)
const attributes = (list: Readonly<Record<string, string | undefined>>): string =>
  Object.entries(list)
    .flatMap(([name, value]) => (value === undefined ? [] : [` ${name}="${value}"`]))
    .join('')

/** Text with the columns where it stands. */
type Part = { readonly text: string; readonly at: number; readonly end: number }

/** What stands together: of two blanks in a row, readers of SVG drop one. */
const words = (cells: readonly Part[]): Part[] => {
  const out: Part[] = []
  for (const cell of cells) {
    const last = out.at(-1)
    if (cell.text === ' ') continue
    if (last && cell.at - last.end <= 1)
      out[out.length - 1] = { text: last.text + ' '.repeat(cell.at - last.end) + cell.text, at: last.at, end: cell.end }
    else out.push(cell)
  }
  return out
}

/** The row of a screen: backgrounds first, then one piece of text for every change of color or weight. */
const rowSvg = (terminal: xterm.Terminal, y: number): string => {
  const { active } = terminal.buffer
  const line = active.getLine(active.baseY + y)
  const base = bar + padding + y * cellHeight
  let rects = ''
  let texts = ''
  for (let x = 0; x < terminal.cols; ) {
    const first = line?.getCell(x)
    if (!first) break
    const style = styleOf(first)
    const start = x
    const cells: Part[] = []
    while (x < terminal.cols) {
      const cell = line?.getCell(x)
      if (!cell || !same(styleOf(cell), style)) break
      const width = Math.max(1, cell.getWidth())
      cells.push({ text: cell.getChars() || ' ', at: x, end: x + width })
      x += width
    }
    if (style.behind)
      rects += `<rect${attributes({
        x: number(padding + start * cellWidth),
        y: number(base - ascent),
        width: number((x - start) * cellWidth),
        height: number(cellHeight),
        fill: style.behind,
      })}/>`
    for (const word of words(cells))
      texts += `<text${attributes({
        x: number(padding + word.at * cellWidth),
        y: number(base),
        fill: style.fill === ink ? undefined : style.fill,
        'font-weight': style.bold ? 'bold' : undefined,
        textLength: number((word.end - word.at) * cellWidth),
      })}>${escapeXml(word.text)}</text>`
  }
  return rects + texts
}

/** The screen of a terminal as a picture. */
export const terminalSvg = (terminal: xterm.Terminal, { title, description, command }: Caption): string => {
  const rows = Array.from({ length: terminal.rows }, (_, y) => rowSvg(terminal, y))
  const width = Math.ceil(terminal.cols * cellWidth + 2 * padding)
  const height = Math.ceil(terminal.rows * cellHeight + 2 * padding + bar - cellHeight)
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img" aria-labelledby="t d">
<title id="t">${escapeXml(title)}</title>
<desc id="d">${escapeXml(description)}</desc>
<rect width="100%" height="100%" rx="8" fill="${paper}"/>
<text x="${padding}" y="24" fill="${faint}" font-family="ui-monospace, SFMono-Regular, Menlo, Consolas, monospace" font-size="13">$ ${escapeXml(command)}</text>
<g font-family="${monospace}" font-size="14" fill="${ink}">
${rows.filter((row) => row !== '').join('\n')}
</g>
</svg>
`
}
