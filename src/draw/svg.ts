/** SVG written by hand: escaped text, elements, measured words, an accessible page. No scripts, no styles that leak. */

import { eastAsianWidth } from 'get-east-asian-width'
import { ensure } from '../collections.js'
import { harmless } from '../text.js'
import { wrap } from '../widths.js'

export const ink = {
  text: '#1b2126',
  muted: '#5a6672',
  rule: '#9aa5b1',
  faint: '#d5dbe1',
  paper: '#ffffff',
  box: '#2f5f8f',
  diamond: '#16324f',
  good: '#1f7a4d',
  bad: '#a8321f',
} as const

/** Sans-serif faces of each system, then those that know Chinese and Japanese. */
const fonts =
  "'Helvetica Neue', Helvetica, Arial, 'Liberation Sans', 'Noto Sans', 'PingFang SC', 'Microsoft YaHei', 'Noto Sans CJK SC', sans-serif"

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

/** Any text as XML character data or attribute value: controls and what XML forbids are named, the rest is escaped. */
export const escapeXml = (text: string): string =>
  harmless(text)
    .replace(/[\ufffe\uffff]/g, (char) => `<U+${char.charCodeAt(0).toString(16).toUpperCase()}>`)
    .replace(/[&<>"']/g, (char) => ensure(entities[char]))

type Attributes = Readonly<Record<string, string | number | undefined>>

const rounded = (value: number): string => String(Math.round(value * 100) / 100 + 0)

/** An element; children are markup already. */
export const element = (name: string, attributes: Attributes, ...children: readonly string[]): string => {
  const written = Object.entries(attributes)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => ` ${key}="${typeof value === 'number' ? rounded(value) : escapeXml(ensure(value))}"`)
    .join('')
  return children.length ? `<${name}${written}>${children.join('')}</${name}>` : `<${name}${written}/>`
}

export type TextStyle = {
  readonly anchor?: 'start' | 'middle' | 'end'
  readonly size?: number
  readonly weight?: 'bold'
  readonly fill?: string
  readonly transform?: string
}

/** Words at a place; y is the baseline. */
export const words = (x: number, y: number, text: string, style: TextStyle = {}): string =>
  text === ''
    ? ''
    : element(
        'text',
        {
          x,
          y,
          'text-anchor': style.anchor === 'start' ? undefined : style.anchor,
          'font-size': style.size,
          'font-weight': style.weight,
          fill: style.fill,
          transform: style.transform,
        },
        escapeXml(text),
      )

export const segment = (x1: number, y1: number, x2: number, y2: number, attributes: Attributes = {}): string =>
  element('line', { x1, y1, x2, y2, ...attributes })

export const polygon = (points: readonly (readonly [number, number])[], attributes: Attributes = {}): string =>
  element('polygon', { points: points.map(([x, y]) => `${rounded(x)},${rounded(y)}`).join(' '), ...attributes })

/** Advance widths of Helvetica and Arial from space to tilde, in thousandths of the size. */
const advances = [
  278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556, 556, 556, 556, 556,
  556, 556, 556, 278, 278, 584, 584, 584, 556, 1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556, 833,
  722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469, 556, 333, 556, 556, 500, 556,
  556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556, 556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334,
  260, 334, 584,
]

/** Width of text in pixels, a little generous: the reader's face may be wider than Arial. */
export const textWidth = (
  text: string,
  size: number,
  { isBold = false }: { readonly isBold?: boolean } = {},
): number => {
  let sum = 0
  for (const char of text) {
    const code = ensure(char.codePointAt(0))
    sum += advances[code - 32] ?? (/[\p{Mn}\p{Me}]/u.test(char) ? 0 : eastAsianWidth(code) === 2 ? 1000 : 600)
  }
  return (sum / 1000) * size * (isBold ? 1.12 : 1.05)
}

/** Text broken into lines of at most so many pixels. */
export const wrapWords = (
  text: string,
  width: number,
  size: number,
  { isBold = false }: { readonly isBold?: boolean } = {},
): string[] => wrap(text, width, { measure: (part) => textWidth(part, size, { isBold }), hyphens: true })

/** A number with a true minus sign, which is read aloud and set as wide as a plus. */
export const minus = (text: string): string => text.replace(/^-(?=\d)/, '\u2212')

/** Same text, same id: two pictures on one page rarely share one, and a picture never changes without cause. */
const hashOf = (text: string): string => {
  let hash = 5381
  for (let i = 0; i < text.length; i++) hash = ((hash * 33) ^ text.charCodeAt(i)) >>> 0
  return hash.toString(36)
}

export type SvgPage = {
  readonly kind: string
  readonly title: string
  readonly description: string
  readonly width: number
  readonly height: number
  readonly body: readonly string[]
}

/** The whole picture, on white, with its title and description for those who cannot see it. */
export const svgPage = ({ kind, title, description, width, height, body }: SvgPage): string => {
  const id = `${kind}-${hashOf(`${title}\n${description}`)}`
  const [w, h] = [Math.ceil(width), Math.ceil(height)]
  return `${element(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      width: w,
      height: h,
      viewBox: `0 0 ${w} ${h}`,
      role: 'img',
      'aria-labelledby': `${id}-title ${id}-desc`,
      'font-family': fonts,
      'font-size': 13,
      fill: ink.text,
    },
    `\n${element('title', { id: `${id}-title` }, escapeXml(title))}`,
    `\n${element('desc', { id: `${id}-desc` }, escapeXml(description))}`,
    `\n${element('rect', { width: w, height: h, fill: ink.paper })}\n`,
    body.filter((part) => part !== '').join('\n'),
    '\n',
  )}\n`
}
