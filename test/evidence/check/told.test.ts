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
      'supported, told-finding',
    ],
    [
      'is held against nothing when none of that size is on record',
      'A double-blind trial in 900 adults found lower HbA1c with umbilical cord MSCs in type 2 diabetes.',
      'not-judged, told-of-none',
    ],
    [
      'is supported when its numbers are those of the trial',
      'In a placebo-controlled trial, 20% of type 2 patients given umbilical cord MSCs reached HbA1c below 7% with their insulin halved, against 4.55% on placebo.',
      'supported, told-finding told-finding',
    ],
    [
      'is not, when one number is another',
      'In a placebo-controlled trial, 60% of type 2 patients given umbilical cord MSCs reached HbA1c below 7% with their insulin halved, against 4.55% on placebo.',
      'contradicted, told-numbers told-numbers',
    ],
    [
      'is supported when it found no effect',
      'A blinded trial of bone marrow MSCs found no effect on C-peptide in new-onset type 1 diabetes.',
      'supported, told-finding',
    ],
    ['is never a cure', 'A trial found that stem cells cure type 1 diabetes.', 'contradicted, cure-counted'],
    [
      'is held against everybody who was counted',
      'In the zimislecel trial everyone was free of insulin.',
      'contradicted, told-numbers',
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

describe('what a sentence is about', () => {
  it.each([
    ['study', 'A Chinese trial of 42 people found less insulin after umbilical cord MSCs in type 1 diabetes.'],
    ['study', 'Carlsson et al. reported that C-peptide was better kept with MSCs in type 1 diabetes.'],
    ['study', 'NCT00690066 found no better C-peptide with bone marrow MSCs in type 1 diabetes.'],
    ['study', '一项24人的双盲试验显示，华通胶间充质干细胞延缓了1型糖尿病患者C肽的下降。'],
    ['people', 'Ten of the twelve people given zimislecel came off insulin.'],
    ['people', 'A woman in Tianjin stopped insulin after stem cell islets for type 1 diabetes.'],
    ['people', '一名1型糖尿病患者在移植干细胞胰岛后停用了胰岛素。'],
    ['evidence', 'Most trials of stem cells in type 2 diabetes were small.'],
    ['evidence', 'Trials of stem cells in type 1 diabetes are still recruiting.'],
    ['decision', 'The FDA has not approved stem cells for type 1 diabetes.'],
    ['mechanism', 'Mesenchymal stem cells turn into beta cells.'],
    ['treatment', 'Stem cells lower HbA1c in type 2 diabetes.'],
    ['treatment', 'Every trial found that stem cells lower HbA1c in type 2 diabetes.'],
    ['recommendation', 'People with type 1 diabetes should not stop insulin after stem cells.'],
    ['offer', 'Our stem cell program for diabetes costs 9,000 dollars.'],
    ['story', 'My brother came off insulin after stem cells.'],
    ['question', 'Do stem cells lower HbA1c in type 2 diabetes?'],
  ])('%s: %s', async (kind, sentence) =>
    expect((await checkClaim(sentence, dataset, { withNear: false })).understanding.subject.kind).toBe(kind),
  )

  it.each([
    // Said of the study, and concluded from it for everybody.
    ['A Swedish trial of 24 adults kept C-peptide, so stem cells cure type 1 diabetes.', 'contradicted'],
    ['A trial of 24 adults proves that MSCs preserve C-peptide in type 1 diabetes.', 'overstated'],
    ['One person with type 1 diabetes came off insulin, so stem cells cure type 1 diabetes.', 'contradicted'],
    ['In a Chinese trial of 91 people with type 2 diabetes, umbilical cord MSCs had no side effects.', 'contradicted'],
    // Another country, another size: nothing on record fits.
    ['A British trial of 250 people found lower HbA1c after umbilical cord MSCs in type 2 diabetes.', 'not-judged'],
    ['Doctors in Mexico lowered HbA1c in type 2 diabetes with umbilical cord MSCs.', 'not-judged'],
    [
      'Hu et al. found more C-peptide with umbilical cord MSCs in type 1 diabetes, particularly in young people.',
      'not-shown',
    ],
    ['A study by Harvard showed that MSCs regrow beta cells.', 'overstated'],
    // Numbers that nobody read, a swapped comparison, swapped counts, and what is concluded for everybody.
    ["In a Chinese trial of 61 people with type 2 diabetes, Wharton's jelly cells lowered HbA1c by 36%.", 'not-judged'],
    [
      'In a double-blind trial of 91 people with type 2 diabetes, HbA1c was lower with placebo than with umbilical cord MSCs.',
      'contradicted',
    ],
    [
      'A year after zimislecel, none of the 12 people with type 1 diabetes needed insulin and ten had a severe low.',
      'contradicted',
    ],
    [
      'In Warsaw, 20 of 23 people with new type 1 diabetes came off insulin after their own blood stem cells, and 16 of 20 were still off it four years later.',
      'contradicted',
    ],
    [
      'Carlsson et al. kept C-peptide higher with Wharton’s jelly cells, so stem cells will stop type 1 diabetes in most people.',
      'contradicted',
    ],
    ['Vertex is still developing VX-264 for type 1 diabetes.', 'contradicted'],
    ['In a Chinese trial of 42 people, C-peptide fell for good after MSCs in type 1 diabetes.', 'contradicted'],
    ['Thousands of people with type 1 diabetes have been treated in randomized trials of stem cells.', 'contradicted'],
  ])('makes nothing kinder: %s', async (sentence, verdict) =>
    expect((await checkClaim(sentence, dataset, { withNear: false })).verdict).toBe(verdict),
  )
})

describe('what a study did not find is not borne out by it', () => {
  // Numbers of the controls, other times, other ages, numbers that are no results, harms that were not counted, and conclusions.
  it.each([
    'In a Chinese trial of HSCT in type 1 diabetes, no one had infections.',
    'The ProTrans trial of 24 people found no adverse events.',
    'In a trial in China, UC-MSC in type 2 diabetes had no adverse events.',
    'In a Mexican trial, HSCT in type 1 diabetes caused no adverse events.',
    'No serious adverse events occurred in the VX-880 trial.',
    'VX-880 caused no serious adverse events in its trial.',
    'In a Chinese trial of 40 people, 1 of 20 patients with type 1 diabetes came off insulin after HSCT.',
    'In a trial of 91 people, 2 of 44 patients with type 2 diabetes given UC-MSC reached HbA1c below 7% with half the insulin.',
    'In a Swedish trial, ProTrans patients kept 53% of C-peptide against 89% of controls.',
    'In a Swedish trial of ProTrans, controls kept more C-peptide than the treated.',
    'A randomized study of 73 people found that UC-MSC lowered HbA1c by 6% in type 2 diabetes.',
    'In the VX-880 trial, HbA1c fell from 12% to 6%.',
    'In a trial of 42 people, UC-MSC raised C-peptide by 21 fold in type 1 diabetes.',
    'A study of 24 people showed ProTrans raised C-peptide by 24% in type 1 diabetes.',
    '10 of 12 children with type 1 diabetes stopped insulin after zimislecel.',
    '12名儿童中10名在zimislecel治疗后停用胰岛素。',
    'In the VX-880 trial, 10 of 12 patients stopped insulin for five years.',
    'In a Brazilian study, 21 of 21 patients with type 1 diabetes were insulin-free at five years after HSCT.',
    'One man given zimislecel has been insulin-free for 20 years.',
    'A woman with type 1 diabetes in China has been insulin-free for 10 years after stem cell islets.',
    'A 25-year-old woman in America with type 1 diabetes stopped insulin 75 days after stem cell transplant.',
    'Zimislecel made 10 of 12 patients insulin-free, and most patients with type 1 diabetes will be insulin-free.',
    'NCT04786262 showed that 10 of 12 patients were off insulin, meaning most people can stop insulin.',
    'A trial in China found that HSCT in type 1 diabetes is safe.',
    '一项91人的研究显示脐带间充质干细胞治疗2型糖尿病安全有效。',
    'In the VX-880 trial, about 88% of patients stopped insulin.',
  ])('%s', async (sentence) => {
    expect(await judged(sentence)).not.toMatch(/^(?:partly-)?supported/)
  })
})
