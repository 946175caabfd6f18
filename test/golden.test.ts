/** Whole outputs on the small world as files: read them as a user would. Refresh with `npx vitest run test/golden.test.ts -u`, then read what changed. */
import { describe, expect, it } from 'vitest'
import { kinds } from '../src/dataset/index.js'
import type { Place } from './helpers/cli.js'
import { smallPage } from './helpers/small-world.js'

type Golden = readonly [file: string, line: string, place?: Place]
const at = (columns: number): Place => ({ columns })
/** A screen that cannot hold everything. */
const low = (columns: number): Place => ({ columns, rows: 24 })

const randomized = 'stemcell trials --disease t1d --allocation randomized'
const first = 'stemcell show first'

/** A record of every kind. */
const known: Record<(typeof kinds)[number], string> = {
  trials: 'series',
  diseases: 't1d',
  cells: 'msc',
  mechanisms: 'calming',
  outcomes: 'hba1c',
  references: 'first-2018',
  approvals: 'made-warning',
  claims: 'cells-lower-hba1c',
  articles: 'clinic-page',
  citations: 'clinic-berg-2018',
  reviews: 'made-synthesis',
  edges: 'msc--secretes--il-10',
  nodes: 'il-10',
}

const goldens: readonly Golden[] = [
  ['trials/60', randomized, at(60)],
  ['trials/80', randomized, at(80)],
  ['trials/100', randomized, at(100)],
  ['trials/140', randomized, at(140)],
  ['trials/pipe', randomized],
  ['trials/markdown', `${randomized} --md`],
  ['trials/csv', `${randomized} --csv --fields id,year,enrollment`],
  ['trials/json', `${randomized} --json --fields id,year,enrollment,completion`],
  ['trials/ndjson', `${randomized} --ndjson --fields id,completion`],
  ['trials/count-by-disease-and-cell', 'stemcell trials --group-by disease,cell --count', at(80)],
  ['trials/grouped', 'stemcell trials --disease diabetes --allocation randomized --group-by disease', at(100)],
  ['trials/fields', 'stemcell trials --fields list', at(80)],
  ['trials/no-match', 'stemcell trials --disease t1d --cell hsc --phase 3', at(80)],
  ['trials/limited', 'stemcell trials cell:stem-cell --sort enrollment --desc --limit 2', at(80)],
  ['results/60', 'stemcell results', at(60)],
  ['results/140', 'stemcell results --disease t1d', at(140)],
  ['results/wide-100', 'stemcell results --usable md --wide', at(100)],
  ['results/wide-csv', 'stemcell results --usable md --wide --csv'],
  ['results/metafor', 'stemcell results --usable md --for metafor'],
  ['harms/60', 'stemcell harms', at(60)],
  ['harms/140', 'stemcell harms', at(140)],
  ['harms/totals-csv', 'stemcell harms --totals --csv'],
  ['results/robvis', 'stemcell results --for robvis'],
  ...['diseases', 'cells', 'mechanisms', 'outcomes', 'references', 'approvals'].map(
    (kind): Golden => [`${kind}/80`, `stemcell ${kind}${kind === 'references' ? ' --year 2018..' : ''}`, at(80)],
  ),
  ['show/trial-80', first, at(80)],
  ['show/trial-pipe', first],
  ['show/trial-markdown', 'stemcell show series --md'],
  ...kinds.map((kind): Golden => [`show/${kind}`, `stemcell show ${kind}/${known[kind]}`, at(80)]),
  ...[60, 80, 100, 140].flatMap((columns): Golden[] => [
    [`show/short-${columns}`, first, low(columns)],
    [`compare/short-${columns}`, 'stemcell compare first second', low(columns)],
    [`reviews/short-${columns}`, 'stemcell reviews', low(columns)],
    [`gaps/short-${columns}`, 'stemcell gaps', low(columns)],
    [`results/short-${columns}`, 'stemcell results', low(columns)],
    [`map/short-${columns}`, 'stemcell map', low(columns)],
    [`timeline/short-${columns}`, 'stemcell timeline', low(columns)],
    [`pool/short-${columns}`, 'stemcell pool --outcome hba1c', low(columns)],
    [`brief/short-${columns}`, 'stemcell brief --disease diabetes', low(columns)],
  ]),
  ['about/80', 'stemcell about', at(80)],
  ['schema/list', 'stemcell schema', at(80)],
  ['help/welcome', 'stemcell', at(80)],
  ['help/stemcell', 'stemcell --help', at(80)],
  ['help/trials', 'stemcell trials --help', at(80)],
  ['errors/unknown-flag', 'stemcell trials --diseas t1d'],
  ['errors/unknown-value', 'stemcell trials --disease t1'],
  ['errors/unknown-command', 'stemcell trial'],
  ['errors/unknown-record', 'stemcell show frist'],
  ['errors/two-formats', 'stemcell trials --csv --md'],
  ['errors/json', 'stemcell trials --allocation random --json'],
]

/** Commands whose screens of 24 rows stand in one file each, narrow to wide. */
const screens: Readonly<Record<string, string>> = {
  check: 'stemcell check "stem cells lower HbA1c in diabetes"',
  audit: 'stemcell audit',
  bias: 'stemcell bias first',
  'bias-of-several': 'stemcell bias disease:diabetes',
  harms: 'stemcell harms',
  trials: 'stemcell trials',
  counts: 'stemcell trials --group-by disease,cell --count',
  claims: 'stemcell claims',
  citations: 'stemcell citations',
  references: 'stemcell references',
  approvals: 'stemcell approvals',
  diseases: 'stemcell diseases',
  cells: 'stemcell cells',
  mechanisms: 'stemcell mechanisms',
  outcomes: 'stemcell outcomes',
  sources: 'stemcell sources',
  trace: 'stemcell trace first hba1c',
  search: 'stemcell search cells',
}

describe('golden outputs', () => {
  it.each(Object.entries(screens))('screens/%s is what %s shows at 60, 80, 100 and 140 columns', async (name, line) => {
    const shown = await Promise.all([60, 80, 100, 140].map((columns) => smallPage(line, low(columns))))
    await expect(shown.join('\n\n')).toMatchFileSnapshot(`golden/screens/${name}.txt`)
  })

  const cases = goldens.map(([file, line, place]) => ({ file, line, place }))
  it.each(cases)('$file is what $line prints', async ({ file, line, place }) => {
    await expect(await smallPage(line, place)).toMatchFileSnapshot(`golden/${file}.txt`)
  })
})
