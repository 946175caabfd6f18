/**
 * Which studies of an AACT database a question must look at: a condition of SQL that holds for each study that may meet the filters
 * and for few others. The filters themselves decide, over our records; here is only what never passes over one of them.
 */
import type { Filter } from '../../query/index.js'
import { decidingWords } from '../trial/index.js'

/** Types of diabetes stand in either kind of numbers. */
const numerals: Readonly<Record<string, string>> = { 1: '(?:1|i)', 2: '(?:2|ii)' }

/** A phrase as it may be spelled: hematopoietic and haematopoietic, words joined or apart. Of "a + b" the longer part. */
const spelled = (phrase: string): string =>
  phrase
    .split(' + ')
    .reduce((best, part) => (part.length > best.length ? part : best), '')
    .split(/[^a-z0-9]+/)
    .filter(Boolean)
    .map((word) => numerals[word] ?? word.replaceAll('e', '(?:ae|oe|e)').replaceAll('z', '[sz]'))
    .join('[^a-z0-9]*')

/** A pattern that stands in each text which one of the phrases is found in. */
const patternOf = (decides: 'disease' | 'cell'): string =>
  [...new Set(decidingWords(decides).map(spelled).filter(Boolean))].join('|')

/** Text as patterns are looked for in: small letters without the accents of Latin. */
const plain = (text: string): string =>
  `translate(lower(${text}), 'àáâãäåçèéêëìíîïñòóôõöùúûüý', 'aaaaaaceeeeiiiinooooouuuuy')`

const holding = (table: string, column: string, pattern: string): string =>
  `SELECT nct_id FROM ctgov.${table} WHERE ${plain(column)} ~ '${pattern}'`

const titles = "concat_ws(' ', brief_title, official_title)"

/** Studies whose titles, conditions or keywords name a disease. */
const headed = (pattern: string): string =>
  [
    holding('studies', titles, pattern),
    holding('conditions', 'name', pattern),
    holding('keywords', 'name', pattern),
    holding('browse_conditions', 'mesh_term', pattern),
  ].join(' UNION ')

/** Studies that give cells by the names of what they give. */
const named = (pattern: string): string =>
  [
    holding('studies', titles, pattern),
    holding('interventions', 'name', pattern),
    holding('intervention_other_names', 'name', pattern),
  ].join(' UNION ')

const described = (pattern: string): string =>
  [holding('brief_summaries', 'description', pattern), holding('detailed_descriptions', 'description', pattern)].join(
    ' UNION ',
  )

/** Han has no words and no small letters: a study of it may be of anything. */
const han = `SELECT nct_id FROM ctgov.studies WHERE ${titles} ~ '[\\u3400-\\u9FFF]'`

/** The rules of src/registry/trial/classify.ts: a description tells the disease of a study of cells, the cells of one of diabetes. */
const conditionOf = (field: string): string | undefined => {
  if (field !== 'disease' && field !== 'cell') return undefined
  const [disease, cell] = [patternOf('disease'), patternOf('cell')]
  return field === 'disease'
    ? `s.nct_id IN (${headed(disease)} UNION ${han}) OR (s.nct_id IN (${named(cell)}) AND s.nct_id IN (${described(disease)}))`
    : `s.nct_id IN (${named(cell)} UNION ${headed(disease)} UNION ${han}) OR s.nct_id IN (${described(disease)})`
}

const asksForOne = ({ any, not }: Filter): boolean => !not && any.every((test) => 'is' in test)

/** A condition on studies `s`; undefined where every study must be looked at. */
export const candidates = (filters: readonly Filter[]): string | undefined => {
  const conditions = filters.filter(asksForOne).flatMap(({ field }) => conditionOf(field) ?? [])
  return conditions.length ? [...new Set(conditions)].map((one) => `(${one})`).join(' AND ') : undefined
}
