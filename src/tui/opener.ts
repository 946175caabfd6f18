/** Opening an address: a configured command, then what the system has for it. */

type Env = Readonly<Record<string, string | undefined>>

/** Programs that open an address, in the order in which they are tried; the address comes last. */
export const openers = (env: Env, platform: string): readonly (readonly string[])[] => [
  // The address is a word of its own to the shell, never part of the command.
  ...(env.STEMCELL_OPEN ? [['sh', '-c', `${env.STEMCELL_OPEN} "$1"`, 'STEMCELL_OPEN']] : []),
  ...(platform === 'darwin' ? [['open']] : []),
  ...(platform === 'win32' ? [['explorer.exe']] : []),
  ...(env.WSL_DISTRO_NAME ? [['wslview']] : []),
  ...(env.DISPLAY || env.WAYLAND_DISPLAY ? [['xdg-open']] : []),
]

/** How long a program may take to say that it cannot. */
const patience = 3000

const run = async (argv: readonly string[], url: string): Promise<boolean> => {
  // Loaded when something is opened: the first screen does not wait for it.
  const { spawn } = await import('node:child_process')
  return new Promise((resolve) => {
    const child = spawn(argv[0] as string, [...argv.slice(1), url], { stdio: 'ignore', detached: true })
    // One that is still running has taken it; it may outlive us.
    const settled = setTimeout(() => resolve(true), patience)
    const end = (ok: boolean): void => {
      clearTimeout(settled)
      resolve(ok)
    }
    child.on('error', () => end(false))
    // Windows' explorer ends with 1 also when it has opened the address.
    child.on('close', (code) => end(code === 0 || argv[0] === 'explorer.exe'))
    child.unref()
  })
}

/** Open a web address; how it was done, or undefined when there is no way. */
export const open = async (
  url: string,
  { env, platform }: { readonly env: Env; readonly platform: string },
): Promise<string | undefined> => {
  if (!/^https?:\/\/[\x21-\x7e]+$/.test(url)) return undefined
  for (const argv of openers(env, platform)) if (await run(argv, url)) return argv.at(-1)
  return undefined
}
