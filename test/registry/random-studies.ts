/** Random studies made from the schema, and random questions about them. */
import fc from 'fast-check'
import * as z from 'zod'
import type { MissingReason, Trial } from '../../src/dataset/index.js'
import { trial as trialSchema } from '../../src/dataset/schema/trial.js'
import {
  type AnyField,
  type Filter,
  flat,
  fullText,
  type NameLookup,
  trialsCatalog,
  type Value,
} from '../../src/query/index.js'
import { readTrial } from '../../src/query/readers.js'
import type { StoredStudy } from '../../src/registry/store/index.js'
import { foldWords } from '../../src/text.js'
import { type Drawn, valuesOf } from '../helpers/from-schema.js'

/** Pieces of text that are alike: spellings, numbers, Chinese with and without what changes its meaning. */
const pieces = [
  'umbilical',
  'Umbilical-cord',
  'cord',
  'cords',
  'stem cell',
  'stemcells',
  'tumour',
  'tumor',
  'IL-10',
  'il10',
  'β-cell',
  'naïve',
  '1',
  '11',
  'type II',
  '胰岛',
  '胰岛素',
  '胰島',
  '糖尿病',
  '1型',
  '型糖尿病',
  '治',
  '疗',
  'iPS細胞',
  'Íslet',
  'ʼn',
] // prettier-ignore
const text = fc
  .array(fc.tuple(fc.constantFrom(...pieces), fc.constantFrom(' ', '', ', ', '\n')), { minLength: 1, maxLength: 6 })
  .map((drawn) => drawn.flat().join('').trim())

const dates = fc.constantFrom('2009', '2015', '2015-03', '2015-03-01', '2015-11-30', '2016-01', '2024-06-02')

/** Terms of the vocabularies, of several levels, so that broader ones find narrower ones. */
const terms: Readonly<Record<string, readonly string[]>> = {
  disease: ['diabetes', 't1d', 't2d', 'lada'],
  'arms.product.cells': ['stem-cell', 'msc', 'uc-msc', 'bm-msc', 'hsc'],
  'outcomes.outcome': ['hba1c', 'c-peptide', 'insulin-dose', 'adverse-events'],
}

const drawnAt: Drawn = (path, schema) => {
  const known = terms[path]
  if (known) return schema.type === 'array' ? undefined : fc.constantFrom(...known)
  if (path === 'missing' || path === 'reviewed') return fc.constant(path === 'missing' ? {} : null)
  if (path === 'countries' && schema.type === 'string') return fc.constantFrom('CN', 'US', 'DE')
  if (schema.type !== 'string' || schema.enum) return undefined
  if (schema.pattern?.startsWith('^\\d{4}')) return dates
  return schema.pattern ? fc.constantFrom('one', 'two', 'three') : text
}

/** For every null its reason, where one is drawn; lists by their place, as no rule of a pattern looks at it. */
const reasonsOf = (value: unknown, reason: () => MissingReason | null, path = ''): Record<string, MissingReason> => {
  const found: Record<string, MissingReason> = {}
  const visit = (one: unknown, at: string): void => {
    if (one === null) {
      const why = reason()
      if (why) found[at] = why
    } else if (typeof one === 'object')
      for (const [key, inner] of Object.entries(one)) visit(inner, at ? `${at}.${key}` : key)
  }
  visit(value, path)
  return found
}

const why = fc.array(fc.constantFrom<(MissingReason | null)[]>('notRead', 'notReported', 'notApplicable', null), {
  minLength: 7,
  maxLength: 7,
})

const trials = fc
  .tuple(valuesOf(z.toJSONSchema(trialSchema, { io: 'input' }) as Parameters<typeof valuesOf>[0], drawnAt), why)
  .map(([drawn, reasons]): Trial => {
    let at = 0
    const trial = drawn as Trial
    return { ...trial, missing: reasonsOf(trial, () => reasons[at++ % reasons.length] ?? null) }
  })

const updates = fc.option(fc.constantFrom('2020-01-01', '2021-06', '2024-12-31'))

