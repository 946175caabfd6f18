/** What import and candidates print. */
import * as z from 'zod'
import { oneOf } from './pieces.js'

const maybe = (description: string) => z.string().nullable().describe(description)

const difference = z.strictObject({
  path: z.string().describe('Path of the value in the record'),
  held: z.json().describe('What the record holds'),
  registry: z.json().describe('What the registration says'),
  kind: oneOf(['fills', 'differs']).describe('fills: the record has no value there; differs: it has another'),
})

/** What became of a registered study that was read. */
export const importItem = z.strictObject({
  result: oneOf([
    'added',
    'replaced',
    'unchanged',
    'waiting',
    'held',
    'refused-before',
    'outside',
    'not-fitting',
    'unreadable',
  ]).describe(
    'added, replaced, unchanged: a record of yours. waiting: a candidate that somebody must decide on. held: in the dataset already, with what differs. refused-before: by you. outside: about something else. not-fitting: breaks a rule of the dataset. unreadable: no study',
  ),
  id: maybe('Number of the registration; null where none could be read'),
  trial: maybe('The record that it is; null where it is none'),
  title: maybe('As registered'),
  place: z.string().describe('File and line'),
  why: maybe('What decided it, or what is wrong'),
  hint: maybe('What to do'),
  differences: z.array(difference).describe('Of a study that is held: what the registration says otherwise'),
})

const decided = z.strictObject({
  value: z.json().describe('What was decided; null or empty where nothing says'),
  confidence: oneOf(['certain', 'likely', 'none']),
  words: z
    .array(z.strictObject({ word: z.string(), place: z.string() }))
    .describe('The words that decided, as the table has them, and the part of the registration'),
  doubt: maybe('Why it is not certain'),
})

/** A registered study that waits for a decision, or on which one was made. */
export const candidateItem = z.strictObject({
  id: z.string().describe('Number of the registration'),
  state: oneOf(['waiting', 'accepted', 'refused']),
  title: z.string(),
  why: z.string().describe('Why it waited'),
  disease: decided,
  cells: decided,
  donor: decided,
  route: decided,
  design: decided,
  from: z.string().describe('File and line in which it was found'),
  found: z.string().describe('Day on which it was'),
  decidedOn: maybe('Day of the decision'),
  reason: maybe('Reason of the decision; of a refusal always'),
  url: z.string().describe('The registration'),
  trial: maybe('The record that it became'),
})
