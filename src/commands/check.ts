/** check: a claim in words, understood by the vocabularies and judged by rules over stored facts. */
import type { Answer, Block, Line, Role } from '../answer.js'
import type { ItemOf } from '../contracts/index.js'
import { type Checked, checkClaim, type Judged, type Result } from '../evidence/check/index.js'
import { notShown } from '../evidence/claims/index.js'
import { heading, list, muted, section, text } from '../pages/parts.js'
import { partName, readingBlocks, readingJson } from '../pages/reading.js'
import { verdictRole, words } from '../pages/score.js'
import { ruleBlocks, sharedNote, stanceCounts, studyBlocks, studyJson } from '../pages/studies.js'
import type { Store } from '../store/index.js'
import { plural } from '../text.js'
import { defineCommand } from './command.js'

const resultRole: Readonly<Record<Result, Role>> = {
  contradicted: 'bad',
  overstated: 'warn',
  'not-shown': 'warn',
  'cannot-be-judged': 'muted',
  supported: 'good',
}

/** Judged claims listed in full; the others are counted, with the command that lists them. */
const nearby = 5

const partBlocks = (part: Judged, dataset: Store): Block[] => [
  text(
    [
      { text: `${words(part.result)}: `, role: resultRole[part.result] },
      { text: partName(part, dataset), role: 'strong' },
      `. ${part.reason}`,
      muted(` [rule ${part.rule}]`),
    ],
    2,
  ),
]

/** A supported claim is shown with what its trials leave open. */
const limits = (part: Judged): Block[] => {
  const lines = notShown(part.trials)
  return lines.length ? [heading(3, 'What these trials do not show'), list(lines, 2)] : []
}

const trialBlocks = (part: Judged, dataset: Store): Block[] =>
  section(
    `Trials on: ${partName(part, dataset)}`,
    part.trials.length
      ? [
          text(stanceCounts(part.trials), 2),
          ...studyBlocks(part.trials, part.question),
          ...sharedNote(part.trials).map((note) => text(note, 2)),
          ...(part.result === 'supported' ? limits(part) : []),
        ]
      : [
          text(
            muted('No trial result can be for or against it, or none is on record in these people with these cells.'),
            2,
          ),
        ],
  )

/** The command that lists the judged claims near by, as far as filters can say it. */
const claimsCommand = ({ understanding: u }: Checked): string =>
  ['stemcell claims', ...u.diseases.map((id) => `--disease ${id}`), ...u.cells.map((id) => `--cell ${id}`)].join(' ')

const nearBlocks = (checked: Checked): Block[] => {
  const some = checked.near.slice(0, nearby)
  const left = checked.near.length - some.length
  return section('Nearest judged claims', [
    ...(some.length
      ? [
          list(
            some.map(
              ({ claim, shared }): Line => [
                { text: `${words(claim.verdict)}: `, role: verdictRole[claim.verdict] },
                claim.statement,
                muted(` [${claim.id}; shares ${shared.join(', ')}]`),
              ],
            ),
            2,
          ),
        ]
      : [text(muted('No judged claim is about this effect, these cells and this disease together.'), 2)]),
    ...(left ? [text(muted(`${plural(left, 'claim')} further off; see ${claimsCommand(checked)}`), 2)] : []),
  ])
}

const view = (checked: Checked, dataset: Store): Block[] => {
  const { parts } = checked
  return [
    heading(1, `“${checked.understanding.sentence}”`),
    text({ text: `Verdict: ${words(checked.verdict)}`, role: resultRole[checked.verdict] }),
    ...(parts.length > 1 ? [text(`It claims ${parts.length} things; the verdict is that of the weakest.`)] : []),
    ...parts.flatMap((part) => partBlocks(part, dataset)),
    ...section('How it was understood', readingBlocks(checked.understanding)),
    ...nearBlocks(checked),
    ...parts.flatMap((part) => trialBlocks(part, dataset)),
    ...section('How trials were placed', ruleBlocks()),
  ]
}

const partJson = (part: Judged, dataset: Store): ItemOf<'check'>['parts'][number] => ({
  says: partName(part, dataset),
  claimed: part.part.claimed,
  denied: part.part.negated,
  words: part.part.words,
  diseases: part.diseases,
  cells: part.question.cells,
  outcomes: part.question.outcomes,
  verdict: part.result,
  rule: part.rule,
  reason: part.reason,
  trials: part.trials.map(studyJson),
  notShown: notShown(part.trials),
})

