/** What may go wrong with one question, and whether asking again may help. */
import { harmless } from '../../text.js'

/** Thrown within the client only: what leaves it are failures that a user can act on. */
export class Fault extends Error {
  override readonly name = 'Fault'
  constructor(
    message: string,
    readonly about: {
      /** Whether it may be gone in a moment. */
      readonly isPassing: boolean
      /** What to do about it, where the message does not say enough. */
      readonly hint?: string
      /** Milliseconds that the server asks to wait. */
      readonly pause?: number
      /** Whether what was asked for is not there. */
      readonly isAbsent?: boolean
      /** Whether the answer is more than is taken at once. */
      readonly isTooLarge?: boolean
    },
  ) {
    super(message)
  }
}

export const lasting = (message: string, hint?: string): Fault =>
  new Fault(message, hint === undefined ? { isPassing: false } : { isPassing: false, hint })

export const passing = (message: string, pause?: number): Fault =>
  new Fault(message, pause === undefined ? { isPassing: true } : { isPassing: true, pause })

/** Of a code or text that another machine sent: short, and nothing in it moves a cursor. */
export const quoted = (text: string): string => {
  const shown = harmless(text.replace(/\s+/g, ' ').trim())
  return shown.length > 160 ? `${shown.slice(0, 160)}…` : shown
}

/** Codes of connections that no second try mends at once. */
const unreachable: Readonly<Record<string, string>> = {
  ENOTFOUND: 'its name is not known here',
  EAI_AGAIN: 'its name cannot be looked up',
  ECONNREFUSED: 'nothing answers there',
  ENETUNREACH: 'there is no network',
  EHOSTUNREACH: 'there is no way to it',
  EACCES: 'connections are not allowed',
}

const codeOf = (error: unknown): string | undefined => {
  for (let one = error; one instanceof Error; one = one.cause) if ('code' in one) return String(one.code)
  return undefined
}

/** What an error of the connection means. */
export const networkFault = (error: unknown): Fault => {
  if (error instanceof Fault) return error
  const code = codeOf(error)
  const why = code === undefined ? undefined : unreachable[code]
  if (why !== undefined)
    return lasting(
      `cannot be reached: ${why} (${code})`,
      'Without a way to it, fetch the records elsewhere and run: stemcell import FILE',
    )
  if (code !== undefined && /CERT|SELF_SIGNED|ISSUER|SIGNATURE|ALTNAME|^ERR_(TLS|SSL)/.test(code))
    return lasting(
      `cannot be trusted: its certificate is not accepted (${quoted(code)})`,
      'A proxy that opens connections needs its certificate in NODE_EXTRA_CA_CERTS',
    )
  if (code?.startsWith('Z_') || code?.startsWith('ERR_BROTLI') || code?.startsWith('ERR_PADDING'))
    return passing(`sent an answer that cannot be unpacked (${quoted(code)})`)
  if (error instanceof Error && error.cause instanceof Error && error.cause.message === 'bad port')
    return lasting('cannot be asked: no web server may have that port')
  return passing(`broke the connection off${code === undefined ? '' : ` (${quoted(code)})`}`)
}
