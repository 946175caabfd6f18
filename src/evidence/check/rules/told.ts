/**
 * Rules for what is told of one study or of people counted: the records that fit what the sentence tells of them decide, and what is
 * borne out is true of that study, which is less than true of the cells.
 */
import { comparesCellsWithControl, type Trial } from '../../../dataset/index.js'
import { hasRole, roleIds } from '../../../dataset/roles.js'
import { plural } from '../../../text.js'
import type { ClaimTrial } from '../../claims/index.js'
import { toldOf } from '../subject.js'
import { isEver, shareText } from './counts.js'
import { type Case, type Finding, few, judge, type Rule, strength } from './rule.js'
import { idOf, ids, sidesOf } from './sides.js'
import { agreesInNumbers, countedIn, isNumbered, monthsOf, saidIn, sharesIn } from './told-numbers.js'

type Row = ClaimTrial['results'][number]
export type Told = NonNullable<Case['u']['subject']['told']>

/** What a study measures of a mechanism that it is said to have moved. */
const ofMechanisms = [
  ['regulatory-cells-grow', 'regulatory-cells-counted'],
  ['insulin-works-better', 'insulin-response-measured'],
] as const

/** Outcomes by which what is told of mechanisms can be held against a study. */
export const measuresOf = (mechanisms: readonly string[]): readonly string[] =>
  ofMechanisms.flatMap(([mechanism, measures]) =>
    mechanisms.some((id) => hasRole(id, mechanism)) ? roleIds(measures) : [],
  )

/** Outcomes with those that count them together with another: what a study found of the pair is told under either. */
export const withComposites = (outcomes: readonly string[]): readonly string[] =>
  outcomes.some((id) => hasRole(id, 'target-reached') || (hasRole(id, 'dose-halved') && !hasRole(id, 'insulin-taken')))
    ? [...outcomes, ...roleIds('halved-with-target')]
    : outcomes

const isAbsence = ({ part: { claimed } }: Case): boolean => claimed.what === 'outcome' && claimed.absent

/** Rows of the very measure, where there are such, and of the time that is told of; of part of the people only where there are no others. */
const rowsOf = (placed: ClaimTrial, told: Told, c: Case): readonly Row[] => {
  const { claimed } = c.part
  const months = told.hasTimes && !isNumbered(c) ? monthsOf(c) : told.months
  const named = placed.results.filter(
    ({ result }) => claimed.what === 'outcome' && claimed.outcomes.includes(result.outcome),
  )
  // That a dose fell does not say that it was halved.
  const isHalved = claimed.what === 'outcome' && roleIds('dose-halved').every((id) => claimed.outcomes.includes(id))
  const own = isHalved
    ? placed.results.filter(({ result }) => !hasRole(result.outcome, 'insulin-taken'))
    : named.length
      ? named
      : placed.results
  // What was counted at another time, or at any time, says nothing of the time that is told of.
  const rows = months === null ? own : own.filter((row) => isAt(row, months) && !isEver(row.result))
  const isCounted = ({ result }: Row): boolean =>
    Object.values(result.arms).some(({ events, n }) => c.u.counts.includes(`${events}/${n}`))
  const whole = rows.filter((row) => row.result.subgroup === undefined || isCounted(row))
  return whole.length ? whole : rows
}

const isAt = ({ result: { timepointMonths } }: Row, months: number): boolean =>
  timepointMonths !== null && Math.abs(timepointMonths - months) <= Math.max(0.5, months / 8)

/** Whether the mean or median of the cells moved from its baseline to the better side; undefined where it cannot be told. */
const movedToBetter = ({ result }: Row, trial: Trial, c: Case): boolean | undefined => {
  const better = c.dataset.record('outcomes', result.outcome)?.betterDirection
  const toBetter = (rise: number): boolean | undefined =>
    better === 'higher' ? rise > 0 : better === 'lower' ? rise < 0 : undefined
  const baseline = trial.outcomes.find(
    ({ outcome, scale, unit }) => scale === 'baseline' && outcome === result.outcome && unit === result.unit,
  )
  for (const [arm, { mean, median }] of Object.entries(result.arms)) {
    if (trial.arms.find(({ id }) => id === arm)?.role !== 'intervention') continue
    const now = mean ?? median
    if (typeof now !== 'number') continue
    if ((result.scale === 'change' || result.scale === 'percent-change') && now !== 0) return toBetter(now)
    const before = baseline?.arms[arm]?.mean ?? baseline?.arms[arm]?.median
    if (typeof before !== 'number' || now === before || result.scale !== 'final') continue
    return toBetter(now - before)
  }
  return undefined
}

