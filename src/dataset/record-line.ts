/** The form in which the program keeps a record, and the hash over all of them: written by the build, repeated by verify. */
import { createHash } from 'node:crypto'
import { harmlessJson } from '../text.js'
import { type Kind, kinds } from './kinds.js'

/** A record as one line of JSON that is safe to print; the address of its schema is for editors and stays behind. */
export const recordLine = ({ $schema: _, ...record }: { readonly $schema?: string | undefined }): string =>
  harmlessJson(JSON.stringify(record))

/** SHA-256 over every record line with its kind before it, in the order of kinds and ids. */
export const hashRecords = (lines: Readonly<Record<Kind, readonly (string | Uint8Array)[]>>): string => {
  const hash = createHash('sha256')
  for (const kind of kinds) for (const line of lines[kind]) hash.update(`${kind}\n`).update(line).update('\n')
  return `sha256:${hash.digest('hex')}`
}
