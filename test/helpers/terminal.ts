/** The built program on a real terminal: a pseudo-terminal, with a screen that understands what it is sent. */
import pty from '@lydell/node-pty'
import xterm, { type IBufferCell } from '@xterm/headless'
import { program, surroundings } from './program.js'

export type Shown = {
  readonly code: number
  /** Every line of the screen and of what scrolled off it, up to the last that is not empty. */
  readonly lines: readonly string[]
  /** Lines that the terminal had to break because they were wider than it. */
  readonly broken: readonly string[]
  /** Pieces of text in color or bold, in order. */
  readonly styled: readonly string[]
}

const isStyled = (cell: IBufferCell): boolean => !cell.isFgDefault() || cell.isBold() !== 0 || cell.isDim() !== 0

/** Run the program on a terminal until it ends. */
export const onTerminal = async (
  argv: readonly string[],
  {
    columns = 80,
    rows = 24,
    env = {},
  }: { columns?: number; rows?: number; env?: Readonly<Record<string, string>> } = {},
): Promise<Shown> => {
  const screen = new xterm.Terminal({ cols: columns, rows, scrollback: 20_000, allowProposedApi: true })
  // The shell outlives the program until all was read: what is still on its way when the last process ends may be lost.
  const script = `"$@"; printf '\\036%s\\036' "$?"; read -r _`
  const child = pty.spawn('/bin/sh', ['-c', script, 'sh', process.execPath, program, ...argv], {
    cols: columns,
    rows,
    name: env.TERM ?? 'xterm-256color',
    env: { ...surroundings, ...env },
  })
  let sent = ''
  const code = await new Promise<number>((resolve, reject) => {
    child.onData((data) => {
      sent += data
      const end = /\u001e(\d+)\u001e$/.exec(sent)
      if (!end) return
      sent = sent.slice(0, end.index)
      resolve(Number(end[1]))
    })
    child.onExit(() => reject(new Error(`the terminal ended before the program: ${sent}`)))
  })
  child.kill('SIGKILL')
  await new Promise<void>((resolve) => screen.write(sent, resolve))
  const buffer = screen.buffer.active
  const lines: string[] = []
  const broken: string[] = []
  const styled: string[] = []
  for (let y = 0; y < buffer.length; y++) {
    const line = buffer.getLine(y)
    const text = line?.translateToString(true) ?? ''
    lines.push(text)
    if (line?.isWrapped) broken.push(text)
    let piece = ''
    for (let x = 0; x <= columns; x++) {
      const cell = x < columns ? line?.getCell(x) : undefined
      if (cell && isStyled(cell)) piece += cell.getChars()
      else {
        if (piece.trim()) styled.push(piece.trim())
        piece = ''
      }
    }
  }
  while (lines.at(-1) === '') lines.pop()
  screen.dispose()
  return { code, lines, broken, styled }
}
