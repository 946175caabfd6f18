/**
 * `npm run bench:agents`: what an agent finds out with the tools, held against what the records say. Forty questions, each in
 * three calls at most; and what a start and a call cost. Exit code 1 where an answer is wrong or a record has changed.
 */
import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { isDeepStrictEqual } from 'node:util'
import { Client } from '@modelcontextprotocol/sdk/client/index.js'
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js'
import { encode } from 'gpt-tokenizer'
import { fromRoot } from '../scripts/paths.js'
import { type Data, type Question, questions } from './agent-questions.js'

const program = fromRoot('bin/stemcell.cjs')
const mostCalls = 3

const readJson = (path: string) => JSON.parse(readFileSync(fromRoot(path), 'utf8'))

const data: Data = {
  trials: Object.fromEntries(
    readdirSync(fromRoot('data/trials')).map((name) => {
      const trial = readJson(`data/trials/${name}`)
      return [trial.id, trial]
    }),
  ),
  of: (kind) => readJson(`data/${kind}.json`).items,
  asOf: readJson('data/dataset.json').asOf,
}

// As a plain user starts it: what is set for Node slows a bare start, and would flatter every ratio.
const env = Object.fromEntries(
  Object.entries(process.env).flatMap(([name, value]) =>
    value === undefined || name.startsWith('NODE_') ? [] : [[name, value]],
  ),
)

const connect = async (): Promise<{ readonly client: Client; readonly pid: number | null }> => {
  const client = new Client({ name: 'bench', version: '1' })
  const transport = new StdioClientTransport({ command: process.execPath, args: [program, 'mcp'], env })
  await client.connect(transport)
  return { client, pid: transport.pid }
}

type Outcome = {
  readonly verdict: 'right' | 'wrong' | 'record changed'
  readonly said: unknown
  readonly tokens: number
}

const answered = async (client: Client, question: Question): Promise<Outcome> => {
  if (!isDeepStrictEqual(question.truth(data), question.known))
    return { verdict: 'record changed', said: question.truth(data), tokens: 0 }
  const heard: unknown[] = []
  let tokens = 0
  for (const next of question.calls.slice(0, mostCalls)) {
    const [tool, given] = typeof next === 'function' ? next(heard) : next
    const { structuredContent, content } = await client.callTool({ name: `stemcell_${tool}`, arguments: given })
    if (structuredContent === undefined) return { verdict: 'wrong', said: content, tokens }
    heard.push(structuredContent)
    tokens += encode(JSON.stringify(structuredContent)).length
  }
  let said: unknown
  try {
    said = question.answer(heard)
  } catch (error) {
    said = String(error)
  }
  return { verdict: isDeepStrictEqual(said, question.known) ? 'right' : 'wrong', said, tokens }
}

const median = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[values.length >> 1] ?? Number.NaN

/** Milliseconds that something takes. */
const timed = async (work: () => unknown): Promise<number> => {
  const start = performance.now()
  await work()
  return performance.now() - start
}

/** Megabytes that a process holds, where the system tells. */
const memoryOf = (pid: number | null): number =>
  Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1024

/** What a server holds after the first hundred of a thousand calls of every kind, and after all. */
const memoryOfManyCalls = async (): Promise<string> => {
  if (process.platform !== 'linux') return 'memory is read on Linux only'
  const { client, pid } = await connect()
  let before = 0
  for (let i = 0; i < 1000; i++) {
    const { calls } = questions[i % questions.length] as Question
    const plain = calls.flatMap((one) => (typeof one === 'function' ? [] : [one]))
    for (const [tool, given] of plain) await client.callTool({ name: `stemcell_${tool}`, arguments: given })
    if (i === 99) before = memoryOf(pid)
  }
  const after = memoryOf(pid)
  await client.close()
  return `${before.toFixed(0)} MB after a hundred calls of a server, ${after.toFixed(0)} MB after a thousand`
}

const costs = async (client: Client): Promise<void> => {
  const bare: number[] = []
  const first: number[] = []
  for (let i = 0; i < 9; i++) {
    bare.push(await timed(() => execFileSync(process.execPath, ['-e', '0'], { env })))
    first.push(await timed(async () => (await connect()).client.close()))
  }
  const find = (i: number) =>
    client.callTool({
      name: 'stemcell_find',
      arguments: { kind: 'trials', query: `disease:t1d year:${1995 + (i % 25)}..` },
    })
  for (let i = 0; i < 20; i++) await find(i)
  const finds: number[] = []
  for (let i = 0; i < 100; i++) finds.push(await timed(() => find(i)))
  const [one, other] = [Math.min(...first), Math.min(...bare)]
  console.log(
    `hello answered and closed in ${one.toFixed(0)} ms, ${(one / other).toFixed(1)} times a bare Node (${other.toFixed(0)} ms); a further find ${median(finds).toFixed(1)} ms (median of 100)`,
  )
  console.log(await memoryOfManyCalls())
}

const { client } = await connect()
let wrong = 0
let spent = 0
let calls = 0
for (const [i, question] of questions.entries()) {
  const { verdict, said, tokens } = await answered(client, question)
  spent += tokens
  calls += question.calls.length
  const isRight = verdict === 'right' && question.calls.length <= mostCalls
  if (!isRight) wrong++
  console.log(
    `${isRight ? 'right' : verdict.toUpperCase()}  ${i + 1}. ${question.asks} ${JSON.stringify(question.known)}`,
  )
  if (!isRight) console.log(`       said: ${JSON.stringify(said)?.slice(0, 300)}`)
}
const { tools } = await client.listTools()
console.log(
  `\n${questions.length - wrong} of ${questions.length} right, in ${calls} calls and ${spent} tokens of answers; the catalog costs ${encode(JSON.stringify(tools)).length} tokens. Dataset as of ${data.asOf}.`,
)
await costs(client)
await client.close()
process.exitCode = wrong ? 1 : 0
