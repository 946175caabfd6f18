/** How strong a link of the mechanism graph is: by the best setting in which a study bore it out, never by what speaks against it. */
import type { RecordOf } from '../../dataset/index.js'

export type Link = RecordOf['edges']
export type Evidence = Link['evidence'][number]
export type EvidenceSetting = Evidence['setting']

/** Settings from the strongest to the weakest: people, their cells, animals, cultures, somebody else's summary. */
export const settings: readonly EvidenceSetting[] = ['human-trial', 'human-ex-vivo', 'animal', 'in-vitro', 'review']

export type LinkStrength = {
  /** Best setting in which a study bore the link out, fully or in part; null when none did: the link is broken. */
  readonly setting: EvidenceSetting | null
  /** Whether a study in that setting bore it out fully; null when the link is broken. */
  readonly how: 'support' | 'partial' | null
  /** Pieces for it (support, partial) and against it (refute, no-evidence), each strongest setting first. */
  readonly pro: readonly Evidence[]
  readonly contra: readonly Evidence[]
  /** 0 is the strongest; settings before full or partial support; a broken link comes last. */
  readonly rank: number
}

const speaksFor = (piece: Evidence): boolean => piece.supports === 'support' || piece.supports === 'partial'
const place = (piece: Evidence): number =>
  settings.indexOf(piece.setting) * 2 + (piece.supports === 'support' || piece.supports === 'refute' ? 0 : 1)
const byPlace = (pieces: readonly Evidence[]): Evidence[] => [...pieces].sort((a, b) => place(a) - place(b))

/** Rank of a link that no evidence bears out. */
export const broken = settings.length * 2

export const strengthOf = (link: Pick<Link, 'evidence'>): LinkStrength => {
  const pro = byPlace(link.evidence.filter(speaksFor))
  const contra = byPlace(link.evidence.filter((piece) => !speaksFor(piece)))
  const best = pro[0]
  return {
    setting: best?.setting ?? null,
    how: best ? (best.supports === 'support' ? 'support' : 'partial') : null,
    pro,
    contra,
    rank: best ? place(best) : broken,
  }
}

/** Links from the strongest to the broken, then by id. */
export const strongestFirst = (links: readonly Link[]): Link[] =>
  links
    .map((link) => ({ link, rank: strengthOf(link).rank }))
    .sort((a, b) => a.rank - b.rank || (a.link.id < b.link.id ? -1 : 1))
    .map(({ link }) => link)
