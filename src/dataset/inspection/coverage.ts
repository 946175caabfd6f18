/** How much each integrity rule looks at, so that "ok" says of what. */
import { countCodes, countPaperNumbers } from '../integrity/codes.js'
import { countLinks } from '../integrity/links.js'
import { kinds, vocabularyKinds } from '../kinds.js'
import type { RuleData } from '../source.js'

export type RuleExtent = { readonly count: number; readonly unit: string }

const sum = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0)
const allRecords = (data: RuleData): number => sum(kinds.map((kind) => data[kind].length))
const rows = (data: RuleData) => data.trials.flatMap((t) => t.outcomes)
const armResults = (data: RuleData) => rows(data).flatMap((row) => Object.values(row.arms))
const registrations = (data: RuleData): number => sum(data.trials.map((t) => t.registrations.length))

const wordsOf = ({ lexicon }: RuleData): number => sum(lexicon.map(({ en, zh }) => en.length + zh.length))

const extents: Readonly<Record<string, (data: RuleData) => readonly [count: number, unit: string]>> = {
  'id-unique': (data) => [allRecords(data), 'ids'],
  'link-resolves': (data) => [countLinks(data), 'links'],
  'null-has-reason': (data) => [
    sum(
      kinds.map((kind) =>
        sum(data[kind].map((r) => ('missing' in r && r.missing ? Object.keys(r.missing).length : 0))),
      ),
    ),
    'nulls',
  ],
  'source-exists': (data) => [sum(rows(data).map((row) => row.sources.length)), 'sources of result rows'],
  'overlap-both-ways': (data) => [sum(data.trials.map((t) => t.overlaps?.length ?? 0)), 'overlaps'],
  'registration-shown': (data) => [
    sum(data.trials.map((t) => t.sources.filter((source) => source.registration !== undefined).length)),
    'registry pages',
  ],
  'registration-form': (data) => [registrations(data), 'registry numbers'],
  'registration-once': (data) => [registrations(data), 'registry numbers'],
  'alias-once': (data) => [
    sum(vocabularyKinds.map((kind) => sum(data[kind].map((r) => 1 + r.aliases.length + r.mergeFrom.length)))),
    'names',
  ],
  'hierarchy-has-a-top': (data) => [sum(vocabularyKinds.map((kind) => data[kind].length)), 'entries'],
  'code-form': (data) => [countCodes(data), 'codes'],
  'code-label-pairs': (data) => [countCodes(data), 'codes'],
  'code-of-type': (data) => [countCodes(data), 'codes'],
  'paper-number-once': (data) => [countPaperNumbers(data), 'DOIs, PMIDs, PMCIDs'],
  'doi-or-sought': (data) => [data.references.filter(({ type }) => type === 'article-journal').length, 'articles'],
  'pages-in-full': (data) => [data.references.filter(({ page }) => page).length, 'page ranges'],
  'title-of-the-work': (data) => [data.references.filter(({ title }) => title).length, 'titles'],
  'authors-whole-or-cut': (data) => [data.references.filter(({ author }) => author).length, 'lists of authors'],
  'doi-before-plain-address': (data) => [data.references.filter(({ DOI }) => DOI).length, 'references'],
  'retraction-dated': (data) => [data.references.length, 'references'],
  'read-by-its-day': (data) => [data.trials.length + data.references.length, 'trials and references'],
  'arm-exists': (data) => [armResults(data).length, 'results of arms'],
  'n-within-allocated': (data) => [sum(data.trials.map((t) => t.arms.length)), 'arms'],
  'events-within-n': (data) => [armResults(data).filter((r) => r.events !== undefined && r.n != null).length, 'counts'],
  'percent-fits-denominator': (data) => [
    armResults(data).filter((r) => r.percent !== undefined && r.n != null).length,
    'percentages',
  ],
  'ci-contains-estimate': (data) => [
    rows(data).filter((row) => row.effect?.ci).length + armResults(data).filter((r) => r.ci).length,
    'intervals',
  ],
  'quartiles-in-order': (data) => [
    armResults(data).filter((r) => [r.min, r.q1, r.median, r.q3, r.max].filter((x) => x !== undefined).length > 1)
      .length,
    'ordered spreads',
  ],
  'unit-allowed': (data) => [rows(data).filter((row) => row.unit !== null).length, 'units'],
  'word-once': (data) => [wordsOf(data), 'words'],
  'word-in-its-language': (data) => [wordsOf(data), 'words'],
  'word-names-an-entry': (data) => [data.lexicon.length, 'entries'],
  'baseline-at-zero': (data) => [rows(data).filter((row) => row.scale === 'baseline').length, 'baseline rows'],
}

/** How many things a rule looked at; rules without a measure of their own look at every trial. */
export const extentOf = (rule: string, data: RuleData): RuleExtent => {
  const [count, unit] = (Object.hasOwn(extents, rule) ? extents[rule] : undefined)?.(data) ?? [
    data.trials.length,
    'trials',
  ]
  return { count, unit }
}
