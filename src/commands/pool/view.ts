/** The page of a pooled result: question, result, picture, heterogeneity, certainty, what was used, what was not, what is not shown. */

import type { Block, Line, Span } from '../../answer.js'
import {
  clashRules,
  type Included,
  measures,
  peopleOf,
  reportedValue,
  rowRule,
  type Study,
  type Synthesis,
  toReporting,
} from '../../evidence/synthesis/index.js'
import { effectNumber } from '../../numbers.js'
import { about, briefly, facts, heading, list, listSection, muted, section, text } from '../../pages/parts.js'
import { plural } from '../../text.js'
import type { Analysis } from './analysis.js'
import { conclusionBlocks, type Rating } from './conclusion.js'
import { methodBlocks } from './methods-view.js'
import { narrativeTable, reportedText } from './narrative.js'
import type { TrialQuery } from './trial-query.js'
import { effectText, heterogeneityText, methodText, pText, testText, verdict } from './words.js'

const warn = (words: string): Span => ({ text: words, role: 'warn' })
/** The pooled effect in a sentence. */
export const resultLine = (analysis: Analysis, unit: string | null, people: number): Line => {
  const { pooled, plan } = analysis
  if (!pooled) return ''
  const { measure } = plan
  const { name, nullValue } = measures[measure]
  return [
    { text: `${name} ${effectText(measure, pooled, pooled.level, unit)}`, role: 'strong' },
    // Against no effect there is a test; a proportion has nothing to be tested against.
    `${nullValue === null ? '' : `, ${pText(pooled.p)}`}; ${pooled.k} studies${people ? `, ${people} people` : ''}${testText(pooled, plan.test).replace(/^(?=.)/, '; ')}. `,
    verdict(pooled) ?? '',
  ]
}

const partialRow = (
  label: string,
  measure: Analysis['plan']['measure'],
  row: { k: number; estimate: number; ci: readonly [number, number]; p: number; i2: number },
): Line[] => [
  label,
  String(row.k),
  effectNumber(reportedValue(measure, row.estimate)),
  `${effectNumber(reportedValue(measure, row.ci[0]))} to ${effectNumber(reportedValue(measure, row.ci[1]))}`,
  measures[measure].nullValue === null ? '–' : pText(row.p).slice(2),
  `${effectNumber(row.i2)}%`,
]

const partialTable = (first: string, rows: readonly Line[][]): Block => ({
  kind: 'table',
  columns: [
    { label: first, align: 'left', priority: 1, min: 14, max: 40 },
    { label: 'k', spoken: 'Studies', align: 'right', priority: 2, min: 2, max: 4 },
    { label: 'Effect', align: 'right', priority: 1, min: 6, max: 10 },
    { label: 'Interval', align: 'left', priority: 1, min: 12, max: 24 },
    { label: 'p', align: 'right', priority: 2, min: 6, max: 8 },
    { label: 'I²', align: 'right', priority: 3, min: 5, max: 8 },
  ],
  rows,
})

/** Subgroups, leave-one-out, cumulative, Egger: what was asked for. */
export const sensitivityBlocks = (analysis: Analysis, studies: readonly Study[]): Block[] => {
  const { subgroups, leaveOneOut, cumulative, egger, plan } = analysis
  const { measure } = plan
  return [
    ...(subgroups
      ? [
          heading(2, 'Subgroups'),
          partialTable(
            'Subgroup',
            subgroups.groups.map((group) => partialRow(group.group, measure, group)),
          ),
          text(
            `Test that they differ: ${differenceText(subgroups.difference)}. A difference between subgroups is observational, also among randomized trials.`,
          ),
        ]
      : []),
    ...(leaveOneOut
      ? [
          heading(2, 'Without each study'),
          partialTable(
            'Without',
            leaveOneOut.map((row) =>
              partialRow(row.influence?.isInfluential ? `${row.omitted} (influential)` : row.omitted, measure, row),
            ),
          ),
        ]
      : []),
    ...(cumulative
      ? [
          heading(2, 'Study after study'),
          partialTable(
            'After',
            cumulative.map((row) => partialRow(row.added, measure, row)),
          ),
        ]
      : []),
    ...(egger
      ? [
          heading(2, 'Small studies'),
          text(
            `Egger’s test: slope on the standard error ${effectNumber(egger.slope)} (SE ${effectNumber(egger.slopeSe)}), t ${effectNumber(egger.statistic)} on ${egger.df} df, ${pText(egger.p)}.${egger.p < 0.1 ? ' Small studies report other effects than large ones.' : ''}`,
          ),
        ]
      : []),
    ...methodBlocks(
      analysis.methods,
      measure,
      toReporting(
        measure,
        studies.map(({ n }) => n),
      ),
    ),
  ]
}

