/** check: claims in words, understood by the vocabularies and judged by rules over stored facts: one sentence, a list, a page. */
import type { Answer, Block, Line, Role, Span } from '../answer.js'
import type { ItemOf } from '../contracts/index.js'
import {
  type Checked,
  checkClaim,
  contextNamed,
  isDisputed,
  type Judged,
  type Result,
} from '../evidence/check/index.js'
import { notShown } from '../evidence/claims/index.js'
import { ownNotes } from '../pages/own.js'
import { briefly, heading, list, muted, section, text } from '../pages/parts.js'
import { partName, peopleWords, readingBlocks, readingJson, readingLine } from '../pages/reading.js'
import { verdictRole, words } from '../pages/score.js'
import { ruleBlocks, sharedNote, stanceCounts, studyBlocks, studyJson } from '../pages/studies.js'
import type { Store } from '../store/index.js'
import { plural } from '../text.js'
import { checkPage } from './check/page-answer.js'
import { speaking } from './check/speaking.js'
import { defineCommand } from './command.js'

const resultRole: Readonly<Record<Result, Role>> = {
  contradicted: 'bad',
  'true-of-something-else': 'warn',
  overstated: 'warn',
  'not-shown': 'warn',
  'not-judged': 'muted',
  'partly-supported': 'warn',
  supported: 'good',
}

/** Parts, reasons and trials that fit a screen; --all shows the others. */
const most = { parts: 3, reason: 150, reasonAlone: 260, trials: 3, near: 5 } as const

/** A reason cut at the end of a sentence or list item, so that the answer stays on one screen. */
const shortened = (reason: string, limit: number): string => {
  if (reason.length <= limit) return reason
  const cut = reason.slice(0, limit)
  const end = Math.max(cut.lastIndexOf('. ') + 1, cut.lastIndexOf('; '), cut.lastIndexOf(', '))
  return `${cut.slice(0, end > limit / 2 ? end : limit).trimEnd()} …`
}

/** Certainty, number and size of trials, best design, in a clause. */
const weightText = ({ weight: { certainty, trials, people, best } }: Judged): string =>
  trials === 0
    ? ''
    : [
        ...(certainty ? [`${certainty.level.replace('-', ' ')} certainty (GRADE)`] : []),
        `${plural(trials, 'trial')}, ${people} people, best design ${best}`,
      ].join('; ')

/** Parts of which the same is to be said, under all their names. */
const merged = (parts: readonly Judged[], dataset: Store): { readonly part: Judged; readonly name: string }[] => {
  const groups = new Map<string, { part: Judged; names: string[] }>()
  for (const part of parts) {
    // "Compares with something else" is said once, whatever is compared.
    const key =
      part.rule === 'comparison' || part.part.claimed.what === 'comparison'
        ? 'comparison'
        : `${part.result} ${part.reason}`
    const group = groups.get(key)
    if (group) group.names.push(partName(part, dataset))
    else groups.set(key, { part, names: [partName(part, dataset)] })
  }
  return [...groups.values()].map(({ part, names }) => ({ part, name: names.join('; ') }))
}

const partLine = (part: Judged, name: string, limit = Infinity): Line => {
  const isWhole = limit === Infinity
  // Where nothing is judged, nothing is sure.
  const weight = part.result === 'not-judged' ? '' : weightText(part)
  return [
    { text: `${words(part.result)}: `, role: resultRole[part.result] },
    { text: name, role: 'strong' },
    `. ${shortened(part.reason, limit)}`,
    ...(weight ? [muted(` [${weight}]`)] : []),
    ...(isWhole ? [muted(` [rule ${part.rule}]`)] : []),
  ]
}

/** The trials that decide, three each way, with size and design. */
const decidingLines = (parts: readonly Judged[]): Line[] => {
  const side = (stances: readonly string[], label: string): Line[] => {
    const trials = [
      ...new Map(
        parts.flatMap((part) => part.trials.filter((t) => stances.includes(t.stance))).map((t) => [t.trial.id, t]),
      ).values(),
    ]
    if (trials.length === 0) return []
    const shown = trials.slice(0, most.trials)
    return [
      [
        `${label}: `,
        ...shown.flatMap((t, i): Span[] => [
          i ? ', ' : '',
          { text: t.trial.id, role: 'id' },
          muted(
            ` (${t.trial.enrollment.count === null ? 'an unknown number of people' : plural(t.trial.enrollment.count, 'person', 'people')}${isDisputed(t) ? ', design disputed ≠' : ''})`,
          ),
        ]),
        ...(trials.length > shown.length ? [` and ${trials.length - shown.length} more`] : []),
      ],
    ]
  }
  const compared = [...side(['for', 'mixed'], 'For'), ...side(['against'], 'Against or no difference')]
  const isBare = parts.every((part) => part.weight.trials < most.trials)
  return [...compared, ...(isBare ? side(['uncontrolled'], 'Without a comparison, which shows little') : [])]
}

