import { expect, it } from 'vitest'
import { loadFormat } from '../../src/render/index.js'
import { saying } from '../helpers/answers.js'

it.each(['json', 'ndjson'] as const)(
  '%s asks for items one by one, and for none before what is before it is out',
  async (format) => {
    let asked = 0
    const item = { text: 'x'.repeat(1000) }
    const stream = function* () {
      for (; asked < 1000; asked++) yield item
    }
    const { pieces } = await (await loadFormat(format))(
      { ...saying('x'), items: [], count: 1000, stream },
      { width: undefined, color: 0, links: false },
    )
    const sizes: number[] = []
    for (const piece of pieces?.() ?? []) {
      sizes.push(piece.byteLength)
      // No more was made than was given out.
      expect(asked * 1000).toBeLessThan(sizes.reduce((a, b) => a + b))
    }
    expect(asked).toBe(1000)
    expect(Math.max(...sizes)).toBeLessThan(70_000)
  },
)
