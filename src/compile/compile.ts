/**
 * The dataset as the store keeps it: records as lines, columns of fields, words, names, identifiers, and what is worked out
 * over all of them. Pure: records in, contents of files out.
 */
import { tableOf } from '../collections.js'
import { tallySources } from '../dataset/field-sources.js'
import {
  choices,
  identifierKey,
  isBetweenGroup,
  type Kind,
  kinds,
  type LayerMarks,
  ownersOf,
  vocabularyKinds,
} from '../dataset/index.js'
import { checkIntegrity } from '../dataset/integrity/index.js'
import { hashRecords, recordLine } from '../dataset/record-line.js'
import { tallyReadings } from '../dataset/second-readings.js'
import { readSource, type SourceData } from '../dataset/source.js'
import { badData } from '../errors.js'
import { judgedResults } from '../evidence/bias/index.js'
import { readClaims, storedPhrases } from '../evidence/check/index.js'
import { mappedTrial } from '../evidence/gap-map/index.js'
import { harmRows } from '../evidence/harms/index.js'
import { outlineOf } from '../evidence/outlines.js'
import { resultRows } from '../evidence/results/index.js'
import { trialEffects } from '../evidence/synthesis/index.js'
import { spanOf } from '../evidence/timeline/index.js'
import type { Catalog, ListedOf, NameLookup, RowOf } from '../query/index.js'
import { catalogs, harmsCatalog, resultsCatalog, trialsCatalog } from '../query/readers.js'
import {
  fileNames,
  inMemory,
  type KindIndex,
  type Manifest,
  Store,
  sumOf,
  sumsFile,
  type Target,
} from '../store/index.js'
import { harmlessJson } from '../text.js'
import { aboutIn } from './about.js'
import { rowItem, toColumns, toTexts } from './columns.js'
import { searchIndex } from './search-index.js'

const lookInto = (data: SourceData, marks?: LayerMarks): NameLookup => {
  const terms = new Map(
    vocabularyKinds.map((kind) => [
      kind,
      new Map<string, (typeof data)[typeof kind][number]>(data[kind].map((r) => [r.id, r])),
    ]),
  )
  const tissues = new Map(data.cells.map((c) => [c.id, c.tissue]))
  const years = new Map(data.references.map((r) => [r.id, r.issued?.['date-parts'][0]?.[0] ?? null]))
  return {
    name: (kind, id) => terms.get(kind)?.get(id)?.name ?? id,
    labels: (kind, id) => {
      const term = terms.get(kind)?.get(id)
      return term ? [id, term.name, ...(term.nameZh ? [term.nameZh] : []), ...term.aliases] : [id]
    },
    tissue: (cell) => tissues.get(cell) ?? null,
    about: aboutIn(data),
    asOf: data.description.asOf,
    owners: (trial, result) => ownersOf(marks?.get(`trials/${trial}`), result),
    year: (reference) => years.get(reference) ?? null,
  }
}

const identifiers = (data: SourceData): string => {
  const table = new Map<string, Target[]>()
  const add = (key: string, kind: Kind, id: string): void => {
    const at = identifierKey(key)
    const have = table.get(at) ?? []
    if (!have.some(([k, i]) => k === kind && i === id)) table.set(at, [...have, [kind, id]])
  }
  for (const kind of kinds) for (const { id } of data[kind]) add(id, kind, id)
  const known = new Set(table.keys())
  for (const t of data.trials) {
    for (const r of t.registrations) add(r.id, 'trials', t.id)
    // An id that a merged record once had leads to the record it is part of, unless another record owns it now.
    for (const old of t.mergedFrom) if (!known.has(identifierKey(old))) add(old, 'trials', t.id)
  }
  const trialsOf = new Map<string, string[]>()
  for (const t of data.trials) for (const ref of t.references) trialsOf.set(ref, [...(trialsOf.get(ref) ?? []), t.id])
  for (const r of data.references)
    for (const number of [r.DOI, r.PMID, r.PMCID]) {
      if (!number) continue
      const trials = trialsOf.get(r.id) ?? []
      // A paper's number leads to the trial it reports: that is what one looks for.
      if (trials.length) for (const id of trials) add(number, 'trials', id)
      else add(number, 'references', r.id)
    }
  const rows = [...table].sort(([a], [b]) => (a < b ? -1 : 1))
  // One line per identifier, found by its text without parsing the file.
  return `\n${rows.map(([key, targets]) => `${key}\t${targets.map((target) => target.join('/')).join('\t')}\n`).join('')}`
}

