/** What a registry says of a study that is held already, where the record says something else or nothing. */
import type { Trial } from '../../dataset/index.js'
import type { RegistryTrial } from './trial.js'

export type Difference = {
  /** Path of the value in the record. */
  readonly path: string
  readonly held: unknown
  readonly registry: unknown
  /** fills: the record has no value there. differs: it has another, which may be a judgment of whoever read the reports. */
  readonly kind: 'fills' | 'differs'
}

/** What a registry knows best, by path. Arms, results and words of ours are not compared: they are read from reports too. */
const compared: readonly (readonly [path: string, read: (trial: RegistryTrial) => unknown])[] = [
  ['acronym', (t) => t.acronym],
  ['status.value', (t) => t.status.value],
  ['status.asOf', (t) => t.status.asOf],
  ['status.note', (t) => t.status.note],
  ['enrollment.count', (t) => t.enrollment.count],
  ['enrollment.type', (t) => t.enrollment.type],
  ['start', (t) => t.start],
  ['completion', (t) => t.completion],
  ['sponsor', (t) => t.sponsor],
  ['countries', (t) => t.countries && [...t.countries].sort()],
  ['conditions', (t) => t.conditions],
  ['population.ageGroup', (t) => t.population.ageGroup],
  ['eligibility.age', (t) => t.eligibility?.age],
  ['design.model', (t) => t.design.model],
  ['design.allocation', (t) => t.design.allocation],
  ['design.masking', (t) => t.design.masking],
  ['design.phases', (t) => t.design.phases],
  ['design.centers', (t) => t.design.centers],
]

const isNothing = (value: unknown): boolean => value === null || value === undefined
const isSame = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b)

/** Where a registration says something that the record held does not. What the registration does not say changes nothing. */
export const compareHeld = (trial: RegistryTrial, held: Trial): Difference[] => {
  const differences: Difference[] = []
  const tell = (path: string, now: unknown, before: unknown): void => {
    if (isNothing(now) || isSame(now, before)) return
    differences.push({ path, held: before ?? null, registry: now, kind: isNothing(before) ? 'fills' : 'differs' })
  }
  for (const [path, read] of compared) tell(path, read(trial), read(held))
  for (const registration of trial.registrations) {
    const same = held.registrations.find(({ id }) => id === registration.id)
    if (!same) {
      tell('registrations', registration.id, undefined)
      continue
    }
    tell(`registrations.${registration.id}.registered`, registration.registered, same.registered)
    tell(`registrations.${registration.id}.results`, registration.results, same.results)
  }
  return differences
}
