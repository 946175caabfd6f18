/** show: one or more records of any kind, by id, registry number, DOI or PMID, with everything on record. */

import type { Block, Line } from '../answer.js'
import { ensure, isOneOf, itemAt } from '../collections.js'
import { identifierKey, type Kind, kinds, nearestWords, singular, type Trial } from '../dataset/index.js'
import { notFound, usage } from '../errors.js'
import { readJudged } from '../evidence/bias/index.js'
import { leaves } from '../evidence/changes/index.js'
import { biasSummary } from '../pages/bias.js'
import { articleExtra, articlePage, citationPage, claimExtra, claimPage } from '../pages/judged.js'
import { layerBlocks } from '../pages/layer.js'
import { nodeSpan } from '../pages/links.js'
import { referencePage, reviewPage } from '../pages/literature.js'
import { about, briefly, heading, list, text } from '../pages/parts.js'
import { trialPage } from '../pages/trial.js'
import { trialInShort } from '../pages/trial-short.js'
import { nodeSections, usesExtra } from '../pages/uses.js'
import { approvalPage, cellPage, diseasePage, mechanismPage, outcomePage } from '../pages/vocabulary.js'
import type { Store, Target } from '../store/index.js'
import { harmless, harmlessJson, plural } from '../text.js'
import { defineCommand } from './command.js'

/** A record of the mechanism graph: every value, and what stands around it in the graph. */
const inGraph = (kind: 'edges' | 'nodes', id: string, dataset: Store): Block[] => {
  const record = dataset.record(kind, id)
  const ends = new Map(record && 'from' in record ? [record.from, record.to].map((end) => [end.id, nodeSpan(end)]) : [])
  const lines = leaves(record).map(([path, value]): Line => {
    const of = /^(diseases|mechanisms)\.\d+$/.exec(path)?.[1] as 'diseases' | 'mechanisms' | undefined
    const word = String(value)
    const span = /^(from|to)\.id$/.test(path)
      ? ends.get(word)
      : of
        ? about(of, word)
        : path.endsWith('.reference')
          ? about('references', word)
          : undefined
    return [`${path}: `, span ?? word]
  })
  return [
    heading(1, { text: id, role: 'id' }),
    text(singular[kind]),
    list(lines, 2),
    ...(kind === 'nodes' ? nodeSections(id, dataset) : []),
  ]
}

/** Risk of bias in short, as the build worked it out. */
const riskOfBias = (trial: Trial, dataset: Store): Block[] => biasSummary(trial, readJudged(trial.id, dataset), dataset)

/** The page of a record, with what layers say of it before everything but its name. */
const page = (target: Target, dataset: Store): Block[] => {
  const [first, ...rest] = pageOf(target, dataset)
  const mark = dataset.layer(...target)
  return [...(first ? [first] : []), ...(mark ? layerBlocks(mark) : []), ...rest]
}

/** What a screen shows that cannot hold the page of a record. */
const inShort = (target: Target, whole: readonly Block[], dataset: Store): readonly Block[] => {
  const [kind, id] = target
  if (kind !== 'trials') return whole
  const [first, ...rest] = trialInShort(ensure(dataset.record('trials', id)), dataset)
  const mark = dataset.layer(...target)
  return [...(first ? [first] : []), ...(mark ? layerBlocks(mark) : []), ...rest]
}

const pageOf = ([kind, id]: Target, dataset: Store): Block[] => {
  const get = <K extends Kind>(k: K) => ensure(dataset.record(k, id))
  switch (kind) {
    case 'trials':
      return trialPage(get('trials'), dataset, riskOfBias(get('trials'), dataset))
    case 'diseases':
      return diseasePage(get('diseases'), dataset)
    case 'cells':
      return cellPage(get('cells'), dataset)
    case 'mechanisms':
      return mechanismPage(get('mechanisms'), dataset)
    case 'outcomes':
      return outcomePage(get('outcomes'), dataset)
    case 'approvals':
      return approvalPage(get('approvals'))
    case 'references':
      return referencePage(get('references'), dataset)
    case 'claims':
      return claimPage(get('claims'), dataset)
    case 'articles':
      return articlePage(get('articles'), dataset)
    case 'citations':
      return citationPage(get('citations'), dataset)
    case 'reviews':
      return reviewPage(get('reviews'), dataset)
    case 'edges':
    case 'nodes':
      return inGraph(kind, id, dataset)
  }
}

