/** The table by which registered studies are told apart: which words decide for which disease, cell type, donor and route. */
import * as z from 'zod'
import { choices } from '../choices.js'
import { $schema, id, text } from './common.js'

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
    together: id
      .optional()
      .describe('Of a disease: what a study is of that names several diseases, all with this same word'),
    says: z
      .enum(['little', 'family'])
      .optional()
      .describe(
        'Of cells: how little their name says. family: a description may say more exactly which. little: without one, which cells is not said',
      ),
    donor: z
      .enum(['autologous', 'allogeneic'])
      .optional()
      .describe('Of cells: whose they are by what they are, where nothing says it'),
    kind: z
      .enum(choices.outcomeKind)
      .optional()
      .describe('Of an outcome: its kind, as its entry has it; posted numbers of another kind are not taken for it'),
  })
  .describe('Words that decide what a registered study is about')

export const classification = z.strictObject({ $schema, items: z.array(classificationRule) })
