/** People: enrolled, allocated, analyzed, planned. */
import { type Arm, isResult, type Trial } from '../../../dataset/index.js'
import { plural } from '../../../text.js'
import { isRunning } from '../../timeline/index.js'
import { show } from '../digits.js'
import { eachArm, rowName } from '../rows.js'
import type { AuditRule, Draft } from '../rule.js'

const consort = 'CONSORT flow of participants; loss: Schulz and Grimes 2002, doi:10.1016/S0140-6736(02)07882-0'

const percent = (part: number, whole: number): string => `${Math.round((100 * part) / whole)}%`

export const peopleAddUp: AuditRule = {
  name: 'people-add-up',
  levels: ['contradiction', 'suspicious', 'note'],
  demands: 'The people of the arms add up to the people enrolled, and no result counts more people than its arm has.',
  source: consort,
  alsoKnownAs: ['n-within-allocated', 'allocated-within-enrollment', 'events-within-n'],
  check: (trial) => {
    const found: Draft[] = []
    const { count, type } = trial.enrollment
    const enrolled = type === 'actual' ? count : null
    const sizes = trial.arms.map((arm) => arm.allocated)
    const total = sizes.reduce<number>((sum, n) => sum + (n ?? 0), 0)
    const allKnown = sizes.length > 0 && sizes.every((n) => n !== null)
    if (enrolled !== null && trial.design.model !== 'crossover') {
      if (total > enrolled)
        found.push({
          level: 'contradiction',
          path: 'enrollment.count',
          message: `The arms have ${total} people together, ${enrolled} were enrolled.`,
          values: { enrolled, allocated: total },
          expected: `at most ${enrolled} allocated`,
          recomputed: { allocated: total },
        })
      else if (allKnown && total < enrolled)
        found.push({
          level: total < 0.8 * enrolled ? 'suspicious' : 'note',
          path: 'enrollment.count',
          message: `${enrolled} people were enrolled, the arms on record have ${total}: ${enrolled - total} (${percent(enrolled - total, enrolled)}) stand in no arm.`,
          values: { enrolled, allocated: total },
          expected: `${enrolled} in the arms`,
          recomputed: { 'in no arm': enrolled - total },
        })
    }
    for (const arm of trial.arms) {
      const most = arm.allocated ?? enrolled
      if (arm.analyzed !== null && most !== null && arm.analyzed > most)
        found.push({
          level: 'contradiction',
          path: `arms.${arm.id}.analyzed`,
          message: `${arm.analyzed} people analyzed in the arm ${arm.id}, ${most} ${arm.allocated === null ? 'enrolled in all' : 'allocated to it'}.`,
          values: { analyzed: arm.analyzed, allocated: arm.allocated, enrolled },
          expected: `at most ${most}`,
          recomputed: {},
        })
    }
    for (const { row, arm, values, path } of eachArm(trial)) {
      const { n, events } = values
      if (n != null && arm.allocated !== null && n > arm.allocated)
        found.push({
          level: 'contradiction',
          path: `${path}.n`,
          message: `${rowName(row)}: ${n} people in the arm ${arm.id}, which has ${arm.allocated}.`,
          values: { n, allocated: arm.allocated },
          expected: `at most ${arm.allocated}`,
          recomputed: {},
        })
      if (n != null && events !== undefined && events > n)
        found.push({
          level: 'contradiction',
          path: `${path}.events`,
          message: `${rowName(row)}: ${events} people with the event among ${n}.`,
          values: { events, n },
          expected: `at most ${n}`,
          recomputed: {},
        })
    }
    return found
  },
}

/** Fewest people behind a result of the whole arm, and where they stand. */
const analyzed = (trial: Trial, arm: Arm): { n: number; path: string; where: string } | undefined => {
  if (arm.analyzed !== null) return { n: arm.analyzed, path: `arms.${arm.id}.analyzed`, where: '' }
  // Who was treated last has not come as far as the first while a study runs, or when it is looked at early: nobody was lost.
  if (isRunning(trial)) return undefined
  let least: { n: number; path: string; where: string } | undefined
  for (const { row, arm: other, values, path } of eachArm(trial))
    if (
      other.id === arm.id &&
      row.subgroup === undefined &&
      row.look !== 'interim' &&
      isResult(row) &&
      values.n != null
    )
      if (!least || values.n < least.n) least = { n: values.n, path: `${path}.n`, where: ` for ${rowName(row)}` }
  return least
}

