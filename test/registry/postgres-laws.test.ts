import { afterAll, describe } from 'vitest'
import { openPostgres } from '../../src/registry/store/postgres/index.js'
import { isInstalled } from '../helpers/optional.js'
import { type Cluster, emptied, startPostgres } from '../helpers/postgres.js'
import { storeLaws } from './laws.js'

let started: Promise<Cluster> | undefined
const cluster = (): Promise<Cluster> => {
  started ??= startPostgres()
  return started
}
afterAll(async () => (await started)?.stop())

describe.skipIf(!isInstalled('postgres'))('on a server', () => {
  storeLaws(
    'PostgreSQL',
    async () => {
      const { url } = await cluster()
      return {
        open: (terms, how) => openPostgres(url(), terms, how),
        remove: () => emptied(url()),
      }
    },
    20,
  )
})
