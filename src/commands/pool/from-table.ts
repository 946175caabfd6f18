/** A table of one’s own, pooled. */

import type { Block, Line } from '../../answer.js'
import { isRatio, measures } from '../../evidence/synthesis/index.js'
import { badCellText, type StudyTable, type TableStudy } from '../../evidence/table-input/index.js'
import { heading, list, section, text } from '../../pages/parts.js'
import { agreeing, harmless, plural } from '../../text.js'
import { type Analysis, analyze } from './analysis.js'
import { conclusionBlocks, conclusionOf, type Rating } from './conclusion.js'
import { studyNumbers, tableItem } from './contract.js'
import { writtenCell } from './digits.js'
import { pictureOf } from './more-pictures.js'
import type { PoolPart } from './part.js'
import { type Caption, forestOf } from './pictures.js'
import type { RawNumbers } from './r-script.js'
import { emptyRemark } from './remarks.js'
import type { PoolSettings } from './settings.js'
import { doubtsAbout } from './table-doubts.js'
import { armTraits, tableTraits, traitNamed, traitsFor } from './traits.js'
import { resultLine, sensitivityBlocks } from './view.js'
import { heterogeneityText, methodText } from './words.js'
import { writtenFiles } from './written-files.js'

const rawNames: Readonly<Record<string, string>> = {
  n1: 'n1i',
  mean1: 'm1i',
  sd1: 'sd1i',
  n2: 'n2i',
  mean2: 'm2i',
  sd2: 'sd2i',
  e1: 'ai',
  e2: 'ci',
  e: 'xi',
  n: 'ni',
  mean: 'mi',
  sd: 'sdi',
  r: 'ri',
  time: 'ti',
  time1: 't1i',
  time2: 't2i',
}

/** Events over person-time have names of their own. */
const rateNames: Readonly<Record<string, string>> = { e1: 'x1i', e2: 'x2i' }

const rawOf = (table: StudyTable): RawNumbers[] | null =>
  table.kind === 'effects' || table.measure === 'mc'
    ? null
    : table.studies.map(({ data }) =>
        Object.fromEntries(
          Object.entries(data).flatMap(([column, value]) => {
            const name = (table.kind === 'rates' ? rateNames[column] : undefined) ?? rawNames[column]
            // People at risk are no part of a rate, and in metafor no argument of it.
            return name && !(table.kind === 'rates' && /^n[12]i$/.test(name)) ? [[name, value]] : []
          }),
        ),
      )

/** Numbers alone say nothing of bias, directness or what was never published. */
const rating: Rating = { unrated: 'a table of numbers does not tell how the studies were done' }

const columns = [
  'study',
  'effect',
  'variance',
  'se',
  'ciLow',
  'ciHigh',
  'weight',
  'n',
  'used',
  'reason',
  'work',
] as const

/** Rows of the table that are not pooled, each with its reason, and with its numbers where it has some. */
export type Unused = {
  readonly study: string
  readonly place: string
  readonly reason: string
  readonly read: TableStudy | null
}

const emptyReason = 'nobody, or everybody, had the event in both arms: no information on a ratio'
const skewedReason = 'its mean was estimated from a median that looks skewed (Shi 2023); --allow skewed keeps it'

const unusedOf = (table: StudyTable, { empty, skewed }: Split): Unused[] => [
  ...[
    ...empty.map((study) => [study, emptyReason] as const),
    ...skewed.map((study) => [study, skewedReason] as const),
  ].map(([study, reason]) => ({ study: study.label, place: study.place, reason, read: study })),
  ...table.totals.map(({ label, place }) => ({
    study: label,
    place,
    reason: 'a row of totals, left out by --skip-totals',
    read: null,
  })),
  ...[...new Set(table.bad.map(({ place }) => place))].map((place) => ({
    study: place,
    place,
    reason: table.bad
      .filter((cell) => cell.place === place)
      .map(({ column, value, expected }) => `column ${column}: "${value}" (expected ${expected})`)
      .join('; '),
    read: null,
  })),
]

