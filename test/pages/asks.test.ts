import { describe, expect, it } from 'vitest'
import { plain } from '../../src/answer.js'
import { type Kind, kinds } from '../../src/dataset/index.js'
import { answerTo, asksIn, drawn, visible } from '../helpers/asks.js'
import { openBundled } from '../helpers/bundled.js'

const dataset = openBundled()
/** Every record of the small kinds, and one trial or reference in eight. */
const sample = (kind: Kind): string[] =>
  dataset
    .ids(kind)
    .filter((_, i) => !['trials', 'references', 'claims', 'edges'].includes(kind) || i % 8 === 0)
    .map((id) => `${kind}/${id}`)

describe.each(kinds)('pages of %s', (kind) => {
  it('say the same with and without their links', async () => {
    for (const id of sample(kind)) {
      const answer = await answerTo(['show', id])
      for (const width of [44, 100]) {
        const [without, linked] = [await drawn(answer, width, false), await drawn(answer, width, true)]
        expect(visible(linked), id).toBe(visible(without))
      }
    }
  })

  it('ask for what there is', async () => {
    const asked = new Map<string, readonly string[]>()
    for (const id of sample(kind))
      for (const { words } of asksIn(await answerTo(['show', id]), 100)) asked.set(words.join(' '), words)
    for (const words of asked.values()) {
      const [of, id] = (words[1] ?? '').split('/') as [Kind, string]
      if (words[0] === 'show') expect(dataset.ids(of), words.join(' ')).toContain(id)
      else expect((await answerTo(words)).count, words.join(' ')).toBeGreaterThan(0)
    }
  })
})

describe('trace', () => {
  it.each(['', 'masking enrollment', 'outcomes'])('%s: says the same with and without its links', async (fields) => {
    for (const trial of ['carlsson-2023-wj-msc-t1d', 'zang-2022-uc-msc-t2d', 'araujo-2020-asc-t1d']) {
      const answer = await answerTo(`trace ${trial} ${fields}`.trim())
      for (const width of [60, 140]) {
        const [without, linked] = [await drawn(answer, width, false), await drawn(answer, width, true)]
        expect(visible(linked)).toBe(visible(without))
      }
    }
  })

  it('of every value lists each source it names below its table: number, level, what was read, address', async () => {
    for (const { id, sources } of dataset.records('trials').filter((_, i) => i % 10 === 0)) {
      const blocks = (await answerTo(['trace', id])).view()
      const at = blocks.findIndex((block) => block.kind === 'heading' && plain(block.text) === 'Sources read')
      const list = blocks[at + 1]
      expect(at, id).toBeGreaterThan(blocks.findIndex(({ kind }) => kind === 'table'))
      expect(list?.kind === 'list' ? list.items.map(plain) : [], id).toEqual(
        sources.map((s) => `${s.id} ${s.level} (${s.what}) ${s.url}`),
      )
    }
  })
})
