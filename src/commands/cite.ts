/** cite: the papers, registrations or pages behind records, for a reference manager, LaTeX or a reference list. */

import type { Answer, Block } from '../answer.js'
import { ensure } from '../collections.js'
import { usage } from '../errors.js'
import {
  bibtexEntry,
  type CitationEntry,
  type Cited,
  cslOf,
  datasetEntry,
  entriesFor,
  risEntry,
  styledTexts,
} from '../evidence/citation/index.js'
import { harmless, harmlessJson, plural } from '../text.js'
import { defineCommand } from './command.js'
import { targetsOf } from './ids.js'

const styles = ['vancouver', 'apa', 'bibtex', 'ris', 'csl'] as const
type Style = (typeof styles)[number]

/** The style asked for, by name or by its own flag. */
const chooseStyle = (named: Style | undefined, flags: Readonly<Partial<Record<Style, boolean>>>): Style => {
  const asked = new Set(styles.filter((style) => flags[style] || style === named))
  if (asked.size > 1) throw usage(`more than one style was asked for: ${[...asked].join(', ')}`, 'Keep one of them')
  return [...asked][0] ?? 'vancouver'
}

/** The text of each entry in a style, in the order in which the style puts them. */
const textsOf = (entries: readonly CitationEntry[], style: Style): (readonly [CitationEntry, string])[] => {
  if (style === 'bibtex')
    return entries.map((entry) => [entry, bibtexEntry(entry.csl, entry.key, { hasMoreAuthors: entry.hasMoreAuthors })])
  if (style === 'ris') return entries.map((entry) => [entry, risEntry(cslOf(entry), entry.key)])
  if (style === 'csl') return entries.map((entry) => [entry, harmlessJson(JSON.stringify(cslOf(entry)))])
  const byId = new Map(entries.map((entry) => [entry.csl.id, entry]))
  return styledTexts(entries, style).map(([id, text]) => {
    const entry = ensure(byId.get(id))
    return [entry, entry.retracted ? `${text} [RETRACTED]` : text]
  })
}

/** Which citations lack what; with many of them how many lack what. */
const incomplete = (entries: readonly CitationEntry[]): string => {
  const because = 'because that part was not read'
  if (entries.length <= 5)
    return `Incomplete, ${because}: ${entries.map((e) => `${e.key} (${e.unread.join(', ')})`).join('; ')}.`
  const parts = [...new Set(entries.flatMap((e) => e.unread))]
  const counted = parts.map((part) => `${part} ${entries.filter((e) => e.unread.includes(part)).length}`)
  return `${entries.length} citations are incomplete, ${because} (${counted.join(', ')}); each says so under "unread" in --json.`
}

const notesOf = (entries: readonly CitationEntry[], { empty, merged }: Cited): string[] => {
  const unread = entries.filter((entry) => entry.kind === 'reference' && entry.unread.length)
  const bare = entries.filter((entry) => entry.kind !== 'reference' && entry.unread.length)
  const retracted = entries.filter((entry) => entry.retracted)
  const corrected = entries.filter((entry) => entry.isCorrected)
  return [
    ...(corrected.length ? [`Corrected later (show tells where): ${corrected.map((e) => e.key).join(', ')}.`] : []),
    ...(retracted.length ? [`Retracted: ${retracted.map((e) => e.key).join(', ')}.`] : []),
    ...(unread.length ? [incomplete(unread)] : []),
    ...(bare.length
      ? [
          `${plural(bare.length, 'registration or web page', 'registrations or web pages')} cited with what was recorded: a title in brackets is ours, dates and authors that are missing were not read.`,
        ]
      : []),
    ...(merged ? [`${plural(merged, 'repeated citation')} left out: each is cited once.`] : []),
    ...(empty.length
      ? [`Nothing to cite for ${empty.join(', ')}: no report, registration or page of it is on record.`]
      : []),
  ]
}

/** What a program reads: printed as it stands. */
const documentOf = (
  texts: readonly (readonly [CitationEntry, string])[],
  style: Style,
): Pick<Answer, 'document' | 'language'> => {
  const records = texts.map(([, text]) => text.split('\n').map(harmless).join('\n')).join('\n\n')
  if (style === 'bibtex' || style === 'ris') return { document: records, language: style }
  const items = texts.map(([entry]) => cslOf(entry))
  return style === 'csl' ? { document: harmlessJson(JSON.stringify(items, null, 2)) } : {}
}

