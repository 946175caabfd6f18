/**
 * Rules for what is told of one study or of people counted: the records that fit what the sentence tells of them decide, and what is
 * borne out is true of that study, which is less than true of the cells.
 */
import {
  besideNoneAttributed,
  comparesCellsWithControl,
  type OutcomeResult,
  type Trial,
} from '../../../dataset/index.js'
import { hasRole, roleIds } from '../../../dataset/roles.js'
import { plural } from '../../../text.js'
import type { ClaimTrial } from '../../claims/index.js'
import { countsIn, resultNumbers, sharesInWords, spokenShares } from '../numbers.js'
import { toldOf } from '../subject.js'
import { isEver, type Share, sharesOf, shareText } from './counts.js'
import { type Case, type Finding, few, judge, type Rule, strength } from './rule.js'
import { idOf, ids, sidesOf } from './sides.js'

type Row = ClaimTrial['results'][number]
type Told = NonNullable<Case['u']['subject']['told']>

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

/** Outcomes that count several measures at once; numbers of theirs are told under either. */
const composites = new Set(roleIds('counted-together'))

/** Outcomes with those that count them together with another: what a study found of the pair is told under either. */
export const withComposites = (outcomes: readonly string[]): readonly string[] =>
  outcomes.some((id) => hasRole(id, 'target-reached') || (hasRole(id, 'dose-halved') && !hasRole(id, 'insulin-taken')))
    ? [...outcomes, ...roleIds('halved-with-target')]
    : outcomes

const isAbsence = ({ part: { claimed } }: Case): boolean => claimed.what === 'outcome' && claimed.absent

/** Rows of the very measure, where there are such, and of the time that is told of; of part of the people only where there are no others. */
const rowsOf = (placed: ClaimTrial, { months }: Told, c: Case): readonly Row[] => {
  const { claimed } = c.part
  const named = placed.results.filter(
    ({ result }) => claimed.what === 'outcome' && claimed.outcomes.includes(result.outcome),
  )
  // That a dose fell does not say that it was halved.
  if (claimed.what === 'outcome' && roleIds('dose-halved').every((id) => claimed.outcomes.includes(id)))
    return placed.results.filter(({ result }) => !hasRole(result.outcome, 'insulin-taken'))
  const own = named.length ? named : placed.results
  // What was counted at another time, or at any time, says nothing of the time that is told of.
  const rows = months === null ? own : own.filter((row) => isAt(row, months) && !isEver(row.result))
  const whole = rows.filter(({ result }) => result.subgroup === undefined)
  return whole.length ? whole : rows
}

const isAt = ({ result: { timepointMonths } }: Row, months: number): boolean =>
  timepointMonths !== null && Math.abs(timepointMonths - months) <= Math.max(0.5, months / 8)

/** Whether the mean of the cells moved from its baseline to the better side; undefined where it cannot be told. */
const movedToBetter = ({ result }: Row, trial: Trial, c: Case): boolean | undefined => {
  const better = c.dataset.record('outcomes', result.outcome)?.betterDirection
  const baseline = trial.outcomes.find(
    ({ outcome, scale, unit }) => scale === 'baseline' && outcome === result.outcome && unit === result.unit,
  )
  for (const [arm, { mean }] of Object.entries(result.arms)) {
    const before = baseline?.arms[arm]?.mean
    if (mean === undefined || mean === null || before === undefined || before === null || mean === before) continue
    if (trial.arms.find(({ id }) => id === arm)?.role !== 'intervention' || result.scale !== 'final') continue
    return better === 'higher' ? mean > before : better === 'lower' ? mean < before : undefined
  }
  return undefined
}

const sharesIn = (placed: ClaimTrial): Share[] =>
  [...new Set(placed.results.map(({ result }) => result.outcome))].flatMap((outcome) => sharesOf(placed, outcome))

/** What a trial found of what a part says. Compared: against its control group. */
type Found = { readonly is: 'yes' | 'no' | 'both' | 'silent'; readonly isCompared: boolean }

const foundIn = (placed: ClaimTrial, c: Case): Found => {
  const own = placed.results
  // Of what is called an effect without a measure, the primary outcome speaks.
  const primary = own.filter(({ result }) => result.primary)
  const rows = c.part.claimed.what === 'effective' && primary.length ? primary : own
  const yes = rows.some(({ side }) => side === 'for')
  const no = rows.some(({ side }) => side === 'against')
  if (yes || no) return { is: yes && no ? 'both' : yes ? 'yes' : 'no', isCompared: true }
  const alone = rows.filter(({ result }) => !comparesCellsWithControl(result) || result.direction === 'unclear')
  const shares = sharesIn(placed)
  const isYes =
    (isAbsence(c) ? shares.some(({ share }) => share === 0) : shares.some(({ share }) => share > 0)) ||
    alone.some((row) => row.result.direction === 'favors-cell' || movedToBetter(row, placed.trial, c) === true)
  const isNo =
    (shares.length > 0 && !isYes) ||
    alone.some(({ result }) => result.direction === 'no-difference' || result.direction === 'favors-control')
  return { is: isYes ? 'yes' : isNo ? 'no' : 'silent', isCompared: false }
}

