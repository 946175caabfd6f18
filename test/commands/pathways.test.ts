import { describe, expect, it } from 'vitest'
import { openBundled } from '../helpers/bundled.js'
import { json, ok, type Place, run } from '../helpers/cli.js'
import { smallPage } from '../helpers/small-world.js'

const dataset = openBundled()
const edges = dataset.records('edges')
type Link = { id: string; from: { id: string }; to: { id: string }; strongest: string | null; evidence: unknown[] }
type Way = { links: Link[]; broken: boolean; fromIs: string; toIs: string; weakest: string | null; steps: number }
const ids = (way: Way): string => way.links.map(({ id }) => id).join(' ')

describe('ways from a cell to an outcome', () => {
  it('are told link by link with all evidence on record', async () => {
    const { items, format, count } = await json('stemcell pathways --from msc --to wound-healing')
    expect([format, count]).toEqual(['stemcell/pathways/1', items.length])
    for (const way of items as Way[])
      for (const link of way.links) {
        const edge = edges.find(({ id }) => id === link.id)
        expect(link.evidence).toHaveLength(edge?.evidence.length as number)
        expect(link.evidence).toEqual(expect.arrayContaining(edge?.evidence as object[]))
      }
  })

  it('follow narrower and broader cells, never siblings, and say so', async () => {
    const { items } = await json('stemcell pathways --from uc-msc --to wound-healing')
    const starts = (items as (Way & { from: { id: string } })[]).map(({ from, fromIs }) => `${from.id} ${fromIs}`)
    expect(starts.length).toBeGreaterThan(0)
    expect(
      starts.every((start) =>
        ['uc-msc same', 'wj-msc narrower', 'perinatal-msc broader', 'msc broader', 'stem-cell broader'].includes(start),
      ),
    ).toBe(true)
    const { stdout } = await ok('stemcell pathways --from msc --to c-peptide')
    expect(stdout).toContain('shown for bm-msc, a kind of msc')
    expect((await ok('stemcell pathways --from wj-msc --to c-peptide')).stdout).toContain(
      'shown for uc-msc, of which wj-msc is a kind',
    )
    expect((await ok('stemcell pathways --from uc-msc --to fasting-c-peptide')).stdout).toContain(
      'shown for c-peptide, of which fasting-c-peptide is a kind',
    )
  })

  it('that nothing bears out come last and are called broken', async () => {
    const { items } = await json('stemcell pathways --from stem-cell --to treg')
    const broken = (items as Way[]).map((way) => way.broken)
    expect(broken).toContain(true)
    expect(broken).toEqual([...broken].sort())
    const { stdout } = await ok('stemcell pathways --from cord-blood --to c-peptide')
    expect(stdout).toContain('broken: no evidence bears out one of its steps')
    expect(stdout).toContain('▼ refutes, human trial')
  })

  it('are the same whether the ends are named by id, name, alias or in Chinese', async () => {
    const { items } = await json('stemcell pathways --from uc-msc --to c-peptide')
    for (const line of [
      ['pathways', '--from', '脐带间充质干细胞', '--to', 'C肽'],
      ['pathways', '--from', 'Umbilical cord MSC', '--to', 'connecting peptide'],
      ['pathways', '--from', 'cell/UC-MSC', '--to', 'outcome/C-Peptide'],
    ])
      expect((await json(line)).items).toEqual(items)
  })

  it('are cut at --max-steps, and a longer one is named', async () => {
    const line = 'stemcell pathways --from uc-msc --to wound-healing'
    const longest = Math.max(...(await json(line)).items.map(({ steps }: Way) => steps))
    expect(longest).toBeGreaterThan(2)
    for (const max of [1, 2]) {
      const answer = await json(`${line} --max-steps ${max}`)
      for (const way of answer.items as Way[]) expect(way.steps).toBeLessThanOrEqual(max)
      if (answer.count === 0) expect(answer.notes.join()).toMatch(/but one does in \d: --max-steps \d/)
    }
  })

  it('repeat no evidence that stands above, and lose none', async () => {
    const { items } = await json('stemcell pathways --from msc --to wound-healing')
    const { stdout } = await ok('stemcell pathways --from msc --to wound-healing')
    const links = new Map((items as Way[]).flatMap((way) => way.links).map((link) => [link.id, link]))
    expect(new Set((items as Way[]).map(ids)).size).toBe(items.length)
    for (const { evidence } of links.values())
      for (const { what } of evidence as { what: string }[]) expect(stdout.split(what)).toHaveLength(2)
  })

  it('warn when they are single links, and when no study shows the whole way', async () => {
    const single = await json('stemcell pathways --from uc-msc --to c-peptide')
    expect(single.notes.join()).toContain('what was seen at the end, not how it came about')
    const chained = await json('stemcell pathways --from msc --to wound-healing')
    expect(chained.notes.join()).toContain('that the steps make up one way is an inference')
  })
})

