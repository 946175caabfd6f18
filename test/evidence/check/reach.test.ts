import { describe, expect, it } from 'vitest'
import { checkClaim, type Result } from '../../../src/evidence/check/index.js'
import { openBundled } from '../../helpers/bundled.js'

const dataset = openBundled()
const verdictOf = async (sentence: string): Promise<Result> =>
  (await checkClaim(sentence, dataset, { withNear: false })).verdict

describe('a denial reaches no further than what it stands beside', () => {
  const never: readonly (readonly [string, Result])[] = [
    // Of the people of a study, it denies no study.
    ['Zimislecel was given to adults with type 1 diabetes who could not feel their lows.', 'contradicted'],
    ['VX-880 was studied in people with type 1 diabetes who no longer notice hypoglycemia.', 'contradicted'],
    ['一项14人的zimislecel试验中有2人死亡,研究方认为与细胞无关。', 'contradicted'],
    // Of a second group, it denies nothing of the first.
    [
      'Ten of the first group and none of the second came off insulin after bone marrow cells in type 2 diabetes.',
      'contradicted',
    ],
    // What is not ruled out is neither told nor denied.
    ['A group of 61 people is too small to rule out rare harm from mesenchymal cells.', 'contradicted'],
    // What others did not confirm leaves a reserve as it was.
    [
      'Fat-derived cells may speed the closure of diabetic foot ulcers, although larger trials did not confirm faster healing.',
      'contradicted',
    ],
    [
      'MSCs may have lowered HbA1c in type 2 diabetes in early trials, but it is not certain that it lasts.',
      'contradicted',
    ],
    ['间充质干细胞可能延缓1型糖尿病C肽下降,但结果并不一致。', 'contradicted'],
  ]
  it.each(never)('%s is not %s', async (sentence, verdict) => expect(await verdictOf(sentence)).not.toBe(verdict))
})

const judged: readonly (readonly [string, Result])[] = [
  // Deaths are of any cause where none is named.
  ['No one died in the Polish series of blood stem cell transplants in new-onset type 1 diabetes.', 'contradicted'],
  ['Nobody has ever died after a stem cell transplant for type 1 diabetes.', 'contradicted'],
  // One record refutes that there is no evidence at all.
  ['There is not a scrap of evidence that stem cell islets ever made insulin in a person.', 'contradicted'],
  // People of another disease are not those on record.
  ['Stem cells improve blood sugar in people with prediabetes.', 'not-judged'],
  ['Type 2 diabetes could be kept away in people with prediabetes by stem cells.', 'not-judged'],
  // A neighbor's story is one.
  ['隔壁老李打了干细胞以后,血糖从15降到7。', 'not-judged'],
  // A cure stated as a fact where only single groups counted anything.
  ['Umbilical cord cells cure type 2 diabetes.', 'overstated'],
  // Who came off insulin and needed it again is not claimed to be off it.
  [
    'Most people who came off insulin after a transplant of their own blood stem cells for type 1 diabetes went back on insulin later.',
    'supported',
  ],
  // What a clinic says of those it treated is no study on record.
  ['We have treated 2,000 people with diabetes with stem cells and nine in ten stopped insulin.', 'overstated'],
]

it.each(judged)('%s is %s', async (sentence, verdict) => expect(await verdictOf(sentence)).toBe(verdict))

it('events that nothing lays to the cells do not show that they cause them', async () => {
  expect(await verdictOf('Adipose-derived cells cause cancer in people with type 1 diabetes.')).not.toBe('supported')
  expect(await verdictOf('Adipose-derived cells cause cancer in people with type 1 diabetes.')).not.toBe(
    'partly-supported',
  )
})
