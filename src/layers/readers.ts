/** Which editions are read by programs that run for long (the browser, the server for agents): prune leaves them to their readers. */
import { readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { isLeft, markPattern, newMark } from '../files/index.js'

const readerName = new RegExp(`^\\.reader-(${markPattern})$`)

/** Say that this process reads an edition. Where nothing can be written nothing can be pruned either. */
export const markReader = (edition: string): void => {
  try {
    writeFileSync(join(edition, `.reader-${newMark()}`), '', { mode: 0o600 })
  } catch {
    // A folder that is read only.
  }
}

/** Whether a program that still runs reads an edition. */
export const hasReader = (edition: string): boolean =>
  readdirSync(edition).some((name) => {
    const mark = readerName.exec(name)?.[1]
    return mark !== undefined && !isLeft(join(edition, name), mark)
  })
