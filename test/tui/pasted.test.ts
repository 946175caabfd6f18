import { describe, expect, it } from 'vitest'
import { withPastes } from '../../src/tui/state/pasted.js'
import type { Mode } from '../../src/tui/state/state.js'
import { decode } from '../../src/tui/terminal/decode.js'

const names = (sent: string, mode: Mode): string[] => withPastes(decode(sent).keys, mode).map(({ name }) => name)
const pasted = (sent: string, mode: Mode): string | undefined => withPastes(decode(sent).keys, mode)[0]?.text

describe('text that is pasted without marks', () => {
  it('into a line that is typed goes on behind its end: one line, and nothing is done', () => {
    expect(names('disease:t1d\rcell:msc', 'prompt')).toEqual(['paste'])
    expect(pasted('disease:t1d\rcell:msc\r', 'prompt')).toBe('disease:t1d cell:msc ')
  })

  it('where keys are expected is no keys', () => {
    expect(names('Mesenchymal stem cells lower insulin dose.\rQ', 'list')).toEqual(['paste'])
  })

  it.each<[string, string, Mode]>([
    ['a line typed ahead with its Enter', 'disease:t1d\r', 'prompt'],
    ['a held-down key', 'j'.repeat(60), 'list'],
    ['a few keys at once', 'jjkl\rmq', 'list'],
    ['keys that open a line themselves', '/disease:t1d allocation:randomized\r', 'list'],
    ['arrows among letters', 'abcdefgh\u001b[Bijklmnopqrstuvwxyz', 'list'],
    ['an answer', 'yesyesyesyesyesabcdefghijk', 'confirm'],
  ])('leaves %s as they are', (_, sent, mode) => {
    expect(names(sent, mode)).toEqual(decode(sent).keys.map(({ name }) => name))
  })
})
