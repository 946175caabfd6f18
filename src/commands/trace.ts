/** trace: from a value of a trial to the page it was read on, to the paper or registration, and to whatever disagrees. */
import { ensure } from '../collections.js'
import type { ItemOf } from '../contracts/index.js'
import { type AppliedCorrection, nearestWords, type RegistryHistory, singular, type Trial } from '../dataset/index.js'
import { notFound, usage } from '../errors.js'
import {
  trace as follow,
  select,
  type Trace,
  type TracedSource,
  type ValuePlace,
  valuesOf,
} from '../evidence/provenance/index.js'
import { chainPage, valueText } from '../pages/chain.js'
import { chainTable } from '../pages/chain-table.js'
import { citationText } from '../pages/reference-line.js'
import type { Store } from '../store/index.js'
import { harmless, plural } from '../text.js'
import { defineCommand } from './command.js'

const trialNamed = (word: string, dataset: Store): Trial => {
  const found = dataset.find(word.trim().replace(/^trials\//, ''))
  const ids = found.filter(([kind]) => kind === 'trials').map(([, id]) => id)
  if (ids.length > 1)
    throw usage(`"${harmless(word)}" leads to ${ids.length} trials: ${ids.join(', ')}`, 'Name one of them by its id')
  const trial = ids[0] === undefined ? undefined : dataset.record('trials', ids[0])
  if (trial) return trial
  const other = found[0]
  if (other)
    throw usage(
      `"${harmless(word)}" is a ${singular[other[0]]}, not a trial`,
      `What its statements rest on stands on its page: stemcell show ${other[0]}/${other[1]}`,
    )
  const isTrial = (name: string): boolean => dataset.find(name).some(([kind]) => kind === 'trials')
  const near = nearestWords(word, dataset.identifiers(), 12).filter(isTrial).slice(0, 3)
  throw notFound(
    `no trial answers to "${harmless(word)}"`,
    `${near.length ? `Did you mean ${near.join(', ')}? ` : ''}List them with: stemcell trials`,
  )
}

/** Why a word means no value of a trial. */
type NoPlace = Extract<ReturnType<typeof select>, { readonly why: string }>

type Traced = { readonly trial: Trial; readonly traces: readonly Trace[]; readonly total: number }

/** The places that words mean in a trial; why not, where one means none. */
const choose = (
  trial: Trial,
  words: readonly string[],
  places: readonly ValuePlace[],
  dataset: Store,
): readonly ValuePlace[] | NoPlace => {
  if (words.length === 0) return places
  const chosen = new Set<ValuePlace>()
  for (const word of words) {
    const selection = select(trial, places, word, dataset)
    if ('why' in selection) return selection
    for (const place of selection.places) chosen.add(place)
  }
  return [...chosen]
}

/** The words that name trials, and those behind them that name fields. */
const apart = (words: readonly string[], dataset: Store): { trials: Trial[]; fields: readonly string[] } => {
  if (words.length === 0)
    throw usage(
      'no trial is named',
      'Name one or more, or ask for them: stemcell trace NCT02302599, stemcell trace disease:t2d --field hba1c',
    )
  const isTrial = (word: string): boolean => dataset.find(word).some(([kind]) => kind === 'trials')
  const behind = words.findIndex((word, i) => i > 0 && !isTrial(word.trim().replace(/^trials\//, '')))
  const end = behind < 0 ? words.length : behind
  const late = words.slice(end).find(isTrial)
  if (late !== undefined)
    throw usage(`the trial "${harmless(late)}" stands behind fields`, 'Name the trials first, then the fields')
  const trials = words.slice(0, end).map((word) => trialNamed(word, dataset))
  return { trials: [...new Map(trials.map((trial) => [trial.id, trial])).values()], fields: words.slice(end) }
}

/** The chosen values of each trial. A trial that has none of them is left out and named, unless none has. */
const followAll = (
  trials: readonly Trial[],
  fields: readonly string[],
  dataset: Store,
): { readonly traced: readonly Traced[]; readonly without: readonly string[] } => {
  const failures: NoPlace[] = []
  const without: string[] = []
  const traced = trials.flatMap((trial): Traced[] => {
    const places = valuesOf(trial)
    const chosen = choose(trial, fields, places, dataset)
    if ('why' in chosen) {
      failures.push(chosen)
      without.push(trial.id)
      return []
    }
    const mark = dataset.layer('trials', trial.id)
    const traces = chosen.map((place) => follow(place, trial, places, (id) => dataset.record('references', id), mark))
    return [{ trial, traces, total: places.length }]
  })
  const [first] = failures
  if (first && traced.length === 0) throw notFound(harmless(first.why), first.hint)
  return { traced, without }
}

const sourceJson = ({ source, reference, registration }: TracedSource): ItemOf<'trace'>['sources'][number] => ({
  id: source.id,
  level: source.level,
  what: source.what,
  url: source.url,
  reference: reference
    ? {
        id: reference.id,
        doi: reference.DOI ?? null,
        pmid: reference.PMID ?? null,
        pmcid: reference.PMCID ?? null,
        citation: citationText(reference),
        retracted: reference.custom.retracted,
      }
    : null,
  registration: registration ? { id: registration.id, registry: registration.registry, url: registration.url } : null,
})

const itemOf = (trial: Trial, { layer, corrected, history, ...t }: Trace): ItemOf<'trace'> => ({
  trial: trial.id,
  ...t,
  ...(layer ? { layer } : {}),
  ...(corrected ? { corrected: correctionJson(corrected) } : {}),
  ...(history ? { history: historyJson(history) } : {}),
  sources: t.sources.map(sourceJson),
  disagreements: t.disagreements.map((d) => ({ ...d, sources: d.sources.map(sourceJson) })),
  elsewhere: t.elsewhere.map((e) => ({ ...e, sources: e.sources.map(sourceJson) })),
})

/** A correction, whose values are JSON. */
const correctionJson = (one: AppliedCorrection) => one as NonNullable<ItemOf<'trace'>['corrected']>

/** Versions of registrations; what is read only becomes a list of its own. */
const historyJson = (history: readonly RegistryHistory[]): ItemOf<'trace'>['history'] =>
  history.map(({ registration, versions }) => ({ registration, versions: [...versions] }))

/** Patients counted in another record too matter to numbers of people and to results. */
const overlapNotes = ({ trial, traces }: Traced): string[] =>
  traces.some(({ path }) => /^(enrollment|arms|outcomes|safety)\b/.test(path))
    ? (trial.overlaps ?? []).map(
        (o) => `Patients of ${trial.id} may also be counted in ${o.trial} (${o.certainty}): ${o.why}`,
      )
    : []

const secondNotes = (traced: readonly Traced[]): string[] => {
  const twice = traced.filter(({ trial }) => trial.reviewed)
  const traces = twice.flatMap((one) => one.traces)
  const count = (result: string): number => traces.filter(({ second }) => second?.result === result).length
  const once = traced.length - twice.length
  return [
    ...(twice.length
      ? [
          `A second independent extraction (no person’s sign-off) gave ${count('agreed')} of these values alike and ${count('differed')} otherwise; ${count('only')} only it found.`,
        ]
      : []),
    ...(once === 0
      ? []
      : traced.length === 1
        ? ['The record was read once: no second extraction was compared with it.']
        : [`${plural(once, 'record')} of ${traced.length} read once: no second extraction was compared with them.`]),
  ]
}

const columns = [
  'trial',
  'path',
  'value',
  'missing',
  'derived',
  'inferred',
  'recorded',
  'level',
  'locator',
  'sources',
] as const

export const trace = defineCommand({
  description:
    'After the trials come fields or outcomes: a path of the record (design.masking), a field of the listing (dose), a result row (hba1c-12m-final) or an outcome measure (hba1c, all its rows). Without one, every value with its source. A value whose source was recorded only for the whole record says so.',
  examples: [
    {
      command: 'stemcell trace NCT02302599 enrollment',
      shows: 'where the size of a trial was read, and who disagrees',
    },
    {
      command: 'stemcell trace zang-2022-uc-msc-t2d hba1c',
      shows: 'every HbA1c result with locator, level, page and paper',
    },
    { command: 'stemcell trace carlsson-2023-wj-msc-t1d dose masking', shows: 'two fields at once' },
    {
      command: 'stemcell trace disease:t2d allocation:randomized --field hba1c',
      shows: 'the same of every trial that a query finds',
    },
    { command: 'stemcell trace NCT02302599 --json', shows: 'every value of a trial with its sources, for a script' },
  ],
  argument: {
    name: 'trials-then-fields',
    help: 'Trials (also a query, or - to read ids), then fields or outcomes; behind a query with --field',
    takes: 'ids',
    required: true,
    many: true,
  },
  options: {
    field: {
      takes: 'text',
      what: 'name',
      many: true,
      help: 'Fields or outcomes to trace; behind a query they stand here',
    },
  },
  output: ['trace'],
  answer: ({ words, options }, dataset) => {
    const { trials, fields: behind } = apart(words, dataset)
    const fields = [...behind, ...options.field]
    const { traced, without } = followAll(trials, fields, dataset)
    const all = traced.flatMap(({ trial, traces }) => traces.map((t) => ({ trial, t })))
    const total = traced.reduce((sum, one) => sum + one.total, 0)
    const unknown = all.filter(({ t }) => t.recorded === 'record' && t.sources.length > 1).length
    const first = ensure(traced[0]).trial
    return {
      format: 'stemcell/trace/1',
      saysWhose: true,
      dataset: dataset.stamp,
      query: { ...(trials.length === 1 ? { trial: first.id } : {}), trials: trials.map(({ id }) => id), fields },
      count: all.length,
      total,
      items: all.map(({ trial, t }) => itemOf(trial, t)),
      grid: () => ({
        columns: [...columns, 'urls', 'papers', 'against', 'second'],
        rows: all.map(({ trial, t }) => [
          trial.id,
          t.path,
          typeof t.value === 'string' || typeof t.value === 'number' ? t.value : t.value && valueText(t.value),
          t.missing,
          t.derived,
          t.inferred,
          t.recorded,
          t.level,
          t.locator,
          t.sources.map(({ source }) => source.id).join(' '),
          t.sources.map(({ source }) => source.url).join(' '),
          [...new Set(t.sources.flatMap(({ reference }) => (reference ? [reference.DOI ?? reference.id] : [])))].join(
            ' ',
          ),
          [...t.disagreements, ...t.anomalies].map((x) => x.text).join(' | ') || null,
          t.second?.result ?? null,
        ]),
      }),
      view: () =>
        traced.flatMap(({ trial, traces }) =>
          fields.length ? chainPage(traces, trial, dataset) : chainTable(traces, trial),
        ),
      notes: [
        ...(without.length ? [`Without any value there: ${without.join(', ')}.`] : []),
        ...(unknown
          ? [
              `For ${plural(unknown, 'value')} only pages that may have given it are known; which of them did was not recorded.`,
            ]
          : []),
        ...secondNotes(traced),
        ...traced.flatMap(overlapNotes),
      ],
      footer: `${all.length} of ${plural(total, 'value')} · ${dataset.edition}`,
      next: [{ command: `stemcell cite ${first.id}`, why: 'its reports, ready to cite' }],
    }
  },
})
