/** Citations as a reader prints them: Vancouver and APA, by citeproc with the styles of citation-js. */
import { plugins } from '@citation-js/core'
import '@citation-js/plugin-csl'
import type { Csl } from './csl.js'

export type Style = 'vancouver' | 'apa'

/** Authors who were not read are no author: APA would write "& et al.". */
const mend = (text: string): string =>
  text
    .replace(/,? & et al\.?/g, ', et al.')
    .replace(/\s+/g, ' ')
    .trim()

/** The text of each item, in the order of the style: as given for Vancouver, by author for APA. */
export const styledTexts = (items: readonly Csl[], style: Style): (readonly [id: string, text: string])[] => {
  if (items.length === 0) return []
  // The Vancouver style has no place for a version or a registry number.
  const placed = items.map((csl) => {
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
