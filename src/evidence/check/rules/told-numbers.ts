/** Numbers that are said of one study or of people counted, held against those that a record gives. */
import type { OutcomeResult } from '../../../dataset/index.js'
import { roleIds } from '../../../dataset/roles.js'
import type { ClaimTrial } from '../../claims/index.js'
import { monthsIn } from '../described.js'
import { placedCounts, resultNumbers, sharesInWords, spokenShares } from '../numbers.js'
import { type Share, sharesOf } from './counts.js'
import type { Case } from './rule.js'

/** Outcomes that count several measures at once; numbers of theirs are told under either. */
const composites = new Set(roleIds('counted-together'))

/** Every share of treated people that the rows of a trial count. */
export const sharesIn = (placed: ClaimTrial): Share[] =>
  [...new Set(placed.results.map(({ result }) => result.outcome))].flatMap((outcome) => sharesOf(placed, outcome))

const joint = /\b(?:and|but|while|whereas|with)\b|[,;，；、]/gi

/** Of a clause that says several things with numbers ("nobody had lows and ten needed no insulin"), the words of one. */
const pieceOf = (text: string, { part, u }: Case): string => {
  const placed = u.parts
    .filter(({ clause }) => clause === part.clause)
    .flatMap((one) => {
      const at = one.words.map((word) => text.indexOf(word)).filter((n) => n >= 0)
      return at.length ? [{ one, from: Math.min(...at), to: Math.max(...at) }] : []
    })
    .sort((a, b) => a.from - b.from)
  const i = placed.findIndex(({ one }) => one === part)
  if (i < 0 || placed.length < 2) return text
  const cut = (k: number): number | undefined => {
    const [before, behind] = [placed[k], placed[k + 1]]
    if (!before || !behind || behind.from <= before.to) return undefined
    const joints = [...text.slice(before.to, behind.from).matchAll(joint)]
    return joints.length ? before.to + (joints.at(-1)?.index ?? 0) : undefined
  }
  const [from, to] = [i === 0 ? 0 : cut(i - 1), i === placed.length - 1 ? text.length : cut(i)]
  return from === undefined || to === undefined ? text : text.slice(from, to)
}

/** The words in which a part is said: those of its own clause, and of clauses that claim nothing themselves. */
const wordsOf = (c: Case): string => {
  const { part, u } = c
  const claiming = new Set(u.parts.map(({ clause }) => clause))
  const own = u.terms.filter(({ clause }) => clause === part.clause || !claiming.has(clause))
  const [first, last] = [own[0], own.at(-1)]
  if (!first || !last) return u.sentence
  const text = claiming.size === 1 ? u.sentence : own.map(({ text }) => text).join(' ')
  const piece = pieceOf(text, c)
  return piece !== text && placedCounts(text).length > 1 ? piece : text
}

/** The words around a place, up to the next comma or joining word. */
const segmentAt = (text: string, at: number): string => {
  const cuts = [...text.matchAll(/[,;，；、]|\b(?:and|but|while|whereas|then)\b/gi)].map(({ index }) => index)
  return text.slice(cuts.findLast((cut) => cut <= at) ?? 0, cuts.find((cut) => cut > at) ?? text.length)
}

/** The time of which a part is said, where a sentence names several and no number stands beside it. */
export const monthsOf = ({ part, u }: Case): number | null => {
  const at = Math.max(...part.words.map((word) => u.sentence.indexOf(word)))
  return at < 0 ? null : monthsIn(segmentAt(u.sentence, at))
}

const isLoose = /\b(?:about|around|roughly|nearly|almost|approximately|some|close to)\b|约|近|左右/i
const isAtLeast = /\b(?:over|more than|at least)\b|余|多|超过|至少/i

/** A share that is said, in percent, and how far above it and below it a count may be. */
type Said = {
  readonly percent: number
  readonly above: number
  readonly below: number
  readonly count: string | null
  /** Of what time it is said, where several are. */
  readonly months: number | null
}

