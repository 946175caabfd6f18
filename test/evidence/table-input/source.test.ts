import { readFileSync } from 'node:fs'
import { zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { run } from '../../helpers/cli.js'

const pool = async (name: string, bytes: Uint8Array, ...more: string[]) => {
  const { code, stdout, stderr } = await run(['pool', '--input', name, '--json', ...more], { input: { [name]: bytes } })
  const answer = code === 0 ? JSON.parse(stdout) : null
  return { code, item: answer?.items[0], notes: answer?.notes as string[], stderr }
}
const workbook = (name: string): Uint8Array => readFileSync(new URL(`./workbooks/${name}.xlsx`, import.meta.url))

describe('a workbook', () => {
  it('is read from its first sheet: below the title, rows by their numbers, a label and its year', async () => {
    const { item, notes } = await pool('two-sheets.xlsx', workbook('two-sheets'))
    expect(item.studies.map(({ study, place, data }: never) => [study, place, data])).toEqual([
      ['Smith & Co', 'row 4', { e1: 5, n1: 20, e2: 9, n2: 21 }],
      ['Jones', 'row 6', { e1: 12, n1: 40, e2: 18, n2: 41 }],
    ])
    expect(notes).toEqual(
      expect.arrayContaining([
        'Sheet "Mortality" was read, of "Mortality", "HbA1c".',
        'Not read, above the header: "Deaths after surgery".',
      ]),
    )
  })

  it.each(['HbA1c', 'hba1c', '2'])('is read from the sheet called %s', async (sheet) => {
    const { item } = await pool('two-sheets.xlsx', workbook('two-sheets'), '--sheet', sheet)
    expect(item.studies[0].data).toEqual({ n1: 20, mean1: 5.4, sd1: 1.2, n2: 22, mean2: 6.1, sd2: 1.3 })
  })

  it('without such a sheet says which it has', async () => {
    const { code, stderr } = await pool('two-sheets.xlsx', workbook('two-sheets'), '--sheet', 'Deaths')
    expect([code, JSON.parse(stderr.split('\n')[0] as string).error]).toEqual([
      2,
      {
        code: 'usage',
        message: 'two-sheets.xlsx has no sheet "Deaths"',
        hint: 'Its sheets: "Mortality", "HbA1c"',
      },
    ])
  })

  it('that made a date of 5/18 is refused, quoting the date', async () => {
    const { code, stderr } = await pool('date.xlsx', workbook('date'))
    expect(code).toBe(4)
    expect(stderr).toContain('row 3, column control: \\"2026-05-18\\"')
    expect(stderr).toContain('this is a date')
  })

  it('that unpacks to more than any table is refused before it is read', async () => {
    const bomb = zipSync({ 'xl/worksheets/sheet1.xml': new Uint8Array(101e6) }, { level: 9 })
    expect(bomb.length).toBeLessThan(200_000)
    const { code, stderr } = await pool('bomb.xlsx', bomb)
    expect([code, stderr]).toEqual([4, expect.stringContaining('bomb.xlsx unpacks to more than 100 MB')])
  })

  it('that is none, or a sheet of what is none, is refused', async () => {
    const broken = await pool('t.xlsx', new TextEncoder().encode('PK\u0003\u0004…'))
    expect([broken.code, broken.stderr]).toEqual([
      4,
      expect.stringMatching(/no Excel workbook .*save the sheet as CSV/),
    ])
    const text = await pool('t.csv', new TextEncoder().encode('study,yi,vi\nA,1,1\n'), '--sheet', '1')
    expect([text.code, text.stderr]).toEqual([
      2,
      expect.stringContaining('names a sheet of a workbook, and t.csv is none'),
    ])
  })
})

describe('text in another encoding', () => {
  const text = 'study,yi,vi\nMüller – 2001,-0.5,0.09\nØrsted,-0.35,0.0484\n'
  const windows = Buffer.from(text.replace('–', '\u0096'), 'latin1')
  const wide = Buffer.from(text, 'utf16le')

  it.each<[string, Uint8Array, string]>([
    ['UTF-16 with its mark', Buffer.concat([Buffer.from([0xff, 0xfe]), wide]), 'UTF-16'],
    ['UTF-16, big end first', Buffer.concat([Buffer.from([0xff, 0xfe]), wide]).swap16(), 'UTF-16'],
    ['UTF-16 without a mark', wide, 'UTF-16'],
    ['Windows-1252', windows, 'Windows-1252'],
  ])('%s is read and told', async (_, bytes, encoding) => {
    const { item, notes } = await pool('t.csv', bytes)
    expect(item.studies.map(({ study }: { study: string }) => study)).toEqual(['Müller – 2001', 'Ørsted'])
    expect(notes).toContain(`Read as ${encoding}, since it is not UTF-8.`)
  })

  it('Latin-1 is told from Windows-1252 by what it has not', async () => {
    const { item, notes } = await pool('t.csv', Buffer.from(text.replace(' –', ''), 'latin1'))
    expect([item.studies[0].study, notes]).toEqual([
      'Müller 2001',
      expect.arrayContaining(['Read as Latin-1 (ISO 8859-1), since it is not UTF-8.']),
    ])
  })

  it('a minus sign of Windows-1252 is one', async () => {
    const { item } = await pool('t.csv', Buffer.from('study,yi,vi\nA,\u00960.5,0.09\nB,\u00960.35,0.0484\n', 'latin1'))
    expect(item.studies[0].data).toEqual({ yi: -0.5, vi: 0.09 })
  })

  it.each<[string, Uint8Array, RegExp]>([
    ['zero bytes', Buffer.from('study,yi\0,vi\nA,1,1\n'), /is no text: it holds zero bytes/],
    ['gzip', Buffer.from([0x1f, 0x8b, 8, 0, 0, 0]), /is compressed \(gzip\)/],
    ['a byte of no encoding', Buffer.from('study,yi,vi\n\x81,1,1\n', 'latin1'), /is not UTF-8 \(line 2\)/],
    [
      'an old workbook',
      Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, 0, 0]),
      /Excel workbook of the older kind/,
    ],
  ])('%s is refused', async (_, bytes, message) => {
    const { code, stderr } = await pool('t.csv', bytes)
    expect([code, stderr]).toEqual([4, expect.stringMatching(message)])
  })
})