describe('where no way leads', () => {
  it('the answer says what one reaches and what leads there, and is no error', async () => {
    const { code, stdout } = await run('stemcell pathways --from vegf --to c-peptide')
    expect(code).toBe(0)
    expect(stdout).toContain('No way leads from vegf to c-peptide')
    expect(stdout).toMatch(/From vegf one reaches\n {2}mechanism +angiogenesis/)
    const { items, groups, notes } = await json('stemcell pathways --from vegf --to c-peptide')
    expect(items).toEqual([])
    expect(groups).toEqual([
      { reached: 'from', of: ['mediator/vegf'], nodes: ['mechanism/angiogenesis'] },
      {
        reached: 'to',
        of: ['outcome/c-peptide'],
        nodes: expect.arrayContaining(['cell/uc-msc', 'mechanism/encapsulation']),
      },
    ])
    expect(notes.join()).toContain('no evidence that there is none')
  })

  it('a diagram is empty and says so, a tree is the answer in words', async () => {
    expect((await ok('stemcell pathways --from vegf --to c-peptide --graph mermaid')).stdout).toMatch(
      /^flowchart LR\n {2}%% Ways from vegf to c-peptide\n {2}%% No way leads/,
    )
    expect((await ok('stemcell pathways --from vegf --to c-peptide --graph tree')).stdout).toContain(
      'From vegf one reaches',
    )
  })

  it('nothing reached is said', async () => {
    const { stdout } = await ok('stemcell pathways --from angiogenesis --to vegf')
    expect(stdout).toContain('nothing: no link starts there')
    expect((await ok('stemcell pathways --from vegf --to nk-cell')).stdout).toContain(
      'no links: the graph says of nothing that it acts on it',
    )
  })
})

describe('around a node', () => {
  it('stand its links on both sides', async () => {
    const { items, format } = await json('stemcell pathways --from vegf')
    expect(format).toBe('stemcell/pathways-links/1')
    const own = edges.filter(({ from, to }) => [from.id, to.id].includes('vegf')).map(({ id }) => id)
    expect((items as Link[]).map(({ id }) => id).sort()).toEqual(own.sort())
    expect((await json('stemcell pathways --to vegf')).items.map(({ id }: Link) => id).sort()).toEqual(own.sort())
  })

  it('--depth goes further', async () => {
    const [one, two] = [
      await json('stemcell pathways --from hsc'),
      await json('stemcell pathways --from hsc --depth 2'),
    ]
    expect(two.count).toBeGreaterThan(one.count)
    expect(two.items.map(({ id }: Link) => id)).toEqual(expect.arrayContaining(one.items.map(({ id }: Link) => id)))
  })

  it('a word with two meanings takes both and says so', async () => {
    const { notes, query } = await json('stemcell pathways --from exosome')
    expect(query.from).toEqual(['cell/exosome', 'mediator/exosome'])
    expect(notes[0]).toBe(
      '"exosome" stands for cell/exosome and mediator/exosome; all were taken. Name one as cell/exosome.',
    )
    expect((await json('stemcell pathways --from cell/exosome')).query.from).toEqual(['cell/exosome'])
  })

  it('a node that no link touches is said to be one', async () => {
    const { notes, count } = await json('stemcell pathways --from nk-cell')
    expect(count).toBe(0)
    expect(notes).toEqual(['No link of the graph touches nk-cell. That is no evidence that it does nothing.'])
  })
})

describe('the whole graph', () => {
  it('holds every link on record', async () => {
    const { items, total } = await json('stemcell pathways')
    expect((items as Link[]).map(({ id }) => id).sort()).toEqual(edges.map(({ id }) => id).sort())
    expect(total).toBe(edges.length)
  })

  it('keeps to a mechanism where one is named', async () => {
    const { items } = await json('stemcell pathways --mechanism 归巢')
    const own = edges.filter(({ mechanisms }) => mechanisms.includes('homing')).map(({ id }) => id)
    expect((items as Link[]).map(({ id }) => id).sort()).toEqual(own.sort())
  })

  it('as trees shows every link', async () => {
    const { stdout } = await ok('stemcell pathways --graph tree')
    expect(stdout.match(/^ *→ /gm)).toHaveLength(edges.length)
  })

  it('has a row of CSV per piece of evidence', async () => {
    const { stdout } = await ok('stemcell pathways --csv')
    const pieces = edges.reduce((n, { evidence }) => n + Math.max(1, evidence.length), 0)
    expect(stdout.trimEnd().split('\r\n')).toHaveLength(pieces + 1)
  })
})

