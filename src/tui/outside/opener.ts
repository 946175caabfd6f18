/** Opening an address: a configured command, then what the system has for it. */

type Env = Readonly<Record<string, string | undefined>>

/** A program that opens an address. */
export type Opener = {
  /** What it is called in messages. */
  readonly name: string
  readonly argv: readonly string[]
  /** The command line is the user's own, in the words of the shell. */
  readonly verbatim?: true
}

/** An address without the characters that mean something to Windows' shell inside quotes, or end them; none may stand in one. */
const forCmd = (url: string): string =>
  url.replace(/["<>^|`!]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`)

/** The variable that holds the address for Windows' shell. */
const variable = 'STEMCELL_URL'

const configured = (command: string, platform: string, url: string): Opener => ({
  name: 'STEMCELL_OPEN',
  ...(platform === 'win32'
    ? // What a variable holds is not looked at again for variables, and stands between quotes.
      { argv: ['cmd', '/d', '/s', '/c', `"${command} "%${variable}%""`], verbatim: true }
    : // The address is a word of its own to the shell, never part of the command.
      { argv: ['sh', '-c', `${command} "$1"`, 'STEMCELL_OPEN', url] }),
})

/** Programs that open an address, in the order in which they are tried. */
export const openers = (env: Env, platform: string, url: string): readonly Opener[] => [
  ...(env.STEMCELL_OPEN ? [configured(env.STEMCELL_OPEN, platform, url)] : []),
  ...(platform === 'darwin' ? [{ name: 'open', argv: ['open', url] }] : []),
  ...(platform === 'win32' ? [{ name: 'explorer.exe', argv: ['explorer.exe', url] }] : []),
  ...(env.WSL_DISTRO_NAME ? [{ name: 'wslview', argv: ['wslview', url] }] : []),
  ...(env.DISPLAY || env.WAYLAND_DISPLAY ? [{ name: 'xdg-open', argv: ['xdg-open', url] }] : []),
]

/** How long a program may take to say that it cannot. */
const patience = 3000

const run = async ({ name, argv, verbatim }: Opener, url: string, env: Env): Promise<boolean> => {
  // Loaded when something is opened: the first screen does not wait for it.
  const { spawn } = await import('node:child_process')
  return new Promise((resolve) => {
    const [file = '', ...rest] = argv
    const child = spawn(file, rest, {
      stdio: 'ignore',
      detached: true,
      env: { ...env, ...(verbatim ? { [variable]: forCmd(url) } : {}) } as NodeJS.ProcessEnv,
      ...(verbatim ? { windowsVerbatimArguments: true, windowsHide: true } : {}),
    })
    // One that is still running has taken it; it may outlive us.
    const settled = setTimeout(() => resolve(true), patience)
    const end = (ok: boolean): void => {
      clearTimeout(settled)
      resolve(ok)
    }
    child.on('error', () => end(false))
    // Windows' explorer ends with 1 also when it has opened the address.
    child.on('exit', (code) => end(code === 0 || name === 'explorer.exe'))
    child.unref()
  })
}

/** Open a web address; how it was done, or undefined when there is no way. */
export const open = async (
  url: string,
  { env, platform }: { readonly env: Env; readonly platform: string },
): Promise<string | undefined> => {
  if (!/^https?:\/\/[\x21-\x7e]+$/.test(url)) return undefined
  for (const one of openers(env, platform, url)) if (await run(one, url, env)) return one.name
  return undefined
}
