/** about: what the dataset holds, how old it is, how to cite it, and what it does not cover. */
import type { Block } from '../answer.js'
import { type Kind, kinds, singular } from '../dataset/index.js'
import { plural } from '../text.js'
import { defineCommand } from './command.js'
import { facts, heading, list, section, text } from './pages/parts.js'

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
  readonly trialsReviewed: number
  readonly exclusions: number
}

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
            `${tally.trialsReviewed} trial records were compared with their sources by a second reader`,
            `${tally.exclusions} pieces of evidence were left out, each with its reason (data/exclusions.json in the source)`,
          ],
          2,
        ),
      ]),
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
          counts: Object.fromEntries(kinds.map((kind) => [kind, dataset.count(kind)])) as Record<Kind, number>,
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
