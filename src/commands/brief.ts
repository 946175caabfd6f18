/** brief: what is known of a treatment in a disease, on one page, each line with the command that tells more. */
import type { Block, Line } from '../answer.js'
import type { AnswerOf } from '../contracts/index.js'
import { usage } from '../errors.js'
import { type Brief, type BriefQuestion, type BriefSection, briefOf, briefSections } from '../evidence/brief/index.js'
import { heading, list, text } from '../pages/parts.js'
import { type Filter, trialsCatalog } from '../query/index.js'
import { plural } from '../text.js'
import { type BriefLine, linesOf } from './brief/lines.js'
import { choose, queryJson } from './choose.js'
import { defineCommand, trialsQuery } from './command.js'

const titles: Readonly<Record<BriefSection, string>> = {
  benefit: 'Benefit, against people without the cells',
  harms: 'Harms: people with an event, where they may be added',
  approved: 'Decisions of authorities',
  studied: 'Who was studied',
  open: 'Trials not yet ended',
  unknown: 'Not known',
  claims: 'Judged claims nearest',
}

/** Lines of a section that a page has room for; the rest with --all. */
const mostLines: Readonly<Record<BriefSection, number>> = {
  benefit: 6,
  harms: 5,
  approved: 4,
  studied: 3,
  open: 5,
  unknown: 4,
  claims: 4,
}

/** The one term that the filters ask for. */
const only = (filters: readonly Filter[], field: string): string | null => {
  const ids = filters
    .filter((f) => f.field === field && !f.not)
    .flatMap((f) => f.any.flatMap((test) => ('is' in test ? [String(test.is)] : [])))
  return ids.length === 1 ? (ids[0] ?? null) : null
}

const certaintyWord: Readonly<Record<NonNullable<BriefLine['certainty']>, string>> = {
  high: 'high certainty',
  moderate: 'moderate certainty',
  low: 'low certainty',
  'very-low': 'very low certainty',
}

/** The answer in two sentences. */
const shortAnswer = (brief: Brief, lines: readonly BriefLine[], names: { cell: string; disease: string }): string => {
  const levels = ['high', 'moderate', 'low', 'very-low'] as const
  const rated = lines.filter(({ certainty }) => certainty !== null)
  const best = levels.find((level) => rated.some(({ certainty }) => certainty === level))
  const which = rated.filter(({ certainty }) => certainty === best).map(({ subject }) => subject)
  const sure =
    best === undefined
      ? 'No outcome was compared with people without the cells.'
      : best === 'very-low'
        ? 'For no outcome is the certainty of a benefit above very low.'
        : `The certainty is at most ${best} (${which.join(', ')}).`
  return `${names.cell} in ${names.disease.toLowerCase()}: ${plural(brief.published.length, 'published trial')}, ${brief.randomized.length} randomized with a control group, ${plural(brief.people, 'person', 'people')}. ${sure}`
}

const lineOf = ({ text: said, certainty, command }: BriefLine): Line => [
  said,
  ...(certainty === null ? [] : [{ text: `; ${certaintyWord[certainty]}`, role: 'strong' as const }]),
  { text: `  ${command}`, role: 'muted', ask: command.split(' ').slice(1) },
]

export const brief = defineCommand({
  description:
    'One page to hand over: what trials against people without the cells found, outcome by outcome, with size and GRADE certainty; harms as reported, where a count that is not given is never 0; decisions of authorities; who was studied; trials not yet ended with the date of their status; what is not known; the judged claims nearest. Evidence to read, not advice.',
  examples: [
    { command: 'stemcell brief --disease t1d --cell uc-msc', shows: 'umbilical cord MSC in type 1 diabetes' },
    { command: 'stemcell brief --disease t2d --cell msc age-group:adult', shows: 'trials in adults only' },
  ],
  argument: trialsQuery,
  catalog: trialsCatalog,
  options: { all: { takes: 'nothing', help: 'Every line of each section' } },
  output: ['brief'],
  answer: (asked, dataset): AnswerOf<'brief'> => {
    const chosen = choose(trialsCatalog, asked, dataset)
    const { question: understood } = chosen
    const disease = only(understood.filters, 'disease')
    if (disease === null)
      throw usage(
        'brief needs one disease',
        'For example: stemcell brief --disease t1d --cell uc-msc (list: stemcell diseases)',
      )
    const cell = only(understood.filters, 'cell')
    const question: BriefQuestion = { disease, cell, trials: new Set(chosen.ids) }
    const names = {
      disease: dataset.vocabulary('diseases').name(disease),
      cell: cell === null ? 'Any cells' : dataset.vocabulary('cells').name(cell),
    }
    const known = briefOf(question, dataset)
    const { text: scope } = queryJson(understood)
    const lines = linesOf(known, question, scope === '' ? [] : scope.split(' '), dataset)
    const view = (): Block[] => [
      heading(1, `${names.cell} in ${names.disease.toLowerCase()}: what is known`),
      text(shortAnswer(known, lines, names)),
      ...briefSections.flatMap((name): Block[] => {
        const own = lines.filter(({ section }) => section === name)
        const drawn = asked.options.all ? own : own.slice(0, mostLines[name])
        const left = own.length - drawn.length
        return own.length
          ? [
              heading(2, titles[name]),
              list([...drawn.map(lineOf), ...(left ? [{ text: `${left} more: --all`, role: 'muted' as const }] : [])]),
            ]
          : []
      }),
    ]
    return {
      format: 'stemcell/brief/1',
      dataset: dataset.stamp,
      query: queryJson(understood),
      count: lines.length,
      total: chosen.rows.size,
      items: lines,
      grid: () => ({
        columns: ['section', 'subject', 'text', 'certainty', 'people', 'records', 'command'],
        rows: lines.map((one) => [
          one.section,
          one.subject,
          one.text,
          one.certainty,
          one.people,
          one.records.join('; '),
          one.command,
        ]),
      }),
      view,
      notes: [
        ...chosen.notes,
        'Evidence to read, not medical advice: what was found in these people may not hold for another.',
      ],
      footer: `${plural(chosen.ids.length, 'trial')} · ${dataset.edition}`,
      next: [],
      ...(chosen.ids.length === 0 ? { advice: chosen.advice } : {}),
    }
  },
})
