import { expect, it } from 'vitest'
import { compile, recordsIn } from '../../src/compile/index.js'
import { inMemory, Store } from '../../src/store/index.js'
import { dataset } from '../helpers/records.js'
import { smallWorld } from '../helpers/small-world.js'

it('what is read back from a compiled dataset compiles to the same files', () => {
  const records = dataset(smallWorld)
  const files = compile({ ...records, trials: records.trials.toSorted((a, b) => (a.id < b.id ? -1 : 1)) })
  expect(compile(recordsIn(new Store(inMemory(files))))).toEqual(files)
})
