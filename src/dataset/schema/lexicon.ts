/** Words of claims that no entry of a vocabulary has, English and Chinese, each with what it stands for. */
import * as z from 'zod'
import { $schema, id, text } from './common.js'

const ids = z.array(id).min(1)

const effect = z
  .enum([
    'cure',
    'reverse',
    'remission',
    'heal',
    'effective',
    'rejection',
    'cost',
    'registration',
    'only',
    'ranking',
    'comparison',
    'standard',
    'uncertain',
    'relapse',
  ])
  .describe('An effect that is claimed without a measure, or that no trial result can show')

const change = z
  .enum(['up', 'down', 'better', 'worse', 'keep', 'stop', 'few'])
  .describe(
    'Which way something is said to move; keep: is preserved; stop: is no longer there or needed; few: is small',
  )

const strength = z
  .enum(['hedged', 'all', 'complete', 'most', 'many', 'some', 'lasting', 'future', 'not-all'])
  .describe('How strongly a sentence says what it says')

const of = <R extends string, S extends z.ZodRawShape>(role: R, shape: S, what: string) =>
  z.strictObject({ role: z.literal(role), ...shape }).describe(what)

export const meaning = z
  .discriminatedUnion('role', [
    of('function', {}, 'Grammar: ignored'),
    of('plain', {}, 'Understood, and changes nothing: patients, clinic, level'),
    of('praise', {}, 'Praise, which nobody can check'),
    of(
      'treatment',
      { ids: ids.optional() },
      'A treatment, without saying which; ids: at most which kinds of cell it may be',
    ),
    of('disease', { ids }, 'Ids of diseases'),
    of('cell', { ids }, 'Ids of cells'),
    of('outcome', { ids }, 'Ids of outcomes'),
    of('mechanism', { ids }, 'Ids of mechanisms'),
    of('origin', { ids }, 'Where cells come from, as ids of cells; narrows a general cell type'),
    of('taken', { what: z.enum(['insulin', 'drugs']) }, 'Insulin, or glucose-lowering tablets, as something taken'),
    of(
      'effect',
      { effect, reserved: z.literal(true).optional() },
      'reserved: the word itself promises no more than a possibility',
    ),
    of('change', { change }, 'A change of a measure or of the disease'),
    of('harm', { ids }, 'Harm as a thing (side effect, risk), with the outcomes that count it'),
    of('safe', { level: z.enum(['safe', 'tolerated', 'unsafe']) }, 'Safety as a quality'),
    of('strength', { strength }, 'How strongly it is said'),
    of('proof', { proof: z.enum(['proven', 'shown', 'unproven']) }, 'Whether it is called proven'),
    of('negation', {}, 'Denial'),
    of('or', {}, 'Joins what is denied: no pain or fever'),
    of('boundary', {}, 'Begins a clause of its own: but, while'),
    of('approval', { denied: z.literal(true).optional() }, 'A decision of an authority'),
    of('place', { code: z.string().regex(/^[A-Z]{2}$/) }, 'A country or its authority'),
    of(
      'people',
      {
        people: z.strictObject({
          age: z.enum(['pediatric', 'adult']).optional(),
          stage: z.enum(['at-risk', 'new-onset', 'established']).optional(),
        }),
      },
      'Who is spoken of',
    ),
    of('group', {}, 'People whom no field of a trial tells apart: on dialysis, elderly'),
    of('setting', { setting: z.enum(['animals', 'laboratory']) }, 'Where it was seen, if not in people'),
    of('outside', { what: z.enum(['disease', 'treatment']) }, 'A disease or treatment that the dataset does not cover'),
  ])
  .describe('What the words stand for')

const words = z.array(text)

const item = z
  .strictObject({
    id,
    means: meaning,
    en: words.describe('English words and phrases; plural s, British spelling and accents are seen through'),
    zh: words.describe('Chinese ones, simplified; traditional characters are seen through'),
  })
  .describe('Words with one meaning')

export const lexicon = z
  .strictObject({ $schema, items: z.array(item) })
  .describe('Words of claims that no entry of a vocabulary has')

export type Lexicon = z.infer<typeof lexicon>['items']
export type Meaning = z.infer<typeof meaning>
export type Change = z.infer<typeof change>
export type WordStrength = z.infer<typeof strength>
