/** Tables that R has pooled, and what pool makes of a table. */
import { readFileSync } from 'node:fs'
import { expect } from 'vitest'
import { run } from './cli.js'

export type Golden = {
  readonly name: string
  readonly measure: string
  readonly labels: readonly string[]
  readonly data: Readonly<Record<string, readonly number[]>>
  readonly fits: readonly {
    readonly method: string
    readonly test: string
    readonly fit: Record<string, number & number[] & Record<string, number>>
  }[]
  readonly mh?: Record<string, number & number[]>
  readonly peto?: Record<string, number & number[]>
}
export const { cases } = JSON.parse(readFileSync(new URL('../stats/metafor-golden.json', import.meta.url), 'utf8')) as {
  cases: readonly Golden[]
}

/** The raw numbers of a case as a table that a user would write. */
export const csv = ({ labels, data }: Golden): string => {
  const columns = Object.keys(data)
  const header = columns.map((column) => ({ m1: 'mean1', m2: 'mean2' })[column] ?? column)
  const quoted = (label: string): string => `"${label.replaceAll('"', '""')}"`
  return `${['study', ...header].join(',')}\n${labels.map((label, i) => [quoted(label), ...columns.map((column) => data[column]?.[i])].join(',')).join('\n')}\n`
}
export const bcg = csv(cases.find(({ name }) => name === 'bcg RR') as Golden)

// biome-ignore lint/suspicious/noExplicitAny: tests look into answers of every shape.
export const pooled = async (flags: string, text: string): Promise<any> => {
  const { code, stdout, stderr } = await run(`pool --input t.csv ${flags} --json`, { input: { 't.csv': text } })
  if (code) throw new Error(stderr)
  return JSON.parse(stdout).items[0]
}

export const close = (actual: number, expected: number, what: string): void => {
  const distance = actual === expected ? 0 : Math.abs(actual - expected) / Math.max(Math.abs(expected), 1e-300)
  expect(distance, `${what}: ${actual} against ${expected}`).toBeLessThan(1e-9)
}
