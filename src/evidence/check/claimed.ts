/** One thing claimed: what a measure, an effect, a harm or an approval means with the change and the denial that fall on it. */
import { itemAt } from '../../collections.js'
import type { Change } from '../../dataset/index.js'
import { roleId, roleIds } from '../../dataset/roles.js'
import type { Node } from './nodes.js'
import type { StudyClaim } from './studies.js'

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
  | { readonly what: 'studies'; readonly claim: StudyClaim }
  /** What cells are, or are made from: ids of cells, any of which would make it true. */
  | { readonly what: 'identity'; readonly cells: readonly string[]; readonly is: readonly string[] }
  | { readonly what: 'donor'; readonly donor: 'autologous' | 'allogeneic' }
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
        | 'relapse'
        | 'withdrawal'
        | 'exemption'
        | 'immunosuppression'
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

const noEffect =
  /\b(?:did|does|do|was|were) not (?:significantly |clearly |really )?(?:differ|change|diverge)\b|\b(?:was|were|remained|stayed) (?:unchanged|no different|much the same)\b|\bno (?!side|adverse|ill|serious|toxic|harmful)(?:\w+ )?(?:effect|benefit|difference|improvement|impact|advantage|change)s?\b|无(?:明显|显著|统计学)?(?:效果|效应|差异|改善|获益)|没有(?:明显|显著)?(?:效果|差异|改善|获益)/i

const noMore =
  /\b(?:no|not) (?:\w+ )?(?:more|higher|greater|oftener)\b.*\b(?:than|in|with)\b|\b(?:similar|comparable|equal) (?:to|in|with|between)\b|与(?:安慰剂|对照)组?(?:相当|相似|无差异|无显著差异)/i

