/**
 * How the articles whose claims were judged by hand are read as pages: `npx tsx scripts/check-pages.ts PAGE …`, each a text, Markdown
 * or HTML file that stays where it is (they are others' texts). Prints, per page and over all, how many of the judged claims that
 * stand in a sentence are found as claims, how many get a verdict, whether any is kinder than by hand, and the citations.
 */
import { readFileSync } from 'node:fs'
import type { Claim } from '../src/dataset/index.js'
import {
  type CheckedPage,
  type CheckedSentence,
  checkPageText,
  type Result,
  results,
} from '../src/evidence/check/index.js'
import { openDataset } from '../src/store/index.js'
import { foldWords } from '../src/text.js'

/** How much of a claim's words must stand in a sentence for the claim to stand there. */
const enough = 0.5

const byHand: Readonly<Record<Claim['verdict'], Result>> = {
  supported: 'supported',
  'partly-supported': 'partly-supported',
  overstated: 'overstated',
  contradicted: 'contradicted',
  unverified: 'not-shown',
}

const wordsOf = (text: string): Set<string> =>
  new Set(
    foldWords(text)
      .split(/\s+/)
      .filter((word) => word.length > 3)
      .map((word) => word.slice(0, 6)),
  )

const dataset = openDataset()

/** The sentence that holds most of a claim's words, when it holds enough of them. */
const sentenceOf = (claim: Claim, sentences: readonly CheckedSentence[]): CheckedSentence | undefined => {
  const words = [...wordsOf(claim.statement)]
  const [best] = sentences
    .map((one) => {
      const own = wordsOf(one.checked.understanding.sentence)
      return { one, share: words.filter((word) => own.has(word)).length / words.length }
    })
    .sort((a, b) => b.share - a.share)
  return best && best.share >= enough ? best.one : undefined
}

type Counts = {
  readonly claims: number
  readonly standing: number
  readonly found: number
  readonly judged: number
  readonly same: number
  readonly kinder: readonly string[]
  readonly citations: number
  readonly recognized: number
}

const countsOf = (page: CheckedPage): Counts => {
  const { article } = page
  const claims = dataset.records('claims').filter(({ articles }) => article && articles.includes(article.id))
  const standing = claims.flatMap((claim) => {
    const sentence = sentenceOf(claim, page.sentences)
    return sentence ? [{ claim, sentence }] : []
  })
  const rank = (result: Result): number => results.indexOf(result)
  const judged = standing.filter(({ sentence }) => sentence.checked.verdict !== 'not-judged')
  const citations = dataset.records('citations').filter((citation) => citation.article === article?.id)
  return {
    claims: claims.length,
    standing: standing.length,
    found: standing.filter(({ sentence }) => sentence.class !== 'no-claim').length,
    judged: judged.length,
    same: judged.filter(({ claim, sentence }) => sentence.checked.verdict === byHand[claim.verdict]).length,
    kinder: judged
      .filter(({ claim, sentence }) => rank(sentence.checked.verdict) > rank(byHand[claim.verdict]))
      .map(({ claim, sentence }) => `${claim.id} (${claim.verdict}): ${sentence.checked.verdict}: ${sentence.text}`),
    citations: citations.length,
    recognized: citations.filter(({ id }) => page.citations.some(({ judged: known }) => known === id)).length,
  }
}

const line = (name: string, c: Counts): string =>
  `| ${name} | ${c.claims} | ${c.standing} | ${c.found} | ${c.judged} | ${c.same} | ${c.kinder.length} | ${c.recognized} of ${c.citations} |`

const paths = process.argv.slice(2)
if (paths.length === 0) throw new Error('name the pages: npx tsx scripts/check-pages.ts PAGE …')
const rows: { readonly name: string; readonly counts: Counts }[] = []
for (const path of paths) {
  const page = await checkPageText(readFileSync(path, 'utf8'), dataset, { isHtml: /\.html?$/i.test(path) })
  rows.push({ name: page.article?.id ?? `${path}: no judged article`, counts: countsOf(page) })
}
const sum = (of: (c: Counts) => number): number => rows.reduce((total, { counts }) => total + of(counts), 0)
const all: Counts = {
  claims: sum((c) => c.claims),
  standing: sum((c) => c.standing),
  found: sum((c) => c.found),
  judged: sum((c) => c.judged),
  same: sum((c) => c.same),
  kinder: rows.flatMap(({ counts }) => counts.kinder),
  citations: sum((c) => c.citations),
  recognized: sum((c) => c.recognized),
}
process.stdout.write(
  [
    '| article | judged claims | stand in a sentence | found as claims | with a verdict | as by hand | kinder | citations recognized |',
    '| --- | --- | --- | --- | --- | --- | --- | --- |',
    ...rows.map(({ name, counts }) => line(name, counts)),
    line('all', all),
    ...(all.kinder.length ? ['', 'Kinder than by hand:', ...all.kinder.map((one) => `- ${one}`)] : []),
    '',
  ].join('\n'),
)
