/** Rules for approvals: what is on record from authorities, up to the date of the dataset. */
import { ensure } from '../../../collections.js'
import type { Approval } from '../../../dataset/index.js'
import { roleId } from '../../../dataset/roles.js'
import { decisionsNamed } from '../products.js'
import { readTerms } from '../read.js'
import { phraseKeys } from '../tokens.js'
import { type Case, type Finding, few, judge, type Rule } from './rule.js'

const placeNames: Readonly<Record<string, string>> = {
  US: 'the United States',
  EU: 'the European Union',
  CN: 'China',
  JP: 'Japan',
  KR: 'Korea',
  CA: 'Canada',
  IN: 'India',
}

const concerns = (a: Approval, c: Case): boolean => {
  const cells = c.dataset.vocabulary('cells')
  return a.cell !== null && c.u.cells.some((cell) => cells.within(cell).has(ensure(a.cell)))
}
const inPlace = (a: Approval, c: Case): boolean =>
  c.u.places.length === 0 || c.u.places.some((place) => a.jurisdiction.split(/[-/]/).includes(place))

/** Whether the indication, read like a sentence, names the disease or one below it. */
const indicated = (a: Approval, c: Case): boolean => {
  if (!a.concernsDiabetes) return false
  const within = new Set(c.diseases.flatMap((d) => [...c.dataset.vocabulary('diseases').within(d)]))
  if (within.size === 0) return true
  return readTerms(a.indication, c.dataset).some(
    ({ meaning }) => meaning.role === 'disease' && meaning.ids.some((id) => within.has(id)),
  )
}

const granted = (a: Approval): boolean => a.kind === 'approval' || a.kind === 'conditional'
const line = (a: Approval): string => `${a.product} (${a.jurisdiction} ${a.date}; ${a.id})`

/** Whether a warning on record covers the cells: it speaks of them or of a broader kind. */
const warned = (a: Approval, c: Case): boolean => {
  const cells = c.dataset.vocabulary('cells')
  return a.kind === 'warning' && a.cell !== null && c.u.cells.some((cell) => cells.within(ensure(a.cell)).has(cell))
}

/** Names of diseases by the words that tell them apart. */
const diseaseKeys = (text: string): string[] => phraseKeys(text).filter((key) => key !== 'disease')

/** Diseases that the dataset does not cover, in the words of the sentence. */
const otherUses = (c: Case): string[] =>
  c.u.outside.filter(({ what }) => what === 'disease').flatMap(({ text }) => diseaseKeys(text))

/** Whether an approval is for the use that is meant: the disease, or one that is not covered but named; a product by its name for any use. */
const isForUse = (a: Approval, c: Case, { isNamed }: { readonly isNamed: boolean }): boolean => {
  const others = otherUses(c)
  if (c.diseases.length === 0 && others.length > 0)
    return readTerms(a.indication, c.dataset).some(
      ({ meaning, text }) => meaning.role === 'outside' && diseaseKeys(text).some((key) => others.includes(key)),
    )
  // Said without diabetes, as the indication has it: "critical limb ischemia".
  const isInItsWords =
    isNamed &&
    !/diabet|糖尿/i.test(c.u.sentence) &&
    c.u.terms.some(
      ({ meaning, text }) =>
        meaning.role === 'disease' && text.length > 5 && a.indication.toLowerCase().includes(text.toLowerCase()),
    )
  return isInItsWords || (isNamed && c.diseases.length === 0) || indicated(a, c)
}

const yearsIn = (c: Case): string[] => c.u.numbers.filter((n) => /^(19|20)\d\d$/.test(n))

/** The decision that took an approval back: of the same product in the same place. */
const takenBack = (a: Approval, all: readonly Approval[]): Approval | undefined =>
  all.find((b) => b.kind === 'discontinued' && b.product === a.product && b.jurisdiction === a.jurisdiction)

/** Approvals that are on record as claimed: which are for another year, which were taken back since. */
const onRecord = (found: readonly Approval[], c: Case): Finding => {
  const all = c.dataset.records('approvals')
  const years = yearsIn(c)
  const dated = years.length ? found.filter(({ date }) => years.some((year) => date.startsWith(year))) : found
  const denied = c.part.negated
  if (dated.length === 0)
    return judge(
      'approval-on-record',
      denied ? 'supported' : 'contradicted',
      `On record with another date: ${few(found.map(line))}.`,
    )
  const lost = dated.flatMap((a) => takenBack(a, all) ?? [])
  if (lost.length === dated.length && years.length === 0)
    return judge(
      'approval-on-record',
      denied ? 'supported' : 'contradicted',
      `It was approved, and withdrawn since: ${few(lost.map(line))}; before that ${few(dated.map(line))}.`,
    )
  return judge(
    'approval-on-record',
    denied ? 'contradicted' : 'supported',
    `On record: ${few(dated.map(line))}.${lost.length ? ` Withdrawn since: ${few(lost.map(line))}.` : ''} An approval holds for that product and use only.`,
  )
}

/** A product by its name, of which decisions are on record and none is the approval that is claimed. */
const notAsNamed = (named: readonly Approval[], c: Case): Finding =>
  judge(
    'approval-on-record',
    c.part.negated ? 'supported' : 'contradicted',
    `No such approval is on record as of ${c.dataset.stamp.asOf}; what is: ${few(
      named.map((a) => `${line(a)}${granted(a) ? ` for ${a.indication}` : `, ${a.kind}`}`),
      3,
      '',
      '; ',
    )}.`,
  )

