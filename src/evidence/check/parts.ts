/** What a sentence claims, part by part: effects, measures that move, harm, approval, each perhaps denied. */
import { itemAt } from '../../collections.js'
import type { Change } from '../../dataset/index.js'
import type { Term } from './meaning.js'

/** One thing claimed. Measures are ids of outcomes; absent: the measured event is said not to happen at all. */
export type Claimed =
  | { readonly what: 'cure'; readonly form: 'cure' | 'reverse' | 'heal' }
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
        | 'standard'
        | 'uncertain'
    }

export type Part = {
  readonly claimed: Claimed
  /** The sentence denies it. */
  readonly negated: boolean
  /** The words it was read from. */
  readonly words: readonly string[]
  /** Clause in which it is said; strength is read clause by clause. */
  readonly clause: number
}

/** What must be known of an outcome: which direction is better for the patient, and whether it is an event that may be absent. */
export type Measure = (outcome: string) => { readonly better: 'higher' | 'lower' | 'none'; readonly event: boolean }

const nodeRoles = new Set(['outcome', 'mechanism', 'effect', 'change', 'harm', 'safe', 'approval', 'taken', 'proof'])
const nouns = new Set(['outcome', 'mechanism', 'harm', 'taken'])

type Node = {
  readonly term: Term
  readonly index: number
  negated: boolean
  /** A denial of harm that is itself denied. */
  readonly twice: boolean
  /** Denied twice in another way, which nobody can be sure to have meant. */
  readonly isMuddled: boolean
  change?: Node
}

/** Denials of a whole statement, which a denial of a thing may follow: "it is false that there are no risks". */
const ofStatement =
  /^(not|isnt|arent|is not|false|falsely|untrue|myth|never|anything but|far from|by no means|并不|并非|不是|并不是|并没有)$/i
const ofThing = /^(no|without|zero|none|没有|没有任何|毫无|无|零)$/i

/** The nodes of a clause; each denial falls on the first node behind it, or on the last before it where none follows. */
const nodesOf = (terms: readonly Term[]): Node[] => {
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
  if (denials && last) last.negated = true
  return nodes
}

/** Each measure with the change nearest to it; the one before it where two are as near, the last of an earlier clause where its own has none. */
const attachChanges = (nodes: readonly Node[], earlier: Node | undefined): void => {
  const changes = nodes.filter(({ term }) => term.meaning.role === 'change')
  for (const node of nodes) {
    if (!nouns.has(node.term.meaning.role)) continue
    const [nearest] = [...changes].sort(
      (a, b) => Math.abs(a.index - node.index) - Math.abs(b.index - node.index) || a.index - b.index,
    )
    const change = nearest ?? earlier
    if (change) node.change = change
  }
}

const noEffect =
  /\bno (?!side|adverse|ill|serious|toxic|harmful)(?:\w+ )?(?:effect|benefit|difference|improvement|impact|advantage|change)s?\b|无(?:明显|显著|统计学)?(?:效果|效应|差异|改善|获益)|没有(?:明显|显著)?(?:效果|差异|改善|获益)/i

const noMore =
  /\b(?:no|not) (?:\w+ )?(?:more|higher|greater|oftener)\b.*\b(?:than|in|with)\b|\b(?:similar|comparable|equal) (?:to|in|with|between)\b|与(?:安慰剂|对照)组?(?:相当|相似|无差异|无显著差异)/i

/** Organs that the pancreas is not. */
const elsewhere =
  /penile|penis|skin|nerve|kidney|renal|eyes?\b|retina|heart|liver|muscle|cartilage|阴茎|皮肤|神经|肾|视网膜|心脏|肝/i

/** What a clause says as a whole: that there was no effect; that it speaks of another organ. */
type Clause = {
  readonly isWithoutEffect: boolean
  /** "No more frequent than with placebo". */
  readonly isNoMore: boolean
  readonly isElsewhere: boolean
}

const changeOf = (node: Node): Change | undefined =>
  node.change?.term.meaning.role === 'change' ? node.change.term.meaning.change : undefined

