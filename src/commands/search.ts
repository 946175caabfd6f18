/** search: words anywhere in any kind of record. */

import type { Block, Span } from '../answer.js'
import { ensure } from '../collections.js'
import { identifierKey, type Kind, singular } from '../dataset/index.js'
import { usage } from '../errors.js'
import { checkQuery } from '../limits.js'
import { heading, list, muted, text } from '../pages/parts.js'
import { holdsWords, type Marked, type SearchedKind, searchedKinds, type WordMatch } from '../query/search/index.js'
import {
  type SearchHit,
  type SearchResult,
  type ShownHit,
  type Store,
  search as searchFor,
  showHits,
} from '../store/index.js'
import { agreeing, harmless, plural, shellWord } from '../text.js'
import { defineCommand } from './command.js'

/** What a group of hits is called. */
const titles: Record<SearchedKind, string> = {
  trials: 'Trials',
  diseases: 'Diseases',
  cells: 'Cell types',
  mechanisms: 'Mechanisms',
  outcomes: 'Outcome measures',
  references: 'References',
  approvals: 'Approvals, warnings, guidance',
  claims: 'Claims',
  articles: 'Articles',
  citations: 'Citations',
  reviews: 'Published syntheses',
  nodes: 'Nodes of the mechanism graph',
  edges: 'Links of the mechanism graph',
}

/** Numbers as they stand in records: DOIs, PMIDs and registry numbers without resolver, address or label. */
const plainNumbers = (words: readonly string[]): string => {
  const bare = (text: string): string => {
    const key = identifierKey(text)
    return key === text.trim().toLowerCase() ? text : key
  }
  return bare(words.map(bare).join(' '))
}

type SearchQuery = { readonly words: string; readonly kinds: readonly SearchedKind[]; readonly limit: number }

/** Kinds by the name of one record. */
const kindNames = Object.fromEntries(searchedKinds.map((kind) => [singular[kind], kind]))

/** Every hit of a kind. */
const everyHit = 'all'

const limitOf = (text: string | undefined, { isOneKind }: { readonly isOneKind: boolean }): number => {
  if (text === undefined) return isOneKind ? 20 : 3
  if (text === everyHit) return Infinity
  if (/^[1-9]\d{0,5}$/.test(text)) return Number(text)
  throw usage(`"${harmless(text)}" is not a limit`, 'Write a whole number from 1, or all: --limit 20')
}

const understand = (words: string, kind: readonly SearchedKind[], limit: string | undefined): SearchQuery => {
  checkQuery(words)
  if (!holdsWords(words))
    throw usage(
      `"${harmless(words)}" holds no letter or digit to look for`,
      'Write words, a name, a registry number, a DOI, for example: stemcell search umbilical cord c-peptide',
    )
  const kinds = kind.length ? searchedKinds.filter((one) => kind.includes(one)) : [...searchedKinds]
  return { words, kinds, limit: limitOf(limit, { isOneKind: kinds.length === 1 }) }
}

type Group = {
  readonly kind: SearchedKind
  readonly count: number
  readonly shown: readonly (ShownHit & { readonly hit: SearchHit })[]
}

/** Hits by kind, the kind of the best hit first, as many of each as were asked for. */
const grouped = (found: SearchResult, limit: number, dataset: Store): Group[] => {
  const groups = [...new Set(found.hits.map(({ kind }) => kind))].map((kind) => {
    const hits = found.hits.filter((hit) => hit.kind === kind)
    return { kind, count: hits.length, hits: hits.slice(0, limit) }
  })
  const shown = showHits(
    groups.flatMap(({ hits }) => hits),
    found.taken,
    dataset,
  ).values()
  return groups.map(({ kind, count, hits }) => ({
    kind,
    count,
    shown: hits.map((hit) => ({ hit, ...ensure(shown.next().value) })),
  }))
}

const spans = ({ text, marks }: Marked, role?: 'id'): Span[] => {
  const out: Span[] = []
  let at = 0
  const plain = (part: string): Span => (role ? { text: part, role } : part)
  for (const [start, end] of marks) {
    if (start > at) out.push(plain(text.slice(at, start)))
    out.push({ text: text.slice(start, end), role: 'strong' })
    at = end
  }
  if (at < text.length) out.push(plain(text.slice(at)))
  return out
}

const hitBlocks = ({ id, opens, title, matches }: ShownHit): Block[] => {
  return [
    list(
      [[...(opens === id.text ? spans(id, 'id') : [{ text: opens, role: 'id' as const }]), '  ', ...spans(title)]],
      2,
    ),
    ...matches.map((match) => text([muted(`${match.label}: `), ...spans(match)], 6)),
  ]
}

/** Which words of a hit were found in it. */
const wordsOf = (hit: SearchHit, taken: readonly WordMatch[]): string[] =>
  taken.filter(({ terms }) => hit.terms.some((term) => terms.has(term))).map(({ typed }) => typed)

const markedJson = ({ text, marks }: Marked): Marked => ({
  text,
  marks,
})

/** How many of a kind are not shown. */
const leftOf = ({
  kind,
  count,
  shown,
}: {
  readonly kind: Kind
  readonly count: number
  readonly shown: readonly unknown[]
}): string => plural(count - shown.length, singular[kind], kind)

const score = (hit: SearchHit): number => Math.round(hit.score * 1000) / 1000

