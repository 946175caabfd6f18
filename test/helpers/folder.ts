/** A data folder on disk, as a curator would have it, gone when the test is over. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { kinds } from '../../src/dataset/index.js'
import { dataset, trial } from './records.js'

export const temporary = (): string => {
  const at = mkdtempSync(join(tmpdir(), 'stemcell-'))
  onTestFinished(() => rmSync(at, { recursive: true }))
  return at
}

/** A data folder that holds the small dataset, with some files written otherwise. */
export const dataFolder = (others: Readonly<Record<string, unknown>> = {}): string => {
  const at = temporary()
  mkdirSync(join(at, 'trials'))
  const data = dataset()
  const files: Record<string, unknown> = {
    ...Object.fromEntries(
      kinds.filter((kind) => kind !== 'trials').map((kind) => [`${kind}.json`, { items: data[kind] }]),
    ),
    'trials/made-up.json': trial('made-up'),
    'exclusions.json': { items: [] },
    'dataset.json': data.description,
    ...others,
  }
  for (const [name, content] of Object.entries(files))
    if (content !== undefined)
      writeFileSync(join(at, name), typeof content === 'string' ? content : JSON.stringify(content))
  return at
}
