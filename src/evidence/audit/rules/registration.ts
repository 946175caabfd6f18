/** What was registered, when, and what became of it. */
import type { Trial } from '../../../dataset/index.js'
import { roleId } from '../../../dataset/roles.js'
import { spanOf } from '../../timeline/index.js'
import { monthsOf, yearInNumber, yearsBy } from '../dates.js'
import type { AuditContext, AuditRule, Draft } from '../rule.js'

/** A measure with those above and below it: C-peptide and its area are one family. */
const family = (id: string, outcomes: AuditContext['outcomes']): ReadonlySet<string> => {
  const found = new Set<string>()
  const up = (at: string): void => {
    if (found.has(at)) return
    found.add(at)
    for (const parent of outcomes.get(at)?.parents ?? []) up(parent)
  }
  up(id)
  const all = [...outcomes.values()]
  for (let size = -1; size !== found.size; ) {
    size = found.size
    for (const o of all) if (o.parents.some((parent) => found.has(parent))) found.add(o.id)
  }
  return found
}

/** Whether the record tells of safety outside its result rows. */
const tellsSafety = ({ safety }: Trial): boolean => Object.values(safety).some((value) => value !== null)

export const registeredPrimary: AuditRule = {
  name: 'registered-primary',
  levels: ['suspicious', 'note'],
  demands: 'The measure that the report calls primary is the one registered as primary, and that one is reported.',
  source: 'Mathieu 2009, doi:10.1001/jama.2009.1242',
  check: (trial, { outcomes }) => {
    const each = (trial.registeredOutcomes?.primary ?? []).map(({ text, measures }) => ({
      text,
      ids: new Set(measures),
    }))
    const texts = each.map(({ text }) => text)
    const rows = trial.outcomes.filter((row) => row.scale !== 'baseline')
    if (texts.length === 0 || rows.length === 0) return []
    const families = each.map(({ ids }) => new Set([...ids].flatMap((id) => [...family(id, outcomes)])))
    const found: Draft[] = []
    const primary = [...new Set(rows.filter((row) => row.primary).map((row) => row.outcome))]
    const registered = texts.map((text) => `"${text}"`).join(', ')
    // A registered outcome in words that the vocabulary does not know may be any measure: then nothing is said.
    if (primary.length && each.every(({ ids }) => ids.size) && !primary.some((id) => families.some((f) => f.has(id))))
      found.push({
        level: 'suspicious',
        path: 'registeredOutcomes.primary',
        message: `Registered as primary: ${registered}; the report on record calls primary: ${primary.join(', ')}.`,
        values: { registered: texts.join('; '), reported: primary.join('; ') },
        expected: 'the same primary measure in both',
        recomputed: { registered: [...new Set(each.flatMap(({ ids }) => [...ids]))].join('; ') },
      })
    const unreported = each.filter(
      ({ ids }, i) =>
        ids.size > 0 &&
        !rows.some((row) => families[i]?.has(row.outcome)) &&
        !(families[i]?.has(roleId('any-harm')) && tellsSafety(trial)),
    )
    if (unreported.length && found.length === 0)
      found.push({
        level: 'note',
        path: 'registeredOutcomes.primary',
        message: `Registered as primary but without a result on record: ${unreported.map(({ text }) => `"${text}"`).join(', ')}.`,
        values: { registered: unreported.map(({ text }) => text).join('; ') },
        expected: 'a result of each registered primary measure',
        recomputed: { measures: [...new Set(unreported.flatMap(({ ids }) => [...ids]))].join('; ') },
      })
    return found
  },
}

/** Latest month in which a trial can have begun: by its start, else by what a report of a given year tells of follow-up. */
const latestStart = (trial: Trial, context: AuditContext): { month: number; how: string } | undefined => {
  if (trial.start) return { month: monthsOf(trial.start)[1], how: `the trial started in ${trial.start}` }
  const year = yearsBy(context)
  const bounds = trial.outcomes.flatMap((row) => {
    const years = row.sources.flatMap((id) => {
      const reference = trial.sources.find((s) => s.id === id)?.reference
      return reference ? (year(reference) ?? []) : []
    })
    if (row.timepointMonths === null || years.length === 0) return []
    const issued = Math.max(...years)
    return [{ month: 12 * issued + 11 - row.timepointMonths, issued, months: row.timepointMonths }]
  })
  const first = bounds.toSorted((a, b) => a.month - b.month)[0]
  return first && { month: first.month, how: `a report of ${first.issued} tells of month ${first.months}` }
}

