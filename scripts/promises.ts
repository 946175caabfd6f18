/**
 * What scripts and agents may rely on within a major version, as lines of text, and what breaks it. test/promised.txt holds
 * the lines that were promised: `npm run generate` adds to it and never takes away; `npx tsx scripts/promises.ts --renew`
 * makes it anew, for the first version of a new major.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { commands } from '../src/commands/index.js'
import { publishedSchemas } from '../src/contracts/index.js'
import { exitCodes } from '../src/errors.js'
import { agentsDocument } from '../src/mcp/catalog.js'
import { completionTable } from './completions.js'
import { fromRoot } from './paths.js'

type Schema = { readonly [key: string]: unknown }

/** A schema in lines: path, whether it may be absent, and what may stand there. */
export const schemaLines = (schema: Schema): string[] => {
  const lines: string[] = []
  const visit = (s: Schema, path: string): string[] => {
    if (s.anyOf) return (s.anyOf as Schema[]).flatMap((part) => visit(part, path))
    if ('const' in s) return [JSON.stringify(s.const)]
    if (s.enum) return [(s.enum as unknown[]).join('|')]
    if (s.type === 'array')
      return [
        `list of ${(s.prefixItems ? (s.prefixItems as Schema[]) : s.items ? [s.items as Schema] : []).map((part) => [...new Set(visit(part, `${path}[]`))].join(' or ')).join(', ') || 'anything'}`,
      ]
    const required = new Set((s.required as string[] | undefined) ?? [])
    for (const [key, part] of Object.entries((s.properties as Record<string, Schema> | undefined) ?? {})) {
      const here = `${path ? `${path}.` : ''}${key}`
      const index = lines.push('') - 1
      lines[index] = `${here}${required.has(key) ? '' : '?'}: ${[...new Set(visit(part, here))].join(' or ')}`
    }
    if (s.additionalProperties && typeof s.additionalProperties === 'object') {
      const index = lines.push('') - 1
      lines[index] = `${path}.*?: ${[...new Set(visit(s.additionalProperties as Schema, `${path}.*`))].join(' or ')}`
    }
    return s.type === undefined ? ['anything'] : ([] as string[]).concat(s.type as string | string[])
  }
  visit(schema, '')
  return lines
}

const commandLines = async (): Promise<string[]> => {
  const { commands: told } = await completionTable()
  const all = Object.values(told)
  const isEverywhere = (flag: string): boolean => all.every(({ flags }) => flags.some((one) => one.flag === flag))
  const lines = Object.entries(told).flatMap(([name, { flags }]) => [
    `command ${name}`,
    ...flags.flatMap(({ flag, values }) => {
      const of = isEverywhere(flag) ? 'every command' : name
      const words =
        values?.of === 'words' ? [`value ${of} ${flag}: ${values.words.map(([word]) => word).join('|')}`] : []
      return [`option ${of} ${flag}`, ...words]
    }),
  ])
  return [...new Set(lines)]
}

/** Names that the library exports, from the page that is made of them. */
const doorLines = (): string[] => {
  let door = ''
  return readFileSync(fromRoot('docs/api.md'), 'utf8')
    .split('\n')
    .flatMap((line) => {
      const [, opened] = /^## stemcell-evidence\/(\S+)$/.exec(line) ?? []
      door = opened ?? door
      const [, name] = /^### (\S+)$/.exec(line) ?? []
      return name ? [`library ${door} ${name}`] : []
    })
}

const agentLines = async (): Promise<string[]> =>
  (await agentsDocument()).tools.flatMap(({ name, inputSchema }) => [
    `tool ${name}`,
    ...Object.keys((inputSchema.properties as object | undefined) ?? {}).map((given) => `argument ${name} ${given}`),
  ])

/** Fields of a schema, each path once: where several shapes have it, it may be what any of them says. */
const fieldLines = (name: string, schema: Schema): string[] => {
  const found = new Map<string, { isOptional: boolean; values: Set<string> }>()
  for (const line of schemaLines(schema)) {
    const { key, isOptional, value } = parts(`field ${name} ${line}`)
    const one = found.get(key) ?? { isOptional: false, values: new Set() }
    one.isOptional ||= isOptional
    one.values.add(value)
    found.set(key, one)
  }
  return [...found].map(
    ([key, { isOptional, values }]) => `${key}${isOptional ? '?' : ''}: ${[...values].sort().join(' or ')}`,
  )
}