describe('a graph for other programs', () => {
  it.each([
    ['mermaid', /^flowchart LR\n/],
    ['dot', /^\/\/ .*\n(?:\/\/ .*\n)*digraph "/],
    ['graphml', /^<\?xml version="1.0"/],
    ['json', /^\{\n {2}"graph"/],
  ])('%s is bare on standard output, and goes whole to a file', async (form, start) => {
    const line = `stemcell pathways --from hsc --graph ${form}`
    const { stdout, stderr } = await ok(line)
    expect(stdout).toMatch(start)
    expect(stderr).toBe('')
    const { files } = await ok(`${line} -o graph.txt`)
    expect(files['graph.txt']).toBe(stdout)
  })

  it('stands in Markdown under the name of its language, and leaves JSON and CSV to the links', async () => {
    const line = 'stemcell pathways --from hsc --graph mermaid'
    expect((await ok(`${line} --md`)).stdout).toMatch(/^```mermaid\nflowchart LR\n[\s\S]*\n```\n$/)
    expect((await json(line)).items).toEqual((await json('stemcell pathways --from hsc')).items)
    expect((await ok(`${line} --csv`)).stdout).toBe((await ok('stemcell pathways --from hsc --csv')).stdout)
  })
})

describe('pathways refuses', () => {
  it.each([
    ['--from vegff', 3, 'the mechanism graph knows no "vegff" (--from)', 'vegf'],
    ['--to c-peptid --from msc', 3, 'the mechanism graph knows no "c-peptid" (--to)', 'c-peptide'],
    ['--from ""', 2, '--from has an empty value', '<node>'],
    ['--from msc --to MSC', 2, '--from and --to are the same: cell/msc', 'stemcell pathways --from cell/msc'],
    ['--from msc --to treg --depth 2', 2, '--depth asks how far around one node to look', '--max-steps'],
    ['--depth 2', 2, '--depth asks how far around one node to look', '--from'],
    ['--from msc --max-steps 2', 2, '--max-steps asks how long a way may be', '--to'],
    ['--from msc --to treg --max-steps 0', 2, '"0" is not a value of --max-steps', '--max-steps 4'],
    ['--from msc --to treg --max-steps 2.5', 2, '"2.5" is not a value of --max-steps', '--max-steps 4'],
    ['--from msc --depth -1', 2, '-1', ''],
    ['--graph svg', 2, '"svg" is not a value of --graph', 'mermaid'],
    ['--mechanism homingg', 2, 'unknown mechanism "homingg" in --mechanism', 'homing'],
    ['msc', 2, 'too many arguments', 'stemcell pathways --help'],
  ])('%s', async (flags, expected, message, hint) => {
    const { code, stdout, stderr } = await run(`stemcell pathways ${flags}`)
    expect([code, stdout]).toEqual([expected, ''])
    expect(stderr).toContain(message)
    expect(stderr).toContain(hint)
  })
})

describe('the page of a mechanism', () => {
  it('tells every link with its evidence, and every gap with the study that would decide', async () => {
    for (const mechanism of dataset.records('mechanisms')) {
      const { stdout } = await ok(`stemcell show mechanisms/${mechanism.id}`)
      for (const { unknown, decidingStudy } of mechanism.gaps)
        expect(stdout).toContain(`${unknown} Would decide: ${decidingStudy}`)
      for (const { what } of edges.filter(({ id }) => mechanism.edges.includes(id)).flatMap(({ evidence }) => evidence))
        expect(stdout).toContain(what)
    }
  })

  it('and its listing knows them as fields', async () => {
    const { items } = await json('stemcell mechanisms --fields id,unknown,deciding-study,link')
    for (const item of items) {
      const mechanism = dataset.record('mechanisms', item.id)
      expect(item).toMatchObject({ gaps: mechanism?.gaps.map(({ unknown }) => ({ unknown })), edges: mechanism?.edges })
    }
  })
})

const at = (columns: number): Place => ({ columns })
type Golden = readonly [file: string, line: string, place?: Place]
const goldens: readonly Golden[] = [
  ...[60, 80, 140].flatMap((columns): Golden[] => [
    [`ways-${columns}`, 'stemcell pathways --from msc --to hba1c', at(columns)],
    [`around-${columns}`, 'stemcell pathways --from il-10', at(columns)],
    [`graph-${columns}`, 'stemcell pathways', at(columns)],
    [`tree-${columns}`, 'stemcell pathways --from msc --depth 3 --graph tree', at(columns)],
  ]),
  ['ways-pipe', 'stemcell pathways --from msc --to hba1c'],
  ['ways-markdown', 'stemcell pathways --from msc --to hba1c --md'],
  ['ways-json', 'stemcell pathways --from msc --to hba1c --json'],
  ['ways-ndjson', 'stemcell pathways --from msc --to hba1c --ndjson'],
  ['ways-csv', 'stemcell pathways --from msc --to hba1c --csv'],
  ['none-80', 'stemcell pathways --from hsc --to hba1c', at(80)],
  ['none-json', 'stemcell pathways --from hsc --to hba1c --json'],
  ['mermaid', 'stemcell pathways --mechanism calming --graph mermaid'],
  ['dot', 'stemcell pathways --mechanism calming --graph dot'],
  ['graphml', 'stemcell pathways --mechanism calming --graph graphml'],
  ['json-graph', 'stemcell pathways --mechanism calming --graph json'],
  ['tree-pipe', 'stemcell pathways --graph tree'],
  ['unknown-node', 'stemcell pathways --from il-01'],
]
describe('golden outputs', () => {
  for (const [file, line, place] of goldens)
    it(`${file}: ${line}`, async () => {
      await expect(await smallPage(line, place)).toMatchFileSnapshot(`../golden/pathways/${file}.txt`)
    })
})