export const retrospectiveRegistration: AuditRule = {
  name: 'retrospective-registration',
  levels: ['suspicious'],
  demands: 'A trial is registered before its first participant, as far as its numbers and dates tell.',
  source:
    'ICMJE recommendations, clinical trial registration; TRACT checklist: Mol 2023, doi:10.1186/s41073-023-00130-8; years by the form of EudraCT, ChiCTR, ACTRN and CTR numbers',
  check: (trial, context) => {
    const years = trial.registrations.map(yearInNumber)
    // One number without a year may be the oldest.
    if (years.length === 0 || !years.every((year) => year !== undefined)) return []
    const registered = Math.min(...years)
    const start = latestStart(trial, context)
    if (!start || start.month >= 12 * registered) return []
    const latest = Math.floor(start.month / 12)
    return [
      {
        level: 'suspicious',
        path: 'registrations',
        message: `Registered in ${registered} (${trial.registrations.map(({ id }) => id).join(', ')}), but ${start.how}, so people entered in ${latest} or before: registered afterwards.`,
        values: { registered, start: trial.start },
        expected: `a start in ${registered} or later`,
        recomputed: { 'latest start': latest },
      },
    ]
  },
}

export const unpublished: AuditRule = {
  name: 'unpublished',
  levels: ['note'],
  demands: 'A trial that ended two years ago or more has a report or results on record.',
  source:
    'WHO statement of 2015 on public disclosure of results: Moorthy 2015, doi:10.1371/journal.pmed.1001819 (24 months)',
  check: (trial, context) => {
    const span = spanOf(trial, yearsBy(context), context.asOf)
    if (span.unreportedYears === null) return []
    const reports = (trial.overlaps ?? []).filter(
      ({ trial: id }) => context.trials.find((other) => other.id === id)?.kind === 'published',
    )
    const perhaps = reports.map(({ trial: id, certainty }) => `${id} is its report (${certainty})`).join(', ')
    return [
      {
        level: 'note',
        path: 'completion',
        message: `${trial.status.value === 'terminated' ? 'Terminated' : 'Completed'} in ${trial.completion}, ${span.unreportedYears} years before ${context.asOf}, without a report or results on record${perhaps ? `, unless ${perhaps}` : ''}; absence here is no proof of absence.`,
        values: { completion: trial.completion, status: trial.status.value, enrolled: trial.enrollment.count },
        expected: 'a report within two years',
        recomputed: { years: span.unreportedYears },
      },
    ]
  },
}

export const timeForFollowUp: AuditRule = {
  name: 'time-for-follow-up',
  levels: ['contradiction'],
  demands: 'There was time for the follow-up: between the start and the report of each result.',
  source: 'TRACT checklist: Mol 2023, doi:10.1186/s41073-023-00130-8 (timeframe)',
  check: (trial, context) => {
    if (!trial.start) return []
    const year = yearsBy(context)
    const first = monthsOf(trial.start)[0]
    return trial.outcomes.flatMap((row): Draft[] => {
      const years = row.sources.flatMap((id) => {
        const reference = trial.sources.find((s) => s.id === id)?.reference
        const issued = reference ? year(reference) : null
        return issued === null ? [Number.POSITIVE_INFINITY] : [issued]
      })
      const issued = Math.max(...years)
      if (row.timepointMonths === null || row.scale === 'baseline' || first + row.timepointMonths <= 12 * issued + 11)
        return []
      return [
        {
          level: 'contradiction',
          path: `outcomes.${row.id}.timepointMonths`,
          message: `${row.label ?? row.outcome} at month ${row.timepointMonths} is reported in ${issued}, but the trial started in ${trial.start}: the month lies after the report.`,
          values: { start: trial.start, months: row.timepointMonths, reported: issued },
          expected: `at most ${12 * issued + 11 - first} months`,
          recomputed: {},
        },
      ]
    })
  },
}
