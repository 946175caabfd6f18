/** The table by which registered studies are told apart: which words decide for which disease, cell type, donor and route. */
import * as z from 'zod'
import { $schema, text } from './common.js'

export const classificationRule = z
  .strictObject({
    decides: z
      .enum(['disease', 'cell', 'donor', 'route', 'outcome'])
      .describe(
        'What is decided: disease, cell and (of a posted result) outcome by ids of the vocabularies, donor and route by their codes',
      ),
    value: text.describe('What the words stand for'),
    words: z
      .array(text)
      .min(1)
      .describe(
        'Words or phrases as they stand in a registration, whatever their case, marks and spelling; "a + b" needs both in one piece of text (the titles, the conditions, an intervention)',
      ),
    over: z.array(text).describe('Values that are less exact: where these words stand too, those do not count'),
  })
  .describe('Words that decide what a registered study is about')

export const classification = z.strictObject({ $schema, items: z.array(classificationRule) })
