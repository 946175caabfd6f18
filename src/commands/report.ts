/** report: everything about a question on one page to hand over: for a browser, for paper, or as Markdown. */
import type { Block, Grid } from '../answer.js'
import type { AnswerOf } from '../contracts/index.js'
import { filterScript, type Html, html, htmlPage } from '../html/index.js'
import { ownNotes } from '../pages/own.js'
import { briefly, heading, list, text } from '../pages/parts.js'
import { trialsCatalog } from '../query/index.js'
import { plural } from '../text.js'
import { defineCommand, trialsQuery } from './command.js'
import { biasPart } from './report/bias.js'
import { certaintyPart } from './report/certainty.js'
import { claimsPart } from './report/claims.js'
import { harmsPart } from './report/harms.js'
import { inShort } from './report/in-short.js'
import { mapPart } from './report/map.js'
import { leftOutPart, methodsPart, repeatPart } from './report/methods.js'
import { outcomesPart } from './report/outcomes.js'
import type { ReportPart } from './report/part.js'
import { askedOf, type ReportContext } from './report/question.js'
import { sourcesPart, studiesPart } from './report/studies.js'

/** In the order of the page. */
const makers = [
  inShort,
  certaintyPart,
  outcomesPart,
  mapPart,
  studiesPart,
  biasPart,
  harmsPart,
  claimsPart,
  leftOutPart,
  methodsPart,
  sourcesPart,
] as const

const advice = 'Evidence to read, not medical advice: what was found in these people may not hold for another.'

const leadHtml = ({ brief, short, text: query, dataset, ids }: ReportContext): Html => html`<p class="lead">${short}</p>
<ul class="tiles">
<li><b><a href="#studies">${brief.published.length}</a></b><span>published trials</span></li>
<li><b><a href="#bias">${brief.randomized.length}</a></b><span>randomized against a control group</span></li>
<li><b><a href="#studies">${brief.people}</a></b><span>people in them${brief.peopleUnknown ? `; not known in ${plural(brief.peopleUnknown, 'trial')}` : ''}</span></li>
<li><b><a href="#studies">${brief.registered.length}</a></b><span>registrations without a report</span></li>
</ul>
${ownNotes(ids, dataset).map((note) => html`<p class="note warn">${note}</p>\n`)}<p class="note">${advice} Asked: <code>${query || 'every trial'}</code>. ${dataset.edition.replace(/^d/, 'D')}.</p>
`

const pageOf = (asked: ReportContext, parts: readonly ReportPart[]): string =>
  htmlPage({
    title: asked.title,
    lead: leadHtml(asked),
    script: filterScript,
    sections: parts.map(({ id, title, command, html: body, grid, csv }) => ({
      id,
      title,
      body: body(),
      command: command ?? undefined,
      csv: csv ?? [{ name: id, grid }],
    })),
    footer: html`<p>${advice} ${asked.dataset.edition.replace(/^d/, 'D')}.</p>`,
  })

/** Every value of every part: its part, its row, its column. */
const longGrid = (parts: readonly ReportPart[]): Grid => ({
  columns: ['part', 'row', 'column', 'value'],
  rows: parts.flatMap(({ id, grid }) =>
    grid.rows.flatMap((row, r) => grid.columns.map((column, c) => [id, r + 1, column, row[c] ?? null])),
  ),
})

export const report = defineCommand({
  description:
    'One self-contained page for a question, with every part that the other commands answer: in short, certainty, each outcome in words, numbers and picture, a gap map, the studies, risk of bias, harms, claims, what was left out and why, methods, sources, and how to repeat and cite it. -o NAME.html makes the page, -o NAME.md the same as Markdown. It needs no network, works without scripts and prints on A4.',
  examples: [
    {
      command: "stemcell report 'disease:t2d cell:msc'",
      shows: 'mesenchymal stromal cells in type 2 diabetes; -o report.html makes the page',
    },
  ],
  argument: {
    ...trialsQuery,
    help: 'Words and qualifiers, as for trials; or trials by id, registry number, DOI or PMID; - reads ids from standard input',
  },
  catalog: trialsCatalog,
  options: { html: { takes: 'output', help: 'Write the page' } },
  output: ['report'],
  answer: async (input, dataset): Promise<AnswerOf<'report'>> => {
    const asked = await askedOf(input, dataset)
    const made: ReportPart[] = []
    for (const make of makers) {
      await input.progress?.(made.length, makers.length)
      made.push(make(asked))
    }
    const parts = [...made, repeatPart(asked, made)]
    const view = (): Block[] => [
      heading(1, asked.title),
      text(asked.short),
      text(advice),
      ...ownNotes(asked.ids, dataset).map((note) => text({ text: note, role: 'warn' })),
      // A screen is no place for it: it says what there is, and how to have it.
      briefly(
        parts.flatMap(({ title, blocks }) => [heading(2, title), ...blocks]),
        [
          heading(2, 'What it holds'),
          list(parts.map(({ title, grid }) => `${title}: ${plural(grid.rows.length, 'row')}`)),
          text([
            'Write it: ',
            { text: `stemcell report ${asked.word}${asked.word && ' '}-o report.html`, role: 'id' },
            '; or -o report.md for Markdown.',
          ]),
        ],
      ),
    ]
    return {
      format: 'stemcell/report/1',
      saysWhose: true,
      dataset: dataset.stamp,
      query: asked.query,
      count: parts.length,
      total: parts.length,
      items: parts.map(({ id, title, command, grid }) => ({
        part: id,
        title,
        command,
        columns: grid.columns,
        rows: grid.rows,
      })),
      grid: () => longGrid(parts),
      view,
      notes: asked.notes,
      footer: `${plural(asked.ids.length, 'trial')} · ${dataset.edition}`,
      next: [],
      files: input.options.html === undefined ? [] : [{ path: input.options.html, content: pageOf(asked, parts) }],
    }
  },
})
