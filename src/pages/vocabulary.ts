/** The pages of diseases, cell types, mechanisms, outcome measures and approvals. */
import type { Block, Line, Span } from '../answer.js'
import type { RecordOf, VocabularyKind } from '../dataset/index.js'
import { strongestFirst } from '../evidence/pathways/index.js'
import type { Store } from '../store/index.js'
import { linkBlocks } from './links.js'
import {
  about,
  aboutAll,
  bracketed,
  type Fact,
  facts,
  heading,
  link,
  list,
  listSection,
  missingText,
  muted,
  orElse,
  referenceIds,
  section,
  text,
} from './parts.js'
import { referenceLine } from './reference-line.js'
import { claimSection, mechanismSection, usesFact } from './uses.js'

type Statement = {
  text: string
  references?: string[] | undefined
  sources?: string[] | undefined
  basis?: string | undefined
  trials?: string[] | undefined
  approvals?: string[] | undefined
  kind?: string | undefined
}

/** A statement with what it rests on in brackets. */
const statementLine = (s: Statement): Line => {
  const basis = [
    ...referenceIds(s.references ?? []),
    ...(s.trials ?? []).map((id) => about('trials', id, id, 'muted')),
    ...(s.approvals ?? []).map((id) => about('approvals', id, id, 'muted')),
    ...(s.sources ?? []).map((url) => link(url, url, 'muted')),
    ...(s.basis ? [muted(s.basis)] : []),
  ]
  return [s.kind ? `${s.kind}: ` : '', s.text, ...bracketed(basis.length ? basis : [muted('no source given')])]
}
const statements = (title: string, some: readonly Statement[]): Block[] => listSection(title, some.map(statementLine))

type Named = {
  id: string
  name: string
  nameZh: string | null
  zhSource: string | null
  aliases: string[]
  mergeFrom: string[]
}
const head = (r: Named): Block[] => [
  heading(1, [{ text: r.id, role: 'id' }, `  ${r.name}${r.nameZh ? `  ${r.nameZh}` : ''}`]),
]

const nameFacts = (r: Named & { parents?: string[] }, kind: VocabularyKind, dataset: Store): Fact[] => {
  const children = dataset
    .vocabulary(kind)
    .terms.filter((term) => term.parents.includes(r.id))
    .map((term) => term.id)
  return [
    ...(r.aliases.length ? [{ label: 'Also called', value: r.aliases.join('; ') }] : []),
    ...(r.parents?.length ? [{ label: 'Part of', value: aboutAll(kind, r.parents) }] : []),
    ...(children.length ? [{ label: 'Includes', value: aboutAll(kind, children) }] : []),
  ]
}

const codeSection = (codes: RecordOf['diseases']['codes']): Block[] =>
  listSection(
    'Codes',
    codes.map(
      (c): Line => [
        `${c.system} ${c.id}${c.label ? ` ${c.label}` : ''}`,
        ` (${c.confidence}${c.note ? `; ${c.note}` : ''})`,
        muted(` [${c.source}]`),
      ],
    ),
  )

const tail = (
  r: { references: string[]; notes?: string[] | undefined; openQuestions?: string[] | undefined },
  dataset: Store,
): Block[] => [
  ...listSection('Notes', r.notes ?? []),
  ...listSection('To be verified', r.openQuestions ?? []),
  ...listSection(
    'References',
    r.references.map((id) => referenceLine(id, dataset)),
  ),
]

