/** From the parts of a sentence to verdicts: the first rule that speaks decides, then denial (denial.ts) and what limits it (limits.ts) are taken in. */
import type { Trial } from '../../../dataset/index.js'
import { hasRole } from '../../../dataset/roles.js'
import type { Store } from '../../../store/index.js'
import { type ClaimQuestion, type ClaimTrial, claimTrials } from '../../claims/index.js'
import type { Part } from '../claimed.js'
import { productIn } from '../described.js'
import { toldOf } from '../subject.js'
import { strengthsOf, type Understanding } from '../understand.js'
import { comparison, future, notInPeople, openQuestion, withoutMeasure } from './beyond.js'
import { type Weight, weightOf } from './certainty.js'
import { cureOutcomes, cureRules, relapseOnRecord } from './cure.js'
import { turned } from './denial.js'
import { efficacyRules } from './efficacy.js'
import { besideTold, limited, sureEnough, undisputed } from './limits.js'
import { mechanismInAnimals, mechanismOnRecord } from './mechanism.js'
import { donorOfCells, exemptFromApproval, immunosuppressionNeeded, productIs, withdrawalOnRecord } from './products.js'
import { regulationRules } from './regulation.js'
import { type Case, type Finding, judge, type Result, type Rule, results } from './rule.js'
import { safetyRules } from './safety.js'
import { studiesOnRecord } from './studies.js'
import { measuresOf, toldBenefit, withComposites } from './told.js'

export type Judged = Finding & {
  readonly part: Part
  readonly diseases: readonly string[]
  readonly question: ClaimQuestion
  readonly trials: readonly ClaimTrial[]
  readonly weight: Weight
}

const rulesFor = (part: Part): readonly Rule[] => {
  const sentence = [notInPeople, future, comparison]
  switch (part.claimed.what) {
    case 'cure':
      return [...sentence, ...cureRules]
    case 'outcome':
    case 'effective':
      return [...sentence, ...efficacyRules]
    case 'mechanism':
      return [mechanismInAnimals, ...sentence, toldBenefit, mechanismOnRecord]
    case 'safety':
    case 'harm':
      return [...sentence, ...safetyRules]
    case 'approval':
    case 'standard':
    case 'registration':
    case 'only':
      return [future, ...regulationRules]
    case 'studies':
      return [studiesOnRecord]
    case 'identity':
    case 'donor':
      return [future, productIs, donorOfCells]
    case 'withdrawal':
      return [future, withdrawalOnRecord]
    case 'exemption':
      return [exemptFromApproval]
    case 'immunosuppression':
      return [future, immunosuppressionNeeded]
    case 'uncertain':
      return [openQuestion]
    case 'relapse':
      return [...sentence, relapseOnRecord]
    default:
      return [withoutMeasure]
  }
}

const benefitDomains = new Set(['glycemia', 'beta-cell', 'insulin', 'complication', 'quality-of-life'])

/** The outcomes whose results bear on a part. */
const outcomesFor = (part: Part, u: Understanding, diseases: readonly string[], dataset: Store): readonly string[] => {
  const { claimed } = part
  switch (claimed.what) {
    case 'cure':
    case 'relapse':
      return cureOutcomes(diseases, dataset)
    case 'outcome':
      return toldOf(part, u) ? withComposites(claimed.outcomes) : claimed.outcomes
    case 'safety':
    case 'harm':
      return claimed.outcomes
    case 'mechanism':
      return toldOf(part, u) ? measuresOf(claimed.mechanisms) : []
    case 'effective':
      return dataset
        .records('outcomes')
        .filter((o) => benefitDomains.has(o.domain) && o.betterDirection !== 'none')
        .map((o) => o.id)
    default:
      return []
  }
}

/** Cells and the kinds above them: the record of a study may name them less closely than the sentence does. */
const withBroader = (cells: readonly string[], dataset: Store): readonly string[] => [
  ...cells,
  ...dataset.records('cells').flatMap(({ id }) => {
    const within = dataset.vocabulary('cells').within(id)
    return !hasRole(id, 'any-stem-cell') && cells.some((cell) => within.has(cell)) ? [id] : []
  }),
]

/** Whether a trial gives one of the cells, or is on record as giving a kind above one of them; not another of that kind. */
const gives = (trial: Trial, cells: readonly string[], dataset: Store): boolean => {
  const v = dataset.vocabulary('cells')
  return trial.arms.some(({ product }) =>
    product?.cells.some((own) => cells.some((cell) => v.within(cell).has(own) || v.within(own).has(cell))),
  )
}

const questionFor = (part: Part, u: Understanding, diseases: readonly string[], dataset: Store): ClaimQuestion => {
  const { claimed } = part
  const safety = claimed.what === 'safety' || claimed.what === 'harm'
  return {
    diseases,
    cells: u.cells,
    outcomes: outcomesFor(part, u, diseases, dataset),
    about: safety ? 'safety' : 'benefit',
    harm: claimed.what === 'harm' || (claimed.what === 'outcome' && claimed.worse),
    // A study that is described is found by what is said of it.
    ...(toldOf(part, u)?.isSpecific ? {} : { people: u.people }),
  }
}

/** Judge one part in one disease. */
export const judgePart = (part: Part, read: Understanding, diseases: readonly string[], dataset: Store): Judged => {
  const strengths = strengthsOf(part, read)
  const u = { ...read, strengths }
  const question = questionFor(part, u, diseases, dataset)
  const isTold = toldOf(part, u) !== null
  const asked = isTold ? { ...question, cells: withBroader(u.cells, dataset) } : question
  const wide = question.outcomes.length ? claimTrials(asked, dataset) : []
  const all = isTold ? wide.filter(({ trial }) => gives(trial, u.cells, dataset)) : wide
  // Of a product that trials on record are of, those alone are asked.
  const isOfProduct = productIn(u)
  const own = isOfProduct ? all.filter(({ trial, stance }) => stance !== 'silent' && isOfProduct(trial)) : []
  const trials = own.length ? own : all
  // "Not all" denies "all": the rules judge what is denied.
  const meant = strengths.has('not-all') ? { ...u, strengths: new Set([...strengths, 'all' as const]) } : u
  const c: Case = { part, u: meant, diseases, trials, dataset }
  let finding: Finding | undefined
  for (const rule of rulesFor(part)) {
    finding = rule(c)
    if (finding) break
  }
  const found = undisputed(finding ?? judge('no-rule', 'not-judged', 'No rule covers it.'))
  const weight = weightOf(trials, question, dataset)
  return {
    ...besideTold(sureEnough(limited(turned(found, part, u, trials), c), c, weight), c, all),
    part,
    diseases,
    question,
    trials,
    weight,
  }
}

/**
 * The verdict on a sentence whose parts are all claimed together: that of its worst part. Parts that no rule judges neither
 * raise nor lower it, but a sentence of which a part is not judged is at most partly supported.
 */
export const verdictOf = (parts: readonly Judged[]): Result => {
  const judged = parts.filter(({ result }) => result !== 'not-judged')
  const [worst] = judged.map(({ result }) => result).sort((a, b) => results.indexOf(a) - results.indexOf(b))
  if (!worst) return 'not-judged'
  return worst === 'supported' && judged.length < parts.length ? 'partly-supported' : worst
}
