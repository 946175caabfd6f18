/** Names, aliases and hierarchy of the vocabularies: from what a person types to an id and all that lies below it. */
import { fold } from '../text.js'
import { likeness, nearest } from './nearest.js'

export type Term = {
  readonly id: string
  readonly name: string
  readonly parents: readonly string[]
  /** Every other name: aliases, Chinese, merged labels. */
  readonly labels: readonly string[]
}

export class Vocabulary {
  readonly #terms: ReadonlyMap<string, Term>
  #byName: Map<string, string> | undefined
  #children: Map<string, string[]> | undefined
  readonly #within = new Map<string, ReadonlySet<string>>()

  constructor(terms: readonly Term[]) {
    this.#terms = new Map(terms.map((term) => [term.id, term]))
  }

  get terms(): readonly Term[] {
    return [...this.#terms.values()]
  }

  get(id: string): Term | undefined {
    return this.#terms.get(id)
  }

  name(id: string): string {
    return this.#terms.get(id)?.name ?? id
  }

  /** The id that a word stands for: an id, a name, an alias in any language, whatever its case and punctuation. */
  resolve(word: string): string | undefined {
    if (this.#terms.has(word)) return word
    return this.#names().get(fold(word))
  }

  /** The id and everything below it. */
  within(id: string): ReadonlySet<string> {
    const have = this.#within.get(id)
    if (have) return have
    const found = new Set<string>()
    const visit = (at: string): void => {
      if (found.has(at)) return
      found.add(at)
      for (const child of this.#childrenOf().get(at) ?? []) visit(child)
    }
    visit(id)
    this.#within.set(id, found)
    return found
  }

  /** The id and everything above it. */
  above(id: string): ReadonlySet<string> {
    const found = new Set<string>()
    const visit = (at: string): void => {
      if (found.has(at)) return
      found.add(at)
      for (const parent of this.#terms.get(at)?.parents ?? []) visit(parent)
    }
    visit(id)
    return found
  }

  /** The nearest valid names to a word that does not resolve, best first. */
  suggest(word: string, limit = 3): string[] {
    const wanted = fold(word)
    const scored = new Map<string, number>()
    for (const [name, id] of this.#names()) scored.set(id, Math.min(scored.get(id) ?? Infinity, likeness(wanted, name)))
    return nearest([...scored], limit)
  }

  #names(): Map<string, string> {
    if (this.#byName) return this.#byName
    const names = new Map<string, string>()
    for (const term of this.#terms.values())
      for (const label of [term.name, ...term.labels]) {
        const name = fold(label)
        if (!names.has(name)) names.set(name, term.id)
      }
    // An id always wins over an alias of another entry.
    for (const id of this.#terms.keys()) names.set(fold(id), id)
    this.#byName = names
    return names
  }

  #childrenOf(): Map<string, string[]> {
    if (this.#children) return this.#children
    const children = new Map<string, string[]>()
    for (const term of this.#terms.values())
      for (const parent of term.parents) children.set(parent, [...(children.get(parent) ?? []), term.id])
    this.#children = children
    return children
  }
}
