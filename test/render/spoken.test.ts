import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { sentence, spoken } from '../../src/render/index.js'
import { dangerous, hostileText } from '../helpers/hostile.js'

describe('a sign that carries meaning is said', () => {
  it.each([
    ['6.6 ± 6.1 SD', '6.6 plus or minus 6.1 SD'],
    ['cells 5.82 (± 0.6, kind not stated)', 'cells 5.82 (plus or minus 0.6, kind not stated)'],
    ['6.1±2.1×10⁷ cells', '6.1 plus or minus 2.1 times 10 to the power 7 cells'],
    ['-0.67 (-0.79 to 0.19)', 'minus 0.67 (minus 0.79 to 0.19)'],
    ['fell by −1.2', 'fell by minus 1.2'],
    ['(JDS - 1.73)/0.0927', '(JDS minus 1.73)/0.0927'],
    ['p <0.05', 'p less than 0.05'],
    ['≥20 people, ≤3 arms', 'at least 20 people, at most 3 arms'],
    ['≤2013', '2013 at the latest'],
    ['I² 40%, χ² 3', 'I squared 40%, χ squared 3'],
    ['10⁻³ mol', '10 to the power minus 3 mol'],
    ['1e6 cells/kg ×3 (3e6 in all)', '1 million cells/kg times 3 (3 million in all)'],
    ['5.8e8', '580 million'],
    ['1.5e9 cells', '1.5 billion cells'],
    ['2e-5', '2 times 10 to the power minus 5'],
    ['53 mmol/mol × 0.0915 + 2.15 = 7 %', '53 mmol/mol times 0.0915 plus 2.15 = 7 %'],
    ['8.6 → 7.5', '8.6 to 7.5'],
    ['5–10 years', '5 to 10 years'],
    ['p<0.001', 'p less than 0.001'],
    ['HbA1c≤6.5%', 'HbA1c at most 6.5%'],
    ['−1.2–−0.3', 'minus 1.2 to minus 0.3'],
    ['6.9 +/- 0.4', '6.9 plus or minus 0.4'],
    ['(JDS - 1.73)/0.0927', '(JDS minus 1.73)/0.0927'],
    ['cells 9/11 | control 0/10', 'cells 9/11; control 0/10'],
    ['animal · in t1d', 'animal, in t1d'],
  ])('%s', (text, said) => expect(spoken(text)).toBe(said))
})

describe('a mark beside its own words goes', () => {
  it.each([
    ['▲ favors cells', 'favors cells'],
    ['▼ favors control', 'favors control'],
    ['= no difference', 'no difference'],
    ['baseline; ? unclear', 'baseline; unclear'],
    ['△ supports in part, animal', 'supports in part, animal'],
    ['✗ contradiction', 'contradiction'],
    ['! different cells', 'Warning: different cells'],
  ])('%s', (text, said) => expect(spoken(text)).toBe(said))
})

describe('what only looks like a sign stays', () => {
  it.each([
    'yin-2026-e-islets-t1d',
    '2026-11-20',
    'HbA1c 6.9-7.1%',
    'C-peptide',
    'https://example.org/a-1e6-b?c=2',
    'sha256:15d1e38860f8',
    '18-40 years',
    '0 - 12 months',
    'Why? It was not read.',
    '“quoted” text, 12%',
  ])('%s', (text) => expect(spoken(text)).toBe(text))
})

it('holds nothing dangerous, whatever the text', () => {
  fc.assert(
    fc.property(hostileText(), (text) => {
      expect(spoken(text)).not.toMatch(dangerous)
    }),
  )
})

describe('a sentence', () => {
  it.each([
    ['not read', 'not read.'],
    ['Read it.', 'Read it.'],
    ['“Really?”', '“Really?”'],
    ['uc-msc  Umbilical cord MSC', 'uc-msc, Umbilical cord MSC.'],
    ['   ', ''],
  ])('%j ends once', (text, said) => expect(sentence(text)).toBe(said))

  it.each(['see https://example.org/a', 'Domain by domain: stemcell bias carlsson-2023-wj-msc-t1d'])(
    'what is to be copied ends as it is: %s',
    (text) => expect(sentence(text)).toBe(text),
  )
})
