/** Rules about what was read and by whom: disputes of the design, the second reading, and how far people were followed. */
import { designFields } from '../disputes.js'
import { nearestEntry, readPaths, valuesByPath } from '../field-sources.js'
import type { Trial } from '../schema/trial.js'
import type { RuleData } from '../source.js'
import type { IntegrityRule } from './rule.js'

type Say = (path: string, message: string) => void

const rule = (name: string, demands: string, find: (trial: Trial, say: Say) => void): IntegrityRule => ({
  name,
  demands,
  check: (data: RuleData) =>
    data.trials.flatMap((trial) => {
      const found: { path: string; message: string }[] = []
      find(trial, (path, message) => found.push({ path, message }))
      return found.map((v) => ({ kind: 'trials' as const, id: trial.id, rule: name, ...v }))
    }),
})

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b)
const blind = ['double', 'triple', 'quadruple']

export const readingRules: readonly IntegrityRule[] = [
  {
    ...rule(
      'field-has-source',
      'In a trial with several sources, every value that was read names the pages that gave it, or says that which of them did was not recorded.',
      (trial, say) => {
        for (const [path, { sources, isOneOf }] of Object.entries(trial.provenance ?? {}))
          if (isOneOf && sources.length === 1) say(`provenance.${path}`, 'one source, said to be one of several')
        if (trial.sources.length < 2) return
        for (const path of readPaths(trial))
          if (!nearestEntry(trial.provenance, path)) say(path, 'no entry under provenance for it or for what holds it')
      },
    ),
    isOfCuration: true,
  },
  rule(
    'dispute-told',
    'A disputed field of the design holds the other readings in design.disputed and says under disagreements who reads it so.',
    ({ design, disagreements = [] }, say) => {
      for (const field of designFields) {
        const path = `design.${field}`
        const others = design.disputed?.[field]
        const told = disagreements.some(({ about }) => about === path)
        if (told && !others) say(path, 'a disagreement, but no other reading under design.disputed')
        if (!others) continue
        if (!told) say(`design.disputed.${field}`, 'another reading, but no disagreement that says who reads it so')
        for (const other of others) {
          if (same(other, design[field])) say(`design.disputed.${field}`, `${other} is what the record holds`)
          if (field === 'masking' && blind.includes(String(other)) && blind.includes(String(design.masking)))
            say(`design.disputed.${field}`, `${design.masking} and ${other} are one masking in two vocabularies`)
        }
      }
    },
  ),
  rule(
    'second-reading-holds',
    'Values that two readers found alike stand in the record unchanged, decided differences stand as decided, and the counts are those of the log.',
    (trial, say) => {
      const log = trial.reviewed
      if (!log) return
      const values = valuesByPath(trial)
      const known = new Set(trial.sources.map(({ id }) => id))
      for (const { sources } of [...log.agreements, ...log.differences])
        for (const id of sources) if (!known.has(id)) say('reviewed', `no source ${id} in the record`)
      const agreed = log.agreements.flatMap(({ values: found }) => Object.entries(found))
      for (const [path, value] of agreed)
        if (!same(values.get(path), value))
          say(path, `two readers found ${JSON.stringify(value)}, the record says otherwise`)
      for (const { path, first, second, decided } of log.differences) {
        const held = decided === 'second' ? second : first
        if (!same(values.get(path) ?? null, held))
          say(path, `decided to be ${JSON.stringify(held)}, the record says otherwise`)
      }
      for (const path of log.added)
        if (!values.has(path)) say(path, 'added by the second reading, but not in the record')
      const paths = new Set(log.differences.map(({ path }) => path))
      const both = agreed.filter(([path]) => paths.has(path)).map(([path]) => path)
      for (const path of both) say(path, 'both agreed and different')
      if (new Set(agreed.map(([path]) => path)).size !== agreed.length) say('reviewed', 'a value is counted twice')
      const changed = log.differences.filter(({ decided }) => decided === 'second').length
      if (log.agreed !== agreed.length) say('reviewed.agreed', `${log.agreed}, but ${agreed.length} in the log`)
      if (log.compared !== agreed.length + log.differences.length)
        say('reviewed.compared', `${log.compared}, but ${agreed.length + log.differences.length} in the log`)
      if (log.changed !== changed) say('reviewed.changed', `${log.changed}, but ${changed} in the log`)
    },
  ),
  rule('follow-up-covers-results', 'People were followed at least as long as the latest result.', (t, say) => {
    const latest = Math.max(0, ...t.outcomes.map((row) => row.timepointMonths ?? 0))
    if (t.followUpMonths !== null && latest > t.followUpMonths)
      say('followUpMonths', `followed for ${t.followUpMonths} months, with a result at month ${latest}`)
  }),
]
