/** What is searched of a record of each kind: pieces of text with a label, and how much a word in each counts. */
import type { Kind, RecordOf, Reference, VocabularyKind } from '../../dataset/index.js'
import { designWord } from '../../dataset/index.js'
import { authorNames } from '../fields/references.js'
import type { SearchPiece, SearchWeight } from './kinds.js'

/** Looks up what a record only names. */
export type RecordNames = {
  /** Every name of a vocabulary entry: searching for any finds the records that use it. */
  readonly labels: (kind: VocabularyKind, id: string) => readonly string[]
  /** Every name of all that a vocabulary entry is a kind of. */
  readonly broader: (kind: VocabularyKind, id: string) => readonly string[]
  readonly country: (code: string) => string
  readonly reference: (id: string) => Reference | undefined
}

type Text = string | null | undefined
const piece = (weight: SearchWeight, label: string, ...texts: readonly Text[]): SearchPiece[] => {
  const text = [...new Set(texts.filter((one): one is string => Boolean(one)))].join(' · ')
  return text ? [{ weight, label, text }] : []
}
const each = (weight: SearchWeight, label: string, texts: readonly Text[]): SearchPiece[] =>
  texts.flatMap((text) => piece(weight, label, text))

/** Vocabulary entries under all their names, and then under those of what they are kinds of. */
const terms = (names: RecordNames, kind: VocabularyKind, label: string, ids: readonly string[]): SearchPiece[] => {
  const unique = [...new Set(ids)]
  return [
    ...unique.flatMap((id) => piece('text', label, ...names.labels(kind, id))),
    ...piece('text', `${label}, broader`, ...unique.flatMap((id) => names.broader(kind, id))),
  ]
}

type Named = { id: string; name: string; nameZh: string | null; aliases: string[]; mergeFrom: string[] }
const named = (r: Named): SearchPiece[] => [
  ...piece('title', 'Name', r.name),
  ...piece('name', 'Names', r.id, r.name, r.nameZh, ...r.aliases, ...r.mergeFrom),
]

