import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { draw, saying } from '../helpers/answers.js'
import { dangerous, hostileText } from '../helpers/hostile.js'

const raw = (record: unknown) => ({ bytes: Buffer.from(JSON.stringify(record)) })

describe('JSON', () => {
  it('gives back every value of an answer', async () => {
    await fc.assert(
      fc.asyncProperty(hostileText(), async (text) => {
        const answer = saying(text)
        const { format, dataset, query, count, total, groups, items, notes, next } = answer
        const { body } = await draw(answer, 'json')
        expect(JSON.parse(body)).toEqual({ format, dataset, query, count, total, groups, items, notes, next })
        expect(body.replaceAll('\n', '')).not.toMatch(dangerous)
      }),
    )
  })

  it('passes whole records through as they were stored, one a line', async () => {
    const records = [
      { id: 'a', name: '脐带' },
      { id: 'b', deep: { list: [1, null] } },
    ]
    const answer = { ...saying('x'), items: [raw(records[0]), { id: 'c' }, raw(records[1])] }
    expect((await draw(answer, 'json')).body).toContain(
      '"items": [\n    {"id":"a","name":"脐带"},\n    {"id":"c"},\n    {"id":"b","deep":{"list":[1,null]}}\n  ],',
    )
    expect((await draw(answer, 'ndjson')).body).toBe(
      '{"id":"a","name":"脐带"}\n{"id":"c"}\n{"id":"b","deep":{"list":[1,null]}}\n',
    )
  })

  it('holds an empty list when there is nothing', async () => {
    const answer = { ...saying('x'), items: [], count: 0 }
    expect(JSON.parse((await draw(answer, 'json')).body)).toMatchObject({ items: [], count: 0 })
    expect((await draw(answer, 'ndjson')).body).toBe('')
  })

  it('prints a document bare', async () =>
    expect((await draw({ ...saying('x'), document: '{\n  "a": 1\n}' }, 'json')).body).toBe('{\n  "a": 1\n}\n'))

  it('says nothing beside it', async () => {
    for (const format of ['json', 'ndjson'] as const) expect((await draw(saying('x'), format)).closing).toBe('')
  })
})
