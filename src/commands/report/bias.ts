/** Risk of bias as traffic lights: a row per study, a light per domain, each with its letter. */
import { ensure } from '../../collections.js'
import type { Judgment } from '../../evidence/bias/index.js'
import { type Html, html, numbersLinked, placeLink } from '../../html/index.js'
import { type Assessed, assess } from '../../pages/bias.js'
import { heading, list, text } from '../../pages/parts.js'
import { plural } from '../../text.js'
import { trialLink, trialLinks, trialPlace } from './links.js'
import type { ReportPart } from './part.js'
import type { ReportContext } from './question.js'

/** A light: its letter, which alone says it, and its color. */
type Light = { readonly letter: string; readonly color: string }

const lights: Readonly<Record<Judgment | 'not assessable', Light>> = {
  low: { letter: 'L', color: 'low' },
  'some concerns': { letter: 'S', color: 'some' },
  moderate: { letter: 'M', color: 'some' },
  high: { letter: 'H', color: 'high' },
  serious: { letter: 'S', color: 'high' },
  critical: { letter: 'C', color: 'crit' },
  'no information': { letter: '?', color: 'unknown' },
  'not assessable': { letter: '–', color: 'unknown' },
}

export const lightOf = (judgment: Judgment | 'not assessable'): Light => lights[judgment]

/** A light with its judgment in words, for those who do not see it and for those who point at it. */
export const lightHtml = ({ letter, color }: Light, words: string): Html =>
  html`<span class="light ${color}"${words !== '' && html` title="${words}"`} aria-hidden="true">${letter}</span>${words !== '' && html`<span class="sr">${words}</span>`}`

/** From the best to the worst; what nobody knows is worse than low, and better than a concern that somebody saw. */
const order: readonly Judgment[] = ['low', 'no information', 'some concerns', 'moderate', 'high', 'serious', 'critical']

const worst = (judgments: readonly Judgment[]): Judgment =>
  judgments.reduce((a, b) => (order.indexOf(b) > order.indexOf(a) ? b : a), ensure(judgments[0]))

type Tool = 'RoB 2' | 'ROBINS-I'

/** One study under one tool: its least favorable judgment in each domain, with how many results share it. */
type Row = {
  readonly trial: string
  readonly tool: Tool
  readonly results: number
  readonly domains: readonly {
    readonly name: string
    readonly judgment: Judgment
    readonly alike: number
    readonly reason: string
  }[]
  readonly overall: Judgment
}

const rowOf = (trial: string, tool: Tool, rows: readonly Assessed[]): Row => {
  const domains = ensure(rows[0]).bias.domains.map(({ name }, at) => {
    const own = rows.map(({ bias }) => ensure(bias.domains[at]))
    const judgment = worst(own.map((domain) => domain.judgment))
    const like = own.filter((domain) => domain.judgment === judgment)
    return { name, judgment, alike: like.length, reason: ensure(like[0]).reason }
  })
  const overall = worst(rows.flatMap(({ bias }) => (bias.overall === 'not assessable' ? [] : [bias.overall])))
  return { trial, tool, results: rows.length, domains, overall }
}

const rowsOf = ({ trials, dataset }: ReportContext): readonly Row[] =>
  trials.flatMap((trial) => {
    const all = assess(trial, dataset).filter(({ result }) => result.scale !== 'baseline')
    return (['RoB 2', 'ROBINS-I'] as const).flatMap((tool) => {
      const own = all.filter(({ bias }) => bias.tool === tool)
      // Domains of a crossover trial are one more: they stand in a row of their own shape.
      const shapes = new Set(own.map(({ bias }) => bias.domains.map(({ name }) => name).join()))
      return [...shapes].map((shape) =>
        rowOf(
          trial.id,
          tool,
          own.filter(({ bias }) => bias.domains.map(({ name }) => name).join() === shape),
        ),
      )
    })
  })

const legends: Readonly<Record<Tool, readonly Judgment[]>> = {
  'RoB 2': ['low', 'some concerns', 'high', 'no information'],
  'ROBINS-I': ['low', 'moderate', 'serious', 'critical', 'no information'],
}

const capital = (words: string): string => words.replace(/^./, (letter) => letter.toUpperCase())

const keyOf = (names: readonly string[]): Html =>
  html`<ul class="legend">${names.map((name, i) => html`<li>D${i + 1} ${name}</li>`)}</ul>`

