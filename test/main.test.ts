import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ok } from './helpers/cli.js'
import { execute, readSlowly, root, shell, version } from './helpers/program.js'

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'stemcell-'))
})
afterAll(() => rmSync(folder, { recursive: true }))

describe('the program', () => {
  it('answers as its parts do', async () => {
    for (const line of ['trials --disease t1d', 'show NCT03406585 --json', 'cells --csv', 'about --md']) {
      const { code, stdout, stderr } = await ok(line)
      expect(await execute(line.split(' '))).toEqual({ code, stdout, stderr })
    }
  })

  it('says its version', async () =>
    expect(await execute(['--version'])).toEqual({ code: 0, stdout: `${version}\n`, stderr: '' }))

  it.each([
    [['trials', '--disease', 't1'], 2],
    [['show', 'no-such-record-at-all'], 3],
    [['trials', 'disease:t1d', 'phase:4', 'year:..1950'], 0],
  ])('%j ends with code %i', async (argv, code) => expect((await execute(argv)).code).toBe(code))

  it('ends with code 4 when its dataset is not there', async () => {
    const broken = join(folder, 'broken')
    cpSync(`${root}bin`, join(broken, 'bin'), { recursive: true })
    cpSync(`${root}dist`, join(broken, 'dist'), { recursive: true, filter: (path) => !path.endsWith('manifest.json') })
    const { code, stdout, stderr } = await shell(`${process.execPath} ${broken}/bin/stemcell.cjs trials`)
    expect([code, stdout]).toEqual([4, ''])
    expect(stderr).toMatch(/^stemcell: cannot read the bundled dataset: manifest\.json .*\nReinstall stemcell-evidence/)
  })
})

it('the library opens the same dataset', async () => {
  const script = `import { openDataset, catalogs, tokenize, toFilters } from 'stemcell-evidence'
    const dataset = openDataset()
    const filters = toFilters(tokenize('disease:t1d phase:2', catalogs.trials), catalogs.trials, dataset)
    const order = { field: catalogs.trials.fields[0], descending: false }
    console.log(JSON.stringify(dataset.list(catalogs.trials).select(filters, order)))`
  const { stdout } = await shell(
    `cd ${root} && ${process.execPath} --input-type=module -e '${script.replaceAll("'", `'"'"'`)}'`,
  )
  const { items } = JSON.parse((await ok('stemcell trials disease:t1d phase:2 --sort id --json --fields id')).stdout)
  expect(JSON.parse(stdout)).toEqual(items.map((item: { id: string }) => item.id))
})

describe('in a pipe', () => {
  it.each(['trials --json', 'trials --csv', 'trials', 'references --json', 'schema trials'])(
    '%s | head -1 ends quietly',
    async (line) => {
      const { stdout, stderr } = await shell(`$stemcell ${line} | head -1; echo "\${PIPESTATUS[0]}"`)
      // A short answer may fit into the pipe before its reader leaves: then its footer is told as usual.
      expect(stderr).not.toMatch(/error|EPIPE|^ +at /im)
      expect(stdout.trimEnd().split('\n').at(-1)).toBe('0')
      expect(stdout.split('\n').length).toBe(3)
    },
  )

  it('a large answer arrives whole, however slowly it is read', async () => {
    const { stdout } = await ok('stemcell trials --json')
    const bytes = Buffer.byteLength(stdout)
    expect(bytes).toBeGreaterThan(1e6)
    expect(await readSlowly(['trials', '--json'])).toEqual({ code: 0, bytes })
    const reader = `${process.execPath} -e 'const fs = require("fs"), b = Buffer.alloc(700); let n, sum = 0; while ((n = fs.readSync(0, b)) > 0) sum += n; console.log(sum)'`
    expect((await shell(`$stemcell trials --json | ${reader}`)).stdout).toBe(`${bytes}\n`)
  })

  it('a closed input or output does no harm', async () => {
    expect(await shell('$stemcell cells <&-')).toMatchObject({ code: 0, stdout: (await ok('stemcell cells')).stdout })
    expect(await shell('$stemcell cells --json >&-')).toEqual({ code: 0, stdout: '', stderr: '' })
    expect(await shell('$stemcell cells 2>&-')).toMatchObject({ code: 0, stdout: (await ok('stemcell cells')).stdout })
  })
})

describe('-o', () => {
  it('writes the bytes that standard output would get, over what was there, and leaves nothing else', async () => {
    const file = join(folder, 'cells.csv')
    writeFileSync(file, 'old')
    const { stdout } = await execute(['cells', '--csv'])
    expect(await execute(['cells', '-o', file])).toMatchObject({
      code: 0,
      stdout: '',
      stderr: expect.stringMatching(/Wrote \d+ records to .*cells\.csv \(csv\)\n$/),
    })
    expect(readFileSync(file, 'utf8')).toBe(stdout)
    expect(readdirSync(folder).filter((name) => name.startsWith('cells'))).toEqual(['cells.csv'])
  })

  it.each([
    ['no-such-folder/out.csv', 'there is no folder ".*no-such-folder"\nName a folder that exists'],
    ['.', 'that is a folder\nName a file in it'],
  ])('to %s is refused', async (path, why) => {
    const { code, stdout, stderr } = await execute(['cells', '--csv', '-o', join(folder, path)])
    expect([code, stdout]).toEqual([2, ''])
    expect(stderr).toMatch(new RegExp(`^stemcell: cannot write ".*": ${why}\n$`))
  })

  it('is refused as JSON under --json', async () => {
    const { stderr } = await execute(['cells', '--json', '-o', join(folder, 'no-such-folder/out.json')])
    expect(JSON.parse(stderr)).toMatchObject({
      error: { code: 'usage', message: expect.stringMatching(/^cannot write/) },
    })
  })
})

