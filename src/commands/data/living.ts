/**
 * The flow of a living review, version by version, as PRISMA's extension for living systematic reviews wants it: what triggered
 * each, what is another in the methods, which records were found since the one before, and what became of the studies.
 */
import type { Block, Line } from '../../answer.js'
import type { ItemOf } from '../../contracts/index.js'
import type { Event, OwnPlace } from '../../layers/index.js'
import { facts, section, text } from '../../pages/parts.js'
import { harmless, plural } from '../../text.js'
import { loadLayers } from './shared.js'

export type MethodsVersion = ItemOf<'methods'>['versions'][number]

/** Versions that a page tells; machine formats have all. */
const mostTold = 12

const searchText = ({ look }: Event): string | undefined =>
  look?.search ? `${look.search.condition} AND ${look.search.intervention}` : undefined

/** What is another in how a version was made than in how the ones before were. */
const methodsSince = (before: readonly Event[], event: Event): MethodsVersion['methods'] => {
  const last = before.at(-1)
  if (!last) return []
  const lastSearch = before.findLast((one) => searchText(one) !== undefined)
  const pairs = [
    ['program', last.program, event.program],
    ['bundled', last.bundled, event.bundled],
    ['search', lastSearch && searchText(lastSearch), searchText(event)],
  ] as const
  return pairs.flatMap(([what, was, is]) =>
    was !== undefined && is !== undefined && was !== is ? [{ what, before: was, after: is }] : [],
  )
}

/** What became of the studies that were found: by the saved search, or in files. */
const recordsOf = ({ look, screened }: Event): MethodsVersion['records'] => {
  if (screened || !look || look.found === null) return screened
  const { found, known, added, waiting, refused, outside, unread } = look
  const n = (count: number | null): number => count ?? 0
  return {
    read: found,
    duplicates: 0,
    held: n(known),
    added: n(added),
    replaced: 0,
    waiting: n(waiting),
    refused: n(refused),
    outside: n(outside),
    unread: n(unread),
  }
}

const versionOf = (event: Event, i: number, all: readonly Event[]): MethodsVersion => {
  const { edition, made, why, isChange, version, studies, look, decided, added, changed, gone } = event
  return {
    edition,
    made,
    trigger: why,
    isChange,
    version,
    methods: methodsSince(all.slice(0, i), event),
    studies,
    records: recordsOf(event),
    registrations: look && {
      asked: look.asked,
      fresh: look.fresh,
      absent: look.absent.length,
      damaged: look.damaged.length,
    },
    decided,
    entries: { added, changed, gone },
  }
}

/** Every version of the user's dataset, and what was done between them, oldest first; what of the history cannot be read. */
export const versionsOf = async (
  own: OwnPlace,
): Promise<{ readonly versions: readonly MethodsVersion[]; readonly notes: readonly string[] }> => {
  const { events, unread } = (await loadLayers()).eventsOf(own)
  return {
    versions: events.map(versionOf),
    notes: unread
      ? [`${plural(unread, 'line')} of history.ndjson in your data folder cannot be read: versions may be missing.`]
      : [],
  }
}

const methodNames: Readonly<Record<MethodsVersion['methods'][number]['what'], string>> = {
  program: 'program',
  bundled: 'bundled dataset',
  search: 'saved search',
}

/** What a version says of its methods, in words. */
export const methodsText = ({ methods }: MethodsVersion): string =>
  methods.map(({ what, before, after }) => `${methodNames[what]} ${before ?? 'none'} → ${after ?? 'none'}`).join('; ')

/** What a version says of its studies, in words. */
export const studiesText = ({ studies }: MethodsVersion): string =>
  studies === null
    ? 'not counted'
    : `${studies.before} before, ${studies.added} new, ${studies.changed} changed, ${studies.gone} gone: ${studies.after}`