/** The words in which a part is said: those of its own clause, and of clauses that claim nothing themselves. */
const wordsOf = ({ part, u }: Case): string => {
  const claiming = new Set(u.parts.map(({ clause }) => clause))
  const own = u.terms.filter(({ clause }) => clause === part.clause || !claiming.has(clause))
  const [first, last] = [own[0], own.at(-1)]
  if (!first || !last) return u.sentence
  return claiming.size === 1 ? u.sentence : own.map(({ text }) => text).join(' ')
}

const isLoose = /\b(?:about|around|roughly|nearly|almost|approximately|some|close to)\b|约|近|左右/i
const isAtLeast = /\b(?:over|more than|at least)\b|余|多|超过|至少/i

/** A share that is said, in percent, and how far above it and below it a count may be. */
type Said = { readonly percent: number; readonly above: number; readonly below: number; readonly count: string | null }

const saidIn = (c: Case): Said[] => {
  const text = wordsOf(c)
  const near = isLoose.test(text) ? { above: 2, below: 2 } : { above: isAtLeast.test(text) ? 5 : 1, below: 1 }
  const spoken = spokenShares(c.u.sentence)
  const counts = c.u.counts.filter((count) => countsIn(text).includes(count) || c.u.parts.length === 1)
  return [
    ...counts.map((count) => {
      const [events = 0, n = 1] = count.split('/').map(Number)
      const room = n < 6 || spoken.includes(count) ? 6 : 0
      return { percent: (100 * events) / n, above: room, below: room, count }
    }),
    ...sharesInWords(text).map((percent) => ({ percent, above: 6, below: 6, count: null })),
    ...resultNumbers(text)
      .filter((n) => new RegExp(`${n}\\s*(?:%|percent)`).test(text))
      .map((percent) => ({ percent, ...near, count: null })),
  ]
}

type Counted = { readonly text: string; readonly share: number; readonly isOfCells: boolean }

/** Every count of people in a trial, of its controls too; controls of whom nobody had it stand without events. */
const countedIn = ({ results, trial }: ClaimTrial): Counted[] =>
  results.flatMap(({ result }) =>
    Object.entries(result.arms).flatMap(([arm, { events, n, percent }]) => {
      const share = n && (events !== undefined || percent === undefined) ? (events ?? 0) / n : percent
      if (share === undefined || share === null) return []
      const isOfCells = trial.arms.find(({ id }) => id === arm)?.role !== 'control'
      const isCounted = Boolean(n) && (events !== undefined || percent === undefined)
      return [{ text: n ? `${events ?? 0}/${n}` : '', share: isCounted ? share : share / 100, isOfCells }]
    }),
  )

/** Numbers in a text of a record. */
const numerals = (text: string): number[] => (text.match(/\d+(?:\.\d+)?/g) ?? []).map(Number)
/** Those that are percentages. */
const percents = (text: string): number[] => (text.match(/\d+(?:\.\d+)?(?=\s*%)/g) ?? []).map(Number)
/** Those by which something is said to have grown or shrunk as a multiple. */
const folds = (text: string): number[] =>
  (text.match(/\d+(?:\.\d+)?(?=[\s-]*(?:fold\b|times\b|倍))/g) ?? []).map(Number)

/** The numbers that a row gives as found: what was measured, counted, and the effect; and those that stand in its words. */
const numbersOfRow = (row: OutcomeResult): { readonly found: readonly number[]; readonly words: string } => {
  const { effect } = row
  const arms = Object.values(row.arms).flatMap(({ mean, median, percent, events, n }) => [
    ...[mean, median, percent, events],
    events !== undefined && events !== null && n ? Math.round((1000 * events) / n) / 10 : undefined,
  ])
  return {
    found: [...arms, effect?.value].flatMap((n) => (typeof n === 'number' ? [Math.abs(n)] : [])),
    words: `${row.definition ?? ''} ${row.note ?? ''} ${row.effect?.label ?? ''}`,
  }
}

