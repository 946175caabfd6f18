/** Strict reading of XML, so that a test fails where a browser would refuse a picture. */
import { SaxesParser } from 'saxes'

export type Element = { readonly name: string; readonly attributes: Readonly<Record<string, string>>; text: string }

/** Every element with its attributes and the text directly inside it; throws where the document is not well-formed. */
export const parseXml = (xml: string): Element[] => {
  const parser = new SaxesParser({ xmlns: true })
  const elements: Element[] = []
  const open: Element[] = []
  parser.on('error', (error) => {
    throw error
  })
  parser.on('opentag', (tag) => {
    const attributes = Object.fromEntries(Object.entries(tag.attributes).map(([name, { value }]) => [name, value]))
    const element = { name: tag.name, attributes, text: '' }
    elements.push(element)
    open.push(element)
  })
  parser.on('text', (text) => {
    const element = open.at(-1)
    if (element) element.text += text
  })
  parser.on('closetag', () => {
    open.pop()
  })
  parser.write(xml).close()
  return elements
}

const numeric = new Set(['x', 'y', 'x1', 'x2', 'y1', 'y2', 'cx', 'cy', 'r', 'width', 'height', 'font-size', 'points'])

/** What every picture promises: well-formed, accessible, no scripts, nothing from elsewhere, only finite numbers. */
export const checkPicture = (xml: string): Element[] => {
  const elements = parseXml(xml)
  const root = elements[0] as Element
  const ids = (root.attributes['aria-labelledby'] ?? '').split(' ')
  const named = ids.map((id) => elements.find((element) => element.attributes.id === id))
  const problems = [
    root.name === 'svg' ? '' : `the root is ${root.name}`,
    root.attributes.role === 'img' ? '' : 'no role img',
    named[0]?.name === 'title' && named[0].text !== '' ? '' : 'no title',
    named[1]?.name === 'desc' && named[1].text !== '' ? '' : 'no description',
    ...elements.flatMap(({ name, attributes }) => [
      ['svg', 'title', 'desc', 'g', 'rect', 'line', 'polygon', 'circle', 'text'].includes(name) ? '' : `a ${name}`,
      ...Object.entries(attributes).map(([key, value]) => {
        if (/^on|href|style/.test(key)) return `attribute ${key}`
        if (numeric.has(key) && !/^-?\d+(\.\d+)?([ ,]-?\d+(\.\d+)?)*$/.test(value)) return `${name} ${key}="${value}"`
        return ''
      }),
    ]),
  ].filter((problem) => problem !== '')
  if (problems.length) throw new Error(problems.join('; '))
  return elements
}