const nearLine = ({ near }: Checked): Line[] => {
  const [first] = near
  return first
    ? [
        [
          'Nearest judged claim: ',
          { text: `${words(first.claim.verdict)}: `, role: verdictRole[first.claim.verdict] },
          shortened(first.claim.statement, 120),
          muted(` [${first.claim.id}]`),
        ],
      ]
    : []
}

/** The answer on one screen: verdict, how it was read, why, what decides, what is near. */
const shortView = (checked: Checked, dataset: Store): Block[] => {
  const { parts, reason, understanding: u } = checked
  // What decides comes first.
  const all = merged(
    parts.toSorted((a, b) => Number(b.result === checked.verdict) - Number(a.result === checked.verdict)),
    dataset,
  )
  const shown = all.slice(0, most.parts)
  return [
    heading(1, `“${shortened(u.sentence, 200)}”`),
    text({ text: `Verdict: ${words(checked.verdict)}`, role: resultRole[checked.verdict] }),
    ...(reason ? [text(shortened(reason.text, 330), 2)] : []),
    // Before the reasons, since a screen may have no room for all of them.
    text(readingLine(u, dataset), 2),
    ...shown.map(({ part, name }) => text(partLine(part, name, shown.length > 1 ? most.reason : most.reasonAlone), 2)),
    ...(all.length > shown.length ? [text(muted(`and ${plural(all.length - shown.length, 'more part')}`), 2)] : []),
    ...(parts.length ? [list(decidingLines(parts), 2)] : []),
    ...nearLine(checked).map((line) => text(line, 2)),
  ]
}

const nearBlocks = (checked: Checked): Block[] => {
  const some = checked.near.slice(0, most.near)
  const left = checked.near.length - some.length
  const { understanding: u } = checked
  const all = ['stemcell claims', ...u.diseases.map((id) => `--disease ${id}`), ...u.cells.map((id) => `--cell ${id}`)]
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
    ...(left ? [text(muted(`${plural(left, 'claim')} further off; see ${all.join(' ')}`), 2)] : []),
  ])
}

const trialBlocks = (part: Judged, dataset: Store): Block[] => {
  const left = part.result === 'supported' ? notShown(part.trials) : []
  return section(
    `Trials on: ${partName(part, dataset)}`,
    part.trials.length
      ? [
          text(stanceCounts(part.trials), 2),
          ...studyBlocks(part.trials, part.question),
          ...sharedNote(part.trials).map((note) => text(note, 2)),
          ...(left.length ? [heading(3, 'What these trials do not show'), list(left, 2)] : []),
        ]
      : [
          text(
            muted('No trial result can be for or against it, or none is on record in these people with these cells.'),
            2,
          ),
        ],
  )
}

/** Parts that ask the same of the trials list them once. */
const byQuestion = (parts: readonly Judged[]): Judged[] => [
  ...new Map(parts.map((part) => [JSON.stringify(part.question), part])).values(),
]

/** Everything: every part, word, trial and near claim. */
const wholeView = (checked: Checked, dataset: Store): Block[] => {
  const { parts, reason } = checked
  return [
    heading(1, `“${checked.understanding.sentence}”`),
    text({ text: `Verdict: ${words(checked.verdict)}`, role: resultRole[checked.verdict] }),
    ...(reason ? [text(reason.text, 2)] : []),
    ...(parts.length > 1 ? [text(`It claims ${parts.length} things; the verdict is that of the weakest.`)] : []),
    ...parts.map((part) => text(partLine(part, partName(part, dataset)), 2)),
    ...section('How it was understood', readingBlocks(checked.understanding)),
    ...nearBlocks(checked),
    ...byQuestion(parts).flatMap((part) => trialBlocks(part, dataset)),
    ...section('How trials were placed', ruleBlocks()),
  ]
}

/** Trials that stand for or against before those that are silent: whoever reads only the head of the list reads what decides. */
const speakingFirst = <T extends { readonly stance: string }>(trials: readonly T[]): T[] => [
  ...trials.filter(({ stance }) => stance !== 'silent'),
  ...trials.filter(({ stance }) => stance === 'silent'),
]

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
  certainty: part.weight.certainty?.level ?? null,
  deciding: { trials: part.weight.trials, people: part.weight.people, best: part.weight.best },
  trials: speakingFirst(part.trials).map(studyJson),
  notShown: notShown(part.trials),
})