/** Of which the record does not say which way it went: then its means may. */
const isOpen = ({ result: { direction } }: Row): boolean => direction === 'unclear' || direction === undefined

/** What a trial found of what a part says. Compared: against its control group. */
type Found = { readonly is: 'yes' | 'no' | 'both' | 'silent'; readonly isCompared: boolean }

/** Of a measure that is said to have got worse: that it did so in those given cells, whatever the controls did. */
const worsenedIn = (placed: ClaimTrial, c: Case): Found => {
  const moved = placed.results.map((row) => movedToBetter(row, placed.trial, c))
  const isWorse = moved.includes(false) || placed.results.some(({ result }) => result.direction === 'favors-control')
  const isBetter = moved.includes(true)
  return { is: isWorse && isBetter ? 'both' : isWorse ? 'yes' : isBetter ? 'no' : 'silent', isCompared: false }
}

const foundIn = (placed: ClaimTrial, c: Case): Found => {
  const own = placed.results
  // Of what is called an effect without a measure, the primary outcome speaks.
  const primary = own.filter(({ result }) => result.primary)
  const rows = c.part.claimed.what === 'effective' && primary.length ? primary : own
  if (c.part.claimed.what === 'outcome' && c.part.claimed.worse) return worsenedIn(placed, c)
  const yes = rows.some(({ side }) => side === 'for')
  const no = rows.some(({ side }) => side === 'against')
  if (yes || no) return { is: yes && no ? 'both' : yes ? 'yes' : 'no', isCompared: true }
  const alone = rows.filter(({ result }) => !comparesCellsWithControl(result) || result.direction === 'unclear')
  const shares = sharesIn(placed)
  const isYes =
    (isAbsence(c) ? shares.some(({ share }) => share === 0) : shares.some(({ share }) => share > 0)) ||
    alone.some(
      (row) => row.result.direction === 'favors-cell' || (isOpen(row) && movedToBetter(row, placed.trial, c) === true),
    )
  const isNo =
    (shares.length > 0 && !isYes) ||
    alone.some(
      (row) =>
        row.result.direction === 'no-difference' ||
        row.result.direction === 'favors-control' ||
        (isOpen(row) && movedToBetter(row, placed.trial, c) === false),
    )
  return { is: isYes ? 'yes' : isNo ? 'no' : 'silent', isCompared: false }
}

const howMany = (placed: ClaimTrial, c: Case): 'fits' | 'not' | undefined => {
  const { all, most, many } = strength(c)
  if (!(all || most || many)) return undefined
  const shares = sharesIn(placed).map(({ share }) => (isAbsence(c) ? 1 - share : share))
  if (shares.length === 0) return 'not'
  const top = Math.max(...shares)
  return (all ? top === 1 : most ? top > 0.5 : top > 1 / 3) ? 'fits' : 'not'
}

const sizeText = ({ trial, designText }: ClaimTrial): string =>
  `${trial.enrollment.count === null ? 'an unknown number of people' : plural(trial.enrollment.count, 'person', 'people')}, ${designText}`

const limit = (told: Told): string =>
  told.isPerson ? 'one person shows nothing of others' : 'it holds for that study, and is no more than one study'

/** Nothing on record fits what is told, so there is nothing to hold it against. */
const noneFits = (c: Case, told: Told, others: readonly ClaimTrial[]): Finding =>
  judge(
    'told-of-none',
    'not-judged',
    others.length
      ? `What is on record of ${told.isPerson ? 'such people' : 'the study that fits'} (${few(ids(others))}) does not report it as far as it was read.`
      : `No ${told.isPerson ? 'such person' : 'study that fits what is told of it'} is on record as of ${c.dataset.stamp.asOf}, so it cannot be held against one.`,
  )

/** Whether a study is of the disease and of cells of the kind that are meant, whatever it measured. */
const isSameField = (trial: Trial, { diseases, u, dataset }: Case): boolean => {
  const [of, cells] = [dataset.vocabulary('diseases'), dataset.vocabulary('cells')]
  return (
    (diseases.length === 0 || diseases.some((id) => of.within(id).has(trial.disease))) &&
    trial.arms.some(({ product }) => product?.cells.some((own) => u.cells.some((cell) => cells.within(cell).has(own))))
  )
}