/** Everything that is promised as the program stands, a line each. */
export const promises = async (): Promise<string[]> => [
  ...Object.entries(exitCodes).map(([name, code]) => `exit ${name}: ${code}`),
  ...(await commandLines()),
  ...(await agentLines()),
  ...doorLines(),
  ...Object.entries(publishedSchemas()).flatMap(([name, schema]) => fieldLines(name, schema)),
]

/** A line with a value behind its colon; a field that may be absent has a question mark. */
const parts = (line: string): { key: string; isOptional: boolean; value: string } => {
  const [, key = line, mark = '', value = ''] = /^((?:exit|field|value) .*?)(\?)?: (.*)$/.exec(line) ?? []
  return { key, isOptional: mark === '?', value }
}

const types = ['string', 'number', 'integer', 'boolean', 'object', 'null', 'anything']

/** What may stand in a field: types, and of a list of words each word. */
const alternatives = (value: string): { types: string[]; words: string[] } => {
  const all = value.replace(/^list of /, '').split(' or ')
  const isWords = (one: string): boolean => !types.includes(one) && !one.startsWith('"') && !one.startsWith('list of')
  return {
    types: [
      ...(value.startsWith('list of ') ? ['list'] : []),
      ...new Set(all.map((one) => (isWords(one) ? 'string' : one))),
    ],
    words: all.filter(isWords).flatMap((one) => one.split('|')),
  }
}

const whyBroken = (was: ReturnType<typeof parts>, is: ReturnType<typeof parts>): string | undefined => {
  if (was.key.startsWith('value ')) {
    const gone = was.value.split('|').filter((word) => !is.value.split('|').includes(word))
    return gone.length ? `no longer takes ${gone.join(', ')}` : undefined
  }
  if (was.key.startsWith('exit ')) return was.value === is.value ? undefined : `was ${was.value}, is ${is.value}`
  if (!was.isOptional && is.isOptional) return 'was always there, may be absent now'
  const [before, now] = [alternatives(was.value), alternatives(is.value)]
  const added = now.types.filter((type) => !before.types.includes(type))
  if (added.length) return `was ${was.value}, may be ${added.join(' or ')} now`
  const gone = before.types.filter((type) => type !== 'null' && !now.types.includes(type))
  if (gone.length) return `was ${was.value}, is ${is.value}`
  const lost = before.words.filter((word) => now.words.length > 0 && !now.words.includes(word))
  return lost.length ? `no longer says ${lost.join(', ')}` : undefined
}

/** Each promise that is broken, by what it is of, and why. */
const broken = (promised: readonly string[], now: readonly string[]): ReadonlyMap<string, string> => {
  const standing = new Map(now.map((line) => [parts(line).key, parts(line)]))
  return new Map(
    promised.flatMap((line) => {
      const was = parts(line)
      const is = standing.get(was.key)
      const why = is ? whyBroken(was, is) : 'is gone'
      return why === undefined ? [] : [[was.key, why] as const]
    }),
  )
}

/**
 * What a reader of the promised lines would trip over, a sentence each: what is gone (also where it was only renamed), what
 * may be absent or of another type now, an exit code that is another. What was added is none of it: also a word more.
 */
export const breaks = (promised: readonly string[], now: readonly string[]): string[] =>
  [...broken(promised, now)].map(([key, why]) => `${key}: ${why}`)

export const promisedFile = 'test/promised.txt'

const promisedLines = (): string[] => readFileSync(fromRoot(promisedFile), 'utf8').trimEnd().split('\n')

/** What was promised and does not hold any more. */
export const brokenPromises = async (): Promise<string[]> => breaks(promisedLines(), await promises())

/** What was promised, and what is new beside it; what is broken stays as it was promised, for the test to name. */
export const promisedAnew = async (): Promise<string> => {
  const now = await promises()
  const was = promisedLines()
  const open = broken(was, now)
  const isOpen = (line: string): boolean => open.has(parts(line).key)
  return `${[...now.filter((line) => !isOpen(line)), ...was.filter(isOpen)].sort().join('\n')}\n`
}

if (process.argv.includes('--renew')) {
  writeFileSync(fromRoot(promisedFile), `${(await promises()).sort().join('\n')}\n`)
  console.log(`${commands.length} commands and all else promised anew in ${promisedFile}`)
}
