/** Which dataset a run reads: the bundled one, or that of the user's own records over it. */
import { existsSync } from 'node:fs'
import { platform } from 'node:os'
import { usage } from '../errors.js'
import type { OwnPlace } from '../layers/index.js'
import { placeOf, pointerName } from '../layers/place.js'
import type { Store } from '../store/index.js'
import type { Io } from './io.js'
import type { Request } from './request.js'

/** Commands that look after the user's records themselves, and work where those cannot be read. */
const keepers = ['data', 'diff', 'news', 'sync']
/** Commands that may be the first to write into a folder. */
const fillers = ['import', 'candidates', 'registry']

/** Where the user's own records are in this run. */
export const ownPlace = ({ layers }: Request, { env }: Io, base: () => Store, version: string): OwnPlace => {
  if (layers.bundledOnly && layers.folder !== undefined)
    throw usage('--bundled and --data exclude each other', 'Leave one of them out')
  const outside = { env, platform: platform() }
  return { place: placeOf(outside, 'data', layers.folder), state: placeOf(outside, 'state'), base, version }
}

/** The dataset that answers: where there are no own records, nothing is loaded for them. */
export const datasetFor = async ({ name, layers, command }: Request, own: OwnPlace, io: Io): Promise<Store> => {
  const { place } = own
  if (layers.bundledOnly || keepers.includes(name) || !('folder' in place)) return own.base()
  const mayBeNew = layers.folder === undefined || fillers.includes(name)
  if (mayBeNew && !existsSync(`${place.folder}/${pointerName}`)) return own.base()
  const { ownEdition } = await import('./own-dataset.js')
  return (await ownEdition(place.folder, own, { io, runs: command.interactive ? 'long' : 'once' })) ?? own.base()
}
