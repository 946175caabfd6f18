/** Pieces of SQL with the values that belong to them: values never become text of a statement. */

export type SqlValue = string | number | null

export type Sql = { readonly text: string; readonly values: readonly SqlValue[] }

/** Text of a statement as it stands: names and words of our own only. */
export const words = (text: string): Sql => ({ text, values: [] })

/** A name of a table or column of our own. */
export const named = (name: string): string => `"${name.replaceAll('"', '""')}"`

/** A piece of SQL; what stands in it is another piece, or a value in whose place a question mark is written. */
export const sql = (parts: TemplateStringsArray, ...holes: readonly (Sql | SqlValue)[]): Sql => {
  let text = parts[0] ?? ''
  const values: SqlValue[] = []
  holes.forEach((hole, i) => {
    if (hole !== null && typeof hole === 'object') {
      text += hole.text
      for (const value of hole.values) values.push(value)
    } else {
      text += '?'
      values.push(hole)
    }
    text += parts[i + 1] ?? ''
  })
  return { text, values }
}

/** Pieces with something between them; `empty` where there are none. */
export const joined = (pieces: readonly Sql[], between: string, empty: string): Sql =>
  pieces.length === 0
    ? words(empty)
    : { text: pieces.map(({ text }) => text).join(between), values: pieces.flatMap(({ values }) => values) }

export const allOf = (pieces: readonly Sql[]): Sql =>
  pieces.length === 1 ? joined(pieces, '', '') : sql`(${joined(pieces, ' AND ', 'TRUE')})`
export const anyOf = (pieces: readonly Sql[]): Sql =>
  pieces.length === 1 ? joined(pieces, '', '') : sql`(${joined(pieces, ' OR ', 'FALSE')})`

/** Values between commas. */
export const listed = (values: readonly SqlValue[]): Sql =>
  joined(
    values.map((value) => sql`${value}`),
    ', ',
    'NULL',
  )

/** The text of a statement with numbered places ($1, $2, …), as PostgreSQL writes them. No text of ours holds a question mark. */
export const numbered = ({ text }: Sql): string => {
  let n = 0
  return text.replace(/\?/g, () => `$${++n}`)
}