/** A checked sentence for machines. */
export const checkedJson = (checked: Checked, dataset: Store): ItemOf<'check'> => ({
  claim: checked.understanding.sentence,
  verdict: checked.verdict,
  reason: checked.reason,
  reading: readingJson(checked.understanding),
  parts: checked.parts.map((part) => partJson(part, dataset)),
  near: checked.near.map(({ claim, score, shared }) => ({
    id: claim.id,
    statement: claim.statement,
    verdict: claim.verdict,
    score: Math.round(score * 100) / 100,
    shared,
  })),
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

const notesOn = (checked: Checked, dataset: Store): string[] => {
  const { understanding: u } = checked
  return [
    'A reading of stored evidence by fixed rules, no medical advice: a verdict is about the sentence, not about any person.',
    ...ownNotes(speaking(checked), dataset),
    ...u.assumptions,
    ...(u.diseases.length || u.parts.length === 0 ? [] : ['No disease is named; every disease on record was taken.']),
    ...(peopleWords(u.people).length
      ? [
          `Only trials known to be in such people (${peopleWords(u.people).join(', ')}) or in mixed groups were taken; those of which it is not known are left out.`,
        ]
      : []),
    ...(u.groups.length
      ? [
          `Beyond what was judged: the records do not tell apart ${u.groups.join(', ')}; the verdict is on all people with the disease.`,
        ]
      : []),
    ...(u.unmapped.length ? [`Not understood, and they could turn the meaning: ${u.unmapped.join(', ')}.`] : []),
    ...(u.passedOver.length
      ? [`Passed over, since they modify no part of the claim: ${u.passedOver.join(', ')}.`]
      : []),
  ]
}

export const check = defineCommand({
  description:
    'Maps the words of a sentence (English or Chinese) to people, cells, effects and strength, says how it read them, and judges each thing claimed by rules over stored facts: supported, partly supported, not shown, overstated, contradicted, true of something else, or not judged for a named reason. The answer is short; --all shows every trial and word. --page reads a text, Markdown or HTML page: its claims one by one, a scorecard, and its citations checked against the record. PDF: pdftotext FILE - | stemcell check --page -. No network, no language model, no medical advice; see docs/check.md.',
  examples: [
    { command: 'stemcell check "stem cells cure type 1 diabetes"', shows: 'a claim of cure' },
    {
      command: 'stemcell check "UC-MSC infusion lowers HbA1c in type 2 diabetes" --all',
      shows: 'a claim that trials measured, with every trial',
    },
    {
      command: 'stemcell check "it lowers HbA1c" --about t2d,uc-msc',
      shows: 'a sentence that leaves its subject unsaid',
    },
    { command: 'stemcell check "干细胞治疗糖尿病无副作用"', shows: 'a claim in Chinese' },
    { command: 'stemcell check "our stem cells are FDA-approved for diabetes" --json', shows: 'the same for a script' },
  ],
  argument: {
    name: 'claim',
    help: 'The claim as a sentence, in quotation marks; - reads one sentence a line from standard input',
    takes: 'words',
    required: false,
    many: true,
  },
  options: {
    about: {
      takes: 'text',
      what: 'ids',
      help: 'Diseases and cells that the text is about, for sentences that do not say',
    },
    page: { takes: 'input', help: 'Check a whole page: text, Markdown or HTML; - for standard input' },
    html: {
      takes: 'output',
      help: 'With --page: write the page with its claims marked, as one HTML file',
      needs: 'page',
    },
  },
  output: ['check', 'check-page'],
  answer: async ({ words: typed, options, read, progress }, dataset) => {
    const context = options.about === undefined ? undefined : contextNamed(options.about, dataset)
    const isList = typed.length === 1 && typed[0] === '-'
    if (options.page !== undefined || isList || options.html !== undefined || typed.length === 0)
      return checkPage(
        { typed, page: isList ? undefined : options.page, html: options.html, isList, context, read, progress },
        dataset,
      )
    const checked = await checkClaim(typed.join(' '), dataset, context ? { context } : {})
    const { understanding: u, near } = checked
    return {
      format: 'stemcell/check/1',
      saysWhose: true,
      dataset: dataset.stamp,
      query: { claim: u.sentence },
      count: 1,
      total: 1,
      items: [checkedJson(checked, dataset)],
      grid: () => gridOf(checked, dataset),
      view: () => {
        const short = shortView(checked, dataset)
        return [briefly(wholeView(checked, dataset), short, short)]
      },
      notes: notesOn(checked, dataset),
      footer: `${words(checked.verdict)} · ${dataset.edition}`,
      next: [
        ...(near[0]
          ? [
              {
                command: `stemcell show ${near[0].claim.id}`,
                why: 'the nearest judged claim, with what was read for it',
              },
            ]
          : []),
      ],
    }
  },
})
