import { describe, expect, it } from 'vitest'
import { checkClaim, results } from '../../../src/evidence/check/index.js'
import { openDataset } from '../../../src/store/index.js'

const dataset = openDataset()
const verdictOn = (sentence: string) => checkClaim(sentence, dataset, { withNear: false })

describe('a sentence whose denials cannot be followed is not judged, and quotes them', () => {
  it.each([
    'The claim that stem cells do not cure type 1 diabetes is false.',
    'It is a lie that stem cells do not cure type 1 diabetes.',
    'There is no proof that stem cells do not cure type 1 diabetes.',
    'It would be wrong to deny that stem cells cure type 1 diabetes.',
    'Stem cells rarely fail to cure type 1 diabetes.',
    'Insulin does not cure type 1 diabetes but stem cells do.',
    'No other treatment cures type 1 diabetes like stem cells.',
    'Stem cells cure type 1 diabetes? No evidence shows otherwise.',
    '您不能否认干细胞能治愈1型糖尿病。',
    '说干细胞不能治愈糖尿病是错误的。',
    'Stem cells do not cure type 1 diabetes is simply nonsense.',
    'Nobody has proved that stem cells cannot cure type 1 diabetes.',
    'Stem cells never fail to reverse type 2 diabetes.',
    'Only fools deny that stem cells cure type 1 diabetes.',
    'What insulin cannot do, stem cells can: cure type 1 diabetes.',
    'Drugs cannot cure type 2 diabetes the way stem cells can.',
    'Type 1 diabetes cannot be cured, except with stem cells.',
    'Stem cells are nothing short of a cure for type 1 diabetes.',
    'It is no secret that stem cells cure type 1 diabetes.',
    'Conventional medicine has no cure for type 1 diabetes, but stem cells offer one.',
    'Big pharma wants you to believe that stem cells do not cure type 1 diabetes.',
    "Stem cells can't cure type 1 diabetes? Think again.",
    'It was once thought that stem cells could not cure type 1 diabetes.',
    'Contrary to what critics say stem cells cure type 1 diabetes.',
    'It is a lie that stem cells lower HbA1c in type 2 diabetes.',
    "Don't let anyone tell you that stem cells do not cure type 2 diabetes.",
    'The claim that stem cells are not approved for type 1 diabetes is a lie.',
    'There is no truth in the statement that stem cells fail to cure type 2 diabetes.',
    'It is doubtful that stem cells do not cure type 1 diabetes.',
    'No study has found stem cells to be ineffective in curing type 1 diabetes.',
    'Insulin does not cure type 1 diabetes; stem cells, however, do.',
    '没有证据表明干细胞不能治愈1型糖尿病。',
    '胰岛素不能治愈1型糖尿病，但干细胞可以。',
    '没有其他疗法能像干细胞一样治愈1型糖尿病。',
    '干细胞很少不能治愈1型糖尿病。',
    '谁说干细胞不能治愈糖尿病！',
    '除了干细胞，没有什么能治愈1型糖尿病。',
    '干细胞不能治愈糖尿病的说法是谎言。',
    '說幹細胞不能治癒糖尿病是錯誤的。',
    '干细胞治愈1型糖尿病不是梦。',
    '干细胞治愈糖尿病不容否认。',
    '认为干细胞无法治愈2型糖尿病是一种误解。',
    '干细胞从不失败地治愈1型糖尿病。',
    'Without a doubt, nobody can dispute that stem cells cure type 1 diabetes.',
    'Unlike insulin, which does not cure type 1 diabetes, stem cells do.',
    'Insulin cannot cure type 1 diabetes, stem cells can.',
    'Experts are wrong to say stem cells do not cure type 1 diabetes.',
    'You cannot find a patient whom stem cells have not cured of type 1 diabetes.',
    'Stem cells cure type 1 diabetes and no one has shown the opposite.',
    "You won't meet a person whom stem cells have not cured of type 1 diabetes.",
    'Stem cells do not cure type 1 diabetes, they say, but they are mistaken.',
    'To say that stem cells do not cure type 1 diabetes is a mistake.',
    'Nothing cures type 1 diabetes as well as stem cells.',
    "Not one trial has shown that stem cells don't cure type 1 diabetes.",
    'Insulin never cured anyone of type 1 diabetes; stem cells have.',
    'There is no denying that stem cells cure type 2 diabetes.',
    'The statement "stem cells do not cure type 1 diabetes" is untrue.',
    'Stem cells hardly ever fail to cure type 2 diabetes.',
    "It isn't true that stem cells can't cure diabetes.",
    "I'd be lying if I said stem cells do not cure type 1 diabetes.",
    '没有人能否定干细胞治愈糖尿病的事实。',
    '干细胞无法治愈1型糖尿病？大错特错。',
    '药物不能治愈1型糖尿病，只有干细胞能。',
    '没有研究证明干细胞无法治愈2型糖尿病。',
    'Medicine cannot cure type 1 diabetes. Stem cells can.',
    'Insulin does not cure type 1 diabetes, in contrast to stem cells.',
    'Insulin does not cure type 1 diabetes as opposed to stem cells.',
    'While insulin cannot cure type 1 diabetes, stem cells succeed.',
    'It is not impossible to cure type 1 diabetes with stem cells.',
    'Stem cells not curing type 1 diabetes is a fairy tale.',
    'Those who say stem cells do not cure type 1 diabetes have not read the trials.',
  ])('%s', async (sentence) => {
    const { verdict, reason } = await verdictOn(sentence)
    expect([verdict, reason?.code]).toEqual(['not-judged', 'denials'])
    expect(reason?.text).toMatch(/^What its denials deny cannot be told for sure: ".+\)"/)
  })
})

