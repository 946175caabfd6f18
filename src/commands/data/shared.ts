/** What the parts of stemcell data share. */
import { usage } from '../../errors.js'
import type { OwnPlace } from '../../layers/index.js'
import type { Store } from '../../store/index.js'
import type { Input } from '../command.js'

/** Loaded when asked for: it needs the schemas, the compiler and zod. */
export const loadLayers = () => import('../../layers/index.js')

/** One thing that may be done to the user's data. */
export type DataRequest = {
  readonly words: readonly string[]
  readonly isStrict: boolean
  /** Why something is taken out; null where nothing was said. */
  readonly why: string | null
  readonly own: OwnPlace
  readonly dataset: Store
  readonly read: Input['read']
}

/** The only word that an action takes. */
export const onlyWord = ({ words }: DataRequest, what: string): string => {
  const [word, more] = words
  if (word === undefined) throw usage(`${what} is missing`, 'See: stemcell data --help')
  if (more !== undefined) throw usage(`one ${what} at a time, not also "${more}"`, 'Run it once for each')
  return word
}

/** Nothing else is taken. */
export const noWords = ({ words }: DataRequest, action: string): void => {
  if (words.length) throw usage(`data ${action} takes no words, not "${words.join(' ')}"`, 'See: stemcell data --help')
}

/** How bytes are told. */
export const bytesText = (bytes: number): string =>
  bytes < 1e6 ? `${Math.ceil(bytes / 1000)} kB` : `${Math.round(bytes / 1e6)} MB`
