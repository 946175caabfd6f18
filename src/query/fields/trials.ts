/** The catalog of trials. */
import type { Catalog } from '../field.js'
import { entryFields } from './trial-entry.js'
import { resultFields } from './trial-results.js'
import { studyFields } from './trial-study.js'
import { treatmentFields } from './trial-treatment.js'

export const trialsCatalog: Catalog<'trials'> = {
  kind: 'trials',
  fields: [...studyFields, ...entryFields, ...treatmentFields, ...resultFields],
  sort: { field: 'order', descending: false },
  participants: 'enrollment',
  text: (t, look) => [
    t.id,
    t.title,
    t.acronym,
    ...t.mergedFrom,
    ...t.registrations.map((r) => r.id),
    t.sponsor,
    t.population.description,
    t.eligibility?.text,
    ...(t.eligibility?.exclusions ?? []),
    t.finding?.text,
    t.finding?.limits,
    t.safety.text,
    ...look.labels('diseases', t.disease),
    ...t.arms.flatMap((a) => [
      a.label,
      a.cointervention,
      ...(a.product?.cells ?? []).flatMap((c) => look.labels('cells', c)),
    ]),
    ...[...new Set(t.outcomes.map((r) => r.outcome))].flatMap((o) => look.labels('outcomes', o)),
    ...t.outcomes.map((r) => r.note),
    ...(t.registeredOutcomes?.primary?.map(({ text }) => text) ?? []),
    ...(t.notes ?? []),
  ],
}
