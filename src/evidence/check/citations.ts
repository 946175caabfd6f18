/** The citations of a page against the record: identifiers, "Author et al., year", entries of its list of references. */
import { ensure, itemAt } from '../../collections.js'
import { type Citation, identifierKey, type Reference } from '../../dataset/index.js'
import type { Store } from '../../store/index.js'
import { fold, foldWords } from '../../text.js'

export const citationStatuses = ['right', 'details-wrong', 'not-on-record', 'retracted'] as const
export type CitationStatus = (typeof citationStatuses)[number]

export type PageCitation = {
  readonly text: string
  readonly status: CitationStatus
  /** Reference or trial on record. */
  readonly record: string | null
  /** Judged citation that is the same. */
  readonly judged: string | null
  readonly note: string
}

const statusOf: Readonly<Record<Citation['status'], CitationStatus>> = {
  verified: 'right',
  'details-wrong': 'details-wrong',
  'link-mismatch': 'details-wrong',
  misattributed: 'details-wrong',
  'not-found': 'not-on-record',
}

type Mention = {
  readonly text: string
  readonly at: number
  readonly family: string | null
  readonly year: number | null
  readonly title: string | null
  readonly ids: readonly string[]
  readonly isListed: boolean
}

const idPattern =
  /\b10\.\d{4,9}\/[^\s"<>]+[^\s"<>.,;)\]]|\bPMID:?\s*\d{4,8}\b|\bPMC\d{5,8}\b|\bNCT\s?\d{8}\b|\bChiCTR[-\w]*\d{6,}\b|pubmed\.ncbi\.nlm\.nih\.gov\/\d{4,8}/gi
