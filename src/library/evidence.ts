/**
 * What the program makes of the evidence: claims checked, arithmetic repeated, risk of bias judged. Each answers what its
 * command prints under --json (stemcell check, audit, bias), so that it keeps the same contract: stemcell schema check|audit|bias.
 */
import type { DatasetStamp, Json } from '../answer.js'
import { commands } from '../commands/index.js'
import type { ContractName, GroupOf, ItemOf } from '../contracts/index.js'
import { Failure, isFailure, usage } from '../errors.js'
import type { Store } from '../store/store.js'

/** A sentence checked: how it was read, its verdict, and every part with its rule, reason and trials. */
export type CheckedClaim = ItemOf<'check'>
/** A sentence of a page, with what was said of it. */
export type CheckedSentence = ItemOf<'check-page'>
/** The scorecard of a page, or one of its citations held against the record. */
export type PageScore = GroupOf<'check-page'>
/** What a rule of the audit found in a trial: the numbers on record, what they should be, whether it is known. */
export type AuditFinding = ItemOf<'audit'>
/** The risk of bias of one result, domain by domain. */
export type BiasJudgment = ItemOf<'bias'>

/** An answer as the command of the same name prints it under --json. */
export type Answered<Item, Group = never> = {
  /** Name and version of the contract: stemcell/NAME/1. */
  readonly format: string
  readonly dataset: DatasetStamp
  /** The question as understood. */
  readonly query: Json
  /** Items in the answer. */
  readonly count: number
  /** Records there were to choose from. */
  readonly total: number
  readonly items: readonly Item[]
  readonly groups?: readonly Group[]
  /** Caveats, and what was left out and why: to be read with the items. */
  readonly notes: readonly string[]
  /** Command lines worth running now. */
  readonly next: readonly { readonly command: string; readonly why: string }[]
}

type Asked = {
  readonly words: readonly string[]
  readonly options?: Readonly<Record<string, string | undefined>>
  /** What stands in for standard input. */
  readonly text?: string
}

/** Commands are bundled apart and share no classes: their failures become those that a caller can tell by class. */
const asOwnFailure = (error: unknown): never => {
  throw isFailure(error) ? new Failure(error.code, error.message, error.hint) : error
}

const answerOf = async <Name extends ContractName>(
  name: 'check' | 'audit' | 'bias',
  { words, options = {}, text }: Asked,
  dataset: Store,
): Promise<Answered<ItemOf<Name>, GroupOf<Name>>> => {
  const entry = commands.find((one) => one.name === name)
  if (!entry) throw new Error(`no command ${name}`)
  const nothing = (): never => {
    throw usage('nothing is read from files or standard input here', 'Give the words themselves')
  }
  const asked = {
    words,
    filters: [],
    options,
    read: async () => text ?? nothing(),
    readBytes: async () => (text === undefined ? nothing() : Buffer.from(text)),
  }
  const answer = await entry
    .load()
    .then((command) => command.answer(asked, dataset))
    .catch(asOwnFailure)
  const { format, dataset: stamp, query, count, total, items, groups, notes, next } = answer
  return {
    format,
    dataset: stamp,
    query,
    count,
    total,
    // The contract of a command's answer is proven where it is defined; the registry of commands forgets it.
    items: items as readonly ItemOf<Name>[],
    ...(groups ? { groups: groups as readonly GroupOf<Name>[] } : {}),
    notes,
    next,
  }
}

/** What a sentence or page is about where it does not say. */
export type CheckOptions = {
  /** Ids or names of diseases and cells with commas between: 't2d,uc-msc'. */
  readonly about?: string
}

/**
 * Check a claim in a sentence, English or Chinese, by named rules over stored facts. No network, no language model, no advice.
 * @param sentence - the claim, at most 2,000 characters
 * @param dataset - what openDataset() opened
 * @returns one item: how the sentence was understood, its verdict (`not-judged` with a reason where it cannot be), and each thing claimed with the rule, the certainty and the trials that decide
 * @throws Failure `usage`: a text that can be no sentence, or a disease or cell type that is not on record
 * @see docs/check.md: every rule, and how often it is right
 * @example
 * import { openDataset } from 'stemcell-evidence/dataset'
 * import { check } from 'stemcell-evidence/evidence'
 *
 * const { items } = await check('stem cells cure type 1 diabetes', openDataset())
 * console.log(items[0].verdict) // contradicted
 */
