/** What is to be cited: the ids in words and texts, and the records they lead to. */
import { type Dataset, identifierKey, kinds, nearestWords, type Target } from '../../dataset/index.js'
import { notFound, usage } from '../../errors.js'
import { harmless } from '../../text.js'

/** The ids in a text: one a line, bare or as JSON records with an id (NDJSON), or one JSON answer with items. */
export const idsIn = (text: string): string[] => {
  const idOf = (value: unknown): string[] => {
    if (typeof value === 'string') return [value]
    if (typeof value !== 'object' || value === null) return []
    const { id, type, record, items, trial } = value as Record<string, unknown>
    if (Array.isArray(items)) return items.flatMap(idOf)
    if (typeof type === 'string' && record !== undefined) return idOf(record).map((inner) => `${type}/${inner}`)
    return [id, trial].filter((name) => typeof name === 'string').slice(0, 1) as string[]
  }
  const read = (line: string): string[] => {
    if (!/^[[{"]/.test(line)) return [line]
    try {
      return idOf(JSON.parse(line))
    } catch {
      throw usage(
        `"${harmless(line).slice(0, 60)}" is neither an id nor JSON`,
        'Give one id a line, or NDJSON records with an id, for example: stemcell trials --ndjson | stemcell cite -',
      )
    }
  }
  if (/^\s*\{\s*"format"/.test(text)) return read(text.trim())
  return text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter(Boolean)
    .flatMap((line) => {
      const ids = read(line)
      if (ids.length === 0) throw usage(`no id in ${harmless(line).slice(0, 60)}`, 'A JSON record is cited by its "id"')
      return ids
    })
}

/** What a word leads to: kind/id names one record, the number of a paper that paper, anything else every record of that id. */
export const targetsOf = (word: string, dataset: Dataset): readonly Target[] => {
  const [, kind, id] = /^([a-z]+)\/(.+)$/.exec(word) ?? []
  const found = dataset.find(word)
  if (found.length === 0 && id !== undefined && (kinds as readonly string[]).includes(kind as string)) {
    const named = dataset.find(id).filter(([k]) => k === kind)
    if (named.length) return named
  }
  const key = identifierKey(word)
  const paper = /^(10\.|\d+$|pmc\d)/.test(key)
    ? dataset.records('references').find((r) => [r.DOI, r.PMID, r.PMCID].some((n) => n && identifierKey(n) === key))
    : undefined
  if (paper) return [['references', paper.id]]
  if (found.length) return found
  const near = nearestWords(word, dataset.identifiers())
  throw notFound(
    `no record answers to "${harmless(word)}"`,
    `${near.length ? `Did you mean ${near.join(', ')}? ` : ''}Find ids with: stemcell trials, stemcell references`,
  )
}