const recordsText = ({ records }: MethodsVersion): string => {
  if (!records) return ''
  const { read, duplicates, held, added, replaced, waiting, refused, outside, unread } = records
  const parts = [
    [added, 'taken in'],
    [replaced, 'taken in for an earlier registration'],
    [waiting, 'to be decided on'],
    [held, 'held already'],
    [refused, 'refused before'],
    [outside, 'about something else'],
    [unread, 'not usable'],
    [duplicates, 'read twice'],
  ] as const
  const told = parts.flatMap(([n, words]) => (n ? [`${n} ${words}`] : []))
  return `${plural(read, 'record')} found${told.length ? `: ${told.join(', ')}` : ''}`
}

const registrationsText = ({ registrations }: MethodsVersion): string => {
  if (!registrations) return ''
  const { asked, fresh, absent, damaged } = registrations
  return `${plural(asked, 'registration')} asked, ${fresh} with a version not seen before, ${absent} not there, ${damaged} not readable`
}

const entriesText = ({ entries }: MethodsVersion): string =>
  (['added', 'changed', 'gone'] as const)
    .flatMap((what) => Object.entries(entries[what]).map(([type, n]) => `${n} ${type} ${what}`))
    .join(', ')

const titleOf = ({ edition, made, trigger, isChange }: MethodsVersion): string =>
  `${isChange ? `Edition ${edition}` : 'No record changed'}, ${made.slice(0, 16).replace('T', ' ')}: ${harmless(trigger)}`

/** What triggered a version, and what came of it. */
const versionBlocks = (version: MethodsVersion): Block[] => {
  const { decided, isChange } = version
  const rows: readonly (readonly [string, string])[] = [
    ['Records', recordsText(version)],
    ['Registrations', registrationsText(version)],
    ['Decided', decided ? `${decided.accepted} accepted, ${decided.refused} refused` : ''],
    ['Studies', isChange ? studiesText(version) : ''],
    ['Entries', entriesText(version)],
    ['Methods', methodsText(version)],
  ]
  return [
    text([{ text: titleOf(version), role: 'strong' }]),
    facts(
      rows.flatMap(([label, value]): { label: string; value: Line }[] => (value === '' ? [] : [{ label, value }])),
      2,
    ),
  ]
}

/** The versions as a part of a page; nothing where there are none. */
export const livingSection = (versions: readonly MethodsVersion[]): Block[] => {
  const left = versions.length - mostTold
  return versions.length
    ? section('Versions of your dataset (PRISMA for living reviews)', [
        ...(left > 0 ? [text(`${left} earlier ones: stemcell methods --for living, or --json.`)] : []),
        ...versions.slice(-mostTold).flatMap(versionBlocks),
      ])
    : []
}

const counted = ['read', 'duplicates', 'held', 'added', 'replaced', 'waiting', 'refused', 'outside', 'unread'] as const

/** The versions as rows of a table: one each. */
export const livingRows = (
  versions: readonly MethodsVersion[],
): { readonly columns: string[]; readonly rows: (string | number | boolean | null)[][] } => ({
  columns: [
    'edition',
    'made',
    'trigger',
    'isChange',
    'version',
    'methods',
    ...counted.map((name) => `records_${name}`),
    'registrations_asked',
    'registrations_fresh',
    'candidates_accepted',
    'candidates_refused',
    'studies_before',
    'studies_added',
    'studies_changed',
    'studies_gone',
    'studies_after',
  ],
  rows: versions.map((one) => [
    one.edition,
    one.made,
    one.trigger,
    one.isChange,
    one.version,
    methodsText(one) || null,
    ...counted.map((name) => one.records?.[name] ?? null),
    one.registrations?.asked ?? null,
    one.registrations?.fresh ?? null,
    one.decided?.accepted ?? null,
    one.decided?.refused ?? null,
    ...(['before', 'added', 'changed', 'gone', 'after'] as const).map((name) => one.studies?.[name] ?? null),
  ]),
})
