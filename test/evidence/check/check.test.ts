import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { checkClaim, results } from '../../../src/evidence/check/index.js'
import { openBundled } from '../../helpers/bundled.js'
import { label } from './label.js'
import { proofSet as allProof } from './proof/index.js'
import { refusals, sentences } from './sentences.js'

const dataset = openBundled()
// What is opened once is opened by hand.
const proofSet = allProof.filter(({ half }) => ['building', 'earlier', 'fresh', 'subjects', 'rounds'].includes(half))

/** Checked once for all the laws over them. */
let checked: ReturnType<typeof checkAll> | undefined
const checkAll = () =>
  Promise.all(
    proofSet.map(async (one) => ({ ...one, ...(await checkClaim(one.sentence, dataset, { withNear: false })) })),
  )
const checkedProof = () => (checked ??= checkAll())
const slow = 120_000

describe('a sentence of the kind that clinics print', () => {
  const rows = sentences.map(([sentence, diseases, cells, claims, verdict, left = []]) => ({
    sentence,
    expected: { diseases, cells, claims, verdict, left },
  }))
  it.each(rows)('$sentence', async ({ sentence, expected }) => {
    const { understanding: u, parts, verdict } = await checkClaim(sentence, dataset)
    expect({
      diseases: u.diseases.join(' '),
      cells: u.cells.join(' '),
      claims: parts.map((part) => `${label(part, u.diseases.length > 1)}: ${part.result}`),
      verdict,
      left: [...u.unmapped, ...u.outside.filter(({ what }) => what === 'treatment').map(({ text }) => text)],
    }).toEqual(expected)
  })

  it('is judged as the worst of its parts that a rule judges', () => {
    for (const [, , , claims, verdict] of sentences) {
      const parts = claims
        .map((claim) => results.indexOf(claim.replace(/^.*: /, '') as (typeof results)[number]))
        .filter((rank) => results[rank] !== 'not-judged')
      if (parts.length === 0) expect(verdict).toBe('not-judged')
      else if (parts.length === claims.length) expect(results[Math.min(...parts)]).toBe(verdict)
      else expect(results.indexOf(verdict)).toBeLessThanOrEqual(results.indexOf('partly-supported'))
    }
  })

  it('meets every verdict often enough to be a test', () => {
    for (const result of results.filter((one) => one !== 'true-of-something-else'))
      expect(sentences.filter(([, , , , verdict]) => verdict === result).length).toBeGreaterThan(5)
    expect(sentences.length).toBeGreaterThan(80)
  })

  it(
    'meets every rule there is',
    async () => {
      const folder = new URL('../../../src/evidence/check/rules/', import.meta.url)
      const source = readdirSync(folder)
        .map((name) => readFileSync(new URL(name, folder), 'utf8'))
        .join('\n')
      const names = [...source.matchAll(/judge\(\s*'([a-z-]+)'/g)].map(([, name]) => name)
      const all = [
        ...(await Promise.all(sentences.map(([sentence]) => checkClaim(sentence, dataset, { withNear: false })))),
        ...(await checkedProof()),
      ]
      const met = all.flatMap(({ parts }) => parts.map(({ rule }) => rule.replace(/, .*/, '')))
      // Kept for a part that no rule covers: today there is none.
      expect([...new Set(names)].filter((name) => name !== 'no-rule' && !met.includes(name as string))).toEqual([])
    },
    slow,
  )

  it('is never judged while a word of it is not understood or not covered', () => {
    const left = sentences.filter(([, , , , , words]) => words?.length)
    expect(left.length).toBeGreaterThan(2)
    for (const [, , , , verdict] of left) expect(verdict).toBe('not-judged')
  })
})

describe('a sentence has no verdict, and says why', () => {
  it.each(refusals)('%j', async (sentence, message, hint) => {
    const { verdict, reason } = await checkClaim(sentence, dataset)
    expect(verdict).toBe('not-judged')
    expect(reason?.text).toContain(message)
    expect(reason?.text).toContain(hint)
  })

  it('never by an unknown word that modifies no part of the claim', async () => {
    const { verdict, understanding } = await checkClaim(
      'The groundbreaking Zorbex institute cures type 1 diabetes with stem cells.',
      dataset,
    )
    expect([verdict, understanding.passedOver]).toEqual(['contradicted', ['groundbreaking', 'Zorbex', 'institute']])
  })

  it.each([
    ['Stem cells cure narcolepsy.', 'narcolepsy'],
    ['Stem cells improve erythropoiesis in type 2 diabetes.', 'erythropoiesis'],
    ['If stem cells cured diabetes we would know.', 'If'],
    ['Critics ridicule the idea that stem cells cure type 1 diabetes.', 'ridicule'],
  ])('where an unknown word could turn the meaning: %s', async (sentence, word) => {
    const { verdict, understanding } = await checkClaim(sentence, dataset)
    expect([verdict, understanding.unmapped]).toEqual(['not-judged', [word]])
  })

  it.each([
    ['Las células madre curan la diabetes tipo 1.', 'Spanish'],
    ['Stammzellen heilen Diabetes.', 'German'],
    ['Les cellules souches guérissent le diabète.', 'French'],
    ['幹細胞で糖尿病が治ります。', 'Japanese'],
  ])('names the language of %s', async (sentence, language) => {
    expect((await checkClaim(sentence, dataset)).reason?.text).toContain(language)
  })

  it('when nothing or a whole page is given', async () => {
    await expect(checkClaim('¡¿…?!', dataset)).rejects.toThrow('there is no claim to check')
    await expect(checkClaim('x'.repeat(1e6), dataset)).rejects.toThrow('1000000 characters')
  })

  it('without letting its characters through', async () => {
    const { reason } = await checkClaim('Stem cells \u001b[31mcure\u001b[0m na\u202erco\u0000lepsy', dataset)
    expect(reason?.text).not.toMatch(/[\u0000-\u001f\u202e]/)
  })
})

describe('a verdict', () => {
  const verdict = async (sentence: string) => (await checkClaim(sentence, dataset, { withNear: false })).verdict

  it.each([
    [
      'an approval of donor islets',
      'Lantidra is an FDA approved stem cell therapy for type 1 diabetes.',
      'true-of-something-else',
    ],
    ['an approval of donor islets, as such', 'Donislecel is approved by the FDA for type 1 diabetes.', 'supported'],
    ['"all"', 'Umbilical cord stem cells lower HbA1c in all people with type 2 diabetes.', 'overstated'],
    ['"guaranteed"', 'Stem cells are guaranteed to preserve C-peptide in type 1 diabetes.', 'contradicted'],
    ['a benefit without a measure', 'Stem cells can be effective for many people with type 2 diabetes.', 'overstated'],
    ['a careful sentence', 'Stem cell treatment for diabetes is still under study.', 'supported'],
    ['a denial with "yet to"', 'Stem cells have yet to demonstrate a cure for type 2 diabetes.', 'supported'],
    ['what only looks like a denial', 'Not only do stem cells cure type 1 diabetes, they are cheap.', 'contradicted'],
    ['a question', 'Can stem cells cure type 1 diabetes?', 'not-judged'],
    ['a story', 'I was cured of type 1 diabetes by stem cells.', 'not-judged'],
  ])('on %s', async (_, sentence, expected) => expect(await verdict(sentence)).toBe(expected))

  it(
    'is never supported without randomized evidence of at least low certainty, for a benefit stated as a fact',
    async () => {
      for (const { sentence, parts, understanding } of await checkedProof()) {
        const { told } = understanding.subject
        for (const part of parts) {
          if (part.rule === 'told-of-person' || (part.rule.startsWith('told-') && told?.isSpecific)) continue
          if (part.result !== 'supported' || part.part.claimed.what !== 'outcome' || part.part.negated) continue
          if (/possible|some|doubted|denied/.test(part.rule)) continue
          expect(part.weight.certainty?.level, sentence).not.toBe('very-low')
        }
      }
    },
    slow,
  )

  it(
    'is never kinder than every verdict that a reader accepts',
    async () => {
      for (const { sentence, first, verdict: found } of await checkedProof()) {
        if (found === 'not-judged') continue
        expect(results.indexOf(found), sentence).toBeLessThanOrEqual(
          Math.max(...first.accepts.map((one) => results.indexOf(one))),
        )
      }
    },
    slow,
  )

  it('takes disease and cells from what it is told to be about', async () => {
    const context = { diseases: ['t2d'], cells: ['uc-msc'], from: '--about' }
    const { understanding, verdict: found } = await checkClaim('It lowers HbA1c.', dataset, { context })
    expect([understanding.diseases, understanding.cells, found]).toEqual([['t2d'], ['uc-msc'], 'partly-supported'])
    expect(understanding.assumptions.join()).toContain('--about')
  })
})

describe('every claim judged on record', () => {
  const claims = dataset.records('claims').map(({ id, statement, verdict }) => ({ id, statement, verdict }))

  it.each(claims)(
    '$id is judged by a rule with a reason, never kinder than by hand',
    async ({ statement, verdict: ours }) => {
      const { parts, verdict } = await checkClaim(`${statement} `, dataset)
      for (const { reason, rule } of parts) {
        expect(rule).toMatch(/^[a-z-]+(, (denied|doubted))?$/)
        expect(reason).toMatch(/[.]$/)
        expect(reason).not.toMatch(/undefined|NaN|\[object|\(\)|: \.|, ,/)
      }
      // The rules see less than the people who judged the claims: they may be more careful, never kinder or opposed.
      if (ours !== 'supported') expect(verdict).not.toBe('supported')
      if (ours === 'supported') expect(verdict).not.toBe('contradicted')
      if (ours === 'contradicted' || ours === 'overstated') expect(verdict).not.toBe('partly-supported')
    },
  )
})
