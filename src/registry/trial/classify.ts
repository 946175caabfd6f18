/**
 * What a registered study is about, by the table of data/classification.json: each decision names the words that made it, where
 * they stand, and how sure that is. docs/living.md explains the rules.
 */
import table from '../../../data/classification.json' with { type: 'json' }
import type { choices, Trial } from '../../dataset/index.js'
import type { RegistryStudy } from '../study/index.js'
import { type Hit, Phrases } from './words.js'

/** Parts of a registration, what it is about first. */
export type Place = 'conditions' | 'title' | 'intervention' | 'mesh' | 'arm' | 'keywords' | 'summary'

/** How sure: certain by what the registration says in so many words; likely by something beside it; none where nothing says. */
export type Confidence = 'certain' | 'likely' | 'none'

export type Decided<T> = {
  readonly value: T
  readonly confidence: Confidence
  /** The words that decided, as the table has them. */
  readonly words: readonly { readonly word: string; readonly place: Place }[]
  /** Why it is not certain, where it is not. */
  readonly doubt?: string
}

export type Classification = {
  /** Id of diseases; null where the study is of none of them. */
  readonly disease: Decided<string | null>
  /** Ids of cells, the most exact ones; empty where none are named. */
  readonly cells: Decided<readonly string[]>
  readonly donor: Decided<(typeof choices.donor)[number] | null>
  readonly route: Decided<(typeof choices.route)[number] | null>
  /** Whether people are given something for the study. */
  readonly design: Decided<'interventional' | 'observational' | 'expanded-access' | null>
  /** Whether it is a study of cells for diabetes: inside only where disease, cells and design are certain. */
  readonly scope: 'inside' | 'unsure' | 'outside'
  /** One sentence: what decided the scope. */
  readonly why: string
}

type Rule = {
  readonly decides: string
  readonly value: string
  readonly words: string[]
  readonly over: string[]
  readonly together?: string
  readonly says?: string
  readonly donor?: string
  readonly kind?: string
}

const rules: readonly Rule[] = table.items
const phrases = (decides: string): Phrases<Rule> =>
  new Phrases(rules.filter((rule) => rule.decides === decides).flatMap((of) => of.words.map((word) => ({ word, of }))))

/** The phrases that decide something, as the table has them. */
export const decidingWords = (decides: string): readonly string[] =>
  rules.filter((rule) => rule.decides === decides).flatMap((rule) => rule.words)

/** Words of each decision; made when first asked, since most starts ask none. */
let tables:
  | {
      readonly disease: Phrases<Rule>
      readonly cell: Phrases<Rule>
      readonly donor: Phrases<Rule>
      readonly route: Phrases<Rule>
    }
  | undefined
const words = () => {
  tables ??= { disease: phrases('disease'), cell: phrases('cell'), donor: phrases('donor'), route: phrases('route') }
  return tables
}

type Piece = { readonly text: string; readonly place: Place }
type Found = { readonly rule: Rule; readonly word: string; readonly place: Place }

const foundIn = (phrases: Phrases<Rule>, pieces: readonly Piece[]): Found[] =>
  pieces.flatMap(({ text, place }) =>
    phrases.in(text).map(({ of, word }: Hit<Rule>): Found => ({ rule: of, word, place })),
  )

/** What is left when less exact words give way to more exact ones. */
const exact = (found: readonly Found[]): Found[] => {
  const beaten = new Set(found.flatMap(({ rule }) => rule.over))
  return found.filter(({ rule }) => !beaten.has(rule.value))
}

const valuesOf = (found: readonly Found[]): string[] => [...new Set(found.map(({ rule }) => rule.value))]

const told = (found: readonly Found[]): Decided<null>['words'] => {
  const seen = new Set<string>()
  return found.flatMap(({ word, place }) => {
    const key = `${place} ${word}`
    if (seen.has(key)) return []
    seen.add(key)
    return [{ word, place }]
  })
}

const nothing = <T>(value: T, doubt?: string): Decided<T> => ({
  value,
  confidence: 'none',
  words: [],
  ...(doubt === undefined ? {} : { doubt }),
})

const joined = (texts: readonly (string | null)[]): string => texts.filter((text) => text !== null).join(' ; ')

/** The parts of a registration that say what it is about. */
const headsOf = (study: RegistryStudy): Piece[] => [
  { text: joined(study.conditions), place: 'conditions' },
  { text: joined([study.title, study.officialTitle]), place: 'title' },
]

const besideOf = (study: RegistryStudy): Piece[] => [
  { text: joined(study.conditionTerms), place: 'mesh' },
  { text: joined(study.keywords), place: 'keywords' },
]

const textsOf = (study: RegistryStudy): Piece[] => [
  { text: joined([study.summary, study.description]), place: 'summary' },
]

/** What is given, as its names say. */
const namesGiven = (study: RegistryStudy): Piece[] => [
  ...study.interventions.map(
    ({ name, otherNames }): Piece => ({ text: joined([name, ...otherNames]), place: 'intervention' }),
  ),
  { text: joined([study.title, study.officialTitle]), place: 'title' },
]

