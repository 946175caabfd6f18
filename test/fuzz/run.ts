/**
 * `npm run fuzz -- [COUNT] [--seed N] [--from INDEX] [--only AREA,...]`: random inputs in process. Prints its seed, so that
 * a finding can be run again alone: `--seed N --from INDEX 1`. Ends with 1 where something was found.
 */
import { writeSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { Worker } from 'node:worker_threads'
import { areas } from './areas.js'
import { fuzz } from './fuzz.js'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { seed: { type: 'string' }, from: { type: 'string' }, only: { type: 'string' } },
})
const seed = Number(values.seed ?? Math.floor(Math.random() * 2 ** 31))
const from = Number(values.from ?? 0)
const count = Number(positionals[0] ?? 10_000)
const only = values.only?.split(',') ?? []
const unknown = only.find((name) => areas.every((area) => area.name !== name))
if (unknown !== undefined || ![seed, from, count].every(Number.isSafeInteger)) {
  console.error(`areas: ${areas.map(({ name }) => name).join(', ')}; numbers are whole`)
  process.exit(2)
}
writeSync(1, `seed ${seed}, inputs ${from} to ${from + count - 1}\n`)

/** An input that never ends is told by a thread that watches, since nothing else runs beside it. */
const seen = new Int32Array(new SharedArrayBuffer(8))
new Worker(
  `const { workerData: { seen, seed } } = require('node:worker_threads'); const fs = require('node:fs');
   let last = -1, since = Date.now();
   setInterval(() => { const at = Atomics.load(seen, 0);
     if (at !== last) { last = at; since = Date.now(); return }
     if (Date.now() - since > 180000) { fs.writeSync(1, 'FOUND input ' + at + ' of seed ' + seed + ': no end after 180 s\\n'); process.kill(process.pid, 'SIGKILL') } }, 1000)`,
  { eval: true, workerData: { seen, seed } },
).unref()

const start = Date.now()
const report = await fuzz(
  { seed, from, count, only },
  {
    onStart: (index) => {
      Atomics.store(seen, 0, index)
      if ((index - from) % 10_000 === 9999)
        writeSync(1, `${index - from + 1} in ${Math.round((Date.now() - start) / 1000)} s\n`)
    },
    onFinding: ({ area, index, what, told }) => writeSync(1, `FOUND input ${index} (${area}): ${what}\n  ${told}\n`),
  },
)
const ran = Object.entries(report.ran).map(([name, n]) => `${name} ${n}`)
writeSync(
  1,
  `${count} inputs (${ran.join(', ')}), slowest ${report.slowest.toFixed(2)} s of processor time, found ${report.findings.length}\n`,
)
process.exitCode = report.findings.length ? 1 : 0
