/** The built program as a process of its own. */
import { execFile, spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

export const root = fileURLToPath(new URL('../../', import.meta.url))
const { bin, version } = JSON.parse(readFileSync(`${root}package.json`, 'utf8')) as {
  bin: { stemcell: string }
  version: string
}
export const program = `${root}${bin.stemcell}`
export { version }

/** What a program needs of the surroundings, and nothing that changes what it prints. */
export const surroundings: Readonly<Record<string, string>> = {
  PATH: process.env.PATH ?? '',
  HOME: process.env.HOME ?? '/',
}

export type Ended = { readonly code: number | null; readonly stdout: string; readonly stderr: string }

const ended = (file: string, argv: readonly string[], env: Readonly<Record<string, string>>): Promise<Ended> =>
  new Promise((resolve, reject) => {
    execFile(file, argv, { env: { ...surroundings, ...env }, maxBuffer: 64e6 }, (error, stdout, stderr) => {
      if (error && typeof error.code !== 'number') reject(error)
      else resolve({ code: error ? Number(error.code) : 0, stdout, stderr })
    })
  })

/** Run the program, or a copy of it, to its end. */
export const execute = (
  argv: readonly string[],
  {
    env = {},
    node = [],
    copy = program,
  }: { env?: Readonly<Record<string, string>>; node?: readonly string[]; copy?: string } = {},
): Promise<Ended> => ended(process.execPath, [...node, copy, ...argv], env)

/** Run a line of bash in which $stemcell is the program. */
export const shell = (line: string): Promise<Ended> =>
  ended('bash', ['-c', line], { stemcell: `${process.execPath} ${program}` })

/** Run the program into a pipe that is read a little at a time; the size of what arrived. */
export const readSlowly = async (argv: readonly string[]): Promise<{ code: number | null; bytes: number }> => {
  const child = spawn(process.execPath, [program, ...argv], { env: surroundings, stdio: ['ignore', 'pipe', 'inherit'] })
  const code = new Promise<number | null>((resolve) => child.on('close', resolve))
  let bytes = 0
  for await (const chunk of child.stdout.iterator()) bytes += (chunk as Buffer).length
  return { code: await code, bytes }
}
