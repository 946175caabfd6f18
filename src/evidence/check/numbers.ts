/** Counts and shares of people that a sentence names, in figures and in words. */

const units =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  )
const tens = 'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ')
const han = '零一二三四五六七八九十'

const wordNumber = `(?:${tens.join('|')})(?:[ -](?:${units.slice(1, 10).join('|')}))?|${units.toReversed().join('|')}`
/** English words for a number below a hundred, as part of a pattern. */
export const spelledNumber = wordNumber
const latinNumber = `\\d+|${wordNumber}`

/** A number as written, in figures, English words or Chinese ones below a hundred. */
export const numberIn = (text: string): number => {
  if (/^\d/.test(text)) return Number(text)
  if (text.toLowerCase() === 'a') return 1
  if (/^[\u3400-\u9fff]/.test(text)) return numberInHan(text.replaceAll('两', '二'))
  const [first = '', second] = text.toLowerCase().split(/[ -]/)
  const high = tens.indexOf(first)
  return high < 0 ? units.indexOf(first) : (high + 2) * 10 + (second ? units.indexOf(second) : 0)
}

const numberInHan = (text: string): number => {
  const [high = '', low = ''] = text.includes('十') ? text.split('十') : ['零', text]
  return (high === '' ? 1 : han.indexOf(high)) * 10 + (low === '' ? 0 : han.indexOf(low))
}

const english = new RegExp(
  `(?<![\\w.-])(${latinNumber})\\s*(?:of|out of|in|/)\\s*(?:the |all |every |our )?(?:first |initial )?(${latinNumber})(?![\\w.%-])`,
  'gi',
)
/** "Of 134 people given cells, 53 were off insulin". */
const ofAll = new RegExp(
  `\\b(?:of|among) (?:the |all |our )?(?:first )?(${latinNumber}) [^.;]{3,110}?,? (${latinNumber}) (?:of them |patients |people |participants )?(?:were|was|had|came|could|stopped|reached|needed|no longer|remained|became|went|did|died|are|have|achieved|got)\\b`,
  'gi',
)
const chinese =
  /(\d+)\s*[名例人位个][^,，。；;]{0,40}?中[，,]?(?:共?有)?\s*(\d+)|(\d+)\s*[名例人位个]?(?:[^\d,，。；;、]{0,14})中(?:有)?\s*(\d+)/g

/** "23名患者有20人". */
const chineseHad = /(\d+)\s*[名例位][^\d,，。；;]{0,20}?(?:患者|病人|人)?[^\d,，。；;]{0,4}有\s*(\d+)\s*[名例人位]/g

/** "None of the 20 people". */
const ofNobody = new RegExp(
  `\\b(?:none|not one|not a single one|nobody|no one) (?:of|out of|among) (?:the |these |all )?(${latinNumber})\\b`,
  'gi',
)

/** "All 26 ulcers": as many as were counted. Who was given something is no count of what became of them. */
const allOf = new RegExp(
  `\\b(?:all|each of|every one of)(?: of)?(?: the| its| their| these)? (${latinNumber}) (?!(?:months?|years?|weeks?|days?|trials?|studies|arms|groups|of)\\b)(?![^.;,]{0,40}\\b(?:were|was|had been|got|received) (?:given|treated|infused|injected|transplanted|cells|followed))[a-z]`,
  'gi',
)

/** "…, and three after four years": a number behind a count is one of as many people. */
const goingOn = new RegExp(
  `\\b(?:and|but|while|then) (?:only |just |still |another )?(${wordNumber}|\\d{1,3}) (?:of them |people |patients |participants |children |adults )?(?:after|at|were|was|had|still|needed|remained|stayed|later|by|stopped|came|did|achieved|reached|on placebo|relapsed)\\b`,
  'gi',
)

/** A count of people, "10/12", and where it is said. */
export type PlacedCount = { readonly text: string; readonly at: number }

