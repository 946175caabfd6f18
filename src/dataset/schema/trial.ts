/** One clinical study: what was planned, what was given to whom, what was measured, and where each fact was read. */

import * as z from 'zod'
import { choices } from '../choices.js'
import {
  $schema,
  address,
  anomaly,
  count,
  disagreement,
  finite,
  id,
  missing,
  note,
  partialDate,
  source,
  sourceIds,
  text,
} from './common.js'
import { outcomeResult } from './result.js'
import { secondReading } from './second-reading.js'

export const registration = z.strictObject({
  id: text.describe('Registry number as the registry writes it, e.g. NCT03406585'),
  registry: z.enum(choices.registry).describe('Registry that gave the number'),
  url: address.nullable().describe('Address of the record'),
  registered: partialDate.nullable().describe('Day of first registration, as the registry gives it'),
  results: z
    .enum(choices.registryResults)
    .nullable()
    .describe('Whether the registry shows results, as far as it was looked at'),
  note: text.optional(),
})

export const dose = z.strictObject({
  value: finite.min(0).nullable().describe('Dose per infusion or implantation, in the unit beside it'),
  unit: z.enum(choices.doseUnit).nullable().describe('Unit of the dose'),
  basis: z
    .enum(['per-infusion', 'cumulative', 'unclear'])
    .nullable()
    .describe('Whether the value is one infusion or all of them together'),
  text: text.nullable().describe('The dose in words, with its spread, range and doubts'),
})

export const product = z.strictObject({
  cells: z.array(id).min(1).describe('Cell types given (ids of cells), most specific known'),
  label: text.optional().describe('Cell label in the source where it says more than the vocabulary'),
  donor: z.enum(choices.donor).nullable().describe('Whose cells'),
  tissue: text.nullable().describe('Tissue the cells came from, where the record says more than the cell type'),
  dose,
  infusions: count.nullable().describe('Number of infusions, injections or implantations planned per person'),
  interval: text.nullable().describe('Time between infusions'),
  route: z
    .enum(choices.route)
    .nullable()
    .describe('How it was given; "combined" and "other" are spelled out in routeText'),
  routeText: text.nullable().describe('The route in words where the code loses something'),
})

export const arm = z.strictObject({
  id: z.string().regex(/^[a-z0-9]+(?:[.-][a-z0-9]+)*$/),
  label: text,
  role: z.enum(choices.armRole),
  allocated: count.nullable().describe('People allocated or assigned to the arm'),
  analyzed: count.nullable().describe('People analyzed, where the record gives one number for the arm'),
  product: product.nullable().describe('Cell product; null for an arm without cells'),
  cointervention: text.nullable().describe('What else the arm received beside usual care'),
})

/** Other readings of the design, by field. A masking told in two vocabularies (double, quadruple) is no dispute. */
export const disputedDesign = z.strictObject({
  model: z.array(z.enum(choices.model)).min(1).optional(),
  allocation: z.array(z.enum(choices.allocation)).min(1).optional(),
  masking: z.array(z.enum(choices.masking)).min(1).optional(),
  control: z.array(z.enum(choices.control)).min(1).optional(),
  phases: z
    .array(z.array(z.enum(choices.phase)).min(1))
    .min(1)
    .optional()
    .describe('Each reading is a list of phases'),
  centers: z.array(z.enum(choices.centers)).min(1).optional(),
})

const areInOrder = ({
  from = 0,
  to = Number.POSITIVE_INFINITY,
}: {
  from?: number | undefined
  to?: number | undefined
}) => from <= to

const measuredEnds = (what: string) =>
  z
    .strictObject({ from: finite.min(0).optional(), to: finite.min(0).optional() })
    .refine(areInOrder, 'from is above to')
    .refine(({ from, to }) => from !== undefined || to !== undefined, 'neither from nor to')
    .optional()
    .describe(`${what}; ends as printed, the text tells whether they could enter themselves`)

/** Who could enter, as far as it was read. A criterion that is not here was not read, which is not that there is none. */
export const eligibility = z.strictObject({
  text: text.describe('The criteria that were read, in our own words'),
  age: z
    .strictObject({ from: finite.min(0).optional(), to: finite.min(0).optional() })
    .refine(areInOrder, 'from is above to')
    .optional()
    .describe('Age at entry in years, both ends included'),
  duration: z
    .strictObject({
      from: finite.min(0).optional(),
      to: finite.min(0).optional(),
      unit: z.enum(['days', 'weeks', 'months', 'years']),
    })
    .refine(areInOrder, 'from is above to')
    .optional()
    .describe('Time since the diagnosis of diabetes'),
  cPeptide: z
    .strictObject({ state: z.enum(choices.cPeptideState), threshold: text })
    .optional()
    .describe(
      'Whether people must still make insulin of their own (present) or have lost it (absent), and how it is told',
    ),
  insulin: z.enum(choices.insulinUse).optional().describe('Whether people must use insulin, or must not'),
  hba1c: measuredEnds('HbA1c at entry in % (NGSP)'),
  bmi: measuredEnds('Body mass index at entry in kg/m2'),
  egfr: measuredEnds('Glomerular filtration rate at entry in mL/min/1.73 m2'),
  exclusions: z.array(text).min(1).optional().describe('What keeps people out, in our own words'),
})

export const registeredOutcome = z.strictObject({
  text: text.describe('As registered'),
  measures: z
    .array(id)
    .describe('Outcome measures (ids of outcomes) that it names; empty where it names none of the vocabulary'),
  isVague: z.boolean().optional().describe('Names efficacy or safety and no measure'),
})

