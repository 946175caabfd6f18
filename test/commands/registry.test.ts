import { spawnSync } from 'node:child_process'
import { chmodSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from '@photostructure/sqlite'
import { describe, expect, it } from 'vitest'
import { schemaVersion } from '../../src/registry/store/cells.js'
import { root } from '../helpers/program.js'
import { nct, registryStudy } from '../helpers/registry-studies.js'
import { registration } from '../helpers/studies.js'
import { user } from '../helpers/user.js'

type Section = Parameters<typeof registration>[1]

/** Made-up studies: two of cells for diabetes, one of something else. */
const numbers = ['NCT00000001', 'NCT00000002', 'NCT00000003']
const asLines = (ids: readonly string[], more: Section = {}): string =>
  ids.map((id) => `${JSON.stringify(registration(id, more))}\n`).join('')

/** One of cells that the small world knows, and that it does not hold. */
const ofMsc = (n: number) =>
  registryStudy(nct(n), {
    title: 'Mesenchymal stem cells in type 1 diabetes',
    interventions: [{ type: 'BIOLOGICAL', name: 'Mesenchymal stem cells', description: 'One intravenous infusion' }],
  })

/** A user with a registry of made-up studies. */
const withRegistry = async () => {
  const me = user()
  const path = me.file('studies.ndjson', asLines(numbers))
  await me.ok(`registry import ${path}`)
  return { ...me, path, file: me.file, database: join(me.home, 'registry.sqlite') }
}

describe('a registry beside the dataset', () => {
  it('is filled from files, listed by the filters of trials, counted and shown', async () => {
    const me = await withRegistry()
    const listed = await me.answer('registry trials --sort id')
    expect(listed).toMatchObject({ format: 'stemcell/registry-trials/1', count: 3, total: 3 })
    expect(listed.items.map(({ id }: { id: string }) => id)).toEqual(numbers.map((id) => id.toLowerCase()))
    expect((await me.answer('registry trials --limit 2')).notes[0]).toBe('1 more study left out by --limit 2.')
    const counted = await me.answer('registry count --by status,disease')
    expect(counted.count).toBe(3)
    for (const field of ['status', 'disease'])
      expect(counted.items.filter(({ by }: { by: object }) => field in by).length, field).toBeGreaterThan(0)
    const shown = await me.answer('registry show nct00000002')
    expect(shown.items[0].record).toEqual(JSON.parse(JSON.stringify(registration('NCT00000002'))))
    expect((await me.ok('registry show NCT00000002')).stdout).toContain('protocolSection.identificationModule.nctId')
    // Nothing of it is in the dataset.
    expect(await me.ids()).not.toContain('nct00000001')
  })

  it('knows again what it has, and takes nothing older', async () => {
    const me = await withRegistry()
    expect((await me.answer(`registry import ${me.path}`)).items).toMatchObject([{ read: 3, added: 0, same: 3 }])
  })

  it('keeps names of files, and nothing of where they stand; of two with one name each goes on where it was', async () => {
    const me = user()
    const files = ['ours', 'theirs'].map((folder, i) => {
      const path = join(me.home, '..', '..', folder)
      mkdirSync(path)
      writeFileSync(join(path, 'studies.ndjson'), asLines(numbers.slice(0, i + 2)))
      return join(path, 'studies.ndjson')
    })
    const items = async (i: number) => (await me.answer(`registry import ${files[i]}`)).items
    expect(await items(0)).toMatchObject([{ source: 'studies.ndjson', added: 2 }])
    const db = new DatabaseSync(join(me.home, 'registry.sqlite'))
    const imports = () => db.prepare('SELECT * FROM import').all()
    expect(JSON.stringify(imports())).not.toMatch(/ours|stemcell-/)
    // The first as if it had been broken off: an import of the other takes nothing from it.
    db.exec('UPDATE import SET finished = NULL, read = 1')
    expect(await items(1)).toMatchObject([{ read: 3, added: 1, same: 2, passed: 0 }])
    expect(await items(0)).toMatchObject([{ read: 2, passed: 1 }])
    // One that is another by now is begun anew.
    db.exec('UPDATE import SET finished = NULL, read = 1 WHERE number = 1')
    writeFileSync(files[0] ?? '', asLines(numbers))
    expect(await items(0)).toMatchObject([{ read: 3, passed: 0 }])
    expect(imports().length).toBe(2)
    db.close()
  })

  it('tells what could not be read and keeps the rest; nothing kept is exit code 4', async () => {
    const me = user()
    const mixed = me.file('mixed.ndjson', `${asLines(numbers.slice(0, 1))}{"no":"study"}\n`)
    const { code, stdout, stderr } = await me.run(`registry import ${mixed} --json`)
    expect(code).toBe(0)
    expect(JSON.parse(stdout).items[0]).toMatchObject({
      added: 1,
      faulty: 1,
      faults: [{ place: expect.stringContaining('mixed.ndjson') }],
    })
    expect(stderr).toContain('1 place could not be read; the rest was kept')
    expect((await me.run(`registry import ${me.file('none.json', '{"no":"study"}')}`)).code).toBe(4)
  })

  it('lists what the dataset lacks', async () => {
    const me = await withRegistry()
    // The small world holds the first two, under names of its own.
    const { items, count } = await me.answer('registry gaps')
    expect([count, items.map(({ id }: { id: string }) => id)]).toEqual([1, ['nct00000003']])
    expect((await me.ok('registry gaps')).stdout).toMatch(
      /^1 study of cells for diabetes that the dataset lacks; it has 2 /,
    )
  })

  it('puts what the dataset lacks to the candidates, each once, whatever was decided on it', async () => {
    const me = user()
    await me.ok(`registry import ${me.file('one.json', ofMsc(3))}`)
    const waiting = async () =>
      (await me.answer('candidates --state all')).items.map(({ id, state }: Record<string, string>) => [id, state])
    expect((await me.answer('registry gaps')).next[0].command).toBe('stemcell registry gaps --candidates')
    const first = await me.answer('registry gaps --candidates')
    expect([first.items.length, first.notes[0]]).toEqual([1, '1 study put to the candidates.'])
    expect(await waiting()).toEqual([[nct(3), 'waiting']])
    expect((await me.answer('registry gaps --candidates')).notes.slice(0, 2)).toEqual([
      '0 studies put to the candidates.',
      '1 of them waits among the candidates already.',
    ])
    await me.ok(`candidates refuse ${nct(3)} --why no-cells`)
    expect((await me.answer('registry gaps --candidates')).notes.slice(0, 2)).toEqual([
      '0 studies put to the candidates.',
      '1 of them was refused before.',
    ])
    expect(await waiting()).toEqual([[nct(3), 'refused']])
    await me.ok(`candidates accept ${nct(3)} --why read`)
    expect((await me.answer('registry gaps --candidates')).items).toEqual([])
    expect(await waiting()).toEqual([[nct(3), 'accepted']])
  })

  it('takes a study that another one only names for lacking, and lists no other under its number', async () => {
    const me = user()
    const parent = ofMsc(8)
    const extension = ofMsc(9)
    Object.assign(extension.protocolSection.identificationModule, {
      secondaryIdInfos: [{ id: nct(8), type: 'REGISTRY' }],
    })
    // The extension is held; its parent is not.
    await me.ok(`import ${me.file('held.json', extension)}`)
    await me.ok(`registry import ${me.file('both.json', [parent, extension])}`)
    const { items } = await me.answer('registry gaps')
    expect(items.map(({ id }: { id: string }) => id)).toEqual([nct(8).toLowerCase()])
    expect((await me.answer(`registry show ${nct(8)}`)).items).toHaveLength(1)
    expect((await me.answer(`import ${me.file('parent.json', parent)}`)).items).toMatchObject([
      { id: nct(8), result: 'added' },
    ])
  })

  it.each([
    ['registry', 2, 'what the registry is asked is missing'],
    ['registry tirals', 2, 'Did you mean trials?'],
    ['registry count', 3, 'there is no registry yet'],
    ['registry import', 2, 'a file or folder is missing'],
    ['registry import nowhere.json', 3, 'there is no file or folder "nowhere.json"'],
    ['registry show', 2, 'a number is missing'],
    ['registry import x.json --disease t1d', 2, 'registry import takes no --disease'],
    ['registry trials --by status', 2, '--by belongs to registry count'],
    ['registry trials --disease nothing-like-it', 2, 'unknown disease "nothing-like-it"'],
    ['registry update', 3, 'holds no import that ended'],
    ['registry update now', 2, 'registry update takes no "now"'],
    ['registry count --candidates', 2, '--candidates belongs to registry gaps'],
  ])('refuses: %s', async (line, exit, words) => {
    const { code, stdout, stderr } = await user().run(line)
    expect([code, stdout]).toEqual([exit, ''])
    expect(stderr).toContain(words)
  })

  it('tells a number that it does not have', async () => {
    const me = await withRegistry()
    const { code, stderr } = await me.run('registry show NCT99999999')
    expect(code).toBe(3)
    expect(stderr).toContain('no study of the registry answers to "NCT99999999"')
  })

  it('refuses a file that is not its own, damaged, or of another schema, and leaves it as it is', async () => {
    const me = await withRegistry()
    const told = async (): Promise<string> => {
      const { code, stderr } = await me.run('registry count')
      expect(code).toBe(4)
      return stderr
    }
    const set = (statement: string): void => {
      const db = new DatabaseSync(me.database)
      db.exec(statement)
      db.close()
    }
    set('PRAGMA user_version = 99')
    expect(await told()).toContain(`has schema 99, this program knows ${schemaVersion}: a newer one made it`)
    set('PRAGMA user_version = 0')
    expect(await told()).toContain(`has schema 0, this program asks for ${schemaVersion}: an older one made it`)
    set(`PRAGMA user_version = ${schemaVersion}; UPDATE about SET value = 'other'`)
    expect(await told()).toContain('holds other fields than this program filters by')
    set('PRAGMA application_id = 7')
    expect(await told()).toContain('is no registry: another program made it')
    rmSync(me.home, { recursive: true })
    mkdirSync(me.home)
    writeFileSync(me.database, 'This is a letter.'.repeat(100))
    expect(await told()).toContain('it is no database of SQLite')
    expect(readFileSync(me.database, 'utf8')).toMatch(/^This is a letter/)
    rmSync(me.database)
    mkdirSync(me.database)
    expect(await told()).toContain('is no file')
  })

  it('reads while another program writes', async () => {
    const me = await withRegistry()
    const other = new DatabaseSync(me.database)
    other.exec("BEGIN IMMEDIATE; UPDATE trial SET updated = '2030'")
    expect((await me.answer('registry count')).count).toBe(3)
    other.exec('ROLLBACK')
    other.close()
  })

  it('says nothing of its own on standard error, whichever SQLite there is', async () => {
    const me = await withRegistry()
    const env = { ...process.env, ...me.place.env }
    const { status, stderr } = spawnSync(
      process.execPath,
      [join(root, 'bin/stemcell.cjs'), 'registry', 'count', '--json'],
      { env, encoding: 'utf8' },
    )
    expect([status, stderr]).toEqual([0, expect.not.stringMatching(/ExperimentalWarning/)])
  })

  it('tells that another program writes, after it waited, and loses nothing', async () => {
    const me = await withRegistry()
    const other = new DatabaseSync(me.database)
    other.exec('BEGIN IMMEDIATE')
    const more = me.file('more.ndjson', asLines(['NCT00000004']))
    const { code, stderr } = await me.run(`registry import ${more}`)
    expect([code, stderr]).toEqual([4, expect.stringContaining('another program is writing to it')])
    other.exec('ROLLBACK')
    other.close()
    expect((await me.answer(`registry import ${more}`)).items).toMatchObject([{ added: 1 }])
  }, 60_000)

  it.skipIf(process.getuid?.() === 0)('tells a folder that it may not write into', async () => {
    const me = user()
    mkdirSync(me.home, { recursive: true })
    chmodSync(me.home, 0o500)
    const { code, stderr } = await me.run(`registry import ${me.file('studies.ndjson', asLines(numbers))}`)
    chmodSync(me.home, 0o700)
    expect(code).toBe(4)
    expect(stderr).toContain('it cannot be opened')
  })
})
