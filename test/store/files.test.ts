import { execFileSync } from 'node:child_process'
import {
  cpSync,
  linkSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { basename, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { kinds } from '../../src/dataset/index.js'
import { isFailure } from '../../src/errors.js'
import { catalogs } from '../../src/query/index.js'
import { readAsIs, readChecked, sumOf } from '../../src/store/files.js'
import { temporary } from '../helpers/folder.js'
import { execute, root } from '../helpers/program.js'

const bundle = fileURLToPath(new URL('../../dist/data/', import.meta.url))
const names = readdirSync(bundle)

/** What can happen to a file. */
const ways: Readonly<Record<string, (path: string) => void>> = {
  'short by one byte': (path) => truncateSync(path, readFileSync(path).length - 1),
  'long by one byte': (path) => writeFileSync(path, Buffer.concat([readFileSync(path), Buffer.from(' ')])),
  'changed in its last byte but one': (path) => {
    const content = readFileSync(path)
    content[content.length - 2] = (content.at(-2) as number) ^ 1
    writeFileSync(path, content)
  },
  'half zeros': (path) => writeFileSync(path, readFileSync(path).fill(0, 1)),
  empty: (path) => writeFileSync(path, ''),
  missing: (path) => rmSync(path),
  'a folder': (path) => {
    rmSync(path)
    mkdirSync(path)
  },
  'a link to a device without end': (path) => {
    rmSync(path)
    symlinkSync('/dev/zero', path)
  },
  'a named pipe': (path) => {
    rmSync(path)
    execFileSync('mkfifo', [path])
  },
}

/** The files of the build themselves under a second name: only a copy may be damaged. */
const linkAll = (folder: string): void => {
  for (const name of names) linkSync(join(bundle, name), join(folder, name))
}
const damageCopy = (path: string, damage: (path: string) => void): void => {
  rmSync(path)
  cpSync(join(bundle, basename(path)), path)
  damage(path)
}

const told = (read: () => unknown): string => {
  try {
    read()
  } catch (error) {
    if (isFailure(error) && error.isDamage && error.exitCode === 4 && error.hint?.startsWith('Reinstall'))
      return error.message
    throw error
  }
  return 'nothing'
}

describe('a file of the bundled dataset', () => {
  it.each(Object.entries(ways))('that is %s is told of, whichever it is, instead of read', (way, damage) => {
    const copy = temporary()
    linkAll(copy)
    for (const name of names) {
      // JSON does not mind a space at its end.
      if (name === 'checksums.json' && way === 'long by one byte') continue
      const path = join(copy, name)
      damageCopy(path, damage)
      const read = () => readChecked(copy)(name === 'checksums.json' ? 'manifest.json' : name)
      expect(told(read)).toContain(name === 'checksums.json' ? 'bundled dataset' : name)
      rmSync(path, { recursive: true, force: true })
      linkSync(join(bundle, name), path)
    }
  })

  it('is read in parts that are as sure as the whole', () => {
    const content = Buffer.from(Array.from({ length: 100_000 }, (_, i) => i % 251))
    const copy = temporary()
    const write = (bytes: Buffer) => writeFileSync(join(copy, 'some.bin'), bytes)
    write(content)
    writeFileSync(join(copy, 'checksums.json'), JSON.stringify({ 'some.bin': sumOf(content) }))
    const read = readChecked(copy)
    const place = fc.integer({ min: 0, max: content.length })
    fc.assert(
      fc.property(place, place, (a, b) => {
        const [from, to] = [Math.min(a, b), Math.max(a, b)]
        expect(read('some.bin', from, to).equals(content.subarray(from, to))).toBe(true)
      }),
    )
    fc.assert(
      fc.property(fc.integer({ min: 0, max: content.length - 1 }), fc.integer({ min: 1, max: 255 }), (at, mask) => {
        const changed = Buffer.from(content)
        changed[at] = (changed[at] as number) ^ mask
        write(changed)
        expect(told(() => read('some.bin', at, at + 1))).toContain('some.bin is not what was built')
        expect(readAsIs(copy)('some.bin', at, at + 1)[0]).toBe(changed[at])
      }),
    )
  })

  it('that the checksums do not name is not read', () => {
    const copy = temporary()
    writeFileSync(join(copy, 'checksums.json'), '{}')
    writeFileSync(join(copy, 'constructor'), '')
    expect(told(() => readChecked(copy)('constructor'))).toContain('does not name constructor')
  })
})

describe('a command that needs a damaged file', () => {
  const id = 'carlsson-2023-wj-msc-t1d'
  const readers: Readonly<Record<string, readonly string[]>> = {
    ...Object.fromEntries(
      Object.keys(catalogs).flatMap((kind) => [
        [`${kind}.columns.ndjson`, [kind, '--json', '--fields', 'id']],
        [`${kind}.index.json`, [kind]],
        [`${kind}.text.json`, [kind, '--text', 'cell']],
      ]),
    ),
    ...Object.fromEntries(kinds.map((kind) => [`${kind}.ndjson`, ['pathways']])),
    ...Object.fromEntries(Object.keys(catalogs).map((kind) => [`${kind}.ndjson`, [kind, '--ndjson']])),
    'articles.index.json': ['sources'],
    'articles.ndjson': ['show', 'abstract-page-izadi-2022'],
    'cells.terms.json': ['trials', '--cell', 'msc'],
    'checksums.json': ['trials'],
    'countries.json': ['trials', '--country', 'Sweden'],
    'coverage.json': ['about'],
    'diseases.terms.json': ['trials', '--disease', 't1d'],
    'edges.index.json': ['pathways'],
    'identifiers.tsv': ['show', 'NCT03406585'],
    'manifest.json': ['trials'],
    'mechanisms.terms.json': ['claims', '--mechanism', 'homing'],
    'methods.json': ['methods'],
    'nodes.index.json': ['pathways'],
    'outcomes.terms.json': ['trials', '--outcome', 'hba1c'],
    'claims.read.json': ['check', 'stem cells cure diabetes'],
    'phrases.json': ['check', 'stem cells cure diabetes'],
    'schemas.json': ['schema', 'trials'],
    'search.json': ['search', 'cells'],
    'search.ndjson': ['search', 'cells'],
    'search.tsv': ['search', 'cells'],
    'tally.json': ['about'],
    'trials.bias.ndjson': ['show', id],
    'trials.mapped.json': ['map'],
    'trials.outlines.json': ['pool', '--outcome', 'hba1c', '--disease', 't2d'],
    'trials.spans.json': ['timeline'],
  }
  /** Read by the forest column of the browser, for agents and under one's own records only, and by verify, which tells of every file. */
  const elsewhere = ['trials.effects.json', 'lexicon.json', 'agents.json', 'exclusions.json']
  /** The program with a dataset of its own. */
  const copyOf = (): string => {
    const copy = temporary()
    cpSync(join(root, 'bin'), join(copy, 'bin'), { recursive: true })
    mkdirSync(join(copy, 'dist/data'), { recursive: true })
    linkAll(join(copy, 'dist/data'))
    for (const file of readdirSync(join(root, 'dist')))
      if (file !== 'data') symlinkSync(join(root, 'dist', file), join(copy, 'dist', file))
    return copy
  }

  it('is known for every file', () => expect([...Object.keys(readers), ...elsewhere].sort()).toEqual([...names].sort()))

  it.each(names.filter((name) => !elsewhere.includes(name)))('tells of %s and answers nothing', async (name) => {
    const copy = copyOf()
    // Of a file that is read in part, what is wrong elsewhere in it does not matter.
    const { 'changed in its last byte but one': _, ...anywhere } = ways
    const damages = Object.values(anywhere)
    const damage = damages[names.indexOf(name) % damages.length] as (typeof damages)[number]
    damageCopy(join(copy, 'dist/data', name), damage)
    const { code, stdout, stderr } = await execute(readers[name] as string[], {
      node: ['--preserve-symlinks', '--preserve-symlinks-main'],
      copy: join(copy, 'bin/stemcell.cjs'),
    })
    expect([code, stdout]).toEqual([4, ''])
    expect(stderr).toContain(name)
    expect(stderr).toContain('Reinstall stemcell-evidence; in a source checkout run: npm run build')
    expect(stderr.trimEnd().split('\n').length).toBeLessThan(3)
  })
})
