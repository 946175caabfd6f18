/**
 * Everything in the repository that is made from something else: JSON Schemas, the reference, the data dictionary, the
 * pictures in the README. `npm run generate` writes them; `npm run generate -- --check` fails when one is stale.
 */
import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { apiReference } from './api-reference.js'
import { browsePage } from './browse-keys.js'
import { firstLines } from './first-lines.js'
import { importRules } from './layers.js'
import { fromRoot } from './paths.js'
import { pictures } from './pictures.js'
import { poolReference } from './pool-reference.js'
import { promisedAnew, promisedFile } from './promises.js'
import { dataDictionary, reference } from './reference.js'
import { dataSchemas } from './schemas.js'
import { statisticsReference } from './statistics-reference.js'

/** biome.json with the rules for imports between rooms made anew; what else stands in it stays. */
const linter = (): string => {
  const config = JSON.parse(readFileSync(fromRoot('biome.json'), 'utf8')) as { overrides: unknown[] }
  const others = config.overrides.filter((one) => !JSON.stringify(one).includes('noRestrictedImports'))
  // Laid out by the linter itself, which checks its own configuration too.
  return execFileSync(fromRoot('node_modules/.bin/biome'), ['format', '--stdin-file-path=biome.json'], {
    input: JSON.stringify({ ...config, overrides: [...importRules(), ...others] }),
    encoding: 'utf8',
  })
}

const files: Record<string, string> = {
  'biome.json': linter(),
  ...Object.fromEntries(
    Object.entries(dataSchemas()).map(([name, schema]) => [
      `data/schema/${name}.json`,
      `${JSON.stringify(schema, null, 2)}\n`,
    ]),
  ),
  'docs/api.md': apiReference(),
  'docs/reference.md': await reference(),
  'docs/browse.md': browsePage(),
  'docs/data-dictionary.md': dataDictionary(),
  'docs/first-lines.md': await firstLines(),
  'docs/pooling.md': poolReference(),
  'docs/statistics.md': statisticsReference(),
  [promisedFile]: await promisedAnew(),
  ...(await pictures()),
}

const read = (path: string): string | undefined =>
  existsSync(fromRoot(path)) ? readFileSync(fromRoot(path), 'utf8') : undefined
const orphans = (folder: string): string[] =>
  existsSync(fromRoot(folder))
    ? readdirSync(fromRoot(folder))
        .map((name) => `${folder}/${name}`)
        .filter((path) => !(path in files))
    : []

const stale = Object.keys(files).filter((path) => read(path) !== files[path])
const left = [...orphans('data/schema'), ...orphans('docs/pictures')]

if (process.argv.includes('--check')) {
  if (stale.length || left.length) {
    console.error(`Stale generated files: ${[...stale, ...left].join(', ')}\nRun: npm run generate`)
    process.exitCode = 1
  } else console.log(`${Object.keys(files).length} generated files are up to date`)
} else {
  for (const path of stale) {
    mkdirSync(dirname(fromRoot(path)), { recursive: true })
    writeFileSync(fromRoot(path), files[path] as string)
  }
  for (const path of left) rmSync(fromRoot(path))
  console.log(`${stale.length} generated files written, ${left.length} removed`)
}