/** Studies that fit, of those told of: the largest where that is meant, the person where one is. */
export const meant = (c: Case, told: Told): readonly ClaimTrial[] => {
  const all = c.trials.filter(({ trial }) => told.fits(trial))
  // Where a study of just as many people is on record, a group of as many in another is not meant.
  const isThere =
    told.isSized &&
    c.u.counts.length === 0 &&
    c.dataset.records('trials').some((one) => isSameField(one, c) && told.fits(one) && told.isWhole(one))
  const fitting = isThere ? all.filter(({ trial }) => told.isWhole(trial)) : all
  if (!told.isLargest) return fitting
  const top = Math.max(...fitting.map(({ trial }) => trial.enrollment.count ?? 0))
  return fitting.filter(({ trial }) => trial.enrollment.count === top)
}

const present =
  /^(?:can|will|lowers?|reduces?|improves?|increases?|raises?|restores?|heals?|preserves?|protects?|frees?|helps?|stops?|prevents?|boosts?|regenerates?|reverses?|works?|is|are|能|可以?|能够)$/i

/** What follows from a study for everybody, as a sentence says it. */
const concluding =
  /\b(?:and|so|meaning|which means|therefore|thus|hence|proving|showing)\b.*\b(?:will|works?|can|cures?|do(?:es)? not work|most (?:people|patients))\b|因此|所以|说明|意味着|可见|证明/i

/** Whether a sentence goes from a study to everybody: that it is proven, that it lasts, what most people will have. */
export const isForAll = ({ sentence, strengths, proof }: Case['u']): boolean =>
  proof === 'proven' || strengths.has('lasting') || concluding.test(sentence)

/**
 * Said of the treatment and not of the study: that it is proven, that it lasts for good; or what cells do at all times, as something
 * that a study which nobody could find has shown.
 */
const isBeyond = (c: Case, told: Told): boolean =>
  isForAll(c.u) ||
  (!told.isClose &&
    (c.part.claimed.what === 'mechanism' ||
      c.u.terms.some(({ text, clause }) => clause === c.part.clause && present.test(text))))

const sayings = (placed: readonly ClaimTrial[], c: Case): string => {
  const shares = placed.flatMap(sharesIn)
  return shares.length && saidIn(c).length ? ` Counted: ${few([...new Set(shares.map(shareText))])}.` : ''
}

/** Of part of the people more than of the others. */
const ofSome = /\b(?:particularly|especially|chiefly|above all|most of all) (?:in|among|for|when|if)\b|尤其|特别是/i

/** The controls are said to have had more of it than the treated, or the treated less. */
const controlsMore =
  /\b(?:controls?|placebo|untreated)\b[^.,;]*\b(more|better|higher|longer)\b[^.]*\bthan\b[^.]*\b(?:treated|cells?|patients)\b|(?:对照|安慰剂)组?[^，。]*(?:优于|好于|高于)/i
/** "Lower with placebo than with cells": what is said of the measure is said of the controls. */
const saidOfControls =
  /\b(?:lower|higher|more|better|fewer|less|longer|faster|greater|larger)\b[^.,;]*\b(?:placebo|controls?|sham|vehicle|untreated|usual care|standard care)\b[^.,;]*\bthan\b(?![^.]*\b(?:placebo|controls?|sham|vehicle|untreated)\b)|(?:对照|安慰剂)组?[^，。]*低于/i
const treatedLess = /\b(worse|fewer|less|lower)\b[^.]*\bthan\b[^.]*\b(?:controls?|placebo|vehicle|sham|control \w+)\b/i

/** Fewer lows than with placebo are a benefit, fewer healed ulcers are none. */
const isReversed = (c: Case): boolean => {
  const { claimed } = c.part
  if (c.part.negated || (claimed.what !== 'outcome' && claimed.what !== 'effective')) return false
  if (saidOfControls.test(c.u.sentence)) return true
  const isLowerBetter =
    claimed.what === 'outcome' &&
    c.dataset.record('outcomes', claimed.outcomes[0] ?? '')?.betterDirection === 'lower' &&
    !claimed.outcomes.includes(roleIds('wound-closed')[0] ?? '')
  const [, more] = controlsMore.exec(c.u.sentence) ?? []
  const [, less] = treatedLess.exec(c.u.sentence) ?? []
  const isWorded = (word: string | undefined): boolean => /^(?:better|worse)$/i.test(word ?? '')
  // "Lost less than with placebo" is a benefit: what is lost is kept.
  const isKept = c.part.words.some((word) => /less|slower|smaller|lost|fell|declin|drop/i.test(word))
  return (
    (controlsMore.test(c.u.sentence) && (isWorded(more) || !isLowerBetter)) ||
    (less !== undefined && !isKept && (isWorded(less) || !isLowerBetter))
  )
}

