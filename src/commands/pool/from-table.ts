/** A table of one’s own, pooled. */

import type { Block, Line } from '../../answer.js'
import { funnelSvg } from '../../draw/index.js'
import { isRatio, looksLikeSe, measures } from '../../evidence/synthesis/index.js'
import { badCellText, type StudyTable, type TableStudy } from '../../evidence/table-input/index.js'
import { heading, list, section, text } from '../../pages/parts.js'
import { harmless, plural } from '../../text.js'
import { type Analysis, analyze, type Traits } from './analysis.js'
import { conclusionBlocks, conclusionOf, type Rating } from './conclusion.js'
import { studyNumbers, tableItem } from './contract.js'
import { writtenCell } from './digits.js'
import { pictureOf } from './more-pictures.js'
import type { PoolSettings } from './options.js'
import type { Part } from './part.js'
import { type Caption, forestOf, funnelPicture } from './pictures.js'
import { type RawNumbers, rScript } from './r-script.js'
import { emptyRemark } from './remarks.js'
import { armTraits, tableTraits, traitNamed, traitsFor } from './traits.js'
import { resultLine, sensitivityBlocks } from './view.js'
import { heterogeneityText, methodText } from './words.js'

/** Studies that are named one by one. */
const mostRepeated = 5

/** Names twice in a table: the same patients may count twice. */
const twice = (studies: readonly TableStudy[]): string[] => {
  const seen = new Map<string, number>()
  for (const { label } of studies) seen.set(label, (seen.get(label) ?? 0) + 1)
  const repeated = [...seen].filter(([, times]) => times > 1)
  const why = 'if they share patients, or a control group, these count more than once.'
  if (repeated.length <= mostRepeated)
    return repeated.map(([label, times]) => `"${harmless(label)}" stands in ${times} rows: ${why}`)
  const shown = repeated.slice(0, mostRepeated).map(([label, times]) => `"${harmless(label)}" in ${times}`)
  return [`${repeated.length} studies stand in several rows (${shown.join(', ')}, …): ${why}`]
}

/** Rows of one study beside the same control group: its people count more than once. */
const sharedControls = (studies: readonly TableStudy[]): string[] => {
  const columns = ['n2', 'e2', 'mean2', 'sd2'] as const
  const groups = new Map<string, TableStudy[]>()
  for (const study of studies) {
    const own = columns.map((column) => study.data[column])
    if (own.filter((value) => value !== undefined).length < 2) continue
    const key = JSON.stringify([
      study.label.toLowerCase().replace(/[\s([,:;-]+(arm|group|dose)?\s*\w*[)\]]?$/, ''),
      own,
    ])
    groups.set(key, [...(groups.get(key) ?? []), study])
  }
  return [...groups.values()].flatMap((rows) =>
    rows.length > 1
      ? [
          `${rows.map(({ label, place }) => `"${harmless(label)}" (${place})`).join(' and ')} have the same control group: its people count ${rows.length} times. Combine the arms, or split the control group (Cochrane Handbook 23.3.4).`,
        ]
      : [],
  )
}

const spreads = (studies: readonly TableStudy[]): string[] =>
  (['1', '2', ''] as const).flatMap((arm) => {
    const found = studies.flatMap(({ label, data }) => {
      const [sd, n] = [data[`sd${arm}`], data[`n${arm}`]]
      return sd === undefined || n === undefined ? [] : [{ label, sd, n }]
    })
    // Only the smallest can be far below all others.
    const [smallest, ...others] = found.sort((a, b) => a.sd - b.sd)
    if (!smallest) return []
    const { label, sd, n } = smallest
    const median = looksLikeSe(
      sd,
      n,
      others.map((other) => other.sd),
    )
    return median === null
      ? []
      : [
          `"${harmless(label)}": sd${arm} ${sd} in ${n} people is far below the other SDs (median ${median}), but fits them as a standard error. Check it.`,
        ]
  })

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

const filesOf = (
  table: StudyTable,
  analysis: Analysis,
  asked: PoolSettings,
  caption: Caption,
  svg: () => string,
  how: Traits,
): { files: Part['files']; notes: string[] } => {
  const files: { path: string; content: string }[] = []
  const notes: string[] = []
  if (asked.svg !== null) files.push({ path: asked.svg, content: svg() })
  if (asked.funnel !== null) {
    const funnel = funnelPicture(analysis, table.studies, caption)
    if (funnel) files.push({ path: asked.funnel, content: funnelSvg(funnel) })
    else notes.push('No funnel plot was written: nothing was pooled.')
  }
  if (asked.r !== null)
    files.push({
      path: asked.r,
      content: rScript({
        title: caption.title,
        source: `Data: ${table.name}`,
        studies: table.studies,
        raw: rawOf(table),
        analysis,
        asked,
        traits: how,
        overridden: [],
      }),
    })
  return { files, notes }
}

/** Numbers alone say nothing of bias, directness or what was never published. */
const rating: Rating = { unrated: 'a table of numbers does not tell how the studies were done' }

/** What the rows themselves make doubtful, and SDs of 0, which no group of people has. */
const doubtful = (studies: readonly TableStudy[]): string[] =>
  studies.flatMap(({ label, place, doubts, data }) => [
    ...doubts.map((doubt) => `"${harmless(label)}" (${place}): ${doubt}.`),
    ...(['sd1', 'sd2', 'sd'] as const).flatMap((column) =>
      data[column] === 0
        ? [`"${harmless(label)}" (${place}): ${column} is 0, as if all people were alike. Check it.`]
        : [],
    ),
  ])

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
  const have = table.studies.length === 1 ? 'one usable row' : 'no usable row'
  const silent = empty.length
    ? ` (in ${plural(empty.length, 'other')} nobody, or everybody, had the event in both arms, which says nothing of a ratio; --measure rd compares the risks)`
    : ''
  return `Pooling needs two studies, and ${table.name} has ${have}${silent}.`
}

