/**
 * What a command can be written as beyond the formats of every answer: the ending of a file that asks for it, and the option
 * that makes it. Here and not with each command, so that a name can be judged before the command is loaded.
 */

/** Without a value the option takes the file; with one it takes that, and the answer is the file. */
export type CommandEnding = {
  readonly ending: string
  /** What the file holds, in words. */
  readonly what: string
  readonly option: string
  readonly value?: string
  /** The option without which the command makes no such file. */
  readonly needs?: string
}

const file = (ending: string, option: string, what: string): CommandEnding => ({ ending, option, what })

const citations = {
  bibtex: { ending: 'bib', what: 'citations for LaTeX (BibTeX)' },
  ris: { ending: 'ris', what: 'citations for reference managers (RIS)' },
} as const

/** How the records of a list or a page are cited, by their ending. */
export const citationEndings: readonly (CommandEnding & { readonly value: string })[] = Object.entries(citations).map(
  ([value, one]) => ({ ...one, option: 'style', value }),
)

export const commandEndings: Readonly<Record<string, readonly CommandEnding[]>> = {
  pool: [
    file('svg', 'svg', 'the forest plot'),
    file('funnel.svg', 'funnel', 'the funnel plot'),
    file('r', 'r', 'an R script that pools the same'),
  ],
  map: [file('svg', 'svg', 'the map'), file('html', 'html', 'a page with the map, whose cells open their trials')],
  report: [file('html', 'html', 'the page')],
  timeline: [file('svg', 'svg', 'the timeline')],
  check: [{ ...file('html', 'html', 'the page with its claims marked'), needs: 'page' }],
  cite: citationEndings,
  pathways: [
    { ending: 'dot', what: 'a graph for Graphviz', option: 'graph', value: 'dot' },
    { ending: 'mmd', what: 'a diagram for Mermaid', option: 'graph', value: 'mermaid' },
    { ending: 'graphml', what: 'a graph for other programs (GraphML)', option: 'graph', value: 'graphml' },
  ],
}

/** Forms of its own that a command answers `--format` with, and the option that makes them. */
export type CommandFormats = {
  readonly option: string
  readonly names: readonly string[]
  /** The one that is JSON, and may stand in such a file. */
  readonly json?: string
}

export const commandFormats: Readonly<Record<string, CommandFormats>> = {
  cite: { option: 'style', names: ['bibtex', 'ris', 'csl', 'vancouver', 'apa'], json: 'csl' },
  pathways: { option: 'graph', names: ['tree', 'mermaid', 'dot', 'graphml'] },
}
