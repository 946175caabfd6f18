import { expect, it } from 'vitest'
import { badData, exitCodes, isFailure, notFound, usage } from '../src/errors.js'

it('exit codes are what the documentation says', () => {
  expect(exitCodes).toEqual({ ok: 0, bug: 1, usage: 2, 'not-found': 3, 'bad-data': 4, interrupted: 130 })
})

it.each([
  [usage('a', 'b'), 2],
  [notFound('a', 'b'), 3],
  [badData('a', 'b'), 4],
])('%s carries what is wrong, what to do and exit code %i', (failure, code) => {
  expect(failure).toMatchObject({ message: 'a', hint: 'b', exitCode: code })
  expect(isFailure(failure)).toBe(true)
})

it('other errors are ours', () => {
  for (const error of [new Error('x'), new TypeError('x'), 'x', null, undefined, { name: 'Failure' }])
    expect(isFailure(error)).toBe(false)
})