const numbersOf = (
  placed: ClaimTrial,
): Readonly<Record<'found' | 'inWords' | 'percentsInWords' | 'multiples', ReadonlySet<number>>> => {
  const rows: readonly OutcomeResult[] = [
    ...placed.results.map(({ result }) => result),
    ...placed.trial.outcomes.filter(
      ({ outcome, scale }) =>
        composites.has(outcome) ||
        (scale === 'baseline' && placed.results.some(({ result }) => result.outcome === outcome)),
    ),
  ]
  const all = rows.map(numbersOfRow)
  return {
    found: new Set(all.flatMap(({ found }) => found)),
    inWords: new Set(all.flatMap(({ words }) => numerals(words))),
    percentsInWords: new Set(all.flatMap(({ words }) => percents(words))),
    multiples: new Set(all.flatMap(({ words }) => folds(words))),
  }
}

const ofControls = /\b(?:controls?|placebo|sham|untreated|standard care)\b|对照|安慰剂/i

/** Whether the first of the numbers that are said is said of the controls. */
const beginsWithControls = (text: string, first: Said): boolean => {
  const at = text.search(first.count ? /\d/ : new RegExp(String(first.percent)))
  return ofControls.test(text.slice(0, Math.max(0, at)))
}

/** Numbers of results that are said, and are no shares. */
const othersIn = (c: Case, said: readonly Said[] = saidIn(c)): number[] =>
  resultNumbers(wordsOf(c)).filter((n) => !said.some(({ percent }) => percent === n))

/** Whether a sentence says any number of a result. */
const isNumbered = (c: Case): boolean => saidIn(c).length + othersIn(c).length + folds(wordsOf(c)).length > 0

/** Whether the numbers that are said are those of a trial; undefined where none is said, none was read, or they stand in its words alone. */
const agreesInNumbers = (placed: ClaimTrial, c: Case): boolean | undefined => {
  const said = saidIn(c)
  const shares = sharesIn(placed)
  const { found, inWords, percentsInWords, multiples: own } = numbersOf(placed)
  const others = othersIn(c, said)
  const multiples = folds(wordsOf(c))
  const counted = countedIn(placed)
  const fits = ({ percent, above, below, count }: Said, of: readonly Counted[]): boolean =>
    of.some(
      ({ text, share }) =>
        text === count || (above > 0 && 100 * share - percent <= above && percent - 100 * share <= below),
    ) ||
    (count === null && found.has(percent))
  const [first] = said
  if (first && shares.length) {
    // A count of the controls is none of the treated; of two, the first is of the treated unless it says otherwise.
    const cells = counted.filter(({ isOfCells }) => isOfCells)
    const isOfControls = beginsWithControls(wordsOf(c), first)
    const isOfWhom = isOfControls ? said.some((one) => fits(one, cells)) : fits(first, cells)
    return isOfWhom && said.every((one) => fits(one, counted)) && others.every((n) => found.has(n) || inWords.has(n))
  }
  if (said.length + others.length + multiples.length === 0) return undefined
  if (multiples.some((n) => !own.has(n))) return false
  const isRead = said.every(({ percent }) => found.has(percent)) && others.every((n) => found.has(n))
  if (isRead) return true
  if (
    said.every(({ percent }) => found.has(percent) || percentsInWords.has(percent)) &&
    others.every((n) => found.has(n) || inWords.has(n))
  )
    return undefined
  return placed.results.some(({ result }) =>
    Object.values(result.arms).some(({ mean }) => mean !== undefined && mean !== null),
  )
    ? false
    : undefined
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

/** Studies that fit, of those told of: the largest where that is meant, the person where one is. */
const meant = (c: Case, told: Told): readonly ClaimTrial[] => {
  const fitting = c.trials.filter(({ trial }) => told.fits(trial))
  if (!told.isLargest) return fitting
  const top = Math.max(...fitting.map(({ trial }) => trial.enrollment.count ?? 0))
  return fitting.filter(({ trial }) => trial.enrollment.count === top)
}

const present =
  /^(?:can|will|lowers?|reduces?|improves?|increases?|raises?|restores?|heals?|preserves?|protects?|frees?|helps?|stops?|prevents?|boosts?|regenerates?|reverses?|works?|is|are|能|可以?|能够)$/i

/** What follows from a study for everybody, as a sentence says it. */
const concluding =
  /\b(?:and|so|meaning|which means|therefore|thus|hence|proving|showing)\b.*\b(?:will|works?|can|cures?|do(?:es)? not work|most (?:people|patients))\b|因此|所以|说明|意味着|可见|证明/i

/**
 * Said of the treatment and not of the study: that it is proven, that it lasts for good; or what cells do at all times, as something
 * that a study which nobody could find has shown.
 */
const isBeyond = (c: Case, told: Told): boolean =>
  strength(c).proven ||
  strength(c).lasting ||
  concluding.test(c.u.sentence) ||
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
const isReversed =
  /\b(?:controls?|placebo|untreated)\b[^.,;]*\b(?:more|better|higher|longer)\b[^.]*\bthan\b[^.]*\b(?:treated|cells?|patients)\b|\b(?:worse|fewer|less)\b[^.]*\bthan\b[^.]*\b(?:controls?|placebo)\b|对照组?[^，。]*(?:优于|好于|高于)/i

/** A benefit that people or a study are said to have had, or not to have had. */
export const toldBenefit: Rule = (c) => {
  const told = toldOf(c.part, c.u)
  const { claimed } = c.part
  const isMeasured = ['outcome', 'effective', 'mechanism'].includes(claimed.what)
  if (!told || !isMeasured || isBeyond(c, told) || (claimed.what === 'outcome' && claimed.worse)) return undefined
  if (isReversed.test(c.u.sentence))
    return judge(
      'told-of-none',
      'not-judged',
      'It sets the controls above the treated, which is not read as a benefit.',
    )
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
    return (told.isSpecific || !isNumbered(c) ? agrees !== false : agrees === true) && howMany(placed, c) !== 'not'
  })
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

