/**
 * When runs are killed, and where the kills fell. A start takes far longer than a write, and a moment that is missed because the run
 * had ended is a late one: drawn by chance, most kills would fall early, before anything is written. So the moments are
 * laid out evenly beforehand, half of them over the whole run, half from its first write to its end, and one that was missed is tried again.
 */

/** Milliseconds until a process dies: from its start, or from the first thing that it writes. */
export type Death = number | { readonly within: number }

/** How a run ended. Times in milliseconds from its start. */
export type Ended = {
  /** Null for one that was killed. */
  readonly code: number | null
  readonly stdout: string
  readonly took: number
  /** When it was first seen to write; undefined where it was not, or nobody looked. */
  readonly wrote: number | undefined
  /** When it was struck: it is seen to be gone a moment later. */
  readonly struck: number | undefined
}

/** Folders that are looked at while a run goes on, and when it dies. */
export type How = { readonly death?: Death | undefined; readonly folders?: readonly string[] }
/** Runs Node to its end, or to its death. */
export type Run = (argv: readonly string[], cwd: string, how?: How) => Promise<Ended>

/** Share of the run, or of the time from its first write to its end. */
type Moment = { readonly from: 'start' | 'write'; readonly at: number; misses: number }
/** A kill that is to be. */
export type Planned = { readonly death: Death; readonly moment: Moment }

const mostMisses = 6
const parts = 5

const median = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0

const shuffled = <T>(values: readonly T[], random: () => number): T[] =>
  values
    .map((value) => ({ value, key: random() }))
    .sort((a, b) => a.key - b.key)
    .map(({ value }) => value)

const evenly = (from: Moment['from'], count: number, random: () => number): Moment[] =>
  Array.from({ length: count }, (_, i) => ({ from, at: (i + random()) / count, misses: 0 }))

/** Kills in each fifth of a time. */
const fifths = (shares: readonly number[]): number[] => {
  const counts = Array.from({ length: parts }, () => 0)
  for (const share of shares) {
    const part = Math.max(0, Math.min(parts - 1, Math.floor(share * parts)))
    counts[part] = (counts[part] ?? 0) + 1
  }
  return counts
}

/** Where kills fell: as shares of a whole run, and of the time from the first write on of those that had written. */
export type Fallen = { readonly run: number[]; readonly writing: number[] }

/** In words: kills in each fifth of the run, and in each fifth of the time from its first write to its end. */
export const fallenIn = ({ run, writing }: Fallen): string =>
  `kills in each fifth of the run: ${fifths(run).join(' ')}; ${writing.length} of ${run.length} between first write and end, by fifth of that time: ${fifths(writing).join(' ')}`

/** The moments of some kills of one writer. */
export type Moments = {
  /** Kills that are still to be, none of them under way. */
  readonly left: () => number
  /** The next one. Only while one is left. */
  readonly take: () => Planned
  /** What became of it: a kill, or a run that had ended, which is tried again. */
  readonly settle: (planned: Planned, ended: Ended) => void
  /** A whole run, by which later ones are timed. */
  readonly measure: (ended: Ended) => void
  readonly fallen: Fallen
}

/** Plan so many kills. Measure a whole run before the first is taken. */
export const openMoments = (count: number, random: () => number): Moments => {
  const half = Math.ceil(count / 2)
  const waiting = shuffled([...evenly('start', half, random), ...evenly('write', count - half, random)], random)
  const whole: { took: number; writing: number }[] = []
  const fallen: Fallen = { run: [], writing: [] }
  const measure = ({ took, wrote }: Ended): void => {
    whole.push({ took, writing: wrote === undefined ? 0 : took - wrote })
    if (whole.length > parts) whole.shift()
  }
  const took = (): number => median(whole.map((one) => one.took))
  const writing = (): number => median(whole.map((one) => one.writing))
  return {
    left: () => waiting.length,
    measure,
    fallen,
    take: () => {
      const moment = waiting.shift()
      if (!moment) throw new Error('no kill is left')
      const death = moment.from === 'start' ? moment.at * took() : { within: moment.at * writing() }
      return { death, moment }
    },
    settle: ({ moment }, ended) => {
      if (ended.code !== null) {
        if (++moment.misses < mostMisses) waiting.push(moment)
        return
      }
      const { struck = ended.took, wrote } = ended
      fallen.run.push(struck / took())
      if (wrote !== undefined) fallen.writing.push((struck - wrote) / writing())
    },
  }
}
