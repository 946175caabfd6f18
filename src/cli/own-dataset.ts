/** Where the dataset of the user's own records is. Loaded where there are any. */
import { accessSync, constants } from 'node:fs'
import { notFound } from '../errors.js'
import type { OwnPlace } from '../layers/index.js'
import { editionFiles, editionFolder, type Pointer, readPointer } from '../layers/pointer.js'
import { markReader } from '../layers/readers.js'
import { Store } from '../store/index.js'
import { harmless } from '../text.js'
import type { Io } from './io.js'

const isWritable = (folder: string): boolean => {
  try {
    accessSync(folder, constants.W_OK)
    return true
  } catch {
    return false
  }
}

/**
 * The dataset that is read, in a folder of own data; undefined where it is the bundled one. A dataset that
 * another program compiled, or over other records, is compiled anew first, which is told: in memory, for this run, where nothing can
 * be written. What runs for `long` reads files as they are asked for: prune leaves them there.
 */
export const ownEdition = async (
  folder: string,
  own: OwnPlace,
  { io, runs }: { readonly io: Io; readonly runs: 'long' | 'once' },
): Promise<Store | undefined> => {
  const base = own.base()
  const pointer = readPointer(folder)
  if (!pointer)
    throw notFound(
      `${harmless(folder)} holds no records of yours`,
      `Add some: stemcell data add FILE --data ${harmless(folder)}`,
    )
  const placed = ({ edition, isEmpty }: Pointer): Store | undefined => {
    if (isEmpty) return undefined
    if (runs === 'long') markReader(editionFolder(folder, edition))
    return new Store(editionFiles(folder, edition))
  }
  if (pointer.bundledOnly) return undefined
  if (pointer.over === `${own.version} ${base.bundle.mark}`) return placed(pointer)
  const { openEdition, refresh } = await import('../layers/index.js')
  if (!isWritable(folder)) {
    io.stderr.write(
      `This program, or its dataset, has changed, and nothing can be written to ${harmless(folder)}: your records are compiled with it anew for this run alone.\n`,
    )
    return openEdition(own, pointer.edition)
  }
  io.stderr.write('This program, or its dataset, has changed: your records are compiled with it anew.\n')
  await refresh(own)
  return placed(readPointer(folder) ?? pointer)
}
