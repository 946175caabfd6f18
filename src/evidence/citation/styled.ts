/** Citations as a reader prints them: Vancouver and APA, by citeproc with the styles of citation-js. */
import { plugins } from '@citation-js/core'
import '@citation-js/plugin-csl'
import type { Csl, CslName } from './csl.js'

export type Style = 'vancouver' | 'apa'

/** Authors who were not read are no author: APA would write "& et al.". */
const mend = (text: string): string =>
  text
    .replace(/,? & et al\.?/g, ', et al.')
    .replace(/\s+/g, ' ')
    .trim()

/** Stands, on its way through a style, for authors that were not read. */
const others: CslName = { literal: 'et al.' }

export type Styled = { readonly csl: Csl; readonly hasMoreAuthors?: boolean }

/** The text of each item, in the order of the style: as given for Vancouver, by author for APA. */
export const styledTexts = (items: readonly Styled[], style: Style): (readonly [id: string, text: string])[] => {
  if (items.length === 0) return []
  // The Vancouver style has no place for a version or a registry number.
  const placed = items.map(({ csl: own, hasMoreAuthors }) => {
    const csl = hasMoreAuthors ? { ...own, author: [...(own.author ?? []), others] } : own
    const more = [csl.version ? `, version ${csl.version}` : '', csl.number ? ` (${csl.number})` : '']
    return style === 'vancouver' ? { ...csl, title: [csl.title, ...more].join('') } : csl
  })
  const texts = plugins.output.format('bibliography', placed, {
    format: 'text',
    template: style,
    lang: 'en-US',
    asEntryArray: true,
  }) as [string, string][]
  return texts.map(([id, text]) => [id, mend(text)])
}
