import { expect, it } from 'vitest'
import { areas } from './areas.js'
import { fuzz, problemOf } from './fuzz.js'

it('no crash, nothing slow and no raw character in a short run of a fixed seed (npm run fuzz for a long one)', async () => {
  const { ran, findings } = await fuzz({ seed: 20261121, from: 0, count: 300, only: [] })
  expect(findings).toEqual([])
  expect(Object.keys(ran).sort()).toEqual(areas.map(({ name }) => name).sort())
})

it.each([
  [{ shown: ['a\u001b[2J'] }, 0, 'raw U+1b in an output'],
  [{ shown: ['a\u202e'] }, 0, 'raw U+202e in an output'],
  [{ shown: [], code: 1, stderr: 'internal error' }, 0, 'exit code 1: internal error'],
  [{ shown: [] }, 6, '6.0 s'],
  [{ shown: ['a\tb\r\n'], code: 4 }, 1, undefined],
])('of %j in %i s it says %j', (outcome, seconds, problem) => expect(problemOf(outcome, seconds)).toBe(problem))
