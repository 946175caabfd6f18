/** What a sentence claims, part by part: effects, measures that move, harm, approval, each perhaps denied. */
import { itemAt } from '../../collections.js'
import { roleId } from '../../dataset/roles.js'
import { claimedBy, clauseOf, type Measure, type Part } from './claimed.js'
import type { Term } from './meaning.js'
import { attachChanges, type Node, nodesOf, nouns } from './nodes.js'

const intransitive = /^(disappear\w*|vanish\w*|gone|go away|went away|turned? around|消失)$/i
const relative = /^(that|which|you|we|they|i)$/i

/**
 * Whether what changes is the disease, and not the treatment: "eliminates diabetes", "diabetes disappears", "diabetes can be
 * eliminated with stem cells"; never "no longer need stem cells".
 */
const isOfDisease = (terms: readonly Term[], at: number, { refersBack }: { readonly refersBack: boolean }): boolean => {
  const kinds = ['disease', 'cell', 'origin', 'treatment']
  const object = terms[at + 1]?.text ?? ''
  if (refersBack && /^(it|the disease|the condition|它|疾病)$/i.test(object)) return true
  const next = terms.slice(at + 1).find(({ meaning }) => kinds.includes(meaning.role))
  if (next?.meaning.role === 'disease') return true
  const before = terms.slice(0, at).findLast(({ meaning }) => kinds.includes(meaning.role))
  if (before?.meaning.role !== 'disease') return false
  const verb = itemAt(terms, at).text
  const auxiliary = terms
    .slice(Math.max(0, at - 3), at)
    .some(({ text }) => /^(be|been|being|is|are|was|were|被|得到)$/i.test(text))
  // "A disease that you can get rid of".
  const clauseOf = terms.slice(Math.max(0, at - 3), at).some(({ text }) => relative.test(text))
  return intransitive.test(verb) || auxiliary || (clauseOf && next === undefined)
}

/** A change of the disease itself: "eliminates diabetes", "improves type 2 diabetes", "prevents type 1 diabetes". */
const changeOfDisease = (
  nodes: readonly Node[],
  terms: readonly Term[],
  { refersBack }: { readonly refersBack: boolean },
): Part[] => {
  const hasDisease = terms.some(({ meaning }) => meaning.role === 'disease')
  if (!(hasDisease || refersBack) || nodes.some(({ term }) => nouns.has(term.meaning.role))) return []
  return nodes.flatMap(({ term, index, negated }): Part[] => {
    const { meaning, clause } = term
    if (meaning.role !== 'change') return []
    const words = [term.text]
    const { change } = meaning
    const of = isOfDisease(terms, index, { refersBack })
    if (change === 'stop') return of ? [{ claimed: { what: 'cure', form: 'cure' }, negated, words, clause }] : []
    if (of && /prevent|delay|avoid|预防|延缓|防止|避免/i.test(term.text))
      return [{ claimed: { what: 'prevention' }, negated, words, clause }]
    if (change === 'up' || change === 'few' || !(hasDisease || of)) return []
    return [{ claimed: { what: 'effective' }, negated: negated !== (change === 'worse'), words, clause }]
  })
}

const partsOfClause = (
  terms: readonly Term[],
  measure: Measure,
  earlier: Node | undefined,
  { refersBack }: { readonly refersBack: boolean },
): { parts: Part[]; nodes: Node[] } => {
  const nodes = nodesOf(terms)
  attachChanges(nodes, earlier)
  const said = terms
    .map(({ text }) => text)
    .join(' ')
    .replace(/(?<=[\u3400-\u9fff]) (?=[\u3400-\u9fff])/g, '')
  const clause = clauseOf(said)
  const parts = nodes.flatMap((node): Part[] => {
    const found = claimedBy(node, measure, clause)
    if (!found) return []
    const words = [node.change, node].flatMap((n) => (n ? [n] : [])).sort((a, b) => a.index - b.index)
    return [
      { claimed: found[0], negated: found[1], words: words.map(({ term }) => term.text), clause: node.term.clause },
    ]
  })
  return { parts: [...parts, ...changeOfDisease(nodes, terms, { refersBack })], nodes }
}

