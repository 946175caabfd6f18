/** How a sentence describes the study, or the people, that it tells of: by what they can be found among the records. */
import { hasControl, type Trial } from '../../dataset/index.js'
import type { Store } from '../../store/index.js'
import { fold } from '../../text.js'
import type { Term } from './meaning.js'
import { numberIn, placedCounts, spelledNumber, spokenShares } from './numbers.js'
import { isOfProduct } from './products.js'

export type Described = {
  /** It says something by which the study can be told from most others: its design, size, product, place, author, year or number. */
  readonly isSpecific: boolean
  /** It says so much of it that it could be found: its size, product, author, year or number, or two other things. */
  readonly isClose: boolean
  /** The largest of those that fit is meant. */
  readonly isLargest: boolean
  /** One person is told of. */
  readonly isPerson: boolean
  /** Months from the start to what is told; null where no time is named, or several are. */
  readonly months: number | null
  /** Several times are named, each of what stands beside it. */
  readonly hasTimes: boolean
  /** People are counted, and by that the study may be found. */
  readonly isSized: boolean
  readonly fits: (trial: Trial) => boolean
  /** As many people as are said took part in all, and not only in one of its groups. */
  readonly isWhole: (trial: Trial) => boolean
}

type Fits = (trial: Trial) => boolean
/** Known to be open; where nobody says, it may be. */
const isOpen: Fits = ({ design }) => design.masking === null || design.masking === 'none'
const isSham: Fits = ({ design }) => design.control === 'placebo' || design.control === 'sham'

const traits: readonly (readonly [words: RegExp, fits: Fits])[] = [
  [/\bopen-?\s?label(?:led)?\b|\bunblinded\b|\bunmasked\b|\bnon-?blinded\b|开放(?:标签|性)|非盲/i, isOpen],
  [
    /(?<!un|non-)\b(?:double|single|triple)?-?\s?blind(?:ed)?\b|双盲|单盲/i,
    ({ design }) => design.masking !== null && design.masking !== 'none',
  ],
  [/non-?randomi[sz]ed|非随机/i, ({ design }) => design.allocation !== 'randomized'],
  // As it is told, whatever disputes there are.
  [/(?<!non-?)\brandomi[sz]ed\b|(?<!非)随机/i, ({ design }) => design.allocation === 'randomized'],
  [/\bplacebo-?\s?controlled\b|安慰剂对照/i, hasControl],
  [/\bsham\b|假手术/i, isSham],
  [/\bcross-?over\b|交叉/i, ({ design }) => design.model === 'crossover'],
  [
    /single-?(?:arm|group)|uncontrolled|without (?:a|any) (?:control|comparison) group|单臂|无对照/i,
    (trial) => !hasControl(trial),
  ],
  [/\bphase (?:3|iii)\b|III期|3期|三期/i, ({ design }) => design.phases?.includes('3') === true],
  [/\bphase (?:2|ii)\b|II期|2期|二期/i, ({ design }) => design.phases?.includes('2') === true],
]

/** Whether a trial is of the product that a sentence names; null where it names none, or several. */
export const productIn = ({ products }: { readonly products: readonly string[] }): Fits | null => {
  const [name, ...others] = products
  return name !== undefined && others.length === 0 ? (trial) => isOfProduct(trial, name) : null
}

const registration =
  /\b(?:NCT\s?\d{8}|ChiCTR[-\w]*\d{6,}|IRCT\d+N\d+|ISRCTN\d{6,}|ACTRN\d{10,}|jRCT\w{8,}|NTR\d{3,5}|CTRI\/[\d/]+)\b/gi

const registrationsIn = (sentence: string): string[] =>
  (sentence.match(registration) ?? []).map((id) => id.replaceAll(' ', '').toLowerCase())

const isRegistered = ({ id, registrations }: Trial, numbers: readonly string[]): boolean =>
  numbers.includes(id) || registrations.some((one) => numbers.includes(one.id.toLowerCase()))

export const namesRegistration = (sentence: string): boolean => registrationsIn(sentence).length > 0

/** Cells that the studies give which a sentence names by a number or a product; none where it names none. */
export const cellsOfStudies = (sentence: string, products: readonly string[], dataset: Store): readonly string[] => {
  const numbers = registrationsIn(sentence)
  const isOfIt = productIn({ products })
  if (numbers.length === 0 && !isOfIt) return []
  const trials = dataset
    .records('trials')
    .filter((trial) => (numbers.length ? isRegistered(trial, numbers) : isOfIt?.(trial)))
  return [...new Set(trials.flatMap(({ arms }) => arms.flatMap(({ product }) => product?.cells ?? [])))]
}

const author =
  /(\p{Lu}[\p{L}’'-]+)(?:,? et al\b|,? and (?:his |her |their |the )?(?:colleagues|co-?workers|team|group)|['’]s (?:trial|study|series|group|team)|等人?(?=[^\p{L}]|报道|报告|发现|的研究))/u

const authorIn = (sentence: string): string | null => {
  const [, name] = author.exec(sentence) ?? []
  return name ? fold(name) : null
}

