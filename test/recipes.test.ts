/** Every line of docs/recipes.md, run as it stands, where its program is installed. */
import { execFileSync } from 'node:child_process'
import { chmodSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { temporary } from './helpers/folder.js'
import { isInstalled, type Optional } from './helpers/optional.js'
import { program, root, surroundings } from './helpers/program.js'

type Recipe = { readonly title: string; readonly needs: string; readonly code: string }

const recipes: readonly Recipe[] = readFileSync(join(root, 'docs/recipes.md'), 'utf8')
  .split(/^## /m)
  .slice(1)
  .map((text) => {
    const [, needs = '', code = ''] = /^```(?:sh|js) ?(\S*)\n([\s\S]*?)^```$/m.exec(text) ?? []
    return { title: text.slice(0, text.indexOf('\n')), needs, code }
  })

/** What comes out of each, on standard output or in a file. */
const comesOut: Readonly<Record<string, RegExp | { readonly file: string; readonly holds: RegExp }>> = {
  'jq: ids and people': /^[\w-]+\t\d+$/m,
  'jq: why values are missing': /^ +\d+ notReported$/m,
  'jq: from one question into the next': { file: 'bias.csv', holds: /^trial,result,outcome,tool/ },
  'A shell: is anything new recruiting?': /^\d+ trials recruit$/m,
  'csvkit: the largest trials': /^id,year,enrollment\n.+,\d+\n/,
  'csvkit: how closely results were read': /"abstract": \d+/,
  'Miller: trials and people per disease': /^t1d +\d+ +\d+$/m,
  'Miller: how many results are at which risk of bias': /^high +\d+$/m,
  'R: pooled by metafor': /Random-Effects Model \(k = \d+/,
  'R: a pooled result repeated': /estimate|ci\.lb/,
  'R: records as a data frame': /^ +t1d +\d+ +\d+ +\d+$/m,
  'pandas: people per disease': /^t1d +\d+ +\d/m,
  'pandas: whole records': /^randomized +\w+ +\d+$/m,
  'DuckDB: outcomes that favor cells, by number of trials': /hba1c/,
  'Zotero: references of trials': { file: 'references.xml', holds: /<titleInfo>/ },
  'LaTeX: a bibliography': { file: 'paper.bbl', holds: /\\bibitem\{zang-2022-uc-msc\}/ },
  'pandoc: a page for Word': { file: 'brief.docx', holds: /^PK/ },
  'Observable Framework: a data loader': /^\[\{"id":"[\w-]+","people":\d+,"model":/,
}

const paper = `\\documentclass{article}
\\begin{document}
\\nocite{*}\\bibliographystyle{plain}\\bibliography{references}
\\end{document}
`

/** A project with the package in it, and the program on the path. */
const project = (): string => {
  const folder = temporary()
  mkdirSync(join(folder, 'bin'))
  mkdirSync(join(folder, 'node_modules'))
  symlinkSync(root, join(folder, 'node_modules/stemcell-evidence'))
  writeFileSync(join(folder, 'bin/stemcell'), `#!/bin/sh\nexec "${process.execPath}" "${program}" "$@"\n`)
  chmodSync(join(folder, 'bin/stemcell'), 0o755)
  writeFileSync(join(folder, 'package.json'), '{"type":"module"}')
  writeFileSync(join(folder, 'paper.tex'), paper)
  return folder
}

const outputOf = ({ needs, code }: Recipe, folder: string): string => {
  if (needs === 'observable') writeFileSync(join(folder, 'loader.js'), code)
  const line = needs === 'observable' ? `"${process.execPath}" loader.js` : code
  return execFileSync('/bin/sh', ['-c', line], {
    cwd: folder,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
    // Debian's own Python first: that is the one with pandas.
    env: { ...surroundings, PATH: `${folder}/bin:/usr/bin:${process.env.PATH}` },
  })
}

/** What a block says that it needs; a plain shell and the library need nothing. */
const isHere = (needs: string): boolean => needs === '' || needs === 'observable' || isInstalled(needs as Optional)

describe('recipes', () => {
  it('are twelve or more, and each is known here', () => {
    expect(recipes.length).toBeGreaterThanOrEqual(12)
    expect(recipes.map(({ title }) => title)).toEqual(Object.keys(comesOut))
  })

  for (const recipe of recipes)
    it.runIf(process.platform !== 'win32' && isHere(recipe.needs))(
      recipe.title,
      () => {
        const folder = project()
        const said = outputOf(recipe, folder)
        const expected = comesOut[recipe.title]
        if (expected instanceof RegExp) expect(said).toMatch(expected)
        else if (expected) expect(readFileSync(join(folder, expected.file), 'latin1')).toMatch(expected.holds)
      },
      60_000,
    )
})
