/** Pictures for the README: real output of real commands, drawn through a real terminal emulator as SVG. */
import xterm from '@xterm/headless'
import type { Io } from '../src/cli/io.js'
import { run } from '../src/cli/run.js'

type Shot = {
  readonly name: string
  readonly title: string
  readonly command: string
  readonly argv: readonly string[]
  readonly columns: number
  /** Show so many lines, and say that more follow. */
  readonly lines?: number
}

const shots: readonly Shot[] = [
  {
    name: 'trials',
    title: 'Randomized trials in type 1 diabetes with a C-peptide result',
    command: 'stemcell trials --disease t1d --outcome c-peptide --allocation randomized',
    argv: ['trials', '--disease', 't1d', '--outcome', 'c-peptide', '--allocation', 'randomized'],
    columns: 110,
  },
  {
    name: 'check',
    title: 'A sentence of a clinic page, checked',
    command: 'stemcell check "stem cells cure type 1 diabetes"',
    argv: ['check', 'stem cells cure type 1 diabetes'],
    columns: 100,
    lines: 44,
  },
  {
    name: 'pool',
    title: 'Daily insulin dose after cells in type 1 diabetes, pooled against the advice of the guard',
    command: 'stemcell pool --outcome insulin-dose --disease t1d --allow non-randomized',
    argv: ['pool', '--outcome', 'insulin-dose', '--disease', 't1d', '--allow', 'non-randomized'],
    columns: 110,
    lines: 48,
  },
  {
    name: 'map',
    title: 'Evidence gap map of type 2 diabetes',
    command: 'stemcell map --disease t2d --fold',
    argv: ['map', '--disease', 't2d', '--fold'],
    columns: 130,
  },
  {
    name: 'timeline',
    title: 'Trials of mesenchymal stromal cells in type 1 diabetes over time',
    command: 'stemcell timeline --disease t1d --cell msc',
    argv: ['timeline', '--disease', 't1d', '--cell', 'msc'],
    columns: 110,
    lines: 44,
  },
]

const palette = [
  '#1d1f21',
  '#f2777a',
  '#99cc99',
  '#ffcc66',
  '#6699cc',
  '#cc99cc',
  '#66cccc',
  '#d3d0c8',
  '#747369',
  '#f2777a',
  '#99cc99',
  '#ffcc66',
  '#6699cc',
  '#cc99cc',
  '#66cccc',
  '#f2f0ec',
]
const escapeXml = (text: string): string =>
  text.replace(/[&<>"]/g, (c) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[c] as string)

const output = async (shot: Shot): Promise<string> => {
  let text = ''
  const io: Io = {
    stdout: {
      isTTY: true,
      columns: shot.columns,
      rows: 1000,
      write: (part) => {
        text += part
      },
    },
    stderr: {
      isTTY: true,
      write: (part) => {
        text += part
      },
    },
    env: { TERM: 'xterm' },
    read: async () => '',
    page: async () => false,
    save: async () => {},
    links: async () => false,
  }
  const code = await run(shot.argv, io, '0.0.0')
  if (code !== 0) throw new Error(`${shot.command} exited with ${code}: ${text}`)
  return text
}

const draw = async (shot: Shot): Promise<string> => {
  const whole = (await output(shot)).trimEnd().split('\n')
  const cut = shot.lines !== undefined && whole.length > shot.lines
  const text = cut
    ? [...whole.slice(0, shot.lines), '', `… ${whole.length - shot.lines} more lines`].join('\n')
    : whole.join('\n')
  const rows = text.split('\n').length
  const terminal = new xterm.Terminal({ cols: shot.columns, rows, allowProposedApi: true, convertEol: true })
  await new Promise<void>((resolve) => terminal.write(text.trimEnd(), resolve))
  const [cw, ch, pad, bar] = [8.4, 18, 16, 34]
  const lines: string[] = []
  for (let y = 0; y < rows; y++) {
    const line = terminal.buffer.active.getLine(y)
    if (!line) continue
    let runs = ''
    for (let x = 0; x < shot.columns; ) {
      const first = line.getCell(x)
      if (!first) break
      const style = (cell: typeof first): string =>
        [
          cell.isFgPalette() ? palette[cell.getFgColor()] : cell.isDim() ? '#8a8a86' : '#d3d0c8',
          cell.isBold() ? 'bold' : '',
        ].join(' ')
      const own = style(first)
      let part = ''
      const at = x
      while (x < shot.columns) {
        const cell = line.getCell(x)
        if (!cell || style(cell) !== own) break
        part += cell.getChars() || ' '
        x += Math.max(1, cell.getWidth())
      }
      if (part.trim() === '') continue
      const [fill, weight] = own.split(' ')
      const lead = part.length - part.trimStart().length
      runs += `<text x="${(pad + (at + lead) * cw).toFixed(1)}" y="${(bar + pad + y * ch).toFixed(1)}" fill="${fill}"${weight ? ' font-weight="bold"' : ''} textLength="${(part.trim().length * cw).toFixed(1)}" xml:space="preserve">${escapeXml(part.trim())}</text>`
    }
    if (runs) lines.push(runs)
  }
  const width = Math.ceil(shot.columns * cw + 2 * pad)
  const height = Math.ceil(rows * ch + 2 * pad + bar - ch)
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img" aria-labelledby="t d">
<title id="t">${escapeXml(shot.title)}</title>
<desc id="d">${escapeXml(`Output of: ${shot.command}`)}</desc>
<rect width="100%" height="100%" rx="8" fill="#1d1f21"/>
<text x="${pad}" y="24" fill="#8a8a86" font-family="ui-monospace, SFMono-Regular, Menlo, Consolas, monospace" font-size="13">$ ${escapeXml(shot.command)}</text>
<g font-family="ui-monospace, SFMono-Regular, Menlo, Consolas, 'DejaVu Sans Mono', monospace" font-size="14">
${lines.join('\n')}
</g>
</svg>
`
}

/** Every picture by path. */
export const pictures = async (): Promise<Record<string, string>> =>
  Object.fromEntries(
    await Promise.all(shots.map(async (shot) => [`docs/pictures/${shot.name}.svg`, await draw(shot)] as const)),
  )