describe('columns named by hand', () => {
  const bytes = (text: string): Uint8Array => new TextEncoder().encode(text)

  it('may have commas in quotes', async () => {
    const table = 'study,"Events, cells",n1,"Events, control",n2\nA,3,20,7,21\nB,5,30,9,31\n'
    const { item } = await pool('t.csv', bytes(table), '--columns', 'e1="Events, cells",e2="Events, control"')
    expect(item.studies.map(({ data }: { data: unknown }) => data)).toEqual([
      { e1: 3, n1: 20, e2: 7, n2: 21 },
      { e1: 5, n1: 30, e2: 9, n2: 31 },
    ])
  })

  it('that hold shares where percentages are expected are refused with the percentage', async () => {
    const table = 'study,percent1,n1,percent2,n2\nA,0.29,100,0.5,40\n'
    const { code, stderr } = await pool('t.csv', bytes(table))
    expect([code, stderr]).toEqual([4, expect.stringContaining('(a share of 0.29 is 29%: write it times 100)')])
  })
})

describe('a ratio beside columns of other names', () => {
  const bytes = (text: string): Uint8Array => new TextEncoder().encode(text)

  it('takes lo and hi for its interval', async () => {
    const { item } = await pool('t.csv', bytes('study,or,lo,hi\nA,0.5,0.3,0.9\nB,1.2,0.6,2.2\n'))
    expect(item.studies[0].data).toMatchObject({ low: 0.3, high: 0.9 })
  })

  it('guesses no variance from what no header names', async () => {
    const { code, stderr } = await pool('t.csv', bytes('study,or,foo,bar\nA,0.5,0.3,0.9\n'))
    expect(code).toBe(4)
    expect(stderr).toContain('vi=\\"HEADER\\"')
    expect(stderr).toContain('low=…,high=… for an interval, sei=… for a standard error')
    expect(stderr).not.toContain('foo\\"\' ')
  })
})
