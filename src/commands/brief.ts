/** brief: what is known of a treatment in a disease, on one page, each line with the command that tells more. */
import type { Block, Json, Line } from '../answer.js'
import type { AnswerOf, ItemOf } from '../contracts/index.js'
import { usage } from '../errors.js'
import {
  type Brief,
  type BriefHarm,
  type BriefOutcome,
  type BriefQuestion,
  type BriefSection,
  briefOf,
} from '../evidence/brief/index.js'
import { measures, unitText } from '../evidence/synthesis/index.js'
import { heading, list, text } from '../pages/parts.js'
import { type Filter, trialsCatalog } from '../query/index.js'
import type { Store } from '../store/index.js'
import { plural } from '../text.js'
import { choose, queryJson } from './choose.js'
import { defineCommand, trialsQuery } from './command.js'
import { readOptions } from './option.js'
import { poolFromDataset } from './pool/from-dataset.js'
import { poolOptions, readAsked, readQuestions } from './pool/options.js'
import { readQuery } from './pool/trial-query.js'

type BriefLine = ItemOf<'brief'>

const titles: Readonly<Record<BriefSection, string>> = {
  benefit: 'Benefit, against people without the cells',
  harms: 'Harms, as reported',
  approved: 'Decisions of authorities',
  studied: 'Who was studied',
  open: 'Trials not yet ended',
  unknown: 'Not known',
  claims: 'Judged claims nearest',
}

