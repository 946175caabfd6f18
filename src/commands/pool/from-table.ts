/** A table of one’s own, pooled. */

import type { Block, Line } from '../../answer.js'
import { ensure } from '../../collections.js'
import { forestSvg, funnelSvg } from '../../draw/index.js'
import { isRatio, looksLikeSe, measures } from '../../evidence/synthesis/index.js'
import { badCellText, type StudyTable, type TableStudy } from '../../evidence/table-input/index.js'
import { heading, list, section, text } from '../../pages/parts.js'
import { harmless, plural } from '../../text.js'
import { type Analysis, analyze } from './analysis.js'
import { conclusionBlocks, conclusionOf, type Rating } from './conclusion.js'
import { studyNumbers, tableItem } from './contract.js'
import { writtenCell } from './digits.js'
import type { PoolSettings } from './options.js'
import type { Part } from './part.js'
import { type Caption, forestOf, funnelPicture } from './pictures.js'
import { type RawNumbers, rScript } from './r-script.js'
import { emptyRemark } from './remarks.js'
import { tableTraits, traitNamed, traitsFor } from './traits.js'
import { drawing, resultLine, sensitivityBlocks } from './view.js'
import { heterogeneityText, methodText } from './words.js'

/** Names twice in a table: the same patients may count twice. */
const twice = (studies: readonly TableStudy[]): string[] => {
  const seen = new Map<string, number>()
  for (const { label } of studies) seen.set(label, (seen.get(label) ?? 0) + 1)
  return [...seen].flatMap(([label, times]) =>
    times > 1
      ? [
          `"${harmless(label)}" stands in ${times} rows: if they share patients, or a control group, these count more than once.`,
        ]
      : [],
  )
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
}

const rawOf = (table: StudyTable): RawNumbers[] | null =>
  table.kind === 'effects' || table.measure === 'mc'
    ? null
    : table.studies.map(({ data }) =>
        Object.fromEntries(
          Object.entries(data).flatMap(([column, value]) => (rawNames[column] ? [[rawNames[column], value]] : [])),
        ),
      )

const filesOf = (
  table: StudyTable,
  analysis: Analysis,
  asked: PoolSettings,
  caption: Caption,
  svg: () => string,
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
        groups:
          asked.by === null
            ? null
            : table.studies.map(
                (study) => traitNamed(tableTraits(table), ensure(asked.by), '--by').read(study) ?? 'not known',
              ),
        overridden: [],
      }),
    })
  return { files, notes }
}

/** Numbers alone say nothing of bias, directness or what was never published. */
const rating: Rating = { unrated: 'a table of numbers does not tell how the studies were done' }

const columns = ['study', 'effect', 'variance', 'se', 'ciLow', 'ciHigh', 'weight', 'n', 'used', 'reason'] as const

/** Rows of the table that are not pooled, each with its reason, and with its numbers where it has some. */
export type Unused = {
  readonly study: string
  readonly place: string
  readonly reason: string
  readonly read: TableStudy | null
}

const unusedOf = (table: StudyTable, empty: readonly TableStudy[]): Unused[] => [
  ...empty.map((study) => ({
    study: study.label,
    place: study.place,
    reason: 'nobody, or everybody, had the event in both arms: no information on a ratio',
    read: study,
  })),
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

/** Studies of the table that inform the measure, and those without any event, which say nothing of a ratio. */
const split = (table: StudyTable, asked: PoolSettings): { informative: StudyTable; empty: readonly TableStudy[] } => {
  if (asked.explain) return { informative: { ...table, studies: [] }, empty: [] }
  if (!isRatio(table.measure) || asked.allow.has('no-events')) return { informative: table, empty: [] }
  const empty = table.studies.filter(({ effect }) => effect.isDoubleZero)
  return empty.length === 0
    ? { informative: table, empty }
    : { informative: { ...table, studies: table.studies.filter(({ effect }) => !effect.isDoubleZero) }, empty }
}

const notPooledText = (table: StudyTable, empty: readonly TableStudy[]): string => {
  const have = table.studies.length === 1 ? 'one usable row' : 'no usable row'
  const silent = empty.length
    ? ` (in ${plural(empty.length, 'other')} nobody, or everybody, had the event in both arms, which says nothing of a ratio; --measure rd compares the risks)`
    : ''
  return `Pooling needs two studies, and ${table.name} has ${have}${silent}.`
}

/** Pool the studies of a table. */
export const poolFromTable = (whole: StudyTable, asked: PoolSettings): Part => {
  const { informative: table, empty } = split(whole, asked)
  const { studies, measure } = table
  const traits = tableTraits(table)
  const analysis = analyze(studies, measure, asked, traitsFor(studies, traits, asked))
  const { pooled, plan } = analysis
  const notPooled = pooled
    ? null
    : asked.explain
      ? `${plural(whole.studies.length, 'study', 'studies')} can be read as ${whole.kind}, to be pooled as ${measures[measure].name.toLowerCase()}; --explain pools nothing.`
      : notPooledText(table, empty)
  const title = `${measures[measure].name}, ${plural(studies.length, 'study', 'studies')} of ${table.name}`
  const caption: Caption = { title, unit: null, outcome: null, overridden: [] }
  const chosen = asked.columns.map((name) => traitNamed(traits, name, '--columns'))
  const conclusion = conclusionOf(analysis, rating)
  const forest = forestOf(analysis, { traits: chosen, studies }, caption, [], conclusion)
  const { files, notes } = filesOf(table, analysis, asked, caption, () => forestSvg(forest))
  const cautions = [...twice(studies), ...sharedControls(studies), ...spreads(studies)]
  const left = pooled ? emptyRemark(empty, studies, plan) : null
  const remarks = [...(left ? [left] : []), ...analysis.remarks]
  const people = studies.reduce((sum, { n }) => sum + (n ?? 0), 0)
  const unused = unusedOf(whole, empty)
  const skipped = table.bad.map(badCellText)
  const blocks: Block[] = [
    heading(1, title),
    ...section('Read as', table.understood.length ? [list(table.understood as Line[], 2)] : []),
    ...(pooled
      ? [
          text(resultLine(analysis, null, people)),
          ...conclusionBlocks(analysis, rating),
          drawing(forest, asked.ascii),
          text(methodText(plan)),
        ]
      : [
          text([{ text: 'Nothing is pooled. ', role: 'strong' }, notPooled ?? '']),
          ...(studies.length ? [drawing(forest, asked.ascii)] : []),
        ]),
    ...(pooled ? section('Heterogeneity', [list(heterogeneityText(pooled), 2)]) : []),
    ...section('Mind', [...remarks, ...cautions].length ? [list([...remarks, ...cautions], 2)] : []),
    ...sensitivityBlocks(analysis),
    ...section('Rows left out by --skip-bad', skipped.length ? [list(skipped as Line[], 2)] : []),
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
          return [label, effect, variance, se, ci[0], ci[1], weight, n, true, null].map(writtenCell)
        }),
        ...unused.map(({ study, read, reason }) => {
          const { estimate, variance, se, ci } = read?.effect ?? {}
          const numbers = [estimate, variance, se, ci?.[0], ci?.[1], null, read?.n].map((value) => value ?? null)
          return [study, ...numbers, false, reason].map(writtenCell)
        }),
      ],
    },
    notes: [
      ...(notPooled ? [notPooled] : []),
      ...table.notes,
      ...notes,
      ...(left ? [left] : []),
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
