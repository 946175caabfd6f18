/** Folders that tests make stand in one folder of the run, which goes when the run ends: also those of tests that failed. */
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export default (): (() => void) => {
  const folder = mkdtempSync(join(tmpdir(), 'stemcell-tests-'))
  // Servers that refuse to run as root reach the folders below that are theirs; what is in it they cannot list.
  chmodSync(folder, 0o711)
  // Workers, and the programs that tests start, take it from here.
  process.env.TMPDIR = folder
  return () => rmSync(folder, { recursive: true, force: true, maxRetries: 3 })
}
