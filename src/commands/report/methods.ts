/** How the studies were found, what was left out and why, and how to repeat and cite all this. */
import type { Block } from '../../answer.js'
import type { SearchLog } from '../../dataset/index.js'
import { type FlowRow, limitsOf, prismaFlow } from '../../evidence/methods/index.js'
import { blocksHtml, html, linkTo, placeLink, tableHtml } from '../../html/index.js'
import { ownCount } from '../../pages/own.js'
import { facts, heading, list, text } from '../../pages/parts.js'
import { plural } from '../../text.js'
import { type Coverage, readTwice, type Tally } from '../about.js'
import { compared } from './certainty.js'
import { paintingOf, sentenceHtml, trialLink, trialPlace } from './links.js'
import type { ReportPart } from './part.js'
import type { ReportContext } from './question.js'

const searchOf = ({ dataset }: ReportContext): SearchLog | null => dataset.document<SearchLog | null>('methods')

/** What stands in no result: of pooling, outcome by outcome, and of the dataset. */
export const leftOutPart = (asked: ReportContext): ReportPart => {
  const rows = compared(asked).flatMap(({ outcome, name }) => {
    const { item } = asked.pooling(outcome)
    return 'question' in item
      ? item.leftOut.map(({ trial, reason, codes }) => ({ outcome, name, trial, reason, codes }))
      : []
  })
  const excluded = (searchOf(asked)?.candidates ?? []).filter(({ became }) => became === 'excluded')
  const said = excluded.map(({ what, criterion }) => `${what}: ${criterion ?? 'reason not recorded'}`)
  const fromPooling = 'Results that were not pooled'
  const fromDataset = `Studies assessed for the dataset and left out (${excluded.length}, whatever their question)`
  return {
    id: 'left-out',
    title: 'Left out, with reasons',
    command: null,
    html: () => html`<h3>${fromPooling}</h3>
${
  rows.length
    ? tableHtml({
        caption: fromPooling,
        columns: ['Outcome', 'Study', 'Why'].map((label) => ({ label, align: 'left' })),
        rows: rows.map(({ name, trial, reason }) => ({
          cells: [name, trialLink(asked, trial), sentenceHtml(reason, trialPlace(trial), asked)],
        })),
      })
    : html`<p>None.</p>`
}${
  said.length > 0 &&
  html`\n<h3>${fromDataset}</h3>\n<details><summary>All ${said.length}</summary><ul class="small">${said.map((one) => html`<li>${sentenceHtml(one, 'searches', asked)}</li>`)}</ul></details>`
}`,
    blocks: [
      heading(3, fromPooling),
      ...(rows.length
        ? [
            {
              kind: 'table',
              columns: ['Outcome', 'Study', 'Why'].map((label, i) => ({
                label,
                align: 'left',
                priority: i + 1,
                min: 10,
                max: 60,
              })),
              rows: rows.map(({ name, trial, reason }) => [name, asked.labels.get(trial) ?? trial, reason]),
            } satisfies Block,
          ]
        : [text('None.')]),
      ...(said.length ? [heading(3, fromDataset), list(said)] : []),
    ],
    grid: {
      columns: ['outcome', 'trial', 'codes', 'reason'],
      rows: rows.map(({ outcome, trial, codes, reason }) => [outcome, trial, codes.join('; '), reason]),
    },
  }
}

const stages: Readonly<Record<FlowRow['stage'], string>> = {
  before: 'Before this search',
  identification: 'Identification',
  screening: 'Screening',
  assessment: 'Assessment',
  included: 'Included',
}

/** The flow of PRISMA 2020, down to the trials of this question. */
const flowOf = (
  search: SearchLog,
  { ids, text: query, dataset }: ReportContext,
): readonly { readonly title: string; readonly rows: readonly FlowRow[] }[] => {
  const own = ownCount(ids, dataset)
  return [
    ...Object.entries(stages).map(([stage, title]) => ({
      title,
      rows: prismaFlow(search).filter((row) => row.stage === stage),
    })),
    {
      title: 'This question',
      rows: [
        { box: 'this_question', stage: 'included', text: `Studies that fit ${query || 'it'}`, n: ids.length },
        ...(own
          ? [
              {
                box: 'this_question_own',
                stage: 'included' as const,
                text: "of them the user's own, found by no search of the dataset",
                n: own,
              },
            ]
          : []),
      ],
    },
  ]
}

