/** Rules about codes of outside vocabularies: their form, their labels, and pairs that public code is known to swap. */
import copies from '../../../data/copies.json' with { type: 'json' }
import { itemAt } from '../../collections.js'
import { fold } from '../../text.js'
import type { RuleData } from '../source.js'
import type { IntegrityRule, Violation } from './rule.js'

type Coded = { readonly kind: 'diseases' | 'cells' | 'outcomes'; readonly id: string; readonly name: string }
type Code = RuleData['diseases'][number]['codes'][number]

const coded = ['diseases', 'cells', 'outcomes'] as const

const eachCode = (data: RuleData): (Coded & { readonly code: Code })[] =>
  coded.flatMap((kind) => data[kind].flatMap(({ id, name, codes }) => codes.map((code) => ({ kind, id, name, code }))))

export const countCodes = (data: RuleData): number => eachCode(data).length

/** Outside numbers of a paper with their field, in the form in which they are compared. */
const paperNumbers = (r: RuleData['references'][number]): (readonly [field: string, number: string])[] =>
  (['DOI', 'PMID', 'PMCID'] as const).flatMap((field) => {
    const number = r[field]
    return number ? [[field, `${field} ${number.toLowerCase()}`] as const] : []
  })

export const countPaperNumbers = (data: RuleData): number =>
  data.references.reduce((n, r) => n + paperNumbers(r).length, 0)

const digits = (text: string): number[] => [...text.replace(/\D/g, '')].map(Number)

/** Check digit of LOINC: mod 10 (LOINC Users’ Guide, appendix on the check digit). */
export const loincCheckDigit = (number: string): number => {
  const sum = digits(number)
    .reverse()
    .reduce((total, digit, i) => total + (i % 2 ? digit : digit < 5 ? digit * 2 : digit * 2 - 9), 0)
  return (10 - (sum % 10)) % 10
}

/** Product of two elements of the dihedral group of order ten, on which Verhoeff’s check digit rests. */
const times = (a: number, b: number): number =>
  a < 5 ? (b < 5 ? (a + b) % 5 : 5 + ((a + b - 5) % 5)) : b < 5 ? 5 + ((a - 5 - b + 5) % 5) : (a - b + 5) % 5
const permute = [1, 5, 7, 6, 2, 8, 3, 0, 9, 4]
const permuted = (digit: number, power: number): number => {
  let at = digit
  for (let i = 0; i < power; i++) at = itemAt(permute, at)
  return at
}
/** Whether a SNOMED CT identifier ends in its Verhoeff check digit (SNOMED CT Release File Specification, SCTID). */
export const isVerhoeff = (number: string): boolean =>
  digits(number)
    .reverse()
    .reduce((sum, digit, i) => times(sum, permuted(digit, i % 8)), 0) === 0

const forms: Readonly<Record<Code['system'], RegExp>> = {
  icd10: /^[A-Z]\d\d(\.\d{1,2})?(-[A-Z]\d\d)?$/,
  icd10cm: /^[A-Z]\d[\dA-Z](\.[\dA-Z]{1,4})?(-[A-Z]\d[\dA-Z])?$/,
  // A stem code, or the number of an entity in the foundation.
  icd11: /^([1-9A-V][A-HJ-NP-Z]\d[\dA-HJ-NP-Z](\.[\dA-Z]{1,2})?|\d{5,10})$/,
  mesh: /^[DC](\d{6}|\d{9})$/,
  mondo: /^MONDO:\d{7}$/,
  snomed: /^[1-9]\d{5,17}$/,
  doid: /^DOID:\d{1,7}$/,
  efo: /^EFO:\d{7}$/,
  ncit: /^NCIT:C\d+$/,
  umls: /^C\d{7}$/,
  cl: /^CL:\d{7}$/,
  loinc: /^\d{1,7}-\d$/,
}

const misformed = ({ system, id }: Code): string | undefined => {
  if (!forms[system].test(id)) return `"${id}" has not the form of a ${system.toUpperCase()} code`
  if (system === 'loinc') {
    const [number = '', check] = id.split('-')
    const right = loincCheckDigit(number)
    if (Number(check) !== right) return `the check digit of LOINC ${number} is ${right}, not ${check}`
  }
  if (system === 'snomed' && !isVerhoeff(id)) return `the check digit of SNOMED CT ${id} is wrong`
  return undefined
}