/** Harms in a row are denied together: "no pain, fever or risk" is one denial over commas. */
const spreadDenial = (
  clauses: readonly { parts: Part[]; nodes: readonly Node[]; terms: readonly Term[] }[],
): Part[] => {
  let denying = false
  return clauses.flatMap(({ parts, nodes, terms }) => {
    const [first] = terms.filter(({ meaning }) => meaning.role !== 'function' && meaning.role !== 'plain')
    const goesOn = denying && first?.meaning.role === 'harm' && nodes.every(({ term }) => term.meaning.role === 'harm')
    const out = parts.map(
      (part): Part =>
        goesOn && part.claimed.what === 'harm'
          ? { ...part, claimed: { what: 'safety', level: 'none', outcomes: part.claimed.outcomes } }
          : part,
    )
    denying =
      out.length > 0 &&
      out.every(({ claimed: c }) => (c.what === 'safety' && c.level === 'none') || (c.what === 'outcome' && c.absent))
    return out
  })
}

export type SentenceParts = {
  readonly parts: readonly Part[]
  readonly proof: 'proven' | 'shown' | 'unproven' | null
  /** Words whose denial cannot be told: denied twice, or a denial of the treatment itself ("without stem cells"). */
  readonly muddled: readonly string[]
}

const muddledIn = ({ nodes, terms }: { nodes: readonly Node[]; terms: readonly Term[] }): string[] => {
  const denial = terms.findIndex(({ meaning }) => meaning.role === 'negation')
  const lost =
    denial >= 0 &&
    nodes.length === 0 &&
    terms.some(({ meaning }) => meaning.role === 'cell' || meaning.role === 'treatment') &&
    // "Not a miracle" denies the praise.
    terms[denial + 1]?.meaning.role !== 'praise' &&
    terms[denial + 2]?.meaning.role !== 'praise'
  return [
    ...nodes.flatMap(({ term, isMuddled }) => (isMuddled ? [`${term.text} (denied twice)`] : [])),
    ...(lost ? [`${itemAt(terms, denial).text} (the treatment itself is denied)`] : []),
  ]
}

const bare =
  /^(safety|efficacy|effectiveness|effect|benefit|benefits|role|value|response|安全性|疗效|效果|有效性|安全)$/i
const whether = /^(whether|if|how|是否|能否)$/i

/** What is said to be unknown is not claimed: "whether they lower HbA1c is unclear", "long-term safety is unknown". */
const unsettled = (parts: readonly Part[], terms: readonly Term[]): Part[] => {
  const open = parts.filter(({ claimed }) => claimed.what === 'uncertain')
  if (open.length === 0) return [...parts]
  if (terms.some(({ text }) => whether.test(text))) return open
  const clauses = new Set(open.map(({ clause }) => clause))
  return parts.filter(
    ({ claimed, clause, words }) =>
      claimed.what === 'uncertain' ||
      (claimed.what !== 'standard' && !(clauses.has(clause) && words.every((word) => bare.test(word)))),
  )
}

/** "Has not been licensed for sale": words for one decision in a row are one claim, denied when one of them is. */
const oncePerClause = (parts: readonly Part[]): Part[] =>
  parts.flatMap((part): Part[] => {
    if (part.claimed.what !== 'approval' && part.claimed.what !== 'standard') return [part]
    const same = parts.filter(({ claimed, clause }) => claimed.what === part.claimed.what && clause === part.clause)
    if (same[0] !== part) return []
    return [{ ...part, negated: same.some(({ negated }) => negated), words: same.flatMap(({ words }) => words) }]
  })

/** "Approved to delay type 1 diabetes": what it is approved for is the use, and no claim beside. */
const approvedTo = (parts: readonly Part[], terms: readonly Term[]): Part[] =>
  parts.filter(({ claimed, clause, words }) => {
    if (claimed.what !== 'effective' && claimed.what !== 'prevention') return true
    const own = terms.filter((term) => term.clause === clause)
    const use = own.findIndex(({ text }) => words.includes(text))
    const before = own.slice(0, Math.max(0, use))
    return !(
      before.some(({ meaning }) => meaning.role === 'approval') &&
      /^(to|for|in|用于|来)$/i.test(before.at(-1)?.text ?? '')
    )
  })

