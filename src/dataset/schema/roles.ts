/** Entries of the vocabularies that a rule of the program speaks of, each by the part that it plays for the rule. */
import * as z from 'zod'
import { vocabularyKinds } from '../kinds.js'
import { $schema, id, text } from './common.js'

export const roles = z.strictObject({
  $schema,
  items: z
    .record(
      id,
      z.strictObject({
        kind: z.enum(vocabularyKinds).describe('Vocabulary of the entries'),
        ids: z.array(id).min(1).describe('The entries, the most usual first'),
        why: text.describe('What makes them play it'),
      }),
    )
    .describe('By the part that they play: what the program calls it'),
})
