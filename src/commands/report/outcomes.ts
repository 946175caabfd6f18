/** Each outcome in three layers: what was found in words, the numbers study by study, the picture; with its certainty in place. */
import type { Block, Line } from '../../answer.js'
import { ensure } from '../../collections.js'
import type { ItemOf } from '../../contracts/index.js'
import type { OutcomeResult, Trial } from '../../dataset/index.js'
import { readJudged } from '../../evidence/bias/index.js'
import type { BriefOutcome } from '../../evidence/brief/index.js'
import { type Content, csvLink, type Html, html, picture, placeLink, tableHtml } from '../../html/index.js'
import { heading, list, text } from '../../pages/parts.js'
import { agreeing, plural } from '../../text.js'
import { sidesText, sizeText } from '../brief/lines.js'
import type { PoolPart } from '../pool/part.js'
import { effectText } from '../pool/words.js'
import { lightHtml, lightOf } from './bias.js'
import { compared, numbersPlace, outcomePlace, whyBlocks, whyHtml } from './certainty.js'
import { resultLink, sentenceHtml, trialLink, trialLinks } from './links.js'
import type { ReportPart } from './part.js'
import { pictures, type ReportContext } from './question.js'

type Pooled = Extract<ItemOf<'pool'>, { readonly question: unknown }>

/** One study of an outcome: what it reports, its effect where one could be computed, whether it is pooled or why not. */
type StudyRow = {
  readonly trial: Trial
  readonly result: OutcomeResult
  readonly label: string
  readonly reported: string
  readonly effect: string
  readonly weight: number | null
  /** Whether it is pooled, or why not. */
  readonly fate: string
  /** Why it is not pooled, as codes. */
  readonly codes: readonly string[]
}

const itemOf = ({ item }: PoolPart): Pooled => {
  if (!('question' in item)) throw new Error('an outcome of a report is of the dataset')
  return item
}

const studiesOf = (pooling: PoolPart, { trials }: ReportContext): readonly StudyRow[] => {
  const item = itemOf(pooling)
  const { columns, rows } = pooling.grid
  const [trialAt, resultAt, said] = [columns.indexOf('trial'), columns.indexOf('result'), columns.indexOf('reported')]
  // Ids of rows are those of their trial: two trials may have the same.
  const reportedOf = (trial: string, result: string): string =>
    String(rows.find((row) => row[trialAt] === trial && row[resultAt] === result)?.[said] ?? '')
  const find = (trial: string, result: string): Pick<StudyRow, 'trial' | 'result'> => {
    const found = ensure(trials.find(({ id }) => id === trial))
    return { trial: found, result: ensure(found.outcomes.find(({ id }) => id === result)) }
  }
  const { measure, unit } = item.question
  return [
    ...item.studies.map(
      (one): StudyRow => ({
        ...find(one.trial, one.result),
        label: one.study,
        reported: reportedOf(one.trial, one.result),
        effect:
          measure === 'gen' ? '' : effectText(measure, { estimate: one.estimate, ci: one.estimateCi }, 0.95, unit),
        weight: one.weight,
        fate: item.pooled ? 'yes' : 'no: comparable, but alone',
        codes: [],
      }),
    ),
    ...item.leftOut.map(
      (one): StudyRow => ({
        ...find(one.trial, one.result),
        label: one.study,
        reported: one.reported,
        effect: '',
        weight: null,
        fate: `no: ${one.reason}`,
        codes: one.codes,
      }),
    ),
  ]
}

/** How closely a row was read, and where; one word where both are the same. */
const readIn = ({ level, locator }: OutcomeResult): string => (level === locator ? level : `${level}: ${locator}`)

type Column = {
  readonly label: string
  readonly isNumber?: true
  /** Whether a row has something to say; a column in which none has is left out. */
  readonly has?: (row: StudyRow) => boolean
  readonly cell: (row: StudyRow, asked: ReportContext) => Content
}

