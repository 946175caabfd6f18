/** How sure an outcome is, shown where the number stands: signs, the word, and every step with its reason. */
import type { Block } from '../../answer.js'
import type { BriefOutcome } from '../../evidence/brief/index.js'
import { sided } from '../../evidence/brief/index.js'
import { type Certainty, certaintyWords } from '../../evidence/certainty/index.js'
import { type Html, html, idFor, placeLink, tableHtml } from '../../html/index.js'
import { text } from '../../pages/parts.js'
import { sidesText, sizeText } from '../brief/lines.js'
import { sentenceHtml } from './links.js'
import type { ReportPart } from './part.js'
import type { ReportContext } from './question.js'

const filled: Readonly<Record<Certainty['level'], number>> = { high: 4, moderate: 3, low: 2, 'very-low': 1 }

/** The four circles of GRADE, so many of them filled. */
const signs = (level: Certainty['level']): string => '●'.repeat(filled[level]) + '○'.repeat(4 - filled[level])

const word = (level: Certainty['level']): string => level.replace('-', ' ')

/** A level: signs for those who see, the word for all. */
export const levelHtml = (level: Certainty['level']): Html =>
  html`<span class="sure"><i aria-hidden="true">${signs(level)}</i>${word(level)}</span>`

const stepText = ({ domain, down, reason, basis }: Certainty['steps'][number]): string =>
  `${domain}: ${down === 0 ? 'not lowered' : `lowered by ${down}`}. ${reason} (${basis})`

/** What the level means and how it came about: studies lead to their pages, numbers to the table that they were counted from. */
export const whyHtml = (certainty: Certainty, place: string, asked: ReportContext): Html => {
  const said = (text: string): Html => sentenceHtml(text, place, asked)
  return html`<p>${levelHtml(certainty.level)} certainty: ${certaintyWords(certainty.level).replace(/^.*?: /, '')}</p>
<details class="why"><summary>Why ${word(certainty.level)}</summary><p>${said(certainty.sentence)}</p><ul>${certainty.steps.map((step) => html`<li>${said(stepText(step))}</li>`)}</ul></details>`
}

/** The same as text. */
export const whyBlocks = ({ sentence, steps }: Certainty): Block[] => [
  text(sentence),
  { kind: 'list', items: steps.map(stepText) },
]

/** Outcomes that trials with a control group speak of, in the order of a brief. */
export const compared = ({ brief }: ReportContext): readonly BriefOutcome[] =>
  brief.benefit.filter((one) => sided(one) > 0)

/** The place of an outcome in the page, and of its studies with their numbers. */
export const outcomePlace = (id: string): string => idFor('o', id)
export const numbersPlace = (id: string): string => idFor('n', id)

const head = ['Outcome', 'What the trials found', 'Size', 'Trials', 'People', 'Certainty'] as const
const capital = (words: string): string => words.replace(/^./, (letter) => letter.toUpperCase())

/** The summary of findings: a row per outcome, with its certainty. */
export const certaintyPart = (asked: ReportContext): ReportPart => {
  const outcomes = compared(asked)
  const size = (one: BriefOutcome): string => capital(sizeText(asked.pooling(one.outcome)))
  const found = (one: BriefOutcome): string => sidesText(one).replace(/ \(\d+ pe.*$/, '')
  const none = 'No outcome was compared with people without the cells, so there is no certainty to rate.'
  return {
    id: 'certainty',
    title: 'How sure: summary of findings',
    command: null,
    html: () =>
      outcomes.length
        ? html`<p>Against people who did not get the cells. Certainty by the steps of GRADE, never rated up; each outcome leads to its numbers and reasons.</p>
${tableHtml({
  caption: 'Summary of findings: outcomes with trials, people, size of the effect and certainty',
  columns: head.map((label, i) => ({ label, align: i === 3 || i === 4 ? 'right' : 'left' })),
  rows: outcomes.map((one) => ({
    cells: [
      placeLink(outcomePlace(one.outcome), one.name),
      placeLink(outcomePlace(one.outcome), found(one)),
      placeLink(outcomePlace(one.outcome), size(one)),
      placeLink(outcomePlace(one.outcome), sided(one)),
      placeLink(outcomePlace(one.outcome), one.people),
      one.certainty ? levelHtml(one.certainty.level) : 'not rated',
    ],
  })),
})}`
        : html`<p>${none}</p>`,
    blocks: outcomes.length
      ? [
          {
            kind: 'table',
            columns: head.map((label, i) => ({
              label,
              align: i === 3 || i === 4 ? 'right' : 'left',
              priority: i + 1,
              min: 6,
              max: 44,
            })),
            rows: outcomes.map((one) => [
              one.name,
              found(one),
              size(one),
              String(sided(one)),
              String(one.people),
              one.certainty ? word(one.certainty.level) : 'not rated',
            ]),
          },
        ]
      : [text(none)],
    grid: {
      columns: ['outcome', 'name', 'favors-cells', 'mixed', 'not-shown', 'people', 'size', 'certainty', 'why'],
      rows: outcomes.map((one) => [
        one.outcome,
        one.name,
        one.favorsCells.length,
        one.mixed.length,
        one.notShown.length,
        one.people,
        size(one),
        one.certainty?.level ?? null,
        one.certainty?.sentence ?? null,
      ]),
    },
  }
}
