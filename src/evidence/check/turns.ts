/** More of what words mean together: what describes cells and people, and what is no claim of its own. */
import { itemAt } from '../../collections.js'
import type { Meaning } from '../../dataset/index.js'
import { hasRole, roleId, roleIds } from '../../dataset/roles.js'
import type { Term } from './meaning.js'
import { spelledNumber } from './numbers.js'

const isSpelled = new RegExp(`^(?:${spelledNumber})$`, 'i')
const plain: Meaning = { role: 'plain' }

const homing: Meaning = { role: 'mechanism', ids: roleIds('migration') }
const moving =
  /^(travel(s|ed|ing)?|go(es)?|went|migrat(e|es|ed|ing)|mov(e|es|ed|ing)|head(s|ed|ing)?|home(s|d)?|find|finds|flow|flows|reach(es|ed)?|settle(s|d)?|lodge(s|d)?|arriv(e|es|ed)|swim|swims)$/i
const goals = /^(pancreas|pancreata|pancrea|islets?|beta cells?|damaged (tissue|cells?|organs?)|胰腺|胰岛)$/i

/** "Travel straight to your pancreas": where cells are said to go. */
const towardsIslets = (terms: readonly Term[]): Term[] =>
  terms.map((term, i) => {
    if (!moving.test(term.text) || !['unmapped', 'function', 'plain', 'proof', 'taken'].includes(term.meaning.role))
      return term
    const behind = terms.slice(i + 1, i + 8).filter(({ clause }) => clause === term.clause)
    const goal = behind.findIndex(({ text }) => goals.test(text))
    const isWay = behind
      .slice(0, Math.max(0, goal))
      .every(({ meaning }) => ['function', 'plain', 'praise', 'unmapped', 'strength', 'change'].includes(meaning.role))
    return goal > 0 &&
      isWay &&
      behind.slice(0, goal).some(({ text }) => /^(to|into|in|toward|towards|their way to)$/i.test(text))
      ? { ...term, meaning: homing, from: 'lexicon' }
      : term
  })

/** "The first fifteen patients" are counted, and "the first group" is named, not ranked. */
const firstCounted = (terms: readonly Term[]): Term[] =>
  terms.map((term, i) => {
    const next = terms[i + 1]
    return term.meaning.role === 'effect' &&
      term.meaning.effect === 'ranking' &&
      /^first$/i.test(term.text) &&
      next &&
      (next.meaning.role === 'number' ||
        isSpelled.test(next.text) ||
        /^(?:groups?|arms?|cohorts?|half|stage|phase|step)$/i.test(next.text))
      ? { ...term, meaning: { role: 'function' } }
      : term
  })

const advising = /^(?:should|must|avoid|advises?|advised|recommends?|recommended|建议|不要|切勿|避免)$/i

/** "Unproven stem cell injections": what describes the cells calls no claim of the sentence unproven. */
const unprovenCells = (terms: readonly Term[]): Term[] =>
  terms.map((term, i) =>
    ((term.meaning.role === 'proof' && term.meaning.proof === 'unproven') ||
      (term.meaning.role === 'approval' && term.meaning.denied)) &&
    /^(unproven|untested|unapproved|unlicensed|unregulated|unconfirmed|未经证实|未经批准|未获批|未经验证)$/i.test(
      term.text,
    ) &&
    ['cell', 'origin', 'treatment'].includes(
      terms.slice(i + 1, i + 3).find(({ meaning }) => !['function', 'plain'].includes(meaning.role))?.meaning.role ??
        '',
    ) &&
    terms.some(
      ({ meaning, text }) =>
        meaning.role === 'harm' || (meaning.role === 'safe' && meaning.level === 'unsafe') || advising.test(text),
    )
      ? { ...term, meaning: plain }
      : term,
  )

const hsc = (terms: readonly Term[]): boolean =>
  terms.some(({ meaning }) => meaning.role === 'cell' && meaning.ids.some((id) => hasRole(id, 'blood-forming')))

/** Chemotherapy prepares a transplant of blood stem cells: it is part of that treatment. */
const conditioning = (terms: readonly Term[]): Term[] =>
  hsc(terms)
    ? terms.map((term) =>
        /^(chemotherap(y|ies)|化疗|(high dose )?cyclophosphamide|conditioning)$/i.test(term.text)
          ? { ...term, meaning: plain }
          : term,
      )
    : [...terms]

