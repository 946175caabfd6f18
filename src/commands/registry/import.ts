/** registry import: studies of files into the registry. */
import type { Block, Line } from '../../answer.js'
import type { AnswerOf, ItemOf } from '../../contracts/index.js'
import { usage } from '../../errors.js'
import { facts, list, section, text } from '../../pages/parts.js'
import type { Filled } from '../../registry/fill/index.js'
import type { ImportSource, StoreState } from '../../registry/store/index.js'
import { harmless, plural } from '../../text.js'
import { type RegistryRequest, takesNoFilters, withRegistry } from './shared.js'

const loadFill = () => import('../../registry/fill/index.js')

type Item = ItemOf<'registry-import'>

export const itemOf = ({ state, passed, faults, faulty }: Filled): Item => ({
  source: state.name,
  read: state.read,
  ...state.counts,
  passed,
  faulty,
  faults: faults.map(({ place, message, hint }) => ({ place, message, todo: hint })),
})

const shownFaults = 10

const faultsSection = ({ faults, faulty }: Item): Block[] => {
  const lines = faults
    .slice(0, shownFaults)
    .map(({ place, message, todo }): Line => [{ text: place, role: 'id' }, `: ${message}. ${todo}.`])
  const more = faulty - lines.length
  return faulty
    ? section(`Not read (${faulty})`, [list([...lines, ...(more ? [`… ${more} more: add --json`] : [])], 2)])
    : []
}

const view = (items: readonly Item[], studies: number): Block[] => [
  text(`The registry holds ${plural(studies, 'study', 'studies')}.`),
  ...items.flatMap((item): Block[] => [
    facts([
      { label: 'Read', value: `${item.read} of ${item.source}` },
      { label: 'Added', value: String(item.added) },
      { label: 'Changed', value: String(item.changed) },
      { label: 'The same', value: String(item.same) },
      ...(item.older ? [{ label: 'Older than kept', value: `${item.older}, not taken` }] : []),
      ...(item.passed ? [{ label: 'Done before', value: `${item.passed}: it went on where it was broken off` }] : []),
    ]),
    ...faultsSection(item),
  ]),
]

/** What was read, and what became of it. */
export const answerOf = (
  { action, words, dataset }: RegistryRequest,
  items: readonly Item[],
  { studies, where }: StoreState,
): AnswerOf<'registry-import'> => {
  const faulty = items.reduce((sum, item) => sum + item.faulty, 0)
  const kept = items.reduce((sum, { added, changed, same, older }) => sum + added + changed + same + older, 0)
  return {
    format: 'stemcell/registry-import/1',
    dataset: dataset.stamp,
    query: { action, names: words },
    count: items.length,
    total: studies,
    items,
    grid: () => ({
      columns: ['source', 'read', 'added', 'changed', 'same', 'older', 'passed', 'faulty'],
      rows: items.map((one) => [
        one.source,
        one.read,
        one.added,
        one.changed,
        one.same,
        one.older,
        one.passed,
        one.faulty,
      ]),
    }),
    view: () => view(items, studies),
    notes: [],
    footer: `${plural(studies, 'study', 'studies')} · ${where}`,
    next: [{ command: 'stemcell registry gaps', why: 'studies of cells for diabetes that the dataset lacks' }],
    ...(faulty ? { advice: [`stemcell: ${plural(faulty, 'place')} could not be read; the rest was kept`] } : {}),
    ...(faulty && kept === 0 ? { exitCode: 4 } : {}),
  }
}

const bytesOf = async function* (bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes
}

export const importFiles = async (asked: RegistryRequest): Promise<AnswerOf<'registry-import'>> => {
  takesNoFilters(asked)
  const { words, progress, readBytes } = asked
  if (words.length === 0)
    throw usage(
      'a file or folder is missing',
      'Name a download of ClinicalTrials.gov: stemcell registry import FILE (or a folder, or - for standard input)',
    )
  const { fill, markOf, sourceAt } = await loadFill()
  const inputs = words.map((path) => ({ path, source: path === '-' ? undefined : sourceAt(path) }))
  return withRegistry(asked, 'write', async (store, terms) => {
    const items: Item[] = []
    for (const { path, source } of inputs) {
      const told = progress && ((done: number) => progress(done, done + 1, `Studies of ${harmless(path)}`))
      const bytes = source ? undefined : await readBytes('-')
      const from: ImportSource = source ?? { name: 'standard input', mark: markOf(bytes ?? new Uint8Array()) }
      const input = bytes ? { bytes: bytesOf(bytes), name: 'standard input' } : { path }
      items.push(itemOf(await fill(store, { input, source: from, terms, ...(told ? { told } : {}) })))
      await progress?.(1, 1, '')
    }
    return answerOf(asked, items, await store.state())
  })
}
