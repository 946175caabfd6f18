/** Places that keep copies or entries of works that appeared elsewhere: a reference is never cited by their address. */
import * as z from 'zod'
import { $schema, text } from './common.js'

export const copies = z.strictObject({
  $schema,
  items: z.array(
    z.strictObject({
      address: text.describe('What the addresses of the place hold'),
      of: z.enum(['anything', 'articles']).describe('Of which works it keeps copies; other works may be at home there'),
      why: text.describe('What the place is'),
    }),
  ),
})
