/** A folder of small programs that stand for those of a system, and what they were given. */
import { chmodSync, existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { temporary } from './folder.js'

export type Programs = {
  /** Where the programs are looked for. */
  readonly PATH: string
  /** What a program read from its standard input; undefined when it was not called. */
  readonly given: (name: string) => Buffer | undefined
  /** The words with which a program was called, one a line. */
  readonly called: (name: string) => readonly string[] | undefined
  readonly folder: string
}

/** Programs by name, each with what it does after it has written down its words and its input. */
export const programs = (which: Readonly<Record<string, string>>): Programs => {
  const folder = temporary()
  for (const [name, ending] of Object.entries(which)) {
    const at = join(folder, name)
    writeFileSync(
      at,
      `#!/bin/sh\nfor word in "$@"; do printf '%s\\n' "$word"; done > "${at}.words"\ncat > "${at}.input"\n${ending}\n`,
    )
    chmodSync(at, 0o755)
  }
  const read = (path: string): Buffer | undefined => (existsSync(path) ? readFileSync(path) : undefined)
  return {
    PATH: `${folder}:/usr/bin:/bin`,
    given: (name) => read(join(folder, `${name}.input`)),
    called: (name) =>
      read(join(folder, `${name}.words`))
        ?.toString()
        .split('\n')
        .slice(0, -1),
    folder,
  }
}