/** Studies with ids of their own, in any order. */
export const studies: fc.Arbitrary<readonly StoredStudy[]> = fc
  .array(fc.record({ trial: trials, words: text, raw: fc.string(), updated: updates, number: fc.nat() }), {
    maxLength: 25,
  })
  .map((drawn) =>
    drawn.map(({ trial, words, raw, updated, number }, i): StoredStudy => {
      const id = `nct${String((number % 1000) * 100 + i).padStart(8, '0')}`
      return {
        id,
        trial: { ...trial, id },
        words: foldWords(words),
        raw,
        updated,
        aliases: [id.toUpperCase(), `S-${i}`],
      }
    }),
  )

type Test = Filter['any'][number]

const reasonTests: readonly Test[] = [
  { known: true },
  { missing: 'any' },
  { missing: 'notRead' },
  { missing: 'notReported' },
  { missing: 'notApplicable' },
]

/** Both ends of a range, of which one may be open. */
const ranges = (values: fc.Arbitrary<number> | fc.Arbitrary<string>): fc.Arbitrary<Test> =>
  fc
    .record({ min: values as fc.Arbitrary<number>, max: values as fc.Arbitrary<number> }, { requiredKeys: [] })
    .chain((ends) =>
      fc.constantFrom<Test[]>(
        ends,
        { ...ends, ...(ends.min === undefined ? {} : { openMin: true }) },
        { ...ends, ...(ends.max === undefined ? {} : { openMax: true }) },
      ),
    )

const testsOf = (field: AnyField, held: readonly Value[]): fc.Arbitrary<Test> => {
  const anyHeld = held.length ? fc.constantFrom(...held) : fc.constant<Value>('nothing')
  switch (field.type) {
    case 'boolean':
      return fc.boolean().map((is) => ({ is }))
    case 'integer':
    case 'number':
    case 'span':
      return ranges(fc.oneof(fc.constantFrom(0, 0.5, 1, 2, 7.5, 12, 30, 2015), fc.nat({ max: 30 })))
    case 'date':
      return ranges(dates)
    case 'text':
      return fc.oneof(text, fc.constantFrom(...pieces), anyHeld.map(String)).map((contains) => ({ contains }))
    default:
      return fc.oneof(anyHeld, fc.constantFrom<Value[]>('nowhere', ...(field.choices ?? []))).map((is) => ({ is }))
  }
}

export const fields = trialsCatalog.fields.filter(({ filterable }) => filterable !== false)

/** A filter on a field, of values that some study has as often as not. */
const filterOn = (field: AnyField, held: readonly Value[]): fc.Arbitrary<Filter> =>
  fc
    .record({
      any: fc.array(
        fc.oneof(
          { weight: 4, arbitrary: testsOf(field, held) },
          { weight: 1, arbitrary: fc.constantFrom(...reasonTests) },
        ),
        { minLength: 1, maxLength: 3 },
      ),
      not: fc.boolean(),
    })
    .map(({ any, not }) => ({ field: field.name, any, not }))

const wordFilter: fc.Arbitrary<Filter> = fc
  .record({ contains: fc.oneof(text, fc.constantFrom(...pieces)), not: fc.boolean() })
  .map(({ contains, not }) => ({ field: fullText, any: [{ contains }], not }))

/** Filters on studies: of any field, of fields that must be met by one arm or result, of words. */
export const filtersOn = (all: readonly StoredStudy[], look: NameLookup): fc.Arbitrary<readonly Filter[]> => {
  const one = (some: readonly AnyField[]): fc.Arbitrary<Filter> =>
    fc.constantFrom(...some).chain((field) => {
      const held = all.flatMap(({ trial }) => flat(readTrial(field.name, trial, look)))
      return filterOn(field, held)
    })
  const ofGroup = (group: string): fc.Arbitrary<readonly Filter[]> =>
    fc.array(one(fields.filter((field) => field.group === group)), { minLength: 1, maxLength: 3 })
  return fc
    .tuple(
      fc.array(fc.oneof(one(fields), wordFilter), { maxLength: 2 }),
      fc.oneof(fc.constant<readonly Filter[]>([]), ofGroup('arm'), ofGroup('result')),
    )
    .map((parts) => parts.flat())
}
