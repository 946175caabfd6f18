/** What is another in one dataset than in another: records that came and went, and values field by field. */
import { type Kind, kinds, type LayerMark } from '../../dataset/index.js'
import type { Store } from '../../store/index.js'
import { type Leaf, leaves } from './leaves.js'

export { leaves } from './leaves.js'

type Value = Leaf[1]

/** A value that is another; undefined where there is none. */
export type FieldChange = {
  readonly path: string
  readonly before?: Value
  readonly after?: Value
  /** Why, where a correction says so. */
  readonly why?: string
}

export type RecordChange = {
  readonly kind: Kind
  readonly id: string
  readonly change: 'added' | 'changed' | 'gone'
  /** Of a record that is in both. */
  readonly fields: readonly FieldChange[]
}

/** What goes with values and is told by them. */
const bookkeeping = /^(missing|reviewed|\$schema)(\.|$)/

const remarksOf = (mark: LayerMark | null): string[] => (mark?.notes ?? []).map(({ text }) => text)

const fieldChanges = (kind: Kind, id: string, before: Store, after: Store): FieldChange[] => {
  const valuesIn = (store: Store): Map<string, Value> =>
    new Map(leaves(store.record(kind, id)).filter(([path]) => !bookkeeping.test(path)))
  const [old, fresh] = [valuesIn(before), valuesIn(after)]
  const mark = after.layer(kind, id)
  const paths = [...new Set([...old.keys(), ...fresh.keys()])]
  return paths.flatMap((path): FieldChange[] => {
    const [was, is] = [old.get(path), fresh.get(path)]
    if (was === is) return []
    const why = mark?.corrections.find((one) => path === one.path || path.startsWith(`${one.path}.`))?.why
    return [
      {
        path,
        ...(was === undefined ? {} : { before: was }),
        ...(is === undefined ? {} : { after: is }),
        ...(why === undefined ? {} : { why }),
      },
    ]
  })
}

const remarkChanges = (kind: Kind, id: string, before: Store, after: Store): FieldChange[] => {
  const [old, fresh] = [remarksOf(before.layer(kind, id)), remarksOf(after.layer(kind, id))]
  return [
    ...fresh.filter((text) => !old.includes(text)).map((text) => ({ path: '(remark)', after: text })),
    ...old.filter((text) => !fresh.includes(text)).map((text) => ({ path: '(remark)', before: text })),
  ]
}

const changesOf = (kind: Kind, before: Store, after: Store): RecordChange[] => {
  const ids = [...new Set([...before.ids(kind), ...after.ids(kind)])].sort()
  const both = ids.filter((id) => before.has(kind, id) && after.has(kind, id))
  const [old, fresh] = [before.json(kind, both), after.json(kind, both)]
  const same = new Set(both.filter((_, i) => Buffer.from(old[i] ?? []).equals(fresh[i] ?? Buffer.alloc(0))))
  return ids.flatMap((id): RecordChange[] => {
    if (!after.has(kind, id)) return [{ kind, id, change: 'gone', fields: [] }]
    if (!before.has(kind, id)) return [{ kind, id, change: 'added', fields: [] }]
    const fields = [
      ...(same.has(id) ? [] : fieldChanges(kind, id, before, after)),
      ...remarkChanges(kind, id, before, after),
    ]
    return fields.length ? [{ kind, id, change: 'changed', fields }] : []
  })
}

/** Every record that is another in one dataset than in another, by kind and id. */
export const recordChanges = (before: Store, after: Store): RecordChange[] =>
  before === after ? [] : kinds.flatMap((kind) => changesOf(kind, before, after))
