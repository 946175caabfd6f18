/** import: registered studies from files, told apart by what they are about; what is held is never added twice. */
import type { Block, Json, Line } from '../answer.js'
import type { AnswerOf, ItemOf } from '../contracts/index.js'
import { usage } from '../errors.js'
import { about, list, muted, section, text } from '../pages/parts.js'
import type { TakenIn } from '../registry/intake/index.js'
import type { StudyInput } from '../registry/study/index.js'
import { harmless, plural } from '../text.js'
import { defineCommand } from './command.js'

type Item = ItemOf<'import'>
type Result = Item['result']

/** What is shown of each result on a page; machine formats have all. */
const shownOfEach = 12
/** Studies between two words on how far it is. */
const stride = 500

const titles: Readonly<Record<Result, string>> = {
  unreadable: 'Could not be read',
  'not-fitting': 'Do not fit',
  added: 'Added',
  replaced: 'Replaced by a newer registration',
  waiting: 'Wait for your decision',
  held: 'Held already',
  'refused-before': 'Refused by you before',
  unchanged: 'There already, as registered',
  outside: 'About something else',
}
const results = Object.keys(titles) as Result[]

const value = (json: Json): string => {
  const shown = typeof json === 'string' ? json : JSON.stringify(json)
  return harmless(shown.length > 60 ? `${shown.slice(0, 60)}…` : shown)
}

const differenceLines = ({ differences }: Item): Line[] =>
  differences.map(({ path, held, registry, kind }) => [
    muted('    '),
    `${path}: `,
    kind === 'fills' ? muted('nothing held') : `held ${value(held as Json)}`,
    `, registry ${value(registry as Json)}`,
  ])

const itemLines = (item: Item): Line[] => {
  const { id, trial, title, place, why, hint } = item
  const name: Line =
    trial === null
      ? [{ text: id ?? place, role: id === null ? 'strong' : 'id' }]
      : [{ text: id ?? place, role: 'id' }, ' ', about('trials', trial)]
  const said = [title, why === null ? null : `(${why})`, id === null ? hint : null].filter((part) => part !== null)
  return [[...(Array.isArray(name) ? name : [name]), ': ', said.map(harmless).join(' ')], ...differenceLines(item)]
}

const view = (items: readonly Item[]): Block[] =>
  results.flatMap((result) => {
    const mine = items.filter((item) => item.result === result)
    const shown = mine.slice(0, shownOfEach)
    const more = mine.length > shown.length ? [`… ${mine.length - shown.length} more: add --json`] : []
    return mine.length
      ? section(`${titles[result]} (${mine.length})`, [list([...shown.flatMap(itemLines), ...more], 2)])
      : []
  })

const summary = ({ taken, outside, read }: TakenIn): string => {
  const n = (result: Result): number => taken.filter((one) => one.result === result).length
  const parts = [
    [n('added'), 'added'],
    [n('replaced'), 'replaced'],
    [n('waiting'), n('waiting') === 1 ? 'waits for your decision' : 'wait for your decision'],
    [n('held'), 'held already'],
    [n('unchanged'), 'there already'],
    [n('refused-before'), 'refused before'],
    [outside, 'about something else'],
    [n('not-fitting'), 'not fitting'],
    [n('unreadable'), 'not readable'],
  ] as const
  const told = parts.flatMap(([count, words]) => (count ? [`${count} ${words}`] : []))
  return `${plural(read, 'study', 'studies')} read: ${told.join(', ') || 'nothing'}.`
}

const notesOf = ({ taken, outside, untold }: TakenIn): string[] => {
  const told = taken.filter(({ result }) => result === 'outside').length
  const differing = taken.filter(({ differences }) => differences.length).length
  return [
    ...(outside > told ? [`Of ${outside} studies about something else ${told} are listed.`] : []),
    ...(untold ? [`${untold} more pieces could not be read.`] : []),
    ...(differing
      ? [
          `Nothing that is held was changed: where ${differing === 1 ? 'a registration says' : 'registrations say'} something else, each value is listed; stemcell data template correction shows how to take one over.`,
        ]
      : []),
  ]
}

