/** audit: every arithmetic that the stored numbers allow, repeated, with each finding in a sentence. */
import type { Answer, Json } from '../answer.js'
import { type Dataset, nearestWords, singular, type Trial } from '../dataset/index.js'
import { notFound, usage } from '../errors.js'
import {
  auditRules,
  audit as auditTrial,
  contextOf,
  type Finding,
  type Level,
  levels,
} from '../evidence/audit/index.js'
import { describe, trialsCatalog } from '../query/index.js'
import { harmless, plural } from '../text.js'
import { findingBlocks, findingJson, gridColumns, gridRow, ruleBlocks } from './audit/view.js'
import { choose } from './choose.js'
import type { Command, Input } from './command.js'

const trialsNamed = (word: string, dataset: Dataset): string[] => {
  if (word.trim() === '') throw usage('an empty id', 'Name a trial, for example: stemcell audit NCT02302599')
  const found = dataset.find(word.trim().replace(/^trials\//, ''))
  const ids = found.filter(([kind]) => kind === 'trials').map(([, id]) => id)
  if (ids.length) return ids
  const asQuery = `For a query write: stemcell audit --query ${JSON.stringify(harmless(word).slice(0, 60))}`
  const other = found[0] && singular[found[0][0]]
  if (other) throw usage(`"${harmless(word)}" is ${/^[aeiou]/.test(other) ? 'an' : 'a'} ${other}, not a trial`, asQuery)
  const near = nearestWords(word, dataset.manifest.ids.trials)
  throw notFound(
    `no trial answers to "${harmless(word)}"`,
    `${near.length ? `Did you mean ${near.join(', ')}? ` : ''}${asQuery}`,
  )
}

/** Names of a comma-separated option, each one known; undefined when the option was not given. */
const namesIn = <T extends string>(input: Input, flag: string, known: readonly T[]): readonly T[] | undefined => {
  const value = input.options[flag]
  if (value === undefined) return undefined
  const names = String(value)
    .split(',')
    .map((name) => name.trim().toLowerCase())
    .filter(Boolean)
  const seeAll = flag === 'rule' ? 'List the rules with: stemcell audit --rules' : `Levels: ${known.join(', ')}`
  if (names.length === 0) throw usage(`--${flag} needs at least one name`, seeAll)
  return names.map((name) => {
    const found = known.find((one) => one === name)
    if (found) return found
    const near = nearestWords(name, known)
    throw usage(
      `unknown ${flag} "${harmless(name)}"`,
      `${near.length && flag === 'rule' ? `Did you mean ${near.join(', ')}? ` : ''}${seeAll}`,
    )
  })
}

type Chosen = {
  readonly ids: readonly string[]
  readonly query: Json
  readonly notes: readonly string[]
  readonly advice: readonly string[]
}

const chosenTrials = (input: Input, dataset: Dataset): Chosen => {
  const { query } = input.options
  const text = typeof query === 'string' ? query : undefined
  if (input.words.length && text !== undefined)
    throw usage('ids and --query exclude each other', 'Name trials, or choose them with --query')
  if (input.words.length) {
    const ids = [...new Set(input.words.flatMap((word) => trialsNamed(word, dataset)))]
    return { ids, query: { ids }, notes: [], advice: [] }
  }
  const chosen = choose(trialsCatalog, { ...input, words: text === undefined ? [] : [text] }, dataset)
  const { filters } = chosen.question
  // Without a filter the order of a listing means nothing here: ids in their own order are found again.
  return {
    ids: chosen.ids.toSorted(),
    query: { text: filters.map(describe).join(' ') },
    notes: chosen.notes,
    advice: chosen.advice,
  }
}

const counted = (findings: readonly Finding[], level: Level): string | undefined => {
  const own = findings.filter((finding) => finding.level === level)
  if (own.length === 0) return undefined
  const known = own.filter((finding) => finding.known).length
  const name = level === 'suspicious' ? `${own.length} suspicious` : plural(own.length, level)
  return known ? `${name} (${known} already on record)` : name
}

const perRule = (findings: readonly Finding[]): string =>
  auditRules
    .flatMap(({ name }) => {
      const n = findings.filter(({ rule }) => rule === name).length
      return n ? [`${name} ${n}`] : []
    })
    .join(', ')

const method =
  'Arithmetic is repeated on what is on record, within the rounding of the printed digits. A contradiction cannot be right as it stands; what is suspicious can be, for a reason that is not on record; a note is a fact to know. None is a verdict on a study.'

const silent = (without: number, of: number): string =>
  `Nothing found${of === 1 ? '' : ` in ${without} of ${plural(of, 'trial')}`}, which says that no rule fired, not that every number is right.`

const rulesAnswer = (dataset: Dataset): Answer => ({
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

const answer = (input: Input, dataset: Dataset): Answer => {
  const { rules } = input.options
  const wantedLevels = namesIn(input, 'level', levels)
  const wantedRules = namesIn(
    input,
    'rule',
    auditRules.map(({ name }) => name),
  )
  if (rules === true) {
    if (input.words.length || wantedLevels || wantedRules || input.options.query !== undefined)
      throw usage('--rules stands alone', 'List the rules with: stemcell audit --rules')
    return rulesAnswer(dataset)
  }
  const chosen = chosenTrials(input, dataset)
  const context = contextOf({
    trials: dataset.records('trials'),
    outcomes: dataset.records('outcomes'),
    references: dataset.records('references'),
    asOf: dataset.stamp.asOf,
  })
  const all = chosen.ids.flatMap((id) => auditTrial(dataset.record('trials', id) as Trial, context))
  const findings = all.filter(
    ({ level, rule }) =>
      (!wantedLevels || wantedLevels.includes(level)) && (!wantedRules || wantedRules.includes(rule)),
  )
  const cut = all.length - findings.length
  const flags = [...(wantedLevels ? ['--level'] : []), ...(wantedRules ? ['--rule'] : [])].join(' and ')
  const byLevel = levels.flatMap((level) => counted(findings, level) ?? []).join(', ')
  const audited = new Set(all.map(({ trial }) => trial)).size
  const withFindings = new Set(findings.map(({ trial }) => trial)).size
  const worst = findings.toSorted((a, b) => levels.indexOf(a.level) - levels.indexOf(b.level))[0]
  return {
    format: 'stemcell/audit/1',
    dataset: dataset.stamp,
    query: {
      ...(chosen.query as Record<string, Json>),
      ...(wantedLevels ? { levels: wantedLevels } : {}),
      ...(wantedRules ? { rules: wantedRules } : {}),
    },
    count: findings.length,
    total: all.length,
    items: findings.map(findingJson),
    grid: () => ({ columns: gridColumns, rows: findings.map(gridRow) }),
    view: () => findingBlocks(findings),
    notes: [
      ...chosen.notes,
      ...(findings.length ? [`${byLevel}. By rule: ${perRule(findings)}.`] : []),
      ...(cut ? [`${plural(cut, 'more finding')} left out by ${flags}.`] : []),
      ...(chosen.ids.length > audited ? [silent(chosen.ids.length - audited, chosen.ids.length)] : []),
      method,
    ],
    footer: `${plural(findings.length, 'finding')} in ${withFindings} of ${plural(chosen.ids.length, 'trial')} · dataset ${dataset.stamp.version}, as of ${dataset.stamp.asOf}`,
    next: [
      ...(worst ? [{ command: `stemcell trace ${worst.trial}`, why: 'where each of its numbers was read' }] : []),
      { command: 'stemcell audit --rules', why: 'every rule, what it demands and its source' },
    ],
    ...(chosen.ids.length === 0 ? { advice: chosen.advice } : {}),
  }
}

export const audit: Command = {
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
    help: 'Trials by id, registry number, DOI or PMID; all when none is named',
    required: false,
    many: true,
  },
  options: [
    { flags: '--query <words>', help: 'Trials by words and qualifiers, as for stemcell trials' },
    { flags: '--level <names>', help: `Only findings of these levels (comma-separated): ${levels.join(', ')}` },
    { flags: '--rule <names>', help: 'Only findings of these rules (comma-separated)' },
    { flags: '--rules', help: 'List the rules instead' },
  ],
  answer,
}
