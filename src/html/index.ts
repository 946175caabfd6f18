/**
 * A page for a browser, in one file: no network, no inline handlers, a policy that allows nothing but its own style and script,
 * readable without scripts, on paper and on a phone.
 */
export { blocksHtml, lineHtml, type Painting, tableHtml } from './blocks.js'
export { type Csv, csvLink } from './csv-link.js'
export { type Content, type Html, html, idFor, joined, linkTo, numbersLinked, picture, placeLink } from './markup.js'
export { htmlPage } from './page.js'
export { filterScript } from './script.js'
