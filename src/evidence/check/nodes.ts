/** The words of a clause that claim something, each with the denial and the change that fall on it. */
import type { Term } from './meaning.js'

const nodeRoles = new Set(['outcome', 'mechanism', 'effect', 'change', 'harm', 'safe', 'approval', 'taken', 'proof'])
export const nouns = new Set(['outcome', 'mechanism', 'harm', 'taken'])

export type Node = {
  readonly term: Term
  readonly index: number
  negated: boolean
  /** A denial of harm that is itself denied. */
  readonly twice: boolean
  /** Denied twice in another way, which nobody can be sure to have meant. */
  isMuddled: boolean
  change?: Node
  /** The change is that of an earlier clause. */
  isBorrowed?: boolean
}

/** Denials of a whole statement, which a denial of a thing may follow: "it is false that there are no risks". */
const ofStatement =
  /^(not|isnt|arent|is not|false|falsely|untrue|myth|never|anything but|far from|by no means|wrong to say|wrong to claim|incorrect to say|misleading to say|wrong|incorrect|并不|并非|不是|并不是|并没有)$/i
const ofThing = /^(no|without|zero|none|没有|没有任何|毫无|无|零)$/i

/** The nodes of a clause; each denial falls on the first node behind it, or on the last before it where none follows. */
export const nodesOf = (terms: readonly Term[]): Node[] => {
  const nodes: Node[] = []
  let denials = 0
  let orBefore = false
  let denying: string[] = []
  terms.forEach((term, index) => {
    const { role } = term.meaning
    if (role === 'negation') {
      denials++
      denying.push(term.text.replace(/['’]/g, ''))
    }
    if (role === 'or') orBefore = true
    if (!nodeRoles.has(role)) return
    const chained = orBefore && nodes.at(-1)?.negated === true && role !== 'change'
    const [first = '', second = ''] = denying
    const twice = denials > 1
    const isSaid = denials === 2 && role === 'harm' && ofStatement.test(first) && ofThing.test(second)
    nodes.push({ term, index, negated: denials > 0 || chained, twice: isSaid, isMuddled: twice && !isSaid })
    denials = 0
    denying = []
    orBefore = false
  })
  const last = nodes.at(-1)
  if (denials && last) {
    // "That they do not cure it is false": a denial behind what is denied already.
    if (last.negated) last.isMuddled = true
    last.negated = true
  }
  return nodes
}

/** Each measure with the change nearest to it; the one before it where two are as near, the last of an earlier clause where its own has none. */
export const attachChanges = (nodes: readonly Node[], earlier: Node | undefined): void => {
  const changes = nodes.filter(({ term }) => term.meaning.role === 'change')
  for (const node of nodes) {
    if (!nouns.has(node.term.meaning.role)) continue
    const [nearest] = [...changes].sort(
      (a, b) => Math.abs(a.index - node.index) - Math.abs(b.index - node.index) || a.index - b.index,
    )
    // "Less hypoglycemia, but infections occur": harm takes no change from elsewhere.
    const borrowed = node.term.meaning.role === 'harm' ? undefined : earlier
    const change = nearest ?? borrowed
    if (!change) continue
    node.change = change
    node.isBorrowed = nearest === undefined
  }
}