/** Studies of the table that inform the measure, and those that are left out although they can be read. */
type Split = {
  readonly informative: StudyTable
  /** Without any event, which says nothing of a ratio. */
  readonly empty: readonly TableStudy[]
  /** With a mean from a median that looks skewed. */
  readonly skewed: readonly TableStudy[]
}

const split = (table: StudyTable, asked: PoolSettings): Split => {
  if (asked.explain) return { informative: { ...table, studies: [] }, empty: [], skewed: [] }
  const isEmpty = ({ effect }: TableStudy): boolean =>
    effect.isDoubleZero && isRatio(table.measure) && !asked.allow.has('no-events')
  const isSkewed = (study: TableStudy): boolean => study.isSkewed && !asked.allow.has('skewed')
  const { studies } = table
  return {
    informative: { ...table, studies: studies.filter((study) => !isEmpty(study) && !isSkewed(study)) },
    empty: studies.filter(isEmpty),
    skewed: studies.filter(isSkewed),
  }
}

/** Studies by what was worked out for them. */
const workLines = (studies: readonly TableStudy[]): Line[] =>
  studies.flatMap(({ label, work }) => (work.length ? [`${harmless(label)}: ${work.join('; ')}`] : []))

const notPooledText = (table: StudyTable, empty: readonly TableStudy[]): string => {
  const have = agreeing(table.studies.length, 'one usable row', 'no usable row')
  const silent = empty.length
    ? ` (in ${plural(empty.length, 'other')} nobody, or everybody, had the event in both arms, which says nothing of a ratio; --measure rd compares the risks)`
    : ''
  return `Pooling needs two studies, and ${table.name} has ${have}${silent}.`
}

/** A table that was pooled, or not, and all that is said of it. */
type Answered = {
  readonly table: StudyTable
  readonly asked: PoolSettings
  readonly analysis: Analysis
  readonly title: string
  readonly notPooled: string | null
  readonly picture: ReturnType<typeof pictureOf>
  /** Rows that were read, pooled or not. */
  readonly given: readonly TableStudy[]
  readonly skewed: readonly TableStudy[]
  readonly unused: readonly Unused[]
  /** What is to be minded. */
  readonly cautions: readonly string[]
  readonly remarks: readonly string[]
}

const listed = (lines: readonly Line[]): Block[] => (lines.length ? [list(lines, 2)] : [])

const pageOf = ({ table, asked, analysis, title, notPooled, picture, given, cautions, remarks }: Answered): Block[] => {
  const { pooled, plan } = analysis
  const people = table.studies.reduce((sum, { n }) => sum + (n ?? 0), 0)
  return [
    heading(1, title),
    ...section('Read as', listed(table.understood)),
    ...section('Worked out', listed(workLines(given))),
    ...(pooled
      ? [
          text(resultLine(analysis, null, people)),
          ...conclusionBlocks(analysis, rating),
          picture.block,
          text(methodText(plan)),
        ]
      : [
          text(asked.explain ? (notPooled ?? '') : [{ text: 'Nothing is pooled. ', role: 'strong' }, notPooled ?? '']),
          ...(table.studies.length ? [picture.block] : []),
        ]),
    ...(pooled ? section('Heterogeneity', [list(heterogeneityText(pooled), 2)]) : []),
    ...section('Mind', listed([...remarks, ...cautions])),
    ...sensitivityBlocks(analysis, table.studies),
    ...section('Rows left out by --skip-bad', listed(table.bad.map(badCellText))),
    ...section(
      'Rows left out by --skip-totals',
      listed(table.totals.map(({ label, place }) => `${place}: ${harmless(label)}`)),
    ),
  ]
}

const gridOf = ({ table, analysis, unused }: Answered): PoolPart['grid'] => ({
  columns,
  rows: [
    ...table.studies.map((study, i) => {
      const { study: label, effect, variance, se, ci, weight, n } = studyNumbers(study, i, analysis)
      return [label, effect, variance, se, ci[0], ci[1], weight, n, true, null, study.work.join('; ') || null]
    }),
    ...unused.map(({ study, read, reason }) => {
      const { estimate, variance, se, ci } = read?.effect ?? {}
      const numbers = [estimate, variance, se, ci?.[0], ci?.[1], null, read?.n].map((value) => value ?? null)
      return [study, ...numbers, false, reason, read?.work.join('; ') || null]
    }),
  ].map((row) => row.map(writtenCell)),
})