/** Lines of a section that a page has room for; the rest with --all. */
const mostLines: Readonly<Record<BriefSection, number>> = {
  benefit: 6,
  harms: 4,
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

/** A number with three significant digits, with a real minus. */
const digits = (value: number): string => String(Number(value.toPrecision(3))).replace('-', '−')

const few = (ids: readonly string[], most = 3): string =>
  ids.length <= most ? ids.join(', ') : `${ids.slice(0, most).join(', ')} and ${ids.length - most} more`

const counts = (pairs: readonly (readonly [string, number])[]): string =>
  pairs.map(([value, n]) => `${value} ${n}`).join(', ')

/** Pooling as the command of the line does it: the number, or the largest comparable study. */
const sizeOf = (outcome: string, words: readonly string[], dataset: Store): string => {
  const options = readOptions(poolOptions, { outcome }, [], dataset)
  const asked = readAsked(options)
  const query = readQuery(words, dataset)
  const [question] = readQuestions(options, words, asked, dataset, null, query)
  if (!question) return ''
  const { item } = poolFromDataset(question, asked, dataset, { review: null, query, isOneOfMany: true })
  if (!('question' in item)) return ''
  const effect = (estimate: number, [low, high]: readonly [number, number]): string => {
    const { measure, unit } = item.question
    const name = measure === 'gen' ? 'effect' : measures[measure].name.toLowerCase()
    const in_ = measure === 'gen' ? '' : unitText(measure, unit ?? null)
    return `${name} ${digits(estimate)} (95 % CI ${digits(low)} to ${digits(high)})${in_ ? ` ${in_}` : ''}`
  }
  if (item.pooled)
    return `pooled ${effect(item.pooled.estimate, item.pooled.ci)}, ${plural(item.pooled.k, 'study', 'studies')}`
  const [largest] = [...item.studies].sort((a, b) => (b.n ?? 0) - (a.n ?? 0))
  return largest
    ? `not pooled; ${largest.study}, n ${largest.n}: ${effect(largest.estimate, largest.estimateCi)}`
    : 'no number that can be compared'
}

const benefitText = (one: BriefOutcome, size: string): string => {
  const all = one.favorsCells.length + one.mixed.length + one.notShown.length
  if (all === 0)
    return `${one.name}: measured without people who got no cells, in ${plural(one.uncontrolled.length, 'trial')}`
  const parts = [
    `${one.favorsCells.length} of ${plural(all, 'controlled trial')} ${one.favorsCells.length === 1 ? 'favors' : 'favor'} cells`,
    one.notShown.length ? `${one.notShown.length} no better than control` : '',
    one.mixed.length ? `${one.mixed.length} mixed` : '',
  ]
  return `${one.name}: ${parts.filter(Boolean).join(', ')} (${plural(one.people, 'person', 'people')}); ${size}`
}

/** A count that a trial does not give is told apart from none. */
const harmText = ({ what, none, some, untold }: BriefHarm, published: number): string =>
  `${what[0]?.toUpperCase()}${what.slice(1)}: ${[
    ...some.map(({ trial, count, people }) => `${count} in ${trial} (n ${people ?? 'not known'})`),
    ...(none.length ? [`none in ${plural(none.length, 'trial')}`] : []),
    untold.length ? `${untold.length} of ${plural(published, 'trial')} give no count that was read` : '',
  ]
    .filter(Boolean)
    .join('; ')}`

/** Every line of the page with what stands behind it. */
const linesOf = (
  brief: Brief,
  { disease, cell }: BriefQuestion,
  words: readonly string[],
  dataset: Store,
): BriefLine[] => {
  const query = words.map((word) => (/[\s'"]/.test(word) ? `'${word.replaceAll("'", "'\\''")}'` : word)).join(' ')
  const line = (
    section: BriefSection,
    subject: string,
    said: string,
    command: string,
    more: Partial<BriefLine> = {},
  ): BriefLine => ({
    section,
    subject,
    text: said,
    certainty: null,
    people: null,
    records: [],
    command: `stemcell ${command}`,
    ...more,
  })
  const { harms, approvals, open } = brief
  const about = `--disease ${disease}${cell === null ? '' : ` --cell ${cell}`}`
  return [
    ...brief.benefit.map((one) => {
      const level = one.certainty?.level ?? null
      const size = level === null ? '' : sizeOf(one.outcome, words, dataset)
      return line('benefit', one.outcome, benefitText(one, size), `pool --outcome ${one.outcome} ${query}`, {
        certainty: level,
        people: one.people,
        records: [...one.favorsCells, ...one.mixed, ...one.notShown, ...one.uncontrolled],
      })
    }),
    ...harms.map((one) =>
      line(
        'harms',
        one.what,
        harmText(one, brief.published.length),
        `trials ${query} --fields id,enrollment,serious-related,deaths`,
        { records: one.some.map(({ trial }) => trial) },
      ),
    ),
    ...(approvals.length
      ? approvals.map((one) =>
          line(
            'approved',
            one.id,
            `${one.jurisdiction} ${one.date}: ${one.kind === 'approval' ? '' : `${one.kind}, `}${one.product}: ${one.indication ?? 'indication not read'}`,
            `show approvals/${one.id}`,
            { records: [one.id] },
          ),
        )
      : [line('approved', 'none', 'No decision on these cells for diabetes is on record.', 'approvals')]),
    line(
      'studied',
      'people',
      `${plural(brief.people, 'person', 'people')} in ${plural(brief.published.length, 'published trial')}${brief.peopleUnknown ? ` (number not known in ${brief.peopleUnknown})` : ''}; ${brief.controlled.length} had a control group, ${brief.randomized.length} of these were randomized; ${plural(brief.registered.length, 'registration')} without a report`,
      `trials ${query} --count`,
      { people: brief.people, records: brief.published },
    ),
    line(
      'studied',
      'stage-and-age',
      `Trials by stage: ${counts(brief.stages) || 'none'}; by age: ${counts(brief.ages) || 'none'}${brief.followUp ? `; followed ${brief.followUp[0] === brief.followUp[1] ? '' : `${brief.followUp[0]} to `}${plural(brief.followUp[1], 'month')}` : ''}`,
      `trials ${query} --group-by stage,age-group --count`,
    ),
    ...open.map(({ trial, status, asOf, isStale }) =>
      line(
        'open',
        trial,
        `${trial}: ${status} as of ${asOf ?? 'an unknown date'}${isStale ? ' (old: look in the registry)' : ''}`,
        `show ${trial}`,
        {
          records: [trial],
        },
      ),
    ),
    ...(brief.unmeasured.length
      ? [
          line(
            'unknown',
            'unmeasured',
            `No controlled trial here tells of ${brief.unmeasured.map((id) => dataset.vocabulary('outcomes').name(id).toLowerCase()).join(', ')}`,
            `map ${about}`,
          ),
        ]
      : []),
    ...(brief.unreported.length
      ? [
          line(
            'unknown',
            'unreported',
            `Ended without a report on record: ${few(brief.unreported)}`,
            `gaps ${query} --only unreported`,
            {
              records: brief.unreported,
            },
          ),
        ]
      : []),
    line('unknown', 'gaps', 'What else nobody knows, and the study that would decide', `gaps ${about}`),
    ...brief.claims.map((one) =>
      line('claims', one.id, `“${one.statement}” ${one.verdict.replace('-', ' ')}`, `show claims/${one.id}`, {
        records: [one.id],
      }),
    ),
  ]
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
    const { text: scope } = queryJson(understood) as { text: string }
    const lines = linesOf(known, question, scope === '' ? [] : scope.split(' '), dataset)
    const view = (): Block[] => [
      heading(1, `${names.cell} in ${names.disease.toLowerCase()}: what is known`),
      text(shortAnswer(known, lines, names)),
      ...(Object.keys(titles) as BriefSection[]).flatMap((name): Block[] => {
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
      query: queryJson(understood) as Json,
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
