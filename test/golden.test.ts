/** Whole outputs as files: read them as a user would. Refresh with `npx vitest run test/golden.test.ts -u`, then read what changed. */
import { describe, expect, it } from 'vitest'
import { kinds } from '../src/dataset/index.js'
import { type Place, page } from './helpers/cli.js'

type Golden = readonly [file: string, line: string, place?: Place]
const at = (columns: number): Place => ({ columns })

const randomized = 'stemcell trials --disease t1d --allocation randomized'
const carlsson = 'stemcell show carlsson-2023-wj-msc-t1d'

/** A well-known record of every kind. */
const known: Record<(typeof kinds)[number], string> = {
  trials: 'nct05061030',
  diseases: 't1d',
  cells: 'uc-msc',
  mechanisms: 'insulin-sensitization',
  outcomes: 'hba1c',
  references: 'skyler-2015-mpc',
  approvals: 'fda-consumer-alert-2020',
  claims: 'hu2013-better-c-peptide-and-control',
  articles: 'clinic-page-uc-msc-type-1-diabetes',
  citations: 'hu-2013',
  reviews: 'kashbour-2025-msc-rct',
  edges: 'ad-msc--acts-through--angiogenesis',
  nodes: 'autoreactive-t',
}

const goldens: readonly Golden[] = [
  ['trials/60', randomized, at(60)],
  ['trials/80', randomized, at(80)],
  ['trials/140', randomized, at(140)],
  ['trials/pipe', randomized],
  ['trials/markdown', `${randomized} --md`],
  ['trials/csv', `${randomized} --csv --fields id,year,enrollment`],
  ['trials/json', `${randomized} --json --fields id,year,enrollment,completion`],
  ['trials/ndjson', `${randomized} --ndjson --fields id,completion`],
  ['trials/count-by-disease-and-cell', 'stemcell trials --group-by disease,cell --count', at(80)],
  ['trials/grouped', 'stemcell trials --disease t2d --allocation randomized --group-by cell', at(100)],
  ['trials/fields', 'stemcell trials --fields list', at(80)],
  ['trials/no-match', 'stemcell trials --disease t1d --cell uc-msc --phase 3', at(80)],
  ['trials/limited', 'stemcell trials cell:uc-msc --sort enrollment --desc --limit 3', at(80)],
  ...['diseases', 'cells', 'mechanisms', 'outcomes', 'references', 'approvals'].map(
    (kind): Golden => [`${kind}/80`, `stemcell ${kind}${kind === 'references' ? ' --year 2024..' : ''}`, at(80)],
  ),
  ['show/trial-80', carlsson, at(80)],
  ['show/trial-pipe', carlsson],
  ['show/trial-markdown', 'stemcell show nct05061030 --md'],
  ...kinds.map((kind): Golden => [`show/${kind}`, `stemcell show ${kind}/${known[kind]}`, at(80)]),
  ['about/80', 'stemcell about', at(80)],
  ['schema/list', 'stemcell schema', at(80)],
  ['help/welcome', 'stemcell', at(80)],
  ['help/stemcell', 'stemcell --help', at(80)],
  ['help/trials', 'stemcell trials --help', at(80)],
  ['errors/unknown-flag', 'stemcell trials --diseas t1d'],
  ['errors/unknown-value', 'stemcell trials --disease t1'],
  ['errors/unknown-command', 'stemcell trial'],
  ['errors/unknown-record', 'stemcell show carlson-2023-wj-msc'],
  ['errors/two-formats', 'stemcell trials --csv --md'],
  ['errors/json', 'stemcell trials --allocation random --json'],
]

describe('golden outputs', () => {
  const cases = goldens.map(([file, line, place]) => ({ file, line, place }))
  it.each(cases)('$file is what $line prints', async ({ file, line, place }) => {
    await expect(await page(line, place)).toMatchFileSnapshot(`golden/${file}.txt`)
  })
})
