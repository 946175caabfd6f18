/** data add, validate and remove: what became of each record, and why where it was refused. */
import type { Block, Line } from '../../answer.js'
import type { AnswerOf, ItemOf } from '../../contracts/index.js'
import { usage } from '../../errors.js'
import type { Changed, EntryPiece, PieceOutcome } from '../../layers/index.js'
import { list, section, text } from '../../pages/parts.js'
import { agreeing, harmless, plural } from '../../text.js'
import { type DataRequest, loadLayers } from './shared.js'

type Item = ItemOf<'data-change'>

/** Refusals that are shown on a screen; machine formats have them all. */
const shownRefusals = 12
const shownKeys = 12

const placeOf = ({ file, line }: { file: string; line: number | null }): string =>
  line === null ? file : `${file}, line ${line}`

const faultLines = ({ key, faults }: Item): Line[] =>
  faults.map((fault) => [
    { text: placeOf(fault), role: 'strong' },
    `: ${[key, fault.path].filter(Boolean).join(' › ')}${key || fault.path ? ': ' : ''}${fault.message}`,
    fault.value === null ? '' : ` (it holds ${fault.value})`,
    `. ${fault.todo}.`,
  ])

const titles = {
  added: 'Added',
  replaced: 'Replaced',
  unchanged: 'There already',
  removed: 'Removed',
  fits: 'Fits',
  refused: 'Refused',
} as const

const keysSection = (items: readonly Item[], result: Exclude<Item['result'], 'refused'>): Block[] => {
  const keys = items.flatMap((item) => (item.result === result && item.key !== null ? [item.key] : []))
  const shown = keys.slice(0, shownKeys).map((key): Line => ({ text: key, role: 'id' }))
  const more = keys.length > shownKeys ? [`… ${keys.length - shownKeys} more: add --json`] : []
  return keys.length ? section(`${titles[result]} (${keys.length})`, [list([...shown, ...more], 2)]) : []
}

const view = (items: readonly Item[]): Block[] => {
  const refused = items.filter(({ result }) => result === 'refused')
  const lines = refused.flatMap(faultLines)
  const more = lines.length > shownRefusals ? [`… ${lines.length - shownRefusals} more: add --json`] : []
  return [
    ...section(
      `Refused (${refused.length})`,
      refused.length ? [list([...lines.slice(0, shownRefusals), ...more], 2)] : [],
    ),
    ...(['added', 'replaced', 'removed', 'fits', 'unchanged'] as const).flatMap((result) => keysSection(items, result)),
  ]
}

const count = (items: readonly Item[], result: Item['result']): number =>
  items.filter((item) => item.result === result).length

const summary = (items: readonly Item[]): string =>
  (['added', 'replaced', 'unchanged', 'removed', 'fits', 'refused'] as const)
    .flatMap((result) => {
      const n = count(items, result)
      return n ? [`${n} ${titles[result].toLowerCase()}`] : []
    })
    .join(', ') || 'nothing to do'

const isTrial = ({ result, key }: Item): boolean =>
  ['added', 'replaced'].includes(result) && !!key?.startsWith('trials/')

type Action = 'add' | 'validate' | 'remove'

/** What of what was done must be known. */
const notesOf = (
  action: Action,
  { displaced, edition }: Changed,
  asked: DataRequest,
  { isOff }: { readonly isOff: boolean },
): string[] => [
  ...(displaced.length
    ? [
        `Set aside, since ${agreeing(displaced.length, 'it does', 'they do')} not fit any more: ${displaced.join(', ')}.`,
      ]
    : []),
  ...(edition && isOff ? ['The bundled dataset alone is in use: stemcell data use own takes yours up.'] : []),
  ...(action === 'add' && asked.isStrict && !edition ? ['Nothing was kept: --strict wants all or none.'] : []),
]

/** What stands in tables and was not taken from them. */
const untakenNotes = (pieces: readonly EntryPiece[]): string[] =>
  [...new Set(pieces.map(({ file }) => file))].flatMap((file) => {
    const names = pieces.flatMap((piece) => (piece.file === file ? (piece.untaken ?? []) : []))
    return names.length
      ? [`Columns of ${file} that were not taken: ${[...new Set(names)].join(', ')} (the trial as kept may differ).`]
      : []
  })

