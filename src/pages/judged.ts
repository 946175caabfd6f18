/** The pages of what is judged: articles, their claims, their citations. */
import type { Block, Line } from '../answer.js'
import type { ItemOf } from '../contracts/index.js'
import type { Claim, RecordOf } from '../dataset/index.js'
import {
  claimTrialRule,
  notShown,
  questionOf,
  scorecard,
  trialsForClaim,
  verdicts,
  whyNoTrialBears,
} from '../evidence/claims/index.js'
import type { Store } from '../store/index.js'
import {
  about,
  bracketed,
  facts,
  heading,
  link,
  list,
  missingText,
  muted,
  orElse,
  referenceIds,
  section,
  separated,
  text,
} from './parts.js'
import { referenceLine } from './reference-line.js'
import { citationScore, claimScore, verdictRole, words } from './score.js'
import { ruleBlocks, sharedNote, stanceCounts, studyBlocks, studyJson } from './studies.js'

const verdictLine = (c: Claim): Line => [
  { text: `Verdict: ${words(c.verdict)}. `, role: verdictRole[c.verdict] },
  c.why,
]

/** What the stored evidence on a claim leaves open; a mechanism is not shown by an outcome that moved. */
const openEnds = (c: Claim, dataset: Store): string[] => {
  const trials = trialsForClaim(c, dataset)
  const lines = notShown(trials)
  if (c.kind === 'mechanism' && trials.some((t) => t.stance !== 'silent'))
    lines.unshift('By what mechanism: an outcome that moved does not tell what moved it.')
  return lines
}

const studies = (c: Claim, dataset: Store): Block[] => {
  const why = whyNoTrialBears(c)
  if (why) return section('Trials that bear on it', [text(muted(why), 2)])
  const trials = trialsForClaim(c, dataset)
  return [
    ...section('Trials that bear on it, by rule', [
      text(stanceCounts(trials), 2),
      ...(c.warns
        ? [text({ text: 'The claim warns of harm, so trials that saw harm are for it.', role: 'warn' }, 2)]
        : []),
      ...studyBlocks(trials, questionOf(c)),
      ...sharedNote(trials).map((note) => text(note, 2)),
    ]),
    ...section('What the trials do not show', listOrNothing(openEnds(c, dataset))),
    ...section('The rule', ruleBlocks()),
  ]
}

const listOrNothing = (items: readonly Line[]): Block[] => (items.length ? [list(items, 2)] : [])

export const claimPage = (c: RecordOf['claims'], dataset: Store): Block[] => [
  heading(1, { text: c.id, role: 'id' }),
  text([{ text: 'Claim: ', role: 'label' }, c.statement]),
  text(verdictLine(c)),
  facts([
    { label: 'Kind', value: c.kind },
    {
      label: 'About',
      value: orElse(
        separated([
          ...c.diseases.map((id) => about('diseases', id)),
          ...c.cells.map((id) => about('cells', id)),
          ...c.mechanisms.map((id) => about('mechanisms', id)),
          ...(c.mechanismLabels ?? []),
          ...c.outcomes.map((id) => about('outcomes', id)),
        ]),
        'nothing in particular',
      ),
    },
    {
      label: 'Made by',
      value: c.articles.flatMap((id, i) => {
        const article = dataset.record('articles', id)
        return [i ? ', ' : '', about('articles', id), muted(article ? ` (${article.kind})` : '')]
      }),
    },
    ...(c.languageNote ? [{ label: 'In two languages', value: c.languageNote }] : []),
  ]),
  ...section(
    'Read for the verdict',
    listOrNothing(
      c.evidence.map(
        (e): Line => [
          `${e.what}; `,
          e.trial ? about('trials', e.trial, `${e.trial} `, 'id') : '',
          link(e.url),
          ...bracketed(referenceIds(e.reference ? [e.reference] : [])),
        ],
      ),
    ),
  ),
  ...studies(c, dataset),
  ...section(
    'Citations the articles give',
    listOrNothing(
      c.citations.map((id): Line => {
        const citation = dataset.record('citations', id)
        return citation ? [about('citations', id), `: ${words(citation.status)}`] : id
      }),
    ),
  ),
  ...section('To be verified', listOrNothing(c.openQuestions ?? [])),
]

/** What the page of a claim computes, for machines. */
export const claimExtra = (c: Claim, dataset: Store): Partial<ItemOf<'show'>> => ({
  studies: {
    rule: [...claimTrialRule],
    none: whyNoTrialBears(c) ?? null,
    harm: c.warns,
    trials: trialsForClaim(c, dataset).map(studyJson),
    notShown: openEnds(c, dataset),
  },
})

