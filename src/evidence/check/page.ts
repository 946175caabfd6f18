/** A whole page: every sentence sorted and judged with the context of its headings, citations checked, a scorecard. */
import { itemAt, tableOf } from '../../collections.js'
import type { Article, Claim } from '../../dataset/index.js'
import { hasRole, roleId } from '../../dataset/roles.js'
import { badData } from '../../errors.js'
import type { Store } from '../../store/index.js'
import { fold } from '../../text.js'
import { type Checked, checkClaim } from './check.js'
import {
  type CitationStatus,
  citationStatuses,
  citationsIn,
  numbersNotReported,
  type PageCitation,
} from './citations.js'
import { type PageBlock, type PageSentence, pageSentences, textBlocks } from './page-text.js'
import { type Result, results } from './rules/rule.js'
import { kindness } from './similar.js'
import { type Context, type Understanding, understand } from './understand.js'

export const sentenceClasses = ['judged', 'beyond', 'no-claim'] as const
/** judged: has a verdict. beyond: a claim that has none, for a named reason. no-claim: says nothing that could have one. */
export type SentenceClass = (typeof sentenceClasses)[number]

export type CheckedSentence = {
  readonly id: string
  readonly text: string
  readonly heading: string | null
  readonly class: SentenceClass
  readonly checked: Checked
  /** Numbers that the study cited beside them does not report. */
  readonly numbersNotReported: readonly string[]
}

export type Scorecard = {
  readonly sentences: number
  readonly classes: Readonly<Record<SentenceClass, number>>
  readonly verdicts: Readonly<Record<Result, number>>
  /** Share of judged claims that are overstated or worse, in percent. */
  readonly overstated: number | null
  readonly citations: Readonly<Record<CitationStatus, number>>
}

export type CheckedPage = {
  readonly sentences: readonly CheckedSentence[]
  readonly citations: readonly PageCitation[]
  readonly scorecard: Scorecard
  /** The judged article that this page is, by its address or title. */
  readonly article: Article | null
}

const mostBytes = 2_000_000
const mostSentences = 5_000

const study = /\b(trial|study|patients|participants|people|adults|children)\b|试验|研究|患者|人/i

/** Says something of the disease itself, or of a study: a claim, and not of what cells do. */
const isOfElse = (u: Understanding): boolean =>
  (u.diseases.length > 0 && u.terms.length > 6) || (u.numbers.length + u.shares.length > 1 && study.test(u.sentence))

const classOf = ({ parts, understanding: u, reason, same }: Checked): SentenceClass => {
  if (reason?.code === 'offer') return 'no-claim'
  if (same) return 'judged'
  if (parts.length > 0 && reason?.code !== 'question') return 'judged'
  if (u.parts.length > 0 || (reason && ['language', 'outside', 'question', 'unknown-words'].includes(reason.code)))
    return 'beyond'
  return reason && ['no-treatment', 'no-claim'].includes(reason.code) && isOfElse(u) ? 'beyond' : 'no-claim'
}

/** Whether a sentence speaks of the treatment that the page is about without naming it. */
const refersBack =
  /\b(it|they|them|this|these|such|the (?:cells?|therapy|treatment|procedure|approach|infusion|product|program))\b|\b(therapy|therapies|transplant\w*|infusions?|injections?)\b|其|它|该(?:疗法|治疗|细胞|技术)|治疗后|移植后|输注后/i
const ofOthers =
  /\b(current|conventional|standard|existing|traditional|other|insulin) (?:treatments?|therap(?:y|ies)|care)\b|胰岛素治疗|传统治疗|常规治疗/i

/** What headings and earlier sentences named last. */
class PageContext {
  #diseases: readonly string[] = []
  #cells: readonly string[] = []
  #from = 'the page'
  constructor(
    readonly given: Context | undefined,
    first: PageBlock | undefined,
    dataset: Store,
  ) {
    if (first?.kind === 'heading') this.name(first.text, 'the title', dataset)
  }