type Told = { readonly isOff: boolean; readonly pieces: readonly EntryPiece[] }

const answerOf = (
  action: Action,
  asked: DataRequest,
  changed: Changed,
  { isOff, pieces }: Told,
): AnswerOf<'data-change'> => {
  const items = changed.outcomes.map(
    ({ result, ...rest }: PieceOutcome): Item => ({
      ...rest,
      result: action === 'validate' && result !== 'refused' && result !== 'unchanged' ? 'fits' : result,
    }),
  )
  const refused = count(items, 'refused')
  const fresh = items.find(isTrial)
  const told = summary(items)
  return {
    format: 'stemcell/data-change/1',
    saysWhose: true,
    dataset: asked.dataset.stamp,
    query: { action, names: asked.words, strict: asked.isStrict },
    count: items.length,
    total: items.length,
    items,
    grid: () => ({
      columns: ['result', 'key', 'file', 'line', 'path', 'value', 'message', 'todo'],
      rows: items.flatMap((item) =>
        item.faults.length
          ? item.faults.map((f) => [item.result, item.key, f.file, f.line, f.path, f.value, f.message, f.todo])
          : [[item.result, item.key, item.file, item.line, null, null, null, null]],
      ),
    }),
    view: () => [text(`${told.slice(0, 1).toUpperCase()}${told.slice(1)}.`), ...view(items)],
    notes: [...notesOf(action, changed, asked, { isOff }), ...untakenNotes(pieces)],
    footer: changed.edition
      ? `edition ${changed.edition.number} · dataset ${changed.edition.version}`
      : 'nothing was written',
    next: [
      ...(changed.edition ? [{ command: 'stemcell diff', why: 'what it changes, and whether that matters' }] : []),
      ...(fresh && changed.edition
        ? [{ command: `stemcell show ${fresh.key}`, why: 'the record as others see it' }]
        : []),
    ],
    ...(refused ? { exitCode: 4, advice: [`stemcell: ${plural(refused, 'record')} refused`] } : {}),
  }
}

const piecesNamed = async ({ words, read, own }: DataRequest): Promise<EntryPiece[]> => {
  const { piecesAt, piecesInText, trialsKnown } = await loadLayers()
  const isKnown = trialsKnown(own)
  if (words.length === 0)
    throw usage('a file or folder is missing', 'Name files or folders of records, or - for standard input')
  const pieces: EntryPiece[] = []
  for (const word of words)
    pieces.push(...(word === '-' ? piecesInText(await read('-'), 'standard input', isKnown) : piecesAt(word, isKnown)))
  return pieces
}

const isBundledOnly = async ({ own }: DataRequest): Promise<boolean> =>
  (await loadLayers()).pointerOf(own)?.bundledOnly ?? false

export const add = async (asked: DataRequest): Promise<AnswerOf<'data-change'>> => {
  const { keepPieces } = await loadLayers()
  const pieces = await piecesNamed(asked)
  const why = `add ${asked.words.map(harmless).join(' ')}`
  const changed = await keepPieces(asked.own, { pieces, layer: 'own', why, isStrict: asked.isStrict })
  return answerOf('add', asked, changed, { isOff: await isBundledOnly(asked), pieces })
}

export const validate = async (asked: DataRequest): Promise<AnswerOf<'data-change'>> => {
  const { tryPieces } = await loadLayers()
  const pieces = await piecesNamed(asked)
  const changed = tryPieces(asked.own, { pieces, layer: 'own', why: 'validate' })
  return answerOf('validate', asked, changed, { isOff: false, pieces })
}

export const remove = async (asked: DataRequest): Promise<AnswerOf<'data-change'>> => {
  const { takeOut } = await import('../../registry/intake/index.js')
  if (asked.words.length === 0) throw usage('nothing to remove was named', 'Name ids or keys of: stemcell data list')
  const changed = await takeOut(asked.own, asked.words, asked.why)
  return answerOf('remove', asked, changed, { isOff: await isBundledOnly(asked), pieces: [] })
}
