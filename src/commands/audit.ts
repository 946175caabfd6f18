/** audit: every arithmetic that the stored numbers allow, repeated, with each finding in a sentence. */

import type { Json } from '../answer.js'
import { ensure } from '../collections.js'
import type { AnswerOf } from '../contracts/index.js'
import { usage } from '../errors.js'
import {
  auditRules,
  audit as auditTrial,
  contextOf,
  type FindingLevel,
  levels,
  type TrialFinding,
} from '../evidence/audit/index.js'
import { findingBlocks, findingJson, gridColumns, gridRow, ruleBlocks, worstFindings } from '../pages/audit.js'
import { briefly, text } from '../pages/parts.js'
import { describe, trialsCatalog } from '../query/index.js'
import type { Store } from '../store/index.js'
import { agreeing, plural } from '../text.js'
import { choose } from './choose.js'
import { defineCommand } from './command.js'
import { flagOf, recordsNamed } from './option.js'

type ChosenTrials = {
  readonly ids: readonly string[]
  readonly query: Readonly<Record<string, Json>>
  readonly notes: readonly string[]
  readonly advice: readonly string[]
}

const chosenTrials = (
  words: readonly string[] | undefined,
  query: string | undefined,
  dataset: Store,
): ChosenTrials => {
  if (words && query !== undefined)
    throw usage('ids and --query exclude each other', 'Name trials, or choose them with --query')
  if (words) {
    const ids = [...new Set(words.flatMap((word) => recordsNamed('trials', word, dataset)))]
    return { ids, query: { ids }, notes: [], advice: [] }
  }
  const chosen = choose(trialsCatalog, { words: query === undefined ? [] : [query], filters: [] }, dataset)
  const { filters } = chosen.question
  // Without a filter the order of a listing means nothing here: ids in their own order are found again.
  return {
    ids: chosen.ids.toSorted(),
    query: { text: filters.map(describe).join(' ') },
    notes: chosen.notes,
    advice: chosen.advice,
  }
}

const counted = (findings: readonly TrialFinding[], level: FindingLevel): string | undefined => {
  const own = findings.filter((finding) => finding.level === level)
  if (own.length === 0) return undefined
  const known = own.filter((finding) => finding.known).length
  const name = level === 'suspicious' ? `${own.length} suspicious` : plural(own.length, level)
  return known ? `${name} (${known} already on record)` : name
}

const perRule = (findings: readonly TrialFinding[]): string =>
  auditRules
    .flatMap(({ name }) => {
      const n = findings.filter(({ rule }) => rule === name).length
      return n ? [`${name} ${n}`] : []
    })
    .join(', ')

const method =
  'Arithmetic is repeated on what is on record, within the rounding of the printed digits. A contradiction cannot be right as it stands; what is suspicious can be, for a reason that is not on record; a note is a fact to know. None is a verdict on a study.'

const silent = (without: number, of: number): string =>
  `Nothing found${agreeing(of, '', ` in ${without} of ${plural(of, 'trial')}`)}, which says that no rule fired, not that every number is right.`

const rulesAnswer = (dataset: Store): AnswerOf<'audit-rules'> => ({
  format: 'stemcell/audit-rules/1',
  dataset: dataset.stamp,
  query: { rules: true },
  count: auditRules.length,
  total: auditRules.length,
  items: auditRules.map(({ name, levels: said, demands, source }) => ({ name, levels: said, demands, source })),
  grid: () => ({
    columns: ['rule', 'levels', 'demands', 'source'],
    rows: auditRules.map(({ name, levels: said, demands, source }) => [name, said.join('; '), demands, source]),
  }),
  view: () => ruleBlocks(auditRules),
  notes: [method],
  footer: plural(auditRules.length, 'rule'),
  next: [{ command: 'stemcell audit --level contradiction', why: 'the rules at work' }],
})

/** Option names of the findings wanted; all where none is named. */
type Wanted = { readonly level: readonly string[]; readonly rule: readonly string[] }

