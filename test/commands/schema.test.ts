import { Ajv2020 } from 'ajv/dist/2020.js'
import { beforeAll, describe, expect, it } from 'vitest'
import { schemaLines } from '../../scripts/promises.js'
import { kinds } from '../../src/dataset/index.js'
import { openBundled } from '../helpers/bundled.js'
import { json, ok, run } from '../helpers/cli.js'
import { questions } from '../helpers/commands.js'

type Schema = { readonly [key: string]: unknown }
const names: string[] = (await json('stemcell schema')).items
const ajv = new Ajv2020({ strict: true, strictTypes: false, strictRequired: false, allErrors: true })
const schemas = new Map<string, Schema>()
beforeAll(async () => {
  for (const name of names) schemas.set(name, JSON.parse((await ok(`stemcell schema ${name}`)).stdout))
})

/** Name of the contract that an answer claims to keep. */
const contract = (format: string): string => /^stemcell\/([a-z-]+)\/1$/.exec(format)?.[1] ?? format

describe('what --json prints fits the schema of its format', () => {
  // The schema of a name is printed bare: it is a document, not an answer.
  it.each(questions.filter((line) => !/^stemcell schema \S/.test(line)))('%s', async (line) => {
    const answer = await json(line)
    const schema = schemas.get(contract(answer.format))
    expect(schema, answer.format).toBeDefined()
    const validate = ajv.compile(schema as Schema)
    expect(validate(answer) ? [] : validate.errors).toEqual([])
  })

  it.each(kinds)('show of every record of %s', async (kind) => {
    const answer = await json([
      'show',
      ...openBundled()
        .ids(kind)
        .map((id) => `${kind}/${id}`),
    ])
    const validate = ajv.compile(schemas.get('show') as Schema)
    expect(validate(answer) ? [] : validate.errors).toEqual([])
  })

  it.each([
    'stemcell trials --diseas t1d',
    'stemcell show no-such-record-anywhere',
    'stemcell trials --json --csv',
    'stemcell no-such-command',
  ])('the error of %s', async (line) => {
    const { code, stdout, stderr } = await run(`${line} --json`)
    expect(code).toBeGreaterThan(1)
    expect(stdout).toBe('')
    const validate = ajv.compile(schemas.get('error') as Schema)
    expect(validate(JSON.parse(stderr)) ? [] : validate.errors).toEqual([])
  })
})

describe('a schema', () => {
  it.each(names)('%s compiles and refuses an answer of another format', (name) => {
    const validate = ajv.compile(schemas.get(name) as Schema)
    expect(validate({ format: 'stemcell/other/9' })).toBe(false)
  })

  it('is printed bare in JSON and plainly', async () => {
    expect((await ok('stemcell schema trials --json')).stdout).toBe((await ok('stemcell schema trials')).stdout)
  })

  it('that does not exist is not found', async () => {
    expect(await run('stemcell schema trial')).toMatchObject({
      code: 3,
      stdout: '',
      stderr: expect.stringContaining('Did you mean trials'),
    })
    for (const name of ['constructor', '__proto__'])
      expect(await run(`stemcell schema ${name}`)).toMatchObject({ code: 3, stdout: '' })
  })

  it.each(names)('%s has a contract that changes only on purpose', async (name) => {
    await expect(`${schemaLines(schemas.get(name) as Schema).join('\n')}\n`).toMatchFileSnapshot(
      `../golden/contract/${name}.txt`,
    )
  })
})
