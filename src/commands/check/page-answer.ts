/** check of many sentences: a page or a list, a line per claim, with scorecard and citations. */

import type { Answer, Block, Line, Role } from '../../answer.js'
import { ensure } from '../../collections.js'
import type { AnswerOf } from '../../contracts/index.js'
import { usage } from '../../errors.js'
import {
  type CheckedPage,
  type CheckedSentence,
  type CitationStatus,
  type Context,
  checkLines,
  checkPageText,
  results,
} from '../../evidence/check/index.js'
import { ownNotes } from '../../pages/own.js'
import { facts, heading, list, muted, section, text } from '../../pages/parts.js'
import { partName } from '../../pages/reading.js'
import { words } from '../../pages/score.js'
import type { Store } from '../../store/index.js'
import { plural } from '../../text.js'
import type { Input } from '../command.js'
import { pageHtml } from './page-html.js'
import { speaking } from './speaking.js'
import { whyText } from './why.js'

export type PageAsked = {
  readonly typed: readonly string[]
  readonly page: string | undefined
  readonly html: string | undefined
  readonly isList: boolean
  readonly context: Context | undefined
  readonly read: Input['read']
  readonly progress: Input['progress']
}

const citationRole: Readonly<Record<CitationStatus, Role>> = {
  right: 'good',
  'details-wrong': 'warn',
  'not-on-record': 'muted',
  retracted: 'bad',
}

const certaintyOf = ({ checked }: CheckedSentence): string | null =>
  checked.parts.find(({ result }) => result === checked.verdict)?.weight.certainty?.level ?? null

const verdictRoles: Readonly<Record<string, Role>> = {
  supported: 'good',
  'partly-supported': 'warn',
  contradicted: 'bad',
  'not-judged': 'muted',
}

const claimLine = (one: CheckedSentence): Line => [
  { text: `${words(one.checked.verdict)}: `, role: verdictRoles[one.checked.verdict] ?? 'warn' },
  one.text,
  ...(one.checked.understanding.assumptions.some((said) => said.includes('taken from'))
    ? [muted(' [taken from the page: disease or cells]')]
    : []),
  ...(one.numbersNotReported.length
    ? [{ text: ` [not reported by the cited study: ${one.numbersNotReported.join(', ')}]`, role: 'warn' as const }]
    : []),
]

const scoreFacts = ({ scorecard: s, citations }: CheckedPage): Block =>
  facts(
    [
      {
        label: 'Sentences',
        value: `${s.sentences}: ${s.classes.judged} judged, ${s.classes.beyond} claims beyond us, ${s.classes['no-claim']} without a claim`,
      },
      {
        label: 'Verdicts',
        value:
          results
            .filter((result) => s.verdicts[result])
            .map((result) => `${words(result)} ${s.verdicts[result]}`)
            .join(', ') || 'none',
      },
      ...(s.overstated === null
        ? []
        : [{ label: 'Overstated or worse', value: `${s.overstated} % of the judged claims` }]),
      ...(citations.length
        ? [
            {
              label: 'Citations',
              value: Object.entries(s.citations)
                .filter(([, n]) => n)
                .map(([status, n]) => `${words(status)} ${n}`)
                .join(', '),
            },
          ]
        : []),
    ],
    2,
  )

const view = (page: CheckedPage, title: string): Block[] => {
  const judged = page.sentences.filter((one) => one.class === 'judged')
  const beyond = page.sentences.filter((one) => one.class === 'beyond')
  return [
    heading(1, title),
    scoreFacts(page),
    ...section(
      'Claims',
      judged.length ? [list(judged.map(claimLine), 2)] : [text(muted('None that we can judge.'), 2)],
    ),
    ...section(
      'Claims beyond us',
      beyond.map((one) =>
        text([one.text, muted(` [${(one.checked.reason?.code ?? 'not judged').replaceAll('-', ' ')}]`)], 2),
      ),
    ),
    ...section(
      'Citations',
      page.citations.map((citation) =>
        text(
          [
            { text: `${words(citation.status)}: `, role: citationRole[citation.status] },
            citation.text.replace(/\s+/g, ' ').slice(0, 120),
            muted(` ${citation.note}`),
          ],
          2,
        ),
      ),
    ),
  ]
}

