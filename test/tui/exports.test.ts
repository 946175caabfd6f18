import { chmodSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { commandEndings } from '../../src/commands/endings.js'
import { commands } from '../../src/commands/index.js'
import { fileFormOf, fileFormsFor } from '../../src/endings.js'
import { formatNames } from '../../src/render/index.js'
import { openLibrary } from '../../src/tui/library/library.js'
import { openMemory } from '../../src/tui/outside/memory.js'
import { doErrand } from '../../src/tui/outside/side-effects.js'
import type { Action } from '../../src/tui/state/actions.js'
import { endingsFor, pathProblem, withEnding } from '../../src/tui/state/exports.js'
import { initial, type State } from '../../src/tui/state/state.js'
import { checkPicture } from '../draw/xml.js'
import { browsed, handed, press, screen } from '../helpers/browsing.js'
import { openBundled } from '../helpers/bundled.js'
import { json, run, words } from '../helpers/cli.js'
import { temporary } from '../helpers/folder.js'
import { readBibtex, readRis } from '../helpers/readers.js'

const asked = await handed()
const isRoot = process.getuid?.() === 0

/** Export a view to a file in a folder; what is said of it. */
const exported = async (line: string, path: string, { over = false, home = '/nowhere' } = {}): Promise<Action> => {
  const env = { HOME: home, PATH: '', TERM: 'linux' }
  const outside = { ...process, env, platform: 'linux' } as unknown as NodeJS.Process
  const memory = openMemory({ env, platform: 'linux' })
  return doErrand(
    { do: 'export', words: words(line), path, over },
    {
      asked: { ...asked, process: outside, load: async () => undefined },
      memory,
      write: () => {},
      keep: () => {},
      today: () => '2026-11-21',
      session: () => 'the session',
    },
  )
}
const said = (action: Action): string => (action.type === 'said' ? action.message : JSON.stringify(action))

/** What is written under a name, and what is said. */
const written = async (line: string, name: string): Promise<{ text: string; message: string }> => {
  const folder = temporary()
  const message = said(await exported(line, join(folder, name)))
  expect(readdirSync(folder)).toEqual([name])
  return { text: readFileSync(join(folder, name), 'utf8'), message }
}

const list = 'trials disease:t1d --sort enrollment'
const poolLine = 'pool --outcome insulin-halved-with-hba1c-below-7 disease:t2d'

describe('what a view can be written as', () => {
  it('every format of the program', () => {
    const formats = fileFormsFor('trials').flatMap((way) => (way.by === 'format' ? [way.format] : []))
    expect([...new Set(formats)].toSorted()).toEqual([...formatNames].toSorted())
  })

  it('every file that a command writes, and none that it does not', async () => {
    for (const { name, load } of commands) {
      const { options } = await load()
      const written = Object.entries(options).flatMap(([option, { takes }]) => (takes === 'output' ? [option] : []))
      const own = commandEndings[name] ?? []
      const ways = own.filter(({ value }) => value === undefined).map(({ option }) => option)
      expect([name, ...ways.toSorted()]).toEqual([name, ...written.toSorted()])
      for (const { option, value } of own) if (value !== undefined) expect(Object.keys(options)).toContain(option)
    }
  })

  it.each([
    ['a.csv', 'trials', 'csv'],
    ['A.CSV', 'trials', 'csv'],
    ['a.b/c.json', 'trials', 'json'],
    ['x.linear.txt', 'trials', 'linear.txt'],
    ['x.funnel.svg', 'pool', 'funnel.svg'],
    ['x.svg', 'pool', 'svg'],
    ['x.R', 'pool', 'r'],
    ['x.bib', 'show', 'bib'],
    ['funnel.svg', 'pool', 'svg'],
    ['.csv', 'trials', undefined],
    ['csv', 'trials', undefined],
    ['folder.csv/x', 'trials', undefined],
    ['x.svg', 'trials', undefined],
    ['x.html', 'timeline', undefined],
    ['x.bib', 'map', undefined],
    ['x.exe', 'map', undefined],
  ])('%s of %s: %s', (path, command, ending) => expect(fileFormOf(path, command)?.ending).toBe(ending))

  it('an ending that this view has not: those that it has, on a line of 60', () => {
    expect(pathProblem('x.svg', ['trials'])).toBe('Only .csv .tsv .json .ndjson .md .txt .bib .ris here')
    for (const command of ['trials', 'pool', 'map', 'timeline', 'show', 'trace'])
      expect((pathProblem('x', [command]) as string).length).toBeLessThanOrEqual(60)
  })

  it('an ending is completed', () => {
    const endings = (typed: string, command: string): string[] =>
      endingsFor(typed, [command]).map(({ ending }) => ending)
    expect(endings('a.', 'map')).toEqual(['svg', 'html', 'csv', 'tsv', 'json', 'ndjson', 'md', 'txt', 'linear.txt'])
    expect(endings('a.jsonl', 'map')).toEqual(['jsonl'])
    expect(endings('a', 'map')).toEqual(endings('a.', 'map'))
    expect(endings('a.t', 'map')).toEqual(['tsv', 'txt'])
    expect(endings('a.lin', 'map')).toEqual(['linear.txt'])
    expect(endings('a.linear.t', 'map')).toEqual(['linear.txt'])
    expect(endings('v1.2', 'map')).toEqual([])
    expect(withEnding('a.lin', 'linear.txt', ['map'])).toBe('a.linear.txt')
    expect(withEnding('v1.2.S', 'svg', ['map'])).toBe('v1.2.svg')
    expect(withEnding('', 'csv', ['map'])).toBe('map.csv')
    expect(withEnding('out/', 'csv', ['map'])).toBe('out/map.csv')
  })
})

describe('the prompt', () => {
  const library = openLibrary(openBundled())
  const start = (columns = 60, rows = 20): State => initial({ columns, rows }, '', null)

  it('shows the endings of this view at 60 columns, and Tab completes them', async () => {
    const state = await browsed(start(), library, 'm', 'e')
    const text = screen(state, library).join('\n')
    expect(text).toContain('▸ .svg  the map')
    expect(text).toContain('.linear.txt  text as labelled sentences')
    expect(text).toMatch(/^export to:$/m)
    const svg = press(state, library, ...'map.s', 'tab')
    expect(svg.prompt?.text).toBe('map.svg')
    expect(screen(svg, library).join('\n')).toContain('▸ .svg  the map')
    expect(press(svg, library, 'enter').errands).toMatchObject([{ do: 'export', words: ['map'], path: 'map.svg' }])
  })

  it('arrows choose; a view without a name gets that of its command', () => {
    const state = press(start(), library, 'e', 'down', 'tab')
    expect(state.prompt).toMatchObject({ text: 'trials.tsv', at: 10 })
  })

  it('an ending that is none leaves the line to be mended', () => {
    const state = press(start(80), library, 'e', ...'all.svg', 'enter')
    expect(state).toMatchObject({ errands: [], prompt: { text: 'all.svg' } })
    expect(screen(state, library).join('\n')).toContain(pathProblem('all.svg', ['trials']) as string)
    expect(press(start(), library, 'e', 'enter').prompt?.problem).toMatch(/^Name a file/)
  })
})

describe('files', () => {
  it.each([
    ['csv', 'csv'],
    ['tsv', 'tsv'],
    ['json', 'json'],
    ['ndjson', 'ndjson'],
    ['jsonl', 'ndjson'],
    ['md', 'markdown'],
  ])('.%s is what the command writes as %s', async (ending, format) => {
    const { text, message } = await written(list, `x.${ending}`)
    expect(text).toBe((await run(`stemcell ${list} --format ${format}`)).stdout)
    expect(message).toMatch(/Wrote .*x\..* \(.+\)$/)
  })

  it.each([
    ['txt', 'table'],
    ['linear.txt', 'linear'],
  ])('.%s is that, with what stands below it: counts and caveats go where the numbers go', async (ending, format) => {
    const { stdout, stderr } = await run(`stemcell ${poolLine} --format ${format}`)
    expect(stderr).toContain('dataset ')
    expect((await written(poolLine, `x.${ending}`)).text).toBe(`${stdout.trimEnd()}\n\n${stderr}`)
  })

  it('a table of cells says what it has no place for', async () => {
    const { message } = await written("pool --outcome hba1c 'disease:t2d direction:favors-cell'", 'x.csv')
    expect(message).toMatch(/without \d+ notes?: \.txt has them/)
  })

  it.each([
    [poolLine, 'svg'],
    [poolLine, 'funnel.svg'],
    ['map disease:t1d', 'svg'],
    ['timeline disease:t1d', 'svg'],
  ])('a picture of %s as .%s', async (line, ending) => {
    const { text } = await written(line, `x.${ending}`)
    expect(checkPicture(text)[0]?.name).toBe('svg')
    const flag = ending === 'svg' ? '--svg' : '--funnel'
    expect(text).toBe((await run(`stemcell ${line} ${flag} y.svg`)).files['y.svg'])
  })

  it('a page with the map, a script that pools', async () => {
    const page = await written('map disease:t1d', 'x.html')
    expect(page.text).toBe((await run('stemcell map disease:t1d --html y.html')).files['y.html'])
    expect(page.text).toContain('href="#cell-msc--hba1c"')
    const script = await written(poolLine, 'x.R')
    expect(script.text).toContain('library(metafor)')
    expect(script.text).toBe((await run(`stemcell ${poolLine} --r y.R`)).files['y.R'])
  })

  it('a checked page as HTML: by its ending where a page is checked, and not offered for a sentence', async () => {
    const input = { 'p.md': 'Stem cells lower HbA1c in type 2 diabetes.' }
    const { files: made } = await run('stemcell check --page p.md -o x.html', { input })
    expect(made['x.html']).toContain('<!doctype html>')
    expect(made['x.html']).toBe((await run('stemcell check --page p.md --html y.html', { input })).files['y.html'])
    expect(pathProblem('x.html', ['check', 'a claim'])).toMatch(/^Only /)
    expect((await run(['check', 'a claim', '-o', 'x.html'])).code).toBe(2)
  })

  it.each([
    list,
    'references',
    'claims',
    'cells',
    'diseases',
    'mechanisms',
    'outcomes',
    'show trials/carlsson-2023-wj-msc-t1d',
    'show references/carlsson-2015-bm-msc',
    'compare carlsson-2023-wj-msc-t1d bhansali-2014-bm-sc-t2d --diff',
    poolLine,
    'timeline disease:t1d',
  ])('citations of %s, read by other programs', async (line) => {
    const bib = await written(line, 'x.bib').catch(() => undefined)
    const { items } = await json(line)
    if (!bib) return expect(said(await exported(line, join(temporary(), 'x.bib')))).toMatch(/^Nothing to cite for /)
    const entries = readBibtex(bib.text)
    const ris = await readRis((await written(line, 'x.ris')).text)
    expect(entries.length).toBeGreaterThan(0)
    expect(ris).toHaveLength(entries.length)
    expect(bib.message).toContain(`${entries.length} citation`)
    if (line === 'references') expect(entries.length).toBe(items.length)
  })

  it('one record is cited as `cite` cites it', async () => {
    const { text } = await written('show trials/zang-2022-uc-msc-t2d', 'x.bib')
    expect(text).toBe((await run('stemcell cite zang-2022-uc-msc-t2d --bibtex')).stdout)
  })

  it('nothing to draw, nothing to cite: no file', async () => {
    const folder = temporary()
    expect(said(await exported('pool --outcome hba1c id:nct04011020', join(folder, 'x.svg')))).toMatch(
      /^No forest plot was written/,
    )
    expect(said(await exported('trials year:1900', join(folder, 'x.bib')))).toBe('Nothing to cite: no record here.')
    expect(readdirSync(folder)).toEqual([])
  })
})

describe('places', () => {
  it.each(['csv', 'svg', 'bib'])('a .%s that exists is asked about, then written over', async (ending) => {
    const path = join(temporary(), `x.${ending}`)
    writeFileSync(path, 'mine')
    const line = ending === 'svg' ? 'timeline disease:t1d' : list
    expect(await exported(line, path)).toEqual({ type: 'exists', words: words(line), path })
    expect(readFileSync(path, 'utf8')).toBe('mine')
    expect(said(await exported(line, path, { over: true }))).toMatch(/^Wrote /)
    expect(readFileSync(path, 'utf8')).not.toBe('mine')
  })

  it('~/ is the home folder, and nothing else is', async () => {
    const home = temporary()
    expect(said(await exported(list, '~/x.csv', { home }))).toBe('Wrote ~/x.csv (comma-separated values)')
    expect(readdirSync(home)).toEqual(['x.csv'])
    expect(await exported(list, '~/x.csv', { home })).toMatchObject({ type: 'exists', path: '~/x.csv' })
    expect(said(await exported(list, `${home}/~/x.csv`, { home }))).toContain('there is no folder')
  })

  it('a folder that is missing, is none, or may not be written to; a file that is a folder', async () => {
    const folder = temporary()
    mkdirSync(join(folder, 'a.csv'))
    writeFileSync(join(folder, 'file'), '')
    const cannot = (path: string): string => `cannot write "${path}": `
    const at = (...names: string[]): string => join(folder, ...names)
    expect(said(await exported(list, at('a.csv')))).toBe(`${cannot(at('a.csv'))}that is a folder. Name a file in it`)
    for (const missing of ['no', 'file'])
      expect(said(await exported(list, at(missing, 'x.csv')))).toBe(
        `${cannot(at(missing, 'x.csv'))}there is no folder "${at(missing)}". Name a folder that exists`,
      )
    writeFileSync(at('mine.csv'), 'mine', { mode: 0o444 })
    expect(said(await exported(list, at('mine.csv'), { over: true }))).toContain('the file is write-protected')
    if (isRoot || process.platform === 'win32') return
    chmodSync(folder, 0o500)
    expect(said(await exported(list, at('x.csv')))).toContain(`the folder "${folder}" may not be written to`)
    chmodSync(folder, 0o700)
  })
})
