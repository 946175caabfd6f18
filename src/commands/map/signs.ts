/** What stands in a cell of a gap map: one sign for direction and design, how many, and whether a synthesis is on record. */
import type { Role } from '../../answer.js'
import type { GapCell } from '../../draw/index.js'
import type { Direction, MapCell } from '../../evidence/gap-map/index.js'

export const measures = ['trials', 'participants', 'between-group'] as const
export type MapMeasure = (typeof measures)[number]

/** Full where the best design is randomized, hollow where it is not. */
type Sign = { readonly full: string; readonly hollow: string; readonly ascii: string; readonly role?: Role }

const signs: Readonly<Record<Direction, Sign>> = {
  'favors-cell': { full: '▲', hollow: '△', ascii: '+', role: 'good' },
  'favors-control': { full: '▼', hollow: '▽', ascii: '-', role: 'bad' },
  'no-difference': { full: '■', hollow: '□', ascii: '=' },
  mixed: { full: '◆', hollow: '◇', ascii: '~', role: 'warn' },
  unclear: { full: '◆', hollow: '◇', ascii: '~', role: 'warn' },
  uncontrolled: { full: '○', hollow: '○', ascii: 'o', role: 'muted' },
}

export const amount = (cell: MapCell, measure: MapMeasure): number =>
  measure === 'trials' ? cell.trials.length : measure === 'participants' ? cell.participants : cell.betweenGroup.length

const signOf = ({ direction, design }: MapCell, { ascii }: { readonly ascii: boolean }): string => {
  if (direction === null) return ascii ? 'x' : '–'
  const sign = signs[direction]
  if (ascii) return direction !== 'uncontrolled' && design === 'randomized' ? `R${sign.ascii}` : sign.ascii
  return design === 'randomized' ? sign.full : sign.hollow
}

/** A cell as it is drawn; `value` is for the shade. */
export const cellOf = (cell: MapCell, measure: MapMeasure, { ascii }: { readonly ascii: boolean }): GapCell => {
  if (cell.state === 'none') return { text: '', value: 0 }
  const role = cell.direction === null ? 'muted' : signs[cell.direction].role
  return {
    text: `${signOf(cell, { ascii })} ${amount(cell, measure)}${cell.syntheses.length ? (ascii ? '*' : '§') : ' '}`,
    value: amount(cell, measure),
    ...(role ? { role } : {}),
  }
}

const counted: Readonly<Record<MapMeasure, string>> = {
  trials: 'trials',
  participants: 'people enrolled',
  'between-group': 'trials with numbers against a control group',
}

/** The signs of a map in words: three lines at 80 columns. */
export const legendOf = (measure: MapMeasure, { ascii }: { readonly ascii: boolean }): string => {
  const [none, unread, review] = ascii ? ['o', 'x', '*'] : ['○', '–', '§']
  const sides = ascii
    ? '+ favor cells, - favor control, = no difference, ~ mixed or unclear; R: randomized'
    : '▲ favor cells, ▼ favor control, ■ no difference, ◆ mixed or unclear; hollow: not randomized'
  return `Number of ${counted[measure]}. Against a control group: ${sides}. ${none} no control group, ${unread} no result read, ${review} a published synthesis.`
}
