/** A dataset of made-up records, compiled and opened as the real one is. */
import { compile } from '../../src/compile/index.js'
import type { SourceData } from '../../src/dataset/source.js'
import { inMemory, Store } from '../../src/store/index.js'
import { dataset as records } from './records.js'

export const datasetOf = (more: Partial<SourceData>): Store => {
  const data = records(more)
  // As they stand in their folder.
  const trials = data.trials.toSorted((a, b) => (a.id < b.id ? -1 : 1))
  return new Store(inMemory(compile({ ...data, trials })))
}
