/** candidates: registered studies that wait for a decision, and what was decided. */
import type { Block, Line } from '../answer.js'
import { isOneOf } from '../collections.js'
import type { AnswerOf, ItemOf } from '../contracts/index.js'
import { choices, nearestWords } from '../dataset/index.js'
import { usage } from '../errors.js'
import type { OwnPlace } from '../layers/index.js'
import { facts, heading, text } from '../pages/parts.js'
import type { Candidate, Corrections } from '../registry/intake/index.js'
import type { Store } from '../store/index.js'
import { harmless, plural } from '../text.js'
import { defineCommand } from './command.js'

type Item = ItemOf<'candidates'>
type Decision = Item['disease']

const load = () => import('../registry/intake/index.js')

const actions = ['list', 'show', 'accept', 'correct', 'refuse'] as const
const parts = ['disease', 'cells', 'donor', 'route', 'design'] as const

const itemOf = async (one: Candidate): Promise<Item> => {
  const { mappedOf } = await load()
  const { trial, decided } = mappedOf(one)
  const of = (part: (typeof parts)[number]): Decision => {
    const { value, confidence, words, doubt } = decided[part]
    return {
      value: Array.isArray(value) ? [...value] : (value as string | null),
      confidence,
      words: [...words],
      doubt: doubt ?? null,
    }
  }
  return {
    id: one.id,
    state: one.state,
    title: one.title,
    why: one.why,
    disease: of('disease'),
    cells: of('cells'),
    donor: of('donor'),
    route: of('route'),
    design: of('design'),
    from: one.from,
    found: one.found,
    decidedOn: one.decision?.on ?? null,
    reason: one.decision?.why ?? null,
    url: trial.sources[0]?.url ?? '',
    trial: one.state === 'accepted' ? trial.id : null,
  }
}

const shown = ({ value }: Decision): string =>
  Array.isArray(value) ? value.join(', ') || '?' : value === null ? '?' : String(value)

const table = (items: readonly Item[]): Block => ({
  kind: 'table',
  columns: [
    { label: 'Number', align: 'left', priority: 1, min: 11, max: 22, whole: true },
    { label: 'Disease', align: 'left', priority: 4, min: 7, max: 20 },
    { label: 'Cells', align: 'left', priority: 5, min: 7, max: 20 },
    { label: 'Study', align: 'left', priority: 2, min: 20, max: 60 },
    { label: 'Why it is not certain', align: 'left', priority: 3, min: 20, max: 60 },
  ],
  rows: items.map((item): Line[] => [
    { text: item.id, role: 'id', ask: ['candidates', 'show', item.id] },
    shown(item.disease),
    shown(item.cells),
    item.title,
    item.state === 'waiting' ? item.why : [{ text: item.state, role: 'strong' }, item.reason ? `: ${item.reason}` : ''],
  ]),
})

/** A decision with the words that made it. */
const decisionLine = (decision: Decision): Line => {
  const words = decision.words.map(({ word, place }) => `"${word}" (${place})`)
  return [
    { text: shown(decision), role: decision.confidence === 'certain' ? 'strong' : 'warn' },
    ` ${decision.confidence === 'none' ? 'nothing says' : decision.confidence}`,
    words.length ? `, by ${words.join(', ')}` : '',
    decision.doubt === null ? '' : `; ${decision.doubt}`,
  ]
}

const page = (item: Item): Block[] => [
  heading(2, `${item.id}: ${item.title}`),
  facts([
    {
      label: 'State',
      value: [item.state, item.reason ? `: ${item.reason}` : '', item.decidedOn ? ` (${item.decidedOn})` : ''],
    },
    { label: 'Why it waited', value: item.why },
    ...parts.map((part) => ({
      label: `${part.slice(0, 1).toUpperCase()}${part.slice(1)}`,
      value: decisionLine(item[part]),
    })),
    { label: 'Registration', value: item.url },
    { label: 'Found', value: `${item.found} in ${item.from}` },
  ]),
]

const next = (items: readonly Item[]): { command: string; why: string }[] => {
  const first = items.find(({ state }) => state === 'waiting')
  return first
    ? [
        { command: `stemcell candidates show ${first.id}`, why: 'what decided, word by word' },
        { command: `stemcell candidates accept ${first.id}`, why: 'make it a record' },
        { command: `stemcell candidates refuse ${first.id} --why REASON`, why: 'leave it out, and say why' },
      ]
    : []
}

