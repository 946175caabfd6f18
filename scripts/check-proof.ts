/**
 * How well `check` reads and judges sentences whose readings and verdicts were written down before it ran. Prints the figures of
 * docs/check.md: `npx tsx scripts/check-proof.ts` for the clean half, with `building`, `earlier`, `fresh`, `subjects`, `rounds`, `blind`, `blind-2`, `blind-3` or
 * `blind-4` for the others; `wrong` after it lists every sentence that is not answered as expected.
 */
import { type Checked, checkClaim, type Result, results } from '../src/evidence/check/index.js'
import { openDataset } from '../src/store/index.js'
import { type ProofSentence, proofSet, type Reading } from '../test/evidence/check/proof/index.js'

type Outcome = {
  readonly s: ProofSentence
  readonly got: Result
  readonly isRead: boolean
  /** Records that the answer names: in its reasons, and the three trials each way of its screen. */
  readonly named: ReadonlySet<string>
  /** Words passed over, things taken for granted, parts beyond one: the more, the less sure. */
  readonly doubts: number
}

const dataset = openDataset()
const rank = (result: Result): number => results.indexOf(result)
const percent = (n: number, of: number): string => (of === 0 ? '–' : `${Math.round((100 * n) / of)} % (${n}/${of})`)
const share = <T>(some: readonly T[], test: (one: T) => boolean): string =>
  percent(some.filter(test).length, some.length)

/** Diseases as one of the expected lists; one of the things expected is claimed, and denied where it should be. */
const isReadRight = ({ diseases, what }: ProofSentence, { understanding: u, parts, verdict }: Checked): boolean => {
  const named = u.diseases.join('&')
  const people = diseases.some((list) => list.join('&') === named || (list.length === 0 && named === 'diabetes'))
  if (verdict === 'not-judged' && parts.length === 0) return true
  const claims = parts.map(({ part }) => `${part.negated ? '!' : ''}${part.claimed.what}`)
  // A denial that is no denial of a claim: "unproven", "no side effects".
  if (u.proof === 'unproven') claims.push(...claims.map((claim) => `!${claim}`))
  return people && (what.includes('none') || what.includes('any') || what.some((one) => claims.includes(one)))
}

const namedIn = ({ parts, reason }: Checked): Set<string> => {
  const said = [reason?.text ?? '', ...parts.map((part) => part.reason)].join(' ')
  const shown = (stances: readonly string[]): string[] =>
    [
      ...new Set(
        parts.flatMap(({ trials }) => trials.filter(({ stance }) => stances.includes(stance)).map((t) => t.trial.id)),
      ),
    ].slice(0, 3)
  return new Set([
    ...(said.match(/[a-z0-9]+(?:-[a-z0-9]+)+|nct\d{8}/g) ?? []),
    ...shown(['for', 'mixed']),
    ...shown(['against']),
    ...(parts.every(({ weight }) => weight.trials < 3) ? shown(['uncontrolled']) : []),
  ])
}

const outcomeOf = async (s: ProofSentence): Promise<Outcome> => {
  const checked = await checkClaim(s.sentence, dataset, { withNear: false })
  const { understanding: u, parts } = checked
  return {
    s,
    got: checked.verdict,
    isRead: isReadRight(s, checked),
    named: namedIn(checked),
    doubts: u.passedOver.length + u.assumptions.length + Math.max(0, parts.length - 1),
  }
}

/** A right answer counts for the label given, a wrong one for the best of those accepted. */
const labelOf = (got: Result, { accepts }: Reading): Result => (accepts.includes(got) ? got : (accepts[0] as Result))

/** Mean over labels of 2 TP / (2 TP + FP + FN), "not judged" among the labels. */
const macroF1 = (pairs: readonly (readonly [label: Result, got: Result])[]): number => {
  const labels = results.filter((one) => pairs.some(([label, got]) => label === one || got === one))
  const scores = labels.map((one) => {
    const hit = pairs.filter(([label, got]) => label === one && got === one).length
    return (2 * hit) / (pairs.filter(([label]) => label === one).length + pairs.filter(([, got]) => got === one).length)
  })
  return scores.reduce((sum, score) => sum + score, 0) / labels.length
}

/** Cohen's kappa of two readers' best labels: (p observed - p by chance) / (1 - p by chance). */
const kappa = (pairs: readonly (readonly [Result, Result])[]): number => {
  const n = pairs.length
  const observed = pairs.filter(([a, b]) => a === b).length / n
  const chance = results.reduce(
    (sum, one) => sum + (pairs.filter(([a]) => a === one).length / n) * (pairs.filter(([, b]) => b === one).length / n),
    0,
  )
  return (observed - chance) / (1 - chance)
}

type Scored = Outcome & { readonly by: Reading }

const isAnswered = ({ got }: Outcome): boolean => got !== 'not-judged'
const isRight = ({ got, by }: Scored): boolean => by.accepts.includes(got)
const hasVerdict = ({ by }: Scored): boolean => by.accepts[0] !== 'not-judged'
const isKinder = ({ got, by }: Scored): boolean => rank(got) > Math.max(...by.accepts.map(rank))

