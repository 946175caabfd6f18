/** data list, where, use and prune: what there is of the user's own, and which of it is read. */
import type { Block, Line } from '../../answer.js'
import type { AnswerOf, ItemOf } from '../../contracts/index.js'
import { usage } from '../../errors.js'
import type { Entry, OwnPlace } from '../../layers/index.js'
import { facts, text } from '../../pages/parts.js'
import { agreeing, harmless, plural } from '../../text.js'
import { bytesText, type DataRequest, loadLayers, noWords, onlyWord } from './shared.js'

const titleOf = ({ record }: Entry): string | null => {
  const title = ['title', 'name', 'statement', 'why', 'text', 'locator']
    .map((name) => record[name])
    .find((one) => typeof one === 'string')
  return title ? String(title) : null
}

const nothingYet = (own: OwnPlace): string =>
  'folder' in own.place
    ? `Nothing of your own is kept in ${harmless(own.place.folder)}.`
    : `Nothing of your own can be kept: ${own.place.problem}.`

const begin = [
  { command: 'stemcell data template trial', why: 'what a record looks like' },
  { command: 'stemcell data add FILE', why: 'keeps records of a file or folder' },
]

const stateNotes = (bundledOnly: boolean): string[] =>
  bundledOnly ? ['The bundled dataset alone is in use: stemcell data use own takes yours up.'] : []

const listTable = (items: readonly ItemOf<'data'>[]): Block => ({
  kind: 'table',
  columns: [
    { label: 'Key', align: 'left', priority: 1, min: 20, max: 60, whole: true },
    { label: 'Layer', align: 'left', priority: 5, min: 5, max: 8 },
    { label: 'Added', align: 'left', priority: 4, min: 10, max: 10 },
    { label: 'From', align: 'left', priority: 6, min: 8, max: 30 },
    { label: 'What', align: 'left', priority: 3, min: 16, max: 60 },
  ],
  rows: items.map(({ key, layer, added, from, title, isUsed, reasons }): Line[] => [
    { text: key, role: 'id' },
    layer,
    added,
    from,
    isUsed ? (title ?? '') : [{ text: 'set aside', role: 'warn' }, `: ${reasons.join('; ')}`],
  ]),
})

export const listOwn = async (asked: DataRequest): Promise<AnswerOf<'data'>> => {
  noWords(asked, 'list')
  const { editionAt, entriesAt, pointerOf } = await loadLayers()
  const pointer = pointerOf(asked.own)
  const entries = pointer ? entriesAt(asked.own, pointer.edition) : []
  const edition = pointer && editionAt(asked.own, pointer.edition)
  const aside = new Map(edition?.aside.map(({ key, reasons }) => [key, reasons]) ?? [])
  const items = entries.map((entry): ItemOf<'data'> => {
    const { key, type, layer, from, added } = entry
    const reasons = (aside.get(key) ?? []).map(({ path, message }) => (path ? `${path}: ${message}` : message))
    return { key, type, layer, title: titleOf(entry), from, added, isUsed: !aside.has(key), reasons }
  })
  return {
    format: 'stemcell/data/1',
    saysWhose: true,
    dataset: asked.dataset.stamp,
    query: { action: 'list' },
    count: items.length,
    total: items.length,
    items,
    grid: () => ({
      columns: ['key', 'type', 'layer', 'title', 'from', 'added', 'isUsed', 'reasons'],
      rows: items.map((one) => [
        one.key,
        one.type,
        one.layer,
        one.title,
        one.from,
        one.added,
        one.isUsed,
        one.reasons.join('; ') || null,
      ]),
    }),
    view: () => (items.length ? [listTable(items)] : [text(nothingYet(asked.own))]),
    notes: [
      ...stateNotes(pointer?.bundledOnly ?? false),
      ...(aside.size
        ? [
            `${plural(aside.size, 'record')} set aside: kept, but not in the dataset until mended (add it again) or removed.`,
          ]
        : []),
    ],
    footer: edition ? `${plural(items.length, 'record')} · dataset ${edition.version}` : 'no records',
    next: items.length ? [{ command: 'stemcell diff', why: 'what they change' }] : begin,
  }
}

type Where = ItemOf<'data-where'>

const editionsOf = async ({ own }: DataRequest): Promise<Where[]> => {
  const { editionAt, editionNumbers, pointerOf, sizeOf } = await loadLayers()
  const newest = pointerOf(own)?.edition
  return (newest === undefined ? [] : editionNumbers(own)).map((number) => {
    const { made, why, version, bundled, program, entries, aside } = editionAt(own, number)
    return {
      edition: number,
      isNewest: number === newest,
      made,
      why,
      version,
      bundled,
      program,
      records: entries,
      aside: aside.length,
      bytes: sizeOf(own, number),
    }
  })
}