const typeOne = /\btype[ -]?(1|i)\b|1型|\bt1d(m)?\b/i
const typeTwo = /\btype[ -]?(2|ii)\b|2型|\bt2d(m)?\b/i
/**
 * Codes of type 1 and type 2 diabetes that public code confuses (MONDO:0005147 is labeled type 2 in some of it). As Mondo’s
 * mapping files and ICD-10 give them; each stands with its source in diseases.json.
 */
const ofType: Readonly<Record<string, 1 | 2>> = {
  'MONDO:0005147': 1,
  'DOID:9744': 1,
  'NCIT:C2986': 1,
  D003922: 1,
  E10: 1,
  '46635009': 1,
  C0011854: 1,
  'MONDO:0005148': 2,
  'DOID:9352': 2,
  'NCIT:C26747': 2,
  D003924: 2,
  E11: 2,
  '44054006': 2,
  C0011860: 2,
}

const rule = (name: string, demands: string, find: (data: RuleData) => Omit<Violation, 'rule'>[]): IntegrityRule => ({
  name,
  demands,
  check: (data) => find(data).map((violation) => ({ ...violation, rule: name })),
})

/** Whether an address is that of a copy of the work: a bare machine, or a place of data/copies.json. */
const isCopy = ({ URL: address, type }: RuleData['references'][number]): boolean =>
  address !== undefined &&
  (/\/\/\d+\.\d+/.test(address) ||
    copies.items.some(
      ({ address: part, of }) =>
        address.includes(part) && (of === 'anything' || type === 'article-journal' || type === 'preprint'),
    ))

export const codeRules: readonly IntegrityRule[] = [
  rule('code-form', 'A code has the form of its vocabulary, with the right check digit where it has one.', (data) =>
    eachCode(data).flatMap(({ kind, id, code }) => {
      const message = misformed(code)
      return message ? [{ kind, id, path: `codes.${code.id}`, message }] : []
    }),
  ),
  rule('code-label-pairs', 'Within a vocabulary a code has one label, and a label one code.', (data) => {
    const labels = new Map<string, string>()
    const ids = new Map<string, string>()
    return eachCode(data).flatMap(({ kind, id, code }) => {
      if (code.label === null) return []
      const [byId, byLabel] = [`${code.system} ${code.id}`, `${code.system} ${fold(code.label)}`]
      const label = labels.get(byId) ?? code.label
      const other = ids.get(byLabel) ?? code.id
      labels.set(byId, label)
      ids.set(byLabel, other)
      const path = `codes.${code.id}.label`
      return [
        ...(fold(label) === fold(code.label)
          ? []
          : [{ kind, id, path, message: `${code.id} is "${label}" in one place and "${code.label}" here` }]),
        ...(other === code.id
          ? []
          : [{ kind, id, path, message: `"${code.label}" is ${other} in one place and ${code.id} here` }]),
      ]
    })
  }),
  rule('code-of-type', 'A code of type 1 diabetes does not stand for type 2, nor the other way round.', (data) =>
    eachCode(data).flatMap(({ kind, id, name, code }) => {
      const type = Object.hasOwn(ofType, code.id) ? ofType[code.id] : undefined
      const wrong = type === 1 ? typeTwo : typeOne
      if (!type || ![id, name, code.label ?? ''].some((text) => wrong.test(text))) return []
      return [
        { kind, id, path: `codes.${code.id}`, message: `${code.id} is type ${type} diabetes, not type ${3 - type}` },
      ]
    }),
  ),
  rule('paper-number-once', 'A DOI, PMID or PMCID stands on one reference.', (data) => {
    const owner = new Map<string, string>()
    return data.references.flatMap((r) =>
      paperNumbers(r).flatMap(([path, number]) => {
        const other = owner.get(number)
        owner.set(number, other ?? r.id)
        return other
          ? [{ kind: 'references' as const, id: r.id, path, message: `${number} also stands on ${other}` }]
          : []
      }),
    )
  }),
  rule('reference-named', 'A reference has its title, or a description where its title was not read.', (data) =>
    data.references.flatMap((r) =>
      r.title || r.custom.describedAs
        ? []
        : [{ kind: 'references' as const, id: r.id, path: 'title', message: 'has neither a title nor a description' }],
    ),
  ),
  rule(
    'reference-cites-the-work',
    'A reference is cited by the address of the work, never by that of a copy.',
    (data) =>
      data.references.flatMap((r) =>
        isCopy(r)
          ? [
              {
                kind: 'references' as const,
                id: r.id,
                path: 'URL',
                message: `${r.URL} is a copy: it belongs under readAt`,
              },
            ]
          : [],
      ),
  ),
]