export const check = (
  sentence: string,
  dataset: Store,
  { about }: CheckOptions = {},
): Promise<Answered<CheckedClaim>> => {
  const words = sentence.trim()
  if (words === '' || words === '-') throw usage(`"${words}" is no sentence`, 'Give the claim in words')
  return answerOf<'check'>('check', { words: [words], options: { about } }, dataset)
}

/**
 * Check a whole page: the claims of its sentences one by one, a scorecard, and its citations against the record.
 * @param text - plain text, Markdown or HTML
 * @param dataset - what openDataset() opened
 * @returns an item per sentence that speaks of the subject; `groups` holds the scorecard, then the citations
 * @throws Failure `usage`: a text without sentences, or a disease or cell type that is not on record
 * @see docs/check.md
 * @example
 * import { openDataset } from 'stemcell-evidence/dataset'
 * import { checkPage } from 'stemcell-evidence/evidence'
 *
 * const page = 'Stem cells cure type 1 diabetes. Call us today!'
 * const { items } = await checkPage(page, openDataset())
 * console.log(items[0].verdict) // contradicted
 */
export const checkPage = (
  text: string,
  dataset: Store,
  { about }: CheckOptions = {},
): Promise<Answered<CheckedSentence, PageScore>> =>
  answerOf<'check-page'>('check', { words: [], options: { page: '-', about }, text }, dataset)

/**
 * Repeat the arithmetic that stored numbers allow: percentages, changes, effects, p-values, intervals, people, dates.
 * @param trials - ids, registry numbers, DOIs, PMIDs, or queries (`disease:t1d allocation:randomized`); all trials where none is named
 * @param dataset - what openDataset() opened
 * @returns an item per finding, with the numbers on record, those recomputed and the level: contradiction, suspicious, note
 * @throws Failure `not-found`, `usage`: what is named is no trial
 * @see stemcell audit --rules: what each rule demands, with its source
 * @example
 * import { openDataset } from 'stemcell-evidence/dataset'
 * import { audit } from 'stemcell-evidence/evidence'
 *
 * const { items } = await audit(['zang-2022-uc-msc-t2d'], openDataset())
 * console.log(items.every(({ trial }) => trial === 'zang-2022-uc-msc-t2d')) // true
 */
export const audit = (trials: readonly string[], dataset: Store): Promise<Answered<AuditFinding>> =>
  answerOf<'audit'>('audit', { words: trials }, dataset)

/** Which results are judged. */
export type BiasOptions = {
  /** Only results of this outcome measure and those below it: an id or a name. */
  readonly outcome?: string
}

/**
 * Judge the risk of bias of each result of trials by named rules over stored facts: RoB 2 for randomized comparisons,
 * ROBINS-I for others. What the record does not answer is `no information`, never low.
 * @param trials - ids, registry numbers, DOIs, PMIDs, or queries; at least one
 * @param dataset - what openDataset() opened
 * @returns an item per result, each domain with its judgment, rule, reason and where the facts were read
 * @throws Failure `not-found`, `usage`: what is named is no trial, or the outcome is none
 * @see Sterne 2019, doi:10.1136/bmj.l4898 (RoB 2); Sterne 2016, doi:10.1136/bmj.i4919 (ROBINS-I)
 * @example
 * import { openDataset } from 'stemcell-evidence/dataset'
 * import { bias } from 'stemcell-evidence/evidence'
 *
 * const { items } = await bias(['zang-2022-uc-msc-t2d'], openDataset(), { outcome: 'hba1c' })
 * console.log(items.some(({ tool }) => tool === 'RoB 2')) // true
 */
export const bias = (
  trials: readonly string[],
  dataset: Store,
  { outcome }: BiasOptions = {},
): Promise<Answered<BiasJudgment>> => answerOf<'bias'>('bias', { words: trials, options: { outcome } }, dataset)
