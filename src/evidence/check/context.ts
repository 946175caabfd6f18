/** What a text is about, given from outside: ids or names of diseases and cells. */
import { nearestWords } from '../../dataset/index.js'
import { usage } from '../../errors.js'
import type { Store } from '../../store/index.js'
import { harmless } from '../../text.js'
import type { Context } from './understand.js'

/** Diseases and cells in a list between commas. */
export const contextNamed = (list: string, dataset: Store): Context => {
  const [diseases, cells]: [string[], string[]] = [[], []]
  for (const word of list
    .split(',')
    .map((one) => one.trim())
    .filter(Boolean)) {
    const disease = dataset.vocabulary('diseases').resolve(word)
    const cell = dataset.vocabulary('cells').resolve(word)
    if (disease) diseases.push(disease)
    else if (cell) cells.push(cell)
    else {
      const ids = [...dataset.records('diseases'), ...dataset.records('cells')].map(({ id }) => id)
      const near = nearestWords(word, ids)
      throw usage(
        `"${harmless(word)}" in --about is no disease or cell type on record`,
        `${near.length ? `Did you mean ${near.join(', ')}? ` : ''}Write ids with commas: --about t2d,uc-msc`,
      )
    }
  }
  return { diseases, cells, from: '--about' }
}