/** What the page of an article computes, for machines: the scorecard and what it counts. */
export const articleExtra = (article: string, dataset: Store): Partial<ItemOf<'show'>> => ({
  scorecard: scorecard(article, dataset),
  claims: dataset
    .records('claims')
    .filter((c) => c.articles.includes(article))
    .map(({ id, statement, verdict, why, languageNote }) => ({
      id,
      statement,
      verdict,
      why,
      ...(languageNote ? { languageNote } : {}),
    })),
  citations: dataset
    .records('citations')
    .filter((c) => c.article === article)
    .map(({ id, status, actual, differences, searchNote }) => ({
      id,
      status,
      actual,
      differences,
      ...(searchNote ? { searchNote } : {}),
    })),
})

/** A citation as the article prints it, in the usual order of its parts. */
const asCited = (c: RecordOf['citations']): string => {
  const { authors, year, title, journal, volume, issue, pages, url } = c.asCited
  const place = [volume, issue === null ? null : `(${issue})`].filter(Boolean).join('')
  return [authors, year, title, journal, place || null, pages, url].filter((part) => part !== null).join('; ')
}

const statusRole = (c: RecordOf['citations']) =>
  c.status === 'verified' ? 'good' : c.status === 'not-found' ? 'warn' : 'bad'

const citationBlocks = (c: RecordOf['citations'], dataset: Store): Block[] => [
  text(
    [
      { text: `${words(c.status)}: `, role: statusRole(c) },
      asCited(c) || c.place,
      muted(' ['),
      about('citations', c.id, c.id, 'muted'),
      muted(`; ${c.place}]`),
    ],
    2,
  ),
  ...(c.actual ? [text(['Really is: ', ...[referenceLine(c.actual, dataset)].flat()], 4)] : []),
  ...(c.differences.length ? [list(c.differences, 4)] : []),
  ...(c.searchNote ? [text([{ text: 'Where we looked: ', role: 'label' }, c.searchNote], 4)] : []),
]

export const articlePage = (a: RecordOf['articles'], dataset: Store): Block[] => {
  const claims = dataset.records('claims').filter((c) => c.articles.includes(a.id))
  const citations = dataset.records('citations').filter((c) => c.article === a.id)
  const score = scorecard(a.id, dataset)
  const bilingual = a.languages.length > 1
  return [
    heading(1, { text: a.id, role: 'id' }),
    text(a.description),
    text(claimScore(score)),
    text(citationScore(score)),
    facts([
      { label: 'Kind', value: a.kind },
      { label: 'Title', value: missingText(a, 'title', a.title) },
      { label: 'Publisher', value: missingText(a, 'publisher', a.publisher) },
      { label: 'Author', value: missingText(a, 'author', a.author) },
      { label: 'Date', value: missingText(a, 'date', a.date) },
      { label: 'URL', value: a.url ? link(a.url) : missingText(a, 'url', null) },
      { label: 'Languages', value: a.languages.join(', ') },
    ]),
    ...verdicts.flatMap((verdict) => {
      const some = claims.filter((c) => c.verdict === verdict)
      return section(
        some.length ? `Claims ${words(verdict)}: ${some.length}` : '',
        some.flatMap((c): Block[] => [
          text([c.statement, ...bracketed([about('claims', c.id, c.id, 'muted')])], 2),
          text([{ text: `${words(c.verdict)}: `, role: verdictRole[c.verdict] }, c.why], 4),
          ...(bilingual && c.languageNote
            ? [text([{ text: 'In the two languages: ', role: 'label' }, c.languageNote], 4)]
            : []),
        ]),
      )
    }),
    ...section(
      citations.length ? `Citations: ${score.statuses.verified} of ${citations.length} right` : '',
      citations.flatMap((c) => citationBlocks(c, dataset)),
    ),
    ...(citations.some((c) => c.status === 'not-found')
      ? [text(muted('Not found means not met where we looked; it is no proof that the work does not exist.'), 2)]
      : []),
    ...section('Notes', listOrNothing(a.notes ?? [])),
  ]
}

export const citationPage = (c: RecordOf['citations'], dataset: Store): Block[] => [
  heading(1, { text: c.id, role: 'id' }),
  facts([
    { label: 'Cited by', value: [about('articles', c.article), ` (${c.place})`] },
    { label: 'As cited', value: asCited(c) || muted('no details given') },
    { label: 'Really is', value: c.actual ? referenceLine(c.actual, dataset) : muted('not identified') },
    { label: 'Status', value: { text: words(c.status), role: statusRole(c) } },
  ]),
  ...section('Differences', listOrNothing(c.differences)),
  ...section('Where we looked', [
    ...(c.searchNote ? [text(c.searchNote, 2)] : []),
    ...(c.linkedPmc
      ? [
          text(
            `Its link goes to ${c.linkedPmc.id}: ${c.linkedPmc.resolvedTo ?? c.linkedPmc.note} (searched: ${c.linkedPmc.searched.join(', ')})`,
            2,
          ),
        ]
      : []),
    ...(c.status === 'not-found' ? [text(muted('Absence there is no proof that the work does not exist.'), 2)] : []),
  ]),
  ...section('To be verified', listOrNothing(c.openQuestions)),
  ...section('Pages read', listOrNothing(c.sourcesRead.map((url) => link(url)))),
]