/** What is given, as it is described. */
const described = (study: RegistryStudy): Piece[] => [
  ...study.interventions.map(({ description }): Piece => ({ text: description ?? '', place: 'intervention' })),
  ...study.arms.map(({ label, description }): Piece => ({ text: joined([label, description]), place: 'arm' })),
]

/** One disease of those named: the only one; diabetes where several of its types are meant. */
const oneDisease = (found: readonly Found[]): { readonly value: string; readonly doubt?: string } | null => {
  const values = valuesOf(found)
  const [first] = values
  if (first === undefined) return null
  if (values.length === 1) return { value: first }
  const [together, ...others] = new Set(found.map(({ rule }) => rule.together))
  if (together !== undefined && others.length === 0) return { value: together }
  return { value: first, doubt: `names several: ${values.join(', ')}` }
}

/** Words by which a title names diabetes as what people do not have, or another disease. */
const absent =
  /\b(?:non[- ]?diabet\w*|(?:without|excluding|no|not|absence of)\s+(?:\w+\s+){0,2}diabet\w*|diabetes insipidus)/i

const decideDisease = (
  study: RegistryStudy,
  { isOfCells }: { readonly isOfCells: boolean },
): Decided<string | null> => {
  const { disease } = words()
  // What stands in conditions and titles together, so that "limb ischemia" of one and "diabetes" of the other are seen as one.
  const heads = headsOf(study)
  const both: Piece = { text: joined(heads.map(({ text }) => text)), place: 'title' }
  const strong = exact([...foundIn(disease, heads), ...foundIn(disease, [both])])
  const one = oneDisease(strong)
  if (one) {
    const doubt = one.doubt ?? (absent.test(both.text) ? 'it may say that people have no diabetes' : undefined)
    return {
      value: one.value,
      confidence: doubt === undefined ? 'certain' : 'likely',
      words: told(strong),
      ...(doubt === undefined ? {} : { doubt }),
    }
  }
  const beside = exact(foundIn(disease, besideOf(study)))
  const near = oneDisease(beside)
  if (near)
    return {
      value: near.value,
      confidence: 'likely',
      words: told(beside),
      doubt: 'neither title nor conditions name it',
    }
  // Most studies name neither: their long texts need no reading.
  const weak = isOfCells ? exact(foundIn(disease, textsOf(study))) : []
  const far = oneDisease(weak)
  return far
    ? { value: far.value, confidence: 'likely', words: told(weak), doubt: 'only the description names it' }
    : nothing(null)
}

const decideCells = (
  study: RegistryStudy,
  named: readonly Found[],
  { isOfDiabetes }: { readonly isOfDiabetes: boolean },
): Decided<readonly string[]> => {
  const { cell } = words()
  if (named.length === 0 && !isOfDiabetes) return nothing([])
  const all = exact([...named, ...foundIn(cell, described(study))])
  // A description may say more exactly what a name gives in general.
  const isGeneral = named.length > 0 && named.every(({ rule }) => rule.says !== undefined)
  const finer = isGeneral ? all.filter(({ rule }) => valuesOf(named).some((value) => rule.over.includes(value))) : []
  if (finer.length) return { value: valuesOf(finer), confidence: 'certain', words: told([...named, ...finer]) }
  if (named.length) {
    const doubt = named.every(({ rule }) => rule.says === 'little') ? 'which cells is not said' : undefined
    return {
      value: valuesOf(named),
      confidence: doubt === undefined ? 'certain' : 'likely',
      words: told(named),
      ...(doubt === undefined ? {} : { doubt }),
    }
  }
  if (all.length)
    return { value: valuesOf(all), confidence: 'likely', words: told(all), doubt: 'only a description names them' }
  const weak = exact(foundIn(cell, [...textsOf(study), ...besideOf(study)]))
  return weak.length
    ? {
        value: valuesOf(weak),
        confidence: 'likely',
        words: told(weak),
        doubt: 'only the summary or keywords name them',
      }
    : nothing([])
}

/** Whose cells are by what they are; undefined where that is open. */
const donorOf = (cell: string): string | undefined =>
  rules.find(({ decides, value }) => decides === 'cell' && value === cell)?.donor

const decideDonor = (study: RegistryStudy, cells: readonly string[]): Classification['donor'] => {
  if (cells.length === 0) return nothing(null)
  const { donor } = words()
  const strong = foundIn(donor, [...namesGiven(study), ...described(study)])
  const found = strong.length ? strong : foundIn(donor, textsOf(study))
  const values = valuesOf(found)
  const isSure = strong.length > 0
  const asWords = told(found)
  if (values.length > 1)
    return { value: 'mixed', confidence: 'likely', words: asWords, doubt: 'both own and donated cells are named' }
  const [value] = values
  if (value === 'autologous' && cells.some((cell) => donorOf(cell) === 'allogeneic'))
    return { value: 'mixed', confidence: 'likely', words: asWords, doubt: 'own cells are named beside cells of others' }
  if (value === 'autologous' || value === 'allogeneic')
    return isSure
      ? { value, confidence: 'certain', words: asWords }
      : { value, confidence: 'likely', words: asWords, doubt: 'only the summary says it' }
  const doubt = 'it follows from the cells and is not said'
  for (const own of ['allogeneic', 'autologous'] as const)
    if (cells.every((cell) => donorOf(cell) === own)) return { value: own, confidence: 'likely', words: [], doubt }
  return nothing(null)
}

