/** What a cell of a gap map holds, in words. */
import type { MapCell } from '../../evidence/gap-map/index.js'
import { agreeing, plural } from '../../text.js'

const directionWords = (direction: MapCell['direction']): string =>
  direction === null
    ? 'no result on record'
    : direction === 'uncontrolled'
      ? 'results before and after or of cells against cells only, none against a control group'
      : `results against control: ${direction}`

/** What a cell of a gap map holds, in words; that there is no synthesis only where it is to be said of each. */
export const cellWords = (cell: MapCell, { isFull = true }: { readonly isFull?: boolean } = {}): string =>
  cell.state === 'none'
    ? 'no study'
    : [
        `${plural(cell.trials.length, 'trial')}`,
        `${plural(cell.participants, 'person', 'people')}${cell.participantsUnknown ? ` (enrollment not known for ${cell.participantsUnknown})` : ''}`,
        `best design ${cell.design ?? 'unknown'}`,
        directionWords(cell.direction),
        cell.state === 'no-numbers'
          ? 'no result in numbers'
          : cell.state === 'uncompared'
            ? cell.direction === 'uncontrolled'
              ? ''
              : 'no numbers against a control group'
            : `${cell.betweenGroup.length} with numbers against a control group`,
        cell.syntheses.length
          ? `${cell.syntheses.length} published ${agreeing(cell.syntheses.length, 'synthesis', 'syntheses')}`
          : isFull
            ? 'no published synthesis on record'
            : '',
      ]
        .filter(Boolean)
        .join('; ')
