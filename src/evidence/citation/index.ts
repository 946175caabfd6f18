/** How records are cited: what cites them, as CSL-JSON, BibTeX, RIS, and in the words of a reference list. */
export { bibtexEntry } from './bibtex.js'
export type { Csl } from './csl.js'
export { type CitationEntry, type Cited, cslOf, datasetEntry, entriesFor } from './entries.js'
export { risEntry } from './ris.js'
export { styledTexts } from './styled.js'