/** A test of several coefficients. */
const differenceText = ({ statistic, df, df2, p }: NonNullable<Analysis['subgroups']>['difference']): string =>
  `${df2 === null ? 'χ²' : 'F'} ${effectNumber(statistic)} on ${df}${df2 === null ? '' : ` and ${df2}`} df, ${pText(p)}`

const usedLine = ({ label, reading, clashes }: Included, weight: number | undefined): Line => {
  const { trial, row, work } = reading
  const doubts = clashes.map(({ reason, allowed }) => `${allowed ? 'allowed: ' : ''}${reason.replace(/\.$/, '')}`)
  return [
    about('trials', trial.id, label, 'strong'),
    ' (',
    about('trials', trial.id),
    `)${weight === undefined ? '' : `, weight ${effectNumber(weight)}%`}: ${reportedText(reading)} `,
    muted(`[${row.level}: ${row.locator}]`),
    work.length ? `. Work: ${work.join('; ')}` : '',
    ...(doubts.length ? ['. ', warn('Mind: '), doubts.join('; ')] : []),
    '.',
  ]
}

/** Left-out trials with the same reason share a line. */
const leftOutLines = (synthesis: Synthesis): Line[] => {
  const byReason = new Map<string, Span[]>()
  for (const { label, candidate, refusals } of synthesis.leftOut) {
    const reason = refusals.map((one) => one.reason).join('; ')
    byReason.set(reason, [...(byReason.get(reason) ?? []), about('trials', candidate.reading.trial.id, label, 'id')])
  }
  return [...byReason].map(([reason, names]) => [
    ...names.flatMap((name, i): Span[] => (i ? [{ text: ', ', role: 'id' }, name] : [name])),
    `: ${reason}`,
  ])
}

const notChosenLines = (synthesis: Synthesis): Line[] => {
  const used = new Set(synthesis.included.map(({ reading }) => reading.trial.id))
  return synthesis.notChosen
    .filter(({ candidate }) => used.has(candidate.reading.trial.id))
    .map(({ label, candidate, reason }) => [
      about('trials', candidate.reading.trial.id, `${label} ${candidate.reading.row.id}`, 'id'),
      `: ${reason}`,
    ])
}

/** The question as understood, as facts. */
export const questionFacts = (
  synthesis: Synthesis,
  names: { outcome: string; disease: string; cell: string },
  query: TrialQuery | null,
  all: number,
): Block => {
  const { question, measure, center, unit } = synthesis
  const two = measures[measure].arms === 'two'
  return facts([
    { label: 'Outcome', value: `${names.outcome}${unit ? `, in ${unit}` : ''}` },
    { label: 'People', value: names.disease },
    { label: 'Cells', value: names.cell },
    ...(query ? [{ label: 'Trials', value: `${query.trials.size} of ${all} fit ${query.text}` }] : []),
    {
      label: 'Measure',
      value: `${measures[measure].name}${two ? ', cells against control' : ', cell arms alone'}${question.measure === null ? ' (chosen for this outcome)' : ''}`,
    },
    {
      label: 'When',
      value:
        center === null
          ? 'not fixed, for no result is comparable'
          : `${effectNumber(center).replace(/\.?0+$/, '')} ± ${question.window} months${question.timepoint === null ? ' (where most comparable trials report)' : ''}`,
    },
  ])
}

const certaintyBlocks = (rating: Rating): Block[] =>
  section(
    'Certainty (GRADE)',
    'certainty' in rating
      ? [
          text(rating.certainty.sentence),
          list(
            rating.certainty.steps
              .filter(({ down }) => down > 0)
              .map(({ domain, down, reason }) => `${domain}, down ${down}: ${reason}`),
            2,
          ),
        ]
      : [text(`Not rated: ${rating.unrated}.`)],
  )

export type PageInput = {
  readonly title: string
  readonly synthesis: Synthesis
  readonly analysis: Analysis
  readonly picture: Block
  readonly notPooled: string | null
  readonly rating: Rating
  readonly limits: readonly string[]
  readonly names: { readonly outcome: string; readonly disease: string; readonly cell: string }
  readonly query: TrialQuery | null
  /** Trials on record. */
  readonly total: number
  readonly against: readonly Block[]
  /** Where an answer without a pooled number leads. */
  readonly leads: readonly Block[]
}

