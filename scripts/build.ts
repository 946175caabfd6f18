/** `npm run build`: check the data, write the dataset as the program reads it, bundle the program. */
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { type BuildOptions, type BuildResult, build, type Metafile, type Plugin } from 'esbuild'
import { ensure } from '../src/collections.js'
import { compileFolder, withSums } from '../src/compile/index.js'
import { publishedSchemas } from '../src/contracts/index.js'
import { agentsDocument } from '../src/mcp/catalog.js'
import { type AnyCatalog, catalogs, ownFields } from '../src/query/index.js'
import { sumOfBuild, sumOfSources } from './built-from.js'
import { billOfMaterials, bundledPackages, installedBeside, licensesText } from './bundled.js'
import { completionTable } from './completions.js'
import { libraryDoors, writeLibraryTypes } from './library-types.js'
import { manual } from './manual.js'
import { dataFolder, fromRoot } from './paths.js'

/** What packages ask for at once and never need here; nothing of their own is changed. */
const asksForNothing: Plugin = {
  name: 'asks-for-nothing',
  setup: (b) => {
    // @stdlib logs to it while it is being developed, and it loads node:tty for that, 4 ms a start.
    b.onResolve({ filter: /^debug$/ }, () => ({ path: 'silent', namespace: 'silent' }))
    b.onLoad({ filter: /.*/, namespace: 'silent' }, () => ({ contents: 'module.exports = () => () => {}' }))
    // citation-js asks for these to fetch what it is given as an address; we never give it one.
    b.onResolve({ filter: /^(node-fetch|sync-fetch)$/ }, () => ({ path: 'none', namespace: 'none' }))
    // The server for agents would check with these what people type into its forms; it has none. A third of its size.
    b.onResolve({ filter: /^ajv(-formats)?$/ }, () => ({ path: 'none', namespace: 'none' }))
    b.onLoad({ filter: /.*/, namespace: 'none' }, () => ({ contents: 'module.exports = {}' }))
  },
}

/** Every part that is loaded when it is needed, by its source: the file of the program that it becomes. */
const parts = new Map<string, string>()
const partOf = (source: string): string => {
  const have = parts.get(source)
  if (have) return have
  const name = basename(basename(source, '.ts') === 'index' ? dirname(source) : source, '.ts')
  if ([...parts.values()].includes(name)) throw new Error(`two parts of the program are called ${name}`)
  parts.set(source, name)
  return name
}
/** Sources of functions that weigh much and that few questions reach: each a file of its own, loaded by the first call. */
const calledApart = new Set(
  ['dataset/nearest', 'stats/distributions', 'evidence/certainty/index', 'evidence/bias/assess'].map((source) =>
    fromRoot(`src/${source}.ts`),
  ),
)
/** The functions of such a source, each loading the file at its first call. */
const callsOf = async (source: string): Promise<string> => {
  const { metafile } = await build({ entryPoints: [source], format: 'esm', write: false, metafile: true })
  const names = Object.values(metafile.outputs).flatMap((output) => output.exports)
  const calls = names.map((name) => `export const ${name} = (...values) => whole().${name}(...values)`)
  return `let file\nconst whole = () => (file ??= require('./${partOf(source)}.cjs'))\n${calls.join('\n')}`
}
/**
 * What is imported when it is needed is a file of its own: Node 20 keeps no compiled code, so every kilobyte read at a start
 * costs. Each is bundled whole (esbuild splits ESM only), so they share no classes with each other, only values.
 */
const loadedApart: Plugin = {
  name: 'loaded-apart',
  setup: (b) => {
    b.onResolve({ filter: /^\.\.?\// }, ({ path, kind, resolveDir }) => {
      const source = join(resolveDir, path.replace(/\.js$/, '.ts'))
      if (kind === 'import-statement' && calledApart.has(source)) return { path: source, namespace: 'called-apart' }
      return kind === 'dynamic-import' ? { path: `./${partOf(source)}.cjs`, external: true } : undefined
    })
    b.onResolve({ filter: /\.cjs$/, namespace: 'called-apart' }, ({ path }) => ({ path, external: true }))
    b.onLoad({ filter: /.*/, namespace: 'called-apart' }, async ({ path }) => ({ contents: await callsOf(path) }))
  },
}

/**
 * What questions know of the fields of a kind is data: JSON, which is read faster than the same as program.
 * The readers of fields stand where somebody asks for them, in what compiles records.
 */
const catalogsAsData: Plugin = {
  name: 'catalogs-as-data',
  setup: (b) => {
    b.onResolve({ filter: /^\.\/readers\.js$/ }, ({ importer }) =>
      importer === fromRoot('src/query/catalogs.ts') ? { path: 'catalogs', namespace: 'data' } : undefined,
    )
    b.onLoad({ filter: /^catalogs$/, namespace: 'data' }, () => ({
      resolveDir: fromRoot('src/query'),
      contents: [
        "import { withOwners } from './field.js'",
        ...Object.values<AnyCatalog>(catalogs).map(({ kind, rowsOf, ...catalog }) => {
          // Functions are no JSON; the fields of owners stand in the catalog of these.
          const own = `/* @__PURE__ */ JSON.parse(${JSON.stringify(JSON.stringify({ kind, ...catalog, fields: ownFields(catalog) }))})`
          const whole = rowsOf
            ? `/* @__PURE__ */ withOwners(${own}, ${rowsOf.catalog.kind}Catalog, '${rowsOf.by}')`
            : own
          return `export const ${kind}Catalog = ${whole}`
        }),
      ].join('\n'),
    }))
  },
}

