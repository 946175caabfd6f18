/** The first part: what is decided, who was studied, what runs now and what nobody knows, a line each with its command. */
import { type BriefSection, briefSections } from '../../evidence/brief/index.js'
import { type Html, html, lineHtml, linkTo, numbersLinked, placeLink } from '../../html/index.js'
import { heading, list } from '../../pages/parts.js'
import type { BriefLine } from '../brief/lines.js'
import { briefGrid, certaintyWord, lineOf, titles } from '../brief/page.js'
import { outcomePlace } from './certainty.js'
import { paintingOf, trialLinks, trialPlace } from './links.js'
import type { PartName, ReportPart } from './part.js'
import type { ReportContext } from './question.js'

/** Sections that have a part of their own, and how many of their lines stand here. */
const elsewhere: Readonly<Partial<Record<BriefSection, { readonly part: PartName; readonly lines: number }>>> = {
  benefit: { part: 'outcomes', lines: 5 },
  harms: { part: 'harms', lines: 2 },
  claims: { part: 'claims', lines: 3 },
}

/** Where a line leads: to the part that holds its numbers, to its trial, to what an authority published. */
const placeOf = ({ section, subject }: BriefLine, { dataset }: ReportContext): ((text: string) => Html) => {
  const inPage =
    (place: string) =>
    (text: string): Html =>
      placeLink(place, text)
  switch (section) {
    case 'benefit':
      return inPage(outcomePlace(subject))
    case 'open':
      return inPage(trialPlace(subject))
    case 'approved':
      return (text) => linkTo(dataset.record('approvals', subject)?.sources[0]?.url, text)
    case 'unknown':
      return inPage('left-out')
    default:
      return inPage(section === 'studied' ? 'studies' : section)
  }
}

/** A line leads on by what stands before its colon, or as a whole. */
const lineHtmlOf = (line: BriefLine, asked: ReportContext): Html => {
  const link = placeOf(line, asked)
  const [, head, rest] = /^([^:]+)(: .*)$/s.exec(line.text) ?? []
  const unreported = line.section === 'unknown' && line.records.length > 0
  const said = unreported
    ? html`${numbersLinked(head ?? 'Ended without a report on record', link)}: ${trialLinks(asked, line.records)}`
    : head !== undefined && line.section !== 'claims'
      ? html`${link(head)}${numbersLinked(rest ?? '', link)}`
      : link(line.text)
  const sure =
    line.certainty &&
    html` <strong>${certaintyWord[line.certainty].replace(/^./, (letter) => letter.toUpperCase())}.</strong>`
  return html`<li>${said}.${sure}<br><code class="muted">${line.command}</code></li>`
}

/** What is known, on one screen; more stands in the parts that follow. */
export const inShort = (asked: ReportContext): ReportPart => {
  const painting = paintingOf(asked, 3, 'studies')
  const sections = briefSections.map((name) => {
    const all = asked.lines.filter(({ section }) => section === name)
    const own = elsewhere[name]
    return { name, drawn: own ? all.slice(0, own.lines) : all, all, part: own?.part }
  })
  const filled = sections.filter(({ all }) => all.length > 0)
  return {
    id: 'in-short',
    title: 'In short',
    command: asked.brief.published.length ? `stemcell brief ${asked.word} --all` : null,
    html: () =>
      html`${filled.map(
        ({ name, drawn, all, part }) => html`<h3>${titles[name]}</h3>
<ul>${drawn.map((line) => lineHtmlOf(line, asked))}</ul>
${part && all.length > drawn.length && html`<p>${placeLink(part, `All ${all.length}`)}</p>\n`}`,
      )}${asked.notes.length > 0 && html`<h3>Mind</h3><ul>${asked.notes.map((note) => html`<li>${lineHtml(note, painting)}</li>`)}</ul>`}`,
    blocks: [
      ...filled.flatMap(({ name, all }) => [heading(3, titles[name]), list(all.map(lineOf))]),
      ...(asked.notes.length ? [heading(3, 'Mind'), list(asked.notes)] : []),
    ],
    grid: briefGrid(asked.lines),
  }
}
