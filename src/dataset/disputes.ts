/** What sources dispute about a design, and the less favorable reading of it: what judgments rest on. */
import { choices } from './choices.js'
import type { Trial } from './schema/trial.js'

type Design = Trial['design']
export const designFields = ['model', 'allocation', 'masking', 'control', 'phases', 'centers'] as const
export type DesignField = (typeof designFields)[number]

/** Fields of the design that another source reads otherwise. */
export const disputedFields = ({ design }: Trial): DesignField[] =>
  designFields.filter((field) => design.disputed?.[field] !== undefined)

/** Values from the least to the most that a design can be given credit for; those side by side protect alike. */
const credit: { readonly [F in 'allocation' | 'masking' | 'control']: readonly (readonly string[])[] } = {
  allocation: [['na'], ['non-randomized'], ['randomized']],
  masking: choices.masking.map((value) => [value]),
  control: [['none'], ['standard-care', 'active'], ['placebo', 'sham']],
}

const least = <F extends keyof typeof credit>(field: F, design: Design): Design[F] => {
  const stored = design[field]
  const others = design.disputed?.[field]
  if (stored === null || !others) return stored
  const rank = (value: string): number => credit[field].findIndex((level) => level.includes(value))
  return [stored, ...others].reduce((a, b) => (rank(b as string) < rank(a as string) ? b : a)) as Design[F]
}

/**
 * The trial with the less favorable reading of each disputed part of its design. Where a source speaks of one group and the
 * record holds several arms, the arms stand, without chance and without masking having made them.
 */
export const cautiously = (trial: Trial): Trial => {
  const { design } = trial
  if (!design.disputed) return trial
  const [allocation, control] = [least('allocation', design), least('control', design)]
  const several = trial.arms.length > 1
  return {
    ...trial,
    design: {
      ...design,
      allocation: several && allocation === 'na' ? 'non-randomized' : allocation,
      masking: least('masking', design),
      control: several && control === 'none' ? 'standard-care' : control,
    },
  }
}

/**
 * Whether chance made the groups, undisputed: a design that sources dispute is read in its less favorable way.
 * @param trial - a record of the kind trials
 */
export const isRandomized = (trial: Trial): boolean => cautiously(trial).design.allocation === 'randomized'

/** What is judged otherwise than the record prints it, in a sentence; nothing where no dispute moves a judgment. */
export const cautionText = (trial: Trial): string | undefined => {
  const read = cautiously(trial).design
  const moved = (['allocation', 'masking', 'control'] as const).filter((field) => read[field] !== trial.design[field])
  if (moved.length === 0) return undefined
  const parts = moved.map((field) => `${field} as ${read[field]} (recorded as ${trial.design[field]})`)
  return `Sources dispute the design, so it is judged by the less favorable reading: ${parts.join(', ')}.`
}
