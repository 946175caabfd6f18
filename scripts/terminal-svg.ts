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

/** The rows of a screen, each as it is drawn. */
export const screenRows = (terminal: xterm.Terminal): readonly string[] =>
  Array.from({ length: terminal.rows }, (_, y) => rowSvg(terminal, y))

/** A window of so many columns and rows with what stands in it. */
const windowSvg = (
  { columns, rows }: { readonly columns: number; readonly rows: number },
  { title, description, command }: Caption,
  inside: readonly string[],
  extra = '',
): string => {
  const width = Math.ceil(columns * cellWidth + 2 * padding)
  const height = Math.ceil(rows * cellHeight + 2 * padding + bar - cellHeight)
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img" aria-labelledby="t d">
<title id="t">${escapeXml(title)}</title>
<desc id="d">${escapeXml(description)}</desc>
${extra}<rect width="100%" height="100%" rx="8" fill="${paper}"/>
<text x="${padding}" y="24" fill="${faint}" font-family="ui-monospace, SFMono-Regular, Menlo, Consolas, monospace" font-size="13">$ ${escapeXml(command)}</text>
<g font-family="${monospace}" font-size="14" fill="${ink}">
${inside.filter((row) => row !== '').join('\n')}
</g>
</svg>
`
}

/** The screen of a terminal as a picture. */
export const terminalSvg = (terminal: xterm.Terminal, caption: Caption): string =>
  windowSvg({ columns: terminal.cols, rows: terminal.rows }, caption, screenRows(terminal))

/** A moment of a recording: the rows of the screen, the keys that led to it, and how long it is looked at. */
export type Moment = { readonly rows: readonly string[]; readonly keys: string; readonly seconds: number }

const percent = (part: number): string => `${Math.round(part * 1e4) / 100}%`

/**
 * A session as one picture that moves: each row stands as long as it does not change, so that the file holds every row once. Where
 * motion is not wanted, or nothing moves, the last moment is seen.
 */
export const recordingSvg = (moments: readonly Moment[], columns: number, caption: Caption): string => {
  const whole = moments.reduce((sum, { seconds }) => sum + seconds, 0)
  const starts = moments.map((_, i) => moments.slice(0, i).reduce((sum, { seconds }) => sum + seconds, 0) / whole)
  const spans = new Map<string, string>()
  const last = moments.length - 1
  /** Markup that is seen from one moment to before another. */
  const during = (from: number, to: number, markup: string): string => {
    if (from === 0 && to > last) return markup
    const name = `m${from}-${to}`
    const steps = [
      ...(from > 0 ? [`0%{visibility:hidden}`] : []),
      `${percent(starts[from] ?? 0)}{visibility:visible}`,
      ...(to <= last ? [`${percent(starts[to] ?? 1)}{visibility:hidden}`] : []),
    ]
    spans.set(name, `@keyframes ${name}{${steps.join('')}}.${name}{animation-name:${name}}`)
    return `<g class="${name}"${to > last ? '' : ' visibility="hidden"'}>${markup}</g>`
  }
  const tracks = [
    ...(moments[0]?.rows ?? []).map((_, y) => moments.map(({ rows }) => rows[y] ?? '')),
    moments.map(
      ({ keys }) =>
        `<text x="${number(columns * cellWidth + padding)}" y="24" text-anchor="end" fill="#ffcc66" font-size="13">${escapeXml(keys)}</text>`,
    ),
  ]
  const inside = tracks.flatMap((track) =>
    track.flatMap((markup, from) => {
      if (markup === '' || track[from - 1] === markup) return []
      const next = track.findIndex((other, at) => at > from && other !== markup)
      return [during(from, next < 0 ? track.length : next, markup)]
    }),
  )
  const style = `<style>g[class]{animation-duration:${number(whole)}s;animation-timing-function:step-end;animation-iteration-count:infinite}${[...spans.values()].join('')}@media (prefers-reduced-motion:reduce){g[class]{animation:none}}</style>\n`
  return windowSvg({ columns, rows: moments[0]?.rows.length ?? 0 }, caption, inside, style)
}
