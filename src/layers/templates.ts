/** Files to begin with: records that fit their schemas and say nothing yet, so that nothing made up can be left in them. */
import type { Json } from '../answer.js'
import { isOneOf } from '../collections.js'
import { kinds, type MissingReason, type Trial } from '../dataset/index.js'
import { ownFormat } from '../dataset/schema/own.js'
import { notFound } from '../errors.js'
import type { Store } from '../store/index.js'
import { harmless } from '../text.js'
import { type Entry, type EntryType, entryTypes } from './entry.js'

export const templateNames = ['trial', 'result', 'correction', 'note'] as const
export type TemplateName = (typeof templateNames)[number]

const placeholder = 'author-year-cells-disease'

const page = { url: 'https://example.org/the-page-that-was-read', level: 'abstract', what: 'abstract' } as const

/** A trial of which nothing is known yet. */
export const blankTrial = (id: string): Trial => ({
  id,
  mergedFrom: [id],
  kind: 'published',
  title: 'What the study is, in your words',
  acronym: null,
  registrations: [],
  disease: 't1d',
  population: { stage: null, ageGroup: null, description: null },
  design: {
    model: null,
    allocation: null,
    concealment: null,
    assignment: null,
    masking: null,
    control: null,
    phases: null,
    centers: null,
    collection: null,
  },
  status: { value: 'unknown', asOf: null },
  enrollment: { count: null, type: null },
  start: null,
  completion: null,
  followUpMonths: null,
  countries: null,
  sponsor: null,
  arms: [
    {
      id: 'cell',
      label: 'The group with cells',
      role: 'intervention',
      allocated: null,
      analyzed: null,
      product: {
        cells: ['msc'],
        donor: null,
        tissue: null,
        dose: { value: null, unit: null, basis: null, text: null },
        infusions: null,
        interval: null,
        route: null,
        routeText: null,
      },
      cointervention: null,
    },
    {
      id: 'control',
      label: 'The group without',
      role: 'control',
      allocated: null,
      analyzed: null,
      product: null,
      cointervention: null,
    },
  ],
  outcomes: [],
  safety: { seriousEvents: null, seriousRelated: null, deaths: null, procedureRelated: null, text: null },
  finding: null,
  references: [],
  sources: [{ id: 's1', ...page }],
  reviewed: null,
  missing: {},
})

const nullPaths = (value: unknown, path: string): string[] => {
  if (value === null) return [path]
  if (typeof value !== 'object') return []
  return Object.entries(value as object).flatMap(([key, child]) => {
    const name = Array.isArray(value) && typeof child === 'object' && child && 'id' in child ? String(child.id) : key
    return nullPaths(child, path ? `${path}.${name}` : name)
  })
}

/** A record whose every null says why: as it was told, or that nobody has read it yet. */
export const withReasons = <T extends { readonly arms: readonly unknown[] }>(
  trial: T,
  told: Readonly<Record<string, unknown>> = {},
): T & { missing: Record<string, MissingReason> } => {
  const reasonOf = (path: string): MissingReason => {
    const said = told[path]
    if (isOneOf(reasons, said)) return said
    return /^arms\.[^.]+\.product$/.test(path) ? 'notApplicable' : 'notRead'
  }
  const paths = nullPaths(trial, '').filter((path) => path !== 'reviewed')
  return { ...trial, missing: Object.fromEntries(paths.map((path) => [path, reasonOf(path)])) }
}
const reasons = ['notRead', 'notReported', 'notApplicable'] as const

const resultTemplate = (trial: Pick<Trial, 'id' | 'arms'>): Json => ({
  trial: trial.id,
  id: 'hba1c-12m',
  outcome: 'hba1c',
  kind: 'continuous',
  scale: 'final',
  timepointMonths: null,
  unit: null,
  primary: null,
  arms: Object.fromEntries(trial.arms.map(({ id }) => [id, { n: null, missing: 'notRead' }])),
  comparison: 'against-control',
  direction: 'unclear',
  level: page.level,
  locator: 'table 2',
  source: page,
  missing: {
    timepointMonths: 'notRead',
    unit: 'notRead',
    primary: 'notRead',
    ...Object.fromEntries(trial.arms.map(({ id }) => [`arms.${id}.n`, 'notRead'])),
  },
})

/** A file to begin with; that of a result is for a trial of the dataset where one is named. */
export const templateOf = (name: TemplateName, trial: string | undefined, dataset: Store): Json => {
  const of = trial === undefined ? undefined : dataset.find(trial).find(([kind]) => kind === 'trials')
  if (trial !== undefined && !of)
    throw notFound(`no trial answers to "${harmless(trial)}"`, 'List them with: stemcell trials')
  const known = of && dataset.record('trials', of[1])
  const id = known?.id ?? 'id-of-a-trial'
  switch (name) {
    case 'trial':
      return { format: ownFormat, trials: [withReasons(blankTrial(placeholder))] }
    case 'result':
      return { format: ownFormat, results: [resultTemplate(known ?? blankTrial(placeholder))] }
    case 'correction': {
      const was = known?.enrollment.count ?? 0
      return {
        format: ownFormat,
        corrections: [
          {
            of: `trials/${id}`,
            path: 'enrollment.count',
            was,
            now: null,
            missing: 'notReported',
            why: 'Why, in your words',
            source: page,
            locator: 'table 1',
          },
        ],
      }
    }
    case 'note':
      return { format: ownFormat, annotations: [{ of: `trials/${id}`, text: 'A remark, in your words' }] }
  }
}

/** What sync keeps over the records of others, it keeps again. */
const isOwn = ({ layer, type }: Entry): boolean => layer === 'own' || isOneOf(kinds, type)

/** Entries as a file that is added as it stands. */
export const exported = (entries: readonly Entry[]): Json => {
  const lists = entryTypes.flatMap((type: EntryType) => {
    const records = entries.flatMap((entry) => (entry.type === type && isOwn(entry) ? [entry.record as Json] : []))
    return records.length ? [[type, records] as const] : []
  })
  return { format: ownFormat, ...Object.fromEntries(lists) }
}
