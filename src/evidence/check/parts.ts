/** What a sentence claims, part by part: effects, measures that move, harm, approval, each perhaps denied. */
import type { Change, Term } from './meaning.js'

/** One thing claimed. Measures are ids of outcomes; absent: the measured event is said not to happen at all. */
export type Claimed =
  | { readonly what: 'cure'; readonly form: 'cure' | 'reverse' | 'remission' | 'heal' }
  | {
      readonly what: 'outcome'
      readonly outcomes: readonly string[]
      readonly worse: boolean
      readonly absent: boolean
    }
  | { readonly what: 'mechanism'; readonly mechanisms: readonly string[] }
  | { readonly what: 'safety'; readonly level: 'none' | 'safe' | 'tolerated'; readonly outcomes: readonly string[] }
  | { readonly what: 'harm'; readonly outcomes: readonly string[] }
  | { readonly what: 'approval' }
  | {
      readonly what:
        | 'effective'
        | 'prevention'
        | 'rejection'
        | 'cost'
        | 'registration'
        | 'only'
        | 'ranking'
        | 'comparison'
    }

export type Part = {
  readonly claimed: Claimed
  /** The sentence denies it. */
  readonly negated: boolean
  /** The words it was read from. */
  readonly words: readonly string[]
}

/** Which direction is better for the patient, by outcome id. */
export type Better = (outcome: string) => 'higher' | 'lower' | 'none'

const nodeRoles = new Set(['outcome', 'mechanism', 'effect', 'change', 'harm', 'safe', 'approval', 'taken', 'proof'])
const nouns = new Set(['outcome', 'mechanism', 'harm', 'taken'])

type Node = { readonly term: Term; readonly index: number; negated: boolean; change?: Node }

/** The nodes of a clause; each denial falls on the first node behind it, or on the last before it where none follows. */
const nodesOf = (terms: readonly Term[]): Node[] => {
  const nodes: Node[] = []
  let denied = false
  let orBefore = false
  terms.forEach((term, index) => {
    const { role } = term.meaning
    if (role === 'negation') denied = true
    if (role === 'or') orBefore = true
    if (!nodeRoles.has(role)) return
    const chained = orBefore && nodes.at(-1)?.negated === true && role !== 'change'
    nodes.push({ term, index, negated: denied || chained })
    denied = false
    orBefore = false
  })
  const last = nodes.at(-1)
  if (denied && last) last.negated = true
  return nodes
}

/** Each measure with the change nearest to it; the one before it where two are as near. */
const attachChanges = (nodes: readonly Node[]): void => {
  const changes = nodes.filter(({ term }) => term.meaning.role === 'change')
  for (const node of nodes) {
    if (!nouns.has(node.term.meaning.role)) continue
    const [nearest] = [...changes].sort(
      (a, b) => Math.abs(a.index - node.index) - Math.abs(b.index - node.index) || a.index - b.index,
    )
    if (nearest) node.change = nearest
  }
}

const changeOf = (node: Node): Change | undefined =>
  node.change?.term.meaning.role === 'change' ? node.change.term.meaning.change : undefined

const outcomePart = (ids: readonly string[], node: Node, better: Better): [Claimed, boolean] => {
  const change = changeOf(node)
  const direction = better(ids[0] as string)
  const denied = node.negated || node.change?.negated === true
  // "No amputations": the event itself is denied, which is a claim of benefit.
  if (change === undefined && denied && direction === 'lower')
    return [{ what: 'outcome', outcomes: ids, worse: false, absent: true }, false]
  const worse =
    change === 'worse' ||
    (change === 'up' && direction === 'lower') ||
    ((change === 'down' || change === 'few' || change === 'stop') && direction === 'higher')
  return [{ what: 'outcome', outcomes: ids, worse, absent: change === 'stop' && direction === 'lower' }, denied]
}

const takenPart = (what: 'insulin' | 'drugs', node: Node): [Claimed, boolean] | undefined => {
  const change = changeOf(node)
  const denied = node.negated || node.change?.negated === true
  const measure = (outcomes: string[]): Claimed => ({ what: 'outcome', outcomes, worse: false, absent: false })
  const stopped = measure(what === 'insulin' ? ['insulin-independence'] : ['oral-drug-withdrawal'])
  if (change === 'stop') return [stopped, denied]
  if (change === undefined) return denied ? [stopped, false] : undefined
  if (what === 'drugs') return [measure(['drug-dose-halved', 'oral-drug-withdrawal']), denied]
  // Raising insulin means the body's own; it is no praise of a treatment that more must be injected.
  return [measure(change === 'up' || change === 'keep' ? ['c-peptide'] : ['insulin-dose']), denied]
}

const harmPart = (ids: readonly string[], node: Node): [Claimed, boolean] => {
  const change = changeOf(node)
  if (node.negated || node.change?.negated || change === 'stop')
    return [{ what: 'safety', level: 'none', outcomes: ids }, false]
  if (change === 'down' && !ids.includes('adverse-event'))
    return [{ what: 'outcome', outcomes: ids, worse: false, absent: false }, false]
  if (change === 'few' || change === 'down') return [{ what: 'safety', level: 'tolerated', outcomes: ids }, false]
  return [{ what: 'harm', outcomes: ids }, false]
}

