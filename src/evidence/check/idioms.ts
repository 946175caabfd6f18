/** What words mean together though they stand apart: "bring … down", "slow the decline of", "the ulcer closes". */
import { itemAt } from '../../collections.js'
import type { Change, Meaning } from '../../dataset/index.js'
import { roleId, roleIds } from '../../dataset/roles.js'
import type { Term } from './meaning.js'
import { decline, joinTellings } from './tellings.js'
import { turnsOfCells } from './turns.js'

/** A word and the one that completes it within the same clause, with what they mean together. */
const split: readonly (readonly [first: RegExp, last: RegExp, change: Change])[] = [
  [/^(bring|brings|brought|bringing|get|gets|drive|drives|drove|push|pushes|keep|keeps)$/i, /^down$/i, 'down'],
  [/^(cut|cuts|cutting|slash|slashed)$/i, /^(half|two)$/i, 'down'],
  [/^(leave|leaves|left|leaving|put|puts|putting)$/i, /^(behind|aside)$/i, 'stop'],
  [/^(throw|throws|threw|thrown|throwing|toss|tossed|put|puts|putting)$/i, /^(away|aside)$/i, 'stop'],
  [/^(make|makes|made|making)$/i, /^(disappear|vanish|go away)$/i, 'stop'],
  [/^(give|gives|gave|giving)$/i, /^up$/i, 'stop'],
  [/^(take|takes|took|taking|get|gets|getting|wean|weans|weaned)$/i, /^off$/i, 'stop'],
  [/^(turn|turns|turned|turning)$/i, /^around$/i, 'stop'],
  [/^(keep|keeps|kept|keeping|bring|brings|brought)$/i, /^(in check|under control|in range)$/i, 'better'],
]
const reach = 6

const isFree = ({ meaning }: Term): boolean => ['unmapped', 'function', 'plain', 'change'].includes(meaning.role)

/** Verbs split by their object: the first part carries the meaning, the last one none. */
const joinSplit = (terms: readonly Term[]): Term[] => {
  const out = [...terms]
  out.forEach((term, i) => {
    if (!isFree(term)) return
    for (const [first, last, change] of split) {
      if (!first.test(term.text)) continue
      const j = out.findIndex(
        (other, k) => k > i && k <= i + reach && other.clause === term.clause && isFree(other) && last.test(other.text),
      )
      // "Give up insulin" stands together: phrases of the lexicon have it.
      if (j <= i + 1) continue
      out[i] = { ...term, meaning: { role: 'change', change } }
      out[j] = { ...itemAt(out, j), meaning: { role: 'function' } }
      return
    }
  })
  return out
}

const slowing =
  /^(slow|slows|slowed|slowing|delay|delays|delayed|delaying|prevent|prevents|prevented|halt|halts|arrest|limit|limits|limited|reduce|reduces|reduced|stop|stops|stopped|延缓|减缓|延迟|防止|阻止|遏制|减少|避免|预防)$/i
/** A decline that is slowed is a measure that is kept. */
const slowedDecline = (terms: readonly Term[]): Term[] => {
  const out = [...terms]
  out.forEach((term, i) => {
    if (term.meaning.role !== 'change' || !slowing.test(term.text)) return
    const j = out.findIndex(
      (other, k) =>
        k > i &&
        other.clause === term.clause &&
        ['change', 'unmapped', 'plain'].includes(other.meaning.role) &&
        decline.test(other.text),
    )
    if (j < 0) return
    out[i] = { ...term, meaning: { role: 'change', change: 'keep' } }
    out[j] = { ...itemAt(out, j), meaning: { role: 'function' } }
  })
  return out
}

const heal: Meaning = { role: 'effect', effect: 'heal' }

/** Ulcers close when they heal; anything else that closes or comes close means nothing here. */
const closing = (terms: readonly Term[]): Term[] =>
  terms.some(({ meaning }) => meaning.role === 'disease' && meaning.ids.includes(roleId('open-wounds')))
    ? terms.map((term) => (/^clos(e|es|ed|ing|ure)$/i.test(term.text) ? { ...term, meaning: heal } : term))
    : [...terms]

