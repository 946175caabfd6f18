/** A copy of the built program whose dataset holds many trials: every trial over and over, each copy with an id of its own. */
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fromRoot } from '../scripts/paths.js'
import type { Manifest } from '../src/dataset/dataset.js'
import { identifierKey } from '../src/dataset/index.js'

type Copied = { readonly id: string; readonly of: number }
type Column = { readonly cells: readonly unknown[]; readonly missing?: Readonly<Record<number, unknown>> }

/** Make the copy; what it is called, how many trials it holds, and how to take it away. */
export const programWith = (least: number): { readonly bin: string; readonly trials: number; remove: () => void } => {
  const folder = mkdtempSync(join(tmpdir(), 'stemcell-bench-'))
  for (const part of ['bin', 'dist', 'package.json']) cpSync(fromRoot(part), join(folder, part), { recursive: true })
  const data = (name: string): string => join(folder, 'dist/data', name)
  const lines = (name: string): string[] => readFileSync(data(name), 'utf8').trimEnd().split('\n')
  const write = (name: string, all: readonly string[]): void => writeFileSync(data(name), `${all.join('\n')}\n`)

  const manifest = JSON.parse(readFileSync(data('manifest.json'), 'utf8')) as Manifest
  const own = manifest.ids.trials
  const times = Math.ceil(least / own.length)
  const copies: Copied[] = own
    .flatMap((id, of) => Array.from({ length: times }, (_, n) => ({ id: n ? `c${n}-${id}` : id, of })))
    .sort((a, b) => (a.id < b.id ? -1 : 1))

  writeFileSync(
    data('manifest.json'),
    JSON.stringify({
      ...manifest,
      counts: { ...manifest.counts, trials: copies.length },
      ids: { ...manifest.ids, trials: copies.map(({ id }) => id) },
    }),
  )
  const copied = (name: string, change: (line: string, id: string, of: number) => string): void => {
    const all = lines(name)
    write(
      name,
      copies.map(({ id, of }) => change(all[of] as string, id, of)),
    )
  }
  copied('trials.ndjson', (line, id, of) => line.replace(`"id":"${own[of]}"`, `"id":"${id}"`))
  copied('trials.bias.ndjson', (line) => line)
  const texts = JSON.parse(readFileSync(data('trials.text.json'), 'utf8')) as string[]
  writeFileSync(data('trials.text.json'), JSON.stringify(copies.map(({ of }) => texts[of])))
  write(
    'trials.columns.ndjson',
    lines('trials.columns.ndjson').map((line, at) => {
      const { cells, missing } = JSON.parse(line) as Column
      return JSON.stringify({
        cells: copies.map(({ id, of }) => (at === 0 ? id : cells[of])),
        missing: Object.fromEntries(copies.flatMap(({ of }, row) => (missing?.[of] ? [[row, missing[of]]] : []))),
      })
    }),
  )
  write('identifiers.tsv', [
    ...lines('identifiers.tsv'),
    ...copies.flatMap(({ id, of }) => (id === own[of] ? [] : [`${identifierKey(id)}\ttrials/${id}`])),
  ])
  return {
    bin: join(folder, 'bin/stemcell.cjs'),
    trials: copies.length,
    remove: () => rmSync(folder, { recursive: true, force: true }),
  }
}