export const trial = z
  .strictObject({
    $schema,
    id,
    mergedFrom: z.array(text).min(1).describe('Ids of every evidence record that became this one'),
    kind: z
      .enum(choices.trialKind)
      .describe('published: results or a report were read. registered: only a registration was read'),
    title: text.describe('What the study is, in our words or as registered'),
    acronym: text.nullable(),
    citedAs: z
      .array(z.strictObject({ name: text, year: z.int() }))
      .min(1)
      .optional()
      .describe(
        'Names and years by which others list it, where the reports on record do not give them: the first author in Latin letters, or the place',
      ),
    registrations: z.array(registration).describe('Every registry number; empty when none is known'),
    disease: id.describe('Disease (id of diseases)'),
    conditions: z.array(text).optional().describe('Conditions as registered'),
    population: z.strictObject({
      stage: z.enum(choices.stage).nullable().describe('Stage of the disease'),
      ageGroup: z.enum(choices.ageGroup).nullable(),
      description: text.nullable(),
    }),
    eligibility: eligibility.optional().describe('Criteria of entry; where they were read is under provenance'),
    design: z.strictObject({
      model: z.enum(choices.model).nullable().describe('Intervention model'),
      allocation: z.enum(choices.allocation).nullable().describe('na: there is only one group'),
      concealment: z
        .enum(choices.concealment)
        .nullable()
        .describe('Whether whoever enrolled people could foresee their group'),
      assignment: z
        .array(z.enum(choices.assignment))
        .min(1)
        .nullable()
        .describe(
          'How people came into the groups where not by chance. own-choice: they or their families chose. historical-controls: the controls were treated before. matched: the controls were chosen to be alike. other: told and none of these',
        ),
      masking: z.enum(choices.masking).nullable(),
      control: z.enum(choices.control).nullable(),
      phases: z
        .array(z.enum(choices.phase))
        .min(1)
        .nullable()
        .describe('Every phase: phase 1/2 is ["1","2"]; na when the study has no phase'),
      centers: z.enum(choices.centers).nullable(),
      collection: z
        .enum(choices.collection)
        .nullable()
        .describe('Whether data were collected for the study (prospective) or taken from records made before'),
      disputed: disputedDesign
        .optional()
        .describe('What other sources say of a field instead; who says it stands under disagreements'),
      note: text.optional().describe('What the codes cannot say'),
    }),
    status: z.strictObject({
      value: z.enum(choices.status),
      asOf: partialDate.nullable().describe('When that was the status'),
      note: text.optional(),
    }),
    enrollment: z.strictObject({
      count: count.nullable(),
      type: z.enum(choices.enrollmentType).nullable(),
    }),
    start: partialDate.nullable(),
    completion: partialDate.nullable(),
    followUpMonths: finite.min(0).nullable(),
    countries: z
      .array(z.string().regex(/^[A-Z]{2}$/))
      .min(1)
      .nullable()
      .describe('ISO 3166-1 alpha-2'),
    sponsor: text.nullable(),
    arms: z.array(arm),
    outcomes: z.array(outcomeResult),
    registeredOutcomes: z
      .strictObject({ primary: z.array(registeredOutcome).min(1).nullable() })
      .optional()
      .describe('Primary outcomes as registered'),
    safety: z.strictObject({
      seriousEvents: count.nullable().describe('Serious adverse events (or people with one), all causes'),
      seriousRelated: count.nullable().describe('Serious events attributed to the treatment'),
      deaths: count.nullable(),
      procedureRelated: count.nullable().describe('Events attributed to the procedure, conditioning or device'),
      text: text.nullable(),
      percentages: z
        .array(finite.min(0))
        .min(1)
        .optional()
        .describe('Percentages with decimals that the text gives as shares, as printed'),
    }),
    finding: z
      .strictObject({
        text: text.describe('What it found, in our own words'),
        limits: text.optional().describe('What it does not show'),
      })
      .nullable(),
    facts: z
      .array(
        z.strictObject({
          field: text,
          value: text,
          parts: z
            .record(z.string(), z.array(count).min(2))
            .optional()
            .describe('Where the value divides the people of arms (women and men): how many in each part, per arm'),
          sources: sourceIds,
          note: text.optional(),
        }),
      )
      .optional()
      .describe('Descriptive facts without a field of their own: age, sex, duration, visits, …'),
    references: z.array(id).describe('Reports of the study (ids of references)'),
    sources: z.array(source).min(1),
    provenance: z
      .record(
        z.string(),
        z.strictObject({
          sources: sourceIds,
          isOneOf: z
            .literal(true)
            .optional()
            .describe('Which of these pages gave it, one or several, was not recorded; absent where each of them did'),
          note: text.optional(),
        }),
      )
      .optional()
      .describe(
        'Sources per field path; a path speaks for all below it that have no entry of their own. A trial with several sources has one for every value that was read',
      ),
    inferred: z.record(z.string(), text).optional().describe('Fields inferred from context, with the reason'),
    disagreements: z.array(disagreement).optional(),
    overlaps: z
      .array(z.strictObject({ trial: id, why: text, certainty: z.enum(['certain', 'likely', 'possible']) }))
      .optional()
      .describe('Records that probably share patients; never count both'),
    related: z
      .array(z.strictObject({ trial: id, how: text }))
      .optional()
      .describe('Records that belong together without sharing counts, such as a repeat-dose extension'),
    anomalies: z.array(anomaly).optional(),
    openQuestions: z.array(note).optional().describe('What a later reader should verify; never a value'),
    notes: z.array(note).optional(),
    reviewed: secondReading
      .nullable()
      .describe('A second, independent extraction compared with the record; null when nobody read it twice'),
    missing,
  })
  .describe('A clinical study')

export type Trial = z.infer<typeof trial>
export type Arm = z.infer<typeof arm>
export type Registration = z.infer<typeof registration>
