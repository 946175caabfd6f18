/** Whether a process may use its terminal: one in the background that tries is stopped by the system in the middle of it. */
import { fstatSync, readFileSync } from 'node:fs'

/**
 * Whether Linux's line on a process (/proc/PID/stat) leaves it the terminal of that device number. A group without a number
 * is one that cannot be seen from here; a terminal that is not that of the session asks no one.
 */
export const ownsTerminal = (stat: string, device: number): boolean => {
  // The name of the program stands in parentheses and may hold anything, also a parenthesis.
  const [, , group, , terminal, owner = 0] = stat
    .slice(stat.lastIndexOf(')') + 2)
    .split(' ')
    .map(Number)
  return owner <= 0 || owner === group || terminal !== device
}

/** Whether a process has the terminal for itself; true where nobody can tell. */
export const isInForeground = ({
  pid,
  platform,
  getBuiltinModule,
}: Pick<NodeJS.Process, 'pid' | 'platform' | 'getBuiltinModule'>): boolean => {
  try {
    if (platform === 'win32') return true
    if (platform === 'linux') return ownsTerminal(readFileSync(`/proc/${pid}/stat`, 'utf8'), fstatSync(0).rdev)
    // Loaded where it is needed: Linux does without.
    const [group, owner = 0] = getBuiltinModule('node:child_process')
      .execFileSync('ps', ['-o', 'pgid=', '-o', 'tpgid=', '-p', String(pid)], {
        encoding: 'utf8',
        stdio: ['ignore', 'pipe', 'ignore'],
      })
      .trim()
      .split(/\s+/)
      .map(Number)
    return owner <= 0 || owner === group
  } catch {
    return true
  }
}
