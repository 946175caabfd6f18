import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { Failure } from '../../../src/errors.js'
import { checkClaim, results } from '../../../src/evidence/check/index.js'
import { openDataset } from '../../../src/store/index.js'
import { label } from './label.js'
import { refusals, sentences } from './sentences.js'

const dataset = openDataset()

describe('a sentence of the kind that clinics print', () => {
  const rows = sentences.map(([sentence, diseases, cells, claims, verdict, left = []]) => ({
    sentence,
    expected: { diseases, cells, claims, verdict, left },
  }))
  it.each(rows)('$sentence', ({ sentence, expected }) => {
    const { understanding: u, parts, verdict } = checkClaim(sentence, dataset)
    expect({
      diseases: u.diseases.join(' '),
      cells: u.cells.join(' '),
      claims: parts.map((part) => `${label(part, u.diseases.length > 1)}: ${part.result}`),
      verdict,
      left: [...u.unmapped, ...u.outside.map(({ text }) => text)],
    }).toEqual(expected)
  })

  it('is judged as its worst part is', () => {
    for (const [, , , claims, verdict] of sentences) {
      const parts = claims.map((claim) => results.indexOf(claim.replace(/^.*: /, '') as (typeof results)[number]))
      expect(results[Math.min(...parts)]).toBe(verdict)
    }
  })

  it('meets every verdict often enough to be a test', () => {
    for (const result of results)
      expect(sentences.filter(([, , , , verdict]) => verdict === result).length).toBeGreaterThan(8)
    expect(sentences.length).toBeGreaterThan(80)
  })

  it('meets every rule there is', () => {
    const folder = new URL('../../../src/evidence/check/rules/', import.meta.url)
    const source = readdirSync(folder)
      .map((name) => readFileSync(new URL(name, folder), 'utf8'))
      .join('\n')
    const names = [...source.matchAll(/judge\(\s*'([a-z-]+)'/g)].map(([, name]) => name)
    const met = sentences.flatMap(([sentence]) =>
      checkClaim(sentence, dataset).parts.map(({ rule }) => rule.replace(/, .*/, '')),
    )
    // Kept for a part that no rule covers: today there is none.
    expect([...new Set(names)].filter((name) => name !== 'no-rule' && !met.includes(name as string))).toEqual([])
  })

  it('is never judged while a word of it is not understood or not covered', () => {
    const left = sentences.filter(([, , , , , words]) => words?.length)
    expect(left.length).toBeGreaterThan(5)
    for (const [, , , , verdict] of left) expect(verdict).toBe('cannot-be-judged')
  })
})

const refused = (sentence: string): Failure => {
  try {
    checkClaim(sentence, dataset)
  } catch (failure) {
    if (failure instanceof Failure) return failure
    throw failure
  }
  throw new Error(`not refused: ${sentence}`)
}

describe('a sentence is refused', () => {
  it.each(refusals)('%j', (sentence, message, hint) => {
    const failure = refused(sentence)
    expect(failure.code).toBe('usage')
    expect(failure.message).toContain(message)
    expect(failure.hint).toContain(hint)
  })

  it('when it is longer than a sentence', () => {
    expect(refused(`Stem cells cure diabetes. ${'And so on. '.repeat(100)}`).message).toMatch(
      /^\d+ characters are more than one claim \(at most 600\)$/,
    )
    expect(refused('x'.repeat(1e6)).message).toContain('1000000 characters')
  })

  it('without letting its characters through', () => {
    const { message, hint } = refused('Stem cells \u001b[31mcure\u001b[0m na\u202erco\u0000lepsy')
    expect(`${message} ${hint}`).not.toMatch(/[\u0000-\u001f\u202e]/)
  })
})

describe('every claim judged on record', () => {
  const claims = dataset.records('claims').map(({ id, statement, verdict }) => ({ id, statement, verdict }))

  it.each(claims)('$id is judged by a rule with a reason, or refused', ({ statement, verdict: ours }) => {
    try {
      const { parts, verdict } = checkClaim(statement, dataset)
      for (const { reason, rule } of parts) {
        expect(rule).toMatch(/^[a-z-]+(, (denied|doubted))?$/)
        expect(reason).toMatch(/[.]$/)
        expect(reason).not.toMatch(/undefined|NaN|\[object|\(\)|: \.|, ,/)
      }
      // The rules see less than the people who judged the claims: they may be more careful, never kinder or opposed.
      if (ours !== 'supported') expect(verdict).not.toBe('supported')
      if (ours === 'supported') expect(verdict).not.toBe('contradicted')
    } catch (failure) {
      if (!(failure instanceof Failure)) throw failure
    }
  })
})