/** Bundled CommonJS packages ask for require. */
const requireInEsm = {
  js: "import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);",
}

// Built beside dist and put in its place whole, so that nothing ever runs half a build.
const dist = fromRoot('dist')
const fresh = fromRoot(`.dist-${process.pid}`)
const inFresh = (path: string): string => join(fresh, path)

const { version } = JSON.parse(readFileSync(fromRoot('package.json'), 'utf8')) as { version: string }

/** Sources of which something stands in an output; what was read and found of no use leaves no bytes. */
const usedInputs = ({ inputs }: { readonly inputs: Metafile['outputs'][string]['inputs'] }): string[] =>
  Object.entries(inputs).flatMap(([path, { bytesInOutput }]) => (bytesInOutput > 0 ? [path] : []))

/** Bundles everything; what of the program stands in which file. */
const bundle = async (): Promise<Metafile['outputs']> => {
  const options: BuildOptions = {
    outdir: fresh,
    bundle: true,
    platform: 'node',
    target: 'node20.19',
    minify: true,
    legalComments: 'external',
    define: { STEMCELL_DATA: '"data"', STEMCELL_VERSION: JSON.stringify(version) },
    logLevel: 'warning',
    // What a plugin puts in the place of a source must have all that is asked of it: else nothing is built.
    logOverride: { 'import-is-undefined': 'error' },
  }
  // The program is one CommonJS file: the ESM loader alone costs 8 ms at each start. What only a screen needs stands apart.
  const cjs: BuildOptions = {
    ...options,
    metafile: true,
    format: 'cjs',
    outExtension: { '.js': '.cjs' },
    define: { ...options.define, 'import.meta.dirname': '__dirname' },
    // import() becomes require(): the ESM loader costs more than the parts it would load.
    // For a Node without SQLite, installed beside the program.
    external: ['@photostructure/sqlite'],
    supported: {
      'dynamic-import': false,
      // A pattern with flag u or v becomes new RegExp() where it stands. As literals V8 reads them with the file, used or not,
      // and looks up every property of Unicode (1 to 2 ms each); and a file without letters beyond Latin-1 is read twice as fast.
      'regexp-sticky-and-unicode-flags': false,
      'regexp-set-notation': false,
    },
    plugins: [asksForNothing, catalogsAsData, loadedApart],
  }
  const built: BuildResult[] = []
  partOf(fromRoot('src/main.ts'))
  partOf(fromRoot('src/shell.ts'))
  for (let done = 0; done < parts.size; ) {
    const open = [...parts].slice(done)
    done = parts.size
    built.push(await build({ ...cjs, entryPoints: Object.fromEntries(open.map(([source, name]) => [name, source])) }))
  }
  // What the library loads when it is needed are files of the program: nothing stands in the package twice.
  const library = await build({
    ...options,
    metafile: true,
    format: 'esm',
    splitting: true,
    banner: requireInEsm,
    plugins: [asksForNothing, loadedApart],
    chunkNames: 'library-[hash]',
    entryPoints: Object.fromEntries(libraryDoors.map((door) => [door, fromRoot(`src/library/${door}.ts`)])),
  })
  // Ink is ESM with top-level await: it stands apart from the program, and is imported by it.
  const screen = await build({
    ...options,
    metafile: true,
    format: 'esm',
    banner: requireInEsm,
    // Its layout is WebAssembly in a data: address; without fetch, which loads Node's HTTP client, it decodes that itself.
    define: { 'process.env.NODE_ENV': '"production"', 'process.env.DEV': '"false"', fetch: 'undefined' },
    // Asked for only when Ink itself is being developed.
    external: ['./devtools.js'],
    entryPoints: { browse: fromRoot('src/tui/browse.tsx') },
  })
  // What of others is in the files, by what they were made of.
  const packages = bundledPackages(
    [...built, library, screen].flatMap(({ metafile }) => Object.values(metafile?.outputs ?? {})).flatMap(usedInputs),
  )
  writeFileSync(
    inFresh('sbom.cdx.json'),
    `${JSON.stringify(billOfMaterials(version, packages, installedBeside()), null, 2)}\n`,
  )
  writeFileSync(inFresh('licenses.txt'), licensesText(packages))
  const outputs = built.flatMap(({ metafile }) => Object.entries(metafile?.outputs ?? {}))
  return Object.fromEntries(outputs.map(([path, output]) => [`dist/${basename(path)}`, output]))
}

const from = sumOfSources(fromRoot(''))
try {
  mkdirSync(inFresh('data'), { recursive: true })
  const files: Readonly<Record<string, string>> = {
    ...compileFolder(dataFolder),
    'schemas.json': JSON.stringify(publishedSchemas()),
    'agents.json': JSON.stringify(await agentsDocument()),
  }
  for (const [name, content] of Object.entries(withSums(files))) writeFileSync(inFresh(`data/${name}`), content)
  writeFileSync(inFresh('completion.json'), JSON.stringify(await completionTable()))
  mkdirSync(inFresh('man'))
  const { asOf } = JSON.parse(ensure(files['manifest.json'])) as { asOf: string }
  for (const [name, page] of Object.entries(await manual({ version, day: asOf })))
    writeFileSync(inFresh(`man/${name}`), page)
  const outputs = await bundle()
  writeLibraryTypes(inFresh('types'))
  // Which source stands in which file of the program: the test of what a command loads reads it; it is not published.
  writeFileSync(inFresh('meta.json'), JSON.stringify({ outputs, from, made: sumOfBuild(fresh) }))
  rmSync(dist, { recursive: true, force: true })
  renameSync(fresh, dist)
} finally {
  rmSync(fresh, { recursive: true, force: true })
}
