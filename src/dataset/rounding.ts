/** What printed digits still say about the number behind them. */

/** Decimals of a number as it is stored; a zero at the end that was printed is lost, which only makes a check milder. */
export const decimals = (value: number): number => {
  const [, digits = '', power = '0'] = /^-?\d+(?:\.(\d+))?(?:e([+-]\d+))?$/.exec(String(value)) ?? []
  return Math.max(0, digits.length - Number(power))
}

/** Whether a printed number is another one rounded to the digits printed. */
export const isRounded = (exact: number, printed: number): boolean =>
  Math.abs(exact - printed) <= 0.5 * 10 ** -decimals(printed) + 1e-9

/** Whether a printed number is another one cut off after the digits printed. */
export const isCut = (exact: number, printed: number): boolean => {
  const over = Math.abs(exact) - Math.abs(printed)
  return Math.sign(exact) * Math.sign(printed) >= 0 && over >= -1e-9 && over < 10 ** -decimals(printed) - 1e-9
}

/**
 * Whether a percentage, as far as it was printed, is some count out of n (the GRIM idea, Brown and Heathers 2017,
 * doi:10.1177/1948550616673876).
 */
export const percentFits = (percent: number, n: number): boolean => {
  const nearest = Math.round((percent / 100) * n)
  return [nearest - 1, nearest, nearest + 1].some((k) => k >= 0 && k <= n && isRounded((100 * k) / n, percent))
}