const isBy =
  (family: string, dataset: Store): Fits =>
  ({ references }) =>
    references.some((id) =>
      dataset.record('references', id)?.author?.some((one) => 'family' in one && fold(one.family).endsWith(family)),
    )

const isOfYear =
  (year: number, dataset: Store): Fits =>
  ({ start, references }) =>
    start?.startsWith(String(year)) === true ||
    references.some((id) => dataset.record('references', id)?.issued?.['date-parts'][0]?.[0] === year)

const yearIn = (sentence: string): number | null => {
  const [, en, zh] =
    /\b(?:in|from|of|since|published in|a|the)\s(?:\w+\s)?((?:19|20)\d\d)\b|((?:19|20)\d\d)年/i.exec(sentence) ?? []
  return en || zh ? Number(en ?? zh) : null
}

const people =
  '(?:people|persons?|patients?|participants?|adults?|children|teenagers|adolescents|subjects?|volunteers?|men|women|diabetics|recipients?)'
const amount = `(\\d{1,3}(?:,\\d{3})+|\\d+|${spelledNumber})`
const between =
  '(?:[- ](?!(?:of|out|in|to|and|or|with|from|at|for|the|months?|years?|weeks?|days?|percent|per|times)\\b)[\\w-]+?){0,3}?'
const sizePatterns: readonly RegExp[] = [
  new RegExp(
    `(?<!(?:type|phase|grade|week|month|year)[ -])(?<![\\w.,%-])${amount}(?! ?%)${between}[- ]${people}\\b`,
    'gi',
  ),
  new RegExp(
    `\\b(?:trials?|study|series|pilot|RCT) (?:of|with|in|on) (?:only |just |about |some |around )?${amount}\\b(?! ?%| (?:months?|weeks?|years?|days?|percent|of|centers)\\b)`,
    'gi',
  ),
  /\bn ?= ?(\d+)\b/gi,
  /(\d+)\s*(?:多|余)?(?:名|例|位|人)(?![份均体类工])/g,
]
const isApproximate =
  /\b(?:about|around|roughly|some|nearly|almost|approximately|close to|over|more than)\s*$|(?:约|近|大约|超过|将近)\s*$/i

/** What stands behind people who are counted for what became of them. */
const hadIt = /^\s*(?:died|stopped|came off|developed|relapsed|dropped out|became|lost|needed|achieved|reached)\b/i

type Size = {
  readonly n: number
  readonly isRound: boolean
  /** May be those who had it: "three adults stopped insulin". */
  readonly isEvents?: boolean
}

/** How many people are told of. What stands before "of" counts those with an event, and is left out. */
const sizesIn = (sentence: string, counts: readonly string[]): Size[] => {
  const events = new Set(counts.map((count) => Number(count.split('/')[0])))
  const groups = counts.map((count) => Number(count.split('/')[1]))
  const found = sizePatterns.flatMap((pattern) =>
    [...sentence.matchAll(pattern)].map((match): Size => {
      const [whole, text = ''] = match
      const at = match.index + whole.indexOf(text)
      const before = sentence.slice(Math.max(0, at - 16), at)
      return {
        n: numberIn(text.replaceAll(',', '')),
        isRound: isApproximate.test(before),
        isEvents: at === 0 || hadIt.test(sentence.slice(match.index + whole.length)),
      }
    }),
  )
  // "Nine in ten" is a way of speaking.
  const shares = spokenShares(sentence).map((count) => Number(count.split('/')[1]))
  const spoken = new Set([...shares, ...groups.filter((n) => n === 10 || n === 100 || n < 6)])
  // "In 61 people, two people died": the 61 are those studied.
  const sized = found.some(({ isEvents }) => !isEvents) ? found.filter(({ isEvents }) => !isEvents) : found
  return [
    ...sized.filter(({ n }) => n > 1 && !(n > 1900 && n < 2100) && !events.has(n) && !spoken.has(n)),
    ...groups.filter((n) => !spoken.has(n)).map((n) => ({ n, isRound: false })),
  ]
}

/** Every number of people that a record counts: all, an arm, those who were measured. */
const sizesOf = (trial: Trial): ReadonlySet<number> => {
  const arms = trial.arms.flatMap(({ allocated, analyzed }) => [allocated, analyzed])
  const measured = trial.outcomes.flatMap(({ arms: rows }) => {
    const groups = Object.values(rows).flatMap(({ n }) => n ?? [])
    return [...groups, groups.reduce((sum, n) => sum + n, 0)]
  })
  return new Set([trial.enrollment.count, ...arms, ...measured].flatMap((n) => (n ? [n] : [])))
}

/** Within a twentieth, where a number is said to be rounded. */
const isOfSize =
  ({ n, isRound, isEvents }: Size): Fits =>
  (trial) =>
    [...sizesOf(trial)].some((own) => own === n || (isRound && Math.abs(own - n) <= n / 20)) ||
    (isEvents === true && trial.outcomes.some(({ arms }) => Object.values(arms).some(({ events }) => events === n)))

const ages: readonly (readonly [words: RegExp, age: 'pediatric' | 'adult'])[] = [
  [/\b(?:child(?:ren)?|kids|pediatric|paediatric|teenagers|adolescents)\b|儿童|青少年|患儿/i, 'pediatric'],
  [/\badults?\b|成人|成年/i, 'adult'],
]

