/** Cells that hold several numbers: 5/20, 5.4 (1.2), 0.67 (0.45 to 0.99). What they are, the header says, or nobody knows. */
import { harmless } from '../../text.js'
import type { Decimal } from './cells.js'
import type { DataColumn } from './columns.js'
import { armOf, tokensOf } from './headers.js'

/** What each number of such a cell is; null for one that is not read. */
export type Parts = readonly (DataColumn | null)[]

type Form = 'fraction' | 'share' | 'spread' | 'interval' | 'range'

const sign = '[-+\\u2010-\\u2015\\u2212]?'
const numberOf = (decimal: Decimal): string =>
  `${sign}${decimal === ',' ? '(?:\\d+(?:[.,]\\d+)?)' : '(?:\\d*\\.\\d+|\\d+\\.?)'}`

const patterns = new Map<Decimal, readonly (readonly [Form, RegExp])[]>()

const formsFor = (decimal: Decimal): readonly (readonly [Form, RegExp])[] => {
  const known = patterns.get(decimal)
  if (known) return known
  const x = `(${numberOf(decimal)})`
  const between = decimal === ',' ? '(?:to|;|\\u2013|-|,\\s)' : '(?:to|,|;|\\u2013|-)'
  const whole = (text: string): RegExp => new RegExp(`^${text}$`, 'i')
  const made = [
    ['fraction', whole(`(\\d+)\\s*/\\s*(\\d+)(?:\\s*\\(\\s*${numberOf(decimal)}\\s*%?\\s*\\))?`)],
    ['share', whole(`(\\d+)\\s*\\(\\s*${x}\\s*%\\s*\\)`)],
    ['spread', whole(`${x}\\s*(?:\\(\\s*(?:s[de]m?\\s*)?${x}\\s*\\)|(?:±|\\+/-|\\+-)\\s*${x})`)],
    ['interval', whole(`${x}\\s*[[(]\\s*(?:95\\s*%\\s*ci:?\\s*)?${x}\\s*${between}\\s*${x}\\s*[\\])]`)],
    ['range', whole(`[[(]?\\s*${x}\\s*${between}\\s*${x}\\s*[\\])]?`)],
  ] as const
  patterns.set(decimal, made)
  return made
}

/** The numbers of a cell, as written; undefined where it has another form. */
const split = (cell: string, form: Form, decimal: Decimal): readonly string[] | undefined => {
  const pattern = formsFor(decimal).find(([one]) => one === form)?.[1]
  const found = pattern?.exec(cell.trim())
  return found?.slice(1).filter((part) => part !== undefined)
}

/** A column of such cells. */
export type Compound = {
  readonly at: number
  readonly parts: Parts
  readonly split: (cell: string) => readonly string[] | undefined
}

/** A column whose header leaves open what its cells hold, with the question to ask. */
export type Open = { readonly at: number; readonly message: string; readonly hint: string }

const share = 0.5

/** The form that most cells of a column have. */
const formOf = (cells: readonly string[], decimal: Decimal): Form | undefined => {
  const filled = cells.filter((cell) => cell !== '')
  if (filled.length === 0) return undefined
  // A number and a dash before it is a negative number.
  return formsFor(decimal)
    .map(([form, pattern]) => ({ form, count: filled.filter((cell) => pattern.test(cell)).length }))
    .find(({ count }) => count > 0 && count >= share * filled.length)?.form
}

const suffixed = (names: readonly string[], arm: 1 | 2 | undefined): Parts =>
  names.map((name) => `${name}${arm ?? ''}` as DataColumn)

const effectWords =
  /^(yi|y|es|te|effect|effect size|estimate|point estimate|(log|ln)?\s?(or|rr|hr|irr)|(odds|risk|hazard|rate) ratio|relative risk|md|smd|rd|mean difference|hedges.? ?g|risk difference)\b/i

type Words = {
  readonly arm: 1 | 2 | undefined
  readonly isEffect: boolean
  readonly says: (...tokens: string[]) => boolean
}

const wordsOf = (header: string): Words => {
  const tokens = new Set(tokensOf(header))
  return {
    arm: armOf(header),
    isEffect: effectWords.test(header.trim()),
    says: (...all) => all.some((token) => tokens.has(token)),
  }
}

/** A mean with what stands behind it; undefined where the header does not say what that is. */
const spreadParts = ({ arm, isEffect, says }: Words): Parts | undefined => {
  const kind = says('sd') ? 'sd' : says('se', 'sem') ? 'se' : undefined
  if (kind === undefined) return undefined
  if (isEffect) return kind === 'se' ? ['yi', 'sei'] : undefined
  // The standard error of a single mean has the column of that name.
  return arm === undefined && kind === 'se' ? ['mean', 'sei'] : suffixed(['mean', kind], arm)
}