/** Words that the index does not hold as they were typed, and what was done about it. */
const takenNotes = (found: SearchResult): string[] => {
  const spelled = found.taken
    .filter(({ how }) => how === 'spelling')
    .map(
      ({ typed, meant }) =>
        `"${typed}" stands in no record; words that begin with ${meant.join(' or ')} were looked for instead.`,
    )
  const nowhere = found.taken.filter(({ how }) => how === 'nowhere').map(({ typed }) => `"${typed}"`)
  return [
    ...spelled,
    ...(nowhere.length
      ? [
          `${nowhere.join(', ')} ${agreeing(nowhere.length, 'stands', 'stand')} in no record, and nothing near ${agreeing(nowhere.length, 'it', 'them')}${found.hits.length ? '; the hits hold the other words' : ''}.`,
        ]
      : []),
    ...(!found.all && nowhere.length < found.taken.length - 1 && found.hits.length
      ? ['No record holds all of the words; these hold some, most first.']
      : []),
  ]
}

/** Where the words stand when they stand in none of the kinds asked for. */
const elsewhere = (q: SearchQuery, found: SearchResult, dataset: Store): string[] => {
  if (found.hits.length || q.kinds.length === searchedKinds.length) return []
  const { hits } = searchFor(q.words, searchedKinds, dataset)
  const counts = searchedKinds
    .map((kind) => [kind, hits.filter((hit) => hit.kind === kind).length] as const)
    .filter(([, n]) => n)
  return counts.length ? [`Other kinds hold the words: ${counts.map(([kind, n]) => `${n} ${kind}`).join(', ')}.`] : []
}

export const search = defineCommand({
  description:
    'Looks through every kind of record: names and numbers first, then titles and people, then everything else. A record is found by any name of what it is about, in English and Chinese; by the beginning of a word; and, where a word stands nowhere, by those spelled most like it. All words must stand in a record; where none holds all, those that hold some are shown. Words alone: a filter (field:value, -word) is refused, since it is for the list of one kind.',
  examples: [
    { command: 'stemcell search protrans', shows: 'a product, with the trials and papers about it' },
    { command: 'stemcell search 脐带间充质干细胞 C肽', shows: 'umbilical cord MSC and C-peptide, in Chinese' },
    { command: 'stemcell search umbilcal cord foot ulcer', shows: 'the same words misspelled find what was meant' },
    { command: 'stemcell search voltarelli --kind trials,references', shows: 'trials and papers of an author' },
    { command: 'stemcell search lung trapping --json', shows: 'hits for a script, with where each word stands' },
  ],
  argument: {
    name: 'words',
    help: 'Words, names, registry numbers, DOIs, authors',
    takes: 'words',
    required: true,
    many: true,
  },
  options: {
    kind: { takes: 'choice', choices: searchedKinds, aliases: kindNames, many: true, help: 'Only these kinds' },
    limit: { takes: 'text', what: 'n', help: 'Hits per kind: a number or all (3; 20 when one kind is asked for)' },
  },
  output: ['search'],
  answer: async ({ words, options: { kind, limit } }, dataset) => {
    const plain = plainNumbers(words)
    if (/(?:^|\s)-|:/.test(plain)) (await import('./qualified.js')).refuseQualifiers(plain)
    const q = understand(plain, kind, limit)
    const found = searchFor(q.words, q.kinds, dataset)
    const groups = grouped(found, q.limit, dataset)
    const shown = groups.flatMap((group) => group.shown)
    const total = found.hits.length
    const best = shown[0]
    const cut = groups.filter((group) => group.count > group.shown.length)
    const only = q.kinds.length < searchedKinds.length ? ` --kind ${q.kinds.join(',')}` : ''
    const items = shown.map(({ hit, id, opens, title, matches }) => ({
      kind: hit.kind,
      id: id.text,
      title: title.text,
      score: score(hit),
      words: wordsOf(hit, found.taken),
      titleMarks: title.marks,
      matches: matches.map((match) => ({ label: match.label, ...markedJson(match) })),
      command: `stemcell show ${opens}`,
    }))
    return {
      format: 'stemcell/search/1',
      dataset: dataset.stamp,
      query: {
        words: found.taken.map(({ typed, how, meant }) => ({ word: typed, how, meant })),
        kinds: q.kinds,
        limit: q.limit === Infinity ? null : q.limit,
        all: found.all,
      },
      count: shown.length,
      total,
      groups: groups.map(({ kind, count, shown: some }) => ({ kind, count, shown: some.length })),
      items,
      grid: () => ({
        columns: ['kind', 'id', 'title', 'score', 'words', 'matches', 'command'],
        rows: shown.map(({ hit, id, opens, title, matches }) => [
          hit.kind,
          id.text,
          title.text,
          score(hit),
          wordsOf(hit, found.taken).join('; '),
          matches.map((match) => `${match.label}: ${match.text}`).join(' | '),
          `stemcell show ${opens}`,
        ]),
      }),
      view: () => [
        ...(total ? [] : [text(`Nothing found for ${harmless(q.words)}`)]),
        ...groups.flatMap((group): Block[] => [
          heading(2, [
            titles[group.kind],
            muted(`  ${group.shown.length < group.count ? `${group.shown.length} of ` : ''}${group.count}`),
          ]),
          ...group.shown.flatMap((one) => hitBlocks(one)),
        ]),
      ],
      notes: [
        ...takenNotes(found),
        ...elsewhere(q, found, dataset),
        ...(cut.length
          ? [`Left out by the limit of ${q.limit} per kind: ${cut.map(leftOf).join(', ')}. All: --limit all.`]
          : []),
      ],
      footer: `${plural(total, 'record')}${total ? ` in ${plural(groups.length, 'kind')}` : ''} · ${dataset.edition}`,
      next: [
        ...(best ? [{ command: `stemcell show ${best.opens}`, why: 'everything on record about the best hit' }] : []),
        ...(cut[0]
          ? [
              {
                command: `stemcell search ${harmless(q.words).split(' ').map(shellWord).join(' ')}${only || ` --kind ${cut[0].kind}`} --limit all`,
                why: 'every hit',
              },
            ]
          : []),
      ],
    }
  },
})
