/**
 * Build: check the data, write the dataset as the program reads it, bundle the program.
 * `npm run build` (everything), or `tsx scripts/build.ts data` for the dataset alone.
 */
import { execFileSync } from 'node:child_process'

import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { type BuildOptions, build, type Plugin } from 'esbuild'
import { compileDataset } from './compile-dataset.js'
import { dataFolder, fromRoot } from './paths.js'

/** commander asks for child_process at once, for subcommands that are programs of their own; we have none, and it costs 3 ms a start. */
const commanderStartsNoPrograms: Plugin = {
  name: 'commander-starts-no-programs',
  setup: (b) => {
    b.onResolve({ filter: /^node:child_process$/ }, ({ importer }) =>
      importer.includes('commander') ? { path: 'none', namespace: 'none' } : undefined,
    )
    b.onLoad({ filter: /.*/, namespace: 'none' }, () => ({ contents: 'module.exports = {}' }))
  },
}

/**
 * What only some commands need is a file of its own, loaded when it is called: Node 20 keeps no compiled code, so every
 * kilobyte read at the start costs. Each is bundled whole (esbuild splits ESM only), so they share no classes with the
 * program, only values.
 */
const apart: Record<string, string> = {
  'screen-tools.js': 'src/render/screen-tools.ts',
  'csv.js': 'src/render/csv.ts',
  'markdown.js': 'src/render/markdown.ts',
  'show.js': 'src/commands/show.ts',
  'pathways.js': 'src/commands/pathways.ts',
  'trace.js': 'src/commands/trace.ts',
  'bias.js': 'src/commands/bias.ts',
  'outside.js': 'src/cli/outside.ts',
}
const partName = (path: string): string => (path.split('/').at(-1) as string).replace(/\.(js|ts)$/, '')
const loadApart: Plugin = {
  name: 'load-apart',
  setup: (b) => {
    b.onResolve({ filter: /^\.\.?\// }, ({ path, kind }) => {
      const isApart = kind === 'dynamic-import' && apart[`${partName(path)}.js`] !== undefined
      return isApart ? { path: `./${partName(path)}.cjs`, external: true } : undefined
    })
  },
}

/** Bundled CommonJS packages ask for require. */
const requireInEsm = {
  js: "import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);",
}

const dist = fromRoot('dist')
const only = process.argv[2]

if (only !== 'data') rmSync(dist, { recursive: true, force: true })
mkdirSync(fromRoot('dist/data'), { recursive: true })

const assets = compileDataset(dataFolder)
for (const [name, content] of Object.entries(assets)) writeFileSync(fromRoot(`dist/data/${name}`), content)

if (only !== 'data') {
  const { version } = JSON.parse(readFileSync(fromRoot('package.json'), 'utf8')) as { version: string }
  const options: BuildOptions = {
    outdir: dist,
    bundle: true,
    platform: 'node',
    target: 'node20.19',
    minify: true,
    legalComments: 'external',
    define: { STEMCELL_DATA: '"./data/"', STEMCELL_VERSION: JSON.stringify(version) },
    logLevel: 'warning',
  }
  // The program is one CommonJS file: the ESM loader alone costs 8 ms at each start. What only a screen needs stands apart.
  const cjs: BuildOptions = {
    ...options,
    metafile: true,
    format: 'cjs',
    outExtension: { '.js': '.cjs' },
    define: { ...options.define, 'import.meta.url': 'moduleUrl' },
    banner: { js: "const moduleUrl = require('node:url').pathToFileURL(__filename).href;" },
    // import() becomes require(): the ESM loader costs more than the parts it would load.
    supported: { 'dynamic-import': false },
    plugins: [commanderStartsNoPrograms, loadApart],
  }
  const built = [await build({ ...cjs, entryPoints: { main: fromRoot('src/main.ts') } })]
  for (const entry of Object.values(apart))
    built.push(await build({ ...cjs, entryPoints: { [partName(entry)]: fromRoot(entry) } }))
  await build({
    ...options,
    format: 'esm',
    splitting: true,
    banner: requireInEsm,
    chunkNames: '[name]-[hash]',
    entryPoints: { index: fromRoot('src/index.ts'), stats: fromRoot('src/stats/index.ts') },
  })
  // Which source stands in which file of the program: the test of what a command loads reads it; it is not published.
  writeFileSync(
    fromRoot('dist/meta.json'),
    JSON.stringify({ outputs: Object.assign({}, ...built.map(({ metafile }) => metafile?.outputs)) }),
  )
  execFileSync(process.execPath, [fromRoot('scripts/compile-code.cjs')], { stdio: 'pipe', maxBuffer: 1e8 })
  execFileSync(process.execPath, [fromRoot('node_modules/typescript/bin/tsc'), '-p', fromRoot('tsconfig.types.json')], {
    stdio: 'inherit',
  })
}