/** The shares that a part says. */
export const saidIn = (c: Case): Said[] => {
  const text = wordsOf(c)
  const near = isLoose.test(text) ? { above: 2, below: 2 } : { above: isAtLeast.test(text) ? 5 : 1, below: 1 }
  const spoken = spokenShares(c.u.sentence)
  const own = placedCounts(text)
  const whole = placedCounts(c.u.sentence)
  const counts = own.length || c.u.parts.length > 1 ? own : whole
  const timeAt = (said: string, at: number): number | null =>
    c.u.subject.told?.hasTimes ? monthsIn(segmentAt(said, at)) : null
  return [
    ...counts.map(({ text: count, at }) => {
      const [events = 0, n = 1] = count.split('/').map(Number)
      const room = n < 6 || spoken.includes(count) ? 6 : 0
      const months = timeAt(counts === own ? text : c.u.sentence, at)
      return { percent: (100 * events) / n, above: room, below: room, count, months }
    }),
    ...sharesInWords(text).map((percent) => ({ percent, above: 6, below: 6, count: null, months: null })),
    ...resultNumbers(text)
      .filter((n) => new RegExp(`${n}\\s*(?:%|percent)`).test(text))
      .map((percent) => {
        const at = text.search(new RegExp(`(?<![\\d.])${percent}\\s*(?:%|percent)`))
        return { percent, ...near, count: null, months: timeAt(text, at) }
      }),
  ]
}

type Counted = {
  readonly text: string
  readonly share: number
  readonly isOfCells: boolean
  readonly months: number | null
}

/** Every count of people in a trial, of its controls too; controls of whom nobody had it stand without events. */
export const countedIn = ({ results, trial }: ClaimTrial): Counted[] =>
  results.flatMap(({ result }) =>
    Object.entries(result.arms).flatMap(([arm, { events, n, percent }]) => {
      const share = n && (events !== undefined || percent === undefined) ? (events ?? 0) / n : percent
      if (share === undefined || share === null) return []
      const isOfCells = trial.arms.find(({ id }) => id === arm)?.role !== 'control'
      const isCounted = Boolean(n) && (events !== undefined || percent === undefined)
      return [
        {
          text: n ? `${events ?? 0}/${n}` : '',
          share: isCounted ? share : share / 100,
          isOfCells,
          months: result.timepointMonths,
        },
      ]
    }),
  )

/** Numbers in a text of a record. */
const numerals = (text: string): number[] => (text.match(/\d+(?:\.\d+)?/g) ?? []).map(Number)
/** Those that are percentages. */
const percents = (text: string): number[] => (text.match(/\d+(?:\.\d+)?(?=\s*%)/g) ?? []).map(Number)
/** Those by which something is said to have grown or shrunk as a multiple. */
const folds = (text: string): number[] =>
  (text.match(/\d+(?:\.\d+)?(?=[\s-]*(?:fold\b|times\b|倍))/g) ?? []).map(Number)

/** The numbers that a row gives as found: what was measured, counted, and the effect; and those that stand in its words. */
const numbersOfRow = (row: OutcomeResult): { readonly found: readonly number[]; readonly words: string } => {
  const { effect } = row
  const arms = Object.values(row.arms).flatMap(({ mean, median, percent, events, n }) => [
    ...[mean, median, percent, events],
    events !== undefined && events !== null && n ? Math.round((1000 * events) / n) / 10 : undefined,
  ])
  return {
    found: [...arms, effect?.value].flatMap((n) => (typeof n === 'number' ? [Math.abs(n)] : [])),
    words: `${row.definition ?? ''} ${row.note ?? ''} ${row.effect?.label ?? ''}`,
  }
}

