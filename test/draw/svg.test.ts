import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { element, escapeXml, minus, svgPage, textWidth, words, wrapWords } from '../../src/draw/svg.js'
import { dangerous, hostileExamples, hostileText } from '../helpers/hostile.js'
import { checkPicture, parseXml } from './xml.js'

describe('text in SVG', () => {
  it('is escaped, and what XML or a reader cannot bear is named', () => {
    expect(escapeXml(`<b>"a" & 'b'</b>`)).toBe('&lt;b&gt;&quot;a&quot; &amp; &#39;b&#39;&lt;/b&gt;')
    expect(escapeXml('a\u202eb\u0000\uffff')).toBe('a&lt;U+202E&gt;b&lt;U+0000&gt;&lt;U+FFFF&gt;')
  })

  it('survives any string as content and as attribute', () => {
    fc.assert(
      fc.property(fc.oneof(hostileText(), fc.string({ unit: 'binary' })), (text) => {
        const [root] = parseXml(element('text', { id: text }, escapeXml(text)))
        expect(root?.text).toBe(root?.attributes.id)
        expect(root?.text).not.toMatch(dangerous)
      }),
      { numRuns: 500 },
    )
  })

  it.each(Object.entries(hostileExamples))('holds %s', (_, text) => {
    const body = [words(1, 2, text)]
    checkPicture(svgPage({ kind: 'x', title: text, description: text, width: 10, height: 10, body }))
  })

  it('has a true minus before numbers only', () => {
    expect(minus('-0.52')).toBe('−0.52')
    expect(minus('-x')).toBe('-x')
    expect(minus('1e-7')).toBe('1e-7')
  })

  it('is measured as Arial sets it, and a little more', () => {
    expect(textWidth('', 10)).toBe(0)
    expect(textWidth('HbA1c', 1000)).toBeCloseTo(1.05 * (722 + 556 + 667 + 556 + 500), 6)
    expect(textWidth('脐', 10)).toBeCloseTo(10.5, 6)
    expect(textWidth('a', 10, { isBold: true })).toBeGreaterThan(textWidth('a', 10))
  })

  it('is wrapped, losing nothing', () => {
    expect(wrapWords('one two three', 50, 10)).toEqual(['one two', 'three'])
    expect(wrapWords('extraordinary', 30, 10).join('')).toBe('extraordinary')
  })
})

it('writes numbers short and never as -0', () => {
  expect(element('line', { x1: 1 / 3, x2: -0.001, y1: 5, y2: undefined })).toBe('<line x1="0.33" x2="0" y1="5"/>')
})
