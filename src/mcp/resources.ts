/** Records, schemas and facts of the dataset as resources: each is what one command line answers. */
import { isRaw, type Json } from '../answer.js'

import { kinds, nearestWords, singular, type vocabularyKinds } from '../dataset/index.js'
import { notFound } from '../errors.js'
import type { Store } from '../store/index.js'
import { fold, harmless, harmlessJson } from '../text.js'
import { ask } from './call.js'
import { cutToFit } from './fit.js'
import type { Served } from './served.js'
import type { AgentsDocument } from './tools.js'

const scheme = 'stemcell://'
const mimeType = 'application/json'

/** Bytes of a resource: it stands in one place only, so that it may be twice as large as an answer. */
const room = 70_000

/** What stands alone: the command of the same name answers it. */
const facts = {
  about: 'What the dataset holds, its version and date, its license, how to cite it, what it does not cover',
  methods: 'How the studies were found and read, and what was not done',
} as const

/** Families of resources: a folder, what stands in it, and the command line that answers for one of them. */
type Family = {
  readonly folder: string
  readonly variable: string
  readonly title: string
  readonly names: (dataset: Store) => readonly string[]
  readonly line: (name: string) => readonly string[]
}

const families: readonly Family[] = [
  ...kinds.map(
    (kind): Family => ({
      folder: kind,
      variable: 'id',
      title: `One ${singular[kind]} with everything on record, each value with its source`,
      names: (dataset) => dataset.ids(kind),
      line: (id) => ['show', `${kind}/${id}`],
    }),
  ),
  {
    folder: 'schemas',
    variable: 'name',
    title: 'JSON Schema of an answer, by the NAME of its format stemcell/NAME/1',
    names: (dataset) => Object.keys(dataset.document<object>('schemas')),
    line: (name) => ['schema', name],
  },
  {
    folder: 'fields',
    variable: 'kind',
    title: 'Fields of a kind: what can be filtered, sorted and shown',
    names: (dataset) => Object.keys(dataset.document<AgentsDocument>('agents').kinds),
    line: (kind) => [kind, '--fields', 'list'],
  },
]

/** Resources that can be listed one by one. */
export const listedResources = () =>
  Object.entries(facts).map(([name, description]) => ({ uri: `${scheme}${name}`, name, description, mimeType }))

/** Resources by their pattern. */
export const resourceTemplates = () =>
  families.map(({ folder, variable, title }) => ({
    uriTemplate: `${scheme}${folder}/{${variable}}`,
    name: folder,
    description: title,
    mimeType,
  }))

/** The most names that the protocol lets a completion hold. */
const mostNames = 100

/** Names that begin with a text, then those that hold it. */
const holding = (names: readonly string[], typed: string): string[] => {
  const wanted = typed.toLowerCase()
  const found = names.filter((name) => name.toLowerCase().includes(wanted))
  const begins = (name: string): boolean => name.toLowerCase().startsWith(wanted)
  return [...found.filter(begins), ...found.filter((name) => !begins(name))]
}

/** Names found, as the protocol takes them. */
export const asCompletion = (found: readonly string[]) => ({
  completion: { values: found.slice(0, mostNames), total: found.length, hasMore: found.length > mostNames },
})

/** What may stand in a pattern where something was typed. Empty for a pattern that there is not. */
export const completedResource = (uriTemplate: string, typed: string, dataset: Store) => {
  const family = families.find(({ folder, variable }) => uriTemplate === `${scheme}${folder}/{${variable}}`)
  return asCompletion(family ? holding(family.names(dataset), typed) : [])
}

/** Terms of a vocabulary whose id, name or other name, in any language, holds what was typed. */
export const termsHolding = (kind: (typeof vocabularyKinds)[number], typed: string, dataset: Store): string[] => {
  const { terms } = dataset.vocabulary(kind)
  const wanted = fold(typed)
  return terms
    .filter(({ id, name, labels }) => [id, name, ...labels].some((label) => fold(label).includes(wanted)))
    .map(({ id }) => id)
}

/** The command line that answers for an address. Throws a failure with the nearest names. */
const lineOf = (uri: string, dataset: Store): readonly string[] => {
  const path = uri.startsWith(scheme) ? uri.slice(scheme.length).replace(/\/$/, '') : ''
  if (Object.hasOwn(facts, path)) return [path]
  const slash = path.indexOf('/')
  const family = families.find(({ folder }) => slash > 0 && folder === path.slice(0, slash))
  const known = [...Object.keys(facts), ...families.map(({ folder, variable }) => `${folder}/{${variable}}`)]
  if (!family)
    throw notFound(
      `no resource "${harmless(uri.slice(0, 120))}"`,
      `There are: ${known.map((one) => scheme + one).join(', ')}`,
    )
  const name = decoded(path.slice(slash + 1))
  const names = family.names(dataset)
  if (names.includes(name)) return family.line(name)
  const near = nearestWords(name, names).map((one) => `${scheme}${family.folder}/${one}`)
  throw notFound(
    `no resource "${harmless(uri.slice(0, 120))}"`,
    near.length ? `Did you mean ${near.join(', ')}?` : 'Ask for names with completion/complete',
  )
}

const decoded = (text: string): string => {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

/** Contents of a resource, cut where it is too large for any reader. Throws a failure for an address that leads nowhere. */
export const readResource = async (uri: string, served: Served) => {
  const line = lineOf(uri, served.dataset)
  const { items } = await ask(line, served)
  const parsed = items.map((item): Json => (isRaw(item) ? JSON.parse(Buffer.from(item.bytes).toString('utf8')) : item))
  const value: Json = parsed.length === 1 ? (parsed[0] ?? null) : parsed
  const { value: kept, leftOut } = cutToFit(value, room, '')
  const text = leftOut.length
    ? { content: kept, leftOut, next: [{ command: `stemcell ${line.join(' ')}`, why: 'stemcell_ask reads on' }] }
    : kept
  return { contents: [{ uri, mimeType, text: harmlessJson(JSON.stringify(text)) }] }
}
