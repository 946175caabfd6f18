/** A registry on a server: ours, or one that a team has as AACT. */
import { openPostgres, type RegistryStore, type StoredStudy, type Terms } from '../store/index.js'
import type { FoundStudy } from '../study/index.js'
import { AactStore, type Bounds } from './aact.js'

/**
 * Opens what an address of PostgreSQL leads to. AACT is told by its tables, and read where there is no registry of ours beside it.
 *
 * @param stored A study as stores keep it.
 * @param bounds How many studies of AACT are read at once, and held, where not as usual.
 */
export const openServer = (
  url: string,
  terms: Terms,
  how: 'read' | 'write',
  stored: (found: FoundStudy, terms: Terms) => StoredStudy,
  bounds?: Bounds,
): Promise<RegistryStore> =>
  openPostgres(url, terms, how, async (connection) => {
    const [row] = await connection.query("SELECT to_regclass('ctgov.studies')::text AS there")
    return (row?.there ?? null) === null ? undefined : new AactStore(connection, terms, stored, bounds)
  })
