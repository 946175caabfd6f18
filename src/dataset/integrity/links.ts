/** Rules about ids and links: everything that is named exists, once, and is linked both ways where it must be. */

import { tableOf } from '../../collections.js'
import { fold } from '../../text.js'
import { choices } from '../choices.js'
import type { Kind, RecordOf } from '../kinds.js'
import { endHome, kinds, vocabularyKinds } from '../kinds.js'
import type { SourceLevel } from '../schema/common.js'
import type { RuleData } from '../source.js'
import type { IntegrityRule, Violation } from './rule.js'

const rule = (
  name: string,
  demands: string,
  find: (data: RuleData, say: (kind: Kind, id: string, path: string, message: string) => void) => void,
): IntegrityRule => ({
  name,
  demands,
  check: (data) => {
    const found: Violation[] = []
    find(data, (kind, id, path, message) => found.push({ kind, id, path, rule: name, message }))
    return found
  },
})

type Link = readonly [path: string, kind: Kind, id: string]

const statementLinks = (
  at: string,
  some: readonly {
    references?: string[] | undefined
    trials?: string[] | undefined
    approvals?: string[] | undefined
  }[],
): Link[] =>
  some.flatMap((s, i) => [
    ...(s.references ?? []).map((id): Link => [`${at}.${i}.references`, 'references', id]),
    ...(s.trials ?? []).map((id): Link => [`${at}.${i}.trials`, 'trials', id]),
    ...(s.approvals ?? []).map((id): Link => [`${at}.${i}.approvals`, 'approvals', id]),
  ])

const many = (path: string, kind: Kind, ids: readonly string[] | undefined): Link[] =>
  (ids ?? []).map((id): Link => [path, kind, id])

const linksOf: { [K in Kind]: (record: RecordOf[K]) => Link[] } = {
  trials: (t) => [
    ['disease', 'diseases', t.disease],
    ...t.arms.flatMap((a) => many(`arms.${a.id}.product.cells`, 'cells', a.product?.cells)),
    ...t.outcomes.map((r): Link => [`outcomes.${r.id}.outcome`, 'outcomes', r.outcome]),
    ...(t.registeredOutcomes?.primary ?? []).flatMap(({ measures }, i) =>
      many(`registeredOutcomes.primary.${i}.measures`, 'outcomes', measures),
    ),
    ...many('references', 'references', t.references),
    ...t.sources.flatMap((s) => many(`sources.${s.id}.reference`, 'references', s.reference ? [s.reference] : [])),
    ...many(
      'overlaps',
      'trials',
      t.overlaps?.map((o) => o.trial),
    ),
    ...many(
      'related',
      'trials',
      t.related?.map((o) => o.trial),
    ),
  ],
  diseases: (d) => [
    ...many('cureOutcomes', 'outcomes', d.cureOutcomes),
    ...many('parents', 'diseases', d.parents),
    ...many('references', 'references', d.references),
    ...statementLinks('definition', [d.definition]),
    ...statementLinks('pathology', d.pathology),
    ...statementLinks('standardTreatments', d.standardTreatments),
    ...statementLinks('whyCellTherapy', d.whyCellTherapy),
    ...d.stages.flatMap((s, i) => many(`stages.${i}.references`, 'references', s.references)),
    ...d.epidemiology.flatMap((s, i) => many(`epidemiology.${i}.references`, 'references', s.references)),
  ],
  cells: (c) => [
    ...many('parents', 'cells', c.parents),
    ...many('references', 'references', c.references),
    ...many('approvals', 'approvals', c.approvals),
    ...[c.identity, c.manufacturing, c.advantages, c.limitations, c.risks].flatMap((s) =>
      statementLinks('statements', s),
    ),
  ],
  mechanisms: (m) => [
    ...many('diseases', 'diseases', m.diseases),
    ...many('cells', 'cells', m.cells),
    ...many('mediators', 'nodes', m.mediators),
    ...many('immuneCells', 'nodes', m.immuneCells),
    ...many('edges', 'edges', m.edges),
    ...many('references', 'references', m.references),
  ],
  outcomes: (o) => [
    ...many('parents', 'outcomes', o.parents),
    ...many('implies', 'outcomes', o.implies),
    ...many('below', 'outcomes', o.below ? [o.below.measure] : []),
    ...many('references', 'references', o.references),
    ...[...o.importantDifference, ...(o.thresholds ?? []), ...(o.definitions ?? [])].flatMap((d) =>
      many('statements', 'references', d.references),
    ),
  ],
  references: (r) => many('custom.trials', 'trials', r.custom.trials),
  approvals: (a) => [
    ...many('cell', 'cells', a.cell ? [a.cell] : []),
    ...many('diseases', 'diseases', a.diseases),
    ...many('trials', 'trials', a.trials),
  ],
  claims: (c) => [
    ...many('diseases', 'diseases', c.diseases),
    ...many('cells', 'cells', c.cells),
    ...many('mechanisms', 'mechanisms', c.mechanisms),
    ...many('outcomes', 'outcomes', c.outcomes),
    ...many('articles', 'articles', c.articles),
    ...many('citations', 'citations', c.citations),
    ...c.evidence.flatMap((e) => [
      ...many('evidence', 'references', e.reference ? [e.reference] : []),
      ...many('evidence', 'trials', e.trial ? [e.trial] : []),
    ]),
  ],
  articles: () => [],
  citations: (c) => [['article', 'articles', c.article], ...many('actual', 'references', c.actual ? [c.actual] : [])],
  reviews: (r) => [
    ['reference', 'references', r.reference],
    ...many('diseases', 'diseases', r.diseases),
    ...many('cells', 'cells', r.cells),
    ...many(
      'pooled',
      'outcomes',
      r.pooled.map((p) => p.outcome),
    ),
  ],
  edges: (e) => [
    ...many('diseases', 'diseases', e.diseases),
    ...many('mechanisms', 'mechanisms', e.mechanisms),
    ...e.evidence.map((x): Link => ['evidence', 'references', x.reference]),
    ...([e.from, e.to] as const).map((end): Link => ['ends', endHome[end.kind], end.id]),
  ],
  nodes: () => [],
}

