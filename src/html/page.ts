/** The shell of a page: what it is allowed to do, its style and script, its contents, its sections. */
import { createHash } from 'node:crypto'
import { type Csv, csvLink } from './csv-link.js'
import { type Content, type Html, html } from './markup.js'
import { style } from './style.js'

/** A section of a page. */
export type PageSection = {
  /** Its place in the page. */
  readonly id: string
  readonly title: string
  readonly body: Html
  /** The command that answers the same. */
  readonly command?: string | undefined
  readonly csv?: readonly Csv[]
}

type Page = {
  readonly title: string
  /** What stands between the title and the first section. */
  readonly lead: Html
  readonly sections: readonly PageSection[]
  readonly footer: Content
  /** What the page does beyond being read; without it no script may run. */
  readonly script?: string
}

const hashOf = (text: string): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`

/** What the page may do: its own style and script, and nothing from anywhere else. */
const policy = (script: string | undefined): string =>
  [
    "default-src 'none'",
    `style-src ${hashOf(style)}`,
    ...(script === undefined ? [] : [`script-src ${hashOf(script)}`]),
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ')

const sectionHtml = ({
  id,
  title,
  body,
  command,
  csv = [],
}: PageSection): Html => html`<section id="${id}" aria-labelledby="${id}-title">
<h2 id="${id}-title">${title}</h2>
${
  (command !== undefined || csv.length > 0) &&
  html`<p class="part small">${command !== undefined && html`<code>${command}</code>`}${csv.map(csvLink)}</p>\n`
}${body}
</section>
`

/** The whole file. */
export const htmlPage = ({ title, lead, sections, footer, script }: Page): string =>
  html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy(script)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>${title}</title>
<style>${{ markup: style }}</style>
</head>
<body>
<div class="page">
${
  sections.length > 1
    ? html`<nav aria-label="Contents"><ol>${sections.map((one) => html`<li><a href="#${one.id}">${one.title}</a></li>`)}</ol></nav>\n`
    : ''
}<main>
<h1>${title}</h1>
${lead}
${sections.map(sectionHtml)}<footer>${footer}</footer>
</main>
</div>
${script !== undefined && html`<script>${{ markup: script }}</script>\n`}</body>
</html>
`.markup