/** A measure and where it is said to move. What is reached or not needs no word of change; any other measure alone claims nothing. */
const outcomePart = (
  ids: readonly string[],
  node: Node,
  measure: Measure,
  isWithoutEffect: boolean,
): [Claimed, boolean] | undefined => {
  const change = changeOf(node)
  if (change === 'stop' && ids[0] === 'insulin-dose')
    return [
      { what: 'outcome', outcomes: ['insulin-independence'], worse: false, absent: false },
      node.negated || node.change?.negated === true,
    ]
  const { better: direction, event } = measure(itemAt(ids, 0))
  const denied = node.negated || node.change?.negated === true
  // "No amputations", "lower HbA1c without hypoglycemia": the event itself is denied, which is a claim of benefit.
  if (event && direction === 'lower' && node.negated && !node.change?.negated)
    return [{ what: 'outcome', outcomes: ids, worse: false, absent: true }, false]
  if (change === undefined && isWithoutEffect)
    return [{ what: 'outcome', outcomes: ids, worse: false, absent: false }, true]
  if (change === undefined && !(event && direction === 'higher')) return undefined
  const worse =
    change === 'worse' ||
    (change === 'up' && direction === 'lower') ||
    ((change === 'down' || change === 'few' || change === 'stop') && direction === 'higher')
  return [{ what: 'outcome', outcomes: ids, worse, absent: change === 'stop' && direction === 'lower' }, denied]
}

const takenPart = (what: 'insulin' | 'drugs', node: Node): [Claimed, boolean] | undefined => {
  const change = changeOf(node)
  const denied = node.negated || node.change?.negated === true
  const better = (outcomes: string[]): Claimed => ({ what: 'outcome', outcomes, worse: false, absent: false })
  const stopped = better(what === 'insulin' ? ['insulin-independence'] : ['oral-drug-withdrawal'])
  if (change === 'stop') return [stopped, denied]
  // "Without insulin", "no tablets": what is taken is itself denied.
  if (node.negated && !node.change?.negated) return [stopped, false]
  if (change === undefined) return undefined
  if (what === 'drugs') return [better(['drug-dose-halved', 'oral-drug-withdrawal']), denied]
  // Raising insulin means the body's own; it is no praise of a treatment that more must be injected.
  return [better(change === 'up' || change === 'keep' ? ['c-peptide'] : ['insulin-dose']), denied]
}

const harmPart = (ids: readonly string[], node: Node, { isWithoutEffect, isNoMore }: Clause): [Claimed, boolean] => {
  const change = changeOf(node)
  // "No difference in adverse events": no more than with control.
  if (isWithoutEffect || isNoMore) return [{ what: 'safety', level: 'tolerated', outcomes: ids }, false]
  // "Anything but risk-free": what is denied twice is said.
  const denials = [node.negated, node.change?.negated === true, change === 'stop'].filter(Boolean).length
  if (denials === 2 || node.twice) return [{ what: 'harm', outcomes: ids }, false]
  if (denials) return [{ what: 'safety', level: 'none', outcomes: ids }, false]
  if (change === 'down' && !ids.includes('adverse-event'))
    return [{ what: 'outcome', outcomes: ids, worse: false, absent: false }, false]
  if (change === 'few' || change === 'down') return [{ what: 'safety', level: 'tolerated', outcomes: ids }, false]
  return [{ what: 'harm', outcomes: ids }, false]
}

const anyHarm = ['adverse-event']
const remission = ['clinical-remission', 'insulin-independence']

const claimedBy = (node: Node, measure: Measure, clause: Clause): [Claimed, boolean] | undefined => {
  const { meaning, text } = node.term
  const denied = node.negated || node.change?.negated === true
  switch (meaning.role) {
    case 'outcome':
      // "No complications" speaks of the treatment, "no diabetic complications" of the disease.
      if (meaning.ids.includes('microvascular-complication') && denied && !node.change && !/diabet|糖/i.test(text))
        return [{ what: 'safety', level: 'none', outcomes: anyHarm }, false]
      return outcomePart(meaning.ids, node, measure, clause.isWithoutEffect)
    case 'taken':
      return takenPart(meaning.what, node)
    case 'harm':
      return harmPart(meaning.ids, node, clause)
    case 'mechanism':
      if (meaning.ids.join() === 'regeneration' && clause.isElsewhere) return [{ what: 'effective' }, denied]
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
      if (effect === 'cure' || effect === 'reverse' || effect === 'heal')
        return [{ what: 'cure', form: effect }, node.negated]
      // Remission is what trials call it; unlike cure, they measure it.
      if (effect === 'remission')
        return [{ what: 'outcome', outcomes: remission, worse: false, absent: false }, node.negated]
      // Rejection can only be denied or feared; either way it is the same question.
      return [{ what: effect }, effect === 'rejection' ? false : node.negated]
    }
    default:
      return undefined
  }
}

