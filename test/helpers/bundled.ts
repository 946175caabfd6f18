import { openDataset, type Store } from '../../src/store/index.js'

let opened: Store | undefined
/** The bundled dataset, opened once for all test files of a worker, as a server and a list of command lines keep it open. */
export const openBundled = (): Store => {
  opened ??= openDataset()
  return opened
}
