/** The integrity rules as checks: each with what it looked at and what to do where it fails. */
import { checkIntegrity, integrityRules, type Violation } from '../integrity/index.js'
import type { RuleData } from '../source.js'
import { type Check, check, type Failed } from './check.js'
import { extentOf } from './coverage.js'

const todos: Readonly<Record<string, string>> = {
  'id-unique': 'Give one of the two another id',
  'link-resolves': 'Mend the id, or add the record it names',
  'null-has-reason':
    'Give the null a reason under "missing" (notRead, notReported, notApplicable), or take the reason away',
  'source-exists': 'List the source under "sources" of the record, or lower the level',
  'field-has-source':
    'Enter the sources that gave the value under provenance, or the pages that may have with isOneOf; never guess',
  'overlap-both-ways': 'Name the overlap in the other trial too',
  'registration-shown': 'Name a registration of the record, and only on registry pages',
  'registration-form': 'Write the number as its registry does',
  'registration-once': 'Merge the two records, or link them under "overlaps" or "related"',
  'alias-once': 'Keep the name in one of the two entries',
  'hierarchy-has-a-top': 'Break the circle of parents',
  'code-form': 'Look the code up and write it in full',
  'code-label-pairs': 'Look code and label up, and mend the wrong one',
  'paper-number-once': 'Keep one of the two references, or mend the number',
  'doi-or-sought': 'Enter the DOI, or when and where it was looked for',
  'search-words-marked': 'Write … for what was left out, and mark the search with "shortened"',
  'pages-in-full': 'Write the range in full, without a period',
  'title-of-the-work': 'Leave the title as the work has it; what was read of it belongs under custom.read',
  'authors-whole-or-cut': 'Enter the given names, or mark the list as cut (custom.authorsCut)',
  'doi-before-plain-address':
    'Put https://doi.org/ and the DOI in its place; where it was read belongs under custom.readAt',
  'retraction-dated': 'Enter the day for which it is known',
  'read-by-its-day': 'Mend the day, or move "asOf" of dataset.json on',
  'word-once': 'Keep the word in one entry of lexicon.json',
  'word-in-its-language': 'Move the word to the list of its language',
  'word-names-an-entry': 'Mend the id, or add the entry to its vocabulary',
  'code-of-type': 'Use the code of the right type',
}
const otherwise =
  'Compare the record with its source; where the source is wrong, record an anomaly with this rule and path'

/** File of data/ that holds a record. */
const fileOf = ({ kind, id }: Pick<Violation, 'kind' | 'id'>): string =>
  kind === 'trials' ? `trials/${id}.json` : `${kind}.json`

const failed = (violation: Violation): Failed => ({
  file: fileOf(violation),
  record: violation.id,
  path: violation.path,
  message: violation.message,
  todo: todos[violation.rule] ?? otherwise,
})

export const ruleChecks = (data: RuleData): Check[] => {
  const { open, known, stale } = checkIntegrity(data)
  const names = new Set(integrityRules.map(({ name }) => name))
  // Judgments, and anomalies that the audit of numbers finds, are not for these rules to confirm.
  const own = data.trials.flatMap((t) => (t.anomalies ?? []).filter(({ rule }) => names.has(rule)))
  return [
    ...integrityRules.map(({ name, demands }) =>
      check(name, demands, extentOf(name, data), open.filter((v) => v.rule === name).map(failed), {
        known: known.filter((v) => v.rule === name).length,
      }),
    ),
    check(
      'anomaly-still-true',
      'A recorded anomaly of one of these rules is still found by it.',
      { count: own.length, unit: 'anomalies' },
      stale.map(({ id, rule, path }) => ({
        file: fileOf({ kind: 'trials', id }),
        record: id,
        path,
        message: `${rule} finds nothing here any more`,
        todo: 'Take the anomaly away',
      })),
    ),
  ]
}

/** The same checks where records do not fit their schemas, so that rules cannot read them. */
export const skippedRules = (why: string): Check[] =>
  integrityRules.map(({ name, demands }) => check(name, demands, { count: 0, unit: 'records' }, [], { skipped: why }))
