import { describe, expect, it } from 'vitest'
import { checkClaim } from '../../../src/evidence/check/index.js'
import { openBundled } from '../../helpers/bundled.js'

const dataset = openBundled()
const judged = async (sentence: string): Promise<string> => {
  const { verdict, parts } = await checkClaim(sentence, dataset, { withNear: false })
  return `${verdict}, ${parts.map(({ rule }) => rule).join(' ')}`
}

describe('what a sentence tells of a trial', () => {
  it.each([
    [
      'is supported when a trial of that design found it',
      'In a double-blind trial, umbilical cord MSCs lowered HbA1c in type 2 diabetes.',
      'supported, reported-finding',
    ],
    [
      'is no more than the rules say of any trial when none of that size is on record',
      'A double-blind trial in 900 adults found lower HbA1c with umbilical cord MSCs in type 2 diabetes.',
      'partly-supported, numbers-left',
    ],
    [
      'is supported when its numbers are those of the trial',
      'In a placebo-controlled trial, 20% of type 2 patients given umbilical cord MSCs reached HbA1c below 7% with their insulin halved, against 4.55% on placebo.',
      'supported, numbers-on-record numbers-on-record',
    ],
    [
      'is not, when one number is another',
      'In a placebo-controlled trial, 60% of type 2 patients given umbilical cord MSCs reached HbA1c below 7% with their insulin halved, against 4.55% on placebo.',
      'not-shown, share-beyond-record share-beyond-record',
    ],
    [
      'is supported when it found no effect',
      'A blinded trial of bone marrow MSCs found no effect on C-peptide in new-onset type 1 diabetes.',
      'supported, reported-finding, denied',
    ],
    ['is never a cure', 'A trial found that stem cells cure type 1 diabetes.', 'contradicted, cure-counted'],
    [
      'is held against everybody who was counted',
      'In the zimislecel trial everyone was free of insulin.',
      'contradicted, universal-benefit',
    ],
  ])('%s', async (_, sentence, expected) => expect(await judged(sentence)).toBe(expected))

  it('is no report where a number is a way of speaking', async () =>
    expect(await judged('Nine out of ten type 2 patients stop insulin after stem cells.')).toBe(
      'overstated, share-beyond-record',
    ))
})

describe('a denial', () => {
  it.each([
    [
      'of no risk is a claim of harm',
      'Stem cell treatment is anything but risk-free for people with diabetes.',
      'supported',
    ],
    ['of no risk, in Chinese', '干细胞治疗并不像广告说的那样毫无风险。', 'supported'],
    ['before each of two things denies both', '干细胞治疗糖尿病无毒、无副作用。', 'contradicted'],
    ['of one of two words for a decision denies it', '间充质干细胞治疗2型糖尿病在我国仍未获准上市。', 'supported'],
    [
      'for diabetes, after an approval for others',
      'MSC products are approved for other diseases, but not for diabetes.',
      'partly-supported',
    ],
    [
      'of more harm than with placebo is good tolerance',
      'Adverse events were no more frequent with umbilical cord MSCs than with placebo in type 2 diabetes.',
      'partly-supported',
    ],
  ])('%s', async (_, sentence, verdict) =>
    expect((await checkClaim(sentence, dataset, { withNear: false })).verdict).toBe(verdict),
  )
})

describe('a judged claim', () => {
  const verdict = async (sentence: string) => {
    const { verdict: found, reason } = await checkClaim(sentence, dataset, { withNear: false })
    return `${found} ${reason?.code ?? ''}`.trim()
  }

  it('gives its judgment to a sentence that repeats it, where no rule has a verdict', async () =>
    expect(await verdict('Larger trials are still needed.')).toBe('supported judged-claim'))

  it('gives none to a stronger one', async () => {
    expect(await verdict('Type 2 patients stopped insulin after MSCs.')).not.toContain('judged-claim')
    expect(await verdict('All type 2 patients cut or stopped insulin after MSCs.')).not.toContain('judged-claim')
  })
})
