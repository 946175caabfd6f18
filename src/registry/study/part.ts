/** A piece of a registry's record, read by keys: what is of another type than the registry's own is told with its place. */
import { harmless } from '../../text.js'

export type JsonObject = Readonly<Record<string, unknown>>

export const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** A value that is not what the registry's format has there. */
export class ShapeFault extends Error {
  override readonly name = 'ShapeFault'
}

const longestShown = 60

const shown = (value: unknown): string => {
  const text = harmless(JSON.stringify(value) ?? String(value))
  return text.length > longestShown ? `${text.slice(0, longestShown)}…` : text
}

const wrong = (path: string, expected: string, value: unknown): ShapeFault =>
  new ShapeFault(`${harmless(path)}: expected ${expected}, found ${shown(value)}`)

/** What stands under a key of its own: JSON may have a key of any name, which must not lead to what objects inherit. */
const own = (value: JsonObject, key: string): unknown => (Object.hasOwn(value, key) ? value[key] : undefined)

/** An object of a record, and where it stands. Absent and null are the same; anything of another type throws a ShapeFault. */
export class Part {
  readonly #path: string
  constructor(
    readonly value: JsonObject,
    path = '',
  ) {
    this.#path = path
  }

  #at(key: string): string {
    return this.#path === '' ? key : `${this.#path}.${key}`
  }

  /** Text without white space at its ends; null where there is none. Numbers are taken as they are written. */
  text(key: string): string | null {
    const value = own(this.value, key)
    if (value === undefined || value === null) return null
    if (typeof value === 'number') return String(value)
    if (typeof value !== 'string') throw wrong(this.#at(key), 'text', value)
    return value.trim() || null
  }

  texts(key: string): readonly string[] {
    return this.#list(key).flatMap((value, i) => {
      if (typeof value !== 'string') throw wrong(`${this.#at(key)}.${i}`, 'text', value)
      return value.trim() || []
    })
  }

  /** A whole number that is not negative. */
  count(key: string): number | null {
    const value = own(this.value, key)
    if (value === undefined || value === null) return null
    if (typeof value === 'string' && /^\d{1,9}$/.test(value)) return Number(value)
    if (typeof value !== 'number' || !Number.isInteger(value) || value < 0)
      throw wrong(this.#at(key), 'a whole number', value)
    return value
  }

  flag(key: string): boolean | null {
    const value = own(this.value, key)
    if (value === undefined || value === null) return null
    if (typeof value !== 'boolean') throw wrong(this.#at(key), 'true or false', value)
    return value
  }

  /** The object under a key; an empty one where there is none. */
  part(key: string): Part {
    const value = own(this.value, key)
    if (value === undefined || value === null) return new Part({}, this.#at(key))
    if (!isObject(value)) throw wrong(this.#at(key), 'an object', value)
    return new Part(value, this.#at(key))
  }

  parts(key: string): readonly Part[] {
    return this.#list(key).map((value, i) => {
      const path = `${this.#at(key)}.${i}`
      if (!isObject(value)) throw wrong(path, 'an object', value)
      return new Part(value, path)
    })
  }

  has(key: string): boolean {
    const value = own(this.value, key)
    return value !== undefined && value !== null
  }

  #list(key: string): readonly unknown[] {
    const value = own(this.value, key)
    if (value === undefined || value === null) return []
    if (!Array.isArray(value)) throw wrong(this.#at(key), 'a list', value)
    return value
  }
}
