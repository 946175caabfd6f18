/** Folders that tests make stand in one folder of the run, which goes when the run ends: also those of tests that failed. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export default (): (() => void) => {
  const folder = mkdtempSync(join(tmpdir(), 'stemcell-tests-'))
  // Workers, and the programs that tests start, take it from here.
  process.env.TMPDIR = folder
  return () => rmSync(folder, { recursive: true, force: true, maxRetries: 3 })
}
