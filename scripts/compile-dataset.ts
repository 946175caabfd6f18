/** The dataset as the program reads it: records as lines, rows of fields, names, identifiers. Pure: folder in, file contents out. */
import { biasSummary } from '../src/commands/pages/bias.js'
import { trialEffects } from '../src/commands/pool/trial-effects.js'
import { publishedSchemas } from '../src/contracts/index.js'
import { sumOf, sumsFile } from '../src/dataset/files.js'
import {
  Dataset,
  effectsFile,
  identifierKey,
  type Kind,
  kinds,
  type Target,
  vocabularyKinds,
} from '../src/dataset/index.js'
import { checkIntegrity } from '../src/dataset/integrity/index.js'
import { isBetweenGroup } from '../src/dataset/reading.js'
import { hashRecords, recordLine } from '../src/dataset/record-line.js'
import { readSource, type SourceData } from '../src/dataset/source.js'
import { badData } from '../src/errors.js'
import { type AnyCatalog, catalogs, type Look, toColumns, toTexts } from '../src/query/index.js'
import { searchIndex } from './search-index.js'

const lookInto = (data: SourceData): Look => {
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
  // One line per identifier, found by its text without parsing the file.
  return [...table]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, targets]) => `${key}\t${targets.map((target) => target.join('/')).join('\t')}\n`)
    .join('')
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
    ['full-text', 'abstract', 'registry', 'secondary', 'news'].map((level) => [
      level,
      data.trials.reduce((n, t) => n + t.outcomes.filter((r) => r.level === level).length, 0),
    ]),
  ),
  trialsReviewed: data.trials.filter((t) => t.reviewed !== null).length,
  exclusions: data.exclusions.length,
})

/** Every file of dist/data by name. Throws bad data when the dataset breaks a rule. */
export const compileDataset = (folder: string): Record<string, string> => {
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
  const look = lookInto(data)
  const files: Record<string, string> = {}
  const lines = Object.fromEntries(kinds.map((kind) => [kind, data[kind].map(recordLine)])) as Record<Kind, string[]>
  for (const kind of kinds) files[`${kind}.ndjson`] = lines[kind].map((line) => `${line}\n`).join('')
  for (const catalog of Object.values(catalogs) as AnyCatalog[]) {
    const records = data[catalog.kind as Kind] as readonly never[]
    files[`${catalog.kind}.columns.ndjson`] = toColumns(catalog, records, look)
    files[`${catalog.kind}.text.json`] = JSON.stringify(toTexts(catalog, records, look))
  }
  files['vocabulary.json'] = JSON.stringify(
    Object.fromEntries(
      vocabularyKinds.map((kind) => [
        kind,
        data[kind].map((r) => ({
          id: r.id,
          name: r.name,
          parents: 'parents' in r ? r.parents : [],
          labels: [...new Set([...(r.nameZh ? [r.nameZh] : []), ...r.aliases, ...r.mergeFrom])],
        })),
      ]),
    ),
  )
  files['identifiers.tsv'] = identifiers(data)
  files['countries.json'] = JSON.stringify(countries(data))
  Object.assign(files, searchIndex(data, files))
  files['tally.json'] = JSON.stringify(tally(data))
  files['schemas.json'] = JSON.stringify(publishedSchemas())
  const { version, asOf, license, title, purpose, cite, home, covers, doesNotCover, caution } = data.description
  files['coverage.json'] = JSON.stringify({ title, purpose, license, cite, home, covers, doesNotCover, caution })
  files['manifest.json'] = JSON.stringify({
    version,
    asOf,
    hash: hashRecords(lines),
    counts: Object.fromEntries(kinds.map((kind) => [kind, data[kind].length])),
    ids: Object.fromEntries(kinds.map((kind) => [kind, data[kind].map((r) => r.id)])),
  })
  // Risk of bias in short: the same for every reader, and its tests of baselines would cost each page 20 ms.
  const made = new Dataset((name) => Buffer.from(files[name] as string))
  files['trials.bias.ndjson'] = data.trials.map((trial) => `${JSON.stringify(biasSummary(trial, made))}\n`).join('')
  // Each trial's effects by the rules of pool: a list shows them, and must not load a synthesis for it.
  files[effectsFile] = JSON.stringify(trialEffects(made))
  // What each file must be: whoever reads one holds it against this.
  files[sumsFile] = JSON.stringify(
    Object.fromEntries(Object.entries(files).map(([name, content]) => [name, sumOf(Buffer.from(content))])),
  )
  return files
}
