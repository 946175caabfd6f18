/**
 * The laws of a registry store: whatever database is behind it, it keeps the same studies in the same order as filters in
 * memory, counts the same, gives back what it was given, and goes on where an import was broken off.
 */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ensure } from '../../src/collections.js'
import type { Trial } from '../../src/dataset/index.js'
import {
  type AnyField,
  type FilterRows,
  predicate,
  select,
  tally,
  trialsCatalog,
  whyMissing,
} from '../../src/query/index.js'
import { readTrial } from '../../src/query/readers.js'
import {
  type KeptStudy,
  type RegistryStore,
  type StoredStudy,
  type Terms,
  termsOf,
} from '../../src/registry/store/index.js'
import { foldWords } from '../../src/text.js'
import { openBundled } from '../helpers/bundled.js'
import { trial } from '../helpers/records.js'
import { fields, filtersOn, studies } from './random-studies.js'

/** A place for one registry, empty at first, that can be opened more than once. */
export type StorePlace = {
  readonly open: (terms: Terms, how: 'read' | 'write') => Promise<RegistryStore>
  readonly remove: () => void | Promise<void>
}

const terms = termsOf(openBundled(), '2025-01-01')
const source = { name: 'studies.ndjson', mark: '1' }
const everything = {
  filters: [],
  order: { field: ensure(fields.find(({ name }) => name === 'id')), descending: false },
}

/** Studies as filters in memory see them, in the order of ids. */
const inMemory = (all: readonly StoredStudy[]): FilterRows & { readonly ids: readonly string[] } => {
  const rows = all.toSorted((a, b) => (a.id < b.id ? -1 : 1))
  const fieldNamed = (name: string): AnyField => ensure(trialsCatalog.fields.find((field) => field.name === name))
  const rowOf = (row: number): StoredStudy => ensure(rows[row])
  return {
    ids: rows.map(({ id }) => id),
    fields: trialsCatalog.fields,
    size: rows.length,
    cell: (row, name) => readTrial(name, rowOf(row).trial, terms.look),
    missing: (row, name) => whyMissing(fieldNamed(name), rowOf(row).trial.missing) ?? fieldNamed(name).absence,
    text: (row) => rowOf(row).words,
    within: terms.within,
    above: terms.above,
  }
}

const kept = ({ words: _, ...study }: StoredStudy): KeptStudy => study

/** A study made up for a test. */
const study = (id: string, more: Partial<StoredStudy> = {}, of: Partial<Trial> = {}): StoredStudy => ({
  id,
  trial: trial(id, of),
  aliases: [id.toUpperCase()],
  raw: `{"id":"${id}"}`,
  words: foldWords(`study ${id}`),
  updated: '2024-01-01',
  ...more,
})

/**
 * The laws, for the stores that `place` makes room for; `runs` of each law over random studies. A failure is told as it was met,
 * since to shrink studies through a database takes minutes, and a test that is stopped says nothing of what it found.
 */