  name(text: string, from: string, dataset: Store): void {
    const { diseases, cells, terms } = understand(text, dataset)
    // A list of complications is not what a page is about.
    if (
      diseases.length > 0 &&
      diseases.length < 3 &&
      diseases.join() !== roleId('diabetes-as-such') &&
      diseases.some((id) => hasRole(id, 'diabetes-types') || this.#diseases.length === 0)
    )
      this.#diseases = diseases
    if (cells.length && terms.some(({ meaning }) => meaning.role === 'cell' || meaning.role === 'origin'))
      this.#cells = cells
    if (diseases.length || cells.length) this.#from = from
  }

  contextFor(text: string): Context | undefined {
    if (this.given) return this.given
    const speaksOfCells = refersBack.test(text) && !ofOthers.test(text)
    if (this.#diseases.length === 0 && !speaksOfCells) return undefined
    return { diseases: this.#diseases, cells: speaksOfCells ? this.#cells : [], from: this.#from }
  }
}

const scorecardOf = (sentences: readonly CheckedSentence[], citations: readonly PageCitation[]): Scorecard => {
  const tally = <K extends string>(keys: readonly K[], of: (key: K) => number): Readonly<Record<K, number>> =>
    tableOf(keys, of)
  const judged = sentences.filter((one) => one.class === 'judged')
  const verdicts = tally(results, (result) => judged.filter(({ checked }) => checked.verdict === result).length)
  const answered = judged.length - verdicts['not-judged']
  return {
    sentences: sentences.length,
    classes: tally(sentenceClasses, (name) => sentences.filter((one) => one.class === name).length),
    verdicts,
    overstated:
      answered === 0
        ? null
        : Math.round(
            (100 * (verdicts.overstated + verdicts.contradicted + verdicts['true-of-something-else'])) / answered,
          ),
    citations: tally(citationStatuses, (status) => citations.filter((one) => one.status === status).length),
  }
}

/** The judged article with this title or address on the page. */
const articleOf = (text: string, dataset: Store): Article | null => {
  const folded = fold(text)
  return (
    dataset
      .records('articles')
      .find(
        ({ title, url }) =>
          (url && text.includes(url)) || (title && fold(title).length > 20 && folded.includes(fold(title))),
      ) ?? null
  )
}

/** Claims of one article that a page must repeat to be taken for it. */
const repeated = 5

/** The judged article whose claims a page repeats: a copy without its title, or under another. */
const articleBy = (sentences: readonly CheckedSentence[], dataset: Store): Article | null => {
  const said = new Set(sentences.flatMap(({ checked }) => checked.same?.id ?? []))
  const counts = dataset
    .records('articles')
    .map((article) => ({
      article,
      n: dataset.records('claims').filter(({ id, articles }) => said.has(id) && articles.includes(article.id)).length,
    }))
    .sort((a, b) => b.n - a.n)
  const [best] = counts
  return best && best.n >= repeated ? best.article : null
}

/** The judged claim of an article that is about this very quotation. */
const claimOfQuotation = (
  readAs: string,
  citations: readonly PageCitation[],
  article: string | undefined,
  dataset: Store,
): { readonly claim?: Claim } => {
  if (!article || !/^[“"].*[”"] \(.*\)$/.test(readAs)) return {}
  const cited = citations.flatMap(({ text, judged }) => (judged && readAs.includes(text) ? [judged] : []))
  const [claim] = dataset
    .records('claims')
    .filter(
      ({ articles, citations: own }) =>
        articles.includes(article) && own.length === 1 && cited.includes(itemAt(own, 0)),
    )
    .sort((a, b) => kindness[a.verdict] - kindness[b.verdict])
  return claim ? { claim } : {}
}

const checkSentences = async (
  found: readonly PageSentence[],
  named: PageContext,
  citations: readonly PageCitation[],
  dataset: Store,
  article: string | undefined,
  progress: Progress,
): Promise<CheckedSentence[]> => {
  const sentences: CheckedSentence[] = []
  let heading: string | null = null
  for (const [i, sentence] of found.entries()) {
    await progress?.(i + 1, found.length)
    if (sentence.isReference || !/[\p{L}\p{N}]/u.test(sentence.text)) continue
    if (sentence.heading !== heading && sentence.heading)
      named.name(sentence.heading, `the heading “${sentence.heading}”`, dataset)
    heading = sentence.heading
    const context = named.contextFor(sentence.readAs)
    const checked = await checkClaim(sentence.readAs.slice(0, 600), dataset, {
      withNear: false,
      ...(context ? { context } : {}),
      ...(article ? { article } : {}),
      ...claimOfQuotation(sentence.readAs, citations, article, dataset),
    })
    named.name(sentence.readAs, 'an earlier sentence', dataset)
    sentences.push({
      id: String(sentences.length + 1),
      text: sentence.text,
      heading: sentence.heading,
      class: classOf(checked),
      checked,
      numbersNotReported: numbersNotReported(sentence.text, citations, dataset),
    })
  }
  return sentences
}

type Progress = ((done: number, of: number) => void | Promise<void>) | undefined

export type PageOptions = {
  readonly context?: Context | undefined
  readonly isHtml?: boolean
  /** Told after every sentence. */
  readonly progress?: Progress
}

const tooMuch = (what: string): Error =>
  badData(
    `the page has ${what}`,
    `At most ${mostBytes / 1e6} MB and ${mostSentences} sentences are read; check it in parts`,
  )

/** Check a page of text, Markdown or HTML. */
export const checkPageText = async (text: string, dataset: Store, options: PageOptions = {}): Promise<CheckedPage> => {
  if (Buffer.byteLength(text) > mostBytes) throw tooMuch(`${(Buffer.byteLength(text) / 1e6).toFixed(1)} MB`)
  const blocks: readonly PageBlock[] = options.isHtml
    ? (await import('./web-page.js')).htmlBlocks(text)
    : textBlocks(text)
  const found = pageSentences(blocks)
  if (found.length > mostSentences) throw tooMuch(`${found.length} sentences`)
  const whole = blocks.map((block) => block.text).join('\n')
  let citations = citationsIn(whole, dataset)
  const read = (article?: Article): Promise<CheckedSentence[]> =>
    checkSentences(
      found,
      new PageContext(options.context, blocks[0], dataset),
      citations,
      dataset,
      article?.id,
      options.progress,
    )
  let sentences = await read()
  const article = articleOf(whole, dataset) ?? articleBy(sentences, dataset)
  if (article) {
    citations = citationsIn(whole, dataset, article.id)
    sentences = await read(article)
  }
  return { sentences, citations, scorecard: scorecardOf(sentences, citations), article }
}

/** One sentence a line, each with an id where the line begins with one and a tab, or is JSON with id and text. */
export const checkLines = async (
  text: string,
  dataset: Store,
  context?: Context,
  progress?: Progress,
): Promise<CheckedPage> => {
  if (Buffer.byteLength(text) > mostBytes) throw tooMuch(`${(Buffer.byteLength(text) / 1e6).toFixed(1)} MB`)
  const lines = text
    .replace(/^\ufeff/, '')
    .split(/\r?\n/)
    .filter((line) => /[\p{L}\p{N}]/u.test(line))
  if (lines.length > mostSentences) throw tooMuch(`${lines.length} sentences`)
  const sentences: CheckedSentence[] = []
  for (const [i, line] of lines.entries()) {
    await progress?.(i + 1, lines.length)
    const { id, sentence } = lineOf(line, String(i + 1))
    const checked = await checkClaim(sentence.slice(0, 600), dataset, {
      withNear: false,
      ...(context ? { context } : {}),
    })
    sentences.push({ id, text: sentence, heading: null, class: classOf(checked), checked, numbersNotReported: [] })
  }
  return { sentences, citations: [], scorecard: scorecardOf(sentences, []), article: null }
}

const lineOf = (line: string, place: string): { id: string; sentence: string } => {
  if (line.startsWith('{'))
    try {
      const { id, text, sentence, claim }: Record<string, unknown> = JSON.parse(line)
      const found = [text, sentence, claim].find((one): one is string => typeof one === 'string')
      if (found) return { id: id === undefined ? place : String(id), sentence: found }
    } catch {
      throw badData(
        `line ${place} begins like JSON and is none`,
        'Write a sentence, an id and a tab before it, or {"id": …, "text": …}',
      )
    }
  const [, id, sentence] = /^([\w.:-]{1,40})\t(.+)$/.exec(line) ?? []
  return id && sentence ? { id, sentence: sentence.trim() } : { id: place, sentence: line.trim() }
}