const intervalParts = ({ arm, isEffect, says }: Words): Parts | undefined => {
  if (isEffect && !says('iqr', 'median')) return ['yi', 'low', 'high']
  if (says('iqr', 'lq', 'uq')) return suffixed(['median', 'lq', 'uq'], arm)
  if (says('range')) return says('median') ? suffixed(['median', 'min', 'max'], arm) : undefined
  return says('ci', 'confidence') && says('mean') ? suffixed(['mean', 'low', 'high'], arm) : undefined
}

const rangeParts = ({ arm, says }: Words): Parts | undefined =>
  says('iqr')
    ? suffixed(['lq', 'uq'], arm)
    : says('ci', 'cl', 'confidence')
      ? suffixed(['low', 'high'], arm)
      : says('range')
        ? suffixed(['min', 'max'], arm)
        : undefined

const partsOf = (form: Form, words: Words): Parts | undefined => {
  const { arm, says } = words
  switch (form) {
    case 'fraction':
      return suffixed(['e', 'n'], arm)
    case 'share':
      return [...suffixed(['e'], arm), null]
    case 'spread':
      return spreadParts(words)
    case 'interval':
      return intervalParts(words)
    case 'range':
      // A dash between numbers of anything else is a label, a date or a span of ages.
      return says('iqr', 'ci', 'cl', 'confidence', 'range') ? rangeParts(words) : undefined
  }
}

const question = (
  header: string,
  form: Form,
  cell: string,
  { arm, isEffect }: Words,
  name: string,
): Omit<Open, 'at'> => {
  const column = (...parts: string[]): string => `--columns "${parts.join('+')}=${header}"`
  const to = (stem: string): string => `${stem}${arm ?? 1}`
  const [what, ways] =
    form === 'spread'
      ? isEffect
        ? (['a standard error or something else', [column('yi', 'sei')]] as const)
        : ([
            'an SD or a standard error',
            [`${column(to('mean'), to('sd'))}`, `${column(to('mean'), to('se'))}`],
          ] as const)
      : ([
          'quartiles, a range or a confidence interval',
          [
            column(to('median'), to('lq'), to('uq')),
            column(to('median'), to('min'), to('max')),
            column(to('mean'), to('low'), to('high')),
          ],
        ] as const)
  return {
    message: `${name}, column ${harmless(header)}: "${harmless(cell)}" does not say whether ${form === 'spread' ? 'the second number is' : 'the other numbers are'} ${what}`,
    hint: `Say it in the header ("${harmless(header)} (mean, SD)"), or by ${ways.map(harmless).join(' or ')}`,
  }
}

/** Columns of compound cells, by what their headers say. Those that only an arm or an effect is said of are open questions. */
export const compoundColumns = (
  headers: readonly string[],
  columns: (at: number) => readonly string[],
  decimal: Decimal,
  name: string,
): { readonly known: readonly Compound[]; readonly open: readonly Open[] } => {
  const known: Compound[] = []
  const open: Open[] = []
  const isMetafor = headers.some((header) => /^ai$/i.test(header.trim()))
  headers.forEach((header, at) => {
    const cells = columns(at)
    // In metafor's tables ci are events.
    if (isMetafor && /^ci$/i.test(header.trim())) return
    const form = formOf(cells, decimal)
    if (form === undefined) return
    const words = wordsOf(header)
    const parts = partsOf(form, words)
    const isOfStudy = words.arm !== undefined || words.isEffect || words.says('mean', 'median')
    if (parts) known.push({ at, parts, split: (cell) => split(cell, form, decimal) })
    else if ((form === 'spread' || form === 'interval') && isOfStudy)
      open.push({ at, ...question(header, form, cells.find((cell) => split(cell, form, decimal)) ?? '', words, name) })
  })
  return { known, open }
}

/** A column that the user named for several numbers in each cell: they stand there in that order. */
export const namedCompound = (at: number, parts: Parts, decimal: Decimal): Compound => {
  const one = new RegExp(numberOf(decimal), 'g')
  return {
    at,
    parts,
    split: (cell) => {
      // A dash behind a digit parts two numbers.
      const found = cell.replace(/(\d\s*)[-\u2013](?=\s*\d)/g, '$1 ').match(one)
      return found && found.length >= parts.length ? found.slice(0, parts.length) : undefined
    },
  }
}
