import { describe, expect, it } from 'vitest'
import { openBundled } from '../helpers/bundled.js'
import { ok } from '../helpers/cli.js'

const trials = openBundled().records('trials')

describe('the page of a trial', () => {
  it('says which source gave which field, as far as that was recorded', async () => {
    const some = trials.filter((t) => Object.keys(t.provenance ?? {}).length)
    expect(some.length).toBeGreaterThan(50)
    for (const t of some) {
      const { stdout } = await ok(['show', t.id])
      for (const [path, { sources, isOneOf, note }] of Object.entries(t.provenance ?? {})) {
        const remarks = [...(isOneOf ? ['which of these was not recorded'] : []), ...(note ? [note] : [])].join('; ')
        const line = stdout
          .split('\n')
          .find((text) => text.includes(`[${sources.join(', ')}]${remarks && ` ${remarks}`}`) && text.includes(path))
        expect(line, `${t.id} ${path}`).toBeDefined()
      }
    }
  })

  it('says which values name no page where there are several sources, and that one was the only one', async () => {
    for (const t of trials.slice(0, 60)) {
      const { stdout } = await ok(['show', t.id])
      expect(stdout).toContain(
        t.sources.length === 1 ? 's1, the only one' : 'What names no source is our own word or code, or was inferred',
      )
    }
  })

  it('marks values of the design that were inferred', async () => {
    const some = trials.filter((t) => t.inferred && 'design.model' in t.inferred)
    expect(some.length).toBeGreaterThan(10)
    for (const t of some) expect((await ok(['show', t.id])).stdout).toContain(`model ${t.design.model} (inferred)`)
  })
})
