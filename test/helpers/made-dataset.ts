/** A dataset of made-up records, compiled and opened as the real one is. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { compileDataset } from '../../scripts/compile-dataset.js'
import { Dataset, kinds } from '../../src/dataset/index.js'
import type { SourceData } from '../../src/dataset/source.js'
import { dataset as records } from './records.js'

const folders: string[] = []
process.on('exit', () => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true })
})

/** Write the records as a curator would, compile them, open the result. */
export const datasetOf = (more: Partial<SourceData>): Dataset => {
  const folder = mkdtempSync(join(tmpdir(), 'stemcell-made-'))
  folders.push(folder)
  const data = records(more)
  const write = (name: string, content: unknown): void => writeFileSync(join(folder, name), JSON.stringify(content))
  mkdirSync(join(folder, 'trials'))
  mkdirSync(join(folder, 'built'))
  for (const trial of data.trials) write(`trials/${trial.id}.json`, trial)
  for (const kind of kinds) if (kind !== 'trials') write(`${kind}.json`, { items: data[kind] })
  write('exclusions.json', { items: data.exclusions })
  write('dataset.json', data.description)
  const files = compileDataset(folder)
  for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, 'built', name), content)
  return new Dataset(pathToFileURL(`${folder}/built/`))
}
