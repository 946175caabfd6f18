/** Numbers and times as registries write them. */

/** A number, its thousands parted by commas or not; null for words, signs and nothing, and where a comma may be a decimal one. */
export const numberIn = (text: string | null): number | null =>
  text !== null && /^-?(?:(?:\d+|[1-9]\d{0,2}(?:,\d{3})+)(?:\.\d+)?|\.\d+)$/.test(text)
    ? Number(text.replaceAll(',', ''))
    : null

/** Digits behind the point, as printed. */
export const decimalsIn = (text: string): number => /\.(\d+)$/.exec(text.trim())?.[1]?.length ?? 0

/** Months in a time frame that is one number: "12 months", "Week 16", "2 years"; null for all else. */
export const monthsIn = (frame: string | null): number | null => {
  const found = /^(?:at\s+)?(?:(\d+(?:\.\d+)?)[ -]?(week|month|year)s?|(week|month|year) (\d+(?:\.\d+)?))$/i.exec(
    frame?.trim() ?? '',
  )
  if (!found) return null
  const [n, unit] = [Number(found[1] ?? found[4]), (found[2] ?? found[3] ?? '').toLowerCase()]
  return unit === 'month' ? n : unit === 'year' ? n * 12 : Math.round((n / 4.345) * 10) / 10
}
