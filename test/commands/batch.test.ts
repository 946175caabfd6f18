/** batch, --fail-empty and --quiet. */
import { createHash } from 'node:crypto'
import { mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { contracts } from '../../src/contracts/index.js'
import { openFolder } from '../../src/files/index.js'
import { ok, run } from '../helpers/cli.js'
import { markOfTheDead } from '../helpers/dead.js'
import { temporary } from '../helpers/folder.js'
import { execute } from '../helpers/program.js'
import { openSmallWorld } from '../helpers/small-world.js'

const batch = (text: string, flags = '') =>
  run(`batch lines.txt --into out ${flags}`, { input: { 'lines.txt': text }, open: openSmallWorld })

describe('batch', () => {
  it('gives each line what it would print by itself, and lists them with their sums', async () => {
    const lines = ['# what is there', '', 'stemcell trials --json', 'diseases --csv', `trials "disease:t1d" --md`]
    const { code, stdout, stderr, files } = await batch(lines.join('\n'))
    expect([code, stderr]).toEqual([0, ''])
    expect(Object.keys(files)).toEqual([
      'out/1-trials.json',
      'out/2-diseases.csv',
      'out/3-trials.md',
      'out/manifest.json',
    ])
    const alone = await ok('trials --json', { open: openSmallWorld })
    expect(files['out/1-trials.json']).toBe(alone.stdout)
    const manifest = JSON.parse(files['out/manifest.json'] ?? '')
    expect(contracts()['batch-manifest']?.safeParse(manifest)).toMatchObject({ success: true })
    expect(manifest.dataset).toEqual(JSON.parse(alone.stdout).dataset)
    expect(manifest.lines.map(({ line, exitCode, command }: never) => [line, exitCode, command])).toEqual([
      [3, 0, ['trials', '--json']],
      [4, 0, ['diseases', '--csv']],
      [5, 0, ['trials', 'disease:t1d', '--md']],
    ])
    expect(manifest.lines[0].sha256).toBe(createHash('sha256').update(alone.stdout).digest('hex'))
    expect(stdout).toContain('3 command lines answered, 0 failed; 3 files and manifest.json in out.')
  })

  it('is the same bytes when it is run again', async () => {
    const lines = 'trials --json\nclaims --csv'
    expect((await batch(lines)).files).toEqual((await batch(lines)).files)
  })

  it('goes on behind a line that fails, and ends with the highest code', async () => {
    const { code, stdout, files } = await batch('show nothing-of-the-kind\ntrials --csv\ntrials --disease mars')
    expect(code).toBe(3)
    expect(Object.keys(files)).toEqual(['out/2-trials.csv', 'out/manifest.json'])
    expect(JSON.parse(files['out/manifest.json'] ?? '').lines.map(({ exitCode }: never) => exitCode)).toEqual([3, 0, 2])
    expect(stdout).toContain('line 1 (show): exit code 3: stemcell: ')
    expect(stdout).toContain('line 3 (trials): exit code 2: ')
  })

  it('stops at the first failure when asked to', async () => {
    const { code, stdout, files } = await batch('trials --disease mars\ntrials --csv', '--stop')
    expect([code, Object.keys(files)]).toEqual([2, ['out/manifest.json']])
    expect(stdout).toContain('1 line not run, since one failed (--stop).')
  })

  it.each([
    ['trials "disease', 'line 1: "trials \\"disease" has a quote that is never closed'],
    ['stemcell', 'line 1: "stemcell" names no command'],
    ['\nbrowse', 'line 2: "browse": browse cannot stand in a batch'],
    ['data add x.json', 'data cannot stand in a batch'],
    ['--quiet data add x.json', 'data cannot stand in a batch'],
    ['--no-pager news', 'news cannot stand in a batch'],
    ['import studies.json', 'import cannot stand in a batch: the lines would be answered from different records'],
    ['sync --dry-run', 'sync cannot stand in a batch'],
    ['candidates --why x refuse NCT00000001', 'candidates cannot stand in a batch'],
    ['registry --quiet update', 'registry cannot stand in a batch'],
    ['registry gaps --candidates', 'registry cannot stand in a batch'],
    ['trials --csv\ntrials --json --bundled', 'line 2: "trials --json --bundled": --bundled and --data stand with'],
    ['trials --data=elsewhere', '--bundled and --data stand with the whole batch'],
    ['--data elsewhere trials', '--bundled and --data stand with the whole batch'],
    ['pool --input=-', 'reads standard input, which a batch has once at most'],
    ['show -', 'reads standard input, which a batch has once at most'],
    ['# only this', '"lines.txt" holds no command line'],
  ])('refuses %j', async (text, message) => {
    const { code, stderr, files } = await batch(text)
    expect([code, Object.keys(files)]).toEqual([2, []])
    expect(stderr.replaceAll('\\"', '"')).toContain(message.replaceAll('\\"', '"'))
  })

  it('takes words that look like what it refuses', async () => {
    const { code, files } = await batch('search data\nsearch -- --bundled\n--quiet trials --csv')
    expect([code, Object.keys(files)]).toEqual([
      0,
      ['out/1-search.txt', 'out/2-search.txt', 'out/3-trials.csv', 'out/manifest.json'],
    ])
  })

  it('needs a folder', async () => {
    const { code, stderr } = await run('batch lines.txt', { input: { 'lines.txt': 'trials' } })
    expect([code, stderr]).toEqual([2, expect.stringContaining('--into is missing')])
  })

  it('tells the lines as JSON', async () => {
    const { stdout } = await batch('trials --csv', '--json')
    expect(JSON.parse(stdout).items[0]).toMatchObject({ line: 1, command: ['trials', '--csv'], file: '1-trials.csv' })
  })
})

describe('the folder of a batch', () => {
  /** A batch as a program of its own, in a folder that holds its lines, and what it leaves in out. */
  const place = () => {
    const at = temporary()
    const into = join(at, 'out')
    const names = (): string[] => readdirSync(into).sort()
    const batchOf = (lines: string, ...flags: string[]) => {
      writeFileSync(join(at, 'lines.txt'), lines)
      return execute(['batch', join(at, 'lines.txt'), '--into', into, ...flags])
    }
    return { at, into, names, batchOf }
  }

  it('is that of an earlier batch: its answers are replaced, and those that are no more go', async () => {
    const { into, names, batchOf } = place()
    expect((await batchOf('cells --json\ndiseases --csv\nshow nope')).code).toBe(3)
    expect(names()).toEqual(['1-cells.json', '2-diseases.csv', 'manifest.json'])
    writeFileSync(join(into, '.hidden'), '')
    expect((await batchOf('diseases --csv')).code).toBe(0)
    expect(names()).toEqual(['.hidden', '1-diseases.csv', 'manifest.json'])
    expect((await batchOf('show nope')).code).toBe(3)
    expect(names()).toEqual(['.hidden', 'manifest.json'])
    expect((await batchOf('cells --json', '--no-clobber')).code).toBe(2)
    expect((await batchOf('cells --json')).code).toBe(0)
  })

  it('holds nothing else, and nothing that was changed: before any line is answered', async () => {
    const { at, into, names, batchOf } = place()
    mkdirSync(into)
    writeFileSync(join(into, 'manifest.json'), '{"name":"an app"}')
    const lines = `cells --json -o ${join(at, 'cells.json')}\ncells --csv`
    const refused = async (why: string): Promise<void> => {
      const { code, stderr } = await batchOf(lines)
      expect([code, stderr]).toEqual([2, expect.stringContaining(why)])
      expect(readdirSync(at).sort()).toEqual(['lines.txt', 'out'])
    }
    await refused('holds what no earlier batch wrote there: manifest.json')
    rmSync(join(into, 'manifest.json'))
    expect((await batchOf('cells --csv')).code).toBe(0)
    writeFileSync(join(into, 'notes.txt'), 'mine')
    await refused('holds what no earlier batch wrote there: notes.txt')
    rmSync(join(into, 'notes.txt'))
    writeFileSync(join(into, '1-cells.csv'), 'mine')
    await refused('1-cells.csv" was changed after the batch that wrote it')
    expect([names(), readFileSync(join(into, '1-cells.csv'), 'utf8')]).toEqual([
      ['1-cells.csv', 'manifest.json'],
      'mine',
    ])
  })

  it('is taken where a batch was broken off while its answers went to their places', async () => {
    const { into, names, batchOf } = place()
    const held = (): Map<string, string> =>
      new Map(readdirSync(into).map((name) => [name, readFileSync(join(into, name), 'utf8')]))
    const put = (contents: Map<string, string>): void => {
      for (const name of readdirSync(into)) rmSync(join(into, name))
      for (const [name, content] of contents) writeFileSync(join(into, name), content)
    }
    const sums = (...all: Map<string, string>[]): Record<string, string[]> => {
      const files: Record<string, string[]> = {}
      for (const [name, content] of all.flatMap((one) => [...one]))
        files[name] = [...(files[name] ?? []), createHash('sha256').update(content).digest('hex')]
      return files
    }
    const [first, second] = ['cells --json\ndiseases --csv\noutcomes --csv', 'cells msc --json\nclaims --csv']
    expect((await batchOf(first)).code).toBe(0)
    const before = held()
    expect((await batchOf(second)).code).toBe(0)
    const after = held()
    const underway: [string, string] = [
      '.stemcell-batch.json',
      JSON.stringify({ format: 'stemcell/batch-underway/1', files: sums(before, after) }),
    ]
    const some = (all: Map<string, string>, ...which: string[]): [string, string][] =>
      [...all].filter(([name]) => which.includes(name))
    const broken = {
      'one answer of the first batch ever': new Map([...some(after, '1-cells.json'), underway]),
      'some of each': new Map([...before, ...some(after, '1-cells.json'), underway]),
      'all that is new, and what it makes outdated': new Map([...before, ...after, underway]),
    }
    for (const [what, contents] of Object.entries(broken)) {
      put(contents)
      expect([what, (await batchOf(second)).code, held()]).toEqual([what, 0, after])
    }
    put(broken['some of each'])
    expect([(await batchOf('outcomes --csv')).code, names()]).toEqual([0, ['1-outcomes.csv', 'manifest.json']])
    put(broken['some of each'])
    writeFileSync(join(into, '1-cells.json'), 'mine')
    expect((await batchOf(second)).stderr).toContain('1-cells.json" was changed')
  }, 60_000)

  it('is for one batch at a time: the others wait, or are told so, and none is mixed with another', async () => {
    const { at, into, names } = place()
    const lists = ['cells --json\ndiseases --csv', 'claims --csv', 'outcomes --json\ntrials --csv\ncells --md']
    const ended = await Promise.all(
      [...lists, ...lists].map((lines, i) => {
        const path = join(at, `lines-${i}.txt`)
        writeFileSync(path, lines)
        return execute(['batch', path, '--into', into])
      }),
    )
    for (const { code, stderr } of ended)
      if (code !== 0)
        expect([code, stderr]).toEqual([
          4,
          expect.stringContaining(`another stemcell has kept "${into}" for 2 seconds`),
        ])
    const { lines } = JSON.parse(readFileSync(join(into, 'manifest.json'), 'utf8'))
    expect(names()).toEqual([...lines.map(({ file }: { file: string }) => file), 'manifest.json'].sort())
    expect(lists).toContain(lines.map(({ command }: { command: string[] }) => command.join(' ')).join('\n'))
  })

  it('is not opened while another batch has it open, and that of a killed one is', async () => {
    const { into, names, batchOf } = place()
    const { close } = await openFolder(into)
    const { code, stderr } = await batchOf('cells --csv')
    expect([code, stderr]).toEqual([4, expect.stringContaining(`another stemcell has kept "${into}"`)])
    close()
    writeFileSync(join(into, `.stemcell.lock-1-${markOfTheDead()}`), '')
    expect((await batchOf('cells --csv')).code).toBe(0)
    expect(names()).toEqual(['1-cells.csv', 'manifest.json'])
  })

  it('takes no file of a line, by whatever name it leads there', async () => {
    const { at, into, names, batchOf } = place()
    mkdirSync(into)
    symlinkSync(into, join(at, 'link'))
    for (const folder of [into, join(at, 'link'), join(into, '..', 'out')]) {
      const { code, stderr } = await batchOf(`cells --csv\ncells -o ${join(folder, '1-cells.csv')}`)
      expect([code, stderr]).toEqual([2, expect.stringMatching(/^stemcell: line 2: .* into the folder of the answers/)])
    }
    expect((await batchOf('cells --csv', '--json', '-o', join(into, 'all.json'))).code).toBe(2)
    expect(names()).toEqual([])
  })

  it('tells what lines wrote elsewhere, with their sums', async () => {
    const { at, into, batchOf } = place()
    const path = join(at, 'cells.csv')
    expect((await batchOf(`cells -o ${path}`)).code).toBe(0)
    const [line] = JSON.parse(readFileSync(join(into, 'manifest.json'), 'utf8')).lines
    const content = readFileSync(path)
    const sha256 = createHash('sha256').update(content).digest('hex')
    expect([line.file, line.written]).toEqual([null, [{ path, sha256, bytes: content.length }]])
  })

  it.skipIf(process.platform === 'win32')('that cannot be made is told before any line is answered', async () => {
    const { at, into, batchOf } = place()
    const beside = join(at, 'cells.json')
    writeFileSync(into, 'a file')
    const taken = await batchOf(`cells --json -o ${beside}`)
    expect([taken.code, taken.stderr]).toEqual([2, expect.stringContaining('there is a file in its place')])
    for (const [folder, code] of [
      [join(into, 'below'), 2],
      ['', 2],
      ['/proc/nothing-here', 4],
    ] as const) {
      const refused = await execute(['batch', join(at, 'lines.txt'), '--into', folder])
      expect([folder, refused.code, refused.stderr]).toEqual([folder, code, expect.not.stringContaining('internal')])
    }
    expect(readdirSync(at).sort()).toEqual(['lines.txt', 'out'])
  })
})

describe('--fail-empty', () => {
  it('makes nothing found a failure, and something found none', async () => {
    expect((await run('trials --text nosuchword --fail-empty', { open: openSmallWorld })).code).toBe(3)
    expect((await run('trials --text nosuchword', { open: openSmallWorld })).code).toBe(0)
    expect((await run('trials --fail-empty', { open: openSmallWorld })).code).toBe(0)
  })
})

describe('--quiet', () => {
  it('leaves remarks out, and no error', async () => {
    const loud = await run('trials --text nosuchword --csv', { open: openSmallWorld })
    const quiet = await run('trials --text nosuchword --csv --quiet', { open: openSmallWorld })
    expect(loud.stderr).not.toBe('')
    expect([quiet.stdout, quiet.stderr]).toEqual([loud.stdout, ''])
    expect((await run('trials --disease mars --quiet', { open: openSmallWorld })).stderr).toContain('mars')
  })
})
