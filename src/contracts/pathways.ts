/** What pathways prints. */
import * as z from 'zod'
import { nodeKinds, settings } from '../evidence/pathways/index.js'
import { count, oneOf } from './pieces.js'

const end = z.strictObject({ kind: oneOf(nodeKinds), id: z.string(), name: z.string() })
const setting = oneOf(settings)
  .nullable()
  .describe('Strongest setting that bears it out; null when none does: it is broken')
const how = z
  .enum(['support', 'partial'])
  .nullable()
  .describe('Whether a study in that setting bears it out fully or in part')

/** A link of the mechanism graph. */
export const linkItem = z.strictObject({
  id: z.string(),
  from: end,
  relation: z.string(),
  to: end,
  strongest: setting,
  how,
  for: count.describe('Pieces of evidence that bear it out, fully or in part'),
  against: count.describe('Pieces of evidence that refute it or found nothing'),
  diseases: z.array(z.string()).describe('Diseases it was studied in; empty when it was studied in none'),
  mechanisms: z.array(z.string()).describe('Mechanisms it belongs to'),
  evidence: z
    .array(
      z.strictObject({
        reference: z.string(),
        supports: z.enum(['support', 'partial', 'refute', 'no-evidence']),
        setting: oneOf(settings),
        what: z.string(),
      }),
    )
    .describe('Every piece, for before against, strongest setting first'),
  note: z.string().optional(),
})

const relatedness = z
  .enum(['same', 'narrower', 'broader'])
  .describe('Whether it was shown for what was asked for, or for a narrower or broader entry of the vocabulary')

/** A way from one node to another. */
export const wayItem = z.strictObject({
  rank: z.number().int().min(1),
  from: end,
  fromIs: relatedness,
  to: end,
  toIs: relatedness,
  steps: z.number().int().min(1),
  weakest: setting,
  weakestHow: how,
  broken: z.boolean(),
  wholeIn: z.array(z.string()).describe('References that stand behind every step'),
  diseasesDiffer: z.boolean().describe('Its steps were shown in different diseases'),
  links: z.array(linkItem).min(1),
})

/** Where no way leads: what can be reached from one end, and what leads to the other. */
export const reachedGroup = z.strictObject({
  reached: z.enum(['from', 'to']),
  of: z.array(z.string()),
  nodes: z.array(z.string()),
})
