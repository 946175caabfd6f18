/** The studies of a report: a table to sort and filter, and the pages that were read for each. */
import type { Block, Grid, Span } from '../../answer.js'
import { ensure } from '../../collections.js'
import { headlineResult, type Trial } from '../../dataset/index.js'
import { type Content, type Html, html, linkTo } from '../../html/index.js'
import { headlineSpan } from '../../pages/direction.js'
import { missingWord } from '../../pages/missing.js'
import { heading, link, list, muted, text } from '../../pages/parts.js'
import { citationText } from '../../pages/reference-line.js'
import { flat, ownFields, trialsCatalog, type Value } from '../../query/index.js'
import { plural } from '../../text.js'
import { resultLink, trialLink, trialPlace, valueLink } from './links.js'
import type { ReportPart } from './part.js'
import type { ReportContext } from './question.js'

/** What a column sorts and filters by, and what it shows. */
type Shown = { readonly content: Content; readonly value: string | number }

type Column = {
  readonly name: string
  readonly label: string
  readonly isNumber?: true
  readonly show: (trial: Trial, asked: ReportContext) => Shown
}

const oneOf = ({ rows }: ReportContext, id: string, field: string): Value | null =>
  flat(rows.cell(id, field))[0] ?? null

/** A value that leads to its page; where there is none, why. */
const cited = (trial: Trial, asked: ReportContext, field: string, path: string, mark = ''): Shown => {
  const value = oneOf(asked, trial.id, field)
  if (value === null) {
    const reason = asked.rows.missing(trial.id, field)
    return { content: html`<span class="muted">${reason ? missingWord[reason] : '–'}</span>`, value: '' }
  }
  return { content: valueLink(trial, path, `${mark}${value}`), value: String(value) }
}

const names = (asked: ReportContext, kind: 'cells' | 'diseases', ids: readonly string[]): string =>
  [...new Set(ids)].map((id) => asked.dataset.vocabulary(kind).name(id)).join(', ')

const cellsOf = (trial: Trial): readonly string[] => [
  ...new Set(trial.arms.flatMap(({ product }) => product?.cells ?? [])),
]

const columns: readonly Column[] = [
  {
    name: 'study',
    label: 'Study',
    show: (trial, { labels }) => ({
      content: html`${trialLink({ labels }, trial.id)}<span class="title small muted"><br>${trial.title}</span>`,
      value: labels.get(trial.id) ?? trial.id,
    }),
  },
  {
    name: 'cells',
    label: 'Cells',
    show: (trial, asked) => {
      const said = names(asked, 'cells', cellsOf(trial))
      return { content: said || html`<span class="muted">not read</span>`, value: said }
    },
  },
  {
    name: 'disease',
    label: 'Disease',
    show: (trial, asked) => {
      const said = names(asked, 'diseases', [trial.disease])
      return { content: said, value: said }
    },
  },
  { name: 'design', label: 'Design', show: (trial, asked) => cited(trial, asked, 'design', 'design') },
  {
    name: 'people',
    label: 'People',
    isNumber: true,
    show: (trial, asked) => cited(trial, asked, 'enrollment', 'enrollment.count'),
  },
  {
    name: 'year',
    label: 'Year',
    isNumber: true,
    show: (trial, asked) =>
      cited(trial, asked, 'year', 'start', oneOf(asked, trial.id, 'year-basis') === 'report' ? '≤' : ''),
  },
  {
    name: 'months',
    label: 'Followed, months',
    isNumber: true,
    show: (trial, asked) => cited(trial, asked, 'follow-up', 'followUpMonths'),
  },
  {
    name: 'headline',
    label: 'Headline result',
    show: (trial, asked) => {
      const said = String(oneOf(asked, trial.id, 'headline') ?? '')
      const { role } = headlineSpan(said, oneOf(asked, trial.id, 'headline-direction'))
      const result = headlineResult(trial)
      const content = result && /\d/.test(said) ? resultLink(trial, result, said) : said
      return { content: html`<span class="${role ?? 'muted'}">${content}</span>`, value: said }
    },
  },
  {
    name: 'read',
    label: 'Read',
    show: (trial, asked) => {
      const said = String(oneOf(asked, trial.id, 'read') ?? '')
      return { content: said, value: said }
    },
  },
]

/** A filter of the table: a choice of which each study has one or more. */
type Facet = {
  readonly name: string
  readonly label: string
  readonly values: (trial: Trial, asked: ReportContext) => readonly string[]
}

