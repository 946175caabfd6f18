/** JSON: one object for any number of records; NDJSON: one bare record per line. Records pass through as they were stored. */
import { type Answer, type Json, RawJson } from '../answer.js'
import { harmlessJson } from '../text.js'
import type { Render } from './format.js'

const line = (item: Json | RawJson): string =>
  item instanceof RawJson ? item.text : harmlessJson(JSON.stringify(item))

const envelope = (answer: Answer): string => {
  const json = (value: unknown): string => harmlessJson(JSON.stringify(value))
  const items = answer.items.length ? `[\n    ${answer.items.map(line).join(',\n    ')}\n  ]` : '[]'
  const entries = [
    `"format": ${json(answer.format)}`,
    `"dataset": ${json(answer.dataset)}`,
    `"query": ${json(answer.query)}`,
    `"count": ${answer.count}`,
    `"total": ${answer.total}`,
    ...(answer.groups ? [`"groups": ${json(answer.groups)}`] : []),
    `"items": ${items}`,
    `"notes": ${json(answer.notes)}`,
    `"next": ${json(answer.next)}`,
  ]
  return `{\n  ${entries.join(',\n  ')}\n}\n`
}

export const renderJson: Render = (answer) => ({
  body: answer.document === undefined ? envelope(answer) : `${answer.document}\n`,
  closing: '',
})

export const renderNdjson: Render = (answer) => ({
  body: answer.items.map((item) => `${line(item)}\n`).join(''),
  closing: '',
})