const columns: readonly Column[] = [
  { label: 'Study', cell: ({ trial }, asked) => trialLink(asked, trial.id) },
  {
    label: 'Months',
    isNumber: true,
    has: ({ result }) => result.timepointMonths !== null,
    cell: ({ trial, result }) =>
      result.timepointMonths === null ? '–' : resultLink(trial, result, String(result.timepointMonths)),
  },
  {
    label: 'What it reports',
    cell: ({ trial, result, reported }) => (/\d/.test(reported) ? resultLink(trial, result, reported) : reported),
  },
  {
    label: 'Effect [95% CI]',
    has: ({ effect }) => effect !== '',
    cell: ({ trial, result, effect }) => (effect === '' ? '–' : resultLink(trial, result, effect)),
  },
  {
    label: 'Weight',
    isNumber: true,
    has: ({ weight }) => weight !== null,
    cell: ({ trial, result, weight }) => (weight === null ? '–' : resultLink(trial, result, `${Math.round(weight)} %`)),
  },
  {
    label: 'Risk of bias',
    cell: ({ trial, result }, { dataset }) => {
      const judged = readJudged(trial.id, dataset).find((one) => one.result === result.id)
      return judged ? lightHtml(lightOf(judged.overall), judged.overall) : '–'
    },
  },
  { label: 'Read in', cell: ({ trial, result }) => resultLink(trial, result, readIn(result)) },
  { label: 'Pooled', cell: ({ trial, result, fate }) => (/\d/.test(fate) ? resultLink(trial, result, fate) : fate) },
]

/** Nobody without the cells was followed beside these people. */
const isUncontrolled = ({ codes }: StudyRow): boolean => codes.includes('no-control')

const studiesHtml = (one: BriefOutcome, rows: readonly StudyRow[], asked: ReportContext): Html => {
  const shown = columns.filter(({ has }) => !has || rows.some(has))
  return tableHtml({
    caption: `${one.name}: studies with such a result, their effects, and why some are not pooled`,
    columns: shown.map(({ label, isNumber }) => ({ label, align: isNumber ? 'right' : 'left' })),
    rows: rows.map((row) => ({ cells: shown.map(({ cell }) => cell(row, asked)) })),
  })
}

const numbersHtml = (one: BriefOutcome, asked: ReportContext): Html => {
  const pooling = asked.pooling(one.outcome)
  const item = itemOf(pooling)
  const rows = studiesOf(pooling, asked)
  const said = item.pooled ? [`${sizeText(pooling)}.`, ...(item.conclusion ?? [])] : [item.notPooled ?? '']
  const place = numbersPlace(one.outcome)
  const [alone, against] = [rows.filter(isUncontrolled), rows.filter((row) => !isUncontrolled(row))]
  return html`${said.map(
    (sentence) =>
      html`<p>${sentenceHtml(
        sentence.replace(/^./, (letter) => letter.toUpperCase()),
        place,
        asked,
      )}</p>`,
  )}
<div id="${place}">${against.length > 0 && studiesHtml(one, against, asked)}${
    alone.length > 0 &&
    html`<details><summary>${plural(alone.length, 'study', 'studies')} without a control group, which ${agreeing(alone.length, 'shows', 'show')} no benefit</summary>${studiesHtml(one, alone, asked)}</details>`
  }</div>`
}

const pictureHtml = (one: BriefOutcome, asked: ReportContext): Html => {
  const { files } = asked.pooling(one.outcome)
  const svgOf = (path: string): string | undefined => files.find((file) => file.path === path)?.content
  const [forest, funnel] = [svgOf(pictures.svg), svgOf(pictures.funnel)]
  // What is drawn has no links of its own: it leads to the table that has them.
  const toNumbers = html`<p class="small source">${placeLink(numbersPlace(one.outcome), 'Each number of the picture with its source')}</p>`
  return html`${
    forest === undefined
      ? html`<p class="muted nothing">No picture: no study has an effect that may stand beside another.</p>`
      : html`<figure tabindex="0" role="region" aria-label="Forest plot: ${one.name}">${picture(forest)}</figure>${toNumbers}`
  }${
    funnel !== undefined &&
    html`\n<details><summary>Funnel plot</summary><p class="small muted">With fewer than ten studies a funnel tells nothing sure about studies that are missing.</p><figure tabindex="0" role="region" aria-label="Funnel plot: ${one.name}">${picture(funnel)}</figure>${toNumbers}</details>`
  }`
}

