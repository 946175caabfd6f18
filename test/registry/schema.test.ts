/** The tables of a registry and their version change together: a database of another form must be told, or brought forward. */
import { crc32 } from 'node:zlib'
import { expect, test } from 'vitest'
import { trialsCatalog } from '../../src/query/index.js'
import { describeLayout, layoutOf } from '../../src/query/sql/index.js'
import { schemaVersion } from '../../src/registry/store/cells.js'

test('another list of fields is another schema: count schemaVersion up, and say in postgres/migrate.ts how its records are read', () => {
  expect([schemaVersion, crc32(describeLayout(layoutOf(trialsCatalog)))]).toEqual([3, 143015896])
})
