/** ClinicalTrials.gov, asked through its public interface (API v2): its version, studies by their numbers, and a search. */
import { badData, type Failure } from '../../errors.js'
import { exchange } from './exchange.js'
import { Fault, lasting } from './fault.js'
import type { Host } from './host.js'
import { type Clock, type Limits, limitsFor, realClock } from './limits.js'
import { type Page, pageIn, pageOfOne, type Version, versionIn } from './page.js'

/** Studies of one question: those that came, and the numbers asked for that the registry does not have. */
export type Batch = { readonly pages: readonly Page[]; readonly absent: readonly string[] }

/** A search as the registry takes it: conditions and interventions, each an expression of its own. */
export type Search = { readonly condition: string; readonly intervention: string }

const searchPageSize = 500
/** With all that they say, results too: some 5 MB. */
const updatePageSize = 100
/** Pages that may bring nothing new, since the registry moves while it is read. */
const idlePages = 2
/** Studies of a search beyond which it is no search of a subject any more. */
const mostFound = 20_000
/** More than the registry has. */
const mostUpdated = 2_000_000

type Settings = {
  readonly host: Host
  /** Version of this program. */
  readonly version: string
  readonly limits?: Limits
  readonly clock?: Clock
  /** What a failure says of what was done, where it has no hint of its own. */
  readonly after?: string
}

const nothingDone = 'Nothing was changed. Try again later; what was fetched is not asked for again'

const told = (seconds: number): string => (seconds < 120 ? `${seconds} s` : `${Math.ceil(seconds / 60)} minutes`)

/** Asks one question after the other, never faster than its pace, and again where that may help. */
export class Client {
  readonly host: Host
  readonly #agent: string
  readonly #limits: Limits
  readonly #clock: Clock
  readonly #after: string
  #last = Number.NEGATIVE_INFINITY

  constructor({ host, version, limits = limitsFor(host.isPublic), clock = realClock, after = nothingDone }: Settings) {
    this.host = host
    this.#agent = `stemcell-evidence/${version} (https://www.npmjs.com/package/stemcell-evidence)`
    this.#limits = limits
    this.#clock = clock
    this.#after = after
  }

  /** What the registry says of itself. Throws a failure where it is not the one that this program knows. */
  version(): Promise<Version> {
    return this.#asked('version', {}, versionIn)
  }

  /**
   * Studies by their numbers. A batch that is more than is taken at once is asked for in halves; a number that leads to another
   * study, as the registry renames some, brings that one. Throws a failure.
   */
  async studies(ids: readonly string[]): Promise<Batch> {
    if (ids.length === 0) return { pages: [], absent: [] }
    let pages: Page[]
    try {
      pages = await this.#pagesOf(ids)
    } catch (error) {
      if (!(error instanceof Fault)) throw error
      if (!error.about.isTooLarge || ids.length === 1) throw this.#failure(error)
      const middle = Math.ceil(ids.length / 2)
      const [first, second] = [await this.studies(ids.slice(0, middle)), await this.studies(ids.slice(middle))]
      return { pages: [...first.pages, ...second.pages], absent: [...first.absent, ...second.absent] }
    }
    const found = new Set(pages.flatMap(({ studies }) => studies.flatMap(({ id, aliases }) => [id, ...aliases])))
    const absent: string[] = []
    for (const id of ids.filter((one) => !found.has(one))) {
      const page = await this.#one(id)
      if (page) pages.push(page)
      else absent.push(id)
    }
    return { pages, absent }
  }

