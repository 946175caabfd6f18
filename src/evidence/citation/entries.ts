/** From records to the entries that cite them, each once. */
import type { Trial } from '../../dataset/index.js'
import type { Store, Target } from '../../store/index.js'
import { type Csl, ofArticle, ofDataset, ofPage, ofReference, ofRegistration, sayingMoreAuthors } from './csl.js'

export type EntryKind = 'reference' | 'registration' | 'page' | 'article' | 'dataset'

/** Something to cite, and the records for whose sake it is cited. */
export type CitationEntry = {
  /** Citation key: the id in letters, digits and -.:+ only. */
  readonly key: string
  readonly kind: EntryKind
  readonly csl: Csl
  readonly for: readonly string[]
  /** Parts of a citation that were not read. */
  readonly unread: readonly string[]
  readonly retracted: boolean
  /** Whether a correction, an erratum or an expression of concern was met. */
  readonly isCorrected: boolean
  /** Whether the paper has authors after those that were read. */
  readonly hasMoreAuthors: boolean
}

type CitedWork = Omit<CitationEntry, 'key' | 'for'>

const reference = (id: string, dataset: Store): CitedWork[] => {
  const r = dataset.record('references', id)
  if (!r) return []
  const unread = [
    ...(r.title ? [] : ['title']),
    ...(r.author ? [] : ['authors']),
    ...(r.custom.authorsCut ? ['further authors'] : []),
    ...(r.issued ? [] : ['year']),
  ]
  const hasMoreAuthors = r.author !== undefined && r.custom.authorsCut === true
  const retracted = r.custom.retracted === true
  const isCorrected = (r.custom.notices ?? []).some(({ kind }) => kind !== 'retraction')
  return [{ kind: 'reference', csl: ofReference(r), unread, retracted, isCorrected, hasMoreAuthors }]
}

/** Something that is cited without a bibliographic record of ours: what it lacks was not read. */
const withoutReference = (kind: EntryKind, csl: Csl): CitedWork => {
  const unread = [
    ...(csl.title.startsWith('[') ? ['title'] : []),
    ...(csl.author ? [] : ['authors']),
    ...(csl.issued ? [] : ['date']),
  ]
  return { kind, csl, unread, retracted: false, isCorrected: false, hasMoreAuthors: false }
}

const registrations = (trial: Trial, dataset: Store): CitedWork[] =>
  trial.registrations.map((r) => withoutReference('registration', ofRegistration(trial, r, dataset.stamp)))

const ofTrial = (
  trial: Trial,
  { withRegistrations }: { readonly withRegistrations: boolean },
  dataset: Store,
): CitedWork[] => {
  const reports = trial.references.flatMap((id) => reference(id, dataset))
  const registered = withRegistrations || reports.length === 0 ? registrations(trial, dataset) : []
  if (reports.length || registered.length) return [...reports, ...registered]
  // Neither report nor registration: the pages that tell of the study, or the papers whose tables do.
  return trial.sources.flatMap((s) =>
    s.reference
      ? reference(s.reference, dataset)
      : [withoutReference('page', ofPage(`${trial.id}-${s.id}`, `${trial.title}: ${s.what}`, s.url, dataset.stamp))],
  )
}

const citing = (
  [kind, id]: Target,
  { withRegistrations }: { readonly withRegistrations: boolean },
  dataset: Store,
): CitedWork[] => {
  const references = (ids: readonly string[] | undefined): CitedWork[] =>
    (ids ?? []).flatMap((r) => reference(r, dataset))
  switch (kind) {
    case 'trials': {
      const trial = dataset.record('trials', id)
      return trial ? ofTrial(trial, { withRegistrations }, dataset) : []
    }
    case 'references':
      return reference(id, dataset)
    case 'claims':
      return (dataset.record('claims', id)?.articles ?? []).flatMap((a) =>
        citing(['articles', a], { withRegistrations: false }, dataset),
      )
    case 'articles': {
      const article = dataset.record('articles', id)
      return article ? [withoutReference('article', ofArticle(article))] : []
    }
    case 'citations': {
      const actual = dataset.record('citations', id)?.actual
      return references(actual ? [actual] : [])
    }
    case 'reviews':
      return references([dataset.record('reviews', id)?.reference ?? ''])
    case 'approvals': {
      const approval = dataset.record('approvals', id)
      return (approval?.sources ?? []).map((s, i) =>
        withoutReference('page', ofPage(`${id}-${i + 1}`, `${approval?.product}: ${s.what}`, s.url, dataset.stamp)),
      )
    }
    case 'edges':
      return references(dataset.record('edges', id)?.evidence.map((e) => e.reference))
    case 'nodes':
      return []
    default:
      return references(dataset.record(kind, id)?.references)
  }
}

/** Two entries are one when they share an id, a DOI or a PubMed number. */
const same = (a: Csl, b: Csl): boolean =>
  a.id === b.id ||
  (a.DOI !== undefined && a.DOI.toLowerCase() === b.DOI?.toLowerCase()) ||
  (a.PMID !== undefined && a.PMID === b.PMID)

const safeKey = (id: string): string => id.replace(/[^A-Za-z0-9.:+-]+/g, '-')

export type Cited = {
  readonly entries: readonly CitationEntry[]
  /** Records that lead to nothing citable. */
  readonly empty: readonly string[]
  /** How often an entry was asked for again. */
  readonly merged: number
}

/** Everything that cites the records asked for, in their order; each group is what one word led to. */
export const entriesFor = (
  groups: readonly (readonly Target[])[],
  { withRegistrations }: { readonly withRegistrations: boolean },
  dataset: Store,
): Cited => {
  const entries: (CitationEntry & { for: string[] })[] = []
  const empty: string[] = []
  let merged = 0
  for (const group of groups) {
    const before = entries.length
    const again = new Set<CitationEntry>()
    for (const target of group) {
      const some = citing(target, { withRegistrations }, dataset)
      if (some.length === 0) empty.push(target.join('/'))
      for (const one of some) {
        const have = entries.find((entry) => same(entry.csl, one.csl))
        if (have) {
          // What one word leads to may name a source several times: that repeats nothing that was asked for.
          if (entries.indexOf(have) < before) again.add(have)
          if (!have.for.includes(target[1])) have.for.push(target[1])
          continue
        }
        const key = safeKey(one.csl.id)
        const taken = entries.filter((entry) => entry.key === key || entry.key.startsWith(`${key}:`)).length
        entries.push({ ...one, key: taken ? `${key}:${taken + 1}` : key, for: [target[1]] })
      }
    }
    merged += again.size
  }
  return { entries, empty, merged }
}

/** An entry as CSL-JSON for other programs. */
export const cslOf = ({ csl, key, hasMoreAuthors }: CitationEntry): Csl => ({
  ...(hasMoreAuthors ? sayingMoreAuthors(csl) : csl),
  id: key,
})

type About = Parameters<typeof ofDataset>[0]

/** This dataset as an entry. */
export const datasetEntry = (dataset: Store): CitationEntry => {
  const csl = ofDataset(dataset.document<About>('coverage'), dataset.stamp)
  return {
    key: csl.id,
    kind: 'dataset',
    csl,
    for: ['dataset'],
    unread: [],
    retracted: false,
    isCorrected: false,
    hasMoreAuthors: false,
  }
}