const pieceReaders: { [K in Kind]: (record: RecordOf[K], names: RecordNames) => SearchPiece[] } = {
  trials: (t, names) => {
    const papers = t.references.map(names.reference).filter((r) => r !== undefined)
    return [
      ...piece('title', 'Title', t.title),
      ...piece('name', 'Ids', t.id, t.acronym, ...t.registrations.map((r) => r.id), ...t.mergedFrom),
      ...piece('title', 'Sponsor', t.sponsor),
      ...papers.flatMap((r) => piece('title', 'Authors', ...authorNames(r))),
      ...papers.flatMap((r) => piece('text', 'Paper', r.title, r['container-title'])),
      ...piece('name', 'Paper ids', ...papers.flatMap((r) => [r.DOI, r.PMID, r.PMCID])),
      ...terms(names, 'diseases', 'Disease', [t.disease]),
      ...terms(
        names,
        'cells',
        'Cells',
        t.arms.flatMap((arm) => arm.product?.cells ?? []),
      ),
      ...terms(
        names,
        'outcomes',
        'Outcome',
        t.outcomes.map((r) => r.outcome),
      ),
      ...piece('text', 'Finding', t.finding?.text, t.finding?.limits),
      ...piece('text', 'Population', t.population.description),
      ...piece(
        'text',
        'Design',
        designWord(t),
        t.status.value,
        ...(t.design.phases ?? []).map((phase) => `phase ${phase}`),
        t.design.note,
      ),
      ...piece('text', 'Arms', ...t.arms.flatMap((arm) => [arm.label, arm.cointervention])),
      ...piece('text', 'Countries', ...(t.countries ?? []).map(names.country)),
      ...piece('text', 'Safety', t.safety.text),
      ...each('text', 'Registered outcome', t.registeredOutcomes?.primary?.map(({ text }) => text) ?? []),
      ...each(
        'text',
        'Result',
        t.outcomes.map((r) => r.note),
      ),
      ...each('text', 'Note', t.notes ?? []),
    ]
  },
  diseases: (d) => [
    ...named(d),
    ...piece('text', 'Definition', d.definition.text),
    ...piece('name', 'Codes', ...d.codes.map((code) => code.id)),
    ...each(
      'text',
      'Pathology',
      d.pathology.map((s) => s.text),
    ),
    ...each(
      'text',
      'Stage',
      d.stages.map((s) => `${s.name}: ${s.criteria}`),
    ),
    ...each(
      'text',
      'Standard treatment',
      d.standardTreatments.map((s) => s.text),
    ),
    ...each(
      'text',
      'Why cells are tried',
      d.whyCellTherapy.map((s) => s.text),
    ),
    ...each(
      'text',
      'Number',
      d.epidemiology.map((s) => s.statement),
    ),
    ...each('text', 'Note', [...(d.warnings ?? []), ...(d.notes ?? [])]),
  ],
  cells: (c) => [
    ...named(c),
    ...piece('text', 'Tissue', c.tissue, c.potency),
    ...each(
      'text',
      'Identity',
      c.identity.map((s) => s.text),
    ),
    ...each(
      'text',
      'Manufacture',
      c.manufacturing.map((s) => s.text),
    ),
    ...each(
      'text',
      'For it',
      c.advantages.map((s) => s.text),
    ),
    ...each(
      'text',
      'Limit',
      c.limitations.map((s) => s.text),
    ),
    ...each(
      'text',
      'Risk',
      c.risks.map((s) => s.text),
    ),
    ...each('text', 'Note', c.notes ?? []),
  ],
  mechanisms: (m, names) => [
    ...named(m),
    ...piece('text', 'Summary', m.summary),
    ...piece('text', 'Evidence', m.evidenceNote),
    ...each(
      'text',
      'Not known',
      m.gaps.map((gap) => `${gap.unknown} ${gap.decidingStudy}`),
    ),
    ...piece('text', 'Mediators', ...m.mediators, ...m.immuneCells, ...m.targets),
    ...terms(names, 'cells', 'Cells', m.cells),
    ...terms(names, 'diseases', 'Disease', m.diseases),
  ],
  outcomes: (o) => [
    ...named(o),
    ...piece('text', 'Meaning', o.meaning),
    ...each(
      'text',
      'Difference that matters',
      o.importantDifference.map((d) => d.text),
    ),
    ...each(
      'text',
      'Definition',
      (o.definitions ?? []).map((d) => d.text),
    ),
    ...each('text', 'Note', o.notes ?? []),
  ],
  references: (r) => [
    ...piece('title', 'Title', r.title ?? r.custom.describedAs ?? null),
    ...piece('name', 'Ids', r.id, r.DOI, r.PMID, r.PMCID, ...(r.custom.aliases ?? [])),
    ...piece('title', 'Authors', ...authorNames(r)),
    ...piece('text', 'Journal', r['container-title'], r.issued?.['date-parts'][0]?.[0]?.toString()),
    ...piece('text', 'Described as', r.title ? r.custom.describedAs : null),
    ...each('text', 'Note', r.custom.notes ?? []),
  ],
  approvals: (a, names) => [
    ...piece('title', 'Product', a.product),
    ...piece('name', 'Id', a.id),
    ...piece('title', 'Manufacturer', a.manufacturer),
    ...piece('text', 'For', a.indication),
    ...piece('text', 'Decision', a.kind, a.jurisdiction, a.date, a.statement, a.kindNote),
    ...terms(names, 'cells', 'Cells', a.cell ? [a.cell] : []),
    ...each('text', 'Note', a.notes ?? []),
  ],
  claims: (c, names) => [
    ...piece('title', 'Claim', c.statement),
    ...piece('name', 'Id', c.id),
    ...piece('text', 'Verdict', c.verdict, c.why),
    ...piece('text', 'Kind', c.kind, ...c.articles),
    ...each(
      'text',
      'Evidence',
      c.evidence.map((e) => e.what),
    ),
    ...terms(names, 'diseases', 'Disease', c.diseases),
    ...terms(names, 'cells', 'Cells', c.cells),
    ...terms(names, 'mechanisms', 'Mechanism', c.mechanisms),
    ...piece('text', 'Mechanism', ...(c.mechanismLabels ?? [])),
    ...terms(names, 'outcomes', 'Outcome', c.outcomes),
    ...piece('text', 'Language', c.languageNote),
  ],
  articles: (a) => [
    ...piece('title', 'Title', a.title ?? a.description),
    ...piece('name', 'Id', a.id, a.url),
    ...piece('title', 'Publisher', a.publisher, a.author),
    ...piece('text', 'Description', a.description, a.date),
    ...each('text', 'Note', a.notes ?? []),
  ],
  citations: (c, names) => {
    const actual = c.actual === null ? undefined : names.reference(c.actual)
    return [
      ...piece('title', 'Cited as', c.asCited.title ?? c.asCited.authors ?? c.id),
      ...piece('name', 'Id', c.id, c.linkedPmc?.id),
      ...piece('title', 'Authors', c.asCited.authors),
      ...piece('text', 'Cited in', c.asCited.journal, c.asCited.year?.toString(), c.article, c.place),
      ...piece('text', 'Status', c.status),
      ...each('text', 'Difference', c.differences),
      ...piece('text', 'Really is', actual?.title, actual?.DOI, ...(actual ? authorNames(actual) : [])),
    ]
  },
  reviews: (r, names) => {
    const paper = names.reference(r.reference)
    return [
      ...piece('title', 'Question', r.question),
      ...piece('name', 'Ids', r.id, r.reference, paper?.DOI, paper?.PMID),
      ...piece('title', 'Authors', ...(paper ? authorNames(paper) : [])),
      ...piece('text', 'Paper', paper?.title),
      ...piece('text', 'Conclusion', r.conclusion, r.certainty),
      ...terms(names, 'diseases', 'Disease', r.diseases),
      ...terms(names, 'cells', 'Cells', r.cells),
      ...terms(
        names,
        'outcomes',
        'Outcome',
        r.pooled.map((p) => p.outcome),
      ),
      ...each('text', 'Note', r.notes ?? []),
    ]
  },
  nodes: (n) => [
    ...piece('title', 'Name', n.name),
    ...piece('name', 'Names', n.id, n.name, ...(n.aliases ?? [])),
    ...piece('text', 'Kind', n.kind.replaceAll('-', ' ')),
    ...piece('text', 'Note', n.note),
  ],
  edges: (e) => [
    ...piece('title', 'Link', `${e.from.id} ${e.relation.replaceAll('-', ' ')} ${e.to.id}`),
    ...piece('name', 'Id', e.id),
    ...each(
      'text',
      'Evidence',
      e.evidence.map((one) => `${one.what} [${one.reference}]`),
    ),
    ...piece('text', 'Note', e.note),
  ],
}

/** Everything that is searched of a record; its title first. */
export const piecesOf = <K extends Kind>(kind: K, record: RecordOf[K], names: RecordNames): SearchPiece[] =>
  pieceReaders[kind](record, names)