const domainHtml = (row: Row, name: string): Html => {
  const domain = row.domains.find((one) => one.name === name)
  if (!domain) return html`<td><span class="muted">–</span></td>`
  const rest = domain.alike < row.results ? ` (${domain.alike} of ${row.results} results)` : ''
  return html`<td>${lightHtml(lightOf(domain.judgment), `${domain.judgment}${rest}`)}</td>`
}

const gridHtml = (tool: Tool, rows: readonly Row[], asked: ReportContext): Html => {
  const names = [...new Set(rows.flatMap(({ domains }) => domains.map(({ name }) => name)))]
  return html`<h3>${tool}: ${plural(rows.length, 'study', 'studies')}</h3>
<ul class="legend">${legends[tool].map((judgment) => html`<li>${lightHtml(lightOf(judgment), '')} ${judgment}</li>`)}</ul>
${keyOf(names)}
<table class="lights">
<caption class="sr">Risk of bias by ${tool}: the least favorable judgment of each study, domain by domain</caption>
<thead><tr><th scope="col">Study</th>${names.map((name, i) => html`<th scope="col" title="${capital(name)}">D${i + 1}<span class="sr">, ${name}</span></th>`)}<th scope="col">All</th></tr></thead>
<tbody>
${rows.map(
  (row) =>
    html`<tr><th scope="row">${trialLink(asked, row.trial)} <span class="small muted">${plural(row.results, 'result')}</span></th>${names.map((name) => domainHtml(row, name))}<td>${lightHtml(lightOf(row.overall), row.overall)}</td></tr>\n`,
)}</tbody></table>
<details><summary>Why, study by study</summary>${rows.map(
    (
      row,
    ) => html`<h4>${trialLink(asked, row.trial)}</h4><ul>${row.domains.map(({ name, judgment, reason }) => html`<li>${capital(name)}: ${judgment}. ${numbersLinked(reason, (number) => placeLink(trialPlace(row.trial), number))}</li>`)}</ul>
<p><code>stemcell bias ${row.trial}</code></p>`,
  )}</details>`
}

const method =
  'Judged by fixed rules from what is on record, which is less than the reports say: a person who reads the paper may judge otherwise. Where results of a study differ, the least favorable judgment stands; what nobody could read is no information, never low.'

/** The part of risk of bias. */
export const biasPart = (asked: ReportContext): ReportPart => {
  const rows = rowsOf(asked)
  const judged = new Set(rows.map(({ trial }) => trial))
  const without = asked.trials.filter(({ id, kind }) => kind === 'published' && !judged.has(id)).map(({ id }) => id)
  const tools = (['RoB 2', 'ROBINS-I'] as const)
    .map((tool) => ({ tool, own: rows.filter((row) => row.tool === tool) }))
    .filter(({ own }) => own.length > 0)
  const rest = `${plural(without.length, 'published study', 'published studies')} without a comparison that either tool could judge`
  return {
    id: 'bias',
    title: 'Risk of bias',
    command: `stemcell bias ${asked.word || 'TRIAL'}`,
    html: () => html`<p>${method}</p>
${tools.map(({ tool, own }) => gridHtml(tool, own, asked))}${without.length > 0 && html`<p>${numbersLinked(rest, (number) => placeLink('studies', number))}: ${trialLinks(asked, without)}.</p>`}`,
    blocks: [
      text(method),
      ...tools.flatMap(({ tool, own }) => [
        heading(3, tool),
        list(
          own.map(
            (row) =>
              `${asked.labels.get(row.trial) ?? row.trial}: ${row.overall}. ${row.domains.map(({ name, judgment }) => `${name} ${judgment}`).join(', ')}`,
          ),
        ),
      ]),
      ...(without.length ? [text(`${rest}.`)] : []),
    ],
    grid: {
      columns: ['trial', 'tool', 'domain', 'judgment', 'results-alike', 'results', 'reason'],
      rows: rows.flatMap((row) => [
        ...row.domains.map(({ name, judgment, alike, reason }) => [
          row.trial,
          row.tool,
          name,
          judgment,
          alike,
          row.results,
          reason,
        ]),
        [row.trial, row.tool, 'overall', row.overall, null, row.results, null],
      ]),
    },
  }
}
