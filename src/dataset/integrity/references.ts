/** Rules about references: what is known of their DOI, and until when nothing is known of a retraction. */
import type { Reference } from '../schema/literature.js'
import type { RuleData } from '../source.js'
import type { IntegrityRule } from './rule.js'

type Say = (path: string, message: string) => void

const rule = (name: string, demands: string, find: (reference: Reference, say: Say) => void): IntegrityRule => ({
  name,
  demands,
  check: (data: RuleData) =>
    data.references.flatMap((reference) => {
      const found: { path: string; message: string }[] = []
      find(reference, (path, message) => found.push({ path, message }))
      return found.map((v) => ({ kind: 'references' as const, id: reference.id, rule: name, ...v }))
    }),
})

export const referenceRules: readonly IntegrityRule[] = [
  rule(
    'doi-or-sought',
    'A journal article has a DOI, or says when and where one was looked for; a derived DOI is there.',
    ({ type, DOI, custom }, say) => {
      if (DOI) {
        if (custom.doiSought) say('custom.doiSought', `the record has the DOI ${DOI}`)
        if (custom.doiSoughtIn) say('custom.doiSoughtIn', `the record has the DOI ${DOI}`)
        return
      }
      if (custom.doiDerivedFrom) say('custom.doiDerivedFrom', 'an address, but no DOI that was derived from it')
      if (type === 'article-journal' && !custom.doiSought)
        say('custom.doiSought', 'no DOI, and no day of looking for one')
      if (custom.doiSought && !custom.doiSoughtIn) say('custom.doiSoughtIn', 'looked for, but it does not say where')
    },
  ),
  rule(
    'retraction-dated',
    'Whether an article was retracted stands with the day for which that is known, and with no day where nobody looked.',
    ({ custom }, say) => {
      const { retracted, retractionChecked } = custom
      if (retracted === false && !retractionChecked) say('custom.retractionChecked', 'not retracted, as of no day')
      if (retracted === null && retractionChecked) say('custom.retracted', 'a day of looking, but no answer')
    },
  ),
]