describe('what a command loads', () => {
  /** Sources in the files that were loaded, by the build's own record. */
  const sources = async (...argv: string[]): Promise<string[]> => {
    const list = join(folder, 'loaded.json')
    const { code } = await execute(argv, {
      node: ['--require', `${root}test/helpers/loaded.cjs`],
      env: { STEMCELL_LOADED: list },
    })
    expect(code).toBe(0)
    const loaded: string[] = JSON.parse(readFileSync(list, 'utf8'))
    const { outputs } = JSON.parse(readFileSync(`${root}dist/meta.json`, 'utf8')) as {
      outputs: Record<string, { inputs: object }>
    }
    const ours = loaded.map((url) => url.replace(/^file:\/\//, '')).filter((path) => path.startsWith(`${root}dist/`))
    return ours.flatMap((path) =>
      Object.keys(outputs[path.slice(root.length)]?.inputs ?? { [`unknown to the build: ${path}`]: {} }),
    )
  }
  const libraries = (paths: readonly string[]): Set<string> =>
    new Set(paths.flatMap((path) => /node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(path)?.[1] ?? []))

  it('is no screen, browser, agent or schema library for trials --json', async () => {
    const loaded = await sources('trials', '--json')
    expect(loaded).toContain('src/commands/list.ts')
    const heavy = [
      'ink',
      'react',
      'chalk',
      'string-width',
      'commander',
      'csv-stringify',
      'zod',
      '@modelcontextprotocol/sdk',
      'minisearch',
      'supports-hyperlinks',
    ]
    expect(heavy.filter((name) => libraries(loaded).has(name))).toEqual([])
  })

  /** Files of the program that were loaded. */
  const files = async (...argv: string[]): Promise<string[]> => {
    const list = join(folder, 'loaded.json')
    await execute(argv, { node: ['--require', `${root}test/helpers/loaded.cjs`], env: { STEMCELL_LOADED: list } })
    const loaded = (JSON.parse(readFileSync(list, 'utf8')) as string[]).map((url) => url.replace(/^file:\/\//, ''))
    return loaded.filter((path) => path.startsWith(`${root}dist/`))
  }

  it('is no reader of tables and no matrices for pool of the dataset, and distributions once', async () => {
    const loaded = await sources('pool', '--outcome', 'hba1c', '--disease', 't2d')
    expect(loaded.filter((path) => path === 'src/stats/distributions.ts')).toHaveLength(1)
    expect(['ml-matrix', 'csv-parse', 'zod'].filter((name) => libraries(loaded).has(name))).toEqual([])
  })

  it('is small for a listing, and smaller for the version', async () => {
    const size = async (...argv: string[]): Promise<number> =>
      (await files(...argv)).reduce((sum, path) => sum + statSync(path).size, 0)
    expect(await size('trials', '--json')).toBeLessThan(108_000)
    expect(await size('--version')).toBeLessThan(52_000)
  })

  it.each(['trials', 'show NCT03406585', 'search wharton', 'map', 'timeline', 'pool --outcome hba1c --disease t2d'])(
    'reads fast for %s: no letter beyond Latin-1, and no property of Unicode looked up before it is needed',
    async (line) => {
      for (const path of await files(...line.split(' '))) {
        const text = readFileSync(path, 'utf8')
        expect([path, /[^\0-\xff]/.exec(text)?.[0]]).toEqual([path, undefined])
        expect([path, /(?<!\\)\\p\{.{9}/.exec(text)?.[0]]).toEqual([path, undefined])
      }
    },
  )

  it('is no screen library in a pipe', async () => {
    const loaded = libraries(await sources('trials'))
    expect(['chalk', 'string-width'].filter((name) => loaded.has(name))).toEqual([])
  })

  it('is what paints when color is asked for, and nothing that measures a second time', async () => {
    const loaded = libraries(await sources('trials', '--color', 'always'))
    expect(['chalk', 'string-width'].map((name) => loaded.has(name))).toEqual([true, false])
  })

  it('is whatever a check of the bundle needs, and it passes', async () =>
    expect(await execute(['verify', '--json'])).toMatchObject({ code: 0, stderr: '' }))

  // `import { z }` would bring its messages in fifty languages: more than the rest of zod.
  it('is no language of zod but English', async () => {
    const languages = (await sources('verify')).filter((path) => path.includes('zod/v4/locales/'))
    expect(languages.map((path) => path.replace(/.*\//, ''))).toEqual(['en.js'])
  })

  it('is known to the build to the last file', async () => {
    for (const argv of [
      ['show', 't1d', '--csv'],
      ['about', '--md'],
      ['trials', '-o', join(folder, 'x.json')],
    ])
      expect((await sources(...argv)).filter((path) => path.startsWith('unknown'))).toEqual([])
  })
})
