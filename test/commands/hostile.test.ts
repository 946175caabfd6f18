/** Files that mean harm, at each door that takes files: nothing of them is written, shown or hung upon, and none is a bug of ours. */
import { existsSync, mkdirSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { type Zippable, zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { trial } from '../helpers/records.js'
import { registration } from '../helpers/studies.js'
import { user } from '../helpers/user.js'

/** A study that import takes in, and what data add takes in. */
const study = JSON.stringify(
  registration('NCT90000001', {
    identificationModule: { nctId: 'NCT90000001', briefTitle: 'MSC in type 1 diabetes' },
    armsInterventionsModule: { interventions: [{ type: 'BIOLOGICAL', name: 'own mesenchymal stem cells' }] },
  }),
)
const record = JSON.stringify(trial('nct90000001'))

const doors = [
  { door: 'data add', content: record },
  { door: 'import', content: study },
  { door: 'registry import', content: study },
] as const

/** What a command told, and what is kept of the one study or record after it. */
const through = async (door: string, make: (folder: string) => string) => {
  const me = user()
  const folder = join(me.home, '..', '..', 'given')
  mkdirSync(folder)
  const path = make(folder)
  const { code, stdout, stderr } = await me.run(`${door} ${path} --json`)
  const kept =
    door === 'registry import'
      ? existsSync(join(me.home, 'registry.sqlite')) && (await me.answer('registry trials')).count > 0
      : (await me.ids()).includes('nct90000001')
  return { code, told: `${stdout}${stderr}`, kept, beside: readdirSync(join(folder, '..')).sort() }
}

const file = (name: string, content: string | Uint8Array) => (folder: string) => {
  writeFileSync(join(folder, name), content)
  return join(folder, name)
}
const zip = (files: Zippable) => file('given.zip', zipSync(files))

const bytes = (text: string): Uint8Array => new Uint8Array(Buffer.from(text))
const blank = new Uint8Array(68_000_000).fill(0x20)
blank[0] = 0x5b
const bomb = zipSync({ 'a.json': blank })
const packedBomb = gzipSync(blank)
const levels = 100_000
/** An entry that an archive says is a link, and where it leads. */
const link = (to: string): Zippable[string] => [bytes(to), { os: 3, attrs: (0o120777 << 16) >>> 0 }]

describe.each(doors)('$door', ({ door, content }) => {
  it.each([
    ['lists', '['.repeat(levels) + ']'.repeat(levels)],
    ['objects', `${'{"a":'.repeat(levels)}1${'}'.repeat(levels)}`],
    ['lists in a record', content.replace(/^\{/, `{"hasResults":${'['.repeat(levels)}${']'.repeat(levels)},`)],
  ])('refuses 100,000 levels of %s', async (_, text) => {
    const { code, told, kept } = await through(door, file('deep.json', text))
    expect([code, kept]).toEqual([4, false])
    expect(told).toMatch(/nested more than 100 deep|a list stands where one is expected|expected \\"protocolSection\\"/)
  })

  it.each(['__proto__', 'constructor', 'prototype'])('lets the key %s change nothing', async (key) => {
    const { code, kept } = await through(door, file('keys.json', content.replace('{', `{"${key}":{"polluted":true},`)))
    expect('polluted' in {} || 'polluted' in Object).toBe(false)
    // A registration may say more than we read; a record of one's own may not.
    expect([code, kept]).toEqual(door === 'data add' ? [4, false] : [0, true])
  })

  it.each([
    ['/etc/passwd', 'b.json'],
    ['/dev/zero', 'b.json'],
    ['no-such', 'b.json'],
    ['..', 'up'],
  ])('follows no link in a folder to %s, and keeps what stands beside it', async (to, name) => {
    const { told, kept } = await through(door, (folder) => {
      file('a.json', content)(folder)
      symlinkSync(to, join(folder, name))
      return folder
    })
    expect(kept).toBe(true)
    expect(told).not.toContain('root:')
  })

  it.each([
    ['an archive', bomb],
    ['gz', packedBomb],
    ['an archive in an archive', zipSync({ 'inner.zip': bomb })],
    ['gz in an archive', zipSync({ 'inner.json.gz': packedBomb })],
    ['gz in gz', gzipSync(packedBomb)],
    ['an archive in gz', gzipSync(bomb)],
  ])('stops at %s that unpacks without end', async (_, content) => {
    const { code, told, kept } = await through(door, file('given.zip', content))
    expect(code, told).toBe(4)
    expect(kept).toBe(false)
  })
})

describe.each(doors.slice(1))('$door of an archive', ({ door, content }) => {
  it.each(['../../evil.json', '/tmp/stemcell-evil.json', 'C:\\evil.json', '..\\..\\evil.json', 'a/../../../evil.json'])(
    'reads the entry %s, and writes nothing where it leads',
    async (name) => {
      const { code, kept, beside } = await through(door, zip({ [name]: bytes(content) }))
      expect([code, kept]).toEqual([0, true])
      expect(beside).toEqual(['data', 'given'])
      expect(existsSync('/tmp/stemcell-evil.json')).toBe(false)
    },
  )

  it.each(['/etc/passwd', '../../../../../../etc/passwd'])('takes a link to %s for the text that it is', async (to) => {
    const { told, kept } = await through(door, zip({ 'a.json': bytes(content), 'b.json': link(to) }))
    expect(kept).toBe(true)
    expect(told).toContain('is no file of studies')
    expect(told).not.toContain('root:')
  })
})

describe('registry import of the files of AACT', () => {
  it.each([
    ['a link to a device', (path: string) => symlinkSync('/dev/zero', path), 'is a link or no plain file'],
    ['a link to a file', (path: string) => symlinkSync('/etc/passwd', path), 'is a link or no plain file'],
    ['a row without end', (path: string) => writeFileSync(path, `nct_id|id\n${'x'.repeat(20e6)}`), 'Max Record Size'],
  ])('refuses %s', async (_, lay, message) => {
    const { code, told } = await through('registry import', (folder) => {
      lay(join(folder, 'studies.txt'))
      return folder
    })
    expect(code).toBe(4)
    expect(told).toContain(message)
    expect(told).not.toContain('root:')
  })
})
