/** The cells of a list. */
import type { Role } from '../../answer.js'
import { keysOf } from '../../collections.js'
import { showValue } from '../../commands/choose.js'
import { directionMark, directionWord } from '../../dataset/index.js'
import { headlineSpan } from '../../pages/direction.js'
import { missingWord } from '../../pages/missing.js'
import { type AnyCatalog, type AnyField, flat } from '../../query/index.js'
import type { Records } from '../../store/index.js'
import { harmless, plural } from '../../text.js'
import { cellWidth } from '../../widths.js'
import type { Tab, TabKind } from './tab.js'

/** The columns that are turned on, in the order of the catalog; not all of them may find room. */
export const fieldsShown = (tab: Pick<Tab, 'columns'>, catalog: AnyCatalog): readonly AnyField[] =>
  catalog.fields.filter((field) => field.name === 'id' || (tab.columns[field.name] ?? field.column !== undefined))

/** What a cell says: its value, or why there is none. */
export const cellText = (rows: Records, id: string, field: AnyField): { text: string; role?: Role; said?: string } => {
  const values = flat(rows.cell(id, field.name))
  if (values.length === 0) {
    const reason = rows.missing(id, field.name)
    return { text: reason ? missingWord[reason] : '–', role: 'muted' }
  }
  // A year that is only the report's is an upper bound of the start.
  if (field.name === 'year' && rows.cell(id, 'year-basis') === 'report') return { text: `≤${values[0]}` }
  const text = harmless(values.map((value) => showValue(field, value)).join(', '))
  if (field.name === 'id') return { text, role: 'id' }
  if (field.name === 'headline') return headlineSpan(text, rows.cell(id, 'headline-direction'))
  return { text }
}

/** What a reader must know of before a record is used: anomalies, sources that disagree, above all on the design, a retraction. */
export const warningsOf = (kind: TabKind, rows: Records, id: string): readonly string[] => {
  const count = (name: string): number => Number(rows.cell(id, name) ?? 0)
  if (kind === 'references') return count('retracted') > 0 ? ['retracted'] : []
  if (kind !== 'trials') return []
  const disputed = flat(rows.cell(id, 'disputed')).some((part) => part !== 'none')
  return [
    ...(disputed ? ['disputed design'] : []),
    ...(count('anomalies') ? [plural(count('anomalies'), 'anomaly', 'anomalies')] : []),
    ...(count('disagreements') ? [plural(count('disagreements'), 'disagreement')] : []),
  ]
}

/** What is made of parts, by the mark between them: a design, an id. */
const marks: Readonly<Record<string, string>> = { design: ', ', id: '-' }

/** Cells in which the headlines of most trials stand whole. */
const wholeHeadline = 48

/** A headline by the sign of its direction, without the words that say the same. */
const signedHeadline = (text: string): string => {
  const direction = keysOf(directionWord).find((one) => text.startsWith(`${directionWord[one]}:`))
  return direction ? `${directionMark[direction]}${text.slice(directionWord[direction].length + 1)}` : text
}

/**
 * What a cell says in so many cells: of what is made of parts whole parts, and that some were left out; of a headline what was
 * found, where its words and the outcome have no room together; other text as it is.
 */
export const partsFitted = (field: AnyField, text: string, cells: number): string => {
  if (field.name === 'headline') return cells < wholeHeadline ? signedHeadline(text) : text
  const mark = marks[field.name]
  if (mark === undefined || cellWidth(text) <= cells) return text
  const parts = text.split(mark)
  for (let count = parts.length - 1; count > 0; count--) {
    const begun = `${parts.slice(0, count).join(mark)}…`
    if (cellWidth(begun) <= cells) return begun
  }
  return cellWidth(parts[0] ?? '') <= cells ? (parts[0] ?? '') : text
}
