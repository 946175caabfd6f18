/** Where the registry is asked: its one host over https, or the address that the user named. */
import { usage } from '../../errors.js'
import { harmless } from '../../text.js'

/** The variable that names another address: a mirror, or a test. */
const hostVariable = 'STEMCELL_CTGOV_URL'

export type Host = {
  /** Address of the API without a slash at its end. */
  readonly base: string
  /** How it is called in messages. */
  readonly name: string
  readonly isPublic: boolean
}

const publicHost: Host = { base: 'https://clinicaltrials.gov/api/v2', name: 'clinicaltrials.gov', isPublic: true }

/** An address as it may be shown: no name or password, nothing that was asked. */
const withoutSecrets = (address: string): string => address.replace(/\/\/[^/]*@/, '//…@').replace(/[?#].*$/s, '')

const refused = (address: string, why: string): Error =>
  usage(
    `${hostVariable} is no address that can be asked: "${harmless(withoutSecrets(address))}" ${why}`,
    `Expected an address such as ${publicHost.base}; leave the variable out to ask that one`,
  )

/** The host of a run. Throws a usage failure where the variable holds no address of a service. */
export const hostFrom = (env: Readonly<Record<string, string | undefined>>): Host => {
  const address = env[hostVariable]
  if (!address) return publicHost
  let url: URL
  try {
    url = new URL(address)
  } catch {
    throw refused(address, 'is no URL')
  }
  if (url.protocol !== 'https:' && url.protocol !== 'http:') throw refused(address, 'is neither http nor https')
  if (url.username || url.password) throw refused(`${url.protocol}//…@${url.host}`, 'holds a name or password')
  if (url.search || url.hash) throw refused(address, 'holds a question or a fragment')
  const base = `${url.origin}${url.pathname.replace(/\/+$/, '')}`
  return { base, name: url.host, isPublic: base === publicHost.base }
}