const nextOf = (items: readonly Item[]): { command: string; why: string }[] => {
  const added = items.find(({ result }) => result === 'added' || result === 'replaced')
  return [
    ...(items.some(({ result }) => result === 'waiting')
      ? [{ command: 'stemcell candidates', why: 'decide on what is not certain' }]
      : []),
    ...(added?.trial ? [{ command: `stemcell show ${added.trial}`, why: 'the record as others see it' }] : []),
    ...(added ? [{ command: 'stemcell diff', why: 'what it changes, and whether that matters' }] : []),
  ]
}

const inputOf = async (word: string, read: (path: string) => Promise<Uint8Array>): Promise<StudyInput> => {
  if (word !== '-') return { path: word }
  const bytes = await read('-')
  return {
    name: 'standard input',
    bytes: (async function* () {
      yield bytes
    })(),
  }
}

export const importStudies = defineCommand({
  description:
    'import FILE|DIR|- reads registered studies: ClinicalTrials.gov as JSON (API v2: one study, a page, a list, lines), as the CSV of its site, WHO ICTRP as XML or CSV; also packed as gz or zip, and folders of these. Each is told apart by a table of words (docs/living.md): a study that is certainly one of cells for diabetes becomes a record of yours, with every value as the registry says it; one that is not certain waits in stemcell candidates; one about something else is counted. A study that is held already, by any of its numbers, is not added again: what its registration says otherwise is listed.',
  examples: [
    { command: 'stemcell import ctg-studies.json', shows: 'the studies of a download, and what became of each' },
    { command: 'stemcell import ICTRP-Results.xml --json', shows: 'the same of an ICTRP export, with all reasons' },
  ],
  argument: {
    name: 'files-or-folders',
    help: 'Files of registered studies, folders of them, or - for standard input',
    takes: 'words',
    required: true,
    many: true,
    reads: true,
  },
  options: {},
  changes: () => true,
  output: ['import'],
  answer: async ({ words, own, readBytes, progress }, dataset): Promise<AnswerOf<'import'>> => {
    if (!own) throw usage('studies can only be imported from the command line', 'Run: stemcell import FILE')
    const [{ readStudies }, { Intake }] = await Promise.all([
      import('../registry/study/index.js'),
      import('../registry/intake/index.js'),
    ])
    const intake = new Intake(own, dataset)
    for (const word of words)
      for await (const found of readStudies(await inputOf(word, readBytes))) {
        intake.take(found)
        if (progress && intake.read % stride === 0) await progress(intake.read, 0, 'studies')
      }
    const took = await intake.finish(`import ${words.map(harmless).join(' ')}`, 'files')
    const items = took.taken as readonly Item[]
    const faulty =
      items.filter(({ result }) => result === 'unreadable' || result === 'not-fitting').length + took.untold
    return {
      format: 'stemcell/import/1',
      saysWhose: true,
      dataset: dataset.stamp,
      query: { action: 'import', names: words },
      count: items.length,
      total: took.read + took.untold + items.filter(({ result }) => result === 'unreadable').length,
      items: [...items],
      grid: () => ({
        columns: ['result', 'id', 'trial', 'title', 'place', 'why', 'hint'],
        rows: items.map((one) => [one.result, one.id, one.trial, one.title, one.place, one.why, one.hint]),
      }),
      view: () => [text(summary(took)), ...view(items)],
      notes: notesOf(took),
      footer: took.edition === null ? 'no record was written' : `edition ${took.edition} · dataset ${took.version}`,
      next: nextOf(items),
      ...(faulty ? { exitCode: 4, advice: [`stemcell: ${plural(faulty, 'piece')} could not be taken in`] } : {}),
    }
  },
})
