/** What every exported graph says about a node and a link, in the same words. */
import { harmless } from '../../text.js'
import type { GraphNode } from './graph.js'
import { type Link, type LinkStrength, strengthOf } from './strength.js'

export type Picture = {
  readonly title: string
  readonly nodes: readonly GraphNode[]
  readonly links: readonly Link[]
  /** What a reader must know beside the graph; written as comments. */
  readonly remarks: readonly string[]
}

/** A relation or setting as words: "acts-through" becomes "acts through". */
export const words = (id: string): string => id.replaceAll('-', ' ')

/** The strongest setting that bears a link out, and whether only in part. */
export const settingWords = ({ setting, how }: Pick<LinkStrength, 'setting' | 'how'>): string =>
  setting === null ? 'broken' : `${words(setting)}${how === 'partial' ? ', in part' : ''}`

/** How strong a link is, and how much speaks against it, in a few words. */
export const strengthWords = (link: Pick<Link, 'evidence'>): string => {
  const strength = strengthOf(link)
  const against = strength.contra.length ? `${strength.contra.length} against` : ''
  if (strength.setting === null) return against ? `broken: ${against}, none for` : 'broken: no evidence'
  return [settingWords(strength), against].filter(Boolean).join(', ')
}

/** Text of a link in a picture. */
export const linkLabel = (link: Link): string => harmless(`${words(link.relation)} (${strengthWords(link)})`)

export const nodeLabel = ({ name }: GraphNode): string => harmless(name)
