import { appendFileSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { zipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { isAact, readAact } from '../../src/registry/aact/index.js'
import { AactExport } from '../helpers/aact.js'
import { temporary } from '../helpers/folder.js'
import { plainStudy, postedStudy } from '../helpers/posted-studies.js'

// biome-ignore lint/suspicious/noExplicitAny: a study of the registry's JSON, any part of which a test may look at.
type Any = any

const read = async (folder: string, part?: number): Promise<{ studies: Any[]; faults: string[] }> => {
  const studies: Any[] = []
  const faults: string[] = []
  for await (const found of readAact(folder, part === undefined ? {} : { part })) {
    if ('message' in found) faults.push(`${found.place.replace(folder, '')} ${found.message}`)
    else studies.push(JSON.parse(found.raw))
  }
  return { studies, faults }
}

const exported = (studies: readonly Any[]): { tables: AactExport; folder: string } => {
  const tables = new AactExport()
  for (const study of studies) tables.add(study)
  const folder = temporary()
  tables.write(folder)
  return { tables, folder }
}

/** A file of a folder with its text changed. */
const change = (folder: string, table: string, how: (text: string) => string): void => {
  const file = join(folder, `${table}.txt`)
  writeFileSync(file, how(readFileSync(file, 'utf8')))
}

describe('AACT in files', () => {
  test('gives back the study that its tables were made from, results included', async () => {
    const { folder } = exported([postedStudy('NCT00000002'), plainStudy('NCT00000001')])
    expect(await read(folder)).toEqual({
      studies: [plainStudy('NCT00000001'), postedStudy('NCT00000002')],
      faults: [],
    })
  })

  test('reads columns by name and rows in any order: neither their places nor new columns change a study', async () => {
    const studies = [1, 2, 3, 4].map((n) => (n % 2 ? plainStudy : postedStudy)(`NCT0000000${n}`))
    const { tables } = exported(studies)
    await fc.assert(
      fc.asyncProperty(fc.infiniteStream(fc.nat()), async (numbers) => {
        const shuffled = <T>(list: readonly T[]): T[] =>
          list
            .map((one) => [numbers.next().value ?? 0, one] as const)
            .sort(([a], [b]) => a - b)
            .map(([, one]) => one)
        const folder = temporary()
        tables.write(folder, (table) => shuffled(['new_in_2030', ...AactExport.columns(table)]), shuffled)
        expect(await read(folder, 1000)).toEqual({ studies: expect.arrayContaining(studies), faults: [] })
      }),
      { numRuns: 10 },
    )
  })

  test('takes cells apart that hold marks, quotes and lines, and starts with a mark of UTF-8', async () => {
    const study = plainStudy('NCT00000001', { briefTitle: 'A "quoted" | title\nof two lines, 干细胞' })
    const { folder } = exported([study])
    change(folder, 'studies', (text) => `\ufeff${text}`)
    expect((await read(folder)).studies).toEqual([study])
  })

  test('holds one part in memory, and leaves nothing behind, read to the end or not', async () => {
    const studies = Array.from({ length: 30 }, (_, n) => plainStudy(`NCT000001${String(n).padStart(2, '0')}`))
    const { folder } = exported(studies)
    const parts = (): string[] => readdirSync(tmpdir()).filter((name) => name.startsWith('stemcell-aact-'))
    const found = await read(folder, 2000)
    expect(found.studies).toHaveLength(30)
    expect(found.studies).toEqual(expect.arrayContaining(studies))
    expect((await read(folder, 2000)).studies).toEqual(found.studies)
    for await (const _ of readAact(folder, { part: 2000 })) {
      expect(parts()).toHaveLength(1)
      break
    }
    expect(parts()).toEqual([])
  })

  test('a month stays a month, whichever day the date column puts it on; without its text only the month is certain', async () => {
    const { tables } = exported([plainStudy('NCT00000001', { start: '2018-03' })])
    const started = async (columns: (name: string) => boolean, raw?: string): Promise<Any> => {
      const folder = temporary()
      tables.write(folder, (table) => AactExport.columns(table).filter(columns))
      if (raw !== undefined) change(folder, 'studies', (text) => text.replace('2018-03|', `${raw}|`))
      return (await read(folder)).studies[0].protocolSection.statusModule.startDateStruct.date
    }
    expect(await started(() => true)).toBe('2018-03')
    expect(await started((name) => name !== 'start_month_year')).toBe('2018-03')
    expect(await started(() => true, 'March 2018')).toBe('2018-03')
    expect(await started(() => true, '"March 1, 2018"')).toBe('2018-03-01')
  })

  test('a p value keeps its relation, where the text stands and where only the relation does', async () => {
    const { tables } = exported([postedStudy('NCT00000001')])
    const folder = temporary()
    tables.write(folder, (table) => AactExport.columns(table).filter((name) => name !== 'p_value_raw'))
    const [study] = (await read(folder)).studies
    const [outcome] = study.resultsSection.outcomeMeasuresModule.outcomeMeasures
    expect(outcome.analyses.map(({ pValue }: Any) => pValue)).toEqual(['<0.001', '0.2'])
  })

  test('phases are a list again, and "N/A" is no age', async () => {
    const { folder } = exported([plainStudy('NCT00000001', { phases: ['PHASE1', 'PHASE2'] })])
    expect(readFileSync(join(folder, 'studies.txt'), 'utf8')).toContain('|PHASE1/PHASE2|')
    expect(readFileSync(join(folder, 'eligibilities.txt'), 'utf8')).toContain('|N/A|')
    const [{ protocolSection }] = (await read(folder)).studies
    expect(protocolSection.designModule.phases).toEqual(['PHASE1', 'PHASE2'])
    expect(protocolSection.eligibilityModule).not.toHaveProperty('maximumAge')
  })

  test('tells which tables are not there, whose rows no study has, and rows without a number', async () => {
    const { folder } = exported([plainStudy('NCT00000001')])
    rmSync(join(folder, 'keywords.txt'))
    appendFileSync(join(folder, 'conditions.txt'), '98|NCT00000009|Type 1 Diabetes\n99||Diabetes\n')
    const { studies, faults } = await read(folder)
    expect(studies).toHaveLength(1)
    expect(faults).toEqual([
      '/conditions.txt 1 row has no NCT number',
      ' has no keywords.txt: what they hold is not in the studies',
      ': NCT00000009 NCT00000009 stands in conditions, and not among the studies',
    ])
    rmSync(join(folder, 'studies.txt'))
    expect(isAact(folder)).toBe(false)
  })

  test.each([
    ['cut within a cell', (text: string) => `${text}3|NCT00000001|"Type 1`, /conditions\.txt.*Quote/],
    ['with a row that is too short', (text: string) => `${text}3|NCT00000001\n`, /conditions\.txt.*line 4/],
    ['of another program', () => 'name,day\na,b\n', /conditions\.txt.*no column nct_id/],
    ['empty', () => '', /conditions\.txt.*empty/],
  ])('refuses the folder where a file is %s: half a study would stand for a whole one', async (_, how, message) => {
    const { folder } = exported([plainStudy('NCT00000001')])
    change(folder, 'conditions', how)
    await expect(read(folder)).rejects.toThrow(message)
  })
})

/** A folder of AACT's files as one archive, as it is fetched. */
const archived = (folder: string, change: (files: Record<string, Uint8Array>) => void = () => {}): string => {
  const files = Object.fromEntries(
    readdirSync(folder).map((name) => [name, new Uint8Array(readFileSync(join(folder, name)))]),
  )
  change(files)
  const path = join(temporary(), 'aact.zip')
  writeFileSync(path, zipSync(files))
  return path
}

describe('AACT in a zip archive', () => {
  const both = (): string => exported([postedStudy('NCT00000002'), plainStudy('NCT00000001')]).folder

  test('is told by what it holds, also in a folder of its own, and gives the studies of its folder', async () => {
    const folder = both()
    const path = archived(folder, (files) => {
      files['read me.txt'] = new Uint8Array(9)
      files['schema.png'] = new Uint8Array(9)
    })
    expect([isAact(path), isAact(folder), isAact(join(folder, 'studies.txt'))]).toEqual([true, true, false])
    const wanted = { ...(await read(folder)), studies: expect.arrayContaining((await read(folder)).studies) }
    expect(await read(path)).toEqual(wanted)
    // Parts that go to the disk.
    expect(await read(path, 500)).toEqual(wanted)
    const deeper = archived(folder, (files) => {
      for (const [name, bytes] of Object.entries(files)) {
        delete files[name]
        files[`2026/${name}`] = bytes
      }
    })
    expect([isAact(deeper), (await read(deeper)).studies.length]).toEqual([true, 2])
    writeFileSync(join(folder, 'api.zip'), zipSync({ 'NCT00000001.json': new Uint8Array(9) }))
    expect(isAact(join(folder, 'api.zip'))).toBe(false)
  })

  test('of which something is missing is told, and one that is damaged is not read', async () => {
    const folder = both()
    const lacking = archived(folder, (files) => {
      delete files['keywords.txt']
    })
    expect((await read(lacking)).faults).toEqual([expect.stringContaining('has no keywords.txt')])
    const whole = readFileSync(archived(folder))
    for (const length of [whole.length * 0.2, whole.length * 0.5]) {
      const cut = join(temporary(), 'cut.zip')
      writeFileSync(cut, whole.subarray(0, length))
      await expect(read(cut)).rejects.toThrow(/cannot read .*cut.zip/)
    }
    const twice = archived(folder, (files) => {
      files['old/studies.txt'] = files['studies.txt'] ?? new Uint8Array()
    })
    await expect(read(twice)).rejects.toThrow('it holds studies.txt twice')
    const odd = archived(folder, (files) => {
      files['conditions.txt'] = new TextEncoder().encode('id|name\n1|x\n')
    })
    await expect(read(odd)).rejects.toThrow(/conditions.txt: its first line has no column nct_id/)
  })
})