export const diseasePage = (d: RecordOf['diseases'], dataset: Store): Block[] => [
  ...head(d),
  text(statementLine(d.definition)),
  facts([...nameFacts(d, 'diseases', dataset), usesFact('diseases', d.id, dataset)]),
  ...statements('What goes wrong', d.pathology),
  ...section(
    'Stages',
    d.stages.length
      ? [
          list(
            d.stages.map(
              (s): Line => [
                { text: s.name, role: 'strong' },
                `: ${s.criteria}`,
                ...bracketed(referenceIds(s.references)),
              ],
            ),
            2,
          ),
          ...(d.stageNotes ?? []).map((n) => text(n, 2)),
        ]
      : [],
  ),
  ...listSection(
    'Numbers',
    d.epidemiology.map(
      (e): Line => [
        `${e.statement}: ${e.value === null ? 'no single value given' : `${e.value}${e.unit ? ` ${e.unit}` : ''}`}${e.ci ? ` (${e.ci[0]} to ${e.ci[1]})` : ''}${e.year ? `, ${e.year}` : ''}`,
        ...bracketed([...referenceIds(e.references ?? []), ...(e.sources ?? []).map((url) => link(url, url, 'muted'))]),
        e.note ? ` ${e.note}` : '',
      ],
    ),
  ),
  ...statements('Standard treatment', d.standardTreatments),
  ...statements('Why cells are tried', d.whyCellTherapy),
  ...listSection('Mistakes others make', d.warnings ?? []),
  ...codeSection(d.codes),
  ...tail(d, dataset),
]

export const cellPage = (c: RecordOf['cells'], dataset: Store): Block[] => [
  ...head(c),
  facts([
    ...nameFacts(c, 'cells', dataset),
    { label: 'Tissue', value: missingText(c, 'tissue', c.tissue) },
    { label: 'Potency', value: missingText(c, 'potency', c.potency) },
    {
      label: 'Donors',
      value: [missingText(c, 'donors', c.donors?.join(', ') ?? null), c.donorNote ? ` (${c.donorNote})` : ''],
    },
    ...(c.isComparator ? [{ label: 'Note', value: 'Kept for comparison; not a stem-cell product' }] : []),
    ...(c.parentNote ? [{ label: 'Placed', value: c.parentNote }] : []),
    usesFact('cells', c.id, dataset),
  ]),
  ...statements('What makes it this cell', c.identity),
  ...mechanismSection(c.id, dataset),
  ...statements('Manufacture', c.manufacturing),
  ...statements('For it', c.advantages),
  ...statements('Limits', c.limitations),
  ...statements('Risks', c.risks),
  ...listSection(
    'Approvals, warnings, guidance',
    c.approvals.map((id) => about('approvals', id)),
  ),
  ...codeSection(c.codes),
  ...tail(c, dataset),
]

export const outcomePage = (o: RecordOf['outcomes'], dataset: Store): Block[] => [
  ...head(o),
  text(o.meaning),
  facts([
    ...nameFacts(o, 'outcomes', dataset),
    { label: 'Domain', value: `${o.domain}${o.domainNote ? ` (${o.domainNote})` : ''}` },
    {
      label: 'Type',
      value: [o.kind, ...(o.alsoReportedAs?.length ? [`; also reported as ${o.alsoReportedAs.join(', ')}`] : [])],
    },
    {
      label: 'Better is',
      value: `${o.betterDirection}${
        o.betterDirectionByUnit
          ? ` (${Object.entries(o.betterDirectionByUnit)
              .map(([unit, d]) => `${d} in ${unit}`)
              .join(', ')})`
          : ''
      }`,
    },
    { label: 'Unit', value: missingText(o, 'canonicalUnit', o.canonicalUnit) },
    ...(o.requires?.length ? [{ label: 'Comparable if', value: `the same ${o.requires.join(', ')}` }] : []),
    usesFact('outcomes', o.id, dataset),
  ]),
  ...listSection(
    'Units met',
    o.acceptedUnits.map(
      (u): Line => [
        u.unit,
        u.toCanonical && u.unit !== o.canonicalUnit
          ? `: × ${u.toCanonical.slope}${u.toCanonical.intercept ? ` + ${u.toCanonical.intercept} (differences and SDs: slope only)` : ''}`
          : '',
        u.convertible ? '' : ' (does not convert)',
        u.note ? muted(` ${u.note}`) : '',
      ],
    ),
  ),
  ...listSection(
    'Differences said to matter',
    o.importantDifference.map(
      (d): Line => [`${d.value} ${d.unit}: ${d.text}`, ...bracketed(referenceIds(d.references))],
    ),
  ),
  ...listSection(
    'Thresholds',
    (o.thresholds ?? []).map(
      (d): Line => [
        `${d.direction ?? ''}${d.value} ${d.unit ?? ''}: ${d.meaning}`,
        ...bracketed(referenceIds(d.references)),
      ],
    ),
  ),
  ...listSection(
    'Definitions',
    (o.definitions ?? []).map(
      (d): Line => [
        // Some are defined for what is no disease, as a graft.
        dataset.vocabulary('diseases').get(d.disease) ? about('diseases', d.disease) : d.disease,
        `: ${d.text}`,
        ...bracketed(referenceIds(d.references)),
      ],
    ),
  ),
  ...listSection(
    'Classes',
    (o.classes ?? []).map((c): Line => `${c.id}: ${c.text}`),
  ),
  ...statements('How much a difference means', o.effectSizes ?? []),
  ...codeSection(o.codes),
  ...tail(o, dataset),
]

