/** Whose a record or a value is, in words: what the user added, corrected and remarked. */
import type { Block, Line, Span } from '../answer.js'
import type { AppliedCorrection, LayerMark, Origin, RegistryHistory, RegistryVersion } from '../dataset/index.js'
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

/** Versions of a registration that a page has room for: the newest. */
const mostVersions = 6

const peopleIn = ({ enrollment, enrollmentType }: RegistryVersion): string =>
  enrollment === null ? 'no number of people' : `${enrollment} people${enrollmentType ? ` (${enrollmentType})` : ''}`

const versionText = (one: RegistryVersion): string => {
  const { version, seen, status, start, completion, results } = one
  const dates = `${start ?? 'no start'} to ${completion ?? 'no end'}`
  const said = `${status}, ${peopleIn(one)}, ${dates}, results ${results ?? 'not told'}`
  return `${version ?? 'no date'} (seen ${seen}): ${said}`
}

/** What a registration said over time, a line for each version that was read. */
export const historyLines = ({ registration, versions }: RegistryHistory): Line[] => {
  const left = versions.length - mostVersions
  return [
    ...versions
      .slice(-mostVersions)
      .map((one): Line => [{ text: `${registration}, version of `, role: 'label' }, versionText(one)]),
    ...(left > 0 ? [`${registration}: ${left} earlier versions, in --json`] : []),
  ]
}

/** What layers say of a record, in lines that stand before its page. */
export const layerBlocks = (mark: LayerMark): Block[] => {
  const lines: Line[] = [
    ...(mark.origin ? [originLine('Not of the bundled dataset', mark.origin)] : []),
    ...mark.corrections.map((one) => correctionLine(one, one.path)),
    ...mark.history.flatMap(historyLines),
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