const linksIn = <K extends Kind>(
  kind: K,
  data: { readonly [P in Kind]: readonly RecordOf[P][] },
): { id: string; links: Link[] }[] => {
  const records: readonly RecordOf[K][] = data[kind]
  return records.map((record) => ({ id: record.id, links: linksOf[kind](record) }))
}

/** Links between records in a dataset. */
export const countLinks = (data: RuleData): number =>
  kinds.reduce((n, kind) => n + linksIn(kind, data).reduce((m, { links }) => m + links.length, 0), 0)

/** Paths of the nulls of a record; items of a list are named by their id. */
const nullPaths = (record: object): string[] => {
  const found: string[] = []
  const walk = (value: object, prefix: string): void => {
    const isList = Array.isArray(value)
    // Not Object.entries: a pair for each of the hundred thousand values takes twice the time.
    for (const key in value) {
      const child: unknown = value[key as keyof typeof value]
      if (typeof child !== 'object' || (!isList && (key === 'missing' || key === '$schema'))) continue
      if (child === null) found.push(prefix + key)
      else walk(child, `${prefix}${isList && 'id' in child && typeof child.id === 'string' ? child.id : key}.`)
    }
  }
  walk(record, '')
  return found
}
/** Nulls that say what they mean by themselves: nobody has reviewed, read or checked it yet. */
const selfExplaining = /(^|\.)(reviewed|custom\.level|custom\.read|custom\.retracted)$/

const registryForm: Partial<Record<string, RegExp>> = {
  'clinicaltrials.gov': /^NCT\d{8}$/,
  chictr: /^ChiCTR[-A-Z]*-?\d+$/,
  irct: /^IRCT\d+N\d+$/,
  jrct: /^jRCT[a-z]?\d+$/,
  'eu-ctr': /^(EUCTR)?\d{4}-\d{6}-\d{2}(-[A-Z]{2})?$/,
  anzctr: /^ACTRN\d{14}$/,
  cde: /^CTR\d{8}$/,
  umin: /^(UMIN|JPRN-)/,
  isrctn: /^ISRCTN\d{8}$/,
  ctri: /^CTRI\/\d{4}\/\d+\/\d+$/,
  ctis: /^\d{4}-\d{6}-\d{2}(-\d{2})?$/,
  drks: /^DRKS\d{8}$/,
  kct: /^KCT\d{7}$/,
  rebec: /^RBR-[a-z0-9]+$/i,
}

