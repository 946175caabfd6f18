/** methods: how the studies were found and read, with the PRISMA 2020 flow, and what was not done. */
import type { Block, Line } from '../answer.js'
import { csvText } from '../csv-text.js'
import type { SearchLog } from '../dataset/index.js'
import { notFound } from '../errors.js'
import { limitsOf, prismaFlow, tallyOf } from '../evidence/methods/index.js'
import { briefly, facts, list, section, text } from '../pages/parts.js'
import { plural } from '../text.js'
import { readTwice, type Tally } from './about.js'
import { defineCommand } from './command.js'
import { livingRows, livingSection, versionsOf } from './data/living.js'

const stages = {
  before: 'Before this search',
  identification: 'Identification',
  screening: 'Screening',
  assessment: 'Assessment',
  included: 'Included',
} as const

const queryLine = ({ date, words, shortened, hits, named }: SearchLog['queries'][number]): Line => [
  words,
  {
    text: ` (${date}${shortened ? ', words kept in part' : ''}; ${plural(hits, 'hit')}, ${named} carried forward)`,
    role: 'muted',
  },
]

export const methods = defineCommand({
  description:
    'The question, what belongs here, where and with which words it was searched, the flow from hits to studies as in PRISMA 2020, the second reading, and what was not done. The numbers come from the log of the searches (data/search.json) and add up to the trials of the dataset. Where there are records of your own, each version of your dataset follows: what triggered it, what changed in methods, which records were found and what became of them, studies before and after (PRISMA’s extension for living reviews).',
  examples: [
    { command: 'stemcell methods', shows: 'how the studies were found and read' },
    { command: 'stemcell methods --for prisma', shows: 'the numbers of the flow as CSV' },
    { command: 'stemcell methods --for living', shows: 'the flow of each version of your own dataset as CSV' },
  ],
  options: {
    for: {
      takes: 'choice',
      choices: ['prisma', 'living'],
      help: 'Print as CSV: prisma, a row per box of the flow; living, a row per version of your own dataset',
    },
  },
  output: ['methods'],
  answer: async ({ options, own }, dataset) => {
    const search = dataset.document<SearchLog | null>('methods')
    if (search === null)
      throw notFound('this dataset does not say how its studies were found', 'search.json in the data folder holds it')
    const { versions, notes } = own ? await versionsOf(own) : { versions: [], notes: [] }
    const { secondReading } = dataset.document<Tally>('tally')
    const flow = prismaFlow(search)
    const screened = tallyOf(search.queries.flatMap(({ excluded }) => excluded.map(({ criterion }) => criterion)))
    const excluded = search.candidates.filter(({ became }) => became === 'excluded')
    const { columns, rows } =
      options.for === 'living'
        ? livingRows(versions)
        : { columns: ['box', 'stage', 'text', 'n'], rows: flow.map((one) => [one.box, one.stage, one.text, one.n]) }
    const box = (name: string): number => flow.find((one) => one.box === name)?.n ?? 0
    const page = (): Block[] => [
      text(
        `${box('total_studies')} studies: ${box('previous_studies')} held before, ${box('new_studies')} found among ${plural(box('website_results'), 'hit')} of ${plural(search.queries.length, 'search', 'searches')}; ${box('assessed_excluded')} assessed and left out, each with a reason.`,
      ),
      ...section('Question', [text(search.question)]),
      ...section('What belongs here', [list(search.eligibility.include, 2)]),
      ...section('What does not', [list(search.eligibility.exclude, 2)]),
      ...section('Where it was searched', [
        list(
          search.sources.map(({ what }) => what),
          2,
        ),
      ]),
      ...section(
        'Flow (PRISMA 2020)',
        Object.entries(stages).flatMap(([stage, title]): Block[] => [
          text([{ text: title, role: 'strong' }]),
          facts(
            flow.filter((row) => row.stage === stage).map((row) => ({ label: row.text, value: `${row.n}` })),
            2,
          ),
        ]),
      ),
      ...livingSection(versions),
      ...section('Why hits were not carried forward, as noted while screening', [
        list(
          screened.map(([criterion, n]) => `${criterion}: ${n}`),
          2,
        ),
      ]),
      ...section('Studies excluded after assessment', [
        list(
          excluded.map(({ what, criterion }) => `${what}: ${criterion}`),
          2,
        ),
      ]),
      ...section('Second reading', [list(readTwice(secondReading), 2)]),
      ...section('What was not done', [list(limitsOf(search), 2)]),
      ...section('Words of the searches', [list(search.queries.map(queryLine), 2)]),
    ]
    return {
      format: 'stemcell/methods/1',
      saysWhose: true,
      dataset: dataset.stamp,
      query: options.for ? { for: options.for } : {},
      count: 1,
      total: 1,
      items: [
        {
          question: search.question,
          eligibility: search.eligibility,
          sources: search.sources,
          flow,
          screenedOut: screened.map(([criterion, n]) => ({ criterion, n })),
          excluded: excluded.map(({ what, criterion }) => ({ what, criterion: criterion ?? null })),
          secondReading,
          notDone: [...limitsOf(search)],
          queries: search.queries,
          versions,
        },
      ],
      grid: () => ({ columns, rows }),
      view: () => [briefly(page())],
      notes: dataset.isLayered
        ? ['Records of your own are no part of these searches and numbers: stemcell data list tells them.', ...notes]
        : notes,
      next: [{ command: 'stemcell about', why: 'what the dataset holds' }],
      ...(options.for ? { document: csvText([columns, ...rows]), language: 'csv' as const } : {}),
    }
  },
})