/** Pool the studies of a table. */
export const poolFromTable = (whole: StudyTable, asked: PoolSettings): Part => {
  const parted = split(whole, asked)
  const { informative: table, empty, skewed } = parted
  const { studies, measure } = table
  const traits = tableTraits(table)
  const how = traitsFor(studies, traits, asked)
  const analysis = analyze(studies, measure, asked, how)
  const { pooled, plan } = analysis
  const notPooled = pooled
    ? null
    : asked.explain
      ? `${plural(whole.studies.length, 'study', 'studies')} can be read as ${whole.kind}, to be pooled as ${measures[measure].name.toLowerCase()}; --explain pools nothing.`
      : notPooledText(table, empty)
  const title = asked.explain
    ? `How ${table.name} is read`
    : `${measures[measure].name}, ${plural(studies.length, 'study', 'studies')} of ${table.name}`
  const caption: Caption = { title, unit: null, outcome: null, overridden: [] }
  const chosen = asked.columns.length
    ? asked.columns.map((name) => traitNamed(traits, name, '--columns'))
    : armTraits(table)
  const conclusion = conclusionOf(analysis, rating)
  const forest = forestOf(analysis, { traits: chosen, studies }, caption, [], conclusion)
  const picture = pictureOf(asked.picture, { forest, analysis, studies, caption, traits: how, ascii: asked.ascii })
  const { files, notes } = filesOf(table, analysis, asked, caption, picture.svg, how)
  const given = asked.explain ? whole.studies : [...studies, ...skewed]
  const cautions = [...twice(given), ...sharedControls(given), ...spreads(given), ...doubtful(given)]
  const left = pooled ? emptyRemark(empty, studies, plan) : null
  const remarks = [...(left ? [left] : []), ...analysis.remarks]
  const people = studies.reduce((sum, { n }) => sum + (n ?? 0), 0)
  const unused = unusedOf(whole, parted)
  const skipped = table.bad.map(badCellText)
  const blocks: Block[] = [
    heading(1, title),
    ...section('Read as', table.understood.length ? [list(table.understood, 2)] : []),
    ...section('Worked out', workLines(given).length ? [list(workLines(given), 2)] : []),
    ...(pooled
      ? [
          text(resultLine(analysis, null, people)),
          ...conclusionBlocks(analysis, rating),
          picture.block,
          text(methodText(plan)),
        ]
      : [
          text(asked.explain ? (notPooled ?? '') : [{ text: 'Nothing is pooled. ', role: 'strong' }, notPooled ?? '']),
          ...(studies.length ? [picture.block] : []),
        ]),
    ...(pooled ? section('Heterogeneity', [list(heterogeneityText(pooled), 2)]) : []),
    ...section('Mind', [...remarks, ...cautions].length ? [list([...remarks, ...cautions], 2)] : []),
    ...sensitivityBlocks(analysis, studies),
    ...section('Rows left out by --skip-bad', skipped.length ? [list(skipped, 2)] : []),
    ...section(
      'Rows left out by --skip-totals',
      table.totals.length
        ? [
            list(
              table.totals.map(({ label, place }) => `${place}: ${harmless(label)}`),
              2,
            ),
          ]
        : [],
    ),
  ]
  return {
    item: tableItem(table, { ...analysis, remarks }, { notPooled, conclusion, cautions, unused }),
    blocks,
    grid: {
      columns,
      rows: [
        ...studies.map((study, i) => {
          const { study: label, effect, variance, se, ci, weight, n } = studyNumbers(study, i, analysis)
          return [label, effect, variance, se, ci[0], ci[1], weight, n, true, null, study.work.join('; ') || null].map(
            writtenCell,
          )
        }),
        ...unused.map(({ study, read, reason }) => {
          const { estimate, variance, se, ci } = read?.effect ?? {}
          const numbers = [estimate, variance, se, ci?.[0], ci?.[1], null, read?.n].map((value) => value ?? null)
          return [study, ...numbers, false, reason, read?.work.join('; ') || null].map(writtenCell)
        }),
      ],
    },
    notes: [
      ...(notPooled && !asked.explain ? [notPooled] : []),
      ...(picture.problem === null || !pooled ? [] : [picture.problem]),
      ...table.notes,
      ...notes,
      ...(left ? [left] : []),
      ...(skewed.length
        ? [
            `Left out: ${skewed.map(({ label, place }) => `"${harmless(label)}" (${place})`).join(', ')}, ${skewed.length === 1 ? 'whose mean was' : 'whose means were'} estimated from medians that look skewed (Shi 2023). --allow skewed keeps them.`,
          ]
        : []),
      ...cautions,
      ...(skipped.length ? [`Left out by --skip-bad: ${skipped.join('; ')}.`] : []),
      ...(table.totals.length
        ? [
            `Left out by --skip-totals: ${table.totals.map(({ label, place }) => `${place} "${harmless(label)}"`).join(', ')}.`,
          ]
        : []),
    ],
    files,
    next:
      pooled && asked.r === null
        ? [
            {
              command: `stemcell pool --input ${/^[\w./-]+$/.test(table.name) ? table.name : 'FILE'} --r check.R`,
              why: 'the same with metafor',
            },
          ]
        : [],
    query: { input: table.name, measure, model: plan.model },
    total: studies.length + unused.length,
  }
}
