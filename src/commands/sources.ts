/** sources: the web articles whose claims and citations are judged, each with its scorecard. */
import type { Block } from '../answer.js'
import type { Article } from '../dataset/index.js'
import { type ClaimsScorecard, scorecard, statuses, verdicts } from '../evidence/claims/index.js'
import { about, briefly, heading, missingText, text } from '../pages/parts.js'
import { citationScore, claimScore } from '../pages/score.js'
import { agreeing, plural } from '../text.js'
import { defineCommand } from './command.js'

const card = (article: Article, score: ClaimsScorecard): Block[] => [
  heading(2, [{ text: article.id, role: 'id' }]),
  text(
    [article.kind, article.title ? `, “${article.title}”` : '', ', date ', missingText(article, 'date', article.date)],
    2,
  ),
  text(claimScore(score), 2),
  text(citationScore(score), 2),
]

/** A row for each: what a reader looks for first. */
const scores = (rows: readonly { readonly article: Article; readonly score: ClaimsScorecard }[]): Block => ({
  kind: 'table',
  each: 'article',
  columns: [
    { label: 'Article', align: 'left', priority: 1, min: 20, max: 60 },
    { label: 'Claims', align: 'right', priority: 1, min: 6, max: 6 },
    { label: 'Borne out', align: 'right', priority: 1, min: 9, max: 9 },
    { label: 'Citations', align: 'right', priority: 1, min: 9, max: 9 },
    { label: 'Right', align: 'right', priority: 1, min: 5, max: 5 },
    { label: 'Kind', align: 'left', priority: 2, min: 8, max: 20 },
    { label: 'Date', align: 'left', priority: 3, min: 10, max: 12 },
    { label: 'Title', align: 'left', priority: 4, min: 40, max: 80 },
  ],
  rows: rows.map(({ article, score }) => [
    about('articles', article.id, article.id, 'id'),
    String(score.claims),
    String(score.verdicts.supported),
    String(score.citations),
    String(score.statuses.verified),
    article.kind,
    missingText(article, 'date', article.date),
    missingText(article, 'title', article.title),
  ]),
})

export const sources = defineCommand({
  description:
    'Bibliographic facts of each article (their text is not ours to ship), how many of its claims are supported, partly supported, overstated, contradicted or unverified, and how many of its citations are right. stemcell show SOURCE lists every claim with our verdict and every citation with its status.',
  examples: [
    { command: 'stemcell sources', shows: 'the scorecards' },
    { command: 'stemcell sources --json', shows: 'the same for a script, with every status of citation' },
  ],
  output: ['sources'],
  answer: (_asked, dataset) => {
    const rows = dataset.records('articles').map((article) => ({ article, score: scorecard(article.id, dataset) }))
    const sum = (read: (score: ClaimsScorecard) => number): number => rows.reduce((n, { score }) => n + read(score), 0)
    const claims = dataset.count('claims')
    return {
      format: 'stemcell/sources/1',
      dataset: dataset.stamp,
      query: {},
      count: rows.length,
      total: rows.length,
      items: rows.map(({ article, score }) => ({ ...article, scorecard: score })),
      grid: () => ({
        columns: [
          'id',
          'kind',
          'title',
          'publisher',
          'author',
          'date',
          'url',
          'languages',
          'claims',
          ...verdicts,
          'citations',
          ...statuses,
          'missing',
        ],
        rows: rows.map(({ article, score }) => [
          article.id,
          article.kind,
          article.title,
          article.publisher,
          article.author,
          article.date,
          article.url,
          article.languages.join('; '),
          score.claims,
          ...verdicts.map((verdict) => score.verdicts[verdict]),
          score.citations,
          ...statuses.map((status) => score.statuses[status]),
          Object.entries(article.missing)
            .map(([path, reason]) => `${path}: ${reason}`)
            .join('; ') || null,
        ]),
      }),
      view: () => [
        briefly(
          rows.flatMap(({ article, score }) => card(article, score)),
          [scores(rows)],
        ),
      ],
      notes: [
        `${sum((s) => s.statuses.verified)} of ${plural(
          sum((s) => s.citations),
          'citation',
        )} ${agreeing(
          sum((s) => s.statuses.verified),
          'is',
          'are',
        )} right in every detail: ${statuses
          .filter((status) => status !== 'verified')
          .map((status) => `${sum((s) => s.statuses[status])} ${status}`)
          .join(', ')}. Not found means not met where we looked, which is no proof that a work does not exist.`,
        ...(sum((s) => s.claims) > claims
          ? [
              `A claim that several articles make counts in each: ${sum((s) => s.claims)} rows for ${claims} different claims.`,
            ]
          : []),
      ],
      footer: `${plural(rows.length, 'article')}, ${plural(claims, 'claim')} · ${dataset.edition}`,
      next: rows[0]
        ? [
            {
              command: `stemcell show ${rows[0].article.id}`,
              why: 'every claim with its verdict, every citation with its status',
            },
          ]
        : [],
    }
  },
})