export const linkRules: readonly IntegrityRule[] = [
  rule('id-unique', 'An id stands once in its kind.', (data, say) => {
    for (const kind of kinds) {
      const seen = new Set<string>()
      for (const { id } of data[kind]) {
        if (seen.has(id)) say(kind, id, 'id', `the id ${id} stands twice`)
        seen.add(id)
      }
    }
  }),
  rule('link-resolves', 'Every record that is named exists.', (data, say) => {
    const ids = tableOf(kinds, (kind) => new Set(data[kind].map((r) => r.id)))
    for (const kind of kinds)
      for (const record of linksIn(kind, data))
        for (const [path, to, id] of record.links)
          if (!ids[to].has(id)) say(kind, record.id, path, `no ${to} record has the id "${id}"`)
  }),
  rule(
    'null-has-reason',
    'Every null has a reason under "missing", and every reason belongs to a null.',
    (data, say) => {
      for (const kind of kinds)
        for (const record of data[kind]) {
          if (!('missing' in record) || !record.missing) continue
          const nulls = new Set(nullPaths(record).filter((path) => !selfExplaining.test(path)))
          for (const path of nulls) if (!(path in record.missing)) say(kind, record.id, path, 'null without a reason')
          for (const path of Object.keys(record.missing))
            if (!nulls.has(path)) say(kind, record.id, path, 'a reason, but no null')
        }
    },
  ),
  rule(
    'source-exists',
    'A source that a row, fact or path names is listed in its record, and its level is no better than the best of them.',
    (data, say) => {
      for (const t of data.trials) {
        const level = new Map(t.sources.map((s) => [s.id, s.level]))
        const rank = (l: SourceLevel): number => choices.level.indexOf(l)
        const check = (path: string, ids: readonly string[]): void => {
          for (const id of ids) if (!level.has(id)) say('trials', t.id, path, `no source ${id} in the record`)
        }
        for (const r of t.outcomes) {
          check(`outcomes.${r.id}.sources`, r.sources)
          const best = Math.min(...r.sources.map((id) => rank(level.get(id) ?? 'news')))
          if (rank(r.level) < best)
            say('trials', t.id, `outcomes.${r.id}.level`, `level ${r.level} is better than that of its sources`)
        }
        for (const [path, p] of Object.entries(t.provenance ?? {})) check(`provenance.${path}`, p.sources)
        for (const f of t.facts ?? []) check(`facts.${f.field}`, f.sources)
        for (const d of t.disagreements ?? [])
          for (const s of d.sources ?? []) if (/^s\d+$/.test(s)) check('disagreements', [s])
      }
    },
  ),
  rule('overlap-both-ways', 'Overlapping trials name each other.', (data, say) => {
    const overlaps = new Map(data.trials.map((t) => [t.id, new Set(t.overlaps?.map((o) => o.trial))]))
    for (const [id, others] of overlaps)
      for (const other of others)
        if (!overlaps.get(other)?.has(id))
          say('trials', other, 'overlaps', `${id} names it as overlapping, but not the other way round`)
  }),
  rule(
    'registration-shown',
    'A source that shows a registration is a registry page, and names one of the record.',
    (data, say) => {
      for (const { id, sources, registrations } of data.trials)
        for (const source of sources) {
          const { registration: shown, level } = source
          if (shown === undefined) continue
          const path = `sources.${source.id}.registration`
          if (level !== 'registry') say('trials', id, path, `the source is read as ${level}, and shows a registration`)
          else if (!registrations.some((one) => one.id === shown))
            say('trials', id, path, `the record has no registration ${shown}`)
        }
    },
  ),
  rule('registration-form', 'A registry number has the form that its registry gives.', (data, say) => {
    for (const t of data.trials)
      for (const r of t.registrations) {
        const form = registryForm[r.registry]
        if (form && !form.test(r.id)) say('trials', t.id, 'registrations', `"${r.id}" is not a number of ${r.registry}`)
      }
  }),
  rule(
    'registration-once',
    'Two records with the same registry number are linked as overlapping or related.',
    (data, say) => {
      const owners = new Map<string, string[]>()
      for (const t of data.trials)
        for (const r of t.registrations) owners.set(r.id, [...(owners.get(r.id) ?? []), t.id])
      const linked = new Map(
        data.trials.map((t) => [t.id, new Set([...(t.overlaps ?? []), ...(t.related ?? [])].map((o) => o.trial))]),
      )
      for (const [number, ids] of owners)
        for (const a of ids)
          for (const b of ids)
            if (a < b && !linked.get(a)?.has(b) && !linked.get(b)?.has(a))
              say('trials', a, 'registrations', `${number} also stands in ${b}, and they are not linked`)
    },
  ),
  rule('alias-once', 'A name means one entry of its vocabulary.', (data, say) => {
    for (const kind of vocabularyKinds) {
      const owner = new Map<string, string>()
      for (const r of data[kind])
        for (const label of new Set([r.id, r.name, r.nameZh ?? r.name, ...r.aliases, ...r.mergeFrom].map(fold))) {
          const other = owner.get(label)
          if (other) say(kind, r.id, 'aliases', `"${label}" also names ${other}`)
          owner.set(label, r.id)
        }
    }
  }),
  rule('hierarchy-has-a-top', 'No entry is above itself.', (data, say) => {
    for (const kind of ['diseases', 'cells', 'outcomes'] as const) {
      const parents = new Map(data[kind].map((r) => [r.id, r.parents]))
      for (const r of data[kind]) {
        const seen = new Set<string>()
        const climb = (id: string): boolean =>
          (parents.get(id) ?? []).some((p) => p === r.id || (!seen.has(p) && seen.add(p) && climb(p)))
        if (climb(r.id)) say(kind, r.id, 'parents', 'is above itself')
      }
    }
  }),
]
