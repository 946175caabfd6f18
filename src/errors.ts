/**
 * Two families of failure: the user can act (usage, not found, bad data), or we have a bug. Every one carries an exit code
 * that is documented and stable.
 */

export const exitCodes = {
  ok: 0,
  bug: 1,
  usage: 2,
  'not-found': 3,
  'bad-data': 4,
  interrupted: 130,
} as const

export type FailureCode = 'usage' | 'not-found' | 'bad-data'

/** A failure that the user can act on: what is wrong (quoting the value), and what to do next. */
export class Failure extends Error {
  override readonly name = 'Failure'
  /** Whether the files of the dataset are to blame, so that no other question can be answered either. */
  readonly isDamage: boolean
  constructor(
    readonly code: FailureCode,
    message: string,
    readonly hint?: string,
    { isDamage = false }: { readonly isDamage?: boolean } = {},
  ) {
    super(message)
    this.isDamage = isDamage
  }
  get exitCode(): number {
    return exitCodes[this.code]
  }
}

export const usage = (message: string, hint?: string): Failure => new Failure('usage', message, hint)
export const notFound = (message: string, hint?: string): Failure => new Failure('not-found', message, hint)
export const badData = (message: string, hint?: string): Failure => new Failure('bad-data', message, hint)
/** The files of a dataset are not as they were made. */
export const damage = (message: string, hint: string): Failure =>
  new Failure('bad-data', message, hint, { isDamage: true })

/** Nobody reads what is written any more (| head): no failure, and nothing more to say. */
export class ReaderGone extends Error {
  override readonly name = 'ReaderGone'
}

/** Whether an error is one that the user can act on. By its name: parts of the program are bundled apart and share no classes. */
export const isFailure = (error: unknown): error is Failure => error instanceof Error && error.name === 'Failure'

/** The code of an error of Node (ENOENT, EPIPE), where it has one. */
export const errorCode = (error: unknown): string | undefined =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined

/** What an error says. */
export const errorMessage = (error: unknown): string => (error instanceof Error ? error.message : String(error))
