/** Text in LaTeX, so that it prints as it stands: nothing runs, no ligature forms, braces stay balanced for BibTeX. */
import { ensure } from '../../collections.js'
import { greek } from '../../spelling.js'

/** Commands without braces of their own meaning: BibTeX counts \{ as a brace, so braces are spelled out. */
const special: Readonly<Record<string, string>> = {
  '\\': '\\textbackslash{}',
  '{': '\\textbraceleft{}',
  '}': '\\textbraceright{}',
  '~': '\\textasciitilde{}',
  '^': '\\textasciicircum{}',
  '`': '\\textasciigrave{}',
  '<': '\\textless{}',
  '>': '\\textgreater{}',
  '|': '\\textbar{}',
  $: '\\$',
  '&': '\\&',
  '%': '\\%',
  '#': '\\#',
  _: '\\_',
}

/** Signs that LaTeX knows in mathematics only; without this, "β cells" stops pdfLaTeX. Other letters are read as UTF-8. */
const mathematical: Readonly<Record<string, string>> = {
  ...Object.fromEntries(greek),
  // The forms in which medicine prints them.
  ε: 'varepsilon',
  φ: 'varphi',
  υ: 'upsilon',
  Γ: 'Gamma',
  Δ: 'Delta',
  Θ: 'Theta',
  Λ: 'Lambda',
  Ξ: 'Xi',
  Π: 'Pi',
  Σ: 'Sigma',
  Φ: 'Phi',
  Ψ: 'Psi',
  Ω: 'Omega',
  '≤': 'leq',
  '≥': 'geq',
  '≠': 'neq',
  '≈': 'approx',
  '→': 'rightarrow',
  '∞': 'infty',
}
const mathSigns = new RegExp(`[${Object.keys(mathematical).join('')}]`, 'g')

/** A text for a LaTeX document. */
export const latex = (text: string): string =>
  text
    .replace(/\s+/g, ' ')
    .replace(/[\\{}~^`<>|$&%#_]/g, (char) => ensure(special[char]))
    // -- and '' would become a dash and a closing quote.
    .replace(/-(?=-)/g, '-{}')
    .replace(/'(?=')/g, "'{}")
    .replace(mathSigns, (char) => `$\\${mathematical[char]}$`)

/** An address for a field that LaTeX reads verbatim: what would end the field early is percent-encoded. */
export const verbatim = (url: string): string =>
  url.replace(/[{}\\\s]/g, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`)
