import { describe, expect, it } from 'vitest'
import { latex, verbatim } from '../../../src/evidence/citation/latex.js'

describe('latex', () => {
  it.each([
    ['50% & more', '50\\% \\& more'],
    ['$5 #1 a_b', '\\$5 \\#1 a\\_b'],
    ['{x}', '\\textbraceleft{}x\\textbraceright{}'],
    ['a\\b', 'a\\textbackslash{}b'],
    [
      '~ ^ ` < > |',
      '\\textasciitilde{} \\textasciicircum{} \\textasciigrave{} \\textless{} \\textgreater{} \\textbar{}',
    ],
    ["a--b ''c''", "a-{}-b '{}'c'{}'"],
    ['β cells ≥ 5', '$\\beta$ cells $\\geq$ 5'],
    ['Česnik – 胰周动脉 “quoted”', 'Česnik – 胰周动脉 “quoted”'],
    ['two\n lines\tand\u00a0more', 'two lines and more'],
  ])('writes %j as %j', (text, tex) => expect(latex(text)).toBe(tex))

  it('leaves braces balanced, as BibTeX counts them', () => {
    const tex = latex('}}{ \\{ $}')
    expect(tex.split('{').length).toBe(tex.split('}').length)
  })
})

it('verbatim encodes what would end a field early, and nothing else', () =>
  expect(verbatim('https://x.org/a_b%20{c}?d=1&e=\\f g#h~')).toBe('https://x.org/a_b%20%7Bc%7D?d=1&e=%5Cf%20g#h~'))
