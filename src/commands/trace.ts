/** trace: from a value of a trial to the page it was read on, to the paper or registration, and to whatever disagrees. */
import type { ItemOf } from '../contracts/index.js'
import { type AppliedCorrection, nearestWords, type RegistryHistory, singular, type Trial } from '../dataset/index.js'
import { notFound, usage } from '../errors.js'
import {
  trace as follow,
  type Place,
  select,
  type Trace,
  type TracedSource,
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

const choose = (trial: Trial, words: readonly string[], places: readonly Place[], dataset: Store): readonly Place[] => {
  if (words.length === 0) return places
  const chosen = new Set<Place>()
  for (const word of words) {
    const selection = select(trial, places, word, dataset)
    if ('why' in selection) throw notFound(harmless(selection.why), selection.hint)
    for (const place of selection.places) chosen.add(place)
  }
  return [...chosen]
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
const overlapNotes = (trial: Trial, traces: readonly Trace[]): string[] =>
  traces.some(({ path }) => /^(enrollment|arms|outcomes|safety)\b/.test(path))
    ? (trial.overlaps ?? []).map((o) => `Patients may also be counted in ${o.trial} (${o.certainty}): ${o.why}`)
    : []

const secondNote = (traces: readonly Trace[]): string => {
  const count = (result: string): number => traces.filter(({ second }) => second?.result === result).length
  return `A second independent extraction (no person’s sign-off) gave ${count('agreed')} of these values alike and ${count('differed')} otherwise; ${count('only')} only it found.`
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
    'After the trial come fields or outcomes: a path of the record (design.masking), a field of the listing (dose), a result row (hba1c-12m-final) or an outcome measure (hba1c, all its rows). Without one, every value of the trial with its source. A value whose source was recorded only for the whole record says so.',
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
    { command: 'stemcell trace NCT02302599 --json', shows: 'every value of a trial with its sources, for a script' },
  ],
  argument: {
    name: 'trial-then-fields',
    help: 'A trial (also a query that finds one, or -), then fields or outcomes',
    takes: 'ids',
    required: true,
    many: true,
  },
  output: ['trace'],
  answer: ({ words }, dataset) => {
    const [word, ...fields] = words
    const trial = trialNamed(word ?? '', dataset)
    const second = fields.find((field) => dataset.find(field).some(([kind]) => kind === 'trials'))
    if (second !== undefined)
      throw usage(`one trial at a time, not also "${harmless(second)}"`, 'Run it once per trial')
    const places = valuesOf(trial)
    const chosen = choose(trial, fields, places, dataset)
    const mark = dataset.layer('trials', trial.id)
    const traces = chosen.map((place) => follow(place, trial, places, (id) => dataset.record('references', id), mark))
    const unknown = traces.filter((t) => t.recorded === 'record' && t.sources.length > 1).length
    return {
      format: 'stemcell/trace/1',
      dataset: dataset.stamp,
      query: { trial: trial.id, fields },
      count: traces.length,
      total: places.length,
      items: traces.map((t) => itemOf(trial, t)),
      grid: () => ({
        columns: [...columns, 'urls', 'papers', 'against', 'second'],
        rows: traces.map((t) => [
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
      view: () => (fields.length ? chainPage(traces, trial, dataset) : chainTable(traces, trial)),
      notes: [
        ...(unknown
          ? [
              `For ${plural(unknown, 'value')} only the sources of the whole record are known, not which of them gave it.`,
            ]
          : []),
        ...(trial.reviewed
          ? [secondNote(traces)]
          : ['The record was read once: no second extraction was compared with it.']),
        ...overlapNotes(trial, traces),
      ],
      footer: `${traces.length} of ${plural(places.length, 'value')} · ${dataset.edition}`,
      next: [{ command: `stemcell cite ${trial.id}`, why: 'its reports, ready to cite' }],
    }
  },
})
