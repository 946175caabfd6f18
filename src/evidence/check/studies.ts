/** What a sentence says of the studies themselves: that there are none or many, of what design, how long and how large. */
import type { Part } from './claimed.js'
import type { Term } from './meaning.js'
import { countsIn, numberIn, spelledNumber } from './numbers.js'
import { simplify } from './tokens.js'

const designs = ['randomized', 'controlled', 'placebo', 'blinded', 'phase-3', 'reported', 'registered'] as const
export type StudyDesign = (typeof designs)[number]

/** A claim that studies exist. Months and people are limits that a study must meet to count. */
export type StudyClaim = {
  readonly quantity:
    | { readonly is: 'at-least'; readonly n: number }
    /** No more than so many reported. */
    | { readonly is: 'at-most'; readonly n: number }
    /** All, most or few of them are small, have no control group, or have the design or size of the claim. */
    | { readonly is: 'all' | 'most' | 'few'; readonly property: 'small' | 'without-control' | 'as-claimed' }
    | { readonly is: 'largest' }
    /** Not finished yet. */
    | { readonly is: 'ongoing'; readonly n: number }
    /** So many people in all of them together. */
    | { readonly is: 'people'; readonly n: number }
  readonly designs: readonly StudyDesign[]
  /** Followed for at least so many months. */
  readonly months: number | null
  readonly people: { readonly n: number; readonly is: 'exactly' | 'more' | 'fewer' } | null
  /** That measured one of these. */
  readonly outcomes: readonly string[]
}

const designWords: Readonly<Record<StudyDesign, RegExp>> = {
  randomized: /(?<!non-?)\brandomi[sz]ed\b|\bRCTs?\b|(?<!非)随机/i,
  controlled: /(?<!un)\bcontrol(?:led)?\b(?! of| over)|\bcomparison group|对照/i,
  placebo: /\bplacebo|\bsham\b|安慰剂/i,
  blinded: /(?<!un|non-)\bblind(?:ed)?\b|双盲|单盲/i,
  'phase-3': /\bphase (?:3|iii|three)\b|(?:III|3|三)期/i,
  reported:
    /\bpublished\b|\bwith results\b|\breported results\b|\b(?:has|have) (?:yet |ever |so far |now |already )?reported\b|发表/i,
  registered: /\bregistered\b|clinicaltrials\.gov|注册|登记/i,
}

const study =
  /\b(?:trials?|stud(?:y|ies)|RCTs?|phase (?:[1-4]|i{1,3}v?) (?:testing|development))\b|(?:临床)?试验|研究(?!人员|者|所|院|生|团队|中心|小组|方)/i

/** What makes of a study a report of what it found: that is held against results, not counted. */
const finding =
  /\b(?:show(?:s|n|ed|ing)?|demonstrat\w+|prov(?:e|es|ed|en)|proofs?|f(?:ound|inds?|inding)|confirm\w*|suggest\w*|support\w*|indicat\w*|miss(?:ed)?|fail(?:ed|s)?|saw|observed|conclud\w*|establish\w*|reach(?:ed)?|met|evidence)\b|证明|证实|显示|表明|发现|提示|支持|观察到|看到|见到|看出|认为|证据|达到/i

const predicate =
  /\bthere (?:is|are|was|were|has been|have been|exists?)\b|\b(?:exists?|tested|test|studied|evaluated|evaluate|examined|assessed|assess|investigated|compared|trialled|trialed|conducted|carried out|performed|done|run|undertaken|completed|registered|published|under ?way|ongoing|enrol(?:l?ed|s|l)|recruit\w*|looked (?:at|into)|includ(?:ed|es)|follow(?:ed|s|-up|ing)?|involv(?:ed|es)|lack(?:s|ing)?|missing|set up|used (?:a |any )?(?:placebo|control|sham)|randomi[sz]ed (?!trial|controlled|stud|clinical)|listed|small|underway|on (?:the |any )?regist\w+|in (?:the )?regist\w+|(?:had|has|counted|comprised|numbered) (?:only |just )?\d+|been (?:a|any)|(?:have|has) (?:now |so far |already |yet |ever )?reported|(?:have|has|had) no (?:control|comparison|placebo))\b|开展|进行|检验|评估|评价|比较|设立|存在|完成|注册|登记|发表|纳入|入组|随访|缺乏|尚无|没有|无(?!法)|已有|有|考察|规模|从未/i

