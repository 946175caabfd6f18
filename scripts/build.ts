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
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node20.19',
    minify: true,
    legalComments: 'external',
    chunkNames: '[name]-[hash]',
    define: { STEMCELL_DATA: '"./data/"', STEMCELL_VERSION: JSON.stringify(version) },
    // Bundled CommonJS packages ask for require.
    banner: {
      js: "import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);",
    },
    plugins: [commanderStartsNoPrograms],
    logLevel: 'warning',
  }
  // The program and the library are bundled apart: chunks shared between them would be more files to open at every start.
  const { metafile } = await build({ ...options, metafile: true, entryPoints: { main: fromRoot('src/main.ts') } })
  // Which source stands in which file of the program: the test of what a command loads reads it; it is not published.
  writeFileSync(fromRoot('dist/meta.json'), JSON.stringify(metafile))
  await build({ ...options, entryPoints: { index: fromRoot('src/index.ts'), stats: fromRoot('src/stats/index.ts') } })
  execFileSync(process.execPath, [fromRoot('node_modules/typescript/bin/tsc'), '-p', fromRoot('tsconfig.types.json')], {
    stdio: 'inherit',
  })
}
