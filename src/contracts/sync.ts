/** What sync prints. */
import * as z from 'zod'
import { oneOf } from './pieces.js'

const maybe = (description: string) => z.string().nullable().describe(description)
const value = z.union([z.string(), z.number(), z.null()])

/** What became of one registration. */
export const syncItem = z.strictObject({
  result: oneOf(['changed', 'same', 'refused', 'absent', 'unreadable', 'found']).describe(
    'changed: values of a trial are others. same: none is. refused: a value breaks a rule of the dataset, and what was known stays. absent: not in the registry. unreadable: what was known stays. found: by the saved search, and not held',
  ),
  registration: z.string(),
  trial: maybe('The trial that is held under it'),
  title: maybe('Of a study that is not held, as registered'),
  became: maybe('Of a study that is not held: what became of it, as import tells it'),
  version: maybe('Day of the version that the registry shows'),
  isNew: z.boolean().describe('Whether this version was not seen before'),
  changes: z.array(
    z.strictObject({
      path: z.string(),
      was: value.describe('What the record held before any sync'),
      now: value,
      isKept: z.boolean().describe('False where it was refused'),
    }),
  ),
  remarks: z
    .array(z.strictObject({ path: z.string().optional(), text: z.string() }))
    .describe('Where the registry says otherwise than a report that was read'),
  faults: z.array(z.string()).describe('What was refused, and why'),
})