type Told = {
  readonly said: string
  readonly footer: string
  readonly isPage?: boolean
  readonly next?: ReturnType<typeof next>
}

const answerOf = (
  dataset: Store,
  query: Record<string, unknown>,
  items: readonly Item[],
  total: number,
  told: Told,
): AnswerOf<'candidates'> => ({
  format: 'stemcell/candidates/1',
  saysWhose: true,
  dataset: dataset.stamp,
  query: query as AnswerOf<'candidates'>['query'],
  count: items.length,
  total,
  items: [...items],
  grid: () => ({
    columns: [
      'id',
      'state',
      'disease',
      'cells',
      'donor',
      'route',
      'title',
      'why',
      'reason',
      'decidedOn',
      'found',
      'from',
      'url',
    ],
    rows: items.map((one) => [
      one.id,
      one.state,
      shown(one.disease),
      shown(one.cells),
      shown(one.donor),
      shown(one.route),
      one.title,
      one.why,
      one.reason,
      one.decidedOn,
      one.found,
      one.from,
      one.url,
    ]),
  }),
  view: () => [text(told.said), ...(told.isPage ? items.flatMap(page) : items.length ? [table(items)] : [])],
  notes: [],
  footer: told.footer,
  next: told.next ?? next(items),
})

const tally = (all: readonly Candidate[]): string => {
  const n = (state: Candidate['state']): number => all.filter((one) => one.state === state).length
  return `${n('waiting')} waiting, ${n('accepted')} accepted, ${n('refused')} refused`
}

type Options = {
  readonly disease: string | undefined
  readonly cell: string | undefined
  readonly donor: Corrections['donor']
  readonly route: Corrections['route']
}

const correctionsIn = ({ disease, cell, donor, route }: Options): Corrections | undefined => {
  const corrections: Corrections = {
    ...(disease === undefined ? {} : { disease }),
    ...(cell === undefined ? {} : { cells: [cell] }),
    ...(donor === undefined ? {} : { donor }),
    ...(route === undefined ? {} : { route }),
  }
  return Object.keys(corrections).length ? corrections : undefined
}

type Asked = {
  readonly own: OwnPlace
  readonly dataset: Store
  readonly ids: readonly string[]
  readonly why: string | undefined
  readonly state: string
  readonly corrections: Corrections | undefined
}

const listed = async ({ own, dataset, ids, state }: Asked): Promise<AnswerOf<'candidates'>> => {
  if (ids.length) throw usage('candidates list takes no numbers', `See one: stemcell candidates show ${ids[0]}`)
  const { readCandidates } = await load()
  const all = readCandidates(own)
  const items = await Promise.all(all.filter((one) => state === 'all' || one.state === state).map(itemOf))
  const said = items.length
    ? `${plural(items.length, 'registered study', 'registered studies')} ${state === 'all' ? 'in all' : state}.`
    : all.length
      ? `No candidate is ${state}.`
      : 'No candidates: nothing imported was uncertain.'
  return answerOf(dataset, { action: 'list', state }, items, all.length, { said, footer: tally(all) })
}

const needed = ({ ids }: Asked, action: string): void => {
  if (ids.length === 0)
    throw usage(
      'a number is missing',
      `Name candidates: stemcell candidates ${action} NCT00000000. See: stemcell candidates`,
    )
}

/** The candidates after something was done to them. */
const after = async (
  asked: Asked,
  action: string,
  said: string,
  more: ReturnType<typeof next> = [],
): Promise<AnswerOf<'candidates'>> => {
  const { readCandidates } = await load()
  const all = readCandidates(asked.own)
  const wanted = new Set(asked.ids.map((id) => id.toLowerCase()))
  const items = await Promise.all(all.filter(({ id }) => wanted.has(id.toLowerCase())).map(itemOf))
  const query = { action, names: asked.ids }
  return answerOf(asked.dataset, query, items, all.length, {
    said,
    footer: tally(all),
    isPage: action === 'show',
    next: more,
  })
}

const shownOnes = async (asked: Asked): Promise<AnswerOf<'candidates'>> => {
  needed(asked, 'show')
  const { candidatesNamed } = await load()
  const found = candidatesNamed(asked.own, asked.ids)
  const more = next(await Promise.all(found.map(itemOf))).slice(1)
  return after(asked, 'show', plural(found.length, 'candidate'), more)
}

