/** Names of a process that is no more. */
import { spawnSync } from 'node:child_process'
import { newMark } from '../../src/files/owner.js'

/** A mark as a process of this machine would leave it that was killed. */
export const markOfTheDead = (): string => {
  const { pid } = spawnSync(process.execPath, ['--version'])
  return newMark().replace(`-${process.pid}-`, `-${pid}-`)
}
