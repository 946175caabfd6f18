/** How well `check` reads and judges sentences that were written down, with readings and verdicts, before it ran: `npx tsx scripts/check-proof.ts` prints docs/check.md's figures for both halves. */
import { checkClaim, results } from '../src/evidence/check/index.js'
import { openDataset } from '../src/store/index.js'
import { type ProofSentence, proofSet } from '../test/evidence/check/proof-set.js'

const dataset = openDataset()
const rank = results.filter((result) => result !== 'not-judged')
const percent = (n: number, of: number): string => (of === 0 ? '–' : `${Math.round((100 * n) / of)} % (${n}/${of})`)

type Outcome = { readonly s: ProofSentence; readonly got: (typeof results)[number]; readonly isRead: boolean }

const run = async (half: readonly ProofSentence[]): Promise<Outcome[]> => {
  const outcomes: Outcome[] = []
  for (const s of half) {
    const { verdict, understanding: u } = await checkClaim(s.sentence, dataset, { withNear: false })
    const named = u.diseases.join('&')
    outcomes.push({
      s,
      got: verdict,
      isRead: named === s.diseases.join('&') || (s.diseases.length === 0 && named === 'diabetes'),
    })
  }
  return outcomes
}

/** A right answer counts for the label given, a wrong one for the first acceptable label. */
const labelOf = ({ s, got }: Outcome): string => (s.acceptable.includes(got) ? got : (s.acceptable[0] as string))

const macroF1 = (outcomes: readonly Outcome[]): number => {
  const labels = results.filter((label) => outcomes.some((o) => labelOf(o) === label || o.got === label))
  const scores = labels.map((label) => {
    const hit = outcomes.filter((o) => o.got === label && labelOf(o) === label).length
    const all = outcomes.filter((o) => o.got === label).length + outcomes.filter((o) => labelOf(o) === label).length
    return all === 0 ? 0 : (2 * hit) / all
  })
  return scores.reduce((sum, score) => sum + score, 0) / labels.length
}

const report = (title: string, outcomes: readonly Outcome[]): string => {
  const expert = outcomes.filter(
    ({ s }) => s.acceptable.some((one) => one !== 'not-judged') && !(s.acceptable[0] === 'not-judged'),
  )
  const chinese = expert.filter(({ s }) => s.isChinese)
  const answered = outcomes.filter(({ got }) => got !== 'not-judged')
  const right = answered.filter(({ s, got }) => s.acceptable.includes(got))
  const mustAbstain = outcomes.filter(({ s }) => s.acceptable.length === 1 && s.acceptable[0] === 'not-judged')
  const kinder = answered.filter(
    ({ s, got }) =>
      rank.indexOf(got as (typeof rank)[number]) >
      Math.max(...s.acceptable.map((one) => rank.indexOf(one as (typeof rank)[number]))),
  )
  const withAnswer = (some: readonly Outcome[]): number => some.filter(({ got }) => got !== 'not-judged').length
  return [
    `${title}: ${outcomes.length} sentences`,
    `- coverage where an expert would answer: ${percent(withAnswer(expert), expert.length)}; in Chinese ${percent(withAnswer(chinese), chinese.length)}`,
    `- acceptable where it answers: ${percent(right.length, answered.length)}`,
    `- macro-F1 with "not judged" as a label: ${macroF1(outcomes).toFixed(2)}`,
    `- diseases read wrongly: ${percent(outcomes.filter(({ isRead, s }) => !isRead && s.what !== 'none').length, outcomes.length)}`,
    `- kinder than every acceptable verdict: ${kinder.length}`,
    `- failed to abstain: ${percent(withAnswer(mustAbstain), mustAbstain.length)}`,
    ...outcomes
      .filter(({ s, got }) => !s.acceptable.includes(got))
      .map(({ s, got }) => `  - ${got}, acceptable ${s.acceptable.join('/')}: ${s.sentence}`),
  ].join('\n')
}

for (const [title, isHeldOut] of [
  ['Half for building', false],
  ['Held-out half', true],
] as const)
  process.stdout.write(`${report(title, await run(proofSet.filter((s) => s.isHeldOut === isHeldOut)))}\n\n`)
