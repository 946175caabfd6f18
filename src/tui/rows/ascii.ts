/** A row in ASCII: what a terminal without Unicode can show, and nothing that would then say something else. */
import { cellWidth, graphemes } from '../../widths.js'

/** Parts of the picture: one cell for one cell. */
const shapes: Readonly<Record<string, string>> = {
  '│': '|',
  '─': '-',
  '├': '|',
  '┤': '|',
  '┼': '+',
  '┄': '.',
  '◄': '<',
  '►': '>',
  '□': '=',
  '▲': '^',
  '▼': 'v',
  '●': '*',
  '○': 'o',
  '■': '#',
  '▏': '_',
  '←': '<',
  '→': '>',
  '›': '>',
  '↓': 'v',
  '↑': '^',
  '▸': '>',
  '▾': 'v',
}

/** Signs and letters, spelled out where one cell would mean something else: ≤ is not <, 10⁷ is not 107. */
const signs: Readonly<Record<string, string>> = {
  '…': '~',
  '·': '.',
  '–': '-',
  '−': '-',
  '—': '-',
  '‐': '-',
  '‑': '-',
  '‘': "'",
  '’': "'",
  '“': '"',
  '”': '"',
  '´': "'",
  '≤': '<=',
  '≥': '>=',
  '±': '+/-',
  '×': 'x',
  '⁄': '/',
  '®': '(R)',
  '™': '(TM)',
  '°': 'deg',
  µ: 'u',
  μ: 'u',
  α: 'alpha',
  β: 'beta',
  γ: 'gamma',
  δ: 'delta',
  Δ: 'Delta',
  '∆': 'Delta',
  κ: 'kappa',
  τ: 'tau',
  χ: 'chi',
  ω: 'omega',
  ß: 'ss',
  ø: 'o',
  Ø: 'O',
  æ: 'ae',
  Æ: 'AE',
  œ: 'oe',
  ł: 'l',
  Ł: 'L',
  đ: 'd',
  ı: 'i',
}

const isPlain = (text: string): boolean => /^[\x20-\x7e]*$/.test(text)
const isRaised = (text: string | undefined): boolean => text !== undefined && /^[²³¹⁰⁴-⁹⁺⁻]$/.test(text)

/** A letter without its accent, a digit without its height; a question mark for each cell of what has no such form. */
const spelled = (char: string): string => {
  const known = shapes[char] ?? signs[char]
  if (known !== undefined) return known
  const parts = Array.from(char.normalize('NFKD').replace(/\p{M}|\p{Cf}/gu, ''), (part) =>
    isPlain(part) ? part : signs[part],
  )
  return parts.length > 0 && parts.every((part) => part !== undefined) ? parts.join('') : '?'.repeat(cellWidth(char))
}

/**
 * The texts of a row in ASCII, one for one and together no wider. What needs more room takes it from the next blanks that
 * are more than one; where there are none, the end of the row is lost, and shows it, unless the row may grow.
 */
export const inAscii = (
  texts: readonly string[],
  { grows = false }: { readonly grows?: boolean } = {},
): readonly string[] => {
  if (texts.every(isPlain)) return texts
  const cells: { readonly text: string; readonly of: number }[] = []
  let over = 0
  const hasBlanks = (): boolean => cells.at(-1)?.text === ' ' && cells.at(-2)?.text === ' '
  texts.forEach((text, of) => {
    const chars = graphemes(text)
    chars.forEach((char, i) => {
      const plain = isPlain(char)
        ? char
        : isRaised(char) && !isRaised(chars[i - 1])
          ? `^${spelled(char)}`
          : spelled(char)
      over += plain.length - cellWidth(char)
      while (over > 0 && plain !== ' ' && hasBlanks()) {
        cells.pop()
        over--
      }
      for (const part of plain) cells.push({ text: part, of })
    })
  })
  while (over > 0 && hasBlanks()) {
    cells.pop()
    over--
  }
  if (over > 0 && !grows) {
    const [lost] = cells.splice(cells.length - over - 1)
    if (lost) cells.push({ ...lost, text: '~' })
  }
  return texts.map((_, of) =>
    cells
      .filter((cell) => cell.of === of)
      .map(({ text }) => text)
      .join(''),
  )
}

/** Colors and links: they take no room, and a terminal shows none of their letters. */
const escapes = /(\u001b\[[\d;?]*[A-Za-z]|\u001b\][^\u0007\u001b]*(?:\u0007|\u001b\\))/

/** Lines for a terminal in ASCII. Nothing is cut: where a word needs more room than there is, its line grows. */
export const spellInAscii = (text: string): string =>
  text
    .split('\n')
    .map((line) => {
      if (isPlain(line)) return line
      const parts = line.replace(/\r$/, '').split(escapes)
      const words = inAscii(
        parts.filter((_, i) => i % 2 === 0),
        { grows: true },
      )
      const end = line.endsWith('\r') ? '\r' : ''
      return parts.map((part, i) => (i % 2 ? part : words[i / 2])).join('') + end
    })
    .join('\n')
