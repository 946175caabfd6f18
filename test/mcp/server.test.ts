import { Ajv2020 } from 'ajv/dist/2020.js'
import { encode } from 'gpt-tokenizer'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { commands } from '../../src/commands/index.js'
import { catalogs } from '../../src/query/index.js'
import { type Agent, agent } from '../helpers/agent.js'

let asked: Agent
beforeAll(async () => {
  asked = await agent()
})
afterAll(() => asked.client.close())

const tokens = (value: unknown): number => encode(JSON.stringify(value)).length

/** A call of every tool that it answers. */
const good = {
  find: { kind: 'trials', query: 'disease:t1d allocation:randomized' },
  show: { ids: ['NCT03406585'] },
  check: { claim: 'stem cells cure type 1 diabetes' },
  brief: { query: 'disease:t1d cell:uc-msc' },
  pool: { outcome: 'insulin-halved-with-hba1c-below-7', disease: 't2d' },
  map: { query: 'disease:t2d', fold: true },
  trace: { ids: ['NCT02302599', 'enrollment'] },
  ask: { line: 'bias NCT03406585' },
} as const

describe('the tools', () => {
  it('are at most eight, read only, and cost an agent less than 4,500 tokens', async () => {
    const { tools } = await asked.client.listTools()
    expect(tools.map(({ name }) => name)).toEqual(Object.keys(good).map((name) => `stemcell_${name}`))
    for (const { annotations } of tools)
      expect(annotations).toMatchObject({ readOnlyHint: true, destructiveHint: false, openWorldHint: false })
    expect(tokens(tools)).toBeLessThan(4500)
  })

  it('are described in JSON Schema 2020-12, an object at the top', async () => {
    const ajv = new Ajv2020({ strict: true, strictTypes: false })
    for (const { inputSchema, outputSchema } of (await asked.client.listTools()).tools)
      for (const schema of [inputSchema, outputSchema]) {
        expect(schema).toMatchObject({ type: 'object' })
        expect(Object.keys(schema ?? {})).not.toEqual(expect.arrayContaining(['oneOf']))
        ajv.compile(schema ?? {})
      }
  })

  it('take every kind, every filter of trials and results, and every command', async () => {
    const { tools } = await asked.client.listTools()
    const told = JSON.stringify(tools)
    for (const kind of Object.keys(catalogs)) expect(told).toContain(`"${kind}"`)
    for (const { name, filterable } of [...catalogs.trials.fields, ...catalogs.results.fields])
      if (filterable !== false) expect(told).toMatch(new RegExp(`[ :]${name}[ ."]`))
    for (const { name, group, load } of commands) {
      const isAsked = !(await load()).interactive && group !== 'Your own data'
      expect([name, new RegExp(`"(stemcell_)?${name}"|[ ;]${name} \\(`).test(told)]).toEqual([name, isAsked])
    }
  })

  it.each(Object.entries(good))(
    '%s answers with what its schema says, the same as text and structured',
    async (tool, given) => {
      const { tools } = await asked.client.listTools()
      const { structuredContent, content, isError } = await asked.call(tool, given)
      expect([isError, structuredContent]).toEqual([undefined, expect.anything()])
      const [text] = content
      expect(JSON.parse(text?.type === 'text' ? text.text : '')).toEqual(structuredContent)
      const schema = tools.find(({ name }) => name === `stemcell_${tool}`)?.outputSchema ?? {}
      const validate = new Ajv2020({ strict: true, strictTypes: false }).compile(schema)
      expect(validate(structuredContent) ? [] : validate.errors).toEqual([])
    },
  )

  it.each(Object.entries(good))('%s stays below 25,000 tokens, whatever it is asked', async (tool, given) => {
    for (const detail of ['concise', 'full'])
      expect(tokens(await asked.call(tool, { ...given, detail }))).toBeLessThan(detail === 'full' ? 25_000 : 6_500)
  })
})