const none =
  /\b(?:nobody|no one|no|not (?:a|one|any|a single|yet|been)|never|none|without|lack(?:s|ing)?|zero|yet to|missing|absence of|(?:has|have|is|are|was|were)n['’]t|(?:has|have) not)\b|没有|尚无|从未|从没|未曾|未经|缺乏|尚未|无(?!法|创|关|论)|(?<!也)没/i

/** "No randomized trial", "never … in a trial": what is denied is the study, and not something in it. */
const ofControlGroup =
  /\b(?:no|without a?|lacked an?|had no|have no|has no|uncontrolled|lack(?:s|ed)? an?)\s*(?:proper )?(?:control|comparison|placebo)\b|\buncontrolled\b|(?:无|没有|缺乏|缺少|未设)(?:随机)?(?:对照|安慰剂)/i

const number = `(\\d+(?:,\\d{3})*|${spelledNumber}|a hundred|one hundred|hundreds|dozens|thousands|several|a dozen|many|numerous|multiple)`
const amounts: Readonly<Record<string, number>> = {
  'a hundred': 100,
  'one hundred': 100,
  hundreds: 200,
  dozens: 24,
  thousands: 2000,
  several: 3,
  'a dozen': 12,
  many: 5,
  numerous: 5,
  multiple: 2,
}
const amountIn = (text: string): number =>
  amounts[text.toLowerCase()] ?? (/^\d/.test(text) ? Number(text.replaceAll(',', '')) : numberIn(text))

const adjectives = '(?:(?!(?:years?|months?|in|of|a|the|with|for|people|patients?|participants?)\\b)[\\w-]+ ){0,4}?'
const counted = [
  new RegExp(
    `\\b(?:more than |over |at least |about |around |nearly |some |as many as |almost |exactly )?${number} (?:of )?${adjectives}(?:trials?|stud(?:y|ies)|RCTs?)\\b`,
    'i',
  ),
]
const countedChinese = /(\d+|上百|数百|数千|上千|几十|数十|多)(?:余|多)?(?:项|个|次)[^，。；]{0,16}?(?:试验|研究)/
const chineseAmounts: Readonly<Record<string, number>> = {
  上百: 100,
  数百: 200,
  数千: 2000,
  上千: 1000,
  几十: 24,
  数十: 24,
  多: 2,
}

const perYear = { year: 12, month: 1, 年: 12, 个月: 1 } as const
const followed = [
  new RegExp(
    `\\bfollow(?:ed|s|ing|-up|ed[- ]up)?\\b[^.;]{0,90}?\\b(?:for |of |to |beyond |past )?(?:more than |over |at least |up to |longer than |about |as long as )*${number}[- ](year|month)s?\\b`,
    'i',
  ),
  new RegExp(`\\b${number}[- ](year|month)s?[- ](?:of )?follow-?\\s?up\\b`, 'i'),
  /随访[^，。；]{0,10}?(\d+|[一二两三四五六七八九十]+)\s*(年|个月)/,
  /(\d+|[一二两三四五六七八九十]+)\s*(年|个月)(?:以上)?的?(?:长期)?随访/,
]

const peopleWords = '(?:people|patients?|participants?|adults?|children|subjects?|volunteers|persons?|diabetics)'
const sized = new RegExp(
  `\\b(?:included|enroll?ed|involved|treated|recruited|tested in|studied in|randomi[sz]ed|comprised|had|in|of|with|on) (?:a total of |only |just |about )?(more than |over |at least |fewer than |less than |under |up to )?${number} (?:[\\w-]+ ){0,3}?${peopleWords}\\b`,
  'i',
)
const sizedChinese = /(?:纳入|入组|招募|共有|共|包括)(?:了)?\s*(\d+)\s*(?:名|例|位)/

const monthsIn = (text: string): number | null => {
  for (const pattern of [longTerm, ...followed]) {
    const [, n, unit] = pattern.exec(text) ?? []
    if (n && unit) return amountIn(n) * (unit.startsWith('y') ? perYear.year : unit === '年' ? perYear.年 : 1)
  }
  return null
}

const sizeIn = (text: string): StudyClaim['people'] => {
  const [, limit, n] = sized.exec(text) ?? []
  if (n)
    return {
      n: amountIn(n),
      is: limit === undefined ? 'exactly' : /more|over|at least/i.test(limit) ? 'more' : 'fewer',
    }
  const [, chinese] = sizedChinese.exec(text) ?? []
  return chinese ? { n: Number(chinese), is: 'exactly' } : null
}

const countIn = (text: string): number | null => {
  for (const pattern of counted) {
    const [, n] = pattern.exec(text) ?? []
    if (n) return amountIn(n)
  }
  const [, chinese] = countedChinese.exec(text) ?? []
  return chinese ? (chineseAmounts[chinese] ?? Number(chinese)) : null
}

const few =
  /\b(?:very )?few\b(?! (?:side|adverse|small|uncontrolled))|\brarely\b|\bseldom\b|\bhardly any\b|\ba minority of\b|很少|极少|少有|少数/i
const ongoing =
  /\b(?:still )?(?:recruiting|enrolling|under ?way|ongoing|in progress|running|(?:are|is) (?:now |currently )?(?:testing|studying|comparing|evaluating)|being (?:tested|run|conducted|carried out|studied))\b|正在|招募中|进行中/i
const large = /\blarge(?:r|-scale)?\b(?! numbers?)|大型|大规模|大样本/i
/** "Data beyond five years are lacking": of studies, though none is named. */
const longTerm = new RegExp(
  `\\b(?:data|results?|follow-?up|outcomes?|evidence)\\b[^.;]{0,40}?\\b(?:beyond|past|longer than|over|more than) ${number}[- ](year|month)s?\\b`,
  'i',
)
const handful = new RegExp(
  `\\bonly (?:a handful|a few|${number}) (?:of )?${adjectives}(?:trials?|stud(?:y|ies)|RCTs?)\\b|(?:仅有?|只有)(少数|几|\\d+)(?:项|个)[^，。；]{0,16}?(?:试验|研究)`,
  'i',
)
const together = new RegExp(
  `\\b${number} (?:of )?(?:\\w+ ){0,2}?${peopleWords}\\b[^.;]{0,60}\\b(?:treated|took part|enrolled|studied|included|randomi[sz]ed|been given)\\b[^.;]{0,40}\\b(?:trials|studies)\\b`,
  'i',
)
const everyStudy =
  /\b(?:all|every|each)\b(?: of the| the)? (?:[\w-]+ ){0,4}?(?:trials?|stud(?:y|ies)|RCTs?)\b|(?:所有|全部|每项)[^，。；]{0,16}?(?:试验|研究)|(?:试验|研究)[^，。；]{0,8}?(?:都|均)/i
const most =
  /\bmost\b|\b(?:comes?|rests?|relies|depends?) (?:only |mainly |mostly |largely )?(?:from|on) (?:a few |a handful of )?(?:small|uncontrolled)\b|\bmajority\b|大多数?|多数|多为|绝大多数/i
const small = /\bsmall\b|\btiny\b|样本量(?:较|很|都)?小|规模(?:较|都|很)?小|小规模|小样本/i
const largest = /\b(?:largest|biggest)\b|最大/i

/** "Has been tried in children": that there is such a study. */
const tried =
  /\b(?:has|have|had|was|were)(?: not| never|n['’]t)?(?: so far| already| yet| now| ever)?(?: been)? (?:tested|tried|studied|trialled|trialed|investigated|evaluated)(?: so far| already)? (?:in|on|against|with)\b|已在[^，。；]{0,14}中(?:进行|开展|试用|尝试)/i

/** Somebody's own study, which no record need hold. */
const whose =
  /\b(?:our|my|we)\b[^.;]{0,40}\b(?:trials?|stud(?:y|ies)|research|followed|treated)\b|(?:本院|我院|我们|本中心|我司)[^，。；]{0,12}(?:试验|研究)/i

/** The claim of a clause, where it is one about studies. */
const claimIn = (text: string, outcomes: readonly string[]): { claim: StudyClaim; negated: boolean } | undefined => {
  const months = monthsIn(text)
  const isTried = tried.test(text)
  const isLong = longTerm.test(text)
  const isOfStudies = study.test(text) || isTried
  // People who are counted in a study are told of, and no studies.
  if (!(isOfStudies || months !== null) || whose.test(text) || countsIn(text).length > 0) return undefined
  if (finding.test(isLong ? text.replace(longTerm, '') : text)) return undefined
  const isAll =
    everyStudy.test(text) && !most.test(text) && !few.test(text) && !/\bnot (?:all|every)\b|并非|不是/i.test(text)
  const isShare = few.test(text) || most.test(text) || isAll
  if (
    !(
      predicate.test(text) ||
      months !== null ||
      isTried ||
      together.test(text) ||
      handful.test(text) ||
      ongoing.test(text) ||
      (isOfStudies && isShare)
    )
  )
    return undefined
  const isLarge = large.test(text) && !largest.test(text)
  const people = sizeIn(text) ?? (isLarge ? { n: 100, is: 'more' as const } : null)
  const said = designs.filter((one) => designWords[one].test(text))
  // "Registered or published" is any study on record.
  const isEither = said.includes('reported') && said.includes('registered')
  const base = {
    designs: isEither ? said.filter((one) => one !== 'reported' && one !== 'registered') : said,
    months,
    people,
    outcomes,
  }
  const of = (quantity: StudyClaim['quantity'], own: Partial<StudyClaim> = {}) => ({
    claim: { ...base, ...own, quantity },
    negated: false,
  })
  const [, limit, limitChinese] = handful.exec(text) ?? []
  if (handful.test(text)) return of({ is: 'at-most', n: limit ? amountIn(limit) : Number(limitChinese) || 10 })
  const [, all] = together.exec(text) ?? []
  if (all) return of({ is: 'people', n: amountIn(all) }, { people: null })
  if (isShare) {
    const isSmall = small.test(text) || people?.is === 'fewer'
    const isAsClaimed = base.designs.length > 0 || people?.is === 'more'
    const property = ofControlGroup.test(text)
      ? 'without-control'
      : isSmall
        ? 'small'
        : isAsClaimed
          ? 'as-claimed'
          : undefined
    const designs = property === 'as-claimed' ? base.designs : []
    return property
      ? of({ is: isAll ? 'all' : few.test(text) ? 'few' : 'most', property }, { designs, outcomes: [] })
      : undefined
  }
  if (ongoing.test(text) && !none.test(text)) return of({ is: 'ongoing', n: countIn(text) ?? 1 }, { outcomes: [] })
  if (largest.test(text) && people) return { claim: { ...base, quantity: { is: 'largest' } }, negated: false }
  // A trial without a control group is a trial.
  const own = text.replace(ofPeople, '')
  const negated = none.test(ofControlGroup.test(text) && isOfStudies ? own.replace(ofControlGroup, '') : own)
  const n = countIn(text)
  const isOnlyRegistered = base.designs.join() === 'registered' && n === null && !negated
  const says = n !== null || months !== null || people !== null || base.designs.length > 0 || negated || isTried
  return says && !isOnlyRegistered
    ? { claim: { ...base, quantity: { is: 'at-least', n: n ?? 1 } }, negated }
    : undefined
}

/** What is said of the people of a study denies no study: "in adults who no longer feel their lows". */
const ofPeople = /\b(?:who|whose|whom)\b[^,.;]*|\bno longer\b/gi

/** What may stand in the clause of such a claim without being claimed: that it works, which was looked into. */
const beside = new Set(['effective', 'uncertain', 'comparison', 'registration', 'standard', 'ranking'])
const lookedInto = /\bwhether\b|\bif\b|\beffects?\b|\bimpact\b|\bfor\b|是否|作用|影响|效果|能否/i

/**
 * Parts with the claims about studies that their clauses make. A measure in such a clause is what was looked into ("no trial has
 * tested whether …"); any other claim stands, and the studies are none of it.
 */
export const withStudies = (sentence: string, terms: readonly Term[], said: readonly Part[]): readonly Part[] => {
  const text = simplify(sentence)
  const parts = [...said]
  const clauses = [...new Set(terms.map(({ clause }) => clause))]
  const found = clauses.flatMap((clause): Part[] => {
    const own = terms.filter((term) => term.clause === clause)
    const [first, last] = [own[0], own.at(-1)]
    if (!first || !last) return []
    const words = text.slice(first.at, last.end)
    const others = parts.filter((part) => part.clause === clause)
    const measured = others.flatMap(({ claimed }) => (claimed.what === 'outcome' ? claimed.outcomes : []))
    const read = claimIn(words, measured)
    if (!read) return []
    const isAllBeside = others.every(
      ({ claimed }) => beside.has(claimed.what) || (claimed.what === 'outcome' && lookedInto.test(words)),
    )
    if (!isAllBeside) return []
    return [{ claimed: { what: 'studies', claim: read.claim }, negated: read.negated, words: [words], clause }]
  })
  const taken = new Set(found.map(({ clause }) => clause))
  return found.length ? [...parts.filter(({ clause }) => !taken.has(clause)), ...found] : parts
}