const numbersOf = (
  placed: ClaimTrial,
): Readonly<Record<'found' | 'inWords' | 'percentsInWords' | 'multiples', ReadonlySet<number>>> => {
  const rows: readonly OutcomeResult[] = [
    ...placed.results.map(({ result }) => result),
    ...placed.trial.outcomes.filter(
      ({ outcome, scale }) =>
        composites.has(outcome) ||
        (scale === 'baseline' && placed.results.some(({ result }) => result.outcome === outcome)),
    ),
  ]
  const all = rows.map(numbersOfRow)
  return {
    found: new Set(all.flatMap(({ found }) => found)),
    inWords: new Set(all.flatMap(({ words }) => numerals(words))),
    percentsInWords: new Set(all.flatMap(({ words }) => percents(words))),
    multiples: new Set(all.flatMap(({ words }) => folds(words))),
  }
}

/** Words for the people without cells. */
export const ofControls = /\b(?:controls?|placebo|sham|untreated|standard care)\b|对照|安慰剂/i

/** Whether the first of the numbers that are said is said of the controls. */
const beginsWithControls = (text: string, first: Said): boolean => {
  const at = text.search(first.count ? /\d/ : new RegExp(String(first.percent)))
  return ofControls.test(text.slice(0, Math.max(0, at)))
}

/** Numbers of results that are said, and are no shares. */
const othersIn = (c: Case, said: readonly Said[] = saidIn(c)): number[] =>
  resultNumbers(wordsOf(c)).filter((n) => !said.some(({ percent }) => percent === n))

/** Whether a sentence says any number of a result. */
export const isNumbered = (c: Case): boolean => saidIn(c).length + othersIn(c).length + folds(wordsOf(c)).length > 0

/** Whether the numbers that are said are those of a trial; undefined where none is said, or they stand in its words alone. */
export const agreesInNumbers = (placed: ClaimTrial, c: Case): boolean | 'unread' | undefined => {
  const said = saidIn(c)
  const shares = sharesIn(placed)
  const { found, inWords, percentsInWords, multiples: own } = numbersOf(placed)
  const others = othersIn(c, said)
  const multiples = folds(wordsOf(c))
  const counted = countedIn(placed)
  const { claimed } = c.part
  const isAbsence = claimed.what === 'outcome' && claimed.absent
  // "All twelve were free of lows": nobody of twelve had them.
  const turned = (count: string | null): string | null => {
    const [events = 0, n = 0] = (count ?? '').split('/').map(Number)
    return isAbsence && count !== null ? `${n - events}/${n}` : count
  }
  const fits = ({ percent, above, below, count, months }: Said, of: readonly Counted[]): boolean =>
    of.some(
      ({ text, share, months: at }) =>
        (months === null || (at !== null && Math.abs(at - months) <= Math.max(0.5, months / 8))) &&
        (text === count ||
          (isAbsence && text === turned(count)) ||
          (above > 0 && 100 * share - percent <= above && percent - 100 * share <= below)),
    ) ||
    (count === null && months === null && found.has(percent))
  const [first] = said
  if (multiples.some((n) => !own.has(n))) return false
  if (first && shares.length) {
    // A count of the controls is none of the treated; of two, the first is of the treated unless it says otherwise.
    const cells = counted.filter(({ isOfCells }) => isOfCells)
    const isOfControls = beginsWithControls(wordsOf(c), first)
    const isOfWhom = isOfControls ? said.some((one) => fits(one, cells)) : fits(first, cells)
    return isOfWhom && said.every((one) => fits(one, counted)) && others.every((n) => found.has(n) || inWords.has(n))
  }
  if (said.length + others.length + multiples.length === 0) return undefined
  const isRead = said.every(({ percent }) => found.has(percent)) && others.every((n) => found.has(n))
  if (isRead) return true
  if (
    said.every(({ percent }) => found.has(percent) || percentsInWords.has(percent)) &&
    others.every((n) => found.has(n) || inWords.has(n))
  )
    return undefined
  return placed.results.some(({ result }) =>
    Object.values(result.arms).some(({ mean }) => mean !== undefined && mean !== null),
  )
    ? false
    : 'unread'
}
