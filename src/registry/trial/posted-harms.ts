/**
 * Posted adverse events as rows of a trial: deaths, people with serious and with other events, per registered arm. Groups are told
 * apart by their ids; a group that tells no number is not reported, which is not none. Events by name stand among the facts.
 */
import type { ArmResult, OutcomeResult } from '../../dataset/index.js'
import { roleId } from '../../dataset/roles.js'
import type { Part } from '../study/index.js'
import { groupsOf } from './groups.js'
import { monthsIn, numberIn } from './numbers.js'

/** What is counted, and the part that its outcome measure plays. */
const kinds = [
  { kind: 'deaths', role: 'deaths', label: 'Deaths of any cause' },
  { kind: 'serious', role: 'serious-harm', label: 'Serious adverse events' },
  { kind: 'other', role: 'any-harm', label: 'Other (not serious) adverse events' },
] as const

const isCount = (n: number | null): n is number => n !== null && Number.isInteger(n) && n >= 0

/** People with the event among those at risk. Zero of nobody is no count. */
const counted = (group: Part, kind: (typeof kinds)[number]['kind']): ArmResult => {
  const [n, events] = [numberIn(group.text(`${kind}NumAtRisk`)), numberIn(group.text(`${kind}NumAffected`))]
  const people = isCount(n) ? { n } : {}
  return isCount(events) && (!isCount(n) || (n > 0 && events <= n))
    ? { ...people, events }
    : { ...people, missing: 'notReported' }
}

/** Rows of what was posted, where every group is a registered arm; `comparison` is what the arms are to each other. */
export const harmRowsOf = (
  harms: Part,
  arms: readonly { readonly id: string; readonly label: string }[],
  comparison: OutcomeResult['comparison'],
): OutcomeResult[] => {
  const parts = harms.parts('eventGroups')
  const groups = groupsOf(parts, arms)
  if (!groups.arms) return []
  const frame = harms.text('timeFrame')
  const threshold = harms.text('frequencyThreshold')
  const names = [...groups.arms].map(([group, arm]) => `${groups.shown(group)} is ${arm}`)
  return kinds.flatMap(({ kind, role, label }): OutcomeResult[] => {
    if (!parts.some((one) => one.text(`${kind}NumAffected`) !== null)) return []
    const values = parts.flatMap((one) => {
      const arm = groups.arms?.get(one.text('id') ?? '')
      return arm === undefined ? [] : [[arm, counted(one, kind)] as const]
    })
    return [
      {
        id: `posted-${kind}`,
        outcome: roleId(role),
        label,
        kind: 'binary',
        scale: 'final',
        timepointMonths: monthsIn(frame),
        unit: 'participants',
        primary: false,
        ...(kind === 'other' && threshold !== null && threshold !== '0'
          ? { definition: `Events that are not serious; by name those above ${threshold} % are posted.` }
          : {}),
        arms: Object.fromEntries(values),
        comparison,
        direction: 'unclear',
        note: [`Groups as posted: ${names.join('; ')}.`, ...(frame === null ? [] : [`Time frame as posted: ${frame}.`])]
          .join(' ')
          .replace(/\s+/g, ' '),
        sources: ['s1'],
        locator: 'posted results: adverse events',
        level: 'registry',
      },
    ]
  })
}