/** "No better than control", "failed to beat placebo". */
const notBetter =
  /\b(?:no|not|never|cannot|\w+n['’]t|fail(?:ed|s)? to)\b (?:\w+ ){0,3}?(?:better|superior|more effective|outperform(?:ed)?|beat|(?:more|faster|higher|lower|fewer|greater)(?=.*\bthan\b))\b.*\b(?:placebo|controls?|sham|saline|vehicle|usual care|standard care|insulin (?:alone|only|therapy|treatment)|(?:stayed|remained|were) on insulin)\b|(?:不|未|没有|并不|并未)(?:明显|显著)?(?:优|高|多|快|好|强|低|少)于(?:安慰剂|对照|胰岛素治疗|单用胰岛素|常规治疗)|(?:不比|并不比)(?:安慰剂|对照|胰岛素治疗|单用胰岛素|常规治疗)/i

const better = /\b(?:better|superior|more effective(?:ly)?)\b[^.;]*\b(?:than|to)\b|优于|好于/i

/** An effect on a measure, without a word of which way: what is meant is the better one. */
const effectOn =
  /\b(?:effects?|benefits?|impact|difference|improvements?|advantage)\b (?:\w+ ){0,2}?(?:on|in|for|of)\b|对[^,，。;；]{0,16}(?:有(?:一定|明显|显著)?(?:作用|效果|帮助|疗效)|有效)/i

/** Organs that the pancreas is not. */
const elsewhere =
  /penile|penis|skin|nerve|kidney|renal|eyes?\b|retina|heart|liver|muscle|cartilage|阴茎|皮肤|神经|肾|视网膜|心脏|肝/i

/** What a clause says as a whole: that there was no effect; that it speaks of another organ. */
export type Clause = {
  readonly isWithoutEffect: boolean
  /** "No more frequent than with placebo". */
  readonly isNoMore: boolean
  readonly isNotBetter: boolean
  /** "Controlled blood sugar better than insulin alone". */
  readonly isBetter: boolean
  readonly isOfEffect: boolean
  readonly isHalved: boolean
  readonly isElsewhere: boolean
}

export const clauseOf = (text: string): Clause => ({
  isWithoutEffect: noEffect.test(text),
  isNoMore: noMore.test(text),
  isNotBetter: notBetter.test(text),
  isBetter: better.test(text),
  isOfEffect: effectOn.test(text),
  isHalved: halved.test(text),
  isElsewhere: elsewhere.test(text) && !/pancrea|islet|beta|β|胰/i.test(text),
})

const changeOf = (node: Node): Change | undefined =>
  node.change?.term.meaning.role === 'change' ? node.change.term.meaning.change : undefined

/** A verb that says by itself that there is more of it. */
const made = /^(produc|mak|secret|releas|generat)\w* (their own |its own |your own )?insulin$|(分泌|产生|生成)胰岛素$/i
/** A decline that is smaller than another. */
const lessDecline = /less|slower|smaller|小于|较少|较慢|更慢|较小/i
const halved =
  /\b(?:by|in) half\b|\bhalv(?:e|ed|es|ing)\b|\bby (?:at least |more than )?(?:50|fifty) ?(?:%|percent)|减半|减少一半|减少了一半|减少50%/i

/** A measure and where it is said to move. What is reached or not needs no word of change; any other measure alone claims nothing. */
const outcomePart = (
  ids: readonly string[],
  node: Node,
  measure: Measure,
  clause: Clause,
): [Claimed, boolean] | undefined => {
  const change = changeOf(node) ?? (made.test(node.term.text) ? 'better' : undefined)
  if (change === 'down' && ids.includes(roleId('target-reached')) && !node.change?.negated)
    return [{ what: 'outcome', outcomes: ids, worse: false, absent: false }, node.negated]
  if (change === 'stop' && ids[0] === roleId('insulin-taken'))
    return [
      { what: 'outcome', outcomes: roleIds('insulin-stopped'), worse: false, absent: false },
      node.negated || node.change?.negated === true,
    ]
  const { better: direction, event } = measure(itemAt(ids, 0))
  const denied = node.negated || node.change?.negated === true
  // "No amputations", "lower HbA1c without hypoglycemia": the event itself is denied, which is a claim of benefit.
  if (event && direction === 'lower' && node.negated && !node.change?.negated)
    return [{ what: 'outcome', outcomes: ids, worse: false, absent: true }, false]
  if (clause.isNotBetter || ((change === undefined || node.isBorrowed) && clause.isWithoutEffect))
    return [{ what: 'outcome', outcomes: ids, worse: false, absent: false }, true]
  if (change === undefined && !clause.isOfEffect && !clause.isBetter && !(event && direction === 'higher'))
    return undefined
  const worse =
    change === 'worse' ||
    (change === 'up' && direction === 'lower') ||
    (change === 'keep' && direction === 'lower' && lessDecline.test(node.change?.term.text ?? '')) ||
    ((change === 'down' || change === 'few' || change === 'stop') && direction === 'higher')
  return [{ what: 'outcome', outcomes: ids, worse, absent: change === 'stop' && direction === 'lower' }, denied]
}

const takenPart = (what: 'insulin' | 'drugs', node: Node): [Claimed, boolean] | undefined => {
  const change = changeOf(node)
  const denied = node.negated || node.change?.negated === true
  const better = (outcomes: string[]): Claimed => ({ what: 'outcome', outcomes, worse: false, absent: false })
  const stopped = better(roleIds(what === 'insulin' ? 'insulin-stopped' : 'tablets-stopped'))
  if (change === 'stop') return [stopped, denied]
  // "Without insulin", "no tablets": what is taken is itself denied.
  if (node.negated && !node.change?.negated) return [stopped, false]
  if (change === undefined) return undefined
  // Drugs that keep, cause or protect are not the ones that are taken less.
  if (what === 'drugs' && !['down', 'few', 'better'].includes(change)) return undefined
  if (what === 'drugs') return [better(roleIds('tablets-lessened')), denied]
  // Raising insulin means the body's own; it is no praise of a treatment that more must be injected.
  return [better(roleIds(change === 'up' || change === 'keep' ? 'own-insulin' : 'insulin-taken')), denied]
}

const harmPart = (ids: readonly string[], node: Node, { isWithoutEffect, isNoMore }: Clause): [Claimed, boolean] => {
  const change = changeOf(node)
  // "No difference in adverse events": no more than with control.
  if (isWithoutEffect || isNoMore) return [{ what: 'safety', level: 'tolerated', outcomes: ids }, false]
  // "Did not increase adverse events": no more than without.
  if (node.change?.negated && /increas|more|rais|higher|增加|升高|提高|增多/i.test(node.change.term.text))
    return [{ what: 'safety', level: 'tolerated', outcomes: ids }, false]
  // "Anything but risk-free": what is denied twice is said.
  const denials = [node.negated, node.change?.negated === true, change === 'stop'].filter(Boolean).length
  if (denials === 2 || node.twice) return [{ what: 'harm', outcomes: ids }, false]
  // "Caused no serious harm" speaks of what is laid to the cells.
  const isLaid = /^(caus|trigger|lead|led|result|导致|引起|造成)/i.test(node.change?.term.text ?? '')
  const meant = isLaid && ids.join() === roleId('serious-harm') ? roleIds('attributed-harm') : ids
  if (denials) return [{ what: 'safety', level: 'none', outcomes: meant }, false]
  if (change === 'down' && !ids.includes(roleId('any-harm')))
    return [{ what: 'outcome', outcomes: ids, worse: false, absent: false }, false]
  if (change === 'few' || change === 'down') return [{ what: 'safety', level: 'tolerated', outcomes: ids }, false]
  return [{ what: 'harm', outcomes: ids }, false]
}

/** A dose that is halved is counted in people, too. */
const halvedDose = (found: [Claimed, boolean] | undefined, { isHalved }: Clause): [Claimed, boolean] | undefined => {
  if (!found || !isHalved) return found
  const [claimed, denied] = found
  return claimed.what === 'outcome' && claimed.outcomes.join() === roleId('insulin-taken')
    ? [{ ...claimed, outcomes: roleIds('dose-halved') }, denied]
    : found
}

const anyHarm = roleIds('any-harm')
const remission = roleIds('remitted')

export const claimedBy = (node: Node, measure: Measure, clause: Clause): [Claimed, boolean] | undefined => {
  const { meaning, text } = node.term
  const denied = node.negated || node.change?.negated === true
  switch (meaning.role) {
    case 'outcome':
      // "No complications" speaks of the treatment, "no diabetic complications" of the disease.
      if (
        meaning.ids.includes(roleId('late-complications')) &&
        denied &&
        !node.change &&
        !/diabet|vascular|糖|血管/i.test(text)
      )
        return [{ what: 'safety', level: 'none', outcomes: anyHarm }, false]
      return halvedDose(outcomePart(meaning.ids, node, measure, clause), clause)
    case 'taken':
      return halvedDose(takenPart(meaning.what, node), clause)
    case 'harm':
      return harmPart(meaning.ids, node, clause)
    case 'mechanism':
      if (meaning.ids.join() === roleId('regrowth') && clause.isElsewhere) return [{ what: 'effective' }, denied]
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
        return [{ what: 'cure', form: effect }, node.negated || clause.isNotBetter]
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
