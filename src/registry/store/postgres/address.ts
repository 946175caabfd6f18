/** Addresses of databases as people may read them: never with a password. */
import { parse } from 'pg-connection-string'
import { usage } from '../../../errors.js'

const form = 'Write postgres://USER@HOST/DATABASE, or postgres:///DATABASE for the server of this machine'

const begins = /^postgres(?:ql)?:\/\//

export type Address = {
  /** As it was given; for the client alone. */
  readonly url: string
  /** For people: user, host, port and database. */
  readonly where: string
  /** Takes every trace of the password out of a text. */
  readonly hide: (text: string) => string
}

/** Reads an address. A usage failure where it is none; the failure does not quote it, since it may hold a password. */
export const readAddress = (url: string): Address => {
  const parts = ((): ReturnType<typeof parse> => {
    try {
      return parse(url)
    } catch {
      throw usage('the address of the store is not one of PostgreSQL', form)
    }
  })()
  if (!begins.test(url) || !parts.database)
    throw usage(
      parts.database
        ? 'the address of the store is not one of PostgreSQL'
        : 'the address of the store names no database',
      form,
    )
  const port = parts.port && parts.port !== '5432' ? `:${parts.port}` : ''
  const user = parts.user ? `${parts.user}@` : ''
  const secrets = [parts.password, parts.password && encodeURIComponent(parts.password)].filter(
    (text): text is string => Boolean(text),
  )
  return {
    url,
    where: `postgres://${user}${parts.host ?? ''}${port}/${parts.database}`,
    hide: (text) => secrets.reduce((hidden, secret) => hidden.replaceAll(secret, '***'), text),
  }
}
