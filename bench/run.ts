/**
 * `npm run bench`: whole processes against a bare Node, side by side in one run. Reports the median time and the largest
 * memory of each, and their ratio to `node -e 0`. Nothing is asserted: machines differ, ratios are read by people.
 */
import { spawnSync } from 'node:child_process'
import { fromRoot } from '../scripts/paths.js'

const runs = Number(process.argv[2] ?? 40)
const bin = fromRoot('bin/stemcell.cjs')
const cases: Record<string, readonly string[]> = {
  'node -e 0': ['-e', '0'],
  'trials --disease t1d --json': [bin, 'trials', '--disease', 't1d', '--json'],
  'trials --disease t1d --json --fields id,year': [bin, 'trials', '--disease', 't1d', '--json', '--fields', 'id,year'],
  'trials --disease t1d': [bin, 'trials', '--disease', 't1d'],
  "trials 'hba1c' (full text)": [bin, 'trials', 'hba1c'],
  'trials --group-by disease --count': [bin, 'trials', '--group-by', 'disease', '--count'],
  'show NCT03406585': [bin, 'show', 'NCT03406585'],
  'compare, two trials': [bin, 'compare', 'NCT03406585', 'NCT01219465'],
  'map --fold': [bin, 'map', '--fold'],
  'timeline --disease t1d': [bin, 'timeline', '--disease', 't1d'],
  gaps: [bin, 'gaps'],
  'pool --outcome hba1c --disease t2d': [bin, 'pool', '--outcome', 'hba1c', '--disease', 't2d'],
  'pathways --from msc --to wound-healing': [bin, 'pathways', '--from', 'msc', '--to', 'wound-healing'],
  'search protrans': [bin, 'search', 'protrans'],
  'search umbilcal cord c-peptide': [bin, 'search', 'umbilcal', 'cord', 'c-peptide'],
  '--help': [bin, '--help'],
}
// Written by each process as it ends: its own largest resident size.
const reportMemory =
  "data:text/javascript,process.on('exit',()=>{require('node:fs').writeSync(3,String(process.resourceUsage().maxRSS))})"
const withRequire = reportMemory.replace(
  'process.on',
  "import{createRequire}from'node:module';const require=createRequire('file:///');process.on",
)

// What is set for Node slows a bare start (certificates alone cost 30 ms) and would flatter every ratio.
const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('NODE_')))

const time = (args: readonly string[]): number => {
  const start = process.hrtime.bigint()
  const { status } = spawnSync(process.execPath, [...args], { stdio: ['ignore', 'pipe', 'ignore'], env })
  if (status !== 0) throw new Error(`${args.join(' ')} exited with ${status}`)
  return Number(process.hrtime.bigint() - start) / 1e6
}
const memory = (args: readonly string[]): number => {
  const { output } = spawnSync(process.execPath, ['--import', withRequire, ...args], {
    stdio: ['ignore', 'pipe', 'ignore', 'pipe'],
    env,
  })
  return Number(String(output[3])) / 1024
}

const quantile = (sorted: readonly number[], q: number): number => sorted[Math.floor((sorted.length - 1) * q)] as number

const times = new Map(Object.keys(cases).map((name) => [name, [] as number[]]))
for (let i = 0; i < runs; i++) for (const [name, args] of Object.entries(cases)) times.get(name)?.push(time(args))

const bare = [...(times.get('node -e 0') ?? [])].sort((a, b) => a - b)
const bareMemory = memory(cases['node -e 0'] as readonly string[])
console.log(`Node ${process.version}, ${runs} runs each, interleaved; milliseconds of the whole process\n`)
console.log(
  `${'case'.padEnd(46)} ${'median'.padStart(7)} ${'fastest'.padStart(8)} ${'ratio'.padStart(6)} ${'MB'.padStart(6)} ${'ratio'.padStart(6)}`,
)
for (const [name, args] of Object.entries(cases)) {
  const sorted = [...(times.get(name) ?? [])].sort((a, b) => a - b)
  const median = quantile(sorted, 0.5)
  const used = memory(args)
  console.log(
    `${name.padEnd(46)} ${median.toFixed(1).padStart(7)} ${quantile(sorted, 0).toFixed(1).padStart(8)} ${(median / quantile(bare, 0.5)).toFixed(2).padStart(6)} ${used.toFixed(1).padStart(6)} ${(used / bareMemory).toFixed(2).padStart(6)}`,
  )
}
