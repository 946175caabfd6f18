/** The program as shells ask it for completions: loaded instead of the rest of it. */
import { writeSync } from 'node:fs'
import { placeOf } from './layers/place.js'
import { editionFolder, readPointer } from './layers/pointer.js'
import { answerCompletion } from './shell/answer.js'

type Outside = Pick<NodeJS.Process, 'env' | 'platform'>

/** The dataset whose ids are offered: the user's own edition where runs read it. */
const datasetFolder = (bundled: string, outside: Outside): string => {
  const place = placeOf(outside, 'data')
  const pointer = 'folder' in place ? readPointer(place.folder) : undefined
  return pointer === undefined || !('folder' in place) || pointer.bundledOnly || pointer.isEmpty
    ? bundled
    : editionFolder(place.folder, pointer.edition)
}

/** Answer a shell; it is never told of an error, for it would stand on the line that is typed. */
export const main = (argv: readonly string[], outside: Outside): void => {
  try {
    const bundled = `${import.meta.dirname}/data`
    const data = datasetFolder(bundled, outside)
    writeSync(1, answerCompletion(argv, { dist: import.meta.dirname, data, env: outside.env }))
  } catch {
    // Nothing is completed.
  }
}
