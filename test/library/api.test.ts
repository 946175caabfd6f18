/** The library as its users get it: the built doors, and the page that tells of them. */
import { execFileSync } from 'node:child_process'
import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { libraryFunctions } from '../../scripts/api-reference.js'
import { libraryDoors } from '../../scripts/library-types.js'
import { temporary } from '../helpers/folder.js'
import { root } from '../helpers/program.js'

const page = readFileSync(join(root, 'docs/api.md'), 'utf8')
const examples = [...page.matchAll(/^```js\n([\s\S]*?)^```$/gm)].map(([, code = '']) => code)

/** What an example says that it prints: the comments behind and below what it logs. */
const promised = (code: string): string[] =>
  code.split('\n').flatMap((line) => {
    const [, below] = /^\/\/ ?(.*)$/.exec(line) ?? []
    if (below !== undefined) return [below]
    const [, behind] = /console\.log\(.*\) \/\/ (.*)$/.exec(line) ?? []
    return behind === undefined ? [] : [behind]
  })

/** What every example prints, run in one process as modules of a project that has the package. */
const printed = (): string[][] => {
  const folder = temporary()
  mkdirSync(join(folder, 'node_modules'))
  symlinkSync(root, join(folder, 'node_modules/stemcell-evidence'))
  for (const [i, code] of examples.entries()) writeFileSync(join(folder, `${i}.mjs`), code)
  writeFileSync(
    join(folder, 'run.mjs'),
    `import { formatWithOptions } from 'node:util'
const all = []
const write = console.log
for (let i = 0; i < ${examples.length}; i++) {
  const lines = []
  console.log = (...said) => lines.push(...formatWithOptions({}, ...said).split('\\n'))
  await import('./' + i + '.mjs')
  all.push(lines.map((line) => line.trimEnd()))
}
write(JSON.stringify(all))
`,
  )
  return JSON.parse(execFileSync(process.execPath, ['run.mjs'], { cwd: folder, encoding: 'utf8' }))
}

describe('the examples of docs/api.md', () => {
  it('print what they say', () => {
    expect(examples.length).toBeGreaterThan(25)
    expect(printed()).toEqual(examples.map(promised))
  })
})

describe('every function of the library', () => {
  const functions = libraryFunctions()
  const tag = (tags: (typeof functions)[number]['tags'], name: string): string =>
    tags.flatMap((one) => (one.name === name ? [one.text] : [])).join(' ')

  it('says what it is for, and what it refuses', () => {
    const cannotFail = ['isRandomized', 'describe', 'textOf', 'normalTwoSided', 'tQuantile']
    const silent = functions.filter(
      ({ name, purpose, tags }) => purpose.length < 20 || (tag(tags, 'throws') === '' && !cannotFail.includes(name)),
    )
    expect(silent.map(({ door, name }) => `${door}: ${name}`)).toEqual([])
  })

  it('of statistics names its source and the equal call of R', () => {
    const statistics = functions.filter(({ door }) => door === 'stats')
    expect(statistics.length).toBeGreaterThan(40)
    const silent = statistics.filter(({ tags }) => !/\bR\b|metafor/.test(tag(tags, 'see')))
    expect(silent.map(({ name }) => name)).toEqual([])
  })
})

describe('the doors', () => {
  const { exports } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
    exports: Record<string, { types: string; default: string }>
  }
  it('are exported each with its types', () => {
    const doors = libraryDoors.map((door) => [
      door === 'index' ? '.' : `./${door}`,
      { types: `./dist/types/library/${door}.d.ts`, default: `./dist/${door}.js` },
    ])
    const { './package.json': _, ...given } = exports
    expect(given).toEqual(Object.fromEntries(doors))
  })
})
