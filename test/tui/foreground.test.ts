import { describe, expect, it } from 'vitest'
import { ownsTerminal } from '../../src/tui/terminal/foreground.js'

/** A line of /proc/PID/stat: of group 7, in a session with terminal 34816. */
const stat = (owner: number, name = 'node'): string => `9 (${name}) S 1 7 3 34816 ${owner} 4194304 0 0`

describe('the terminal is', () => {
  it.each([
    ['ours when our group has it', stat(7), 34816, true],
    ['another’s when another group has it', stat(8), 34816, false],
    ['ours when its group cannot be seen from here', stat(0), 34816, true],
    ['ours when the session has none', stat(-1), 34816, true],
    ['ours when it is not the one of the session', stat(8), 34817, true],
    ['told apart also for a program with a parenthesis in its name', stat(8, 'a) S 1 8 (b'), 34816, false],
    ['ours when the line says nothing', '', 34816, true],
  ])('%s', (_, line, device, ours) => expect(ownsTerminal(line, device)).toBe(ours))
})
