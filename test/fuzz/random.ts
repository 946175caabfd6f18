/** Random choices that a seed repeats: each input has a seed of its own, so that one finding runs alone. */
export type Random = {
  /** From 0 to below 1. */
  readonly next: () => number
  readonly below: (n: number) => number
  readonly pick: <T>(items: readonly T[]) => T
  readonly chance: (share: number) => boolean
  /** A list of up to `most` items. */
  readonly several: <T>(most: number, make: () => T) => T[]
}

/** Mulberry32 of a seed and the number of an input. */
export const randomOf = (seed: number, index: number): Random => {
  let state = (Math.imul(seed, 0x9e3779b1) ^ Math.imul(index + 1, 0x85ebca6b)) >>> 0
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
  const below = (n: number): number => Math.floor(next() * n)
  return {
    next,
    below,
    pick: (items) => items[below(items.length)] as (typeof items)[number],
    chance: (share) => next() < share,
    several: (most, make) => Array.from({ length: below(most + 1) }, make),
  }
}

const hostile = [
  '\u0000',
  '\u001b[31m',
  '\u001b]8;;x\u0007',
  '\u0085',
  '\u009b2J',
  '\u061c',
  '\u200b',
  '\u200e',
  '\u2028',
  '\u202e',
  '\u2066',
  '\u2060',
  '\u2065',
  '\ufeff',
  '\u00ad',
  '\u034f',
  '\u115f',
  '\u3164',
  '\uffa0',
  '\u{e0041}',
  '\u{e0101}',
  '\u{e01ef}',
  '\ud800',
  '\udfff',
  '\t',
  '\r',
  '\n',
  '"',
  "'",
  ',',
  ';',
  '|',
  '\\',
  '`',
  '$(x)',
  '<b>',
  '&',
  '=1+1',
  '-',
  '+',
  '@',
  '%',
  '#',
  '!',
  '*',
  ':',
  '..',
  '>=',
  'é',
  'ß',
  'İ',
  'ﬁ',
  '脐带',
  '１型',
  'β',
  '👩‍🔬',
  '\u0301',
  ' ',
  '1,000',
  '1.000',
  '1e999',
  '-0',
  'NaN',
  'Infinity',
  '9007199254740993',
  '__proto__',
  'constructor',
  'toString',
  '../../etc/passwd',
  '--',
  '-h',
] // prettier-ignore

/** A text changed a little, or a lot. */
export const mutated = (text: string, random: Random): string => {
  let now = text
  for (let left = random.below(5); left > 0; left--) {
    const at = random.below(now.length + 1)
    const end = at + random.below(6)
    switch (random.below(5)) {
      case 0:
        now = now.slice(0, at) + random.pick(hostile) + now.slice(at)
        break
      case 1:
        now = now.slice(0, at) + now.slice(end)
        break
      case 2:
        now = now.slice(0, end) + now.slice(at)
        break
      case 3:
        now = now.slice(0, at) + String.fromCodePoint(random.below(0x3000)) + now.slice(at)
        break
      default:
        if (random.chance(0.02)) now = now.repeat(1 + random.below(300)).slice(0, 12_000)
    }
  }
  return now
}

/** A number as people and machines write it. */
export const numberText = (random: Random): string =>
  random.pick([
    () => String(random.below(200)),
    () => String(random.below(2000) - 1000),
    () => (random.next() * 10).toFixed(random.below(6)),
    () => String((random.next() - 0.5) * 10 ** (random.below(40) - 20)),
    () =>
      random.pick([
        '0',
        '',
        'NA',
        '-0',
        '1e308',
        '5e-324',
        '1,5',
        '1 000',
        '−3',
        '50%',
        '1/2',
        '3 (1.2)',
        '0.7 (0.5 to 1.1)',
        'x',
      ]),
  ])()