export const cite = defineCommand({
  description:
    'Trials, references, claims and other records by id, registry number, DOI or PMID; "-" reads ids from standard input: one a line, CSV with a column of ids, JSON or NDJSON. A trial is cited by its reports; without one by its registration; without that by the pages that tell of it. A claim is cited by the articles that make it. Vancouver and APA are set by citeproc-js (© Frank Bennett, CPAL 1.0) with styles of the Citation Style Language project (CC BY-SA 3.0); see NOTICE.',
  examples: [
    { command: 'stemcell cite zang-2022-uc-msc-t2d', shows: 'the report of a trial for a reference list' },
    {
      command: 'stemcell cite NCT02644759 carlsson-2015-bm-msc-t1d --style bibtex',
      shows: 'a registration and a paper for LaTeX',
    },
    { command: 'stemcell cite 10.1056/NEJMoa2506549 --ris', shows: 'a paper for EndNote, Zotero and others' },
    { command: 'stemcell cite --dataset --apa', shows: 'how to cite this dataset' },
  ],
  argument: {
    name: 'id',
    help: 'Ids, registry numbers, DOIs, PMIDs, or a query of trials (disease:t2d); - for standard input',
    takes: 'ids',
    required: false,
    many: true,
  },
  options: {
    style: { takes: 'choice', choices: styles, help: 'How (vancouver when not said); --format takes these too' },
    bibtex: { takes: 'nothing', help: 'BibTeX, UTF-8' },
    ris: { takes: 'nothing', help: 'RIS, for reference managers' },
    csl: { takes: 'nothing', help: 'CSL-JSON; with --json nothing but the array' },
    vancouver: { takes: 'nothing', help: 'Numbered reference list, as medical journals print it' },
    apa: { takes: 'nothing', help: 'APA, in the order of authors' },
    registrations: { takes: 'nothing', help: 'Cite the registrations of trials beside their reports' },
    dataset: { takes: 'nothing', help: 'Cite this dataset' },
  },
  output: ['cite'],
  answer: ({ words: ids, hasWords, options }, dataset) => {
    const style = chooseStyle(options.style, options)
    if (!hasWords && !options.dataset)
      throw usage('nothing to cite', 'Give ids, - to read them from standard input, or --dataset')
    const targets = ids.map((id) => targetsOf(id, dataset))
    const cited = entriesFor(targets, { withRegistrations: options.registrations }, dataset)
    const entries = [...cited.entries, ...(options.dataset ? [datasetEntry(dataset)] : [])]
    const texts = textsOf(entries, style)
    const notes = notesOf(entries, cited)
    const items = texts.map(([entry, text]) => ({
      key: entry.key,
      kind: entry.kind,
      for: entry.for,
      text,
      retracted: entry.retracted,
      unread: entry.unread,
      csl: cslOf(entry),
    }))
    const document = documentOf(texts, style)
    return {
      format: 'stemcell/cite/1',
      dataset: dataset.stamp,
      query: { ids, style },
      count: items.length,
      total: items.length,
      items,
      grid: () => ({
        columns: ['key', 'kind', 'for', 'title', 'doi', 'pmid', 'url', 'text'],
        rows: texts.map(([{ key, kind, csl, ...entry }, text]) => [
          key,
          kind,
          entry.for.join(' '),
          csl.title,
          csl.DOI ?? null,
          csl.PMID ?? null,
          csl.URL ?? null,
          text,
        ]),
      }),
      view: () => texts.map(([, text]): Block => ({ kind: 'text', text })),
      notes,
      footer: `${plural(items.length, 'citation')}${ids.length ? ` of ${plural(new Set(ids).size, 'id')}` : ''}, ${style} · ${dataset.edition}`,
      next: [],
      ...document,
      // A document is printed without its notes.
      ...('document' in document ? { advice: notes.map((note) => `Note: ${note}`) } : {}),
    }
  },
})
