/**
 * Every value that a registry posted, found in its JSON without knowing how it is mapped: what stands under the keys that hold
 * numbers and comments, with the id of its group and the title above it.
 */
export type PostedValue = { readonly title: string; readonly group: string | null; readonly value: string }

const valueKeys = new Set([
  'value',
  'spread',
  'lowerLimit',
  'upperLimit',
  'comment',
  'numSubjects',
  'numAffected',
  'numAtRisk',
  'numEvents',
  'pValue',
  'paramValue',
  'ciLowerLimit',
  'ciUpperLimit',
  'ciPctValue',
  'deathsNumAffected',
  'deathsNumAtRisk',
  'seriousNumAffected',
  'seriousNumAtRisk',
  'otherNumAffected',
  'otherNumAtRisk',
  'statisticalMethod',
]) // prettier-ignore

export const postedValues = (node: unknown, title = '', group: string | null = null): PostedValue[] => {
  if (Array.isArray(node)) return node.flatMap((item) => postedValues(item, title, group))
  if (typeof node !== 'object' || node === null) return []
  const object = node as Record<string, unknown>
  const here = [object.title, object.term].find(
    (one) => typeof one === 'string' && !('description' in object && 'id' in object),
  )
  const name = typeof here === 'string' && title === '' ? here : title
  const mine = typeof object.groupId === 'string' ? object.groupId : typeof object.id === 'string' ? object.id : group
  return Object.entries(object).flatMap(([key, value]) =>
    valueKeys.has(key) && (typeof value === 'string' || typeof value === 'number')
      ? [{ title: name, group: mine, value: String(value).replace(/\s+/g, ' ').trim() }]
      : postedValues(value, name, mine),
  )
}

/** The values that no line of a record tells for their group, where a line names the title and the group. */
export const untold = (values: readonly PostedValue[], lines: readonly string[]): PostedValue[] =>
  values.filter(({ title, group, value }) => {
    const wanted = value === 'NA' ? 'not available' : value
    const flat = title.replace(/\s+/g, ' ').trim()
    return !lines.some(
      (line) => line.includes(flat) && (group === null || line.includes(group)) && line.includes(wanted),
    )
  })