/** "The drugs that stop rejection" are not the ones that lower glucose. */
const againstRejection = (terms: readonly Term[]): Term[] => {
  const out = [...terms]
  out.forEach((term, i) => {
    if (term.meaning.role !== 'taken' || term.meaning.what !== 'drugs') return
    const j = out.findIndex(
      ({ meaning, clause }, k) =>
        k > i && k <= i + 4 && clause === term.clause && meaning.role === 'effect' && meaning.effect === 'rejection',
    )
    if (j < 0) return
    for (let k = i; k <= j; k++) out[k] = { ...itemAt(out, k), meaning: plain }
  })
  return out
}

/** "A world without diabetes": what is denied is the disease. */
const withoutDisease = (terms: readonly Term[]): Term[] =>
  terms.map((term, i) =>
    term.meaning.role === 'negation' &&
    /^without$/i.test(term.text) &&
    terms[i + 1]?.meaning.role === 'disease' &&
    /^(world|life|lives|future|living|live|childhood|days)$/i.test(terms[i - 1]?.text ?? '')
      ? { ...term, meaning: { role: 'effect', effect: 'cure' } }
      : term,
  )

const survival: Meaning = { role: 'mechanism', ids: roleIds('islets-survive') }
const cellWords = /^(cells?|beta cells?|islets?|islet cells?|胰岛|细胞|胰岛细胞|β细胞|胰岛β细胞)$/i
const isletWords = /islet|beta|胰岛|β/i

/** "The death of islet cells": what dies are cells, and nobody. */
const deathOfCells = (terms: readonly Term[]): Term[] =>
  terms.map((term, i) => {
    if (term.meaning.role !== 'harm' || !term.meaning.ids.includes(roleId('deaths'))) return term
    const [before, behind] = [terms[i - 1], terms.slice(i + 1, i + 5)]
    const of = /^of$/i.test(behind[0]?.text ?? '') ? behind.find(({ text }) => cellWords.test(text)) : undefined
    const dying = before && cellWords.test(before.text) ? before : of
    if (dying?.clause !== term.clause) return term
    const words = dying.text + (terms[terms.indexOf(dying) - 1]?.text ?? '')
    return { ...term, meaning: isletWords.test(words) ? survival : plain }
  })

/** "Dangerous hypoglycemia": what describes a measure says nothing of the cells. */
const dangerousMeasure = (terms: readonly Term[]): Term[] =>
  terms.map((term, i) => {
    const next = terms.slice(i + 1, i + 3).find(({ meaning }) => meaning.role !== 'function')
    return term.meaning.role === 'safe' &&
      term.meaning.level === 'unsafe' &&
      next?.clause === term.clause &&
      next.meaning.role === 'outcome'
      ? { ...term, meaning: plain }
      : term
  })

/** "Shield your own islets": what other cells act on is not what is given. */
const ownIslets = (terms: readonly Term[]): Term[] =>
  terms.map((term, i) =>
    term.meaning.role === 'cell' &&
    term.meaning.ids.join() === roleId('own-islets') &&
    /own|自身/i.test(term.text) &&
    terms.slice(0, i).some(({ meaning }) => meaning.role === 'cell' && meaning.ids.join() !== roleId('own-islets'))
      ? { ...term, meaning: plain }
      : term,
  )

/** "Healed no more ulcers than the vehicle": more is compared there, and nothing ends. */
const noMoreThan = (terms: readonly Term[]): Term[] =>
  terms.map((term, i) =>
    /^no more$/i.test(term.text) &&
    terms.slice(i + 1).some(({ text, clause }) => clause === term.clause && /^than$/i.test(text))
      ? { ...term, meaning: plain }
      : term,
  )

/** "A group that small cannot rule out rare harm", "不能排除": harm that stays possible is neither told nor denied. */
const notRuledOut = (terms: readonly Term[]): Term[] => {
  const out = [...terms]
  out.forEach((term, i) => {
    if (!/^(?:rul(?:e|es|ed|ing)(?: out)?|exclud(?:e|es|ed|ing)|排除)$/i.test(term.text)) return
    const denial = out.findLastIndex(
      ({ meaning, clause }, k) => k < i && k >= i - 4 && clause === term.clause && meaning.role === 'negation',
    )
    if (denial < 0) return
    out[denial] = { ...itemAt(out, denial), meaning: plain }
    out.forEach((other, k) => {
      if (k > i && other.clause === term.clause && other.meaning.role === 'harm') out[k] = { ...other, meaning: plain }
    })
  })
  return out
}

export const turnsOfCells = [
  notRuledOut,
  noMoreThan,
  towardsIslets,
  firstCounted,
  unprovenCells,
  conditioning,
  againstRejection,
  withoutDisease,
  deathOfCells,
  dangerousMeasure,
  ownIslets,
] as const