const findingsAnswer = (chosen: ChosenTrials, wanted: Wanted, dataset: Store): AnswerOf<'audit'> => {
  const context = contextOf({
    trials: dataset.records('trials'),
    outcomes: dataset.records('outcomes'),
    references: dataset.records('references'),
    asOf: dataset.stamp.asOf,
  })
  const all = chosen.ids.flatMap((id) => auditTrial(ensure(dataset.record('trials', id)), context))
  const isWanted = (names: readonly string[], name: string): boolean => names.length === 0 || names.includes(name)
  const findings = all.filter(({ level, rule }) => isWanted(wanted.level, level) && isWanted(wanted.rule, rule))
  const cut = all.length - findings.length
  const flags = (['level', 'rule'] as const)
    .filter((name) => wanted[name].length)
    .map(flagOf)
    .join(' and ')
  const byLevel = levels.flatMap((level) => counted(findings, level) ?? []).join(', ')
  const audited = new Set(all.map(({ trial }) => trial)).size
  const withFindings = new Set(findings.map(({ trial }) => trial)).size
  const worst = findings.toSorted((a, b) => levels.indexOf(a.level) - levels.indexOf(b.level))[0]
  return {
    format: 'stemcell/audit/1',
    dataset: dataset.stamp,
    query: {
      ...chosen.query,
      ...(wanted.level.length ? { levels: wanted.level } : {}),
      ...(wanted.rule.length ? { rules: wanted.rule } : {}),
    },
    count: findings.length,
    total: all.length,
    items: findings.map(findingJson),
    grid: () => ({ columns: gridColumns, rows: findings.map(gridRow) }),
    view: () =>
      findings.length
        ? [briefly([text(`${byLevel}.`), ...findingBlocks(findings)], [text(`${byLevel}.`), worstFindings(findings)])]
        : [],
    notes: [
      ...chosen.notes,
      ...(findings.length ? [`By rule: ${perRule(findings)}.`] : []),
      ...(cut ? [`${plural(cut, 'more finding')} left out by ${flags}.`] : []),
      ...(chosen.ids.length > audited ? [silent(chosen.ids.length - audited, chosen.ids.length)] : []),
      method,
    ],
    footer: `${plural(findings.length, 'finding')} in ${withFindings} of ${plural(chosen.ids.length, 'trial')} · ${dataset.edition}`,
    next: [
      ...(worst ? [{ command: `stemcell trace ${worst.trial}`, why: 'where each of its numbers was read' }] : []),
      { command: 'stemcell audit --rules', why: 'every rule, what it demands and its source' },
    ],
    ...(chosen.ids.length === 0 ? { advice: chosen.advice } : {}),
  }
}

export const audit = defineCommand({
  description:
    'Repeats every arithmetic that the stored numbers allow: percentages against denominators, changes against the values before and after, effects against arms, p-values against recomputed tests, intervals against p, SDs against standard errors, people against people, units, medians against counts, registered against reported. All trials when none is named; findings leave the exit code at 0, since they are data.',
  examples: [
    { command: 'stemcell audit --level contradiction', shows: 'what cannot be right, in all trials' },
    { command: 'stemcell audit zang-2022-uc-msc-t2d', shows: 'one trial, every finding in a sentence' },
    { command: "stemcell audit --query 'disease:t2d allocation:randomized'", shows: 'the trials that a query chooses' },
    { command: 'stemcell audit --rule stated-change,p-of-means', shows: 'two rules over all trials' },
    { command: 'stemcell audit --rules', shows: 'every rule, what it demands and its source' },
    { command: 'stemcell audit --json', shows: 'every finding with the numbers before and after' },
  ],
  argument: {
    name: 'id',
    help: 'Trials by id, registry number, DOI or PMID, or by a query (disease:t2d); all when none is named',
    takes: 'ids',
    required: false,
    many: true,
  },
  options: {
    query: { takes: 'text', what: 'words', help: 'Trials by words and qualifiers, as for stemcell trials' },
    level: { takes: 'choice', choices: levels, many: true, help: 'Only findings of these levels' },
    rule: {
      takes: 'choice',
      choices: auditRules.map(({ name }) => name),
      many: true,
      hideChoices: true,
      help: 'Only findings of these rules; --rules lists them',
    },
    rules: { takes: 'nothing', alone: true, help: 'List the rules instead' },
  },
  output: ['audit', 'audit-rules'],
  answer: ({ words, hasWords, options: { query, level, rule, rules } }, dataset) =>
    rules
      ? rulesAnswer(dataset)
      : findingsAnswer(chosenTrials(hasWords ? words : undefined, query, dataset), { level, rule }, dataset),
})