/** "Hu et al. (2013)", "Hu and colleagues", "Hu J, Yu X, et al." */
const etAl =
  /(\p{Lu}[\p{L}'’-]+(?:\s\p{Lu}[\p{L}'’-]+)?)(?:\s+\p{Lu}{1,3})?,?\s+(?:et\s+al\.?|and\s+(?:his\s+|her\s+)?colleagues|等)(?:,?\s*[(（]?\s*((?:19|20)\d\d))?/gu
/** "Hu, J., Yu, X. (2013). Title. Journal" and "Hu J, Yu X. Title. Journal. 2013". */
const listedApa =
  /(\p{Lu}[\p{L}'’ -]{1,30}),\s(?:\p{Lu}\.\s?-?){1,3}[^()]{0,400}?\(((?:19|20)\d\d)[^)]*\)\.?\s+([^.?!]{8,300})[.?!]/gu
const listedVancouver =
  /(?:^|\n)\s*(?:\[?\d{1,3}[\].)]?\s+|[-*•]\s+)?(\p{Lu}[\p{L}'’-]+)\s\p{Lu}{1,3}(?:,\s[^.]{0,300})?\.\s+([^.?!]{8,300})[.?!][^\n]{0,200}?((?:19|20)\d\d)/gu

const bareId = (text: string): string =>
  identifierKey(/pubmed\.ncbi/i.test(text) ? (text.match(/\d+$/)?.[0] ?? text) : text)

const mentionsIn = (text: string): Mention[] => {
  const found: Mention[] = []
  const add = (mention: Mention): void => void found.push(mention)
  for (const match of text.matchAll(listedApa))
    add({
      text: match[0],
      at: match.index,
      family: itemAt(match, 1),
      year: Number(match[2]),
      title: itemAt(match, 3),
      ids: [],
      isListed: true,
    })
  for (const match of text.matchAll(listedVancouver))
    add({
      text: match[0].trim(),
      at: match.index,
      family: itemAt(match, 1),
      year: Number(match[3]),
      title: itemAt(match, 2),
      ids: [],
      isListed: true,
    })
  const spans = found.map(({ at, text: own }) => [at, at + own.length] as const)
  const isInside = (at: number): boolean => spans.some(([start, end]) => at >= start && at < end)
  for (const match of text.matchAll(etAl))
    if (!isInside(match.index))
      add({
        text: match[0],
        at: match.index,
        family: itemAt(match, 1),
        year: match[2] ? Number(match[2]) : null,
        title: null,
        ids: [],
        isListed: false,
      })
  for (const match of text.matchAll(idPattern))
    add({
      text: match[0],
      at: match.index,
      family: null,
      year: null,
      title: null,
      ids: [bareId(match[0])],
      isListed: false,
    })
  return found.sort((a, b) => a.at - b.at)
}

const firstFamily = (authors: string | null): string =>
  fold((authors ?? '').split(/,| et al| and |&|;/)[0]?.replace(/\s\p{Lu}{1,3}$/u, '') ?? '')

/** The judged citation that a mention is, best fit first: title, then first author with year, then first author alone. */
const judgedCitation = (m: Mention, dataset: Store, article: string | undefined): Citation | undefined => {
  const score = (c: Citation): number => {
    const { authors, year, title, url } = c.asCited
    if (m.ids.length) return url && m.ids.some((id) => url.toLowerCase().includes(id)) ? 5 : 0
    if (m.title && title && fold(title).startsWith(fold(m.title).slice(0, 40))) return 4 + (m.isListed ? 1 : 0)
    if (!m.family || firstFamily(authors) === '' || firstFamily(authors) !== fold(m.family)) return 0
    const inText = /text/.test(c.place) !== m.isListed ? 0.5 : 0
    if (m.year !== null && year !== null) return m.year === year ? 3 + inText : 0
    return 1 + inText
  }
  return dataset
    .records('citations')
    .map((citation) => ({ citation, points: score(citation) }))
    .filter(({ points }) => points > 0)
    .map(({ citation, points }) => ({ citation, points: points + (citation.article === article ? 0.4 : 0) }))
    .sort((a, b) => b.points - a.points)[0]?.citation
}

const referencesBy = (m: Mention, dataset: Store): readonly Reference[] => {
  const all = dataset.records('references')
  if (m.title) {
    const wanted = fold(m.title)
    const titled = all.filter(({ title }) => title && fold(title) === wanted)
    if (titled.length) return titled
  }
  if (!m.family || m.year === null) return []
  return all.filter(({ author, issued }) => {
    const first = author?.[0]
    const family = first && ('family' in first ? first.family : first.literal)
    return family !== undefined && fold(family) === fold(ensure(m.family)) && issued?.['date-parts'][0]?.[0] === m.year
  })
}

const ofIds = (m: Mention, dataset: Store): PageCitation => {
  const [target] = m.ids.flatMap((id) => dataset.find(id))
  const paper = dataset
    .records('references')
    .find((r) => [r.DOI, r.PMID, r.PMCID].some((own) => own && m.ids.includes(identifierKey(own))))
  const record = paper?.id ?? target?.[1] ?? null
  return {
    text: m.text,
    status: paper?.custom.retracted ? 'retracted' : record ? 'right' : 'not-on-record',
    record,
    judged: null,
    note: record ? `It leads to ${record}.` : 'No record answers to it; absence here is no proof that it is wrong.',
  }
}

const ofJudged = (text: string, judged: Citation, dataset: Store): PageCitation => {
  const actual = judged.actual ? dataset.record('references', judged.actual) : undefined
  return {
    text,
    status: actual?.custom.retracted ? 'retracted' : statusOf[judged.status],
    record: judged.actual,
    judged: judged.id,
    note: judged.differences[0] ?? judged.searchNote ?? `Judged by hand as ${judged.status.replaceAll('-', ' ')}.`,
  }
}

const judge = (m: Mention, dataset: Store, article: string | undefined): PageCitation => {
  const judged = judgedCitation(m, dataset, article)
  if (judged) return ofJudged(m.text, judged, dataset)
  if (m.ids.length) return ofIds(m, dataset)
  const found = referencesBy(m, dataset)
  const [one] = found
  if (!one)
    return {
      text: m.text,
      status: 'not-on-record',
      record: null,
      judged: null,
      note: 'No reference on record fits author and year; absence here is no proof that it is wrong.',
    }
  return {
    text: m.text,
    status: one.custom.retracted ? 'retracted' : 'right',
    record: one.id,
    judged: null,
    note:
      found.length > 1
        ? `${found.length} references fit author and year: ${found
            .slice(0, 3)
            .map(({ id }) => id)
            .join(', ')}.`
        : `Author and year fit ${one.id}.`,
  }
}

const smallWords = new Set('a an and at by for from in is of on or the their to with'.split(' '))
const contentWords = (text: string): string[] =>
  foldWords(text)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word.length > 1 && !smallWords.has(word))
    .map((word) => word.slice(0, 6))

/** How much of what was cited must stand in two sentences that follow each other: on its own page, and on any other. */
const told = { onPage: 0.6, anywhere: 0.9, words: 6 } as const

/** Citations that name no author with a year: a title in the running text, a person who is quoted, studies without a name. */
const toldIn = (
  text: string,
  judgedBefore: ReadonlySet<string>,
  dataset: Store,
  article: string | undefined,
): PageCitation[] => {
  const sentences = text.split(/(?<=[.!?。！？])\s+|\n+/).filter(Boolean)
  const windows = sentences.map((sentence, i) => {
    const both = [sentence, sentences[i + 1] ?? ''].join(' ')
    return { text: sentence, words: new Set(contentWords(both)) }
  })
  return dataset.records('citations').flatMap((citation): PageCitation[] => {
    const isOwn = citation.article === article
    if (judgedBefore.has(citation.id)) return []
    const { title, authors } = citation.asCited
    const words = contentWords(title ?? authors ?? '')
    if (words.length === 0 || (!isOwn && (title === null || words.length < told.words))) return []
    const [best] = windows
      .map((window) => ({ ...window, share: words.filter((word) => window.words.has(word)).length / words.length }))
      .sort((a, b) => b.share - a.share)
    return best && best.share >= (isOwn ? told.onPage : told.anywhere)
      ? [ofJudged(best.text.length > 160 ? `${best.text.slice(0, 160)} …` : best.text, citation, dataset)]
      : []
  })
}

/** Every citation of a text, each once, in its order; those of a judged article also where they are only told. */
export const citationsIn = (text: string, dataset: Store, article?: string): PageCitation[] => {
  const seen = new Map<string, PageCitation>()
  for (const mention of mentionsIn(text)) {
    const citation = judge(mention, dataset, article)
    const key =
      citation.judged ??
      `${fold(mention.family ?? '')} ${mention.year ?? ''} ${mention.ids.join()} ${citation.record ?? ''}`
    if (!seen.has(key)) seen.set(key, citation)
  }
  const judgedBefore = new Set([...seen.values()].flatMap(({ judged }) => judged ?? []))
  return [...seen.values(), ...toldIn(text, judgedBefore, dataset, article)]
}

/** Numbers of a sentence that the cited study does not report: shares, counts, doses as they are written. */
export const numbersNotReported = (sentence: string, citations: readonly PageCitation[], dataset: Store): string[] => {
  const cited = citations.filter(({ text, record }) => record !== null && sentence.includes(text))
  const trials = dataset
    .records('trials')
    .filter((trial) => cited.some(({ record }) => trial.id === record || trial.references.includes(ensure(record))))
  if (trials.length === 0) return []
  const onRecord = new Set(
    trials.flatMap((trial) => JSON.stringify(trial.outcomes).match(/-?\d+(?:\.\d+)?/g) ?? []).map(Number),
  )
  const said = [...sentence.matchAll(/(?<![\w.])(\d+(?:\.\d+)?)\s*(%|percent|of \d+|个百分点)?/g)]
    .filter(([, number]) => !/^(19|20)\d\d$/.test(ensure(number)) && Number(number) > 2)
    .map(([all, number]) => ({ all: all.trim(), value: Number(number) }))
  return said.filter(({ value }) => !onRecord.has(value) && !onRecord.has(-value)).map(({ all }) => all)
}
