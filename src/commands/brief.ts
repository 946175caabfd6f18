/** brief: what is known of a treatment in a disease, on one page, each line with the command that tells more. */
import type { Block } from '../answer.js'
import type { AnswerOf } from '../contracts/index.js'
import { usage } from '../errors.js'
import { type BriefQuestion, briefOf, briefSections } from '../evidence/brief/index.js'
import { briefly, facts, heading, list, muted, section, text } from '../pages/parts.js'
import { describe, trialsCatalog } from '../query/index.js'
import { plural } from '../text.js'
import { findingsNotes, linesOf, poolingFor, ratedBrief } from './brief/lines.js'
import { briefGrid, inShort, lineOf, only, shortAnswer, titles } from './brief/page.js'
import { choose, queryJson } from './choose.js'
import { defineCommand, trialsQuery } from './command.js'

/** Lines of a part on the page to hand over; all of them are in --all, files and machine formats. */
const mostInPart = 12

const beyond = (count: number): Block[] => (count > 0 ? [text(muted(`and ${count} more, add --all`), 2)] : [])

export const brief = defineCommand({
  description:
    'One page to hand over: what trials against people without the cells found, outcome by outcome, with size and GRADE certainty; harms as reported, where a count that is not given is never 0; decisions of authorities; who was studied; trials not yet ended with the date of their status; what is not known; the judged claims nearest. Evidence to read, not advice.',
  examples: [
    { command: 'stemcell brief --disease t1d --cell uc-msc', shows: 'umbilical cord MSC in type 1 diabetes' },
    { command: 'stemcell brief --disease t2d --cell msc age-group:adult', shows: 'trials in adults only' },
  ],
  argument: trialsQuery,
  catalog: trialsCatalog,
  output: ['brief'],
  answer: (asked, dataset): AnswerOf<'brief'> => {
    const chosen = choose(trialsCatalog, asked, dataset)
    const { question: understood } = chosen
    const disease = only(understood.filters, 'disease')
    if (disease === null)
      throw usage(
        'brief needs one disease',
        'For example: stemcell brief --disease t1d --cell uc-msc (list: stemcell diseases)',
      )
    const cell = only(understood.filters, 'cell')
    const question: BriefQuestion = { disease, cell, trials: new Set(chosen.ids) }
    const names = {
      disease: dataset.vocabulary('diseases').name(disease),
      cell: cell === null ? 'Any cells' : dataset.vocabulary('cells').name(cell),
    }
    const words = understood.filters.map(describe)
    const pooling = poolingFor(words, dataset)
    const known = ratedBrief(briefOf(question, dataset), pooling, understood.filters)
    const lines = linesOf(known, question, words, dataset, pooling)
    const head = [
      heading(1, `${names.cell} in ${names.disease.toLowerCase()}: what is known`),
      text(shortAnswer(known)),
    ]
    const parts = briefSections.map((name) => ({ name, own: lines.filter((line) => line.section === name) }))
    const page = (most: number): Block[] => [
      ...head,
      ...parts.flatMap(({ name, own }) =>
        section(titles[name], own.length ? [list(own.slice(0, most).map(lineOf)), ...beyond(own.length - most)] : []),
      ),
    ]
    const view = (): Block[] => [
      briefly(
        page(Number.POSITIVE_INFINITY),
        [...head, facts(parts.flatMap(({ name, own }) => inShort(name, own)))],
        page(mostInPart),
      ),
    ]
    return {
      format: 'stemcell/brief/1',
      dataset: dataset.stamp,
      query: queryJson(understood),
      count: lines.length,
      total: chosen.rows.size,
      items: lines,
      grid: () => briefGrid(lines),
      view,
      notes: [
        ...chosen.notes,
        ...findingsNotes(understood.filters),
        'Evidence to read, not medical advice: what was found in these people may not hold for another.',
      ],
      footer: `${plural(chosen.ids.length, 'trial')} · ${dataset.edition}`,
      next: [],
      ...(chosen.ids.length === 0 ? { advice: chosen.advice } : {}),
    }
  },
})
