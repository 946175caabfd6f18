/**
 * `npm run bench:pool`: pooling a table of one's own as a whole process, against Rscript with metafor on the same table
 * where R is installed, and 10,000 studies with REML in-process. Reported, never asserted.
 */
import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fromRoot } from '../scripts/paths.js'
import { influence, leaveOneOut, leaveOneOutOfTables, moderatorAnalysis, pool } from '../src/stats/index.js'

const runs = Number(process.argv[2] ?? 15)
const folder = mkdtempSync(join(tmpdir(), 'stemcell-bench-'))
const table = join(folder, 'table.csv')
const script = join(folder, 'same.R')
// Twenty made-up studies: the time does not depend on what they say.
const rows = Array.from({ length: 20 }, (_, i) => `Study ${i + 1},${3 + (i % 7)},${40 + i},${6 + (i % 5)},${42 + i}`)
writeFileSync(table, `study,e1,n1,e2,n2\n${rows.join('\n')}\n`)

const median = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[values.length >> 1] as number
const time = (command: string, args: readonly string[]): number => {
  const start = process.hrtime.bigint()
  const { status, stderr } = spawnSync(command, [...args], { stdio: ['ignore', 'pipe', 'pipe'] })
  if (status !== 0) throw new Error(`${command} exited with ${status}: ${String(stderr)}`)
  return Number(process.hrtime.bigint() - start) / 1e6
}

try {
  const bin = fromRoot('bin/stemcell.cjs')
  const ours = [bin, 'pool', '--input', table, '--measure', 'rr', '--json']
  execFileSync(process.execPath, [...ours, '--r', script], { stdio: 'pipe' })
  const hasMetafor = spawnSync('Rscript', ['-e', 'library(metafor)'], { stdio: 'ignore' }).status === 0
  const [mine, theirs]: [number[], number[]] = [[], []]
  for (let i = 0; i < runs; i++) {
    mine.push(time(process.execPath, ours))
    if (hasMetafor) theirs.push(time('Rscript', [script]))
  }
  console.log(`stemcell pool --input: median ${median(mine).toFixed(0)} ms of ${runs} runs`)
  if (hasMetafor)
    console.log(
      `Rscript with metafor:  median ${median(theirs).toFixed(0)} ms, ${(median(theirs) / median(mine)).toFixed(1)} times as long`,
    )
  else console.log('Rscript with metafor:  not installed here')
  const studies = Array.from({ length: 10_000 }, (_, i) => ({
    estimate: Math.sin(i),
    variance: 0.05 + ((i * 7) % 100) / 1000,
  }))
  const tables = studies.map((_, i) => ({
    treatment: { events: (i * 7) % 23, n: 40 + (i % 31) },
    control: { events: (i * 5) % 19, n: 38 + (i % 29) },
  }))
  const inProcess: Readonly<Record<string, () => unknown>> = {
    'REML with its intervals': () => pool(studies, { tau2Method: 'REML' }),
    'leave-one-out and influence': () => [leaveOneOut(studies), influence(studies)],
    'Mantel-Haenszel leave-one-out': () => leaveOneOutOfTables(tables, { method: 'mantel-haenszel', measure: 'OR' }),
    'two moderators': () =>
      moderatorAnalysis(studies, [
        { name: 'a', values: studies.map((_, i) => i % 17) },
        { name: 'b', values: studies.map((_, i) => (i % 3 ? 'x' : 'y')) },
      ]),
  }
  for (const [what, compute] of Object.entries(inProcess)) {
    const start = performance.now()
    compute()
    console.log(`10,000 studies, ${what}, in-process: ${(performance.now() - start).toFixed(0)} ms`)
  }
} finally {
  rmSync(folder, { recursive: true, force: true })
}