const intransitive = /^(disappear\w*|vanish\w*|gone|go away|went away|turned? around|消失)$/i
const relative = /^(that|which|you|we|they|i)$/i

/**
 * Whether what changes is the disease, and not the treatment: "eliminates diabetes", "diabetes disappears", "diabetes can be
 * eliminated with stem cells"; never "no longer need stem cells".
 */
const isOfDisease = (terms: readonly Term[], at: number, refersBack: boolean): boolean => {
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
const changeOfDisease = (nodes: readonly Node[], terms: readonly Term[], refersBack: boolean): Part[] => {
  const hasDisease = terms.some(({ meaning }) => meaning.role === 'disease')
  if (!(hasDisease || refersBack) || nodes.some(({ term }) => nouns.has(term.meaning.role))) return []
  return nodes.flatMap(({ term, index, negated }): Part[] => {
    const { meaning, clause } = term
    if (meaning.role !== 'change') return []
    const words = [term.text]
    const { change } = meaning
    const of = isOfDisease(terms, index, refersBack)
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
  refersBack: boolean,
): { parts: Part[]; nodes: Node[] } => {
  const nodes = nodesOf(terms)
  attachChanges(nodes, earlier)
  const said = terms.map(({ text }) => text).join(' ')
  const clause: Clause = {
    isWithoutEffect: noEffect.test(said),
    isNoMore: noMore.test(said),
    isElsewhere: elsewhere.test(said) && !/pancrea|islet|beta|β|胰/i.test(said),
  }
  const parts = nodes.flatMap((node): Part[] => {
    const found = claimedBy(node, measure, clause)
    if (!found) return []
    const words = [node.change, node].flatMap((n) => (n ? [n] : [])).sort((a, b) => a.index - b.index)
    return [
      { claimed: found[0], negated: found[1], words: words.map(({ term }) => term.text), clause: node.term.clause },
    ]
  })
  return { parts: [...parts, ...changeOfDisease(nodes, terms, refersBack)], nodes }
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

export type Said = {
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

/** Everything that the terms of a sentence claim, each thing once. */
export const partsOf = (terms: readonly Term[], measure: Measure): Said => {
  const numbers = [...new Set(terms.map(({ clause }) => clause))]
  let earlier: Node | undefined
  const clauses = numbers.map((clause) => {
    const own = terms.filter((term) => term.clause === clause)
    const refersBack = terms.some((term) => term.clause < clause && term.meaning.role === 'disease')
    const found = { ...partsOfClause(own, measure, earlier, refersBack), terms: own }
    earlier = found.nodes.filter(({ term }) => term.meaning.role === 'change').at(-1) ?? earlier
    return found
  })
  const proofs = clauses.flatMap(({ nodes }) =>
    nodes.flatMap(({ term, negated }) =>
      term.meaning.role === 'proof' ? [negated ? ('unproven' as const) : term.meaning.proof] : [],
    ),
  )
  const proof = (['unproven', 'proven', 'shown'] as const).find((p) => proofs.includes(p)) ?? null
  const all = elsewhereApproved(unsettled(spreadDenial(clauses), terms), terms)
  const specific = all.some(({ claimed }) => ['cure', 'outcome', 'mechanism', 'prevention'].includes(claimed.what))
  const kept = all.filter(({ claimed }) => !(specific && claimed.what === 'effective'))
  const byContent = new Map<string, Part>()
  for (const part of oncePerClause(kept)) {
    const key = JSON.stringify([part.claimed, part.negated])
    const before = byContent.get(key)
    byContent.set(key, before ? { ...before, words: [...new Set([...before.words, ...part.words])] } : part)
  }
  return { parts: [...byContent.values()], proof, muddled: clauses.flatMap(muddledIn) }
}
