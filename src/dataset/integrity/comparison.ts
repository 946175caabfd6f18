/** Rules about what a result is judged by: fields that rules of evidence read must fit the row that they stand in. */
import { hasRole } from '../roles.js'
import type { OutcomeResult } from '../schema/result.js'
import type { Trial } from '../schema/trial.js'
import type { IntegrityRule, Violation } from './rule.js'

/** Why the comparison of a row cannot be the one on record; undefined where it can. */
const whyNot = (row: OutcomeResult, trial: Trial): string | undefined => {
  const { comparison } = row
  if ((comparison === 'none') !== (row.scale === 'baseline'))
    return row.scale === 'baseline' ? 'a baseline value compares nothing: "none"' : '"none" is for baseline values only'
  if (comparison !== 'before-after' && row.effect?.measure === 'before-after')
    return 'its effect is a change within one arm: "before-after"'
  if (comparison !== 'against-control') return undefined
  if (trial.design.model === 'single-group') return 'the trial has a single group, so nothing is against a control'
  return trial.arms.some(({ role }) => role === 'control')
    ? undefined
    : 'no arm of the trial went without cells, so nothing is against a control'
}

/** Why the rows named as those of the two traits cannot be; undefined where they can. */
const whyNotBoth = (row: OutcomeResult, trial: Trial): string | undefined => {
  const wrong = row.bothOf?.find(
    (id) => !trial.outcomes.some((other) => other.id === id && other !== row && other.outcome === row.outcome),
  )
  return wrong === undefined ? undefined : `no other row "${wrong}" of the same outcome`
}

const everyRow = (
  name: string,
  demands: string,
  path: string,
  wrong: (row: OutcomeResult, trial: Trial) => string | undefined,
): IntegrityRule => ({
  name,
  demands,
  check: ({ trials }) =>
    trials.flatMap((trial) =>
      trial.outcomes.flatMap((row): Violation[] => {
        const message = wrong(row, trial)
        return message
          ? [{ kind: 'trials', id: trial.id, path: `outcomes.${row.id}.${path}`, rule: name, message }]
          : []
      }),
    ),
})

/** A field stands exactly where what it explains stands. */
const both = (
  { has, explains }: { readonly has: boolean; readonly explains: boolean },
  field: string,
  what: string,
): string | undefined =>
  has === explains ? undefined : has ? `${field} is for ${what} only` : `${what} needs ${field}`

export const comparisonRules: readonly IntegrityRule[] = [
  everyRow('comparison-fits', 'What a result is judged by is there in the trial.', 'comparison', whyNot),
  everyRow('subgroup-explained', 'A part of the participants says how it came about.', 'subgroupBy', (row) =>
    both({ has: row.subgroupBy !== undefined, explains: row.subgroup !== undefined }, 'subgroupBy', 'a subgroup'),
  ),
  everyRow('p-explained', 'A p-value that says what it compares says whether that is the arms.', 'pOf', (row) =>
    both({ has: row.pOf !== undefined, explains: row.pFor !== undefined }, 'pOf', 'a pFor'),
  ),
  everyRow('characteristic-named', 'A baseline characteristic says which.', 'characteristic', (row) =>
    both(
      { has: row.characteristic !== undefined, explains: hasRole(row.outcome, 'trait-of-people') },
      'characteristic',
      'a baseline-characteristic',
    ),
  ),
  everyRow('derived-part-named', 'A derived effect says what of it was derived.', 'effect.derivedPart', ({ effect }) =>
    both(
      { has: effect?.derivedPart !== undefined, explains: effect?.derived !== undefined },
      'derivedPart',
      'a derived effect',
    ),
  ),
  everyRow('risk-difference-in-points', 'A risk difference is in percentage points.', 'effect.unit', ({ effect }) =>
    effect?.measure === 'rd' && effect.unit !== 'percentage points'
      ? `in ${effect.unit ?? 'no unit'}, expected percentage points`
      : undefined,
  ),
  everyRow('traits-are-rows', 'A row of people with both of two traits names the rows of each.', 'bothOf', whyNotBoth),
  {
    name: 'parts-are-of-arms',
    demands: 'A fact divides the people of arms that the record has.',
    check: ({ trials }) =>
      trials.flatMap((trial) =>
        (trial.facts ?? []).flatMap(({ field, parts }) =>
          Object.keys(parts ?? {}).flatMap((id): Violation[] =>
            trial.arms.some((arm) => arm.id === id)
              ? []
              : [
                  {
                    kind: 'trials',
                    id: trial.id,
                    path: `facts.${field}.parts.${id}`,
                    rule: 'parts-are-of-arms',
                    message: `no arm "${id}"`,
                  },
                ],
          ),
        ),
      ),
  },
  {
    name: 'percentages-are-printed',
    demands: 'The safety text gives the percentages that are taken from it.',
    check: ({ trials }) =>
      trials.flatMap(({ id, safety: { text, percentages } }) =>
        (percentages ?? [])
          .filter((percent) => !text?.includes(String(percent)))
          .map(
            (percent): Violation => ({
              kind: 'trials',
              id,
              path: 'safety.percentages',
              rule: 'percentages-are-printed',
              message: `${percent} does not stand in the text`,
            }),
          ),
      ),
  },
]
