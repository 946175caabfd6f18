/** Bringing a registry up to date from ClinicalTrials.gov: every study whose record was renewed since the last day that is in. */
import { badData, notFound } from '../../errors.js'
import { harmless } from '../../text.js'
import { type Client, studyTexts } from '../client/index.js'
import type { ImportState, RegistryStore, StoredStudy, Terms } from '../store/index.js'
import { apiFound, isFault } from '../study/index.js'
import { Faults, type Filled, storedStudy } from './fill.js'

const laterOf = (days: readonly (string | null)[]): string =>
  days.reduce<string>((last, day) => (day !== null && day > last ? day : last), '')

const again = 'Import a download of the whole registry again, to its end: stemcell registry import FILE'

/**
 * The newest day of the import that read the most studies: a file of a few new ones says nothing of the others. Throws where that
 * import has not ended or tells no day, since what was renewed before the day of another would never be asked for.
 */
const wholeReached = (imports: readonly ImportState[]): string => {
  const isSure = ({ finished, newest }: ImportState): boolean => finished !== null && newest !== null
  const [whole] = imports.toSorted((a, b) => b.read - a.read || Number(isSure(b)) - Number(isSure(a)))
  if (!whole)
    throw notFound(
      'the registry holds no import that ended, to bring up to date',
      'Import a download of the whole registry first: stemcell registry import FILE',
    )
  const told = `the import that read the most studies (${whole.read} of "${harmless(whole.name)}")`
  if (whole.finished === null) throw notFound(`${told} has not ended: an update cannot say from which day`, again)
  if (whole.newest === null)
    throw notFound(`${told} tells no day up to which it goes: an update cannot say from which day`, again)
  return whole.newest.slice(0, 10)
}

/** The day from which on, with the import that an update rests on, nothing is missing: the last word of its mark. */
const restsOn = ({ mark }: ImportState): string => mark.slice(mark.lastIndexOf(' ') + 1)

/**
 * The day up to which all is in: that of the import of the whole, and that of each update behind it, broken off or not, since they
 * come in the order of their days. An update that rests on a later day than is in leaves a gap, and does not count.
 */
const dayReached = (whole: string, updates: readonly ImportState[]): string =>
  laterOf([whole, ...updates.map((one) => (restsOn(one) <= whole ? one.newest : null))]).slice(0, 10)

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
  const { imports } = await store.state()
  const isUpdate = (one: ImportState): boolean => one.name === updates
  const whole = wholeReached(imports.filter((one) => !isUpdate(one)))
  const since = dayReached(whole, imports.filter(isUpdate))
  await client.version()
  await store.begin({ name: updates, mark: `since ${since} after ${whole}` })
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