export const peopleLost: AuditRule = {
  name: 'people-lost',
  levels: ['suspicious'],
  demands:
    'A result rests on at least four fifths of the people allocated, once a study has ended: before, and in an interim look, the others may not have come so far.',
  source: `${consort}; losses above 20% put a result in doubt: the "5 and 20" rule of thumb (Sackett 2000), read in medicalalgorithms.com`,
  check: (trial) =>
    trial.arms.flatMap((arm): Draft[] => {
      const found = arm.allocated ? analyzed(trial, arm) : undefined
      if (!arm.allocated || !found || found.n >= 0.8 * arm.allocated) return []
      const others = trial.arms.flatMap((other) => {
        const kept = other.id !== arm.id && other.allocated ? analyzed(trial, other) : undefined
        return kept && other.allocated ? [`${kept.n} of ${other.allocated} in the arm ${other.id}`] : []
      })
      return [
        {
          level: 'suspicious',
          path: found.path,
          message: `${found.n} of ${arm.allocated} people of the arm ${arm.id} were analyzed${found.where}: ${percent(arm.allocated - found.n, arm.allocated)} are missing${others.length ? ` (${others.join(', ')} were analyzed)` : ''}.`,
          values: { analyzed: found.n, allocated: arm.allocated },
          expected: `at least ${Math.ceil(0.8 * arm.allocated)} of ${arm.allocated}`,
          recomputed: { 'missing percent': Number(show((100 * (arm.allocated - found.n)) / arm.allocated)) },
        },
      ]
    }),
}

export const enrolledAsPlanned: AuditRule = {
  name: 'enrolled-as-planned',
  levels: ['suspicious', 'note'],
  demands: 'The people reported are within 15% of the people registered.',
  source:
    'TRACT checklist: Mol 2023, doi:10.1186/s41073-023-00130-8 (discrepancy above 15% between intended and actual sample size)',
  check: (trial) =>
    (trial.disagreements ?? []).flatMap(({ about, text, values = [] }): Draft[] => {
      const reported = values.find(({ by }) => by === 'report')?.value
      const other = values.find(({ by }) => by !== 'report')
      const registered = other?.value
      if (about !== 'enrollment.count' || typeof reported !== 'number' || typeof registered !== 'number') return []
      const off = Math.abs(reported - registered) / registered
      if (registered === 0 || off <= 0.15) return []
      return [
        {
          level: reported < registered / 2 ? 'suspicious' : 'note',
          path: 'enrollment.count',
          message: `The report has ${plural(reported, 'person', 'people')}, the registration ${other?.by} ${registered}: ${Math.round(100 * off)}% ${reported < registered ? 'fewer' : 'more'}. Whether the registered number was planned or reached is not on record.`,
          values: { reported, registered },
          expected: `${Math.ceil(0.85 * registered)} to ${Math.floor(1.15 * registered)} people`,
          recomputed: { 'difference percent': Number(show((100 * (reported - registered)) / registered)) },
          recordedAs: text,
        },
      ]
    }),
}

export const randomizedToWhat: AuditRule = {
  name: 'randomized-to-what',
  levels: ['suspicious'],
  demands: 'A randomized trial has at least two groups.',
  source: 'Definition: people can be allocated at random only between groups',
  check: (trial) => {
    const { allocation, model, control } = trial.design
    const isAlone = model === 'single-group' || (trial.arms.length === 1 && control === 'none')
    if (allocation !== 'randomized' || !isAlone) return []
    return [
      {
        level: 'suspicious',
        path: model === 'single-group' ? 'design.model' : 'design.control',
        message: `Called randomized, yet with ${model === 'single-group' ? 'a single group' : 'one arm on record and no control'}: randomized between what is not on record.`,
        values: { allocation, model, control, arms: trial.arms.length },
        expected: 'two groups or more',
        recomputed: {},
      },
    ]
  },
}
