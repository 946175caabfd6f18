/** What a layer holds: records of every kind, results for trials that are there, corrections, remarks. */
import { createHash } from 'node:crypto'
import * as z from 'zod'
import { isOneOf } from '../collections.js'
import { type Kind, kinds, layerNames } from '../dataset/index.js'
import { addedResult, annotation, correction, refusal, registryHistory } from '../dataset/schema/own.js'
import { recordSchemas } from '../dataset/source.js'

/** What is no record of its own but goes with one. */
const others = {
  results: addedResult,
  corrections: correction,
  annotations: annotation,
  history: registryHistory,
  refusals: refusal,
} as const
type OtherType = keyof typeof others
const otherTypes = [
  'results',
  'corrections',
  'annotations',
  'history',
  'refusals',
] as const satisfies readonly OtherType[]
export type EntryType = Kind | OtherType
const allTypes: readonly EntryType[] = [...kinds, ...otherTypes]
/** What a user may bring: the history of registrations, and what is refused of them, are kept by the program alone. */
export const entryTypes: readonly EntryType[] = allTypes.filter((type) => type !== 'history' && type !== 'refusals')

/** The schema of what stands under a type. */
export const schemaOf = (type: EntryType): z.ZodType => (isOneOf(otherTypes, type) ? others[type] : recordSchemas[type])

/** A piece of a layer as it is kept. */
export const keptEntry = z.strictObject({
  key: z
    .string()
    .describe(
      'What it is and of what: trials/ID, results/TRIAL/ROW, corrections/KIND/ID/PATH, refusals/KIND/ID/PATH, history/trials/ID/REGISTRATION',
    ),
  type: z.enum(allTypes as [EntryType, ...EntryType[]]),
  layer: z.enum(layerNames),
  from: z.string().describe('The file it came from, as it was named'),
  added: z.string().describe('Day on which it was added'),
  record: z.json(),
})
export type Entry = Omit<z.infer<typeof keptEntry>, 'record'> & { readonly record: EntryRecord }
/** A record as it was written, which its schema has accepted. */
export type EntryRecord = Readonly<Record<string, unknown>>

/** What an entry is kept under: a second one with the same key takes its place. */
export const keyOf = (type: EntryType, record: EntryRecord): string => {
  const word = (name: string): string => String(record[name])
  if (type === 'results') return `results/${word('trial')}/${word('id')}`
  if (type === 'corrections' || type === 'refusals') return `${type}/${word('of')}/${word('path')}`
  if (type === 'history') return `history/${word('of')}/${word('registration')}`
  if (type === 'annotations')
    return `annotations/${word('of')}/${record.path ? `${word('path')}/` : ''}${brief(word('text'))}`
  return `${type}/${word('id')}`
}

/** A remark has no id: its words tell it from others. */
const brief = (text: string): string => {
  const words = text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .slice(0, 30)
    .replace(/^-|-$/g, '')
  return `${words}-${createHash('sha256').update(text).digest('hex').slice(0, 6)}`
}
