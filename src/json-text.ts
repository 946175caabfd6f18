/**
 * JSON from outside: parsed as JSON.parse does, which says neither where a text is wrong nor that a key stands twice in an
 * object (the first is lost unseen), and lets through nesting that no later step survives.
 */
import { ensure, itemAt } from './collections.js'

/** What is wrong with a text, and where in its value. */
export type JsonFault = { readonly path: string; readonly message: string }

/** Objects and lists in each other, more than any record needs and few enough for whatever walks through them. */
const deepest = 100

/** Repeated keys that are told of. */
const mostRepeated = 20

type Wants =
  | 'a value'
  | 'a value or ]'
  | 'a key in quotation marks'
  | 'a key or }'
  | ':'
  | ', or }'
  | ', or ]'
  | 'the end'
type Frame = { readonly isObject: boolean; readonly keys: Set<string>; at: string | number }

const scalar = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y
const special = /["\\\u0000-\u001f]/g
const escaped = /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y
const space = /[ \t\r\n]*/y

class Scanner {
  readonly repeated: JsonFault[] = []
  readonly #text: string
  readonly #begins: ((path: string, at: number) => void) | undefined
  #at = 0
  #wants: Wants = 'a value'
  readonly #frames: Frame[] = []

  /** `begins` is told where each value begins, by its path. */
  constructor(text: string, begins?: (path: string, at: number) => void) {
    this.#text = text
    this.#begins = begins
  }

  /** Read to the end, or to what is wrong. */
  scan(): JsonFault | undefined {
    for (;;) {
      this.#take(space)
      if (this.#at === this.#text.length && this.#wants === 'the end') return undefined
      const problem = this.#step()
      if (problem) return { path: '', message: problem }
    }
  }

  #take(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.#at
    const found = pattern.exec(this.#text)?.[0]
    this.#at += found?.length ?? 0
    return found
  }

  #place(at = this.#at): string {
    const lines = this.#text.slice(0, at).split('\n')
    return `line ${lines.length}, column ${itemAt(lines, -1).length + 1}`
  }

  #step(): string | undefined {
    const char = this.#text[this.#at] ?? ''
    if (this.#begins && this.#wants.startsWith('a value') && char !== ']')
      this.#begins(this.#frames.map(({ at }) => at).join('.'), this.#at)
    if (char === '"' && this.#wants.startsWith('a ')) return this.#string()
    if (this.#wants.startsWith('a value')) {
      if (char === '{' || char === '[') return this.#open(char === '{')
      if (this.#take(scalar)) return this.#closeValue()
    }
    if ((char === '}' || char === ']') && this.#wants.endsWith(char)) {
      this.#at++
      this.#frames.pop()
      return this.#closeValue()
    }
    if (char === ':' && this.#wants === ':') return this.#go('a value')
    if (char === ',' && this.#wants.startsWith(',')) {
      const frame = itemAt(this.#frames, -1)
      if (!frame.isObject) frame.at = Number(frame.at) + 1
      return this.#go(frame.isObject ? 'a key in quotation marks' : 'a value')
    }
    const found =
      this.#at < this.#text.length ? `"${String.fromCodePoint(ensure(this.#text.codePointAt(this.#at)))}"` : 'the end'
    return `is not JSON: ${found} where ${this.#wants} is expected (${this.#place()})`
  }

  #go(wants: Wants): undefined {
    this.#at++
    this.#wants = wants
  }

  #open(isObject: boolean): string | undefined {
    this.#frames.push({ isObject, keys: new Set(), at: isObject ? '' : 0 })
    if (this.#frames.length > deepest) return `is nested more than ${deepest} deep (${this.#place()})`
    return this.#go(isObject ? 'a key or }' : 'a value or ]')
  }

  #closeValue(): undefined {
    const frame = this.#frames.at(-1)
    this.#wants = frame ? (frame.isObject ? ', or }' : ', or ]') : 'the end'
  }

  #string(): string | undefined {
    const from = this.#at++
    for (;;) {
      special.lastIndex = this.#at
      const found = special.exec(this.#text)
      if (!found) return `is not JSON: a text that does not end (it begins in ${this.#place(from)})`
      this.#at = found.index
      if (found[0] === '"') break
      if (found[0] !== '\\') return `is not JSON: a control character or line break in a text (${this.#place()})`
      if (!this.#take(escaped)) return `is not JSON: a \\ that no escape begins with (${this.#place()})`
    }
    this.#at++
    if (this.#wants.startsWith('a value')) return this.#closeValue()
    const key: string = JSON.parse(this.#text.slice(from, this.#at))
    const frame = itemAt(this.#frames, -1)
    frame.at = key
    if (frame.keys.has(key) && this.repeated.length < mostRepeated)
      this.repeated.push({
        path: this.#frames.map(({ at }) => at).join('.'),
        message: `the key stands twice in its object (${this.#place(from)})`,
      })
    frame.keys.add(key)
    this.#wants = ':'
    return undefined
  }
}

/** The value of a JSON text, and what is wrong with it. Without a value where it is no JSON; a repeated key leaves one. */
export const parseJson = (text: string): { readonly value?: unknown; readonly faults: readonly JsonFault[] } => {
  const scanner = new Scanner(text)
  const fault = scanner.scan()
  return fault ? { faults: [fault] } : { value: JSON.parse(text), faults: scanner.repeated }
}

/** The lines of a JSON text on which values stand, by their paths (items of lists by number); found in one reading. */
export const linesOf = (text: string, paths: ReadonlySet<string>): ReadonlyMap<string, number> => {
  const lines = new Map<string, number>()
  let [line, counted] = [1, 0]
  new Scanner(text, (path, at) => {
    for (; counted < at; counted++) if (text[counted] === '\n') line++
    if (paths.has(path) && !lines.has(path)) lines.set(path, line)
  }).scan()
  return lines
}
