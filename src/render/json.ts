/** JSON: one object for any number of records; NDJSON: one bare record per line. Records pass through as they were stored. */
import { type Answer, isRaw, type Json, type RawJson } from '../answer.js'
import { harmlessJson } from '../text.js'
import type { Render } from './format.js'

const line = (item: Json | RawJson): Uint8Array =>
  isRaw(item) ? item.bytes : Buffer.from(harmlessJson(JSON.stringify(item)))

/** Items with something between each two, as bytes. */
const join = (items: Answer['items'], between: string): Uint8Array[] => {
  const gap = Buffer.from(between)
  return items.flatMap((item, i) => (i ? [gap, line(item)] : [line(item)]))
}

const envelope = (answer: Answer): Uint8Array => {
  // Asked for once: items may be read, or worked out, when they are asked for.
  const { items } = answer
  const json = (value: unknown): string => harmlessJson(JSON.stringify(value))
  const entries = [
    `"format": ${json(answer.format)}`,
    `"dataset": ${json(answer.dataset)}`,
    `"query": ${json(answer.query)}`,
    `"count": ${answer.count}`,
    `"total": ${answer.total}`,
    ...(answer.groups ? [`"groups": ${json(answer.groups)}`] : []),
  ]
  const open = `{\n  ${entries.join(',\n  ')},\n  "items": [${items.length ? '\n    ' : ''}`
  const close = `${items.length ? '\n  ' : ''}],\n  "notes": ${json(answer.notes)},\n  "next": ${json(answer.next)}\n}\n`
  return Buffer.concat([Buffer.from(open), ...join(items, ',\n    '), Buffer.from(close)])
}

export const renderJson: Render = (answer) => ({
  body: answer.document === undefined || answer.language ? envelope(answer) : `${answer.document}\n`,
  closing: '',
})

export const renderNdjson: Render = ({ items }) => ({
  body: Buffer.concat([...join(items, '\n'), ...(items.length ? [Buffer.from('\n')] : [])]),
  closing: '',
})
