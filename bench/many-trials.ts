/** A copy of the built program whose dataset holds many trials: every trial over and over, each copy with an id of its own. */
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fromRoot } from '../scripts/paths.js'
import { identifierKey } from '../src/dataset/index.js'
import { type KindIndex, type Manifest, sumOf, sumsFile } from '../src/store/index.js'

type Copied = { readonly id: string; readonly of: number }
type Column = { readonly cells: readonly unknown[]; readonly missing?: Readonly<Record<number, unknown>> }

/** Make the copy; what it is called, how many trials it holds, and how to take it away. */
export const programWith = (least: number): { readonly bin: string; readonly trials: number; remove: () => void } => {
  const folder = mkdtempSync(join(tmpdir(), 'stemcell-bench-'))
  for (const part of ['bin', 'dist', 'package.json']) cpSync(fromRoot(part), join(folder, part), { recursive: true })
  const data = (name: string): string => join(folder, 'dist/data', name)
  const lines = (name: string): string[] => readFileSync(data(name), 'utf8').trimEnd().split('\n')
  const sums = JSON.parse(readFileSync(data(sumsFile), 'utf8')) as Record<string, unknown>
  const put = (name: string, content: string): void => {
    writeFileSync(data(name), content)
    sums[name] = sumOf(Buffer.from(content))
  }
  /** Write lines; where each ends. */
  const write = (name: string, all: readonly string[]): number[] => {
    put(name, all.map((line) => `${line}\n`).join(''))
    let end = 0
    return all.map((line) => {
      end += Buffer.byteLength(line) + 1
      return end
    })
  }

  const manifest = JSON.parse(readFileSync(data('manifest.json'), 'utf8')) as Manifest
  const index = JSON.parse(readFileSync(data('trials.index.json'), 'utf8')) as KindIndex
  const own = index.ids
  const times = Math.ceil(least / own.length)
  const copies: Copied[] = own
    .flatMap((id, of) => Array.from({ length: times }, (_, n) => ({ id: n ? `c${n}-${id}` : id, of })))
    .sort((a, b) => (a.id < b.id ? -1 : 1))

  put('manifest.json', JSON.stringify({ ...manifest, counts: { ...manifest.counts, trials: copies.length } }))
  const copied = (name: string, change: (line: string, id: string, of: number) => string): number[] => {
    const all = lines(name)
    return write(
      name,
      copies.map(({ id, of }) => change(all[of] as string, id, of)),
    )
  }
  const ends = copied('trials.ndjson', (line, id, of) => line.replace(`"id":"${own[of]}"`, `"id":"${id}"`))
  const bias = copied('trials.bias.ndjson', (line) => line)
  const texts = JSON.parse(readFileSync(data('trials.text.json'), 'utf8')) as string[]
  put('trials.text.json', JSON.stringify(copies.map(({ of }) => texts[of])))
  const columns = write(
    'trials.columns.ndjson',
    lines('trials.columns.ndjson').map((line, at) => {
      const { cells, missing } = JSON.parse(line) as Column
      return JSON.stringify({
        cells: copies.map(({ id, of }) => (at === 0 ? id : cells[of])),
        missing: Object.fromEntries(copies.flatMap(({ of }, row) => (missing?.[of] ? [[row, missing[of]]] : []))),
      })
    }),
  )
  put(
    'trials.index.json',
    JSON.stringify({ ids: copies.map(({ id }) => id), ends, columns, beside: { bias } } satisfies KindIndex),
  )
  write('identifiers.tsv', [
    ...lines('identifiers.tsv'),
    ...copies.flatMap(({ id, of }) => (id === own[of] ? [] : [`${identifierKey(id)}\ttrials/${id}`])),
  ])
  writeFileSync(data(sumsFile), JSON.stringify(sums))
  return {
    bin: join(folder, 'bin/stemcell.cjs'),
    trials: copies.length,
    remove: () => rmSync(folder, { recursive: true, force: true }),
  }
}
