import { appendFileSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isAactFolder, readAact } from '../../src/registry/aact/index.js'
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
      ' has no keywords.txt: what they hold is not in the studies',
      '/conditions.txt 1 row has no NCT number',
      ': NCT00000009 NCT00000009 stands in conditions, and not among the studies',
    ])
    rmSync(join(folder, 'studies.txt'))
    expect(isAactFolder(folder)).toBe(false)
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
