/**
 * HTML that cannot be forgotten to be escaped: what a template holds is text, and is escaped, unless it is HTML already. Text of
 * records is made harmless first, as for a terminal: nothing in it hides, moves or reorders what stands beside it.
 */
import { escapeXml } from '../draw/index.js'

/** Markup that is safe where it stands: made by `html`, or a picture of ours. */
export type Html = { readonly markup: string }

/** What a template takes: text, numbers, markup, lists of these; nothing for null, undefined and false. */
export type Content = string | number | Html | null | undefined | false | readonly Content[]

const isHtml = (content: Content): content is Html =>
  typeof content === 'object' && content !== null && 'markup' in content

const written = (content: Content): string => {
  if (content === null || content === undefined || content === false) return ''
  if (typeof content === 'string') return escapeXml(content)
  if (typeof content === 'number') return String(content)
  return isHtml(content) ? content.markup : content.map(written).join('')
}

/** A template of HTML. */
export const html = (parts: TemplateStringsArray, ...contents: readonly Content[]): Html => ({
  markup: parts.map((part, i) => part + written(contents[i])).join(''),
})

/** Several pieces after each other. */
export const joined = (contents: readonly Content[]): Html => ({ markup: contents.map(written).join('') })

/** A picture of ours as part of a page. */
export const picture = (svg: string): Html => ({ markup: svg.replace(/^<\?xml[^>]*>\s*/, '') })

/** A number with its sign, what it is out of, and its unit of percent; none that is part of a name or counts kinds. */
const numbers =
  /(?<![\p{L}\d][-.]?)(?<!(?:[Tt]ype|[Pp]hase|[Gg]rade|[Ss]tage|[Ss]core) )[<>≤≥±−-]?\d+(?:[.,]\d+)*(?: (?:of|to|\/) -?\d+(?:[.,]\d+)*|\/\d+)*(?: ?%)?(?![\p{L}\d])/gu

/** Text in which every number leads somewhere. */
export const numbersLinked = (text: string, link: (number: string) => Html): Html => {
  let from = 0
  const pieces = [...text.matchAll(numbers)].flatMap(({ 0: number, index }): Content[] => {
    const before = text.slice(from, index)
    from = index + number.length
    return [before, link(number)]
  })
  return joined([...pieces, text.slice(from)])
}

/** A link to a place of the page. */
export const placeLink = (place: string, text: Content): Html => html`<a href="#${place}">${text}</a>`

/** Text as the name of an element in the page: letters, digits and hyphens only, after what says its kind. */
export const idFor = (kind: string, name: string): string => `${kind}-${name.replace(/[^A-Za-z0-9-]/g, '_')}`

/** An address that a page may lead to; undefined for any other kind. */
const webAddress = (address: string | null | undefined): string | undefined =>
  typeof address === 'string' && /^https?:\/\/[\x21-\x7e]+$/.test(address) ? address : undefined

/** Text that leads to an address on the web, or text alone where the address is none. */
export const linkTo = (address: string | null | undefined, text: Content, title?: string): Html => {
  const href = webAddress(address)
  if (href === undefined) return html`${text}`
  return title === undefined
    ? html`<a href="${href}" rel="noreferrer">${text}</a>`
    : html`<a href="${href}" rel="noreferrer" title="${title}">${text}</a>`
}