  /** What one question for numbers brings, and nothing that was not asked for. */
  async #pagesOf(ids: readonly string[]): Promise<Page[]> {
    const asked = new Set(ids)
    const pages: Page[] = []
    for (let next: string | null = null; pages.length === 0 || next !== null; ) {
      // Each page brings one of them at least.
      if (pages.length > ids.length) throw lasting('sends pages without end')
      const page: Page = await this.#page({
        'filter.ids': ids.join(','),
        pageSize: String(ids.length),
        ...(next === null ? {} : { pageToken: next }),
      })
      const stranger = page.studies.find(({ id, aliases }) => ![id, ...aliases].some((one) => asked.has(one)))
      if (stranger) throw lasting(`answers with ${stranger.id}, which was not asked for`)
      pages.push(page)
      next = page.next
    }
    return pages
  }

  /** Numbers of the studies that a search finds, page by page. Throws a failure. */
  async *search({ condition, intervention }: Search): AsyncGenerator<{
    readonly ids: readonly string[]
    readonly total: number | null
  }> {
    const question = {
      'query.cond': condition,
      'query.intr': intervention,
      fields: 'NCTId',
      sort: 'StudyFirstPostDate:asc',
      pageSize: String(searchPageSize),
    }
    for await (const { ids, total } of this.#pages(question, mostFound)) yield { ids, total }
  }

  /**
   * Every study whose record the registry renewed on a day (ISO 8601) or later, whole, page by page, those of earlier days first.
   * Throws a failure.
   */
  async *updated(since: string): AsyncGenerator<{ readonly page: Page; readonly total: number | null }> {
    const question = {
      'filter.advanced': `AREA[LastUpdatePostDate]RANGE[${since},MAX]`,
      sort: 'LastUpdatePostDate:asc',
      pageSize: String(updatePageSize),
    }
    for await (const { page, total } of this.#pages(question, mostUpdated)) yield { page, total }
  }

  /** Pages of a question to their end, with the numbers that were not on an earlier one. */
  async *#pages(
    question: Readonly<Record<string, string>>,
    most: number,
  ): AsyncGenerator<{ readonly page: Page; readonly ids: readonly string[]; readonly total: number | null }> {
    const seen = new Set<string>()
    const tokens = new Set<string>()
    let total: number | null = null
    for (let next: string | null = null, idle = 0; ; ) {
      const page: Page = await this.#told(
        this.#page({ ...question, ...(next === null ? { countTotal: 'true' } : { pageToken: next }) }),
      )
      const ids = page.studies.flatMap(({ id }) => (seen.has(id) ? [] : [id]))
      for (const id of ids) seen.add(id)
      total ??= page.total
      yield { page, ids, total }
      next = page.next
      if (next === null) break
      idle = ids.length ? 0 : idle + 1
      if (tokens.has(next) || idle > idlePages) throw this.#failure(lasting('sends the same pages again and again'))
      if (seen.size > most) throw this.#failure(lasting(`finds more than ${most} studies, or sends pages without end`))
      tokens.add(next)
    }
    if (total !== null && seen.size < total)
      throw this.#failure(lasting(`announces ${total} studies and sends ${seen.size}`))
  }

  /** A study by one number, which may be a former one; undefined where there is none. */
  async #one(id: string): Promise<Page | undefined> {
    try {
      const page = await this.#retried(`studies/${encodeURIComponent(id)}`, {}, pageOfOne)
      const [study] = page.studies
      if (study?.id === id || study?.aliases.includes(id)) return page
      throw lasting(`answers with ${study?.id}, which was not asked for`)
    } catch (error) {
      if (!(error instanceof Fault)) throw error
      if (error.about.isAbsent) return undefined
      throw this.#failure(error)
    }
  }

  #page(question: Readonly<Record<string, string>>): Promise<Page> {
    return this.#retried('studies', { format: 'json', ...question }, pageIn)
  }

  #asked<T>(path: string, question: Readonly<Record<string, string>>, read: (text: string) => T): Promise<T> {
    return this.#told(this.#retried(path, question, read))
  }

  async #told<T>(answer: Promise<T>): Promise<T> {
    try {
      return await answer
    } catch (error) {
      throw error instanceof Fault ? this.#failure(error) : error
    }
  }

  #failure({ message, about: { hint } }: Fault): Failure {
    return badData(`${this.host.name} ${message}`, hint ?? this.#after)
  }

  /** Ask, and again where it may help: after what the server asks for, else after pauses that double. */
  async #retried<T>(path: string, question: Readonly<Record<string, string>>, read: (text: string) => T): Promise<T> {
    const { tries, firstPause, longestPause } = this.#limits
    const words = new URLSearchParams(question).toString()
    const address = `${this.host.base}/${path}${words ? `?${words}` : ''}`
    for (let tried = 1; ; tried++) {
      await this.#turn()
      try {
        return read(await exchange(address, { agent: this.#agent, limits: this.#limits, now: this.#clock.now }))
      } catch (error) {
        if (!(error instanceof Fault) || !error.about.isPassing) throw error
        const { pause = Math.min(longestPause, firstPause * 2 ** (tried - 1) * (1 + this.#clock.chance() / 2)) } =
          error.about
        if (pause > longestPause)
          throw lasting(`${error.message} and asks to come back in ${told(Math.ceil(pause / 1000))}`)
        if (tried === tries) throw lasting(`${error.message}, ${tries} times in a row`)
        await this.#clock.wait(pause)
      }
    }
  }

  /** Wait until the next question may be asked. */
  async #turn(): Promise<void> {
    const free = this.#last + this.#limits.pace
    const now = this.#clock.now()
    if (now < free) await this.#clock.wait(free - now)
    this.#last = Math.max(now, free)
  }
}