/** That the controls did better than the treated: held against what the studies that fit found of the two. */
const ofReversed = (c: Case, told: Told): Finding => {
  const fitting = meant(c, told).map((placed) => ({ placed, rows: rowsOf(placed, told, c) }))
  const of = (...directions: readonly string[]): ClaimTrial[] =>
    fitting
      .filter(({ rows }) => rows.some(({ result }) => directions.includes(result.direction ?? '')))
      .map(({ placed }) => placed)
  // "Higher HbA1c with placebo than with cells" is a benefit of the cells.
  const isWorse = c.part.claimed.what === 'outcome' && c.part.claimed.worse && saidOfControls.test(c.u.sentence)
  const so = of(isWorse ? 'favors-cell' : 'favors-control')
  const otherwise = of(isWorse ? 'favors-control' : 'favors-cell', 'no-difference')
  if (!told.isSpecific || so.length + otherwise.length === 0)
    return noneFits(c, told, told.isSpecific ? meant(c, told) : [])
  return so.length
    ? judge(
        'told-reversed',
        otherwise.length ? 'partly-supported' : 'supported',
        `The ${isWorse ? 'treated' : 'controls'} did better in ${few(ids(so))}; ${limit(told)}.`,
        so,
      )
    : judge(
        'told-reversed',
        'contradicted',
        `The ${isWorse ? 'treated' : 'controls'} did no better in ${few(ids(otherwise))}.`,
        otherwise,
      )
}

/** What a study is said to prove, where the very study found otherwise. */
const refutedBy = (c: Case, told: Told): Finding | undefined => {
  if (!told.isClose || c.part.negated) return undefined
  const read = meant(c, told)
    .map((placed) => ({ ...placed, results: rowsOf(placed, told, c) }))
    .map((placed) => ({ placed, ...foundIn(placed, c) }))
    .filter(({ is }) => is !== 'silent')
  return read.length && read.every(({ is }) => is === 'no')
    ? judge(
        'told-finding',
        'contradicted',
        `It was not found in ${few(ids(read.map(({ placed }) => placed)))}.`,
        read.map(({ placed }) => placed),
      )
    : undefined
}

/** A benefit that people or a study are said to have had, or not to have had. */
export const toldBenefit: Rule = (c) => {
  const told = toldOf(c.part, c.u)
  const { claimed } = c.part
  const isMeasured = ['outcome', 'effective', 'mechanism'].includes(claimed.what)
  if (!told || !isMeasured) return undefined
  if (isBeyond(c, told)) return refutedBy(c, told)
  if (isReversed(c)) return ofReversed(c, told)
  const fitting = meant(c, told)
  const read = fitting
    .map((placed) => ({ ...placed, results: rowsOf(placed, told, c) }))
    .map((placed) => ({ placed, ...foundIn(placed, c) }))
    .filter(({ is }) => is !== 'silent')
  // Said of everybody, or of a mechanism, it is judged without a study too.
  if (read.length === 0)
    return claimed.what === 'mechanism' || strength(c).all
      ? undefined
      : noneFits(c, told, told.isSpecific ? fitting : [])
  if (ofSome.test(c.u.sentence) && !read.some(({ placed }) => placed.results.some(({ result }) => result.subgroup)))
    return judge(
      'told-of-part',
      'not-shown',
      `It says it above all of part of the people, of whom nothing is on record in ${few(ids(read.map(({ placed }) => placed)))}.`,
    )
  const agreeing = read.filter(({ placed }) => {
    const agrees = agreesInNumbers(placed, c)
    const isSo = agrees === true || (agrees === undefined && (told.isSpecific || !isNumbered(c)))
    return isSo && howMany(placed, c) !== 'not'
  })
  const unread = read.filter(
    ({ placed, is }) => is !== (isDenied(c) ? 'yes' : 'no') && agreesInNumbers(placed, c) === 'unread',
  )
  if (agreeing.length === 0 && unread.length && told.isSpecific)
    return judge(
      'told-unread',
      'not-judged',
      `The numbers that it says were not read in ${few(ids(unread.map(({ placed }) => placed)))}, so they cannot be held against any.`,
      unread.map(({ placed }) => placed),
    )
  if (agreeing.length === 0) return told.isSpecific ? otherNumbers(c, told, read) : undefined
  return told.isPerson ? ofPerson(c, agreeing, told) : ofStudies(c, agreeing, told)
}

