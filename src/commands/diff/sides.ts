/** The datasets that are compared: the bundled one, the user's, or an older edition of it. */
import { notFound } from '../../errors.js'
import type { OwnPlace } from '../../layers/index.js'
import type { Store } from '../../store/index.js'
import { harmless } from '../../text.js'
import { loadLayers } from '../data/shared.js'

export type ComparedVersion = {
  readonly name: string
  readonly what: string
  readonly store: Store
  /** Number of the edition; 0 for the bundled dataset. */
  readonly edition: number
}

export const bundledSide = (own: OwnPlace): ComparedVersion => {
  const store = own.base()
  return { name: 'bundled', what: `the bundled dataset ${store.stamp.version}`, store, edition: 0 }
}

/** An edition by its number. */
export const editionSide = async (own: OwnPlace, number: number): Promise<ComparedVersion> => {
  const { editionAt, openEdition } = await loadLayers()
  const { version, made, why } = editionAt(own, number)
  return {
    name: String(number),
    what: `edition ${number} (${version}; ${made.slice(0, 10)}, ${why})`,
    store: openEdition(own, number),
    edition: number,
  }
}

/** The user's dataset as it is now: the bundled one where there is nothing of theirs. */
export const ownSide = async (own: OwnPlace): Promise<ComparedVersion> => {
  const { pointerOf } = await loadLayers()
  const pointer = pointerOf(own)
  return pointer ? { ...(await editionSide(own, pointer.edition)), name: 'own' } : { ...bundledSide(own), name: 'own' }
}

/** The dataset that a word names. Throws not-found with the names that there are. */
export const sideNamed = async (word: string, own: OwnPlace): Promise<ComparedVersion> => {
  if (word === 'bundled') return bundledSide(own)
  if (word === 'own') return ownSide(own)
  const { editionAt, editionNumbers, pointerOf } = await loadLayers()
  const numbers = pointerOf(own) ? editionNumbers(own) : []
  const number = numbers.find((one) => String(one) === word || editionAt(own, one).version === word)
  if (number !== undefined) return editionSide(own, number)
  throw notFound(
    `no dataset is called "${harmless(word)}"`,
    `Name bundled, own${numbers.length ? `, or an edition: ${numbers.join(', ')}` : ''}. stemcell data where lists them`,
  )
}