const anyHarm = ['adverse-event']

const claimedBy = (node: Node, better: Better): [Claimed, boolean] | undefined => {
  const { meaning, text } = node.term
  const denied = node.negated || node.change?.negated === true
  switch (meaning.role) {
    case 'outcome':
      // "No complications" speaks of the treatment, "no diabetic complications" of the disease.
      if (meaning.ids.includes('microvascular-complication') && denied && !node.change && !/diabet|糖/i.test(text))
        return [{ what: 'safety', level: 'none', outcomes: anyHarm }, false]
      return outcomePart(meaning.ids, node, better)
    case 'taken':
      return takenPart(meaning.what, node)
    case 'harm':
      return harmPart(meaning.ids, node)
    case 'mechanism':
      return [{ what: 'mechanism', mechanisms: meaning.ids }, denied]
    case 'safe': {
      const unsafe = (meaning.level === 'unsafe') !== node.negated
      if (unsafe) return [{ what: 'harm', outcomes: anyHarm }, false]
      return [{ what: 'safety', level: meaning.level === 'tolerated' ? 'tolerated' : 'safe', outcomes: anyHarm }, false]
    }
    case 'approval':
      return [{ what: 'approval' }, node.negated !== (meaning.denied === true)]
    case 'effect': {
      const { effect } = meaning
      if (effect === 'cure' || effect === 'reverse' || effect === 'remission' || effect === 'heal')
        return [{ what: 'cure', form: effect }, node.negated]
      // Rejection can only be denied or feared; either way it is the same question.
      return [{ what: effect }, effect === 'rejection' ? false : node.negated]
    }
    default:
      return undefined
  }
}

/** A change of the disease itself: "eliminates diabetes", "improves type 2 diabetes", "prevents type 1 diabetes". */
const changeOfDisease = (nodes: readonly Node[], hasDisease: boolean): Part[] => {
  if (!hasDisease || nodes.some(({ term }) => nouns.has(term.meaning.role))) return []
  return nodes.flatMap(({ term, negated }): Part[] => {
    if (term.meaning.role !== 'change') return []
    const words = [term.text]
    if (term.meaning.change === 'stop') return [{ claimed: { what: 'cure', form: 'cure' }, negated, words }]
    if (/prevent|delay|avoid|预防|延缓|防止|避免/i.test(term.text))
      return [{ claimed: { what: 'prevention' }, negated, words }]
    if (term.meaning.change === 'up' || term.meaning.change === 'few') return []
    return [{ claimed: { what: 'effective' }, negated: negated !== (term.meaning.change === 'worse'), words }]
  })
}

const partsOfClause = (terms: readonly Term[], better: Better): { parts: Part[]; nodes: Node[] } => {
  const nodes = nodesOf(terms)
  attachChanges(nodes)
  const parts = nodes.flatMap((node): Part[] => {
    const found = claimedBy(node, better)
    if (!found) return []
    const words = [node.change, node].flatMap((n) => (n ? [n] : [])).sort((a, b) => a.index - b.index)
    return [{ claimed: found[0], negated: found[1], words: words.map(({ term }) => term.text) }]
  })
  const hasDisease = terms.some(({ meaning }) => meaning.role === 'disease')
  return { parts: [...parts, ...changeOfDisease(nodes, hasDisease)], nodes }
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

export type Said = { readonly parts: readonly Part[]; readonly proof: 'proven' | 'shown' | 'unproven' | null }

/** Everything that the terms of a sentence claim, each thing once. */
export const partsOf = (terms: readonly Term[], better: Better): Said => {
  const numbers = [...new Set(terms.map(({ clause }) => clause))]
  const clauses = numbers.map((clause) => {
    const own = terms.filter((term) => term.clause === clause)
    return { ...partsOfClause(own, better), terms: own }
  })
  const proofs = clauses.flatMap(({ nodes }) =>
    nodes.flatMap(({ term, negated }) =>
      term.meaning.role === 'proof' ? [negated ? ('unproven' as const) : term.meaning.proof] : [],
    ),
  )
  const proof = (['unproven', 'proven', 'shown'] as const).find((p) => proofs.includes(p)) ?? null
  const all = spreadDenial(clauses)
  const specific = all.some(({ claimed }) => ['cure', 'outcome', 'mechanism', 'prevention'].includes(claimed.what))
  const kept = all.filter(({ claimed }) => !(specific && claimed.what === 'effective'))
  const byContent = new Map<string, Part>()
  for (const part of kept) {
    const key = JSON.stringify([part.claimed, part.negated])
    const before = byContent.get(key)
    byContent.set(key, before ? { ...before, words: [...new Set([...before.words, ...part.words])] } : part)
  }
  return { parts: [...byContent.values()], proof }
}