/** What is told is that it was not found. */
const isDenied = ({ part, u }: Case): boolean => part.negated || u.proof === 'unproven'

/** Studies fit, and none has the numbers that are said: another count of as many people, or of the few that fit, says otherwise. */
const otherNumbers = (c: Case, told: Told, read: readonly Read[]): Finding => {
  const sizes = new Set(c.u.counts.map((count) => count.split('/')[1]))
  const same = read.filter(({ placed }) => countedIn(placed).some(({ text }) => sizes.has(text.split('/')[1])))
  const some = (same.length ? same : read).map(({ placed }) => placed)
  if (same.length === 0 && read.length > 3) return noneFits(c, told, [])
  return judge(
    'told-numbers',
    'contradicted',
    `The numbers are others in ${few(some.map((one) => `${idOf(one)} (${sizeText(one)})`))}.${sayings(some, c)}`,
    some,
  )
}

type Read = Found & { readonly placed: ClaimTrial }

const ofPerson = (c: Case, read: readonly Read[], told: Told): Finding => {
  const had = read.filter(({ is }) => is === 'yes' || is === 'both').map(({ placed }) => placed)
  const alone = had.filter(({ trial }) => trial.enrollment.count === 1)
  const found = alone.length ? alone : had.filter((placed) => sharesIn(placed).some(({ share }) => share > 0))
  if (found.length === 0 || c.part.negated) return noneFits(c, told, told.isSpecific ? had : [])
  return judge('told-of-person', 'supported', `On record of people in ${few(ids(found))}; ${limit(told)}.`, found)
}

const ofStudies = (c: Case, read: readonly Read[], told: Told): Finding => {
  const of = (...is: readonly Found['is'][]): ClaimTrial[] =>
    read.filter((one) => is.includes(one.is)).map(({ placed }) => placed)
  const [so, otherwise] = isDenied(c) ? (['no', 'yes'] as const) : (['yes', 'no'] as const)
  const compared = read.filter(({ is, isCompared }) => is === so && isCompared).map(({ placed }) => placed)
  const [own, both] = [of(so), of('both')]
  const carrying = compared.length ? compared : own.length ? own : both
  const listed = (some: readonly ClaimTrial[]): string => few(some.map((one) => `${idOf(one)} (${sizeText(one)})`))
  if (carrying.length === 0)
    return judge(
      'told-finding',
      told.isSpecific ? 'contradicted' : 'not-shown',
      `It was ${isDenied(c) ? '' : 'not '}found in ${listed(of(otherwise))}.`,
      of(otherwise),
    )
  const sides = sidesOf(c.trials)
  const others = [...(isDenied(c) ? sides.for : sides.against), ...sides.mixed].filter(
    ({ trial }) => !carrying.some((one) => one.trial === trial),
  )
  const beside = others.length
    ? ` Others found ${isDenied(c) ? 'it, or a mixed result' : 'no difference or a mixed result'}: ${few(ids(others))}.`
    : ''
  // Where several studies fit and disagree, nobody knows which is meant; that one found nothing is true of one.
  const isWhole =
    own.length > 0 &&
    (isDenied(c) || of(otherwise).length === 0) &&
    (told.isSpecific || (compared.length > 0 && others.length === 0)) &&
    hasAllNumbers(carrying, c)
  const without = isDenied(c) ? '' : ', without a control group, which does not show what the cells did'
  const how = compared.length ? '' : own.length ? without : ', with results on both sides'
  return judge(
    'told-finding',
    isWhole ? 'supported' : 'partly-supported',
    `${isDenied(c) ? 'Not found, by the record,' : 'On record'} ${isDenied(c) ? 'in' : 'of'} ${listed(carrying)}${how}: ${limit(told)}.${sayings(carrying, c)}${beside}`,
    carrying,
  )
}

/** Whether every number that is said was read. */
const hasAllNumbers = (carrying: readonly ClaimTrial[], c: Case): boolean =>
  !isNumbered(c) || carrying.some((one) => agreesInNumbers(one, c) === true)
