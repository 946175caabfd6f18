/** Rules about references: their form, what is known of their DOI, until when nothing is known of a retraction. */
import type { Reference } from '../schema/literature.js'
import type { RuleData } from '../source.js'
import type { IntegrityRule } from './rule.js'

type Say = (path: string, message: string) => void

const rule = (name: string, demands: string, find: (reference: Reference, say: Say) => void): IntegrityRule => ({
  name,
  demands,
  isOfCuration: true,
  check: (data: RuleData) =>
    data.references.flatMap((reference) => {
      const found: { path: string; message: string }[] = []
      find(reference, (path, message) => found.push({ path, message }))
      return found.map((v) => ({ kind: 'references' as const, id: reference.id, rule: name, ...v }))
    }),
})

/** What is wrong with a page range as PubMed prints it: 347-57. */
const ofPages = (page: string): string | undefined => {
  if (page.endsWith('.')) return `${page} ends in a period`
  const [, first = '', last = ''] = /^(\d+)-(\d+)$/.exec(page) ?? []
  return Number(last) < Number(first) ? `${page} is a range cut short` : undefined
}

export const referenceRules: readonly IntegrityRule[] = [
  rule('pages-in-full', 'A page range is written in full (347-357) and ends in no period.', ({ page }, say) => {
    const wrong = page && ofPages(page)
    if (wrong) say('page', wrong)
  }),
  rule(
    'title-of-the-work',
    'A title is that of the work alone: brackets around it would say that it was not read; nothing of ours is added to it.',
    ({ title = '' }, say) => {
      if (/^\[.*\]$/u.test(title)) say('title', 'stands in brackets, the sign for a title that was not read')
      if (/[^.]\.$/u.test(title)) say('title', 'ends in a period')
      const added = /\((?:[^()]*\b(?:copy|entry|abstract)|table \d+)\)$/iu.exec(title)
      if (added) say('title', `${added[0]} says what was read, and belongs under custom.read`)
    },
  ),
  rule(
    'authors-whole-or-cut',
    'Who is known by the family name alone was read in a list that was cut, and the record says so.',
    ({ author = [], custom }, say) => {
      const alone = author.find((name) => 'family' in name && !name.given)
      if (alone && !custom.authorsCut) say('author', 'a family name alone, in a list that is not marked as cut')
    },
  ),
  rule(
    'doi-before-plain-address',
    'A work that has a DOI is not cited by an address without encryption: https://doi.org leads to it.',
    ({ DOI, URL: address }, say) => {
      if (DOI && address?.startsWith('http:')) say('URL', `${address}, though the work has the DOI ${DOI}`)
    },
  ),
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
