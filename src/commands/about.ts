/** about: what the dataset holds, how old it is, how to cite it, and what it does not cover. */

import type { Block } from '../answer.js'
import { tableOf } from '../collections.js'
import { kinds, type ReadingTally, type SourceTally, singular, thinBelow, valueKinds } from '../dataset/index.js'
import { facts, heading, list, section, text } from '../pages/parts.js'
import { plural } from '../text.js'
import { defineCommand } from './command.js'

export type Coverage = {
  readonly title: string
  readonly purpose: string
  readonly license: { readonly program: string; readonly data: string }
  readonly cite: string
  readonly home: string
  readonly covers: readonly string[]
  readonly doesNotCover: readonly string[]
  readonly caution: string
}

/** Counted by the build over the records. */
export type Tally = {
  readonly trialsWithBetweenGroupNumbers: number
  readonly trialsReadOnlyAsRegistration: number
  readonly outcomeRows: number
  readonly outcomeRowsByLevel: Readonly<Record<string, number>>
  readonly secondReading: ReadingTally
  readonly fieldSources: SourceTally
  readonly disputedDesigns: number
  readonly exclusions: number
}

const share = (part: number, whole: number): string => (whole ? `${((100 * part) / whole).toFixed(1)} %` : 'none')

/** How many values outside the result rows lead to the page that gave them. */
const sourcesTold = ({ trials, values, untraced, trialsWithUntraced }: SourceTally): string =>
  `${trials} trials have several sources: ${values - untraced} of their ${values} values outside the result rows (${share(values - untraced, values)}) name the page that gave them; for ${untraced}, in ${trialsWithUntraced} trials, which of the pages did was not recorded, and each says so`

/** What the second reading came to: how much was read, how much agreed, and what it is not. */
export const readTwice = (r: ReadingTally): string[] => [
  `${r.publishedReadTwice} of ${r.published} published trials were read twice, ${r.controlledReadTwice} of ${r.controlled} with a control group among them: a second independent extraction from public pages, not a person’s sign-off`,
  `Of ${r.compared} values that both readers gave, ${r.agreed} agree (${share(r.agreed, r.compared)}); ${r.changed} were changed, the others decided or kept in both readings, each with its reason (show a trial, or trace a value). Both readers mostly had the same pages: agreement says that they were copied rightly, not that they are right`,
  `By kind of value: ${r.kinds.map(({ kind, compared, agreed }) => `${valueKinds[kind]} ${agreed} of ${compared} (${share(agreed, compared)})`).join('; ')}`,
  `${plural(r.added, 'value or result row', 'values and result rows')} that only the second reader found were entered with their source; nobody confirmed them`,
  ...(r.thin
    ? [`${plural(r.thin, 'trial')} read twice had fewer than ${thinBelow} values to compare, which says little`]
    : []),
]

export const about = defineCommand({
  examples: [
    { command: 'stemcell about', shows: 'the dataset at a glance' },
    { command: 'stemcell about --json', shows: 'version, date, hash and counts for a script' },
  ],
  output: ['about'],
  answer: (_asked, dataset) => {
    const { stamp } = dataset
    const coverage = dataset.document<Coverage>('coverage')
    const tally = dataset.document<Tally>('tally')
    const counts = kinds.filter((kind) => kind !== 'nodes').map((kind) => [kind, dataset.count(kind)] as const)
    const view = (): Block[] => [
      heading(1, coverage.title),
      text(coverage.purpose),
      text([{ text: coverage.caution, role: 'warn' }]),
      facts([
        { label: 'Dataset', value: `${stamp.version}, as of ${stamp.asOf}` },
        { label: 'Hash', value: stamp.hash },
        { label: 'License', value: `program ${coverage.license.program}, data ${coverage.license.data}` },
        { label: 'Cite as', value: coverage.cite },
        { label: 'Home', value: { text: coverage.home, href: coverage.home } },
      ]),
      ...section('What it holds', [
        list(
          counts.map(([kind, n]) =>
            plural(n, singular[kind], kind === 'reviews' ? 'published syntheses' : `${singular[kind]}s`),
          ),
          2,
        ),
      ]),
      ...section('How far it was read', [
        list(
          [
            `${tally.trialsReadOnlyAsRegistration} of ${dataset.count('trials')} trials were read only as a registration`,
            `${tally.trialsWithBetweenGroupNumbers} trials have numbers that compare a cell arm with a control arm`,
            `${tally.outcomeRows} outcome rows: ${Object.entries(tally.outcomeRowsByLevel)
              .map(([level, n]) => `${n} ${level}`)
              .join(', ')}`,
            ...(tally.fieldSources.trials ? [sourcesTold(tally.fieldSources)] : []),
            `${plural(tally.disputedDesigns, 'trial')} have a design that sources dispute (≠ in lists; --disputed)`,
            `${plural(tally.exclusions, 'study', 'studies')} that were read about were left out, each with its reason (data/exclusions.json in the source; methods names those alone that the log of the searches has as candidates)`,
          ],
          2,
        ),
      ]),
      ...section('Read twice', [list(readTwice(tally.secondReading), 2)]),
      ...section('What it covers', [list(coverage.covers, 2)]),
      ...section('What it does not cover', [list(coverage.doesNotCover, 2)]),
    ]
    return {
      format: 'stemcell/about/1',
      dataset: dataset.stamp,
      query: {},
      count: 1,
      total: 1,
      items: [
        {
          license: coverage.license,
          cite: coverage.cite,
          counts: tableOf(kinds, (kind) => dataset.count(kind)),
          tally,
          covers: coverage.covers,
          doesNotCover: coverage.doesNotCover,
          caution: coverage.caution,
        },
      ],
      grid: () => ({ columns: ['kind', 'records'], rows: counts.map(([kind, n]) => [kind, n]) }),
      view,
      notes: [],
      next: [{ command: 'stemcell trials --disease t1d', why: 'the trials in type 1 diabetes' }],
    }
  },
})
