/** Wrong readings that were once seen, each with its whole kind: what must and what must not be read from such words. */
import { describe, expect, it } from 'vitest'
import { checkClaim } from '../../../src/evidence/check/index.js'
import { openBundled } from '../../helpers/bundled.js'

const dataset = openBundled()

/** Everything that a sentence is read as claiming: `!` denied, a measure or mechanism by its ids. */
const claims = async (sentence: string): Promise<string> => {
  const { parts } = await checkClaim(sentence, dataset, { withNear: false })
  return parts
    .map(({ part: { claimed, negated } }) => {
      const ids =
        'outcomes' in claimed
          ? ` ${claimed.outcomes.join('+')}`
          : 'mechanisms' in claimed
            ? ` ${claimed.mechanisms.join('+')}`
            : ''
      return `${negated ? '!' : ''}${claimed.what}${ids}`
    })
    .join('; ')
}

const never = (pattern: RegExp, sentences: readonly string[]): void =>
  it.each(sentences)('%s', async (sentence) => expect(await claims(sentence)).not.toMatch(pattern))

const always = (pattern: RegExp, sentences: readonly string[]): void =>
  it.each(sentences)('%s', async (sentence) => expect(await claims(sentence)).toMatch(pattern))

describe('the death of cells is no death of people', () => {
  never(/death/, [
    'Stem cells prevent cell death in diabetes.',
    'Mesenchymal stem cells prevent beta cell death in type 1 diabetes.',
    'Exosomes reduce the death of islet cells in type 2 diabetes.',
    'Stem cells rescue dying beta cells in type 1 diabetes.',
    'Cord stem cells protect islets from cell death in type 2 diabetes.',
    '干细胞可以防止胰岛细胞死亡，保护糖尿病患者的胰岛。',
  ])
  always(/death/, ['Two people died after zimislecel.', 'Stem cells can kill people with diabetes.'])
})

describe('the repair of other tissue is no regeneration of beta cells', () => {
  never(/mechanism regeneration/, [
    'Stem cells repair penile tissue in men with diabetes.',
    'Stem cells regenerate damaged nerves in diabetic neuropathy.',
    'Adipose stem cells repair the skin of diabetic feet.',
    'Stem cells regenerate kidney tissue in diabetic kidney disease.',
    'Stem cells repair the retina in diabetic retinopathy.',
    '干细胞可以修复糖尿病患者受损的阴茎组织。',
  ])
  always(/mechanism regeneration/, ['Stem cells regenerate the pancreas in type 1 diabetes.'])
})

describe('what is past is not the future', () => {
  it.each([
    'It has been known for decades that stem cells cannot cure type 1 diabetes.',
    'Stem cells have been studied in diabetes for decades.',
    'For over ten years stem cells have lowered HbA1c in type 2 diabetes.',
    'For decades type 1 diabetes has been treated with insulin, and stem cells do not cure it.',
    'Decades of work have not shown that stem cells cure type 1 diabetes.',
  ])('%s', async (sentence) => {
    const { understanding } = await checkClaim(sentence, dataset, { withNear: false })
    expect([...understanding.strengths]).not.toContain('future')
  })
})

describe('in full is not of everybody', () => {
  it.each([
    '干细胞可以彻底治愈1型糖尿病。',
    '干细胞能完全治愈2型糖尿病。',
    '干细胞全面改善2型糖尿病患者的血糖。',
    'Stem cells completely cure type 1 diabetes.',
    'Stem cells fully restore insulin production in type 1 diabetes.',
    'Stem cells totally reverse type 2 diabetes.',
  ])('%s', async (sentence) => {
    const { understanding } = await checkClaim(sentence, dataset, { withNear: false })
    expect([...understanding.strengths]).not.toContain('all')
  })
})

describe('danger is a quality, and harm when it is said of the cells', () => {
  always(/^(!?harm|safety)/, [
    '干细胞治疗糖尿病很危险。',
    '干细胞治疗糖尿病没有危险。',
    'Stem cell treatment of diabetes is dangerous.',
    'Stem cells for diabetes are unsafe.',
    'Stem cells for diabetes are not dangerous.',
  ])
  never(/harm/, [
    '干细胞可以降低1型糖尿病患者危险的低血糖。',
    'Donor islets prevent dangerous hypoglycemia in type 1 diabetes.',
  ])
})

describe('what has yet to be shown is denied', () => {
  it.each([
    'Stem cells have yet to demonstrate a cure for type 1 diabetes.',
    'Stem cell therapy has yet to prove that it cures type 2 diabetes.',
    'Stem cells are yet to be shown to cure type 1 diabetes.',
    'Research has yet to show that stem cells cure type 2 diabetes.',
    '干细胞尚未证明能治愈1型糖尿病。',
    '干细胞仍未被证实能治愈2型糖尿病。',
  ])('%s', async (sentence) =>
    expect((await checkClaim(sentence, dataset, { withNear: false })).verdict).toBe('supported'),
  )
})