const outside: Meaning = { role: 'outside', what: 'disease' }

/** "Cures cancer": cancer is the disease there, and no harm of the treatment. */
const curedCancer = (terms: readonly Term[]): Term[] =>
  terms.map((term, i) => {
    const before = terms.slice(Math.max(0, i - 2), i)
    const isCured = before.some(
      ({ meaning, clause }) =>
        clause === term.clause &&
        meaning.role === 'effect' &&
        (meaning.effect === 'cure' || meaning.effect === 'heal' || meaning.effect === 'reverse'),
    )
    return isCured && term.meaning.role === 'harm' && term.meaning.ids.includes(roleId('tumors'))
      ? { ...term, meaning: outside }
      : term
  })

const uncertain: Meaning = { role: 'effect', effect: 'uncertain' }

/** Evidence that is weak or limited: what it is evidence of is not settled. */
const weakEvidence = (terms: readonly Term[]): Term[] =>
  terms.map((term) => {
    const isWeak =
      /^(weak|limited|insufficient|inconclusive|sparse|poor|scarce|scant|mixed|conflicting|薄弱|有限|不足)$/i.test(
        term.text,
      )
    const isEvidence = (other: Term): boolean =>
      other.clause === term.clause && /^(evidence|data|证据|数据)$/i.test(other.text)
    return isWeak && terms.some(isEvidence) ? { ...term, meaning: uncertain } : term
  })

/** The terms before one in its clause, the nearest first. */
const before = (terms: readonly Term[], at: number, most: number): Term[] =>
  terms
    .slice(Math.max(0, at - most), at)
    .filter(({ clause }) => clause === itemAt(terms, at).clause)
    .toReversed()

/** What still needs to be confirmed is not known yet: "needs to be confirmed in larger trials", "仍需大样本研究证实". */
const toBeConfirmed = (terms: readonly Term[]): Term[] =>
  terms.map((term, i) =>
    term.meaning.role === 'proof' &&
    before(terms, i, 8).some(
      ({ text, meaning }) =>
        (meaning.role === 'effect' && meaning.effect === 'uncertain') ||
        /^(needs?|needed|requires?|required|remains?|has to|have to|must|需|仍需|还需|需要|有待|尚待|尚需|待)$/i.test(
          text,
        ),
    )
      ? { ...term, meaning: uncertain }
      : term,
  )

const plain: Meaning = { role: 'plain' }

/** What a study set out to find is no finding: "to evaluate the safety and efficacy of …". */
const aims = (terms: readonly Term[]): Term[] =>
  terms.map((term, i) => {
    const { meaning } = term
    const isFinding = meaning.role === 'safe' || (meaning.role === 'effect' && meaning.effect === 'effective')
    const aim = before(terms, i, 4).some(({ text }) =>
      /^(evaluat|assess|investigat|examin|explor|test(s|ed|ing)?$|study|studied|studying|评估|评价|探讨|考察)/i.test(
        text,
      ),
    )
    return isFinding && aim ? { ...term, meaning: plain } : term
  })

/** Standard care that cells are added to or compared with is not said of the cells. */
const besideStandard = (terms: readonly Term[]): Term[] =>
  terms.map((term, i) =>
    term.meaning.role === 'effect' &&
    term.meaning.effect === 'standard' &&
    before(terms, i, 3).some(({ text }) =>
      /^(to|with|than|versus|vs|plus|and|alongside|over|beyond|against|receiving|on|of|under|在|与|和|比|相比)$/i.test(
        text,
      ),
    ) &&
    !before(terms, i, 4).some(({ text }) => /^(is|are|was|become|became|becoming|as|part of|成为|是|已是)$/i.test(text))
      ? { ...term, meaning: plain }
      : term,
  )

