/** JSON: one object for any number of records; NDJSON: one bare record per line. Records pass through as they were stored. */
import { type Answer, isRaw, type Json, type RawJson } from '../answer.js'
import { harmlessJson } from '../text.js'
import { inPieces, type Render } from './format.js'

const line = (item: Json | RawJson): Piece => (isRaw(item) ? item.bytes : harmlessJson(JSON.stringify(item)))

type Piece = string | Uint8Array

/** Bytes that go out together: many short ones would each cost a call of the system. */
const together = 2 ** 16

const gathered = function* (pieces: Iterable<Piece>): Generator<Uint8Array> {
  let [waiting, size]: [Uint8Array[], number] = [[], 0]
  for (const piece of pieces) {
    const bytes = typeof piece === 'string' ? Buffer.from(piece) : piece
    waiting.push(bytes)
    size += bytes.byteLength
    if (size < together) continue
    yield Buffer.concat(waiting)
    ;[waiting, size] = [[], 0]
  }
  yield Buffer.concat(waiting)
}

/** The items, each read or worked out when it is asked for, with what stands before them, between each two, and behind them. */
const items = function* (answer: Answer, before: string, between: string, behind: string): Generator<Piece> {
  let isFirst = true
  for (const item of answer.stream?.() ?? answer.items) {
    yield isFirst ? before : between
    yield line(item)
    isFirst = false
  }
  if (!isFirst) yield behind
}

const envelope = function* (answer: Answer): Generator<Piece> {
  const json = (value: unknown): string => harmlessJson(JSON.stringify(value))
  const entries = [
    `"format": ${json(answer.format)}`,
    `"dataset": ${json(answer.dataset)}`,
    `"query": ${json(answer.query)}`,
    `"count": ${answer.count}`,
    `"total": ${answer.total}`,
    ...(answer.groups ? [`"groups": ${json(answer.groups)}`] : []),
  ]
  yield `{\n  ${entries.join(',\n  ')},\n  "items": [`
  yield* items(answer, '\n    ', ',\n    ', '\n  ')
  yield `],\n  "notes": ${json(answer.notes)},\n  "next": ${json(answer.next)}\n}\n`
}

export const renderJson: Render = (answer) =>
  answer.document === undefined || answer.language
    ? inPieces(() => gathered(envelope(answer)))
    : { body: `${answer.document}\n`, closing: '' }

export const renderNdjson: Render = (answer) => inPieces(() => gathered(items(answer, '', '\n', '\n')))