const noSearch = 'This dataset does not say how its studies were found.'

/** The part of the methods. */
export const methodsPart = (asked: ReportContext): ReportPart => {
  const search = searchOf(asked)
  const flow = search ? flowOf(search, asked) : []
  const { secondReading } = asked.dataset.document<Tally>('tally')
  const blocks: Block[] = search
    ? [
        heading(3, 'Question of the dataset'),
        text(search.question),
        heading(3, 'What belongs here'),
        list(search.eligibility.include),
        heading(3, 'What does not'),
        list(search.eligibility.exclude),
        heading(3, 'Where it was searched'),
        list(search.sources.map(({ what }) => what)),
        heading(3, 'Read twice'),
        list(readTwice(secondReading)),
        heading(3, 'What was not done'),
        list(limitsOf(search)),
      ]
    : [text(noSearch)]
  const words = (search?.queries ?? []).map(
    ({ words: said, date, hits, shortened }) =>
      `${said} (${date}${shortened ? ', words kept in part' : ''}; ${plural(hits, 'hit')})`,
  )
  return {
    id: 'methods',
    title: 'Methods and flow of studies',
    command: 'stemcell methods',
    html: () =>
      html`${
        flow.length > 0 &&
        html`<h3>Flow (PRISMA 2020)</h3>
<ol class="flow">${flow.map(({ title, rows }) => html`<li><div><h4>${title}</h4>${rows.map(({ text: said, n }) => html`<p><span>${said}</span> <b>${words.length ? placeLink('searches', n) : n}</b></p>`)}</div></li>`)}</ol>
`
      }${blocksHtml(blocks, paintingOf(asked, 1))}${
        words.length > 0 &&
        html`<details><summary>Words of the ${words.length} searches</summary><ul class="small" id="searches">${words.map((one) => html`<li>${one}</li>`)}</ul></details>`
      }`,
    blocks: [
      ...flow.flatMap(({ title, rows }) => [
        text([{ text: title, role: 'strong' }]),
        facts(rows.map((row) => ({ label: row.text, value: String(row.n) }))),
      ]),
      ...blocks,
      ...(words.length ? [heading(3, 'Words of the searches'), list(words)] : []),
    ],
    grid: {
      columns: ['box', 'stage', 'text', 'n'],
      rows: flow.flatMap(({ rows }) => rows.map(({ box, stage, text: said, n }) => [box, stage, said, n])),
    },
  }
}

/** The last part: the commands of the page, what answered, and how to cite it. */
export const repeatPart = (asked: ReportContext, parts: readonly ReportPart[]): ReportPart => {
  const { stamp } = asked.dataset
  const coverage = asked.dataset.document<Coverage>('coverage')
  const commands = [
    ...parts.flatMap(({ title, command }) => (command === null ? [] : [{ title, command }])),
    ...compared(asked).map(({ outcome, name }) => ({
      title: name,
      command: `stemcell pool --outcome ${outcome} ${asked.word}`.trim(),
    })),
  ]
  const whole = `stemcell report ${asked.word}${asked.word && ' '}-o report.html`
  const about = [
    { label: 'This page', value: whole },
    { label: 'Dataset', value: `${stamp.version}, as of ${stamp.asOf}` },
    { label: 'Hash', value: stamp.hash },
    { label: 'License', value: `program ${coverage.license.program}, data ${coverage.license.data}` },
    { label: 'Cite as', value: coverage.cite },
  ]
  return {
    id: 'repeat',
    title: 'Repeat and cite',
    command: null,
    html: () => html`${blocksHtml([facts(about)], paintingOf(asked, 3))}<p>${linkTo(coverage.home, coverage.home)}</p>
<p>Same version and same query give the same page, byte for byte. Every part is the answer of a command:</p>
<ul>${commands.map(({ title, command }) => html`<li>${title}: <code>${command}</code></li>`)}</ul>
<p>${coverage.caution}</p>`,
    blocks: [facts(about), list(commands.map(({ title, command }) => `${title}: ${command}`)), text(coverage.caution)],
    grid: {
      columns: ['part', 'command'],
      rows: [['report', whole], ...commands.map(({ title, command }) => [title, command])],
    },
  }
}
