import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openSqlite } from '../../src/registry/store/index.js'
import { storeLaws } from './laws.js'

storeLaws('SQLite', () => {
  const folder = mkdtempSync(join(tmpdir(), 'registry-'))
  return {
    open: (terms, how) => openSqlite(join(folder, 'registry.sqlite'), terms, how),
    remove: () => rmSync(folder, { recursive: true }),
  }
})