/** An approval claimed or denied, against those on record for the product or these cells, this disease and this authority. */
export const approvalOnRecord: Rule = (c): Finding | undefined => {
  if (c.part.claimed.what !== 'approval') return undefined
  const all = c.dataset.records('approvals')
  const named = decisionsNamed(c.u.sentence, c.dataset)
  const isMeant = (a: Approval): boolean => (named.length ? named.includes(a) : concerns(a, c))
  const found = all.filter(
    (a) => granted(a) && isMeant(a) && isForUse(a, c, { isNamed: named.length > 0 }) && inPlace(a, c),
  )
  const denied = c.part.negated
  // Donor islets named as stem cells: the approval is real, and of something else.
  const called = c.u.cells.includes(roleId('donated-islets')) && /stem[\s-]?cell|干细胞|幹細胞/i.test(c.u.sentence)
  if (found.length && called && !denied && found.every((a) => a.cell === roleId('donated-islets')))
    return judge(
      'approval-on-record',
      'true-of-something-else',
      `On record is an approval of donor islets, which are not stem cells: ${few(found.map(line))}.`,
    )
  if (found.length) return onRecord(found, c)
  if (named.length) return notAsNamed(named, c)
  return withoutApproval(c)
}

/** None of these cells for this disease: what is approved of them, and what authorities warn of. */
const withoutApproval = (c: Case): Finding => {
  const all = c.dataset.records('approvals')
  const where = c.u.places.length ? ` in ${c.u.places.map((p) => placeNames[p] ?? p).join(' or ')}` : ''
  const others = all.filter((a) => granted(a) && concerns(a, c) && inPlace(a, c))
  const there = others.length || c.u.places.length === 0 ? [] : all.filter((a) => granted(a) && a.cell && inPlace(a, c))
  const use = (a: Approval): string =>
    `${a.product} for ${a.indication.charAt(0).toLowerCase()}${a.indication.slice(1)} (${a.id})`
  const list = (some: readonly Approval[]): string => few(some.map(use), 3, ' (stemcell approvals lists them)', '; ')
  const elsewhere = others.length
    ? ` Approved for other uses: ${list(others)}.`
    : there.length
      ? ` Approved there: ${list(there)}.`
      : ''
  const told = all.filter(
    (a) => (a.kind === 'guidance' || a.kind === 'discontinued') && a.cell !== null && c.u.cells.includes(a.cell),
  )
  const also = told.length ? ` See also ${few(told.map((a) => a.id))}.` : ''
  const none = `No approval of these cells for this disease${where} is on record as of ${c.dataset.stamp.asOf}.${elsewhere}${also}`
  const warnings = all.filter((a) => warned(a, c) && inPlace(a, c))
  const against = warnings.length ? ` Warnings: ${few(warnings.map((a) => a.id))}.` : ''
  if (c.part.negated) return judge('approval-on-record', 'supported', `${none}${against}`)
  const donor = all.filter((a) => granted(a) && a.cell === roleId('donated-islets') && indicated(a, c) && inPlace(a, c))
  if (donor.length && c.u.cells.includes(roleId('any-stem-cell')) && c.diseases.includes(roleId('donor-islet-disease')))
    return judge(
      'approval-on-record',
      'true-of-something-else',
      `True of donor islets, which are not stem cells: ${few(donor.map(line))}. ${none}`,
    )
  return warnings.length
    ? judge(
        'approval-on-record',
        'contradicted',
        `${none} Warnings say the opposite: ${few(warnings.map((a) => `${a.product} (${a.jurisdiction} ${a.date}; ${a.id})`))}.`,
      )
    : // What an authority decided of such cells is on record, and this is not among it.
      judge('approval-on-record', c.u.places.length && elsewhere ? 'contradicted' : 'not-shown', none)
}

/** A registry number says that a study was announced, and nothing about approval or effect. */
export const registrationIsNoApproval: Rule = (c) =>
  c.part.claimed.what === 'registration'
    ? judge(
        'registration-is-no-approval',
        'not-judged',
        'Being registered says that a study was announced; it shows neither approval nor effect (fda-patient-information-2021). Look a number up with: stemcell show NUMBER.',
      )
    : undefined

/** Standard care needs an approval for the use; none on record refutes it. */
export const standardCare: Rule = (c) => {
  if (c.part.claimed.what !== 'standard') return undefined
  const found = c.dataset.records('approvals').filter((a) => granted(a) && concerns(a, c) && indicated(a, c))
  return found.length
    ? judge(
        'standard-care',
        'not-judged',
        `Approved on record (${few(found.map(line))}); whether it is standard care stands in guidelines, which the dataset does not hold.`,
      )
    : judge(
        'standard-care',
        'contradicted',
        `No approval of these cells for this disease is on record as of ${c.dataset.stamp.asOf}, so it cannot be standard care (isscr-guidelines-2021).`,
      )
}

/** "The only treatment": refuted where another treatment that acts on the disease is approved on record. */
export const onlyTreatment: Rule = (c) => {
  if (c.part.claimed.what !== 'only') return undefined
  const others = c.dataset
    .records('approvals')
    .filter((a) => a.kind === 'approval' && indicated(a, c) && !concerns(a, c))
  return others.length
    ? judge(
        'only-treatment',
        'contradicted',
        `Another treatment that acts on the disease is approved: ${few(others.map(line))}.`,
      )
    : judge(
        'only-treatment',
        'not-judged',
        'The dataset compares no treatments without cells, so "the only" cannot be judged.',
      )
}

export const regulationRules: readonly Rule[] = [
  approvalOnRecord,
  standardCare,
  registrationIsNoApproval,
  onlyTreatment,
]