const placed = (sentence: string): PlacedCount[] => {
  const of = (pattern: RegExp, x: number, y: number): { x: number; y: number; at: number }[] =>
    [...sentence.matchAll(pattern)].map((match) => ({
      x: numberIn(match[x] as string),
      y: numberIn(match[y] as string),
      at: match.index,
    }))
  const found = [
    ...of(english, 1, 2),
    ...of(ofAll, 2, 1),
    ...of(allOf, 1, 1),
    ...of(chineseHad, 2, 1),
    ...[...sentence.matchAll(chinese)].map(([, y, x, all, some], i) => ({
      x: Number(x ?? some),
      y: Number(y ?? all),
      at: [...sentence.matchAll(chinese)][i]?.index ?? 0,
    })),
  ]
  const nobody = [...sentence.matchAll(ofNobody)].map((match) => ({
    text: `0/${numberIn(match[1] as string)}`,
    at: match.index,
  }))
  const counts = [
    ...nobody,
    ...found.filter(({ x, y }) => x <= y && y > 1).map(({ x, y, at }) => ({ text: `${x}/${y}`, at })),
  ]
  const further = [...sentence.matchAll(goingOn)].flatMap((match): PlacedCount[] => {
    const last = counts.filter(({ at }) => at < match.index).sort((a, b) => b.at - a.at)[0]
    const [x, y] = [numberIn(match[1] as string), Number(last?.text.split('/')[1] ?? 0)]
    const isCounted = counts.some(({ at }) => at >= match.index && at <= match.index + match[0].length)
    return y > 1 && x <= y && !isCounted ? [{ text: `${x}/${y}`, at: match.index }] : []
  })
  return [...counts, ...further]
}

/** Counts with where they are said, the first first. */
export const placedCounts = (sentence: string): readonly PlacedCount[] => placed(sentence).sort((a, b) => a.at - b.at)

/** Counts as "10/12", from "10 of 12", "ten out of 12" or "12名患者中有10名". */
export const countsIn = (sentence: string): string[] => [...new Set(placed(sentence).map(({ text }) => text))]

const inWords = new RegExp(`(?<![\\w.-])(${latinNumber}) in (?:every )?(${latinNumber})(?![\\w.%-])`, 'gi')

/** Counts that are a way of speaking of shares, as "9/10": "nine in ten". */
export const spokenShares = (sentence: string): string[] =>
  [...sentence.matchAll(inWords)].map(([, x = '', y = '']) => `${numberIn(x)}/${numberIn(y)}`)

const fractions: readonly (readonly [RegExp, number])[] = [
  [/\bhalf of (?!the insulin|their)|\b(a )?half the (patients|people|participants)|半数|一半的?(患者|病人|人)/i, 50],
  [/\b(a|one) third of/i, 33.3],
  [/\btwo[ -]thirds/i, 66.7],
  [/\bthree[ -]quarters|四分之三/i, 75],
  [/\ba quarter of|四分之一/i, 25],
  [/\b(a|one) fifth of|五分之一的?(患者|病人|人)/i, 20],
  [/\b(a|one) tenth of|十分之一的?(患者|病人|人)/i, 10],
  [/三分之二/, 66.7],
  [/三分之一/, 33.3],
]

/** Shares of people in percent that are not written with a percent sign. */
export const sharesInWords = (sentence: string): number[] => [
  ...fractions.flatMap(([words, share]) => (words.test(sentence) ? [share] : [])),
  ...[...sentence.matchAll(/([一二三四五六七八九])成(?!为|功|人|分|熟|像|本|就|长|立|因|果)/g)].map(
    ([, n]) => han.indexOf(n as string) * 10,
  ),
  ...[...sentence.matchAll(/十分之([一二三四五六七八九])/g)].map(([, n]) => han.indexOf(n as string) * 10),
  ...[...sentence.matchAll(new RegExp(`(?<![\\w-])(${wordNumber}) percent`, 'gi'))].map(([, n]) =>
    numberIn(n as string),
  ),
]

/** Numbers that a trial could report: percentages and decimals; without counts, times, doses, types, phases and years. */
export const resultNumbers = (sentence: string): number[] => {
  const written = [
    ...sentence.matchAll(/(?<![\w.<≤≥>-])[-−]?(\d+(?:\.\d+)?)\s*(%|percent|percentage points?|points?|个百分点)?/g),
  ]
    .filter(({ index, 0: all, 2: unit }) => {
      const before = sentence.slice(Math.max(0, index - 16), index)
      const after = sentence.slice(index + all.length, index + all.length + 10)
      return (
        (unit !== undefined || all.includes('.')) &&
        !/(below|under|less than|[<≤]|低于|小于|at least|HbA1c of)\s*$/i.test(before) &&
        !/^\s*(个?月|周|年|天|weeks?|months?|years?|days?)/i.test(after)
      )
    })
    .map(([, value]) => Number(value))
  return [...new Set(written)]
}
