/** What pathways says to machines: ways and links as JSON, and a row per piece of evidence for CSV. */
import type { Grid } from '../../answer.js'
import type { ItemOf } from '../../contracts/index.js'
import { type Link, nodeOf, type Pathway, strengthOf } from '../../evidence/pathways/index.js'
import type { Store } from '../../store/index.js'

const endJson = (end: Link['from'], dataset: Store): ItemOf<'pathways-links'>['from'] => ({
  kind: end.kind,
  id: end.id,
  name: nodeOf(end, dataset).name,
})

/** A link with its strength and all its evidence. */
export const linkJson = (link: Link, dataset: Store): ItemOf<'pathways-links'> => {
  const { setting, how, pro, contra } = strengthOf(link)
  return {
    id: link.id,
    from: endJson(link.from, dataset),
    relation: link.relation,
    to: endJson(link.to, dataset),
    strongest: setting,
    how,
    for: pro.length,
    against: contra.length,
    diseases: link.diseases,
    mechanisms: link.mechanisms,
    evidence: [...pro, ...contra],
    ...(link.note ? { note: link.note } : {}),
  }
}

export const wayJson = (way: Pathway, rank: number, dataset: Store): ItemOf<'pathways'> => ({
  rank,
  from: endJson(way.from.node, dataset),
  fromIs: way.from.is,
  to: endJson(way.to.node, dataset),
  toIs: way.to.is,
  steps: way.steps.length,
  weakest: way.weakest.setting,
  weakestHow: way.weakest.how,
  broken: way.isBroken,
  wholeIn: way.wholeIn,
  diseasesDiffer: way.diseasesDiffer,
  links: way.steps.map(({ link }) => linkJson(link, dataset)),
})

const linkColumns = ['link', 'from-kind', 'from', 'relation', 'to-kind', 'to', 'diseases', 'strongest', 'how'] as const
const pieceColumns = ['supports', 'setting', 'reference', 'what'] as const

/** A row per piece of evidence; a link without evidence has one row. */
const linkRows = (link: Link): (string | null)[][] => {
  const { setting, how, pro, contra } = strengthOf(link)
  const { from, to } = link
  const own = [link.id, from.kind, from.id, link.relation, to.kind, to.id, link.diseases.join('; '), setting, how]
  const pieces = [...pro, ...contra].map(({ supports, setting, reference, what }) => [
    supports,
    setting,
    reference,
    what,
  ])
  return (pieces.length ? pieces : [pieceColumns.map(() => null)]).map((piece) => [...own, ...piece])
}

/** A row per step and piece of evidence. */
export const waysGrid = (ways: readonly Pathway[]): Grid => ({
  columns: ['way', 'step', 'weakest', ...linkColumns, ...pieceColumns],
  rows: ways.flatMap((way, i) =>
    way.steps.flatMap(({ link }, step) => linkRows(link).map((row) => [i + 1, step + 1, way.weakest.setting, ...row])),
  ),
})

export const linksGrid = (links: readonly Link[]): Grid => ({
  columns: [...linkColumns, ...pieceColumns],
  rows: links.flatMap(linkRows),
})