describe('made insulin free is freed of insulin', () => {
  always(/^outcome insulin-independence$/, [
    'Many patients with type 1 diabetes were made insulin free by stem cells.',
    'Stem cells made many people with type 1 diabetes insulin independent.',
    'Most patients with type 1 diabetes became insulin free after stem cells.',
    'Stem cells rendered several people with type 1 diabetes insulin free.',
    'Stem cells left many people with type 1 diabetes free of insulin.',
  ])
  it('and never worse', async () => {
    const { parts } = await checkClaim('Many patients were made insulin free by stem cells.', dataset, {
      withNear: false,
    })
    for (const { part } of parts) expect(part.claimed).not.toMatchObject({ worse: true })
  })
})

describe('both types are both', () => {
  it.each([
    'Stem cells cure type 1&2 diabetes.',
    'Stem cells cure type 1 and 2 diabetes.',
    'Stem cells cure type 1 or type 2 diabetes.',
    'Stem cells cure type I and II diabetes.',
    '干细胞治愈1型和2型糖尿病。',
    '干细胞治愈1型及2型糖尿病。',
  ])('%s', async (sentence) => {
    const { understanding } = await checkClaim(sentence, dataset, { withNear: false })
    expect(understanding.diseases.toSorted()).toEqual(['t1d', 't2d'])
  })
})

describe('a complaint is not diabetes itself', () => {
  it.each([
    'Stem cells relieve nerve pain.',
    'Stem cells ease back pain.',
    'Stem cells cure knee pain.',
    'Stem cells cure nerve damage after surgery.',
    'Stem cells treat chronic pain.',
  ])('%s', async (sentence) => {
    const { understanding } = await checkClaim(sentence, dataset, { withNear: false })
    expect(understanding.diseases).not.toContain('diabetes')
    expect(understanding.diseases).not.toContain('t1d')
  })
})

describe('cells that are protected are not the treatment', () => {
  it.each([
    'Mesenchymal stem cells protect the patient’s own islet cells in type 1 diabetes.',
    'Mesenchymal stem cells preserve the patients’ own beta cells in type 1 diabetes.',
    'Mesenchymal stem cells shield your own islets from attack in type 1 diabetes.',
    'Mesenchymal stem cells regenerate the pancreatic islets in type 1 diabetes.',
    '间充质干细胞保护1型糖尿病患者自身的胰岛细胞。',
  ])('%s', async (sentence) => {
    const { understanding } = await checkClaim(sentence, dataset, { withNear: false })
    expect(understanding.cells).not.toContain('donor-islet')
    expect(understanding.cells).not.toContain('auto-islet')
  })
})

describe('another disease that is cured is no harm', () => {
  never(/harm/, [
    'Stem cells cure cancer.',
    'Stem cells can cure cancer and type 1 diabetes.',
    'Stem cells heal cancer and diabetes.',
    'Stem cells cured his tumor and type 2 diabetes.',
    '干细胞可以治愈癌症和糖尿病。',
  ])
  always(/harm tumor/, ['Stem cells cause cancer in people with diabetes.', 'Stem cells for diabetes can form tumors.'])
})

describe('not yet is a denial that is understood', () => {
  it.each([
    '干细胞尚不能治愈1型糖尿病。',
    '干细胞还不能根治糖尿病。',
    '目前干细胞仍不能治愈2型糖尿病。',
    '干细胞尚无法治愈1型糖尿病。',
    '干细胞暂时还不能治愈糖尿病。',
  ])('%s', async (sentence) => {
    const { verdict, understanding } = await checkClaim(sentence, dataset, { withNear: false })
    expect([verdict, understanding.unmapped]).toEqual(['supported', []])
  })
})

describe('a language that is not read is named, and none of its words is a topic', () => {
  it.each([
    ['El trasplante de células madre ayuda al paciente con diabetes.', 'Spanish'],
    ['La terapia con células madre es segura para los pacientes.', 'Spanish'],
    ['Die Stammzelltherapie ist sicher und heilt den Diabetes nicht.', 'German'],
    ['Les cellules souches ne guérissent pas le diabète de type 1.', 'French'],
    ['As células tronco não curam o diabetes tipo 1.', 'Portuguese'],
    ['Le cellule staminali non curano il diabete.', 'Italian'],
  ])('%s', async (sentence, language) => {
    const { reason, understanding } = await checkClaim(sentence, dataset, { withNear: false })
    expect(reason?.text).toContain(language)
    expect(understanding.terms).toEqual([])
  })
})

describe('what is told of one person by name is no claim', () => {
  it.each([
    'Our patient Karen reports that her A1c fell from 10 to 6 after stem cells.',
    'Eight-year-old Leo has been insulin free since his transplant of stem cells.',
    '王阿姨患糖尿病20年，做了干细胞后血糖一直很稳定。',
  ])('%s', async (sentence) => expect((await checkClaim(sentence, dataset)).reason?.code).toBe('testimonial'))
})

describe('what is approved at present is asked of approvals, unless a product is named', () => {
  always(/^!approval$/, [
    'There is currently no FDA-approved stem cell product for any form of diabetes.',
    'There are currently no stem cell products approved for type 2 diabetes.',
    'No stem cell product is currently licensed for diabetes.',
    'There is still no approved stem cell product on the market for type 1 diabetes.',
  ])
  always(/^!withdrawal$/, ['Alofisel is still on the market in Europe.'])
})