const figures = (all: readonly Scored[]): readonly (readonly [string, string])[] => {
  const answered = all.filter(isAnswered)
  const expert = all.filter(hasVerdict)
  const decided = answered.filter(({ by }) => by.decides.length > 0)
  const isDecidedRight = (one: Scored): boolean => isRight(one) && one.by.decides.some((id) => one.named.has(id))
  return [
    ['coverage where a reader gives a verdict', share(expert, isAnswered)],
    [
      'the same in Chinese',
      share(
        expert.filter(({ s }) => s.isChinese),
        isAnswered,
      ),
    ],
    ['acceptable where it answers', share(answered, isRight)],
    ['macro-F1, "not judged" a label', macroF1(all.map(({ got, by }) => [labelOf(got, by), got])).toFixed(2)],
    ['kinder than every acceptable verdict', String(answered.filter(isKinder).length)],
    [
      'failed to abstain',
      share(
        all.filter(({ by }) => by.accepts.join() === 'not-judged'),
        isAnswered,
      ),
    ],
    ['verdict and deciding records both right', share(decided, isDecidedRight)],
  ]
}

const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map(() => '---'), ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n')

const short: Readonly<Record<Result, string>> = {
  contradicted: 'contradicted',
  'true-of-something-else': 'something else',
  overstated: 'overstated',
  'not-shown': 'not shown',
  'not-judged': 'not judged',
  'partly-supported': 'partly',
  supported: 'supported',
}

const confusion = (all: readonly Scored[]): string =>
  table(
    ['expected \\ given', ...results.map((one) => short[one])],
    results.map((label) => [
      short[label],
      ...results.map((got) =>
        String(all.filter((one) => labelOf(one.got, one.by) === label && one.got === got).length),
      ),
    ]),
  )

/** Risk by coverage: of the surest answers first, how many are not acceptable. */
const riskCoverage = (all: readonly Scored[]): string => {
  const whole = all.length
  const sorted = all.filter(isAnswered).sort((a, b) => a.doubts - b.doubts)
  const rows = [0.25, 0.5, 0.75, 1].map((part) => {
    const some = sorted.slice(0, Math.ceil(sorted.length * part))
    return [
      `the surest ${Math.round(part * 100)} %`,
      String(some.length),
      `${Math.round((100 * some.length) / whole)} %`,
      percent(some.filter((one) => !isRight(one)).length, some.length),
    ]
  })
  return table(['answers', 'sentences', 'of all sentences', 'not acceptable'], rows)
}

const report = (outcomes: readonly Outcome[]): string => {
  const first = outcomes.map((one): Scored => ({ ...one, by: one.s.first }))
  const second = outcomes.flatMap((one): Scored[] => (one.s.second ? [{ ...one, by: one.s.second }] : []))
  const [a, b] = [figures(first), second.length ? figures(second) : null]
  const pairs = second.map(({ s, by }) => [s.first.accepts[0] as Result, by.accepts[0] as Result] as const)
  return [
    `${outcomes.length} sentences, ${outcomes.filter(({ s }) => s.isChinese).length} of them Chinese.`,
    table(
      ['', 'first reading', ...(b ? ['second reading'] : [])],
      [
        ...a.map(([name, value], i) => [name, value, ...(b ? [(b[i] as readonly string[])[1] as string] : [])]),
        ['read wrongly', share(outcomes, ({ isRead }) => !isRead), ...(b ? [''] : [])],
      ],
    ),
    `Confusion, by the first reading:\n\n${confusion(first)}`,
    `Risk by coverage, by the first reading:\n\n${riskCoverage(first)}`,
    ...(pairs.length
      ? [
          `Agreement of the readings: same best verdict for ${share(pairs, ([x, y]) => x === y)}, Cohen’s kappa ${kappa(pairs).toFixed(2)}.`,
        ]
      : []),
  ].join('\n\n')
}

const wrong = (outcomes: readonly Outcome[]): string =>
  outcomes
    .filter(
      ({ s, got, isRead, named }) =>
        !s.first.accepts.includes(got) ||
        !isRead ||
        (s.first.decides.length > 0 && got !== 'not-judged' && !s.first.decides.some((id) => named.has(id))) ||
        (got === 'not-judged' && s.first.accepts[0] !== 'not-judged'),
    )
    .map(({ s, got, isRead, named }) => {
      const undecided = s.first.decides.length > 0 && !s.first.decides.some((id) => named.has(id))
      const kinder = got !== 'not-judged' && isKinder({ s, got, isRead, named, doubts: 0, by: s.first })
      return `- ${s.id}: ${got}${kinder ? ' KINDER' : ''}${isRead ? '' : ', read wrongly'}${undecided ? ', deciding records not named' : ''}; acceptable ${s.first.accepts.join(', ')}: ${s.sentence}`
    })
    .join('\n')

const [half = 'clean', list] = process.argv.slice(2)
const chosen = proofSet.filter((s) => s.half === half)
if (chosen.length === 0)
  throw new Error(
    `"${half}" is no half: clean, building, earlier, fresh, subjects, rounds, blind, blind-2, blind-3 or blind-4`,
  )
const outcomes: Outcome[] = []
for (const s of chosen) outcomes.push(await outcomeOf(s))
process.stdout.write(`${report(outcomes)}\n${list === 'wrong' ? `\n${wrong(outcomes)}\n` : ''}`)