const facets: readonly Facet[] = [
  { name: 'cell', label: 'Cells', values: (trial) => cellsOf(trial) },
  { name: 'disease', label: 'Disease', values: (trial) => [trial.disease] },
  {
    name: 'design',
    label: 'Allocation',
    values: (trial) => [trial.design.allocation === 'na' ? 'one-group' : (trial.design.allocation ?? 'not-known')],
  },
  { name: 'kind', label: 'Results', values: (trial) => [trial.kind] },
  {
    name: 'direction',
    label: 'Headline',
    values: (trial, asked) => [String(oneOf(asked, trial.id, 'headline-direction') ?? 'no-control')],
  },
  {
    name: 'read',
    label: 'Read in',
    values: (trial, asked) => [String(oneOf(asked, trial.id, 'read') ?? '')].filter(Boolean),
  },
]

const optionName = (facet: Facet, value: string, { dataset }: ReportContext): string =>
  facet.name === 'cell'
    ? dataset.vocabulary('cells').name(value)
    : facet.name === 'disease'
      ? dataset.vocabulary('diseases').name(value)
      : value.replaceAll('-', ' ')

/** The filters that tell studies of this report apart, each value with how many have it. */
const formHtml = (asked: ReportContext): Html => {
  const selects = facets.flatMap((facet) => {
    const counts = new Map<string, number>()
    for (const trial of asked.trials)
      for (const value of facet.values(trial, asked)) counts.set(value, (counts.get(value) ?? 0) + 1)
    if (counts.size < 2) return []
    const options = [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
    return [
      html`<label>${facet.label}<select name="${facet.name}"><option value="">all</option>${options.map(
        ([value, n]) => html`<option value="${value}">${optionName(facet, value, asked)} (${n})</option>`,
      )}</select></label>`,
    ]
  })
  return html`<form class="filter" data-place="studies" hidden aria-label="Filter the studies">
<label>Words<input name="q" type="search" autocomplete="off"></label>${selects}<button type="reset">Clear</button>
<output aria-live="polite"></output></form>
`
}

const tableHtml = (asked: ReportContext): Html => {
  const isConstant = new Set(asked.trials.map(({ disease }) => disease)).size < 2
  const shown = columns.filter(({ name }) => name !== 'disease' || !isConstant)
  return html`<table class="cards" data-filtered>
<caption class="sr">Studies with design, people, year, follow-up and headline result</caption>
<thead><tr>${shown.map(({ name, label, isNumber }) => html`<th scope="col" data-sort="${name}"${isNumber && html` class="num"`}>${label}</th>`)}</tr></thead>
<tbody>
${asked.trials.map((trial) => {
  const data = facets.map((facet) => html` data-${facet.name}="${facet.values(trial, asked).join(' ')}"`)
  const cells = shown.map(({ label, isNumber, show }, i) => {
    const { content, value } = show(trial, asked)
    const attributes = html` data-label="${label}" data-value="${value}"${isNumber && html` class="num"`}`
    return i === 0 ? html`<th scope="row"${attributes}>${content}</th>` : html`<td${attributes}>${content}</td>`
  })
  return html`<tr data-id="${trial.id}"${data}>${cells}</tr>\n`
})}</tbody></table>
`
}

/** Every field of the trials, as trials --csv has them. */
const gridOf = ({ rows, ids }: ReportContext): Grid => {
  const fields = ownFields(trialsCatalog)
  return {
    columns: fields.map(({ name }) => name),
    rows: ids.map((id) =>
      fields.map(({ name, many }) => {
        const values = flat(rows.cell(id, name))
        return values.length === 0 ? null : many || values.length > 1 ? values.join('; ') : ensure(values[0])
      }),
    ),
  }
}

/** The part with the table. */
export const studiesPart = (asked: ReportContext): ReportPart => ({
  id: 'studies',
  title: 'Studies',
  command: `stemcell trials ${asked.word}`.trim(),
  html: () => html`${formHtml(asked)}${tableHtml(asked)}`,
  blocks: [
    {
      kind: 'table',
      columns: ['Id', 'Study', 'Cells', 'Design', 'n', 'Year', 'Headline', 'Read'].map((label, i) => ({
        label,
        align: label === 'n' || label === 'Year' ? 'right' : 'left',
        priority: i + 1,
        min: 4,
        max: 40,
        whole: i === 0,
      })),
      rows: asked.trials.map((trial) => {
        const said = (field: string): string => String(oneOf(asked, trial.id, field) ?? '–')
        return [
          { text: trial.id, role: 'id' as const, ask: ['show', `trials/${trial.id}`] },
          asked.labels.get(trial.id) ?? trial.id,
          names(asked, 'cells', cellsOf(trial)) || 'not read',
          said('design'),
          said('enrollment'),
          `${said('year-basis') === 'report' ? '≤' : ''}${said('year')}`,
          said('headline'),
          said('read'),
        ]
      }),
    },
  ],
  grid: gridOf(asked),
})

const referenceUrl = (one: {
  readonly DOI?: string
  readonly PMID?: string
  readonly URL?: string
}): string | undefined =>
  one.DOI ? `https://doi.org/${one.DOI}` : one.PMID ? `https://pubmed.ncbi.nlm.nih.gov/${one.PMID}/` : one.URL

const reportsOf = (trial: Trial, { dataset }: ReportContext) => dataset.some('references', trial.references)

/** What stands against a study on record; empty where nothing does. */
const doubtsAbout = ({ anomalies, disagreements }: Trial): string =>
  [
    anomalies?.length ? plural(anomalies.length, 'anomaly', 'anomalies') : '',
    disagreements?.length ? `${plural(disagreements.length, 'disagreement')} between sources` : '',
  ]
    .filter(Boolean)
    .join(', ')

const sourcesLead =
  'What was read for each study, and how closely. Where a number does not lead to one page, the record does not say which of these gave it.'

const trialHtml = (trial: Trial, asked: ReportContext): Html => {
  const { labels } = asked
  const doubts = doubtsAbout(trial)
  return html`<div class="trial" id="${trialPlace(trial.id)}"><h3>${labels.get(trial.id) ?? trial.id} <code class="muted">${trial.id}</code></h3>
<p>${trial.title}</p>
${trial.finding && html`<p>${trial.finding.text}${trial.finding.limits && html` <span class="muted">${trial.finding.limits}</span>`}</p>\n`}${
  trial.registrations.length > 0 &&
  html`<p class="small">Registered: ${trial.registrations.map(({ id, url }, i) => html`${i ? ', ' : ''}${linkTo(url, id)}`)}</p>\n`
}${reportsOf(trial, asked).map(
  (one) =>
    html`<p class="small">Report: ${linkTo(referenceUrl(one), citationText(one))}${one.custom.retracted && html` <strong class="bad">RETRACTED</strong>`}</p>\n`,
)}<ul class="small">${trial.sources.map(({ id, level, what, url }) => html`<li>${id}, ${level}: ${linkTo(url, what)}</li>`)}</ul>
${doubts && html`<p class="small warn">On record: ${doubts} (<code>stemcell show ${trial.id}</code>)</p>\n`}</div>
`
}

/** The same in blocks, for Markdown. */
const trialBlocks = (trial: Trial, asked: ReportContext): readonly Block[] => {
  const { finding } = trial
  const doubts = doubtsAbout(trial)
  const linked = (url: string | null | undefined, words: string): Span => (url ? link(url, words) : words)
  return [
    heading(3, `${asked.labels.get(trial.id) ?? trial.id} (${trial.id})`),
    text(trial.title),
    ...(finding ? [text(finding.limits ? [`${finding.text} `, muted(finding.limits)] : finding.text)] : []),
    list([
      ...trial.registrations.map(({ id, url }) => ['Registered: ', linked(url, id)]),
      ...reportsOf(trial, asked).map((one) => [
        'Report: ',
        linked(referenceUrl(one), citationText(one)),
        ...(one.custom.retracted ? [{ text: ' RETRACTED', role: 'bad' as const }] : []),
      ]),
      ...trial.sources.map(({ id, level, what, url }) => [`${id}, ${level}: `, link(url, what)]),
    ]),
    ...(doubts ? [text({ text: `On record: ${doubts} (stemcell show ${trial.id})`, role: 'warn' })] : []),
  ]
}

/** The part with the pages that were read, study by study: where every number of the page leads. */
export const sourcesPart = (asked: ReportContext): ReportPart => ({
  id: 'sources',
  title: 'Sources of each study',
  command: null,
  html: () => html`<p>${sourcesLead}</p>
<div class="trials">${asked.trials.map((trial) => trialHtml(trial, asked))}</div>`,
  blocks: [text(sourcesLead), ...asked.trials.flatMap((trial) => trialBlocks(trial, asked))],
  grid: {
    columns: ['trial', 'source', 'level', 'what', 'url'],
    rows: asked.trials.flatMap((trial) =>
      trial.sources.map(({ id, level, what, url }) => [trial.id, id, level, what, url]),
    ),
  },
})