/** An approval for something else is no claim of ours; "but not for diabetes" denies it for diabetes. */
const elsewhereApproved = (parts: readonly Part[], terms: readonly Term[]): Part[] => {
  const of = (clause: number, role: 'outside' | 'disease' | 'negation'): boolean =>
    terms.some((term) => term.clause === clause && term.meaning.role === role)
  const clauses = [...new Set(terms.map(({ clause }) => clause))]
  return parts.flatMap((part): Part[] => {
    if (part.claimed.what !== 'approval' || !of(part.clause, 'outside') || of(part.clause, 'disease')) return [part]
    const next = clauses.find((clause) => clause > part.clause && of(clause, 'disease'))
    if (next === undefined || parts.some(({ clause }) => clause === next)) return next === undefined ? [part] : []
    return of(next, 'negation') ? [{ ...part, negated: true, clause: next }] : [part]
  })
}

const composite = roleId('halved-with-target')

/** Everything that the terms of a sentence claim, each thing once. */
export const partsOf = (terms: readonly Term[], measure: Measure): SentenceParts => {
  const numbers = [...new Set(terms.map(({ clause }) => clause))]
  let earlier: Node | undefined
  const clauses = numbers.map((clause) => {
    const own = terms.filter((term) => term.clause === clause)
    const refersBack = terms.some((term) => term.clause < clause && term.meaning.role === 'disease')
    const found = { ...partsOfClause(own, measure, earlier, { refersBack }), terms: own }
    earlier = found.nodes.filter(({ term }) => term.meaning.role === 'change').at(-1) ?? earlier
    return found
  })
  const isReserved = (clause: number): boolean =>
    terms.some(
      (term) => term.clause === clause && term.meaning.role === 'strength' && term.meaning.strength === 'hedged',
    )
  // What a concession does not confirm is no claim of its own.
  const conceded = new Set<number>()
  const proofs = clauses.flatMap(({ nodes }) =>
    nodes.flatMap(({ term, negated }) => {
      if (term.meaning.role !== 'proof') return []
      if (!negated) return [term.meaning.proof]
      // "May improve closure, although the largest trial did not confirm it": the reserve stands, and says no more.
      const others = clauses.flatMap(({ parts }) => parts.filter(({ clause }) => clause !== term.clause))
      const isConceded = others.length > 0 && others.every(({ clause }) => isReserved(clause))
      if (isConceded) conceded.add(term.clause)
      return isConceded ? [] : ['unproven' as const]
    }),
  )
  const proof = (['unproven', 'proven', 'shown'] as const).find((p) => proofs.includes(p)) ?? null
  const all = elsewhereApproved(approvedTo(unsettled(spreadDenial(clauses), terms), terms), terms)
  const specific = all.some(({ claimed }) => ['cure', 'outcome', 'mechanism', 'prevention'].includes(claimed.what))
  const isComposite = all.some(({ claimed }) => claimed.what === 'outcome' && claimed.outcomes.includes(composite))
  const lost = new Set(all.flatMap(({ claimed, clause }) => (claimed.what === 'relapse' ? [clause] : [])))
  const kept = all.filter(
    ({ claimed, clause }) =>
      !conceded.has(clause) &&
      !(specific && claimed.what === 'effective') &&
      // "Halved their insulin with an HbA1c below 7%" is one measure.
      !(isComposite && claimed.what === 'outcome' && claimed.outcomes.join() === roleId('target-reached')) &&
      // "People who came off insulin later needed it again": what was lost is not claimed beside.
      !(lost.has(clause) && claimed.what === 'outcome' && claimed.outcomes.includes(roleId('insulin-stopped'))),
  )
  const byContent = new Map<string, Part>()
  for (const part of oncePerClause(kept)) {
    const key = JSON.stringify([part.claimed, part.negated])
    const before = byContent.get(key)
    byContent.set(key, before ? { ...before, words: [...new Set([...before.words, ...part.words])] } : part)
  }
  return { parts: [...byContent.values()], proof, muddled: clauses.flatMap(muddledIn) }
}