/** Harm, or its absence, as one study is said to have reported it. */
export const toldSafety: Rule = (c) => {
  const told = toldOf(c.part, c.u)
  const { claimed } = c.part
  if (!told || (claimed.what !== 'safety' && claimed.what !== 'harm')) return undefined
  if (strength(c).all || strength(c).complete || strength(c).lasting || strength(c).proven) return undefined
  const fitting = meant(c, told)
  return claimed.what === 'harm' ? toldHarm(c, told, fitting) : toldUnharmed(told, fitting, claimed)
}

/** Whether a record says that nobody had any event, or no serious one: of what was attributed alone, only where that is meant. */
const isUnharmed = (
  placed: ClaimTrial,
  { level, outcomes }: { readonly level: 'none' | 'safe' | 'tolerated'; readonly outcomes: readonly string[] },
): boolean => {
  const { seriousEvents, seriousRelated, deaths } = placed.trial.safety
  if ((deaths ?? 0) > 0 || (seriousEvents ?? 0) > 0 || placed.harms.some(({ harm }) => harm.count > 0)) return false
  if (outcomes.length > 0 && outcomes.every((id) => hasRole(id, 'attributed-harm'))) return seriousRelated === 0
  if (level !== 'none' || outcomes.every((id) => hasRole(id, 'serious-harm') || hasRole(id, 'attributed-harm')))
    return seriousEvents === 0
  const shares = roleIds('any-harm').flatMap((outcome) => sharesOf(placed, outcome))
  return shares.length > 0 && shares.every(({ share }) => share === 0)
}

const toldUnharmed = (
  told: Told,
  fitting: readonly ClaimTrial[],
  claimed: { readonly level: 'none' | 'safe' | 'tolerated'; readonly outcomes: readonly string[] },
): Finding | undefined => {
  const none = fitting.filter((placed) => isUnharmed(placed, claimed))
  if (none.length === 0 || !told.isSpecific) return undefined
  return judge(
    'told-safety',
    claimed.level === 'safe' ? 'partly-supported' : 'supported',
    `On record as a report of ${few(none.map(({ trial }) => `${trial.id}${besideNoneAttributed(trial) ? ` (${besideNoneAttributed(trial)})` : ''}`))}; a small study cannot exclude rare harm.`,
    none,
  )
}

/** Events in the study or the people told of: that they happened, not that the cells caused them. */
const toldHarm = (c: Case, told: Told, fitting: readonly ClaimTrial[]): Finding | undefined => {
  const eventsOf = ({ trial, harms }: ClaimTrial): string[] =>
    harms.flatMap(({ harm }) => (harm.count > 0 ? [`${harm.count}/${trial.enrollment.count ?? '?'}`] : []))
  const seen = fitting.filter(
    (placed) => eventsOf(placed).length > 0 || sharesIn(placed).some(({ share }) => share > 0),
  )
  const counted = (placed: ClaimTrial): string[] => [...eventsOf(placed), ...sharesIn(placed).map(({ text }) => text)]
  const found = c.u.counts.length ? seen.filter((one) => c.u.counts.some((n) => counted(one).includes(n))) : seen
  if (found.length === 0 || !told.isSpecific || c.part.negated) return undefined
  return judge(
    'told-harm',
    'supported',
    `On record of ${few(found.map((one) => `${idOf(one)} (${counted(one).slice(0, 2).join(', ')})`))}; whether the cells caused it the record need not settle.`,
    found,
  )
}
