/** The small vocabularies: diseases, cell types, mechanisms, outcome measures, approvals. */

import * as z from 'zod'
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
    cureOutcomes: z
      .array(id)
      .min(1)
      .optional()
      .describe(
        'Outcomes that stand for a cure: what people would need to be free of. Absent where none on record does',
      ),
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
  isDoubtful: z
    .boolean()
    .optional()
    .describe('What it means is in doubt (not printed, cut off, implausible): nothing is comparable with it'),
  toCanonical: z
    .strictObject({ slope: finite, intercept: finite })
    .optional()
    .describe('canonical = slope * value + intercept; differences and SDs use the slope only'),
  note: text.optional(),
})

/** A range in which a mean lies, and the units that are taken for its own, with the numbers that they would give. */
const plausibleRange = z.strictObject({
  units: z.array(text).min(1).optional().describe('Absent: whatever the unit'),
  low: finite,
  high: finite,
  slips: z.array(z.strictObject({ unit: text, low: finite, high: finite })).optional(),
})

export const outcome = z
  .strictObject({
    ...names,
    parents: z.array(id).describe('Broader outcomes; empty at the top'),
    kind: z.enum(choices.outcomeKind),
    alsoReportedAs: z.array(z.enum(choices.outcomeKind)).optional(),
    registryNames: z
      .array(text)
      .optional()
      .describe('Words of registries for the measure that are no names of it, for finding it in registered outcomes'),
    domain: z.enum(choices.outcomeDomain),
    measuredBy: z
      .enum(choices.measuredBy)
      .describe(
        'How far knowing the treatment can sway it. objective: a laboratory value, a device or death. decided: a dose or procedure that patients and doctors decide on (composites that count insulin too). judged: needs the judgment of an observer (graft survival and failure too, since few records say by what). reported: told by the patient. unknown: the entry does not say what was measured',
      ),
    mattersToPatients: z
      .boolean()
      .describe('Whether patients feel, suffer or live by it; else it stands in for such a measure'),
    harm: z.enum(choices.countedHarm).optional().describe('Which of the safety figures of a trial counts the same'),
    implies: z.array(id).min(1).optional().describe('Measures that whoever meets this one meets too'),
    below: z
      .strictObject({ measure: id, threshold: finite, unit: text })
      .optional()
      .describe('Counts only people below this threshold of another measure'),
    domainNote: text.optional(),
    betterDirection: z.enum(choices.better).describe('Which direction is better for the patient'),
    betterDirectionByUnit: z.record(z.string(), z.enum(choices.better)).optional(),
    canonicalUnit: text.nullable(),
    acceptedUnits: z.array(unitRule),
    plausible: z
      .array(plausibleRange)
      .optional()
      .describe(
        'Values that the mean or median of a group can have; wide on purpose, to catch units taken for each other, never to judge a patient. Conversions behind them: HbA1c NGSP % = 0.09148 x mmol/mol + 2.152 (Hoelzel 2004, Clin Chem 50:166; ngsp.org), glucose 1 mmol/L = 18 mg/dL, C-peptide 1 ng/mL = 0.331 nmol/L',
      ),
    steps: z
      .array(
        z.strictObject({
          unit: text,
          characteristics: z.array(z.enum(choices.characteristic)).optional().describe('Only of these'),
          step: finite.positive(),
          what: text,
        }),
      )
      .optional()
      .describe('Steps in which it comes for one person, where practice fixes them'),
    differenceRule: z.record(z.string(), z.unknown()).optional(),
    requires: z
      .array(text)
      .optional()
      .describe('What a result must state to be comparable: test, minutes, definition, …'),
    codes: z.array(code),
    importantDifference: z
      .array(
        z.strictObject({
          value: z.union([finite, text]),
          unit: text,
          text,
          applies: z
            .boolean()
            .describe(
              'Whether it is a difference that matters in this very measure: false for margins and for values of another instrument',
            ),
          references: z.array(id),
        }),
      )
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
    diseases: z.array(id).describe('Diseases of the vocabulary that it is for; empty where it is for none of them'),
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
export type CellType = z.infer<typeof cell>
export type Mechanism = z.infer<typeof mechanism>
export type MechanismNode = z.infer<typeof mechanismNode>
export type Edge = z.infer<typeof edge>
export type Outcome = z.infer<typeof outcome>
export type Approval = z.infer<typeof approval>
