import { describe, expect, it } from 'vitest'
import { draw } from '../helpers/answers.js'
import { answerTo } from '../helpers/asks.js'
import { openBundled } from '../helpers/bundled.js'
import { json, ok, run } from '../helpers/cli.js'
import { smallPage } from '../helpers/small-world.js'

const dataset = openBundled()
const zang = 'zang-2022-uc-msc-t2d'
const carlsson = 'carlsson-2023-wj-msc-t1d'

describe('trace', () => {
  it.each([
    ['enrollment-80', `stemcell trace NCT00000001 enrollment`, { columns: 80 }],
    ['enrollment-60', `stemcell trace NCT00000001 enrollment`, { columns: 60 }],
    ['outcome-pipe', 'stemcell trace first hba1c', {}],
    ['otherwise-100', 'stemcell trace series enrollment', { columns: 100 }],
    ['all-120', 'stemcell trace series', { columns: 120 }],
    ['json', 'stemcell trace first outcomes.hba1c-12m.arms.cell.mean --json', {}],
    ['markdown', 'stemcell trace first masking --md', {}],
  ])('%s: %s', async (name, line, place) => {
    await expect(await smallPage(line, place)).toMatchFileSnapshot(`../golden/trace/${name}.txt`)
  })

  it('leads from a value to its locator, its page and the DOI and PMID of its paper', async () => {
    const { items } = await json(['trace', 'reichman-2025-zimislecel-t1d', 'insulin-independence-12m-final'])
    const [first] = items
    expect(first).toMatchObject({ recorded: 'row', level: expect.any(String), locator: expect.stringMatching(/./) })
    const papers = first.sources.map((s: { reference: unknown }) => s.reference).filter(Boolean)
    expect(papers).toContainEqual(
      expect.objectContaining({ id: 'reichman-2025-zimislecel', doi: '10.1056/NEJMoa2506549', pmid: '40544428' }),
    )
    const { stdout } = await ok(['trace', 'reichman-2025-zimislecel-t1d', 'insulin-independence-12m-final'])
    expect(stdout).toContain('doi:10.1056/NEJMoa2506549, PMID 40544428')
  })

  it('leads to the registry page where a copy of the registry was read', async () => {
    const { items } = await json(`stemcell trace ${zang} status`)
    for (const { recorded, level, sources } of items) {
      expect([recorded, level]).toEqual(['field', 'registry'])
      for (const { registration } of sources)
        expect(registration).toEqual({
          id: 'NCT02302599',
          registry: 'clinicaltrials.gov',
          url: 'https://clinicaltrials.gov/study/NCT02302599',
        })
    }
  })

  it('names the sources that disagree with their pages', async () => {
    const [item] = (await json('stemcell trace hu-2013-wj-msc-t1d masking')).items
    expect(item.disagreements[0]).toMatchObject({ text: expect.stringContaining('Registration') })
    expect(item.disagreements[0].sources[0].url).toMatch(/^https:/)
  })

  it('says where only pages that may have given a value are known', async () => {
    const { stdout, stderr } = await ok(`stemcell trace ${zang} sponsor`)
    expect(stdout).toContain('one of these pages; which of them gave this value was not recorded')
    expect(stderr).toContain('which of them did was not recorded')
  })

  it('warns of patients counted elsewhere where numbers of people are concerned', async () => {
    expect((await json(`stemcell trace ${zang} enrollment`)).notes.join(' ')).toContain('zang-2023-uc-msc-t2d-cgm')
    expect((await json(`stemcell trace ${zang} masking`)).notes.join(' ')).not.toContain('zang-2023')
  })

  it('traces every value when none is named, each in a row of CSV too', async () => {
    const { items, count, total } = await json(`stemcell trace ${zang}`)
    expect([items.length, count]).toEqual([total, total])
    const { stdout } = await ok(`stemcell trace ${zang} --csv`)
    expect(stdout.trimEnd().split('\r\n')).toHaveLength(total + 1)
  })

  it('traces several fields in the order asked, each value once', async () => {
    const { items } = await json(`stemcell trace ${zang} masking design.masking start`)
    expect(items.map((item: { path: string }) => item.path)).toEqual(['design.masking', 'start'])
  })

  it.each([
    `${zang} ${carlsson} masking`,
    `${zang},${carlsson} masking`,
    `id:${zang},${carlsson} --field masking`,
    '- masking',
  ])('follows several trials: %s', async (words) => {
    const { query, items, count } = JSON.parse(
      (await run(`stemcell trace ${words} --json`, { input: { '-': `${zang}\n${carlsson}\n` } })).stdout,
    )
    expect(query.trials.toSorted()).toEqual([carlsson, zang])
    expect(items.map((item: { trial: string; path: string }) => `${item.trial} ${item.path}`).toSorted()).toEqual([
      `${carlsson} design.masking`,
      `${zang} design.masking`,
    ])
    expect(count).toBe(2)
  })

  it('leaves out a trial without the value, and names it', async () => {
    const { stderr, stdout } = await run(`stemcell trace ${zang} nct00730561 hba1c`)
    expect(stdout + stderr).toContain('Without any value there: nct00730561')
  })

  it('answers for every trial without a hole', async () => {
    for (const id of dataset.ids('trials')) {
      const { body } = await draw(await answerTo(['trace', id]), 'table')
      expect(body, id).not.toMatch(/\bundefined\b|\bNaN\b|\[object/)
    }
  })
})

describe('trace refuses', () => {
  it.each([
    ['stemcell trace zang-2022-uc-msc-t2 enrollment', 3, 'no trial answers to "zang-2022-uc-msc-t2"\nDid you mean'],
    ['stemcell trace t1d', 2, '"t1d" is a disease, not a trial'],
    [`stemcell trace ${zang} enrolment`, 3, `nothing in ${zang} is called "enrolment"\nDid you mean enrollment`],
    [`stemcell trace ${zang} time-in-range`, 3, 'no row of '],
    [`stemcell trace ${zang} headline`, 3, 'no value of its own for "headline"'],
    [`stemcell trace ${zang} masking nonsense-word`, 3, 'nothing in'],
    [`stemcell trace masking ${zang}`, 3, 'no trial answers to "masking"'],
    [`stemcell trace ${zang} masking ${carlsson}`, 2, `the trial "${carlsson}" stands behind fields`],
    [`stemcell trace id:${zang} --field nonsense-word`, 3, 'nothing in'],
    ['stemcell trace', 2, "missing required argument 'trials-then-fields'"],
  ])('%s', async (line, code, message) =>
    expect(await run(line)).toMatchObject({ code, stdout: '', stderr: expect.stringContaining(message) }),
  )

  it('a number that several trials share, and names them', async () => {
    const owners = new Map<string, string[]>()
    for (const t of dataset.records('trials'))
      for (const r of t.registrations) owners.set(r.id, [...(owners.get(r.id) ?? []), t.id])
    const [number, ids] = [...owners].find(([, some]) => some.length > 1) as [string, string[]]
    const { code, stderr } = await run(['trace', number, 'enrollment'])
    expect(code).toBe(2)
    for (const id of ids) expect(stderr).toContain(id)
  })

  it('hostile words without letting them through', async () => {
    expect((await run(['trace', '\u001b[2J', 'x'])).stderr).toContain('<U+001B>[2J')
    expect((await run(['trace', zang, '\u202e'])).stderr).toContain('<U+202E>')
  })
})
