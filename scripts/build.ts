/** `npm run build`: check the data, write the dataset as the program reads it, bundle the program. */
import { execFileSync } from 'node:child_process'
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { basename, join, sep } from 'node:path'
import { type BuildOptions, build, type Plugin } from 'esbuild'
import { compileFolder, withSums } from '../src/compile/index.js'
import { publishedSchemas } from '../src/contracts/index.js'
import { dataFolder, fromRoot } from './paths.js'

/** commander asks for child_process at once, for subcommands that are programs of their own; we have none, and it costs 3 ms a start. */
const commanderStartsNoPrograms: Plugin = {
  name: 'commander-starts-no-programs',
  setup: (b) => {
    b.onResolve({ filter: /^node:child_process$/ }, ({ importer }) =>
      importer.includes('commander') ? { path: 'none', namespace: 'none' } : undefined,
    )
    // citation-js asks for these to fetch what it is given as an address; we never give it one.
    b.onResolve({ filter: /^(node-fetch|sync-fetch)$/ }, () => ({ path: 'none', namespace: 'none' }))
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
  'linear.js': 'src/render/linear.ts',
  'show.js': 'src/commands/show.ts',
  'check.js': 'src/commands/check.ts',
  'pathways.js': 'src/commands/pathways.ts',
  'search.js': 'src/commands/search.ts',
  'trace.js': 'src/commands/trace.ts',
  'cite.js': 'src/commands/cite.ts',
  'verify.js': 'src/commands/verify.ts',
  'bias.js': 'src/commands/bias.ts',
  'audit.js': 'src/commands/audit.ts',
  'pool.js': 'src/commands/pool.ts',
  'compare.js': 'src/commands/compare.ts',
  'map.js': 'src/commands/map.ts',
  'timeline.js': 'src/commands/timeline.ts',
  'gaps.js': 'src/commands/gaps.ts',
  'outside.js': 'src/cli/outside.ts',
  'browse-core.js': 'src/tui/browse-core.ts',
  'browse-linear.js': 'src/tui/browse-linear.ts',
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

/** Parts of Ink and what src/tui/screen/for-ink.ts has in their place. */
const inkParts: Record<string, string> = {
  'ink/build/output.js': 'RowsOutput',
  'ink/build/measure-text.js': 'measureText',
  'widest-line/index.js': 'widestLine',
}
/**
 * Ink 6.8 rewrites only the lines that changed, but starts one line too low when a frame ends in a newline, as every frame
 * does that is less high than the screen (log-update.js goes up by the lines it wrote less one).
 */
const inkForWholeRows: Plugin = {
  name: 'ink-for-whole-rows',
  setup: (b) => {
    // Asked for when Ink itself is being developed.
    b.onResolve({ filter: /^react-devtools-core$/ }, () => ({ path: 'none', namespace: 'none' }))
    b.onLoad({ filter: /.*/, namespace: 'none' }, () => ({ contents: 'export default {}' }))
    const changed = new Set<string>()
    b.onLoad(
      { filter: /(ink[\\/]build[\\/](output|measure-text|log-update)|widest-line[\\/]index)\.js$/ },
      ({ path }) => {
        const name = path
          .split(sep)
          .slice(path.includes('widest-line') ? -2 : -3)
          .join('/')
        changed.add(name)
        const own = inkParts[name]
        if (own)
          return {
            contents: `export { ${own} as default } from ${JSON.stringify(fromRoot('src/tui/screen/for-ink.ts'))}`,
          }
        const source = readFileSync(path, 'utf8')
        const wrong = 'ansiEscapes.cursorUp(previousVisible - 1)'
        if (!source.includes(wrong)) throw new Error(`Ink has changed: see whether ${path} still needs a correction`)
        const right = "ansiEscapes.cursorUp(previousVisible - (previousOutput.endsWith('\\n') ? 0 : 1))"
        return { contents: source.replace(wrong, right) }
      },
    )
    b.onEnd(() => {
      const missed = Object.keys(inkParts).filter((name) => !changed.has(name))
      if (missed.length) throw new Error(`Ink has changed: it no longer loads ${missed.join(', ')}`)
    })
  },
}

/**
 * string-width and wrap-ansi make a segmenter and a table of emoji as soon as they are loaded (20 ms), which only text needs
 * that is not narrow: here they wait until there is such a text.
 */
const widthsWhenNeeded: Plugin = {
  name: 'widths-when-needed',
  setup: (b) => {
    const segmenter: Swap = [
      'const segmenter = new Intl.Segmenter();',
      'let made; const segmenter = { segment: text => (made ??= new Intl.Segmenter()).segment(text) };',
    ]
    const swaps: Record<string, readonly Swap[]> = {
      'string-width': [
        segmenter,
        [
          'const rgiEmojiRegex = /^\\p{RGI_Emoji}$/v;',
          'let emoji; const rgiEmojiRegex = { test: text => (emoji ??= /^\\p{RGI_Emoji}$/v).test(text) };',
        ],
        ['/^[\\u0020-\\u007E]*$/.test(string)', 'isNarrow(string)'],
      ],
      'wrap-ansi': [segmenter],
    }
    // Those of the program; Ink brings older ones along, which come after the first screen.
    b.onLoad({ filter: /[\\/]node_modules[\\/](string-width|wrap-ansi)[\\/]index\.js$/ }, ({ path }) => {
      const name = path.split(sep).at(-2) as string
      if (path.split('node_modules').length > 2) return undefined
      let contents = `import { isNarrow } from ${JSON.stringify(fromRoot('src/text.ts'))}\n${readFileSync(path, 'utf8')}`
      for (const [from, to] of swaps[name] ?? []) {
        if (!contents.includes(from)) throw new Error(`${name} has changed: ${from} is not in it`)
        contents = contents.replace(from, () => to)
      }
      return { contents }
    })
  },
}
type Swap = readonly [from: string, to: string]

/** Bundled CommonJS packages ask for require. */
const requireInEsm = {
  js: "import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);",
}

// Built beside dist and put in its place whole, so that nothing ever runs half a build.
const dist = fromRoot('dist')
const fresh = fromRoot(`.dist-${process.pid}`)
const inFresh = (path: string): string => join(fresh, path)

const bundle = async (): Promise<void> => {
  const { version } = JSON.parse(readFileSync(fromRoot('package.json'), 'utf8')) as { version: string }
  const options: BuildOptions = {
    outdir: fresh,
    bundle: true,
    platform: 'node',
    target: 'node20.19',
    minify: true,
    legalComments: 'external',
    define: { STEMCELL_DATA: '"data"', STEMCELL_VERSION: JSON.stringify(version) },
    logLevel: 'warning',
  }
  // The program is one CommonJS file: the ESM loader alone costs 8 ms at each start. What only a screen needs stands apart.
  const cjs: BuildOptions = {
    ...options,
    metafile: true,
    format: 'cjs',
    outExtension: { '.js': '.cjs' },
    define: { ...options.define, 'import.meta.dirname': '__dirname' },
    // import() becomes require(): the ESM loader costs more than the parts it would load.
    supported: { 'dynamic-import': false },
    plugins: [commanderStartsNoPrograms, widthsWhenNeeded, loadApart],
  }
  const built = [await build({ ...cjs, entryPoints: { main: fromRoot('src/main.ts') } })]
  for (const entry of Object.values(apart))
    built.push(await build({ ...cjs, entryPoints: { [partName(entry)]: fromRoot(entry) } }))
  await build({
    ...options,
    format: 'esm',
    splitting: true,
    // Only the program verifies; the library would carry zod for nothing.
    external: ['./inspection.js'],
    banner: requireInEsm,
    chunkNames: '[name]-[hash]',
    entryPoints: { index: fromRoot('src/index.ts'), stats: fromRoot('src/statistics.ts') },
  })
  // Ink is ESM with top-level await: it stands apart from the program, and is imported by it.
  await build({
    ...options,
    format: 'esm',
    banner: requireInEsm,
    // Its layout is WebAssembly in a data: address; without fetch, which loads Node's HTTP client, it decodes that itself.
    define: { 'process.env.NODE_ENV': '"production"', 'process.env.DEV': '"false"', fetch: 'undefined' },
    plugins: [inkForWholeRows],
    entryPoints: { browse: fromRoot('src/tui/browse.ts') },
  })
  // Which source stands in which file of the program: the test of what a command loads reads it; it is not published.
  const outputs = built.flatMap(({ metafile }) => Object.entries(metafile?.outputs ?? {}))
  writeFileSync(
    inFresh('meta.json'),
    JSON.stringify({
      outputs: Object.fromEntries(outputs.map(([path, output]) => [`dist/${basename(path)}`, output])),
    }),
  )
}

try {
  mkdirSync(inFresh('data'), { recursive: true })
  const files = { ...compileFolder(dataFolder), 'schemas.json': JSON.stringify(publishedSchemas()) }
  for (const [name, content] of Object.entries(withSums(files))) writeFileSync(inFresh(`data/${name}`), content)
  await bundle()
  execFileSync(
    process.execPath,
    [fromRoot('node_modules/typescript/bin/tsc'), '-p', fromRoot('tsconfig.types.json'), '--outDir', inFresh('types')],
    { stdio: ['ignore', 'pipe', 'pipe'], maxBuffer: 1e8 },
  )
  rmSync(dist, { recursive: true, force: true })
  renameSync(fresh, dist)
} finally {
  rmSync(fresh, { recursive: true, force: true })
}
