/** Copying: a configured command, then what the system has, then tmux and the terminal itself (OSC 52). */

type Env = Readonly<Record<string, string | undefined>>

/** A program that copies what it is given on its standard input. */
export type Copier = {
  /** What it is called in messages. */
  readonly name: string
  readonly argv: readonly string[]
  readonly input?: 'utf16'
  /** The command line is the user's own, in the words of the shell. */
  readonly verbatim?: true
  /** How long it may take, in milliseconds, where it is known to be slow. */
  readonly patience?: number
}

/** Reads UTF-8 whatever the code page of the console is. */
const powershell =
  '$in = New-Object IO.StreamReader([Console]::OpenStandardInput(), (New-Object Text.UTF8Encoding($false))); Set-Clipboard -Value $in.ReadToEnd()'

/**
 * What copies on Windows. clip.exe reads the code page of the console, or UTF-16 when the text begins with a byte order
 * mark, which it then copies too (github.com/xavi-/node-copy-paste/pull/45): ASCII is the same everywhere and goes to it as
 * it stands, anything else to PowerShell, and to clip.exe only where PowerShell cannot.
 */
const windows = (text: string): readonly Copier[] =>
  /^[\u0000-\u007f]*$/.test(text)
    ? [{ name: 'clip', argv: ['clip'] }]
    : [
        {
          name: 'PowerShell',
          argv: ['powershell.exe', '-NoLogo', '-NoProfile', '-NonInteractive', '-Command', powershell],
          patience: 10_000,
        },
        { name: 'clip', argv: ['clip'], input: 'utf16' },
      ]

const configured = (command: string, platform: string): Copier => ({
  name: 'STEMCELL_COPY',
  ...(platform === 'win32'
    ? { argv: ['cmd', '/d', '/s', '/c', `"${command}"`], verbatim: true }
    : { argv: ['sh', '-c', command] }),
})

/** Programs that copy a text, in the order in which they are tried. */
export const copiers = (env: Env, platform: string, text: string): readonly Copier[] => [
  ...(env.STEMCELL_COPY ? [configured(env.STEMCELL_COPY, platform)] : []),
  ...(env.WAYLAND_DISPLAY ? [{ name: 'wl-copy', argv: ['wl-copy'] }] : []),
  ...(env.DISPLAY ? [{ name: 'xclip', argv: ['xclip', '-selection', 'clipboard'] }] : []),
  ...(platform === 'darwin' ? [{ name: 'pbcopy', argv: ['pbcopy'] }] : []),
  ...(platform === 'win32' ? windows(text) : []),
]

/**
 * Longest text, in bytes, that is sent to a terminal: sequences of more than 100,000 characters are cut or dropped by some
 * (OSC_52_MAX_SEQUENCE in Chromium OS' osc52.sh), and 74,994 bytes make one of that length.
 */
export const longestSent = 74_994

/** The sequence that asks a terminal to copy. */
export const osc52 = (text: string): string => `\u001b]52;c;${Buffer.from(text).toString('base64')}\u0007`

/** A sequence that tmux hands on as it is, where `allow-passthrough` is on. */
export const throughTmux = (sequence: string): string =>
  `\u001bPtmux;${sequence.replaceAll('\u001b', '\u001b\u001b')}\u001b\\`

/** How long a program may take, in milliseconds. */
const usualPatience = 3000

const run = async (
  { argv, input, verbatim, patience = usualPatience }: Copier,
  text: string,
  env: Env,
): Promise<boolean> => {
  // Loaded when something is copied: the first screen does not wait for it.
  const { spawn } = await import('node:child_process')
  return new Promise((resolve) => {
    const [file = '', ...rest] = argv
    const child = spawn(file, rest, {
      stdio: ['pipe', 'ignore', 'ignore'],
      env: env as NodeJS.ProcessEnv,
      windowsHide: true,
      ...(verbatim ? { windowsVerbatimArguments: true } : {}),
    })
    const end = (ok: boolean): void => {
      clearTimeout(settled)
      resolve(ok)
    }
    // A display that does not answer would keep it for ever.
    const settled = setTimeout(() => {
      child.kill('SIGKILL')
      end(false)
    }, patience)
    child.on('error', () => end(false))
    child.stdin.on('error', () => {})
    // Not 'close': wl-copy and xclip leave a child behind that holds what was copied.
    child.on('exit', (code) => end(code === 0))
    child.stdin.end(input === 'utf16' ? Buffer.from(`\ufeff${text}`, 'utf16le') : text)
  })
}

/**
 * What became of a text: copied by a program that said so; sent to a terminal, which says nothing; too long to be sent;
 * undefined where there was no way.
 */
export type Copied =
  | { readonly done: 'copied'; readonly by: string }
  | { readonly done: 'sent'; readonly to: 'terminal' | 'tmux' }
  | { readonly done: 'too-long' }

/** Copy a text. */
export const copy = async (
  text: string,
  { env, platform }: { readonly env: Env; readonly platform: string },
  write: (text: string) => void,
): Promise<Copied | undefined> => {
  for (const one of copiers(env, platform, text)) if (await run(one, text, env)) return { done: 'copied', by: one.name }
  if (env.TERM === 'linux') return undefined
  if (Buffer.byteLength(text) > longestSent) return { done: 'too-long' }
  const sequence = osc52(text)
  if (!env.TMUX) {
    write(sequence)
    return { done: 'sent', to: 'terminal' }
  }
  // tmux takes a sequence only where it was set to (set-clipboard on, allow-passthrough on); asked by its own command
  // (since 3.2) it keeps the text and hands it to the terminal with the settings that it comes with.
  const isKept = await run({ name: 'tmux', argv: ['tmux', 'load-buffer', '-w', '-'] }, text, env)
  write(throughTmux(sequence) + (isKept ? '' : sequence))
  return { done: 'sent', to: isKept ? 'tmux' : 'terminal' }
}
