/** Where the numbers of a report lead: to the page that was read, or to the list of pages where the record does not say which. */
import { fieldSources, type OutcomeResult, type Trial } from '../../dataset/index.js'
import {
  type Content,
  type Html,
  html,
  idFor,
  joined,
  linkTo,
  numbersLinked,
  type Painting,
  placeLink,
} from '../../html/index.js'
import type { ReportContext } from './question.js'

/** The place of a trial in the page. */
export const trialPlace = (id: string): string => idFor('t', id)

/** A study that leads to its sources in the page. */
export const trialLink = ({ labels }: Pick<ReportContext, 'labels'>, id: string): Html =>
  html`<a href="#${trialPlace(id)}">${labels.get(id) ?? id}</a>`

/** Several studies. */
export const trialLinks = (asked: Pick<ReportContext, 'labels'>, ids: readonly string[]): Html =>
  joined(ids.map((id, i) => html`${i ? ', ' : ''}${trialLink(asked, id)}`))

/** A sentence of ours: ids of studies lead to their pages, numbers to the place that they were counted from. */
export const sentenceHtml = (text: string, place: string, asked: Pick<ReportContext, 'labels'>): Html => {
  const counted = (piece: string): Html => numbersLinked(piece, (number) => placeLink(place, number))
  let from = 0
  const pieces = [...text.matchAll(/[a-z0-9]+(?:-[a-z0-9]+)*/g)].flatMap(({ 0: id, index }): Html[] => {
    if (!asked.labels.has(id)) return []
    const before = text.slice(from, index)
    from = index + id.length
    return [counted(before), trialLink(asked, id)]
  })
  return joined([...pieces, counted(text.slice(from))])
}

/** What a row of results says, which leads to the page that it was read on. */
export const resultLink = (
  trial: Trial,
  row: Pick<OutcomeResult, 'sources' | 'level' | 'locator'>,
  text: Content,
): Html => {
  const source = trial.sources.find(({ id }) => row.sources.includes(id))
  return linkTo(source?.url, text, `Read in: ${row.level}, ${row.locator}`)
}

/** A value of a trial: to the one page that gave it, or to the pages of the study where several may have. */
export const valueLink = (trial: Trial, path: string, text: Content): Html => {
  const [source, ...others] = fieldSources(trial, path).sources
  return source && others.length === 0
    ? linkTo(source.url, text, `Read in: ${source.level}, ${source.what}`)
    : html`<a href="#${trialPlace(trial.id)}" title="Read in one of the pages of this study">${text}</a>`
}

/** How blocks are painted here: what asks for a trial of the report leads to it, a number in words to the place that it comes from. */
export const paintingOf = ({ labels }: Pick<ReportContext, 'labels'>, level: number, numbers?: string): Painting => ({
  level,
  ...(numbers === undefined ? {} : { numbers }),
  placeOf: ([command, word = '']) => {
    const id = word.replace(/^trials\//, '')
    return command === 'show' && labels.has(id) ? trialPlace(id) : undefined
  },
})