const whereView = (
  items: readonly Where[],
  asked: DataRequest,
  { bundledOnly }: { readonly bundledOnly: boolean },
): Block[] => {
  const folder = 'folder' in asked.own.place ? asked.own.place.folder : asked.own.place.problem
  return [
    facts([
      { label: 'Folder', value: folder },
      {
        label: 'In use',
        value:
          items.length === 0 || bundledOnly ? 'the bundled dataset alone' : 'the bundled dataset with your records',
      },
      { label: 'On disk', value: bytesText(items.reduce((sum, { bytes }) => sum + bytes, 0)) },
    ]),
    ...(items.length
      ? [
          {
            kind: 'table' as const,
            columns: [
              { label: 'Edition', align: 'right' as const, priority: 1, min: 7, max: 7 },
              { label: 'Made', align: 'left' as const, priority: 3, min: 16, max: 16 },
              { label: 'Records', align: 'right' as const, priority: 2, min: 7, max: 7 },
              { label: 'What triggered it', align: 'left' as const, priority: 2, min: 16, max: 60 },
              { label: 'Dataset', align: 'left' as const, priority: 4, min: 12, max: 32 },
            ],
            rows: items.map((one): Line[] => [
              String(one.edition),
              one.made.slice(0, 16).replace('T', ' '),
              String(one.records),
              one.why,
              one.version,
            ]),
          },
        ]
      : []),
  ]
}

const whereAnswer = async (
  asked: DataRequest,
  action: string,
  told: readonly string[],
): Promise<AnswerOf<'data-where'>> => {
  const { pointerOf } = await loadLayers()
  const items = await editionsOf(asked)
  const bundledOnly = pointerOf(asked.own)?.bundledOnly ?? false
  const old = items.filter(({ isNewest }) => !isNewest)
  const { place } = asked.own
  return {
    format: 'stemcell/data-where/1',
    saysWhose: true,
    dataset: asked.dataset.stamp,
    query: {
      action,
      folder: 'folder' in place ? place.folder : null,
      inUse: items.length === 0 || bundledOnly ? 'bundled' : 'own',
    },
    count: items.length,
    total: items.length,
    items,
    grid: () => ({
      columns: ['edition', 'isNewest', 'made', 'why', 'version', 'bundled', 'program', 'records', 'aside', 'bytes'],
      rows: items.map((one) => [
        one.edition,
        one.isNewest,
        one.made,
        one.why,
        one.version,
        one.bundled,
        one.program,
        one.records,
        one.aside,
        one.bytes,
      ]),
    }),
    view: () => whereView(items, asked, { bundledOnly }),
    notes: [...told, ...stateNotes(bundledOnly)],
    footer: items.length ? plural(items.length, 'edition') : nothingYet(asked.own),
    next: old.length
      ? [
          {
            command: 'stemcell data prune',
            why: `removes ${plural(old.length, 'older edition')} (${bytesText(old.reduce((sum, { bytes }) => sum + bytes, 0))})`,
          },
        ]
      : items.length
        ? []
        : begin,
  }
}

export const where = (asked: DataRequest): Promise<AnswerOf<'data-where'>> => {
  noWords(asked, 'where')
  return whereAnswer(asked, 'where', [])
}

export const use = async (asked: DataRequest): Promise<AnswerOf<'data-where'>> => {
  const what = onlyWord(asked, 'choice of "own" or "none"')
  if (what !== 'own' && what !== 'none')
    throw usage(
      `"${harmless(what)}" cannot be used`,
      'Write: stemcell data use none (the bundled dataset alone), or: stemcell data use own',
    )
  const { useLayers } = await loadLayers()
  const pointer = await useLayers(asked.own, { bundledOnly: what === 'none' })
  const told = pointer
    ? what === 'own'
      ? ['Your records are in use.']
      : []
    : ['There are no records of yours: the bundled dataset answers.']
  return whereAnswer(asked, 'use', told)
}

export const pruneOwn = async (asked: DataRequest): Promise<AnswerOf<'data-where'>> => {
  noWords(asked, 'prune')
  const { prune } = await loadLayers()
  const { removed, read } = await prune(asked.own)
  return whereAnswer(asked, 'prune', [
    removed ? `${plural(removed, 'older edition')} removed.` : 'No older edition was removed.',
    ...(read ? [`${plural(read, 'older edition')} stay${agreeing(read, 's', '')}: a program that runs reads it.`] : []),
  ])
}