/** What a page computes beside the record, as further members of its JSON object. */
const computed = ([kind, id]: Target, dataset: Store): string => {
  const claim = kind === 'claims' ? dataset.record('claims', id) : undefined
  const extra = claim
    ? claimExtra(claim, dataset)
    : kind === 'articles'
      ? articleExtra(id, dataset)
      : usesExtra(kind, id, dataset)
  const layer = dataset.layer(kind, id)
  const all = { ...extra, ...(layer ? { layer } : {}) }
  return Object.keys(all).length ? `,${harmlessJson(JSON.stringify(all)).slice(1, -1)}` : ''
}

/** What an identifier leads to; `kind/id` names one record where an id stands in several kinds. */
export const find = (word: string, dataset: Store): readonly Target[] => {
  const typed = word.trim()
  if (typed === '')
    throw usage(
      'an empty id',
      'Write an id, a registry number, a DOI or a PMID, for example: stemcell show NCT03406585',
    )
  const slash = /^([a-z]+)\/(.+)$/.exec(typed)
  if (slash && isOneOf(kinds, slash[1])) {
    const found = dataset.find(itemAt(slash, 2)).filter(([kind]) => kind === slash[1])
    if (found.length) return found
    // A paper's number leads to its trial; asked for as a reference, it is the paper.
    const number = identifierKey(itemAt(slash, 2))
    const papers =
      slash[1] === 'references'
        ? dataset
            .records('references')
            .filter((r) => [r.DOI, r.PMID, r.PMCID].some((own) => own?.toLowerCase() === number))
        : []
    if (papers.length) return papers.map((paper): Target => ['references', paper.id])
  }
  const found = dataset.find(typed)
  if (found.length) return found
  for (const kind of ['diseases', 'cells', 'mechanisms', 'outcomes'] as const) {
    const id = dataset.vocabulary(kind).resolve(typed)
    if (id) return [[kind, id]]
  }
  const near = nearestWords(typed, dataset.identifiers())
  throw notFound(
    `no record answers to "${harmless(typed)}"`,
    `${near.length ? `Did you mean ${near.join(', ')}? ` : ''}Search with: stemcell search ${JSON.stringify(harmless(typed).slice(0, 40))}`,
  )
}

export const show = defineCommand({
  description:
    'Finds trials, diseases, cell types, mechanisms, outcome measures, references, approvals, claims, articles, citations and published syntheses by id, name, registry number, DOI, PMID or PMCID. Where an id stands in several kinds, kind/id names one.',
  examples: [
    { command: 'stemcell show carlsson-2023-wj-msc-t1d', shows: 'a trial: design, arms, results, safety, sources' },
    { command: 'stemcell show NCT03406585', shows: 'the same trial by its registry number' },
    { command: 'stemcell show 10.1056/NEJMoa2506549', shows: 'the trial behind a paper, by DOI' },
    { command: 'stemcell show uc-msc hba1c t1d', shows: 'a cell type, an outcome measure and a disease' },
    { command: 'stemcell show NCT03406585 --json', shows: 'the whole record for a script' },
  ],
  argument: {
    name: 'id',
    help: 'Ids, registry numbers, DOIs, PMIDs, PMCIDs, names, a query of trials (disease:t2d year:2020..), or - for standard input',
    takes: 'ids',
    required: true,
    many: true,
  },
  options: {},
  output: ['show'],
  answer: ({ words }, dataset) => {
    const targets: Target[] = []
    for (const word of words)
      for (const target of find(word, dataset))
        if (!targets.some(([k, i]) => k === target[0] && i === target[1])) targets.push(target)
    const line = ([kind, id]: Target): Uint8Array => itemAt(dataset.json(kind, [id]), 0)
    const trial = targets.find(([kind]) => kind === 'trials')
    return {
      format: 'stemcell/show/1',
      saysWhose: true,
      dataset: dataset.stamp,
      query: { ids: words },
      count: targets.length,
      total: kinds.reduce((sum, kind) => sum + dataset.count(kind), 0),
      items: targets.map((target) => ({
        bytes: Buffer.concat([
          Buffer.from(`{"type":"${target[0]}","record":`),
          line(target),
          Buffer.from(`${computed(target, dataset)}}`),
        ]),
      })),
      grid: () => ({
        columns: ['type', 'id', 'path', 'value'],
        rows: targets.flatMap((target) =>
          leaves(dataset.record(...target)).map(([path, value]) => [target[0], target[1], path, value]),
        ),
      }),
      view: () =>
        targets.map((target): Block => {
          const whole = page(target, dataset)
          return briefly(whole, inShort(target, whole, dataset))
        }),
      notes: [],
      footer: `${plural(targets.length, 'record')} · ${dataset.edition}`,
      next: trial
        ? [
            { command: `stemcell show ${trial[1]} --json`, why: 'the same as JSON, with every locator' },
            { command: `stemcell trace ${trial[1]}`, why: 'every value with its source' },
          ]
        : [],
    }
  },
})
