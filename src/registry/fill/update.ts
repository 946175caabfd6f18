/** Bringing a registry up to date from ClinicalTrials.gov: every study whose record was renewed since the last day that is in. */
import { badData, notFound } from '../../errors.js'
import { type Client, studyTexts } from '../client/index.js'
import type { ImportState, RegistryStore, StoredStudy, Terms } from '../store/index.js'
import { apiFound, isFault } from '../study/index.js'
import { Faults, type Filled, storedStudy } from './fill.js'

const laterOf = (days: readonly (string | null)[]): string =>
  days.reduce<string>((last, day) => (day !== null && day > last ? day : last), '')

/**
 * The day up to which all is in: the newest of the import that read the most studies, since a file of a few new ones says nothing of
 * the others; and that of each update, broken off or not, since they come in the order of their days.
 */
const dayReached = (imports: readonly ImportState[], updates: string): string => {
  const isUpdate = ({ name }: ImportState): boolean => name === updates
  const [whole] = imports
    .filter((one) => !isUpdate(one) && one.finished !== null && one.newest !== null)
    .toSorted((a, b) => b.read - a.read)
  if (!whole)
    throw notFound(
      'the registry holds no import that ended, to bring up to date',
      'Import a download of the whole registry first: stemcell registry import FILE',
    )
  return laterOf([whole.newest, ...imports.filter(isUpdate).map(({ newest }) => newest)]).slice(0, 10)
}

/**
 * Asks for what was renewed since, and keeps it page by page: what came stays, and the next update goes on at its last day. Throws
 * a failure where the registry cannot be asked, and where nothing was imported before.
 *
 * @param told Called after each page with how many studies came, of how many.
 */
export const update = async (
  store: RegistryStore,
  asked: {
    readonly client: Client
    readonly terms: Terms
    readonly told?: (done: number, of: number) => void | Promise<void>
  },
): Promise<Filled> => {
  const { client, terms, told } = asked
  const { name } = client.host
  const updates = `updates of ${name}`
  const since = dayReached((await store.state()).imports, updates)
  await client.version()
  await store.begin({ name: updates, mark: `since ${since}` })
  const faults = new Faults()
  let [done, last] = [0, '']
  for await (const { page, total } of client.updated(since)) {
    const batch: StoredStudy[] = []
    const texts = studyTexts(page.text)
    for (const { id, raw } of texts) {
      const found = apiFound(raw, `${name}, ${id}`)
      if (isFault(found)) faults.add(found)
      else batch.push(storedStudy(found, terms))
    }
    // A later update goes on behind the newest day, so nothing earlier may come after it.
    if (batch.some(({ updated }) => updated !== null && updated < last))
      throw badData(
        `${name} sends studies in another order than it was asked for`,
        'What came before was kept. Import a fresh download instead: stemcell registry import FILE',
      )
    last = laterOf([last, ...batch.map(({ updated }) => updated)])
    await store.put(batch, texts.length)
    done += texts.length
    await told?.(done, total ?? done)
  }
  return { state: await store.finish(), passed: 0, ...faults.told }
}