const isRoute = (value: string | undefined): value is NonNullable<Trial['arms'][number]['product']>['route'] & string =>
  value !== undefined

const decideRoute = (study: RegistryStudy, cells: readonly string[]): Classification['route'] => {
  if (cells.length === 0) return nothing(null)
  const { route } = words()
  const strong = exact(foundIn(route, [...namesGiven(study), ...described(study)]))
  const found = strong.length ? strong : exact(foundIn(route, textsOf(study)))
  const values = valuesOf(found)
  const [value] = values
  if (!isRoute(value)) return nothing(null)
  const asWords = told(found)
  if (values.length > 1)
    return { value: 'combined', confidence: 'likely', words: asWords, doubt: `names several: ${values.join(', ')}` }
  return strong.length
    ? { value, confidence: 'certain', words: asWords }
    : { value, confidence: 'likely', words: asWords, doubt: 'only the summary says it' }
}

const designCodes = {
  INTERVENTIONAL: 'interventional',
  OBSERVATIONAL: 'observational',
  EXPANDED_ACCESS: 'expanded-access',
} as const

const decideDesign = ({ studyType }: RegistryStudy): Classification['design'] => {
  if (studyType === 'INTERVENTIONAL' || studyType === 'OBSERVATIONAL' || studyType === 'EXPANDED_ACCESS')
    return { value: designCodes[studyType], confidence: 'certain', words: [] }
  return nothing(
    null,
    studyType === null ? 'the record does not say its type' : `"${studyType}" is no type that is known`,
  )
}

const scopeOf = ({
  disease,
  cells,
  design,
}: Pick<Classification, 'disease' | 'cells' | 'design'>): Pick<Classification, 'scope' | 'why'> => {
  if (disease.value === null) return { scope: 'outside', why: 'no word of diabetes stands in it' }
  if (cells.value.length === 0)
    return { scope: 'outside', why: 'no word of stem cells, islets or their products stands in it' }
  const isFar = disease.doubt === 'only the description names it' && cells.confidence !== 'certain'
  if (isFar) return { scope: 'outside', why: 'diabetes and cells are only mentioned in its text' }
  const doubts = [
    ...(disease.confidence === 'certain' ? [] : [`disease: ${disease.doubt}`]),
    ...(cells.confidence === 'certain' ? [] : [`cells: ${cells.doubt}`]),
    ...(design.value === 'interventional' ? [] : [`design: ${design.doubt ?? design.value}`]),
  ]
  return doubts.length
    ? { scope: 'unsure', why: doubts.join('; ') }
    : { scope: 'inside', why: 'its titles, conditions and interventions name diabetes and the cells' }
}

/** What a person has put right. */
export type PutRight = {
  readonly disease?: string | undefined
  readonly cells?: readonly string[] | undefined
  readonly donor?: Classification['donor']['value'] | undefined
  readonly route?: Classification['route']['value'] | undefined
}

const byHand = <T>(value: T): Decided<T> => ({ value, confidence: 'certain', words: [] })

/** What a study is about, by the table, and by whoever put it right. */
export const classify = (study: RegistryStudy, right: PutRight = {}): Classification => {
  const named = exact(foundIn(words().cell, namesGiven(study)))
  const disease =
    right.disease === undefined
      ? decideDisease(study, { isOfCells: named.length > 0 })
      : byHand<string | null>(right.disease)
  const cells =
    right.cells === undefined
      ? decideCells(study, named, { isOfDiabetes: disease.value !== null })
      : byHand(right.cells)
  const design = decideDesign(study)
  return {
    disease,
    cells,
    donor: right.donor === undefined ? decideDonor(study, cells.value) : byHand(right.donor),
    route: right.route === undefined ? decideRoute(study, cells.value) : byHand(right.route),
    design,
    ...scopeOf({ disease, cells, design }),
  }
}

let measures: Phrases<Rule> | undefined

/** The one outcome measure that the title of a posted result names, with its kind; null where it names none or several. */
export const measureNamed = (title: string): { readonly id: string; readonly isBinary: boolean } | null => {
  measures ??= phrases('outcome')
  const [first, ...others] = exact(foundIn(measures, [{ text: title, place: 'title' }])).map(({ rule }) => rule)
  if (first === undefined || others.some(({ value }) => value !== first.value)) return null
  return { id: first.value, isBinary: first.kind === 'binary' }
}

/** The cells that a text names, of those that the study gives: which arm gets them. */
export const cellsNamed = (text: string, given: readonly string[]): string[] => {
  const named = new Set(
    words()
      .cell.in(text)
      .flatMap(({ of }) => [of.value, ...of.over]),
  )
  return given.filter(
    (cell) => named.has(cell) || rules.some(({ value, over }) => value === cell && over.some((one) => named.has(one))),
  )
}