export const storeLaws = (name: string, place: () => StorePlace | Promise<StorePlace>, runs = 40): void => {
  const withStore = async (run: (store: RegistryStore, again: StorePlace['open']) => Promise<void>): Promise<void> => {
    const own = await place()
    const store = await own.open(terms, 'write')
    try {
      await run(store, own.open)
    } finally {
      await store.close()
      await own.remove()
    }
  }
  const filled = async (store: RegistryStore, all: readonly StoredStudy[]): Promise<void> => {
    await store.begin(source)
    await store.put(all, all.length)
    await store.finish()
  }

  describe(`a registry in ${name}`, () => {
    it('keeps the same ids in the same order as filters in memory, and counts the same', async () => {
      await fc.assert(
        fc.asyncProperty(studies, fc.gen(), async (all, draw) => {
          await withStore(async (store) => {
            await filled(store, all)
            const memory = inMemory(all)
            for (let n = 0; n < 12; n++) {
              const filters = draw(() => filtersOn(all, terms.look))
              const order = {
                field: draw(fc.constantFrom<AnyField[]>, ...fields) as AnyField,
                descending: draw(fc.boolean),
              }
              const wanted = select(memory, filters, order).map((row) => memory.ids[row])
              expect(await store.ids({ filters, order })).toEqual(wanted)
              expect(await store.count(filters)).toBe(wanted.length)
              expect(await store.ids({ filters, order }, { offset: 2, limit: 3 })).toEqual(wanted.slice(2, 5))
            }
          })
        }),
        { numRuns: runs, endOnFailure: true },
      )
    }, 120_000)

    it('counts each value of a field as asking for it would list', async () => {
      await fc.assert(
        fc.asyncProperty(studies, fc.gen(), async (all, draw) => {
          await withStore(async (store) => {
            await filled(store, all)
            const memory = inMemory(all)
            const holds = (filters: Parameters<typeof predicate>[0]): number[] =>
              memory.ids.flatMap((_, row) => (predicate(filters, memory)(row) ? [row] : []))
            for (let n = 0; n < 6; n++) {
              const filters = draw(() => filtersOn(all, terms.look))
              const field = draw(fc.constantFrom<AnyField[]>, ...fields) as AnyField
              const wanted = tally(memory, filters, field, holds(filters))
              const found = await store.facet(field, filters)
              expect([...found].toSorted()).toEqual([...wanted].toSorted())
            }
          })
        }),
        { numRuns: runs, endOnFailure: true },
      )
    }, 120_000)

    it('gives back what it was given, by any identifier', async () => {
      await fc.assert(
        fc.asyncProperty(studies, async (all) => {
          await withStore(async (store, again) => {
            await filled(store, all)
            const reader = await again(terms, 'read')
            try {
              expect(await reader.studies(all.map(({ id }) => id))).toEqual(all.map(kept))
              for (const { id, aliases } of all)
                for (const alias of aliases) expect(await reader.find(` ${alias.toLowerCase()}`)).toContain(id)
              expect(await reader.studies(['nobody'])).toEqual([])
              expect((await reader.state()).studies).toBe(all.length)
            } finally {
              await reader.close()
            }
          })
        }),
        { numRuns: Math.ceil(runs / 2), endOnFailure: true },
      )
    }, 60_000)

    it('puts a newer record in the place of an older one, never the other way round', async () => {
      await withStore(async (store) => {
        const was = study('nct1', { updated: '2024-01-01', words: ' pancreas ', aliases: ['NCT8'] })
        const is = study('nct1', { updated: '2025-01-01', words: ' kidney ', aliases: ['NCT9'] }, { title: 'Anew' })
        await store.begin(source)
        expect(await store.put([was, study('nct2')], 2)).toEqual({ added: 2, changed: 0, same: 0, older: 0 })
        expect(await store.put([was], 1)).toEqual({ added: 0, changed: 0, same: 1, older: 0 })
        expect(await store.put([is], 1)).toEqual({ added: 0, changed: 1, same: 0, older: 0 })
        expect(await store.put([was], 1)).toEqual({ added: 0, changed: 0, same: 0, older: 1 })
        expect((await store.studies(['nct1']))[0]?.trial.title).toBe('Anew')
        const about = (contains: string) => [{ field: 'text', any: [{ contains }], not: false }]
        expect([await store.count(about('pancreas')), await store.count(about('kidney'))]).toEqual([0, 1])
        expect([await store.find('NCT8'), await store.find('NCT9')]).toEqual([[], ['nct1']])
        expect(await store.ids(everything)).toEqual(['nct1', 'nct2'])
      })
    })

    it('goes on where an import was left, and begins anew where its source is another', async () => {
      await withStore(async (store, again) => {
        expect(await store.begin(source)).toEqual({ done: 0 })
        await store.put([study('nct1'), study('nct2')], 3)
        await store.close()
        const next = await again(terms, 'write')
        expect(await next.begin(source)).toEqual({ done: 3 })
        await next.put([study('nct3')], 1)
        const state = await next.finish()
        expect(state).toMatchObject({ ...source, read: 4, counts: { added: 3, changed: 0, same: 0, older: 0 } })
        expect(await next.begin({ ...source, mark: '2' })).toEqual({ done: 0 })
        await next.finish()
        expect((await next.state()).imports.map(({ mark }) => mark)).toEqual(['2', '1'])
        expect(await next.ids(everything)).toEqual(['nct1', 'nct2', 'nct3'])
        await next.close()
      })
    })

    it('keeps a batch whole or not at all', async () => {
      await withStore(async (store) => {
        await store.begin(source)
        await store.put([study('nct1')], 1)
        const broken = { ...study('nct3'), trial: undefined as never }
        await expect(store.put([study('nct2'), broken], 2)).rejects.toThrow()
        expect(await store.ids(everything)).toEqual(['nct1'])
        expect((await store.state()).imports[0]?.read).toBe(1)
        await store.put([study('nct2')], 1)
        expect(await store.ids(everything)).toEqual(['nct1', 'nct2'])
      })
    })

    it('refuses a second import while one goes on, and says whose it is', async () => {
      await withStore(async (store, again) => {
        await store.begin(source)
        const other = await again(terms, 'write')
        await expect(other.begin({ name: 'other.zip', mark: '1' })).rejects.toThrow(/imports studies\.ndjson since/)
        await other.close()
      })
    })
  })
}