const accepted = async (asked: Asked, action: 'accept' | 'correct'): Promise<AnswerOf<'candidates'>> => {
  needed(asked, action)
  if (action === 'correct' && !asked.corrections)
    throw usage('nothing to put right was named', 'Add --disease, --cell, --donor or --route')
  if (action === 'accept' && asked.corrections)
    throw usage(
      'accept takes a candidate as it is',
      'To put something right: stemcell candidates correct ID --disease …',
    )
  const { acceptCandidates } = await load()
  const done = await acceptCandidates(asked.own, asked.ids, {
    why: asked.why ?? null,
    ...(asked.corrections ? { corrections: asked.corrections } : {}),
  })
  const trials = done.map(({ trial }) => trial).join(' ')
  return after(asked, action, `${plural(done.length, 'candidate')} accepted and kept as records of yours: ${trials}.`, [
    { command: `stemcell show ${done[0]?.trial}`, why: 'the record as others see it' },
    { command: 'stemcell diff', why: 'what it changes, and whether that matters' },
  ])
}

const refused = async (asked: Asked): Promise<AnswerOf<'candidates'>> => {
  needed(asked, 'refuse')
  const why = asked.why?.trim()
  if (!why)
    throw usage(
      'a refusal needs its reason, which a review will tell',
      `Run: stemcell candidates refuse ${asked.ids.join(' ')} --why "not a cell product"`,
    )
  const { refuseCandidates } = await load()
  await refuseCandidates(asked.own, asked.ids, why)
  return after(asked, 'refuse', `${plural(asked.ids.length, 'candidate')} refused: ${harmless(why)}.`, [
    { command: 'stemcell candidates --state refused', why: 'all that were refused, with their reasons' },
  ])
}

export const candidates = defineCommand({
  description:
    'Registered studies of which the table of words (docs/living.md) is not certain wait here after import. candidates show NUMBER tells what decided, word by word, and what is in doubt. candidates accept NUMBER makes it a record of yours; candidates correct NUMBER --disease, --cell, --donor, --route does so with that put right; candidates refuse NUMBER --why REASON leaves it out, also one that was certain and is a record: it stays on the list of --state refused with its reason, and is not offered again.',
  examples: [
    { command: 'stemcell candidates', shows: 'what waits, and why it is not certain' },
    { command: 'stemcell candidates --state refused --csv', shows: 'what was left out and why, for a flow of studies' },
  ],
  argument: {
    name: 'action-then-numbers',
    help: `One of ${actions.join(', ')}; then numbers of registrations`,
    takes: 'words',
    required: false,
    many: true,
  },
  options: {
    state: {
      takes: 'choice',
      choices: ['waiting', 'accepted', 'refused', 'all'],
      default: 'waiting',
      help: 'Which to list',
    },
    disease: { takes: 'term', of: 'diseases', help: 'With correct: the disease it is about' },
    cell: { takes: 'term', of: 'cells', help: 'With correct: the cells that are given' },
    donor: { takes: 'choice', choices: choices.donor, help: 'With correct: whose cells' },
    route: { takes: 'choice', choices: choices.route, help: 'With correct: how they are given' },
    why: { takes: 'text', what: 'reason', help: 'With refuse, accept or correct: why' },
  },
  changes: ({ words: [action] }) => ['accept', 'correct', 'refuse'].some((one) => one === action),
  output: ['candidates'],
  answer: ({ words: [action = 'list', ...ids], options, own }, dataset) => {
    if (!isOneOf(actions, action)) {
      const near = nearestWords(action, actions).slice(0, 1)
      throw usage(
        `stemcell candidates cannot "${harmless(action)}"`,
        `${near.length ? `Did you mean ${near.join('')}? ` : ''}It can: ${actions.join(', ')}`,
      )
    }
    if (!own) throw usage('candidates are only there on the command line', `Run: stemcell candidates ${action}`)
    const asked: Asked = {
      own,
      dataset,
      ids,
      why: options.why,
      state: options.state,
      corrections: correctionsIn(options),
    }
    if (asked.corrections && action !== 'correct' && action !== 'accept')
      throw usage(
        `--disease, --cell, --donor and --route belong to candidates correct, not to ${action}`,
        'Leave them out',
      )
    if (action === 'list') return listed(asked)
    if (action === 'show') return shownOnes(asked)
    if (action === 'refuse') return refused(asked)
    return accepted(asked, action)
  },
})
