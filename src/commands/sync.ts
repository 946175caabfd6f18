/** sync: what the registry says by now of the trials that are held, and which new ones the saved search finds. */
import type { AnswerOf } from '../contracts/index.js'
import type { SearchLog } from '../dataset/index.js'
import { notFound, usage } from '../errors.js'
import type { Synced } from '../registry/renewal/index.js'
import { plural } from '../text.js'
import { defineCommand } from './command.js'
import { type Item, itemsOf, takenBack } from './sync/items.js'
import { summaryOf, viewOf } from './sync/view.js'

const columns = [
  'result',
  'registration',
  'trial',
  'title',
  'became',
  'version',
  'isNew',
  'path',
  'was',
  'now',
  'told',
] as const

const gridOf = (items: readonly Item[]) => ({
  columns: [...columns],
  rows: items.flatMap((item) => {
    const { result, registration, trial, title, became, version, isNew, changes } = item
    const row = [result, registration, trial, title, became, version, isNew]
    const told = [...item.remarks.map(({ text }) => text), ...item.faults].join('; ') || null
    return changes.length
      ? changes.map(({ path, was, now }) => [...row, path, was, now, told])
      : [[...row, null, null, null, told]]
  }),
})

const postedResults = (items: readonly Item[]): string[] =>
  items.flatMap(({ trial, changes }) =>
    trial !== null && changes.some(({ path, now }) => path.endsWith('.results') && now === 'posted') ? [trial] : [],
  )

const notesOf = (items: readonly Item[], all: Synced): string[] => {
  const posted = postedResults(items)
  const back = takenBack(all)
  return [
    ...(posted.length
      ? [
          `Results are posted by now for ${posted.join(', ')}. Numbers of a registry are not put beside those of papers unread: stemcell data template result TRIAL begins a record of them.`,
        ]
      : []),
    ...(back.length ? [`Again as before any sync: ${back.join(', ')}.`] : []),
    ...(all.changed.displaced.length
      ? [`Set aside, since they do not fit any more: ${all.changed.displaced.join(', ')}.`]
      : []),
  ]
}

const nextOf = (items: readonly Item[], { changed, look }: Synced): { command: string; why: string }[] => {
  const first = items.find(({ result, trial }) => result === 'changed' && trial !== null)
  return [
    ...(changed.edition ? [{ command: 'stemcell news', why: 'what that changes, and whether it matters' }] : []),
    ...(first
      ? [{ command: `stemcell show ${first.trial}`, why: 'the first of them, with its registry history' }]
      : []),
    ...(look.waiting ? [{ command: 'stemcell candidates', why: 'decide on what is not certain' }] : []),
  ]
}

export const sync = defineCommand({
  description:
    'Asks ClinicalTrials.gov (API v2) for the registration of every trial that is held: status, dates, number of people, whether results are posted. What was read in the registry before is renewed; what was read in a report stays, with a remark where the registry says otherwise. The value before stays visible (show, trace), and so does every version that was seen. A value that breaks a rule of the dataset is refused, and what was known stays. --new also asks the saved search (stemcell methods) and takes in what import would. All is fetched before anything is changed, and changed as one edition; a sync that broke off goes on where it was. STEMCELL_CTGOV_URL names another address. See docs/living.md.',
  examples: [
    { command: 'stemcell sync --dry-run', shows: 'what the registry says otherwise by now; nothing is written' },
    { command: 'stemcell sync --new', shows: 'fresh registrations, and studies that came since' },
  ],
  options: {
    new: { takes: 'nothing', help: 'Also ask the saved search for studies that are not held' },
    dryRun: { takes: 'nothing', help: 'Only tell what would change' },
  },
  changes: () => true,
  output: ['sync'],
  answer: async ({ options, own, env = {}, progress }): Promise<AnswerOf<'sync'>> => {
    if (!own) throw usage('a sync can only be run from the command line', 'Run: stemcell sync')
    const [{ Client, hostFrom }, { sync: run }, { screened }] = await Promise.all([
      import('../registry/client/index.js'),
      import('../registry/renewal/index.js'),
      import('./sync/screen.js'),
    ])
    const isDry = options.dryRun
    const base = own.base()
    const saved = base.document<SearchLog | null>('methods')?.saved ?? null
    if (options.new && !saved)
      throw notFound('this dataset has no saved search', 'Leave --new out, or import studies: stemcell import FILE')
    const client = new Client({ host: hostFrom(env), version: own.version })
    const asked = { own, client, search: options.new ? saved : null, isDry, progress }
    const all = await run(asked, (others) => screened(others, own, { isDry }))
    const items = itemsOf(all)
    const refused = items.filter(({ faults }) => faults.length).length
    const summary = summaryOf(items, all.look, { isDry })
    const { edition } = all.changed
    return {
      format: 'stemcell/sync/1',
      saysWhose: true,
      dataset: base.stamp,
      query: { host: client.host.name, new: options.new, dryRun: isDry },
      count: items.length,
      total: items.length,
      items,
      grid: () => gridOf(items),
      view: () => viewOf(items, summary),
      notes: notesOf(items, all),
      footer: edition
        ? `edition ${edition.number} · dataset ${edition.version}`
        : isDry
          ? 'nothing was written (--dry-run)'
          : 'nothing changed; the look is kept (stemcell methods)',
      next: nextOf(items, all),
      ...(refused
        ? { exitCode: 4, advice: [`stemcell: ${plural(refused, 'registration')} not taken, or not whole`] }
        : {}),
    }
  },
})
