/**
 * The package as its users get it: packed, linted, installed without the source tree and without dev dependencies into an
 * empty folder, and run from another one. Prints the packed and installed size.
 */
import { execFileSync } from 'node:child_process'
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { checkPackage, createPackageFromTarballData } from '@arethetypeswrong/core'
import { publint } from 'publint'
import { formatMessage } from 'publint/utils'
import { installPacked, npm } from './packed.js'
import { fromRoot } from './paths.js'
import { picturesOf } from './staged.js'

const size = (folder: string): number =>
  readdirSync(folder, { withFileTypes: true }).reduce(
    (sum, entry) =>
      sum + (entry.isDirectory() ? size(join(folder, entry.name)) : statSync(join(folder, entry.name)).size),
    0,
  )

const must = (holds: boolean, what: string): void => {
  if (!holds) throw new Error(`package check failed: ${what}`)
}

/** How the types of every door resolve for those who import it; the package is ESM only, so require() and old resolution are not asked. */
const wrongTypes = async (tarball: string): Promise<string[]> => {
  const analysis = await checkPackage(createPackageFromTarballData(readFileSync(tarball)))
  if (!analysis.types) return ['no types at all']
  return analysis.problems.flatMap((problem) => {
    const asked = 'resolutionKind' in problem ? problem.resolutionKind : 'node16-esm'
    return asked === 'node10' || asked === 'node16-cjs' ? [] : [JSON.stringify(problem)]
  })
}

/** What somebody with TypeScript writes; without types of Node, and asking for every declaration to hold. */
const typed = `import { type Trial, openDataset } from 'stemcell-evidence/dataset'
import { find } from 'stemcell-evidence/query'
import { type CheckedClaim, check } from 'stemcell-evidence/evidence'
import { type Pooled, pool } from 'stemcell-evidence/stats'
import { barsText, textOf } from 'stemcell-evidence/draw'
import { catalogs } from 'stemcell-evidence'
const trials: readonly Trial[] = find(openDataset(), 'trials', 'disease:t1d')
export const people: number | null | undefined = trials[0]?.enrollment.count
export const verdict = async (): Promise<CheckedClaim['verdict'] | undefined> =>
  (await check('x', openDataset())).items[0]?.verdict
export const pooled: Pooled = pool([{ estimate: 1, variance: 1 }])
export const text: string = textOf(barsText({ rows: [] }, { width: 40 })) + catalogs.trials.kind
// @ts-expect-error a record is no any
export const wrong: boolean = trials[0]?.enrollment.count
`

