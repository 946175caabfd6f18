/** Copying: a configured command, then what the system has, then the terminal itself (OSC 52, through tmux). */

type Env = Readonly<Record<string, string | undefined>>

/** Programs that copy what they are given, in the order in which they are tried. */
export const copiers = (env: Env, platform: string): readonly (readonly string[])[] => [
  ...(env.STEMCELL_COPY ? [['sh', '-c', env.STEMCELL_COPY]] : []),
  ...(env.WAYLAND_DISPLAY ? [['wl-copy']] : []),
  ...(env.DISPLAY ? [['xclip', '-selection', 'clipboard']] : []),
  ...(platform === 'darwin' ? [['pbcopy']] : []),
  ...(platform === 'win32' ? [['clip']] : []),
]

/** The sequence that asks a terminal to copy; tmux passes it on when it is wrapped. */
export const osc52 = (text: string, env: Env): string => {
  const sequence = `\u001b]52;c;${Buffer.from(text).toString('base64')}\u0007`
  return env.TMUX ? `\u001bPtmux;${sequence.replaceAll('\u001b', '\u001b\u001b')}\u001b\\` : sequence
}

const run = async ([file = '', ...argv]: readonly string[], text: string): Promise<boolean> => {
  // Loaded when something is copied: the first screen does not wait for it.
  const { spawn } = await import('node:child_process')
  return new Promise((resolve) => {
    const child = spawn(file, argv, { stdio: ['pipe', 'ignore', 'ignore'] })
    child.on('error', () => resolve(false))
    child.stdin.on('error', () => {})
    child.on('close', (code) => resolve(code === 0))
    child.stdin.end(text)
  })
}

/** Copy a text; how it was done, or undefined when there was no way. */
export const copy = async (
  text: string,
  { env, platform }: { readonly env: Env; readonly platform: string },
  write: (text: string) => void,
): Promise<string | undefined> => {
  for (const argv of copiers(env, platform))
    if (await run(argv, text)) return argv.at(-1) === env.STEMCELL_COPY ? 'STEMCELL_COPY' : argv[0]
  if (env.TERM === 'linux') return undefined
  write(osc52(text, env))
  return 'the terminal'
}
