/**
 * The package as its users get it: packed, linted, installed without the source tree and without dev dependencies into an
 * empty folder, and run from another one. Prints the packed and installed size.
 */
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { publint } from 'publint'
import { formatMessage } from 'publint/utils'
import { installPacked, npm } from './packed.js'
import { fromRoot } from './paths.js'

const size = (folder: string): number =>
  readdirSync(folder, { withFileTypes: true }).reduce(
    (sum, entry) =>
      sum + (entry.isDirectory() ? size(join(folder, entry.name)) : statSync(join(folder, entry.name)).size),
    0,
  )

const must = (holds: boolean, what: string): void => {
  if (!holds) throw new Error(`package check failed: ${what}`)
}

const work = mkdtempSync(join(tmpdir(), 'stemcell-package-'))
try {
  const { messages, pkg } = await publint({ pkgDir: fromRoot(''), strict: true })
  for (const message of messages) console.error(formatMessage(message, pkg))
  must(
    messages.every((message) => message.type === 'suggestion'),
    'publint has complaints',
  )

  const packed = installPacked(work)
  must(!packed.paths.some((path) => /^(src|test|data|scripts)\//.test(path)), 'the package holds source files')
  const stemcell = (...args: string[]): string =>
    execFileSync(packed.bin, args, {
      cwd: work,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, NO_COLOR: '1' },
    })
  const answer = JSON.parse(stemcell('trials', '--disease', 't1d', '--json')) as { count: number }
  must(answer.count > 20, 'the installed command lists too few trials')
  must(stemcell('trials', '--disease', 't1d').split('\n').length > 20, 'the installed command prints no table')

  writeFileSync(join(work, 'package.json'), JSON.stringify({ type: 'module', private: true }))
  npm(['install', '--offline', packed.file], work)
  writeFileSync(
    join(work, 'use.js'),
    "import { openDataset } from 'stemcell-evidence'\nimport { effectSize, forestPlot, pool } from 'stemcell-evidence/stats'\nconst effects = [1, 2].map((e) => effectSize({ measure: 'RR', treatment: { events: e, n: 20 }, control: { events: 5, n: 20 } }))\nif (openDataset().count('trials') < 100 || !forestPlot(effects, pool(effects)).includes('Study 2')) process.exit(1)\n",
  )
  execFileSync(process.execPath, ['use.js'], { cwd: work })
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