const work = mkdtempSync(join(tmpdir(), 'stemcell-package-'))
try {
  const packed = installPacked(work)
  const staged = join(work, 'staged')
  const { messages, pkg } = await publint({ pkgDir: staged, strict: true })
  for (const message of messages) console.error(formatMessage(message, pkg))
  must(
    messages.every((message) => message.type === 'suggestion'),
    'publint has complaints',
  )
  must(!packed.paths.some((path) => /^(src|test|data|scripts)\//.test(path)), 'the package holds source files')
  const stemcell = (...args: string[]): string =>
    execFileSync(packed.bin, args, {
      cwd: work,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, NO_COLOR: '1' },
    })
  const bill = JSON.parse(readFileSync(fromRoot('dist/sbom.cdx.json'), 'utf8')) as {
    components: {
      scope: string
      name: string
      version: string
      licenses: { license?: { id: string }; expression?: string }[]
    }[]
  }
  const strange = bill.components.filter(
    ({ licenses: [said] }) =>
      !/^(MIT|ISC|BSD-[23]-Clause|0BSD|Apache-2\.0|Apache-2\.0 AND BSL-1\.0|BlueOak-1\.0\.0|CPAL-1\.0 OR AGPL-1\.0|\(.*MIT.*\))$/.test(
        said?.license?.id ?? said?.expression ?? '',
      ),
  )
  must(strange.length === 0, `licenses that nobody has looked at: ${JSON.stringify(strange)}`)
  must(bill.components.length > 20, 'the bill of materials is too short')
  const licenses = readFileSync(fromRoot('dist/licenses.txt'), 'utf8')
  const untold = bill.components.filter(
    ({ scope, name, version }) => scope === 'required' && !licenses.includes(`\n${name} ${version} (`),
  )
  must(untold.length === 0, `no license told of: ${untold.map(({ name }) => name).join(', ')}`)
  const pack = JSON.parse(readFileSync(join(staged, 'package.json'), 'utf8')) as Record<string, unknown>
  must(
    !('scripts' in pack) && !('devDependencies' in pack) && !('dependencies' in pack),
    'the package has scripts or dependencies',
  )
  const readme = readFileSync(join(staged, 'README.md'), 'utf8')
  must(picturesOf(readme).length === 0, 'pictures of the README lead nowhere on the registry')
  must(
    [...readme.matchAll(/npm\/stemcell-evidence@[^/]+\/([^)]+)/g)].every(([, path = '']) =>
      packed.paths.includes(path),
    ),
    'the README leads to what is not in the package',
  )

  const answer = JSON.parse(stemcell('trials', '--disease', 't1d', '--json')) as { count: number }
  must(answer.count > 20, 'the installed command lists too few trials')
  must(stemcell('trials', '--disease', 't1d').split('\n').length > 20, 'the installed command prints no table')

  // Under a path with spaces, where nothing may be written, by whoever has no home.
  const spaced = join(work, 'with spaces, and a comma')
  cpSync(join(work, 'global'), spaced, { recursive: true, verbatimSymlinks: true })
  execFileSync('chmod', ['-R', 'a-w', spaced])
  const there = execFileSync(join(spaced, 'bin/stemcell'), ['trials', '--disease', 't1d', '--json'], {
    cwd: work,
    encoding: 'utf8',
    env: { PATH: process.env.PATH, HOME: join(work, 'nobody'), NO_COLOR: '1' },
  })
  must(there === stemcell('trials', '--disease', 't1d', '--json'), 'another path gives another answer')
  execFileSync('chmod', ['-R', 'u+w', spaced])
  const said = npm(['exec', '--yes', '--offline', `--package=${packed.file}`, '--', 'stemcell', '--version'], work)
  must(said.trim() === String(pack.version), 'npx of the tarball does not run')

  writeFileSync(join(work, 'package.json'), JSON.stringify({ type: 'module', private: true }))
  npm(['install', '--offline', packed.file], work)
  writeFileSync(
    join(work, 'use.js'),
    "import { openDataset } from 'stemcell-evidence'\nimport { effectSize, forestPlot, pool } from 'stemcell-evidence/stats'\nconst effects = [1, 2].map((e) => effectSize({ measure: 'RR', treatment: { events: e, n: 20 }, control: { events: 5, n: 20 } }))\nif (openDataset().count('trials') < 100 || !forestPlot(effects, pool(effects)).includes('Study 2')) process.exit(1)\n",
  )
  execFileSync(process.execPath, ['use.js'], { cwd: work })
  const wrong = await wrongTypes(packed.file)
  must(wrong.length === 0, `types do not resolve: ${wrong.join(', ')}`)
  writeFileSync(join(work, 'use.ts'), typed)
  for (const resolution of ['nodenext', 'bundler'])
    execFileSync(
      process.execPath,
      [
        fromRoot('node_modules/typescript/bin/tsc'),
        ...['--noEmit', '--strict', '--target', 'es2023', '--types', ''],
        ...['--module', resolution === 'bundler' ? 'preserve' : resolution, '--moduleResolution', resolution, 'use.ts'],
      ],
      { cwd: work, stdio: 'inherit' },
    )
  const dependencies = readdirSync(join(work, 'node_modules')).filter((name) => !name.startsWith('.'))
  // SQLite for a Node without it, where it can be had, and what that asks for; nothing else is ever brought.
  const optional = ['@photostructure', 'node-addon-api', 'node-gyp-build']
  const foreign = dependencies.filter((name) => name !== 'stemcell-evidence' && !optional.includes(name))
  must(foreign.length === 0, `installing brings other packages: ${foreign.join(', ')}`)
  const kb = (bytes: number): string => `${Math.round(bytes / 1024)} kB`
  console.log(
    `package: ${packed.paths.length} files, ${kb(packed.size)} packed, ${kb(size(join(work, 'node_modules', 'stemcell-evidence')))} installed, nothing but SQLite beside it`,
  )
} finally {
  rmSync(work, { recursive: true, force: true })
}
