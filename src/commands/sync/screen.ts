/** Studies that the saved search found and that are not held: taken in as import takes them. */
import type { OwnPlace } from '../../layers/index.js'
import type { Taken } from '../../registry/intake/index.js'
import { currentDataset, type Screened } from '../../registry/renewal/index.js'
import type { FoundStudy } from '../../registry/study/index.js'

const counted = (taken: readonly Taken[], results: readonly Taken['result'][]): number =>
  taken.filter(({ result }) => results.includes(result)).length

/** Take them in, or (in a dry run) tell what would become of them. */
export const screened = async (
  others: readonly FoundStudy[],
  own: OwnPlace,
  { isDry }: { readonly isDry: boolean },
): Promise<Screened> => {
  let taken: readonly Taken[] = []
  if (others.length) {
    const { Intake } = await import('../../registry/intake/index.js')
    const intake = new Intake(own, currentDataset(own))
    for (const one of others) intake.take(one)
    taken = isDry ? intake.taken : (await intake.finish('sync --new: studies of the saved search', 'search')).taken
  }
  return {
    became: new Map(taken.map(({ id, result, why }) => [id ?? '', why === null ? result : `${result}: ${why}`])),
    counts: {
      held: counted(taken, ['held', 'unchanged', 'replaced']),
      added: counted(taken, ['added']),
      waiting: counted(taken, ['waiting']),
      refused: counted(taken, ['refused-before']),
      outside: counted(taken, ['outside']),
      unread: counted(taken, ['unreadable', 'not-fitting']),
    },
  }
}