/** What was left out, and is said with the answer in every format. */
const leftOutNotes = ({ table: { bad, totals }, skewed }: Answered): string[] => {
  const named = skewed.map(({ label, place }) => `"${harmless(label)}" (${place})`)
  const rows = totals.map(({ label, place }) => `${place} "${harmless(label)}"`)
  return [
    ...(named.length
      ? [
          `Left out: ${named.join(', ')}, ${agreeing(named.length, 'whose mean was', 'whose means were')} estimated from medians that look skewed (Shi 2023). --allow skewed keeps them.`,
        ]
      : []),
    ...(bad.length ? [`Left out by --skip-bad: ${bad.map(badCellText).join('; ')}.`] : []),
    ...(rows.length ? [`Left out by --skip-totals: ${rows.join(', ')}.`] : []),
  ]
}

const titleOf = (table: StudyTable, { explain }: PoolSettings): string =>
  explain
    ? `How ${table.name} is read`
    : `${measures[table.measure].name}, ${plural(table.studies.length, 'study', 'studies')} of ${table.name}`

const whyNotPooled = (whole: StudyTable, { informative, empty }: Split, { explain }: PoolSettings): string =>
  explain
    ? `${plural(whole.studies.length, 'study', 'studies')} can be read as ${whole.kind}, to be pooled as ${measures[whole.measure].name.toLowerCase()}; --explain pools nothing.`
    : notPooledText(informative, empty)

/** Pool the studies of a table. */
export const poolFromTable = (whole: StudyTable, asked: PoolSettings): PoolPart => {
  const parted = split(whole, asked)
  const { informative: table, empty, skewed } = parted
  const { studies, measure } = table
  const traits = tableTraits(table)
  const how = traitsFor(studies, traits, asked)
  const analysis = analyze(studies, measure, asked, how)
  const { pooled, plan } = analysis
  const title = titleOf(table, asked)
  const notPooled = pooled ? null : whyNotPooled(whole, parted, asked)
  const caption: Caption = { title, unit: null, outcome: null, overridden: [] }
  const chosen = asked.columns.length
    ? asked.columns.map((name) => traitNamed(traits, name, '--columns'))
    : armTraits(table)
  const conclusion = conclusionOf(analysis, rating)
  const forest = forestOf(analysis, { traits: chosen, studies }, caption, [], conclusion)
  const picture = pictureOf(asked.picture, { forest, analysis, studies, caption, traits: how, ascii: asked.ascii })
  const { files, notes } = writtenFiles({
    studies,
    analysis,
    asked,
    caption,
    svg: picture.svg,
    traits: how,
    source: `Data: ${table.name}`,
    raw: rawOf(table),
  })
  const given = asked.explain ? whole.studies : [...studies, ...skewed]
  const cautions = doubtsAbout(given)
  const left = pooled ? [emptyRemark(empty, studies, plan)].filter((remark) => remark !== null) : []
  const remarks = [...left, ...analysis.remarks]
  const unused = unusedOf(whole, parted)
  const answered = { table, asked, analysis, title, notPooled, picture, given, skewed, unused, cautions, remarks }
  const file = /^[\w./-]+$/.test(table.name) ? table.name : 'FILE'
  return {
    certainty: null,
    item: tableItem(table, { ...analysis, remarks }, { notPooled, conclusion, cautions, unused }),
    blocks: pageOf(answered),
    grid: gridOf(answered),
    notes: [
      ...(notPooled && !asked.explain ? [notPooled] : []),
      ...(picture.problem === null || !pooled ? [] : [picture.problem]),
      ...table.notes,
      ...notes,
      ...left,
      ...leftOutNotes(answered),
      ...cautions,
    ],
    files,
    next:
      pooled && asked.r === null
        ? [{ command: `stemcell pool --input ${file} --r check.R`, why: 'the same with metafor' }]
        : [],
    query: { input: table.name, measure, model: plan.model },
    total: studies.length + unused.length,
  }
}
