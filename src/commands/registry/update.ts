/** registry update: what the registry renewed since, asked of the registry itself. */
import type { AnswerOf } from '../../contracts/index.js'
import { usage } from '../../errors.js'
import { harmless } from '../../text.js'
import { answerOf, itemOf } from './import.js'
import { type RegistryRequest, takesNoFilters, withRegistry } from './shared.js'

export const updateStudies = async (asked: RegistryRequest): Promise<AnswerOf<'registry-import'>> => {
  takesNoFilters(asked)
  const {
    words: [first],
    env = {},
    own,
    progress,
  } = asked
  if (first !== undefined)
    throw usage(
      `registry update takes no "${harmless(first)}"`,
      'It asks ClinicalTrials.gov; a file is read by: stemcell registry import FILE',
    )
  const [{ Client, hostFrom }, { update }] = await Promise.all([
    import('../../registry/client/index.js'),
    import('../../registry/fill/index.js'),
  ])
  const after = 'What came before is kept. Run it again later: it goes on behind it'
  const client = new Client({ host: hostFrom(env), version: own.version, after })
  return withRegistry(asked, 'write', async (store, terms) => {
    const told = progress && ((done: number, of: number) => progress(done, of + 1, 'Studies renewed since'))
    const updated = await update(store, { client, terms, ...(told ? { told } : {}) })
    await progress?.(1, 1, '')
    return answerOf(asked, [itemOf(updated)], await store.state())
  })
}
