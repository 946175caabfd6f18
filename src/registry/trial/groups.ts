/** Groups of posted results, told apart by their ids, and the registered arm that each is. */
import { fold } from '../../text.js'
import type { Part } from '../study/index.js'

export type Groups = {
  readonly ids: readonly string[]
  /** Id and title, as a value is told: "OG000 Placebo". */
  readonly shown: (id: string) => string
  /** The registered arm of each group, where every group is another one of them by its name; null else. */
  readonly arms: ReadonlyMap<string, string> | null
}

/** A number with its sign before a name ("2. Placebo") is of the list; without one ("2 infusions") it may be the dose. */
const listNumber = /^\s*(?:arm|group|cohort)?\s*\d+\s*(?:[.):]\s+|-\s+(?!\d))(?=\S)/i

const nameOf = (title: string): string => fold(title.replace(listNumber, ''))

/** Groups of one table of results. Titles may be alike: ids never are. */
export const groupsOf = (
  groups: readonly Part[],
  arms: readonly { readonly id: string; readonly label: string }[],
): Groups => {
  const titles = new Map(
    groups.flatMap((group) => {
      const id = group.text('id')
      return id === null ? [] : [[id, group.text('title') ?? ''] as const]
    }),
  )
  const pairs = [...titles].flatMap(([id, title]) => {
    const same = arms.filter(({ label }) => nameOf(label) === nameOf(title))
    return same.length === 1 ? same.map((arm) => [id, arm.id] as const) : []
  })
  const isWhole =
    pairs.length === titles.size && new Set(pairs.map(([, arm]) => arm)).size === titles.size && titles.size > 0
  return {
    ids: [...titles.keys()],
    shown: (id) => `${id} ${titles.get(id) ?? ''}`.trim(),
    arms: isWhole ? new Map(pairs) : null,
  }
}