const countries = (data: SourceData): Record<string, string> => {
  const names = new Intl.DisplayNames(['en'], { type: 'region' })
  const codes = [...new Set(data.trials.flatMap((t) => t.countries ?? []))].sort()
  return Object.fromEntries(codes.map((code) => [code, names.of(code) ?? code]))
}

const tally = (data: SourceData) => ({
  trialsWithBetweenGroupNumbers: data.trials.filter((t) => t.outcomes.some((r) => isBetweenGroup(r, t))).length,
  trialsReadOnlyAsRegistration: data.trials.filter((t) => t.kind === 'registered').length,
  outcomeRows: data.trials.reduce((n, t) => n + t.outcomes.length, 0),
  outcomeRowsByLevel: Object.fromEntries(
    choices.level.map((level) => [
      level,
      data.trials.reduce((n, t) => n + t.outcomes.filter((r) => r.level === level).length, 0),
    ]),
  ),
  secondReading: tallyReadings(data.trials),
  fieldSources: tallySources(data.trials),
  disputedDesigns: data.trials.filter((t) => t.design.disputed).length,
  exclusions: data.exclusions.length,
})

/** Every file of dist/data by name. Throws bad data when the dataset breaks a rule. */
type Files = Record<string, string>

/** Lines of a file, and where each ends. */
const joined = (lines: readonly string[]): { readonly content: string; readonly ends: readonly number[] } => {
  let end = 0
  const ends = lines.map((line) => {
    end += Buffer.byteLength(line) + 1
    return end
  })
  return { content: lines.map((line) => `${line}\n`).join(''), ends }
}

const terms = (data: SourceData): Files =>
  Object.fromEntries(
    vocabularyKinds.map((kind) => [
      fileNames.terms(kind),
      JSON.stringify(
        data[kind].map((r) => ({
          id: r.id,
          name: r.name,
          parents: 'parents' in r ? r.parents : [],
          labels: [...new Set([...(r.nameZh ? [r.nameZh] : []), ...r.aliases, ...r.mergeFrom])],
        })),
      ),
    ]),
  )

/** Rows of one kind, each a line of what it shows. */
const rowFilesOf = <K extends keyof RowOf>(
  catalog: Catalog<K>,
  unsorted: readonly ListedOf[K][],
  look: NameLookup,
): Files => {
  const rows = unsorted.toSorted((a, b) => (a.id < b.id ? -1 : 1))
  const columns = toColumns(catalog, rows, look)
  const lines = joined(rows.map((_, row) => harmlessJson(JSON.stringify(rowItem(catalog, columns, row)))))
  const stored = joined(columns.map((one) => JSON.stringify(one)))
  return {
    [fileNames.records(catalog.kind)]: lines.content,
    [fileNames.columns(catalog.kind)]: stored.content,
    [fileNames.texts(catalog.kind)]: JSON.stringify(toTexts(catalog, rows, look)),
    [fileNames.index(catalog.kind)]: JSON.stringify({
      ids: rows.map(({ id }) => id),
      ends: lines.ends,
      columns: stored.ends,
      beside: {},
    } satisfies KindIndex),
  }
}

/** Rows that are worked out from records, of trials in the order of their listing. */
const rowFiles = (data: SourceData, look: NameLookup): Files => {
  const field = trialsCatalog.fields.find(({ name }) => name === trialsCatalog.sort.field)
  const order = (trial: ListedOf['trials']): number => Number(field?.read(trial, look))
  const trials = [...data.trials].sort((a, b) => order(a) - order(b))
  return {
    ...rowFilesOf(resultsCatalog, resultRows(trials, data.outcomes), look),
    ...rowFilesOf(harmsCatalog, harmRows(trials, data.outcomes), look),
  }
}