/** A trial that missed its primary endpoint found no effect; one that met it found one. */
const endpoints = (terms: readonly Term[]): Term[] => {
  const out = [...terms]
  out.forEach((term, i) => {
    if (
      !/^(end ?points?|primary (?:outcomes?|end ?points?)|goals?|targets?|aims?|objectives?|主要终点|终点|目标)$/i.test(
        term.text,
      )
    )
      return
    const reach = i - before(out, i, 5).length
    const verb = out.findIndex(
      ({ text }, k) =>
        k >= reach &&
        k < i &&
        /^(miss|missed|meet|met|meets|reach|reached|achieved?|hit|达到|未达到|未达)$/i.test(text),
    )
    if (verb < 0) return
    if (/^(miss|missed|未达到|未达)$/i.test(itemAt(out, verb).text))
      out[verb] = { ...itemAt(out, verb), meaning: { role: 'negation' } }
    out[i] = { ...term, meaning: { role: 'effect', effect: 'effective' } }
  })
  return out
}

/** "Prevents kidney failure": what is moved is no description of people, and has no measure here. */
const movedGroups = (terms: readonly Term[]): Term[] =>
  terms.map((term, i) =>
    term.meaning.role === 'group' &&
    before(terms, i, 3).some(({ meaning }) => meaning.role === 'change' || meaning.role === 'effect') &&
    !before(terms, i, 1).some(({ text }) => /^(with|in|on|for|of|having|对|的)$/i.test(text))
      ? { ...term, meaning: { role: 'unmapped' }, from: 'nothing' }
      : term,
  )

/** "Better than insulin": what cells are compared with does not change. */
const comparedWith = (terms: readonly Term[]): Term[] =>
  terms.map((term, i) => {
    const { role } = term.meaning
    if (role !== 'taken' && !(role === 'outcome' && /insulin|胰岛素/i.test(term.text))) return term
    const [nearest] = before(terms, i, 4).filter(({ meaning }) => !['function', 'plain', 'or'].includes(meaning.role))
    return nearest?.meaning.role === 'effect' && nearest.meaning.effect === 'comparison'
      ? { ...term, meaning: plain }
      : term
  })

const sought = /^(find|finds|found|see|seen|saw|observe|observed|report|reported|发现|观察到|见到|报道|出现)$/i

/** "Did not find any side effects": what is denied is the harm, not the proof. */
const nothingFound = (terms: readonly Term[]): Term[] =>
  terms.map((term, i) => {
    if (term.meaning.role !== 'proof' || !sought.test(term.text)) return term
    const isDenied = before(terms, i, 2).some(({ meaning }) => meaning.role === 'negation')
    const [thing] = terms
      .slice(i + 1, i + 7)
      .filter(({ meaning }) => !['function', 'plain', 'people'].includes(meaning.role))
    return isDenied && thing?.clause === term.clause && thing.meaning.role === 'harm'
      ? { ...term, meaning: { role: 'function' } }
      : term
  })

/** "Release insulin when glucose rises": a condition is no claim. */
const conditions = (terms: readonly Term[]): Term[] =>
  terms.map((term, i) =>
    term.meaning.role === 'outcome' &&
    before(terms, i, 3).some(({ text }) => /^(when|whenever|as soon as|每当|当)$/i.test(text)) &&
    terms
      .slice(0, i)
      .some(({ clause, meaning }) => clause === term.clause && ['outcome', 'mechanism', 'taken'].includes(meaning.role))
      ? { ...term, meaning: plain }
      : term,
  )

const regeneration: Meaning = { role: 'mechanism', ids: roleIds('regrowth') }
const reviving =
  /^(activate|activated|reactivate|awaken|wake up|revive|reawaken|rejuvenate|restore|restored|rebuild|renew|regrow|bring back|激活|唤醒|修补|重建|恢复)$/i
const islets = /^(beta cells?|islets?|islet cells?|pancreas|pancreata|pancreatic|胰岛|胰腺|胰岛细胞|胰岛β细胞|β细胞)$/i

/** Whether islets or beta cells are what a verb acts on: the next thing behind it that anything could happen to. */
const actsOnIslets = (terms: readonly Term[], at: number): boolean => {
  const behind = terms.slice(at + 1, at + 7).filter(({ clause }) => clause === itemAt(terms, at).clause)
  const end = behind.findIndex(({ meaning }) => ['outcome', 'mechanism', 'taken', 'harm'].includes(meaning.role))
  return (end < 0 ? behind : behind.slice(0, end)).some(({ text }) => islets.test(text))
}

