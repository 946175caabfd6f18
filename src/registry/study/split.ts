/**
 * Cuts a stream of JSON into studies without ever holding more than one: a study, several after each other (NDJSON or pretty), a
 * list of them, a page of the API ({ "studies": […], "nextPageToken" }), pages after each other. Brackets and texts are told
 * apart, nothing more: whether a piece is JSON is for its parser.
 */
import { itemAt } from '../../collections.js'

/** Nothing in a registry is nested deeper than 20; a text of brackets alone would stop the parser otherwise. */
const deepest = 100
/** The largest records with results are some 20 MB. */
export const largestStudy = 64 * 2 ** 20

/** What is not JSON of studies, with the line on which it stands. */
export class SplitFault extends Error {
  override readonly name = 'SplitFault'
  constructor(
    message: string,
    readonly line: number,
  ) {
    super(message)
  }
}

const quote = 34
const backslash = 92
const openBrace = 123
const closeBrace = 125
const openBracket = 91
const closeBracket = 93
const comma = 44
const colon = 58
const newline = 10

const isSpace = (byte: number): boolean => byte === 32 || byte === newline || byte === 13 || byte === 9

const studiesKey = 'studies'

export type Cut = { readonly bytes: Buffer; readonly line: number }

export class StudySplitter {
  #line = 1
  #depth = 0
  #inText = false
  #isEscaped = false
  /** Whether a list at the top is open, whose items are studies. */
  #inList = false
  /** Whether the object at the top is a page, and whether its list of studies is open. */
  #page: 'none' | 'page' | 'studies' = 'none'
  /** What was cut off of the piece that is open, and from where in the chunk it goes on; -1 where none is. */
  #before: Buffer[] = []
  #size = 0
  #from = -1
  #startLine = 1
  /** The last text at the first level of an object that may be a page: its key "studies" makes it one. */
  #word = ''
  #isAfterStudies = false
  /** Where the next backslash and line break of the chunk stand, so that each is looked for once; -1 where there are none. */
  #slash = -2
  #break = -2

  /** Where pieces begin: 0 at the top, 1 in a list at the top, 2 in the list of a page (1 more in a list of pages). */
  #base(): number {
    return (this.#inList ? 1 : 0) + (this.#page === 'studies' ? 2 : 0)
  }

  #fault(message: string): SplitFault {
    return new SplitFault(message, this.#line)
  }

  /** The pieces that end in a chunk. */
  *push(chunk: Buffer): Generator<Cut> {
    let i = 0
    this.#slash = -2
    this.#break = -2
    while (i < chunk.length) {
      if (this.#inText) {
        i = this.#text(chunk, i)
        continue
      }
      const byte = chunk[i]
      if (byte === quote) this.#openText(i)
      else if (byte === openBrace || byte === openBracket) this.#open(byte, i)
      else if (byte === closeBrace || byte === closeBracket) {
        const cut = this.#close(byte, chunk, i)
        if (cut) yield cut
      } else if (byte === newline) this.#line++
      // Inside of a record nothing else matters but a colon after a key.
      else if (byte === colon || (this.#from < 0 && byte !== undefined && !isSpace(byte))) this.#other(byte)
      i++
    }
    if (this.#from >= 0) this.#keep(chunk.subarray(this.#from))
    if (this.#from >= 0) this.#from = 0
  }

  /** To be called when nothing more comes: what is open was cut off. */
  end(): void {
    if (this.#depth > 0 || this.#inText) throw this.#fault('ends in the middle of a record')
  }

  #keep(part: Buffer): void {
    this.#size += part.length
    if (this.#size > largestStudy)
      throw this.#fault(`holds a record of more than ${largestStudy / 2 ** 20} MB, which no study is`)
    // A chunk may be used again by whoever reads.
    this.#before.push(Buffer.from(part))
  }

  #text(chunk: Buffer, from: number): number {
    let i = from
    if (this.#isEscaped) {
      this.#isEscaped = false
      i++
    }
    while (i < chunk.length) {
      const end = chunk.indexOf(quote, i)
      if (this.#slash !== -1 && this.#slash < i) this.#slash = chunk.indexOf(backslash, i)
      if (this.#break !== -1 && this.#break < i) this.#break = chunk.indexOf(newline, i)
      const slash = this.#slash
      if (this.#break >= 0 && (end < 0 || this.#break < end))
        throw this.#fault('is not JSON: a text that does not end on its line')
      if (slash >= 0 && (end < 0 || slash < end)) {
        if (slash + 1 >= chunk.length) {
          this.#isEscaped = true
          return chunk.length
        }
        i = slash + 2
        continue
      }
      const until = end < 0 ? chunk.length : end
      if (this.#isAtKeys() && this.#word.length <= studiesKey.length)
        this.#word += chunk.toString('latin1', from, Math.min(until, from + studiesKey.length + 1))
      if (end < 0) return chunk.length
      this.#inText = false
      return end + 1
    }
    return chunk.length
  }

  #isAtKeys(): boolean {
    return this.#page === 'none' && this.#depth === this.#base() + 1
  }

  #openText(at: number): void {
    if (this.#depth === this.#base()) throw this.#fault(`is no study: a text stands where one begins (byte ${at + 1})`)
    this.#inText = true
    this.#word = ''
    this.#isAfterStudies = false
  }

  #open(byte: number, at: number): void {
    const base = this.#base()
    if (this.#depth === base) {
      if (byte === openBrace) {
        this.#from = at
        this.#startLine = this.#line
      } else if (!this.#inList && this.#page === 'none') this.#inList = true
      else throw this.#fault('is no study: a list stands where one is expected')
    } else if (byte === openBracket && this.#isAtKeys() && this.#isAfterStudies) {
      this.#page = 'studies'
      this.#forget()
    }
    this.#isAfterStudies = false
    this.#depth++
    if (this.#depth > deepest) throw this.#fault(`is nested more than ${deepest} deep`)
  }

  #forget(): void {
    this.#before = []
    this.#size = 0
    this.#from = -1
  }

  #close(byte: number, chunk: Buffer, at: number): Cut | undefined {
    if (this.#depth === 0) throw this.#fault(`is not JSON: a ${String.fromCharCode(byte)} that nothing opened`)
    this.#depth--
    if (this.#page === 'studies' && this.#depth === this.#base() - 1) this.#page = 'page'
    else if (this.#page === 'page' && this.#depth === (this.#inList ? 1 : 0)) this.#page = 'none'
    else if (this.#inList && this.#depth === 0) this.#inList = false
    else if (this.#from >= 0 && this.#depth === this.#base()) {
      this.#keep(chunk.subarray(this.#from, at + 1))
      const bytes = this.#before.length === 1 ? itemAt(this.#before, 0) : Buffer.concat(this.#before)
      this.#forget()
      return { bytes, line: this.#startLine }
    }
    return undefined
  }

  #other(byte: number): void {
    if (byte === colon && this.#word === studiesKey && this.#isAtKeys()) {
      this.#isAfterStudies = true
      return
    }
    this.#isAfterStudies = false
    if (this.#depth !== this.#base()) return
    // Between records of a list there are commas; after each other some writers put them too.
    if (byte !== comma) throw this.#fault(`is not JSON: "${String.fromCharCode(byte)}" where a study should begin`)
  }
}