const units: Readonly<Record<string, number>> = {
  day: 12 / 365,
  week: 12 / 52,
  month: 1,
  year: 12,
  天: 12 / 365,
  周: 12 / 52,
  个月: 1,
  年: 12,
}
const times: readonly RegExp[] = [
  new RegExp(
    `\\b(?:at|after|within|over|for|in) (?:only |just |about |the first )?(${spelledNumber}|an?|\\d+) (day|week|month|year)s?\\b`,
    'i',
  ),
  new RegExp(`\\b(${spelledNumber}|an?|\\d+) (day|week|month|year)s? (?:later|on|after)\\b`, 'i'),
  /(\d+|[一二两三四五六七八九十]+)\s*(天|周|个月|年)(?:后|内|时|以上|的?随访)/,
]

/** Every time after the start that a sentence names, in months. */
export const allMonthsIn = (sentence: string): number[] => {
  const found = times.flatMap((pattern) =>
    [
      ...sentence.matchAll(
        new RegExp(
          `(?:${pattern.source})(?! ?(?:old|of age|of disease|of diabetes|(?:of|from|after) (?:the )?(?:diagnosis|onset)))`,
          'gi',
        ),
      ),
    ].map(([, n = '', unit = '']) => numberIn(/^an$/i.test(n) ? 'a' : n) * (units[unit.toLowerCase()] ?? 1)),
  )
  return [...new Set(found)]
}

/** "20 of 23 came off insulin, four of 20 were still off it four years later": the time is that of the last count. */
const isOfLastCount = (sentence: string): boolean => {
  const [first, second] = placedCounts(sentence)
  const at = Math.max(...times.map((pattern) => sentence.search(pattern)))
  return first !== undefined && second !== undefined && at > first.at
}

/** Months after the start that a sentence names. */
export const monthsIn = (sentence: string): number | null => {
  for (const pattern of times) {
    const [, n, unit] = pattern.exec(sentence) ?? []
    if (n && unit) return numberIn(/^an$/i.test(n) ? 'a' : n) * (units[unit.toLowerCase()] ?? 1)
  }
  return null
}

const onePerson =
  /^(?:(?:only |at least )?(?:in|for) )?\b(?:only |at least )?(?:one|a|an|another|a single)\s+(?:(?!(?:trial|study|treatment|cell|stem)\b)[\w’'-]+\s+){0,4}?(?:person|woman|man|patient|participant|boy|girl|recipient|volunteer|case)\b(?!['’]s)|(?:^|[，。：“])[^，。]{0,12}(?<!第)一(?:名|位|例)/i

/** What a sentence says of the study or the people that it tells of. */
export const describe = (
  sentence: string,
  {
    terms,
    counts,
    places,
    products,
  }: {
    readonly terms: readonly Term[]
    readonly counts: readonly string[]
    readonly places: readonly string[]
    readonly products: readonly string[]
  },
  dataset: Store,
): Described => {
  const numbers = registrationsIn(sentence)
  const family = authorIn(sentence)
  const year = yearIn(sentence)
  const isPerson = onePerson.test(sentence)
  const age = isPerson ? undefined : ages.find(([words]) => words.test(sentence))?.[1]
  const said = sizesIn(sentence, counts)
  const sizes = said.map(isOfSize)
  const close: Fits[] = [
    ...(numbers.length ? [(trial: Trial): boolean => isRegistered(trial, numbers)] : []),
    ...products.map(
      (name) =>
        (trial: Trial): boolean =>
          isOfProduct(trial, name),
    ),
    ...(family ? [isBy(family, dataset)] : []),
    ...(year ? [isOfYear(year, dataset)] : []),
    ...sizes,
  ]
  const some: Fits[] = [
    ...traits.filter(([words]) => words.test(sentence)).map(([, fits]) => fits),
    ...places
      .filter((place) => place !== 'EU')
      .map(
        (place) =>
          (trial: Trial): boolean =>
            trial.countries?.includes(place) === true,
      ),
  ]
  const own = [...close, ...some]
  const hasTimes = allMonthsIn(sentence).length > 1 || isOfLastCount(sentence)
  const suitsAge: Fits = ({ population: { ageGroup } }) => age === undefined || ageGroup === age || ageGroup === 'mixed'
  return {
    isSpecific: own.length > 0,
    isClose: close.length > 0 || own.length > 1,
    isLargest:
      terms.some(({ text }) => /^(?:largest|biggest|最大)$/i.test(text)) ||
      /\b(?:largest|biggest)\b|最大/i.test(sentence),
    isPerson,
    isSized: said.length > 0,
    isWhole: ({ enrollment }) => said.some(({ n }) => n === enrollment.count),
    months: hasTimes ? null : monthsIn(sentence),
    hasTimes,
    fits: (trial) =>
      own.every((fits) => fits(trial)) &&
      suitsAge(trial) &&
      (!/\bplacebo\b|安慰剂/i.test(sentence) || hasControl(trial)),
  }
}
