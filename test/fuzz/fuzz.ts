/** Runs random inputs one after the other and reports what must not be: crashes, slowness, raw characters. */
import { dangerous } from '../helpers/hostile.js'
import { type Area, areas, type Outcome } from './areas.js'
import { randomOf } from './random.js'

export type Finding = { readonly area: string; readonly index: number; readonly what: string; readonly told: string }

export type Report = {
  readonly ran: Readonly<Record<string, number>>
  readonly findings: readonly Finding[]
  /** Processor time of the slowest input, in seconds. */
  readonly slowest: number
}

/** Seconds of processor time that no input may need. */
const patience = 5

/** What may stand in a text of many lines: a line feed, alone or after a carriage return (CSV), and a tab. */
const laidOut = (text: string): string => text.replace(/\r?\n|\t/g, ' ')

/** What must not be about an outcome, if anything. */
export const problemOf = ({ code, stderr, shown }: Outcome, seconds: number): string | undefined => {
  if (code === 1) return `exit code 1: ${stderr?.slice(0, 300)}`
  if (seconds > patience) return `${seconds.toFixed(1)} s`
  for (const text of shown) {
    const found = dangerous.exec(laidOut(text))
    if (found) return `raw U+${(found[0].codePointAt(0) ?? 0).toString(16)} in an output`
  }
  return undefined
}

const areaAt = (index: number, only: readonly string[]): Area => {
  const wanted = only.length ? areas.filter(({ name }) => only.includes(name)) : areas
  const total = wanted.reduce((sum, { share }) => sum + share, 0)
  // A stride that shares no factor with the total spreads areas evenly.
  let at = (index * 617) % total
  for (const area of wanted) {
    if (at < area.share) return area
    at -= area.share
  }
  return wanted[0] as Area
}

/** Run `count` inputs of a seed from an index on; `onStart` hears of each before it runs. */
export const fuzz = async (
  { seed, from, count, only }: { seed: number; from: number; count: number; only: readonly string[] },
  { onStart, onFinding }: { onStart?: (index: number) => void; onFinding?: (finding: Finding) => void } = {},
): Promise<Report> => {
  const ran: Record<string, number> = {}
  const findings: Finding[] = []
  let slowest = 0
  for (let index = from; index < from + count; index++) {
    onStart?.(index)
    const area = areaAt(index, only)
    const input = area.make(randomOf(seed, index))
    const before = process.cpuUsage()
    const note = (what: string): void => {
      const finding = { area: area.name, index, what, told: input.told.slice(0, 2000) }
      findings.push(finding)
      onFinding?.(finding)
    }
    try {
      const outcome = await input.run()
      const { user, system } = process.cpuUsage(before)
      const seconds = (user + system) / 1e6
      slowest = Math.max(slowest, seconds)
      const problem = problemOf(outcome, seconds)
      if (problem) note(problem)
    } catch (error) {
      note(error instanceof Error ? (error.stack ?? error.message).slice(0, 600) : String(error))
    }
    ran[area.name] = (ran[area.name] ?? 0) + 1
  }
  return { ran, findings, slowest }
}
