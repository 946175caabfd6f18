/** From the codes of the registry’s API to those of our records. What a table does not have is told with the code, never guessed. */

import { isOneOf } from '../../collections.js'
import { choices, type Trial } from '../../dataset/index.js'

type Design = Trial['design']

const kebab = (code: string): string => code.toLowerCase().replaceAll('_', '-')

/** Overall status: the codes are the registry’s own. */
export const statusOf = (code: string | null): Trial['status']['value'] | null => {
  const value = code === null ? null : kebab(code)
  return isOneOf(choices.status, value) ? value : null
}

const phaseCodes: Readonly<Record<string, (typeof choices.phase)[number]>> = {
  NA: 'na',
  EARLY_PHASE1: 'early-1',
  PHASE1: '1',
  PHASE2: '2',
  PHASE3: '3',
  PHASE4: '4',
}

/** Every phase: phase 1/2 is two. */
export const phasesOf = (codes: readonly string[]): Design['phases'] => {
  const phases = codes.flatMap((code) => phaseCodes[code] ?? [])
  return phases.length ? phases : null
}

export const allocationOf = (code: string | null): Design['allocation'] => {
  const value = code === null ? null : kebab(code)
  return isOneOf(choices.allocation, value) ? value : null
}

export const modelOf = (code: string | null): Design['model'] => {
  const value = code === null ? null : kebab(code)
  return isOneOf(choices.model, value) ? value : null
}

export const maskingOf = (code: string | null): Design['masking'] => {
  const value = code === null ? null : kebab(code)
  return isOneOf(choices.masking, value) ? value : null
}

/** Kinds of arm that are there to be compared with. */
export const controlArms: Readonly<Record<string, NonNullable<Design['control']>>> = {
  PLACEBO_COMPARATOR: 'placebo',
  SHAM_COMPARATOR: 'sham',
  ACTIVE_COMPARATOR: 'active',
  NO_INTERVENTION: 'standard-care',
}

/** The registry writes this where nobody knows how many people. */
export const unknownEnrollment = 99_999_999

/** Registries by the form of their numbers, for numbers that stand beside a registration. */
const numberForms: readonly (readonly [RegExp, (typeof choices.registry)[number]])[] = [
  [/^NCT\d{8}$/, 'clinicaltrials.gov'],
  [/^ChiCTR[-A-Z]*\d{8,}$/i, 'chictr'],
  [/^IRCT\d{8,}N\d+$/i, 'irct'],
  [/^jRCT[sc]?\d{9,}$/i, 'jrct'],
  [/^UMIN\d{9}$/i, 'umin'],
  [/^CTRI\/\d{4}\/\d{2,3}\/\d{6}$/i, 'ctri'],
  [/^(?:EUCTR)?20[0-3]\d-\d{6}-\d{2}(?:-[A-Z]{2})?$/, 'eu-ctr'],
  [/^20[2-3]\d-5\d{5}-\d{2}-\d{2}$/, 'ctis'],
  [/^CTIS20[2-3]\d-5\d{5}-\d{2}-\d{2}$/i, 'ctis'],
  [/^ACTRN\d{14}p?$/i, 'anzctr'],
  [/^ISRCTN\d{8}$/i, 'isrctn'],
  [/^CTR20\d{6}$/, 'cde'],
  [/^RBR-\w{6,8}$/i, 'rebec'],
  [/^DRKS\d{8}$/i, 'drks'],
  [/^KCT\d{7}$/i, 'kct'],
]

/** The registry that gave a number; null for one that is none of a registry. */
export const registryOf = (number: string): (typeof choices.registry)[number] | null =>
  numberForms.find(([form]) => form.test(number))?.[1] ?? null