/** Records, columns and words of every kind, each file with the places of its lines. */
const kept = (data: SourceData, lines: Readonly<Record<Kind, readonly string[]>>, marks?: LayerMarks): Files => {
  const look = lookInto(data, marks)
  const files: Files = rowFiles(data, look)
  // biome-ignore lint/suspicious/noExplicitAny: catalogs of different kinds stand in one table; each reads its own records only.
  const listed = new Map(Object.values<Catalog<any>>(catalogs).map((catalog) => [catalog.kind, catalog]))
  const judged = joined(data.trials.map((trial) => JSON.stringify(judgedResults(trial, data))))
  files[fileNames.beside('trials', 'bias')] = judged.content
  for (const kind of kinds) {
    const records = joined(lines[kind])
    const catalog = listed.get(kind)
    const layers = marks && joined(data[kind].map(({ id }) => JSON.stringify(marks.get(`${kind}/${id}`) ?? null)))
    if (layers) files[fileNames.beside(kind, 'layer')] = layers.content
    const columns = joined(catalog ? toColumns(catalog, data[kind], look).map((one) => JSON.stringify(one)) : [])
    files[fileNames.records(kind)] = records.content
    files[fileNames.index(kind)] = JSON.stringify({
      ids: data[kind].map(({ id }) => id),
      ends: records.ends,
      columns: columns.ends,
      beside: { ...(kind === 'trials' ? { bias: judged.ends } : {}), ...(layers ? { layer: layers.ends } : {}) },
    } satisfies KindIndex)
    if (!catalog) continue
    files[fileNames.columns(kind)] = columns.content
    files[fileNames.texts(kind)] = JSON.stringify(toTexts(catalog, data[kind], look))
  }
  return files
}

/** The files with what each must be: whoever reads one holds it against this. */
export const withSums = (files: Readonly<Files>): Files => ({
  ...files,
  [sumsFile]: JSON.stringify(
    Object.fromEntries(Object.entries(files).map(([name, content]) => [name, sumOf(Buffer.from(content))])),
  ),
})

/** Every file of a dataset by name; with marks where records are of layers over another dataset. */
export const compile = (data: SourceData, marks?: LayerMarks): Files => {
  const lines = tableOf(kinds, (kind) => data[kind].map(recordLine))
  const { version, asOf, license, title, purpose, cite, home, covers, doesNotCover, caution } = data.description
  const { year } = lookInto(data)
  const files: Files = {
    ...kept(data, lines, marks),
    ...terms(data),
    [fileNames.manifest]: JSON.stringify({
      version,
      asOf,
      hash: hashRecords(lines),
      counts: tableOf(kinds, (kind) => data[kind].length),
    } satisfies Manifest),
    [fileNames.identifiers]: identifiers(data),
    [fileNames.document('countries')]: JSON.stringify(countries(data)),
    [fileNames.document('coverage')]: JSON.stringify({
      title,
      purpose,
      license,
      cite,
      home,
      covers,
      doesNotCover,
      caution,
    }),
    [fileNames.document('tally')]: JSON.stringify(tally(data)),
    [fileNames.document('trials.mapped')]: JSON.stringify(data.trials.map(mappedTrial)),
    [fileNames.document('trials.outlines')]: JSON.stringify(data.trials.map(outlineOf)),
    [fileNames.document('trials.spans')]: JSON.stringify(
      Object.fromEntries(data.trials.map((trial) => [trial.id, spanOf(trial, year, asOf)])),
    ),
    [fileNames.document('phrases')]: JSON.stringify(storedPhrases(data)),
    // Read by verify only: what check reads of it are the phrases.
    [fileNames.document('lexicon')]: JSON.stringify({ items: data.lexicon }),
    [fileNames.document('methods')]: JSON.stringify(data.search),
    [fileNames.document('exclusions')]: JSON.stringify(data.exclusions),
  }
  // The rest is worked out over what the store reads.
  const store = new Store(inMemory(files))
  return {
    ...files,
    ...searchIndex(data, store),
    [fileNames.document('trials.effects')]: JSON.stringify(trialEffects(store)),
    [fileNames.document('claims.read')]: JSON.stringify(readClaims(store)),
  }
}

/** The files of a folder of records in the layout of data/. Throws bad data when the records break a rule. */
export const compileFolder = (folder: string): Files => {
  const data = readSource(folder)
  const { open } = checkIntegrity(data)
  if (open.length)
    throw badData(
      `the dataset breaks ${open.length} integrity rules:\n${open
        .slice(0, 30)
        .map((v) => `  ${v.kind}/${v.id} ${v.path}: ${v.message} (${v.rule})`)
        .join('\n')}`,
      'Mend the record, or record an anomaly on it when the source itself is wrong',
    )
  return compile(data)
}
