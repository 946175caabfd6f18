/** The small vocabularies: diseases, cell types, mechanisms, outcome measures, approvals. */

import { z } from 'zod'
import { choices } from '../choices.js'
import {
  $schema,
  address,
  code,
  finite,
  id,
  missing,
  names,
  note,
  partialDate,
  sourceLevel,
  statement,
  text,
} from './common.js'

export const disease = z
  .strictObject({
    ...names,
    parents: z.array(id).describe('Broader diseases; empty at the top'),
    codes: z.array(code),
    definition: statement,
    pathology: z.array(statement),
    stages: z.array(z.strictObject({ id: text, name: text, criteria: text, references: z.array(id) })),
    stageNotes: z.array(note).optional(),
    epidemiology: z.array(
      z.strictObject({
        statement: text,
        value: finite.nullable(),
        unit: text.nullable(),
        ci: z.tuple([finite, finite]).optional(),
        year: z.int().nullable(),
        references: z.array(id).optional(),
        sources: z.array(z.string()).optional(),
        note: text.optional(),
      }),
    ),
    standardTreatments: z.array(statement),
    whyCellTherapy: z.array(statement),
    references: z.array(id),
    warnings: z.array(note).optional().describe('Mistakes others make with this entry'),
    notes: z.array(note).optional(),
    openQuestions: z.array(note).optional(),
    missing,
  })
  .describe('A disease or complication')

export const cell = z
  .strictObject({
    ...names,
    parents: z.array(id).describe('Broader cell types; empty at the top'),
    parentNote: text.optional(),
    tissue: text.nullable(),
    potency: text.nullable(),
    donors: z.array(z.enum(['autologous', 'allogeneic'])).nullable(),
    donorNote: text.optional(),
    isComparator: z.boolean().optional().describe('Kept for comparison; not a stem-cell product'),
    codes: z.array(code),
    identity: z.array(statement).describe('Criteria that make a preparation this cell type'),
    manufacturing: z.array(statement),
    advantages: z.array(statement),
    limitations: z.array(statement),
    risks: z.array(statement),
    approvals: z.array(id).describe('Products, warnings and guidance that concern it'),
    references: z.array(id),
    notes: z.array(note).optional(),
    openQuestions: z.array(note).optional(),
    missing,
  })
  .describe('A cell type or cell product class')

export const nodeKind = z.enum(['cell', 'mediator', 'immune-cell', 'mechanism', 'outcome', 'disease-feature'])

export const mechanism = z
  .strictObject({
    ...names,
    category: z.enum(choices.mechanismCategory),
    summary: text,
    evidence: z.enum(choices.mechanismEvidence).describe('State of the evidence for the mechanism as a whole'),
    evidenceNote: text.nullable(),
    mediators: z.array(id),
    immuneCells: z.array(id),
    targets: z.array(text),
    diseases: z.array(id),
    cells: z.array(id),
    gaps: z.array(z.strictObject({ unknown: text, decidingStudy: text })),
    edges: z.array(text).describe('Edges of the mechanism graph (ids)'),
    references: z.array(id),
    notes: z.array(note).optional(),
    missing,
  })
  .describe('A way in which cells are said to act')

export const mechanismNode = z
  .strictObject({ id, kind: nodeKind, name: text, aliases: z.array(text).optional(), note: text.optional() })
  .describe('A mediator, immune cell or disease feature in the mechanism graph')

export const edge = z
  .strictObject({
    id: text,
    from: z.strictObject({ kind: nodeKind, id }),
    relation: id,
    to: z.strictObject({ kind: nodeKind, id }),
    diseases: z.array(id),
    mechanisms: z.array(id),
    evidence: z.array(
      z.strictObject({
        reference: id,
        supports: z.enum(['support', 'partial', 'refute', 'no-evidence']),
        setting: z.enum(['human-trial', 'human-ex-vivo', 'animal', 'in-vitro', 'review']),
        what: text,
      }),
    ),
    note: text.optional(),
  })
  .describe('An edge of the mechanism graph with the evidence for and against it')

export const unitRule = z.strictObject({
  unit: text,
  convertible: z.boolean(),
  toCanonical: z
    .strictObject({ slope: finite, intercept: finite })
    .optional()
    .describe('canonical = slope * value + intercept; differences and SDs use the slope only'),
  note: text.optional(),
})

export const outcome = z
  .strictObject({
    ...names,
    parents: z.array(id).describe('Broader outcomes; empty at the top'),
    kind: z.enum(choices.outcomeKind),
    alsoReportedAs: z.array(z.enum(choices.outcomeKind)).optional(),
    domain: z.enum(choices.outcomeDomain),
    domainNote: text.optional(),
    betterDirection: z.enum(choices.better).describe('Which direction is better for the patient'),
    betterDirectionByUnit: z.record(z.string(), z.enum(choices.better)).optional(),
    canonicalUnit: text.nullable(),
    acceptedUnits: z.array(unitRule),
    differenceRule: z.record(z.string(), z.unknown()).optional(),
    requires: z
      .array(text)
      .optional()
      .describe('What a result must state to be comparable: test, minutes, definition, …'),
    codes: z.array(code),
    importantDifference: z
      .array(z.strictObject({ value: z.union([finite, text]), unit: text, text, references: z.array(id) }))
      .describe('Differences said to matter to patients'),
    thresholds: z
      .array(
        z.strictObject({
          value: finite,
          unit: text.optional(),
          direction: text.optional(),
          meaning: text,
          references: z.array(id),
        }),
      )
      .optional(),
    definitions: z.array(z.strictObject({ disease: text, text, references: z.array(id) })).optional(),
    classes: z.array(z.strictObject({ id: text, text })).optional(),
    effectSizes: z.array(statement).optional(),
    meaning: text,
    mergeNotes: z.record(z.string(), text).optional().describe('What a merged label meant, by label'),
    splitFrom: z.array(text).optional(),
    references: z.array(id),
    notes: z.array(note).optional(),
    openQuestions: z.array(note).optional(),
    missing,
  })
  .describe('An outcome measure')

export const approval = z
  .strictObject({
    id,
    product: text,
    cell: id.nullable(),
    indication: text,
    concernsDiabetes: z.boolean(),
    isComparator: z.boolean().optional(),
    jurisdiction: text,
    date: partialDate,
    kind: z.enum(choices.approvalKind),
    kindNote: text.optional(),
    statement: text,
    manufacturer: text.nullable(),
    trials: z.array(id),
    sources: z.array(z.strictObject({ url: address, what: text, level: sourceLevel })).min(1),
    primarySource: z.string().optional(),
    disagreements: z.array(text).optional(),
    notes: z.array(note).optional(),
    openQuestions: z.array(note).optional(),
    missing,
  })
  .describe('An approval, withdrawal, warning or piece of guidance')

const list = <T extends z.ZodType>(item: T) => z.strictObject({ $schema, items: z.array(item) })
export const files = {
  diseases: list(disease),
  cells: list(cell),
  mechanisms: list(mechanism),
  nodes: list(mechanismNode),
  edges: list(edge),
  outcomes: list(outcome),
  approvals: list(approval),
}

export type Disease = z.infer<typeof disease>
export type Cell = z.infer<typeof cell>
export type Mechanism = z.infer<typeof mechanism>
export type MechanismNode = z.infer<typeof mechanismNode>
export type Edge = z.infer<typeof edge>
export type Outcome = z.infer<typeof outcome>
export type Approval = z.infer<typeof approval>
