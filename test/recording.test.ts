/** The recording of the README: moments of a screen as one picture that moves. */
import { describe, expect, it } from 'vitest'
import { type Moment, recordingSvg } from '../scripts/terminal-svg.js'
import { parseXml } from './draw/xml.js'

const row = (text: string): string => `<text x="1" y="1">${text}</text>`
const moments: readonly Moment[] = [
  { rows: [row('same'), row('one')], keys: '', seconds: 1 },
  { rows: [row('same'), row('two')], keys: 'j', seconds: 1 },
  { rows: [row('same'), row('two')], keys: 'x & y', seconds: 2 },
]
const svg = recordingSvg(moments, 20, { title: 'A <title>', description: 'what is seen', command: 'stemcell browse' })
const times = (text: string): number => svg.split(`>${text}<`).length - 1

describe('a recording', () => {
  it('is well-formed, whatever was typed', () => {
    expect(() => parseXml(svg)).not.toThrow()
    expect(svg).toContain('x &amp; y')
  })

  it('holds a row once for as long as it stays', () =>
    expect([times('same'), times('one'), times('two')]).toEqual([1, 1, 1]))

  it('shows each row from the moment it appears to the moment it goes', () => {
    expect(svg).toContain('@keyframes m0-1{0%{visibility:visible}25%{visibility:hidden}}')
    expect(svg).toContain('@keyframes m1-3{0%{visibility:hidden}25%{visibility:visible}}')
  })

  it('stands still at its end where motion is not wanted', () => {
    expect(svg).toContain('prefers-reduced-motion')
    expect(svg).toMatch(/<g class="m0-1" visibility="hidden">/)
    expect(svg).toMatch(/<g class="m1-3">/)
  })
})
