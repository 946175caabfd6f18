/** Pictures for the README: real output of real commands, drawn through a real terminal emulator as SVG. */
import xterm from '@xterm/headless'
import { onScreen, written } from './on-screen.js'
import { screens } from './screens.js'
import { terminalSvg } from './terminal-svg.js'

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
    name: 'timeline',
    title: 'Trials of mesenchymal stromal cells in type 1 diabetes over time',
    command: 'stemcell timeline --disease t1d --cell msc',
    argv: ['timeline', '--disease', 't1d', '--cell', 'msc'],
    columns: 110,
    lines: 44,
  },
]

const draw = async (shot: Shot): Promise<string> => {
  const whole = (await onScreen(shot.argv, shot.columns, 'xterm')).trimEnd().split('\n')
  const cut = shot.lines !== undefined && whole.length > shot.lines
  const text = cut
    ? [...whole.slice(0, shot.lines), '', `… ${whole.length - shot.lines} more lines`].join('\n')
    : whole.join('\n')
  const rows = text.split('\n').length
  const terminal = new xterm.Terminal({ cols: shot.columns, rows, allowProposedApi: true, convertEol: true })
  await new Promise<void>((resolve) => terminal.write(text.trimEnd(), resolve))
  const { title, command } = shot
  return terminalSvg(terminal, { title, command, description: `Output of: ${command}` })
}

/** Pictures that the program itself draws as SVG. */
const drawn: Readonly<Record<string, readonly string[]>> = {
  forest: ['pool', '--outcome', 'insulin-halved-with-hba1c-below-7', '--disease', 't2d'],
  'gap-map': ['map', '--disease', 't1d'],
}

/** Every picture by path. */
export const pictures = async (): Promise<Record<string, string>> => ({
  ...Object.fromEntries(
    await Promise.all(shots.map(async (shot) => [`docs/pictures/${shot.name}.svg`, await draw(shot)] as const)),
  ),
  ...Object.fromEntries(
    await Promise.all(
      Object.entries(drawn).map(
        async ([name, argv]) =>
          [`docs/pictures/${name}.svg`, await written([...argv, '--svg', 'picture.svg'])] as const,
      ),
    ),
  ),
  ...(await screens()),
})