const gridOf = ({ parts }: Checked, dataset: Store): ReturnType<Answer['grid']> => ({
  columns: ['part', 'verdict', 'rule', 'trial', 'stance', 'design', 'enrollment', 'outcomes', 'directions', 'harms'],
  rows: parts.flatMap((part) => {
    const own = [partName(part, dataset), part.result, part.rule]
    if (part.trials.length === 0) return [[...own, null, null, null, null, null, null, null]]
    return part.trials.map((t) => [
      ...own,
      t.trial.id,
      t.stance,
      t.designText,
      t.trial.enrollment.count,
      t.results.map(({ result }) => result.outcome).join('; ') || null,
      t.results.map(({ result }) => result.direction).join('; ') || null,
      t.harms.map(({ harm }) => `${harm.what} ${harm.count}`).join('; ') || null,
    ])
  }),
})

const notesOn = (checked: Checked): string[] => {
  const { understanding: u, near, verdict } = checked
  const lower = near.slice(0, nearby).filter(({ claim }) => claim.verdict !== 'supported')
  return [
    'A reading of stored evidence by fixed rules, no medical advice: a verdict is about the sentence, not about any person.',
    ...u.assumptions,
    ...(u.diseases.length ? [] : ['No disease is named; every disease on record was taken.']),
    ...(u.people.age || u.people.stage
      ? [
          `Only trials known to be in ${[u.people.age, u.people.stage].filter(Boolean).join(', ')} (or mixed) people were taken; those of unknown age or stage are left out.`,
        ]
      : []),
    ...(u.unmapped.length
      ? [`Not understood, so the sentence is not judged as a whole: ${u.unmapped.join(', ')}.`]
      : []),
    ...(verdict === 'supported' && lower.length
      ? [
          `People who judged the nearest claims were more careful: ${lower.map(({ claim }) => `${claim.id} is ${words(claim.verdict)}`).join(', ')}. Read why with stemcell show.`,
        ]
      : []),
  ]
}

export const check = defineCommand({
  description:
    'Maps the words of a sentence (English or Chinese) to people, cells, effects and strength through the vocabularies and a small lexicon, shows how it understood them, lists the nearest judged claims and the trials for, against and silent, and gives a verdict where a rule over stored facts allows one: supported, overstated, contradicted, not shown, cannot be judged. A sentence on something that is not covered, or with words that nothing explains, is refused or left unjudged. No network, no language model, no medical advice.',
  examples: [
    { command: 'stemcell check "stem cells cure type 1 diabetes"', shows: 'a claim of cure' },
    {
      command: 'stemcell check "UC-MSC infusion lowers HbA1c in type 2 diabetes"',
      shows: 'a claim that trials measured',
    },
    { command: 'stemcell check "干细胞治疗糖尿病无副作用"', shows: 'a claim in Chinese' },
    { command: 'stemcell check "our stem cells are FDA-approved for diabetes" --json', shows: 'the same for a script' },
  ],
  argument: {
    name: 'claim',
    help: 'The claim as a sentence, in quotation marks',
    takes: 'words',
    required: true,
    many: true,
  },
  output: ['check'],
  answer: ({ words: typed }, dataset) => {
    const checked = checkClaim(typed.join(' '), dataset)
    const { understanding: u, parts, near } = checked
    return {
      format: 'stemcell/check/1',
      dataset: dataset.stamp,
      query: { claim: u.sentence },
      count: 1,
      total: 1,
      items: [
        {
          claim: u.sentence,
          verdict: checked.verdict,
          reading: readingJson(u),
          parts: parts.map((part) => partJson(part, dataset)),
          near: near.map(({ claim, score, shared }) => ({
            id: claim.id,
            statement: claim.statement,
            verdict: claim.verdict,
            score: Math.round(score * 100) / 100,
            shared,
          })),
        },
      ],
      grid: () => gridOf(checked, dataset),
      view: () => view(checked, dataset),
      notes: notesOn(checked),
      footer: `${words(checked.verdict)} · dataset ${dataset.stamp.version}, as of ${dataset.stamp.asOf}`,
      next: near[0]
        ? [{ command: `stemcell show ${near[0].claim.id}`, why: 'the nearest judged claim, with what was read for it' }]
        : [],
    }
  },
})
