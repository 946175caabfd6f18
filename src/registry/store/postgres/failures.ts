/** What goes wrong with a server, as one failure that says what to do. */
import { badData, errorCode, errorMessage, isFailure } from '../../../errors.js'
import { harmless } from '../../../text.js'
import type { Address } from './address.js'

/** Codes of PostgreSQL (appendix A of its manual) and of Node, by what they mean for us. */
const meanings: readonly (readonly [code: RegExp, says: string, hint: string])[] = [
  [
    /^(28000|28P01)$/,
    'refuses the user',
    'Give user and password in the address, in PGUSER and PGPASSWORD, or in ~/.pgpass',
  ],
  [/^3D000$/, 'does not exist', 'Make it with createdb, or name another database'],
  [
    /^42501$/,
    'does not permit this',
    'Reading needs USAGE on the schema stemcell and SELECT on its tables; import needs the owner of the schema, or CREATE on the database',
  ],
  [/^25006$/, 'takes no writes', 'It is a replica, or its transactions are read-only: import into the primary'],
  [
    /^(42P01|42703|3F000|42883)$/,
    'has tables of another form',
    'It was made by another version of this program: use that, or import anew into an empty database',
  ],
  [/^(53100|58030)$/, 'has no room left', 'What was kept before is whole. Make room, and run the same command again'],
  [/^53300$/, 'takes no more connections', 'Try again when others have ended theirs'],
  [/^(55P03|40P01|40001)$/, 'is busy', 'Another program writes at the moment: try again'],
  [/^(ENOTFOUND|EAI_AGAIN)$/, 'has an unknown host', 'Look at the name of the host in the address'],
  [
    /^(ECONNREFUSED|ENOENT|EACCES|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH)$/,
    'does not answer',
    'Start the server, or look at host and port in the address',
  ],
]

const gone =
  /^(57P0\d|08\d{3}|ECONNRESET|EPIPE)$|connection terminated|connection error|server closed|not queryable|client was closed|timeout expired|timeout exceeded/i

/** The failure that an error of the client or the server means. */
export const failureOf = (error: unknown, { where, hide }: Address): Error => {
  if (isFailure(error)) return error
  const code = errorCode(error) ?? ''
  const says = harmless(hide(errorMessage(error)))
  const meaning = meanings.find(([pattern]) => pattern.test(code))
  if (meaning) return badData(`${where} ${meaning[1]}: ${says}`, meaning[2])
  if (gone.test(code) || gone.test(says))
    return badData(
      `the connection to ${where} was lost: ${says}`,
      'What was kept before is whole. When the server answers again, run the same command: an import goes on where it was',
    )
  return badData(
    `${where} says: ${says}`,
    code ? `PostgreSQL explains its code ${harmless(code)} in appendix A` : undefined,
  )
}
