/** Small mechanism graphs made by hand or by chance. */
import fc from 'fast-check'
import type { Evidence, Link, NodeKind } from '../../../src/evidence/pathways/index.js'

const supports = ['support', 'partial', 'refute', 'no-evidence'] as const
const settingNames = ['human-trial', 'human-ex-vivo', 'animal', 'in-vitro', 'review'] as const

/** "support animal ref" as a piece of evidence. */
export const piece = (said: string): Evidence => {
  const [verdict, setting, reference = 'a-study'] = said.split(' ')
  return { supports: verdict, setting, reference, what: said } as Evidence
}

const end = (key: string): Link['from'] => {
  const [kind, id] = key.includes('/') ? key.split('/') : ['mediator', key]
  return { kind: kind as NodeKind, id: id as string }
}

/** A link between two nodes ("a", "cell/msc"); its id tells both. */
export const link = (
  from: string,
  to: string,
  evidence: readonly string[] = ['support animal'],
  more: Partial<Link> = {},
): Link => ({
  id: `${end(from).id}--acts-on--${end(to).id}`,
  from: end(from),
  relation: 'acts-on',
  to: end(to),
  diseases: [],
  mechanisms: [],
  evidence: evidence.map(piece),
  ...more,
}) // prettier-ignore

const nodes = ['a', 'b', 'c', 'd', 'e', 'f']

const pieces = fc.array(
  fc
    .tuple(fc.constantFrom(...supports), fc.constantFrom(...settingNames), fc.constantFrom('r1', 'r2', 'r3'))
    .map((words) => words.join(' ')),
  { maxLength: 4 },
)

/** Graphs of six nodes with any links, rings and double links included. */
export const anyLinks = (): fc.Arbitrary<Link[]> =>
  fc
    .array(fc.tuple(fc.constantFrom(...nodes), fc.constantFrom(...nodes), pieces), { maxLength: 14 })
    .map((drawn) =>
      drawn
        .filter(([from, to]) => from !== to)
        .map(([from, to, evidence], i) => link(from, to, evidence, { id: `l${i}` })),
    )