/** "Wake up the sleeping beta cells": verb and object stand apart. */
const revivedIslets = (terms: readonly Term[]): Term[] =>
  terms.map((term, i) => {
    const isBack = /^back to life$/i.test(term.text) && before(terms, i, 5).some(({ text }) => islets.test(text))
    return isBack || (term.meaning.role === 'change' && reviving.test(term.text) && actsOnIslets(terms, i))
      ? { ...term, meaning: regeneration }
      : term
  })

const comparison: Meaning = { role: 'effect', effect: 'comparison' }

/** To beat a disease is to cure it; to beat anything else is to be better. */
const beaten = (terms: readonly Term[]): Term[] =>
  terms.map((term, i) => {
    if (!/^(beats?|beating|outdo|outdoes)$/i.test(term.text)) return term
    const [thing] = terms.slice(i + 1, i + 4).filter(({ meaning }) => meaning.role !== 'function')
    return thing &&
      thing.clause === term.clause &&
      thing.meaning.role !== 'disease' &&
      !/^(disease|condition|it)$/i.test(thing.text)
      ? { ...term, meaning: comparison }
      : term
  })

const replacement: Meaning = {
  role: 'mechanism',
  ids: roleIds('cell-replacement'),
}

/** "Replace the destroyed beta cells". */
const replacedIslets = (terms: readonly Term[]): Term[] =>
  terms.map((term, i) => {
    return /^(replac(e|es|ed|ing)|替代|替换|取代)$/i.test(term.text) && actsOnIslets(terms, i)
      ? { ...term, meaning: replacement, from: 'lexicon' }
      : term
  })

/** "Half of all patients": a share, and not everybody. */
const shareOfAll = (terms: readonly Term[]): Term[] =>
  terms.map((term, i) => {
    const { meaning } = term
    const [of, share] = before(terms, i, 2)
    const isShare =
      share?.meaning.role === 'number' ||
      (share?.meaning.role === 'strength' && share.meaning.strength !== 'all') ||
      /^(half|third|quarters?|percent|%)$/i.test(share?.text ?? '')
    return meaning.role === 'strength' && meaning.strength === 'all' && of?.text.toLowerCase() === 'of' && isShare
      ? { ...term, meaning: { role: 'function' } }
      : term
  })

const ownInsulin: Meaning = { role: 'outcome', ids: roleIds('own-insulin-made') }

/** "Made enough insulin": what is made is the body's own, and not what is injected. */
const madeInsulin = (terms: readonly Term[]): Term[] => {
  const out = [...terms]
  for (let i = out.length - 1; i > 0; i--) {
    const { meaning, end } = itemAt(out, i)
    if (meaning.role !== 'taken' || meaning.what !== 'insulin') continue
    const back = before(out, i, 3).findIndex(({ text }) =>
      /^(?:ma[dk]e|makes|making|produc\w+|secret\w+|generat\w+)$/i.test(text),
    )
    const first = i - 1 - back
    const between = out.slice(first + 1, i)
    if (back < 0 || !between.every((one) => ['function', 'plain', 'unmapped', 'strength'].includes(one.meaning.role)))
      continue
    out.splice(first, i - first + 1, {
      ...itemAt(out, first),
      end,
      text: 'make insulin',
      meaning: ownInsulin,
      from: 'lexicon',
    })
    i = first
  }
  return out
}

const steps = [
  madeInsulin,
  joinSplit,
  slowedDecline,
  closing,
  curedCancer,
  weakEvidence,
  toBeConfirmed,
  aims,
  besideStandard,
  endpoints,
  movedGroups,
  comparedWith,
  nothingFound,
  conditions,
  revivedIslets,
  replacedIslets,
  shareOfAll,
  beaten,
  ...turnsOfCells,
] as const

/** Terms with what stands apart in them put together. */
export const joinIdioms = (terms: readonly Term[], sentence: string): Term[] =>
  steps.reduce((some, step) => step(some), joinTellings(terms, sentence))