const isHtml = (path: string, content: string): boolean =>
  /\.x?html?$/i.test(path) || /^\s*(<!doctype html|<html|<\?xml[^>]*>\s*<html)/i.test(content)

/** The answer for a page, or for a list of sentences. */
export const checkPage = async (asked: PageAsked, dataset: Store): Promise<AnswerOf<'check-page'>> => {
  const { typed, page: path, html, isList, context, read, progress } = asked
  if (!isList && path === undefined)
    throw usage(
      html === undefined ? 'there is no claim to check' : '--html needs --page',
      'Write a sentence, for example: stemcell check "stem cells cure type 1 diabetes", or name a page: --page FILE',
    )
  if (path !== undefined && typed.length)
    throw usage('a sentence and --page exclude each other', 'Check one of them at a time')
  const content = await read(path ?? '-')
  const checked = isList
    ? await checkLines(content, dataset, context, progress)
    : await checkPageText(content, dataset, { context, progress, isHtml: isHtml(ensure(path), content) })
  const { sentences, scorecard, citations, article } = checked
  const name = path === undefined || path === '-' ? 'standard input' : path
  const whose = ownNotes(
    sentences.flatMap((one) => speaking(one.checked)),
    dataset,
  )
  const title = isList ? plural(sentences.length, 'sentence') : `Page: ${name}`
  return {
    format: 'stemcell/check-page/1',
    saysWhose: true,
    dataset: dataset.stamp,
    query: { page: isList ? null : name, about: context ? [...context.diseases, ...context.cells] : [] },
    count: sentences.length,
    total: sentences.length,
    groups: [
      { by: { part: 'scorecard' }, ...scorecard },
      ...citations.map((citation) => ({ by: { part: 'citation' }, ...citation })),
    ],
    items: sentences.map((one) => ({
      id: one.id,
      sentence: one.text,
      readAs: one.checked.understanding.sentence,
      heading: one.heading,
      class: one.class,
      verdict: one.checked.verdict,
      certainty: certaintyOf(one),
      reason: one.checked.reason,
      why: whyText(one),
      diseases: one.checked.understanding.diseases,
      cells: one.checked.understanding.cells,
      takenFromPage: one.checked.understanding.assumptions.filter((said) => said.includes('taken from')),
      claims: one.checked.parts.map((part) => ({
        says: partName(part, dataset),
        verdict: part.result,
        rule: part.rule,
      })),
      passedOver: one.checked.understanding.passedOver,
      numbersNotReported: one.numbersNotReported,
    })),
    grid: () => ({
      columns: ['id', 'class', 'verdict', 'certainty', 'sentence', 'why', 'diseases', 'cells'],
      rows: sentences.map((one) => [
        one.id,
        one.class,
        one.checked.verdict,
        certaintyOf(one),
        one.text,
        whyText(one),
        one.checked.understanding.diseases.join(' '),
        one.checked.understanding.cells.join(' '),
      ]),
    }),
    view: () => view(checked, title),
    notes: [
      'A reading of stored evidence by fixed rules, no medical advice: a verdict is about the sentence, not about any person.',
      ...whose,
      ...(article ? [`This page is on record, judged by hand: stemcell show articles/${article.id}`] : []),
    ],
    footer: `${plural(scorecard.classes.judged, 'claim')} judged of ${plural(sentences.length, 'sentence')} · ${dataset.edition}`,
    ...(html === undefined ? {} : { files: [{ path: html, content: pageHtml(checked, title, whose, dataset) }] }),
    next: article
      ? [{ command: `stemcell show articles/${article.id}`, why: 'the same page, judged by hand' }]
      : html === undefined && path !== undefined && path !== '-'
        ? [
            {
              command: `stemcell check --page ${/^[\w./-]+$/.test(path) ? path : 'FILE'} --html page.html`,
              why: 'the page with its claims marked',
            },
          ]
        : [],
  } satisfies Answer as AnswerOf<'check-page'>
}
