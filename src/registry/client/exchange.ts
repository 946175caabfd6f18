/** One question to a server and its answer as text: in the bounds of time and bytes, from the host that was asked and no other. */
import { Fault, lasting, networkFault, passing, quoted } from './fault.js'
import type { Limits } from './limits.js'

/** How a question is sent: Node's fetch, so far as it is needed. */
export type Asking = { readonly agent: string; readonly limits: Limits; readonly now: () => number }

const passingStatus = [408, 425, 429, 500, 502, 503, 504]

/** Milliseconds of a Retry-After, which is seconds or a date. */
const pauseIn = (header: string | null, now: number): number | undefined => {
  if (header === null) return undefined
  if (/^\d+$/.test(header.trim())) return Number(header) * 1000
  const when = Date.parse(header)
  return Number.isNaN(when) ? undefined : Math.max(0, when - now)
}

/** Calls something off after a silence, and at the latest when its time is over. */
class Patience {
  readonly #controller = new AbortController()
  readonly #limits: Limits
  readonly #end: NodeJS.Timeout
  #silence: NodeJS.Timeout | undefined
  /** Why it was called off. */
  reason: Fault | undefined

  constructor(limits: Limits) {
    this.#limits = limits
    this.#end = setTimeout(() => this.#stop(`needed more than ${limits.whole / 1000} s for one answer`), limits.whole)
    this.heard()
  }

  get signal(): AbortSignal {
    return this.#controller.signal
  }

  /** Something came: the silence begins anew. */
  heard(): void {
    clearTimeout(this.#silence)
    const { silence } = this.#limits
    this.#silence = setTimeout(() => this.#stop(`was silent for ${silence / 1000} s`), silence)
  }

  #stop(why: string): void {
    this.reason ??= passing(why)
    this.#controller.abort()
  }

  over(): void {
    clearTimeout(this.#silence)
    clearTimeout(this.#end)
  }
}

const tooLarge = (limit: number): Fault =>
  new Fault(`sent more than ${Math.round(limit / 1e6)} MB in one answer`, { isPassing: false, isTooLarge: true })

/** The body as bytes, unpacked as it comes: a small one that unpacks to a large one is called off at the limit. */
const bytesOf = async (response: Response, most: number, patience: Patience): Promise<Uint8Array> => {
  if (!response.body) return new Uint8Array()
  const parts: Uint8Array[] = []
  let length = 0
  for await (const part of response.body as AsyncIterable<Uint8Array>) {
    patience.heard()
    length += part.byteLength
    if (length > most) throw tooLarge(most)
    parts.push(part)
  }
  return Buffer.concat(parts)
}

/** What a server says of an error, as far as it is text. */
const saying = async (response: Response, patience: Patience): Promise<string> => {
  const text = quoted(Buffer.from(await bytesOf(response, 100_000, patience)).toString('utf8'))
  return text && !text.startsWith('<') ? `: ${text}` : ''
}

const statusFault = async (response: Response, now: number, patience: Patience): Promise<Fault> => {
  const { status, headers } = response
  if (status === 404) return new Fault('has nothing there (404)', { isPassing: false, isAbsent: true })
  const pause = pauseIn(headers.get('retry-after'), now)
  const words: Readonly<Record<number, string>> = { 429: 'too many questions', 503: 'not available' }
  const named = `answers ${status}${words[status] ? ` (${words[status]})` : ''}`
  if (passingStatus.includes(status)) return passing(named, pause)
  return lasting(`${named}${await saying(response, patience)}`)
}

/** The place that a redirect leads to. Throws a fault where it leaves the host. */
const redirected = (response: Response, from: URL): URL => {
  const location = response.headers.get('location')
  if (!location || !URL.canParse(location, from.href)) throw lasting('redirects to nowhere')
  const to = new URL(location, from)
  if (to.origin !== from.origin || to.username || to.password)
    throw lasting(
      `redirects to another host (${quoted(to.host)}), which is not asked`,
      'Nothing was changed. Where that host is meant, name it in STEMCELL_CTGOV_URL',
    )
  return to
}

const isJson = (type: string | null): boolean => /^application\/(?:[\w.-]+\+)?json\s*(?:;|$)/i.test(type ?? '')

const decoded = (bytes: Uint8Array): string => {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    throw lasting('sent bytes that are no UTF-8')
  }
}

const answered = async (response: Response, { limits, now }: Asking, patience: Patience): Promise<string> => {
  if (!response.ok) throw await statusFault(response, now(), patience)
  const type = response.headers.get('content-type')
  if (!isJson(type))
    throw lasting(
      `answers with ${type ? `"${quoted(type)}"` : 'something without a type'} instead of JSON`,
      'A page to sign in to a network answers so. Open the address in a browser to see it',
    )
  if (response.headers.get('content-encoding')?.includes(',')) throw lasting('packs its answers more than once')
  if (Number(response.headers.get('content-length')) > limits.bytes) throw tooLarge(limits.bytes)
  return decoded(await bytesOf(response, limits.bytes, patience))
}

/** Ask once, following redirects within the host; the text of the answer. Throws a fault. */
export const exchange = async (address: string, asking: Asking): Promise<string> => {
  const patience = new Patience(asking.limits)
  const headers = { accept: 'application/json', 'user-agent': asking.agent }
  let response: Response | undefined
  try {
    let url = new URL(address)
    for (let taken = 0; ; taken++) {
      response = await fetch(url, { headers, redirect: 'manual', signal: patience.signal })
      patience.heard()
      if (response.status < 300 || response.status >= 400) return await answered(response, asking, patience)
      if (taken === asking.limits.redirects) throw lasting(`redirects more than ${taken} times, as in a circle`)
      url = redirected(response, url)
      await response.body?.cancel()
    }
  } catch (error) {
    throw patience.reason ?? networkFault(error)
  } finally {
    patience.over()
    // What is not read any more is not sent on.
    if (response?.body && !response.bodyUsed) await response.body.cancel().catch(() => {})
  }
}
