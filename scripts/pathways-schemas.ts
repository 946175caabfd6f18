/** JSON Schemas of what pathways prints. */
import { nodeKinds, settings } from '../src/evidence/pathways/index.js'
import { count, type Schema, strict, text, texts } from './schema-parts.js'

const orNull = (choices: readonly string[], description: string): Schema => ({
  anyOf: [{ type: 'string', enum: choices }, { type: 'null' }],
  description,
})

const end = strict({ kind: { enum: nodeKinds }, id: text, name: text })
const setting = orNull(settings, 'Strongest setting that bears it out; null when none does: it is broken')
const how = orNull(['support', 'partial'], 'Whether a study in that setting bears it out fully or in part')

/** A link of the mechanism graph. */
export const linkItem: Schema = strict(
  {
    id: text,
    from: end,
    relation: text,
    to: end,
    strongest: setting,
    how,
    for: { ...count, description: 'Pieces of evidence that bear it out, fully or in part' },
    against: { ...count, description: 'Pieces of evidence that refute it or found nothing' },
    diseases: { ...texts, description: 'Diseases it was studied in; empty when it was studied in none' },
    mechanisms: { ...texts, description: 'Mechanisms it belongs to' },
    evidence: {
      type: 'array',
      description: 'Every piece, for before against, strongest setting first',
      items: strict({
        reference: text,
        supports: { enum: ['support', 'partial', 'refute', 'no-evidence'] },
        setting: { enum: settings },
        what: text,
      }),
    },
    note: text,
  },
  ['note'],
)

const kinship = {
  enum: ['same', 'narrower', 'broader'],
  description: 'Whether it was shown for what was asked for, or for a narrower or broader entry of the vocabulary',
}

/** A way from one node to another. */
export const wayItem: Schema = strict({
  rank: { type: 'integer', minimum: 1 },
  from: end,
  fromIs: kinship,
  to: end,
  toIs: kinship,
  steps: { type: 'integer', minimum: 1 },
  weakest: setting,
  weakestHow: how,
  broken: { type: 'boolean' },
  wholeIn: { ...texts, description: 'References that stand behind every step' },
  diseasesDiffer: { type: 'boolean', description: 'Its steps were shown in different diseases' },
  links: { type: 'array', items: linkItem, minItems: 1 },
})

/** Where no way leads: what can be reached from one end, and what leads to the other. */
export const reachedGroups: Schema = {
  groups: {
    type: 'array',
    description: 'Where no way leads: the nodes that the start reaches and those that lead to the end',
    items: strict({ reached: { enum: ['from', 'to'] }, of: texts, nodes: texts }),
  },
}