/** How many trials are left out for each kind of reason, the commonest first. */
const leftOutLine = ({ leftOut }: Synthesis): Line => {
  const counts = new Map<string, number>()
  for (const { refusals } of leftOut) {
    const reason = refusals[0] ? clashRules[refusals[0].code].summary : 'another reason'
    counts.set(reason, (counts.get(reason) ?? 0) + 1)
  }
  const reasons = [...counts].toSorted(([, a], [, b]) => b - a).map(([reason, n]) => `${n} ${reason}`)
  return [{ text: `Left out (${leftOut.length}): `, role: 'label' }, reasons.join('; '), '.']
}

/** The first rows of a picture that a screen cannot hold; what it adds up to stands above it. */
const firstRows = (picture: Block): Block =>
  picture.kind === 'drawing'
    ? {
        ...picture,
        short: (width, height) => {
          const rows = picture.draw(width)
          return [
            ...rows.slice(0, height - 1),
            muted(`… ${plural(rows.length - height + 1, 'more row')} of the picture`),
          ]
        },
      }
    : picture

/** The page of an answer from the dataset. */
export const datasetPage = (input: PageInput): Block[] => {
  const { synthesis, analysis, notPooled } = input
  const { pooled, plan, remarks } = analysis
  const people = synthesis.included.reduce((sum, { reading }) => sum + peopleOf(reading), 0)
  const weights = pooled?.weights ?? []
  const overridden = synthesis.overridden.map(
    (one): Line => [warn(`${one.code}: `), `${one.trials.join(', ')}: ${one.reason}`],
  )
  const differences = synthesis.clashes.map((one): Line => [one.severity === 'note' ? '' : warn('! '), one.reason])
  // The answer stands first; the question as it was understood follows.
  const answer = pooled
    ? [text(resultLine(analysis, synthesis.unit, people)), ...conclusionBlocks(analysis, input.rating)]
    : [text([{ text: 'Nothing is pooled. ', role: 'strong' }, notPooled ?? '']), ...input.leads]
  const shown = pooled
    ? [input.picture, text(muted(methodText(plan)))]
    : [
        ...(synthesis.included.length + synthesis.leftOut.length ? [narrativeTable(synthesis)] : []),
        ...listSection(
          'The comparable one',
          synthesis.included.map((one) => usedLine(one, undefined)),
        ),
      ]
  const whole = [
    heading(1, input.title),
    ...answer,
    ...listSection('Overridden by --allow', overridden),
    ...section('Question', [questionFacts(synthesis, input.names, input.query, input.total)]),
    heading(2, 'Studies'),
    ...shown,
    ...(pooled ? section('Heterogeneity', [list(heterogeneityText(pooled), 2)]) : []),
    ...(remarks.length ? section('Mind', [list(remarks, 2)]) : []),
    ...sensitivityBlocks(analysis, synthesis.included),
    ...(pooled ? certaintyBlocks(input.rating) : []),
    ...(pooled
      ? section('Studies used', [
          list(
            synthesis.included.map((study, i) => usedLine(study, weights[i])),
            2,
          ),
        ])
      : []),
    ...(pooled && differences.length ? section('How they differ', [list(differences, 2)]) : []),
    ...(pooled ? section('Left out', synthesis.leftOut.length ? [list(leftOutLines(synthesis), 2)] : []) : []),
    ...section(
      'Rows not chosen',
      notChosenLines(synthesis).length ? [text(muted(rowRule)), list(notChosenLines(synthesis), 2)] : [],
    ),
    ...input.against,
    ...section('What this does not show', [list(input.limits, 2)]),
  ]
  const codes = [...new Set(synthesis.overridden.map(({ code }) => code))]
  const leftOut = synthesis.leftOut.length ? [text(leftOutLine(synthesis))] : []
  return [
    briefly(whole, [
      heading(1, input.title),
      ...(pooled ? answer : answer.slice(0, 1)),
      ...(codes.length ? [text([warn('Overridden by --allow: '), `${codes.join(', ')}.`])] : []),
      ...(pooled ? [text(''), firstRows(input.picture)] : []),
      ...(input.against.length ? input.against : [...leftOut, ...input.leads]),
    ]),
  ]
}
