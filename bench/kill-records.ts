/** Kill runs that add and remove records of one's own, two at a time: what was told as kept is there, and every state is whole. */
import { cpSync, mkdirSync, mkdtempSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { compile, withSums } from '../src/compile/index.js'
import { dataset, trial } from '../test/helpers/records.js'
import { smallWorld } from '../test/helpers/small-world.js'
import { type Fallen, openMoments, type Planned, type Run } from './kill-moments.js'

export type Kills = {
  readonly killed: number
  readonly torn: number
  readonly lost: number
  readonly left: number
  readonly fallen: Fallen
}

/** The program over a dataset of few records, so that most of a run is reading, checking and writing them. */
export const smallProgram = (from: string, to: string): string => {
  for (const part of ['bin', 'dist', 'package.json']) cpSync(join(from, part), join(to, part), { recursive: true })
  const records = dataset(smallWorld)
  const trials = records.trials.toSorted((a, b) => (a.id < b.id ? -1 : 1))
  const files = withSums(compile({ ...records, trials }))
  for (const [name, content] of Object.entries(files)) writeFileSync(join(to, 'dist/data', name), content)
  return join(to, 'bin/stemcell.cjs')
}

/** Ids of the user's trials as readers see them; undefined where the dataset cannot be read. */
const idsIn = async (run: Run, program: string, data: string, cwd: string): Promise<Set<string> | undefined> => {
  const { code, stdout } = await run([program, 'trials', '--ndjson', '--fields', 'id', '--data', data], cwd)
  if (code !== 0) return undefined
  return new Set(stdout.split('\n').flatMap((line) => (line ? [(JSON.parse(line) as { id: string }).id] : [])))
}

/** Two writers at once in one folder, one of which is killed at a random moment; again and again. */
export const killRecordWriters = async (
  times: number,
  { run, random, root, work }: { run: Run; random: () => number; root: string; work: string },
): Promise<Kills> => {
  const cwd = mkdtempSync(join(work, 'records-'))
  const program = smallProgram(root, cwd)
  const data = join(cwd, 'own')
  const found = { killed: 0, torn: 0, lost: 0, left: 0 }
  /** Told as kept, told as gone; of the others nobody knows. */
  const kept = new Set<string>(['own-0'])
  const unsure = new Set<string>()
  const fileOf = (id: string): string => {
    const path = join(cwd, `${id}.json`)
    writeFileSync(path, JSON.stringify(trial(id)))
    return path
  }
  const folders = [data, join(data, 'editions')]
  const ask = (words: readonly string[], planned?: Planned) =>
    run([program, 'data', ...words, '--data', data], cwd, { death: planned?.death, folders })
  const add = (id: string, planned?: Planned) => ask(['add', fileOf(id)], planned)
  mkdirSync(join(data, 'editions'), { recursive: true })
  if ((await add('own-0')).code !== 0) throw new Error('data add fails')
  const moments = openMoments(times, random)
  // As later ones run: two at once.
  for (const one of await Promise.all([add('own-0-b'), add('own-0-c')])) moments.measure(one)
  for (let i = 1; moments.left(); i++) {
    const id = `own-${i}`
    const gone = kept.size > 3 && i % 3 === 0 ? [...kept][Math.floor(random() * kept.size)] : undefined
    const planned = moments.take()
    const [first, second] = await Promise.all([
      add(id),
      gone ? ask(['remove', gone], planned) : add(`${id}-too`, planned),
    ])
    moments.settle(planned, second)
    if (first.code === 0) kept.add(id)
    else found.lost++
    if (second.code === null) found.killed++
    if (gone) kept.delete(gone)
    const other = gone ?? `${id}-too`
    if (second.code === null) unsure.add(other)
    else if (!gone) kept.add(other)
    const there = await idsIn(run, program, data, cwd)
    if (!there) {
      found.torn++
      console.log('TORN: the dataset of own records cannot be read')
      break
    }
    const lost = [...kept].filter((one) => !there.has(one))
    // What a killed run did or did not do is settled from now on.
    for (const one of unsure) if (there.has(one)) kept.add(one)
    unsure.clear()
    found.lost += lost.length
    if (lost.length) console.log(`LOST: ${lost.join(', ')}`)
    for (const one of lost) kept.delete(one)
    if (i % 20 === 0) await run([program, 'data', 'prune', '--data', data], cwd)
  }
  await add('last')
  const names = [...readdirSync(data), ...readdirSync(join(data, 'editions'))]
  found.left = names.filter((name) => !/^(current|editions|history\.ndjson|\d{6})$/.test(name)).length
  return { ...found, fallen: moments.fallen }
}
