/** Whose a record or a value is, in words: what the user added, corrected and remarked. */
import type { Block, Line, Span } from '../answer.js'
import type { AppliedCorrection, LayerMark, Origin } from '../dataset/index.js'
import { link, list } from './parts.js'

const shown = (value: unknown): string =>
  typeof value === 'string' || typeof value === 'number' ? String(value) : JSON.stringify(value)

/** Who put it there, from which file, and when. */
const whose = ({ layer, from, added }: Origin): string => `${layer === 'own' ? 'you' : layer}, ${from}, ${added}`

const readIn = ({ source, locator }: AppliedCorrection): Span[] =>
  source ? [' Read in: ', locator ? `${locator}, ` : '', link(source.url)] : locator ? [` Read in: ${locator}`] : []

/** A correction with the value that it replaces. */
export const correctionLine = (one: AppliedCorrection, path: string): Line => [
  { text: 'Corrected: ', role: 'warn' },
  `${path ? `${path} ` : ''}was ${shown(one.was)} in the bundled record, is ${one.now === null ? `not known (${one.missing})` : shown(one.now)} here. ${one.why}`,
  /[.!?]$/.test(one.why) ? '' : '.',
  ...readIn(one),
  { text: ` [${whose(one)}]`, role: 'muted' },
]

/** That a record or value is not of the bundled dataset. */
export const originLine = (what: string, origin: Origin): Line => [{ text: `${what}: `, role: 'warn' }, whose(origin)]

/** What layers say of a record, in lines that stand before its page. */
export const layerBlocks = (mark: LayerMark): Block[] => {
  const lines: Line[] = [
    ...(mark.origin ? [originLine('Not of the bundled dataset', mark.origin)] : []),
    ...mark.corrections.map((one) => correctionLine(one, one.path)),
    ...mark.results.map((one) => originLine(`Result ${one.id} is not of the bundled dataset`, one)),
    ...mark.notes.map(
      (one): Line => [
        { text: one.path ? `Remark on ${one.path}: ` : 'Remark: ', role: 'label' },
        one.text,
        { text: ` [${whose(one)}]`, role: 'muted' },
      ],
    ),
  ]
  return lines.length ? [list(lines, 2)] : []
}