describe('a sentence that says cure by denials is never judged kindly', () => {
  it.each([
    'No patient with type 1 diabetes was left uncured by stem cells.',
    'Nothing but stem cells cures type 1 diabetes.',
    'Stem cells do nothing but cure type 1 diabetes.',
    'Stem cells do not leave type 1 diabetes uncured.',
    'Failures of stem cells to cure type 1 diabetes are rare.',
    'There is hardly a patient whose type 1 diabetes stem cells do not cure.',
    'Stem cells cure where drugs cannot in type 1 diabetes.',
    'It is not false that stem cells cure type 1 diabetes.',
    'Nobody with type 1 diabetes has failed to come off insulin after stem cells.',
    'Only with stem cells can type 1 diabetes not remain uncured.',
    '干细胞治疗1型糖尿病几乎不会失败。',
    'Stem cells: no more incurable type 1 diabetes.',
    'Type 1 diabetes is no longer incurable thanks to stem cells.',
    'Never say stem cells cannot cure type 1 diabetes.',
  ])('%s', async (sentence) => {
    const { verdict } = await verdictOn(sentence)
    expect(results.indexOf(verdict)).toBeLessThan(results.indexOf('partly-supported'))
  })
})

describe('a denial that is plain keeps its verdict', () => {
  it.each([
    ['Stem cells do not cure type 1 diabetes.', 'supported'],
    ['It is a myth that stem cells cure type 1 diabetes.', 'supported'],
    ['It is false that stem cells cure type 1 diabetes.', 'supported'],
    ['The claim that stem cells cure type 1 diabetes is false.', 'supported'],
    ['There is no proof that stem cells cure type 1 diabetes.', 'supported'],
    ['Stem cells have not been proven to cure type 1 diabetes and are not approved.', 'supported'],
    ['It is wrong to say that stem cells cure type 1 diabetes.', 'supported'],
    ['Stem cells fail to cure type 1 diabetes.', 'supported'],
    ['No evidence shows that stem cells cure type 1 diabetes.', 'supported'],
    ['干细胞不能治愈1型糖尿病。', 'supported'],
    ['没有证据表明干细胞能治愈1型糖尿病。', 'supported'],
    ['干细胞能治愈糖尿病是谎言。', 'supported'],
    ['干细胞治愈糖尿病的说法不属实。', 'supported'],
    ['Stem cells cure type 1 diabetes but do not lower HbA1c.', 'contradicted'],
    ['There is no evidence that stem cells are without risks in type 1 diabetes.', 'supported'],
    ['It is a myth that stem cell therapy has no risks.', 'supported'],
    ['Stem cell therapy is, however, not a cure for type 1 diabetes.', 'supported'],
    ['There is no current evidence that stem cells cure type 1 diabetes.', 'supported'],
    ['Treatments like stem cells have not cured type 1 diabetes.', 'supported'],
    ['Without a doubt, stem cells do not cure type 1 diabetes.', 'supported'],
    ['No insulin was needed after stem cells in type 1 diabetes.', 'not-shown'],
    ['干细胞治疗糖尿病没有不良反应。', 'contradicted'],
    ['靠干细胞不能治愈1型糖尿病。', 'supported'],
    ['It is not true that stem cells cure type 2 diabetes.', 'supported'],
    ['There were no serious adverse events after mesenchymal stem cells in type 2 diabetes.', 'overstated'],
  ])('%s', async (sentence, expected) => expect((await verdictOn(sentence)).verdict).toBe(expected))
})
