/** Who a sentence speaks of, as far as the records tell people apart, and the groups that they do not. */
import type { People } from '../claims/index.js'
import type { Term } from './meaning.js'
import { numberIn, spelledNumber } from './numbers.js'

const count = `(\\d+(?:\\.\\d+)?|a|${spelledNumber})`
const more = '(?:more than |over |at least |about |around |nearly |almost |up to )?'

/** Time since the diagnosis, in words. */
const durations: readonly RegExp[] = [
  new RegExp(
    `\\b(?:after|for|with|over|had) ${more}${count}[- ]years? (?:or more )?(?:of|with|since|history of) (?:having |living with )?(?:the |their |your )?(?:disease|diabetes|illness|diagnosis|type [12])`,
    'i',
  ),
  new RegExp(
    `\\b${more}${count}[- ]years? (?:after|since|from|past|into) (?:the |their |being )?(?:diagnos|onset|disease|type [12])`,
    'i',
  ),
  new RegExp(`\\b${count}[- ]year (?:history|duration|course)\\b`, 'i'),
  new RegExp(`\\b(?:disease|diabetes) duration of ${more}${count} years?`, 'i'),
  new RegExp(`\\bdiagnosed (?:with [\\w ]{0,20})?${more}${count} years? (?:ago|earlier|before)`, 'i'),
  /(?:病程|患病|确诊|得病|病史)[^,，。;；]{0,6}?(\d+|[一二两三四五六七八九十]+)\s*年/,
  /(\d+|[一二两三四五六七八九十]+)\s*年(?:以上)?的?(?:病程|病史|糖尿病史)/,
]

const yearsIn = (sentence: string): number | undefined => {
  for (const pattern of durations) {
    const found = pattern.exec(sentence)?.[1]
    if (found) return numberIn(found)
  }
  return undefined
}

/** Age, stage and time since diagnosis, as far as the sentence says. */
export const peopleIn = (sentence: string, terms: readonly Term[]): People => {
  const found: { age?: People['age']; stage?: People['stage']; years?: number } = {}
  for (const { meaning } of terms) if (meaning.role === 'people') Object.assign(found, meaning.people)
  const years = yearsIn(sentence)
  return { ...found, ...(years === undefined ? {} : { years }) }
}

/** Groups that no field of a trial tells apart: people on dialysis, the elderly. */
export const groupsIn = (terms: readonly Term[]): string[] => [
  ...new Set(terms.flatMap(({ meaning, text }) => (meaning.role === 'group' ? [text] : []))),
]
