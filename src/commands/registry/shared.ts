/** What the parts of stemcell registry share: where the registry is, and how it is asked. */
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { badData, errorMessage, usage } from '../../errors.js'
import type { OwnPlace } from '../../layers/index.js'
import { type AnyField, type Filter, toFilters, tokenize, trialsCatalog } from '../../query/index.js'
import { openSqlite, type RegistryStore, type Terms, termsOf } from '../../registry/store/index.js'
import type { Store } from '../../store/index.js'
import { harmless } from '../../text.js'
import type { Input } from '../command.js'

/** One thing that may be asked of the registry. */
export type RegistryRequest = Pick<Input, 'filters' | 'read' | 'readBytes' | 'progress' | 'env'> & {
  readonly words: readonly string[]
  readonly action: string
  readonly own: OwnPlace
  readonly dataset: Store
  readonly options: {
    readonly sort: AnyField | undefined
    readonly desc: boolean
    readonly limit: number
    readonly store: string | undefined
    readonly by: readonly AnyField[]
    readonly candidates: boolean
  }
}

const fileName = 'registry.sqlite'

/** Today, by the clock of who asks: what a status is old by. */
const today = (): string => new Date().toISOString().slice(0, 10)

/** Where the registry is said to be: by the flag, else by the environment. */
const storeOf = ({ options: { store }, env }: RegistryRequest): string | undefined =>
  store || env?.STEMCELL_STORE || undefined

const fileOf = ({ own: { place } }: RegistryRequest): { readonly folder: string; readonly path: string } => {
  if ('problem' in place) throw usage(`a registry cannot be kept: ${place.problem}`, 'Or name a folder: --data DIR')
  return { folder: place.folder, path: join(place.folder, fileName) }
}

const ownFolder = (asked: RegistryRequest, how: 'read' | 'write'): string => {
  const { folder, path } = fileOf(asked)
  if (how === 'write')
    try {
      mkdirSync(folder, { recursive: true, mode: 0o700 })
    } catch (error) {
      throw badData(
        `cannot make the folder "${harmless(folder)}": ${harmless(errorMessage(error))}`,
        'Name one where you may write: --data DIR',
      )
    }
  return path
}

/** A server, a file that was named, or the file of the data folder. */
const opened = async (asked: RegistryRequest, terms: Terms, how: 'read' | 'write'): Promise<RegistryStore> => {
  const store = storeOf(asked)
  if (store === undefined || !/^[a-z]+:\/\//i.test(store)) return openSqlite(store ?? ownFolder(asked, how), terms, how)
  const [{ openServer }, { storedStudy }] = await Promise.all([
    import('../../registry/database/index.js'),
    import('../../registry/fill/index.js'),
  ])
  return openServer(store, terms, how, storedStudy)
}

/** Asks the registry, and closes it whatever happens. */
export const withRegistry = async <T>(
  asked: RegistryRequest,
  how: 'read' | 'write',
  run: (store: RegistryStore, terms: Terms) => Promise<T>,
): Promise<T> => {
  const terms = termsOf(asked.dataset, today())
  const store = await opened(asked, terms, how)
  try {
    return await run(store, terms)
  } finally {
    await store.close()
  }
}

/** Every country of the world by its code: studies of a registry are from more than those of the dataset. */
const allCountries = (): Record<string, string> => {
  const names = new Intl.DisplayNames(['en'], { type: 'region', fallback: 'none' })
  const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ']
  return Object.fromEntries(
    letters.flatMap((first) =>
      letters.flatMap((second) => {
        const name = names.of(first + second)
        return name === undefined ? [] : [[first + second, name] as const]
      }),
    ),
  )
}

/** The filters that words and flags mean, by the parser of stemcell trials. */
export const filtersOf = ({ words, filters, dataset }: RegistryRequest): readonly Filter[] =>
  toFilters([...words.flatMap((word) => tokenize(word, trialsCatalog)), ...filters], trialsCatalog, {
    vocabulary: (kind) => dataset.vocabulary(kind),
    // 50 ms of the processor, for those alone who name one.
    get countries() {
      return allCountries()
    },
  })

/** Refuses what belongs to one action alone. */
export const refuseOthers = ({
  options: { by, candidates },
  action,
}: Pick<RegistryRequest, 'options' | 'action'>): void => {
  const refuse = (flag: string, of: string, form: string): never => {
    throw usage(`${flag} belongs to registry ${of}`, `Leave it out, or: registry ${of} ${form}`)
  }
  if (by.length && action !== 'count') refuse('--by', 'count', '--by …')
  if (candidates && action !== 'gaps') refuse('--candidates', 'gaps', '--candidates')
}

/** No filters, no order: what does not list takes none. */
export const takesNoFilters = ({ filters, options: { sort, desc }, action }: RegistryRequest): void => {
  const [filter] = filters
  const odd = filter ? `--${filter.field}` : sort ? '--sort' : desc ? '--desc' : undefined
  if (odd) throw usage(`registry ${action} takes no ${odd}`, 'Filters belong to: stemcell registry trials, or count')
}
