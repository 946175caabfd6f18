/** Claims that web articles make about the question, each with its verdict, the reason, and what it rests on. */
import {
  type Content,
  type Html,
  html,
  idFor,
  joined,
  linkTo,
  numbersLinked,
  placeLink,
  tableHtml,
} from '../../html/index.js'
import { text } from '../../pages/parts.js'
import { verdictRole, words } from '../../pages/score.js'
import { plural } from '../../text.js'
import type { ReportPart } from './part.js'
import type { ReportContext } from './question.js'

type Claim = ReportContext['brief']['claims'][number]

const listed = (links: readonly Content[]): Content => joined(links.map((link, i) => [i ? '; ' : '', link]))

const evidence = (claim: Claim): Content => listed(claim.evidence.map(({ url, what }) => linkTo(url, what)))

const articles = (claim: Claim, { dataset }: ReportContext): Content =>
  listed(
    dataset
      .some('articles', claim.articles)
      .map(({ title, publisher, id, url }) => linkTo(url, title ?? publisher ?? id)),
  )

/** Claims that stand open; the others are folded below them. */
const nearest = 12

const claimsTable = (claims: readonly Claim[], asked: ReportContext): Html =>
  tableHtml({
    caption: 'Claims with verdict and reason',
    columns: ['Claim', 'Verdict', 'Why', 'Evidence', 'Made by'].map((label) => ({ label, align: 'left' })),
    rows: claims.map((claim) => ({
      cells: [
        claim.statement,
        html`<strong class="${verdictRole[claim.verdict]}">${words(claim.verdict)}</strong>`,
        numbersLinked(claim.why, (number) => placeLink(idFor('e', claim.id), number)),
        html`<span id="${idFor('e', claim.id)}">${evidence(claim)}</span>`,
        articles(claim, asked),
      ],
    })),
  })

/** The part of the judged claims. */
export const claimsPart = (asked: ReportContext): ReportPart => {
  const { claims } = asked.brief
  const none = 'No judged claim is about this question.'
  const others = claims.slice(nearest)
  return {
    id: 'claims',
    title: 'Claims judged',
    command: null,
    html: () =>
      claims.length
        ? html`<p>What web articles claim, nearest first, and how each claim fares against the evidence.</p>
${claimsTable(claims.slice(0, nearest), asked)}${
  others.length > 0 &&
  html`\n<details><summary>${plural(others.length, 'claim')} more</summary>${claimsTable(others, asked)}</details>`
}`
        : html`<p>${none}</p>`,
    blocks: claims.length
      ? [
          {
            kind: 'table',
            columns: ['Claim', 'Verdict', 'Why'].map((label, i) => ({
              label,
              align: 'left',
              priority: i + 1,
              min: 12,
              max: 60,
            })),
            rows: claims.map(({ statement, verdict, why }) => [
              statement,
              { text: words(verdict), role: verdictRole[verdict] },
              why,
            ]),
          },
        ]
      : [text(none)],
    grid: {
      columns: ['claim', 'statement', 'verdict', 'why', 'evidence', 'articles'],
      rows: claims.map((one) => [
        one.id,
        one.statement,
        one.verdict,
        one.why,
        one.evidence.map(({ url }) => url).join('; '),
        one.articles.join('; '),
      ]),
    },
  }
}