export const mechanismPage = (m: RecordOf['mechanisms'], dataset: Store): Block[] => {
  const edges = strongestFirst(dataset.records('edges').filter((edge) => m.edges.includes(edge.id)))
  const settings = new Map<string, number>()
  for (const edge of edges)
    for (const e of edge.evidence)
      settings.set(`${e.supports} · ${e.setting}`, (settings.get(`${e.supports} · ${e.setting}`) ?? 0) + 1)
  const tally: Span[] = [...settings]
    .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
    .map(([key, n], i) => `${i ? ', ' : ''}${n} × ${key}`)
  return [
    ...head(m),
    text(m.summary),
    facts([
      ...nameFacts(m, 'mechanisms', dataset),
      {
        label: 'Evidence',
        value: [
          { text: m.evidence, role: m.evidence === 'contested' ? 'warn' : 'strong' },
          m.evidenceNote ? `: ${m.evidenceNote}` : '',
        ],
      },
      { label: 'Category', value: m.category },
      { label: 'Cells', value: orElse(aboutAll('cells', m.cells), 'none') },
      { label: 'Diseases', value: orElse(aboutAll('diseases', m.diseases), 'none') },
      { label: 'Mediators', value: orElse(aboutAll('nodes', m.mediators), 'none') },
      { label: 'Immune cells', value: orElse(aboutAll('nodes', m.immuneCells), 'none') },
      { label: 'Acts on', value: m.targets.join(', ') || muted('none') },
      ...(tally.length ? [{ label: 'Pieces of evidence', value: tally }] : []),
    ]),
    ...claimSection(m.id, dataset),
    ...listSection(
      'What nobody knows',
      m.gaps.map((g): Line => [g.unknown, { text: ' Would decide: ', role: 'label' }, g.decidingStudy]),
    ),
    ...section(
      'Links, each with the evidence for and against it',
      edges.flatMap((edge) => linkBlocks(edge, 2)),
    ),
    ...tail({ ...m, openQuestions: undefined }, dataset),
  ]
}

export const approvalPage = (a: RecordOf['approvals']): Block[] => [
  heading(1, [{ text: a.id, role: 'id' }, `  ${a.product}`]),
  text(a.statement),
  facts([
    { label: 'Decision', value: `${a.kind}, ${a.jurisdiction}, ${a.date}${a.kindNote ? ` (${a.kindNote})` : ''}` },
    { label: 'For', value: `${a.indication}${a.concernsDiabetes ? '' : ' (not diabetes)'}` },
    { label: 'Cells', value: a.cell ? about('cells', a.cell) : missingText(a, 'cell', null) },
    { label: 'Manufacturer', value: missingText(a, 'manufacturer', a.manufacturer) },
    ...(a.trials.length ? [{ label: 'Trials', value: aboutAll('trials', a.trials) }] : []),
    ...(a.isComparator ? [{ label: 'Note', value: 'Kept for comparison; not a stem-cell product' }] : []),
  ]),
  ...listSection('Where sources disagree', a.disagreements ?? []),
  ...listSection('Notes', a.notes ?? []),
  ...listSection('To be verified', a.openQuestions ?? []),
  ...section('Sources read', [
    list(
      a.sources.map((s): Line => [`${s.level} (${s.what}) `, link(s.url)]),
      2,
    ),
    ...(a.primarySource ? [text(['Primary source: ', link(a.primarySource)], 2)] : []),
  ]),
]