const outcomeHtml = (one: BriefOutcome, asked: ReportContext): Html => {
  const { meaning } = ensure(asked.dataset.record('outcomes', one.outcome))
  const pooling = asked.pooling(one.outcome)
  return html`<article class="outcome" id="${outcomePlace(one.outcome)}">
<h3>${one.name}</h3>
<p class="part small"><code>stemcell pool --outcome ${one.outcome} ${asked.word}</code>${csvLink({ name: one.outcome, grid: pooling.grid })}</p>
<div class="layer"><h4>In words</h4>
${meaning && html`<p class="muted">${meaning}</p>\n`}<p>${placeLink(numbersPlace(one.outcome), sidesText(one))}. ${
    one.favorsCells.length > 0 && html`In favor of cells: ${trialLinks(asked, one.favorsCells)}. `
  }${one.notShown.length > 0 && html`No better than control: ${trialLinks(asked, one.notShown)}. `}${
    one.mixed.length > 0 && html`Mixed: ${trialLinks(asked, one.mixed)}. `
  }${
    one.uncontrolled.length > 0 &&
    html`Measured without a control group, which shows no benefit: ${trialLinks(asked, one.uncontrolled)}. `
  }${one.unclear.length > 0 && html`Unclear against control: ${trialLinks(asked, one.unclear)}.`}</p>
${one.certainty && whyHtml(one.certainty, numbersPlace(one.outcome), asked)}</div>
<div class="layer"><h4>In numbers</h4>
${numbersHtml(one, asked)}</div>
<div class="layer"><h4>As a picture</h4>
${pictureHtml(one, asked)}</div>
</article>
`
}

const outcomeBlocks = (one: BriefOutcome, asked: ReportContext): Block[] => {
  const pooling = asked.pooling(one.outcome)
  const rows = studiesOf(pooling, asked)
  return [
    heading(3, one.name),
    text(`${sidesText(one)}.`),
    ...(one.certainty ? whyBlocks(one.certainty) : []),
    text(`${sizeText(pooling)}.`),
    ...(rows.length
      ? [
          {
            kind: 'table',
            columns: ['Study', 'Months', 'What it reports', 'Effect [95% CI]', 'Read in', 'Pooled'].map((label, i) => ({
              label,
              align: i === 1 ? 'right' : 'left',
              priority: i + 1,
              min: 6,
              max: 50,
            })),
            rows: rows.map((row): Line[] => [
              { text: row.label, role: 'id', ask: ['show', `trials/${row.trial.id}`] },
              row.result.timepointMonths === null ? '–' : String(row.result.timepointMonths),
              row.reported,
              row.effect || '–',
              {
                text: readIn(row.result),
                href: row.trial.sources.find(({ id }) => row.result.sources.includes(id))?.url ?? '',
              },
              row.fate,
            ]),
          } satisfies Block,
        ]
      : []),
    text({ text: `stemcell pool --outcome ${one.outcome} ${asked.word}`, role: 'muted' }),
  ]
}

/** Outcomes of which no trial says which side of a comparison did better: their names and trials, and no word of benefit. */
const uncomparedOf = ({ brief }: ReportContext): readonly BriefOutcome[] =>
  brief.benefit.filter((one) => one.favorsCells.length + one.mixed.length + one.notShown.length === 0)

/** The part of the outcomes. */
export const outcomesPart = (asked: ReportContext): ReportPart => {
  const outcomes = compared(asked)
  const rest = uncomparedOf(asked)
  const restTitle = 'Measured, but nothing said against people without the cells'
  const grids = outcomes.map(({ outcome }) => asked.pooling(outcome).grid)
  return {
    id: 'outcomes',
    title: 'Outcome by outcome',
    command: null,
    html: () =>
      html`${outcomes.length > 0 && html`<p>In words, in numbers, as a picture. Every number leads to the page that it was read on.</p>\n`}${outcomes.map((one) => outcomeHtml(one, asked))}${
        rest.length > 0 &&
        html`<h3>${restTitle}</h3><ul>${rest.map(
          (one) =>
            html`<li id="${outcomePlace(one.outcome)}">${one.name}: ${[
              one.uncontrolled.length > 0 && html`no control group in ${trialLinks(asked, one.uncontrolled)}`,
              one.uncontrolled.length > 0 && one.unclear.length > 0 && '; ',
              one.unclear.length > 0 && html`unclear against control in ${trialLinks(asked, one.unclear)}`,
            ]}</li>`,
        )}</ul>`
      }`,
    blocks: [
      ...outcomes.flatMap((one) => outcomeBlocks(one, asked)),
      ...(rest.length ? [heading(3, restTitle), list(rest.map((one) => `${one.name}: ${sidesText(one)}`))] : []),
    ],
    grid: { columns: grids[0]?.columns ?? ['outcome'], rows: grids.flatMap(({ rows }) => rows) },
  }
}
