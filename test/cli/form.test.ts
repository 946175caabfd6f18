/** The ending of a file decides what it holds, or is refused: one rule for all commands. */
import { describe, expect, it } from 'vitest'
import { commands } from '../../src/commands/index.js'
import { endingsIn } from '../../src/endings.js'
import { ok, run } from '../helpers/cli.js'

const pooled = 'pool --outcome insulin-halved-with-hba1c-below-7 disease:t2d'
const cited = 'cite zang-2022-uc-msc-t2d'
const ways = 'pathways --from uc-msc --to c-peptide'

describe('a file', () => {
  it.each([
    [`${cited} -o refs.bib`, `${cited} --bibtex`],
    [`${cited} -o REFS.RIS`, `${cited} --ris`],
    [`${cited} --csl -o x.json`, `${cited} --csl --json`],
    [`${cited} --format csl -o x.json`, `${cited} --csl --json`],
    [`${cited} --format apa -o x.txt`, `${cited} --apa`],
    [`${ways} -o x.dot`, `${ways} --graph dot`],
    [`${ways} -o x.mmd`, `${ways} --graph mermaid`],
    [`${ways} -o x.graphml`, `${ways} --graph graphml`],
    ['cells --csv -o x.csv', 'cells --csv'],
    ['cells --json -o x.txt', 'cells --json'],
    ['cells --json -o x.log', 'cells --json'],
    ['cells -o x.linear.txt', 'cells --format linear'],
    ['references year:2015 -o x.bib', 'cite --bibtex --registrations'],
  ])('%s', async (line, same) => {
    const { files, stdout } = await ok(`stemcell ${line}`)
    expect([stdout, Object.keys(files)]).toEqual(['', [line.split(' ').at(-1)]])
    const [content] = Object.values(files)
    if (line.startsWith('references')) {
      const ids = JSON.parse((await ok('stemcell references year:2015 --json --fields id')).stdout).items
      const names = ids.map(({ id }: { id: string }) => `references/${id}`).join(' ')
      expect(content).toBe((await ok(`stemcell cite ${names} --bibtex`)).stdout)
    } else expect(content).toBe((await ok(`stemcell ${same}`)).stdout)
  })

  it.each([
    ['map', 'svg', '--svg'],
    ['map', 'html', '--html'],
    ['timeline disease:t1d', 'svg', '--svg'],
    [pooled, 'svg', '--svg'],
    [pooled, 'funnel.svg', '--funnel'],
    [pooled, 'R', '--r'],
  ])('%s -o x.%s is what %s writes', async (line, ending, flag) => {
    const { files, stdout, stderr } = await ok(`stemcell ${line} -o x.${ending}`)
    expect([stdout, files]).toEqual(['', (await ok(`stemcell ${line} ${flag} x.${ending}`)).files])
    expect(stderr).toMatch(new RegExp(`Wrote .* to x\\.${ending} \\(${ending.toLowerCase()}\\)\n$`))
  })

  it.each(commands.map(({ name }) => name))('%s says which endings it can where it cannot', async (name) => {
    const required = (await commands.find((entry) => entry.name === name)?.load())?.argument?.required
    for (const ending of ['xlsx', 'constructor', 'pdf', 'bib', 'svg', 'dot']) {
      if (endingsIn(name).includes(`.${ending}`)) continue
      expect(await run(`stemcell ${name} ${required ? 'x ' : ''}-o x.${ending}`)).toMatchObject({
        code: 2,
        stdout: '',
        files: {},
        stderr: expect.stringContaining(`Endings: ${endingsIn(name)}`),
      })
    }
  })

  it.each([
    ['cells --csv -o x.json', 'would hold JSON, with every source, but csv was asked for'],
    ['trials --json -o x.bib', 'would hold citations for LaTeX (BibTeX), but json'],
    ['map --json -o x.svg', 'would hold the map, but json'],
    ['cells --json -o x.svg', 'ends in .svg, which cells cannot write'],
    ['map --svg y.svg -o x.svg', '-o and --svg both ask for the map'],
    [`${cited} --ris -o x.bib`, 'more than one style'],
    [`${cited} --format ris -o x.bib`, 'but ris was asked for'],
    [`${cited} --format ris -o x.csv`, 'but ris was asked for'],
    [`${cited} --format ris --style apa`, 'more than one form'],
    [`${ways} --graph mermaid -o x.dot`, 'more than one form'],
    ['cells --format bibtex', 'unknown format "bibtex"'],
  ])('%s is refused', async (line, why) =>
    expect(await run(`stemcell ${line}`)).toMatchObject({
      code: 2,
      stdout: '',
      files: {},
      stderr: expect.stringContaining(why),
    }),
  )

  it('is not written where there is nothing to draw or to cite', async () => {
    for (const line of ['pool --outcome hba1c id:nct04011020 -o x.svg', 'trials year:1900 -o x.bib'])
      expect(await run(`stemcell ${line}`)).toMatchObject({ code: 3, files: {} })
  })
})

it.each(['bibtex', 'ris', 'csl', 'vancouver', 'apa'])('cite --format %s is short for its flag', async (style) =>
  expect(await ok(`stemcell ${cited} --format ${style}`)).toEqual(await ok(`stemcell ${cited} --${style}`)),
)
