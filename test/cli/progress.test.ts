import { describe, expect, it } from 'vitest'
import { progressOn } from '../../src/cli/progress.js'

const watch = (isTTY: boolean, env: Record<string, string> = {}, of = 400, what?: string): string => {
  const written: string[] = []
  const out = { isTTY, write: (text: string | Uint8Array) => void written.push(String(text)) }
  const progress = progressOn({ stderr: out, env } as unknown as Parameters<typeof progressOn>[0])
  for (let i = 1; i <= of; i++) progress?.(i, of, what)
  return written.join('')
}

describe('progress of long work', () => {
  it('is told on a terminal, and leaves nothing of itself', () => {
    expect(watch(true)).toContain('Checked 200 of 400 sentences (50 %)')
    expect(watch(true).endsWith('\r\u001b[K')).toBe(true)
  })

  it('names what is done where that is told, however few', () => {
    expect(watch(true, {}, 2, 'Studies')).toBe('\r\u001b[KStudies: 1 of 2\r\u001b[K')
  })

  it('is not told where nobody watches, where a line cannot be taken back, or of short work', () => {
    expect([watch(false), watch(true, { TERM: 'dumb' }), watch(true, {}, 50)]).toEqual(['', '', ''])
  })
})
