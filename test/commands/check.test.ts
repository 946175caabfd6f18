import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { openDataset } from '../../src/store/index.js'
import { json, ok, page, run } from '../helpers/cli.js'
import { dangerous, hostileText } from '../helpers/hostile.js'

const dataset = openDataset()

describe('check prints', () => {
  it.each([
    ['cure-80', 'stemcell check "stem cells cure type 1 diabetes"', { columns: 80 }],
    [
      'double-claim-60',
      'stemcell check "Umbilical cord MSCs are safe and lower HbA1c in type 2 diabetes"',
      { columns: 60 },
    ],
    ['chinese-140', 'stemcell check "脐带间充质干细胞治疗1型糖尿病安全有效，无任何副作用。"', { columns: 140 }],
    ['approval-pipe', 'stemcell check "Our revolutionary stem cell therapy for diabetes is FDA approved."', {}],
    [
      'children-markdown',
      'stemcell check "MSCs preserve C-peptide in children with newly diagnosed type 1 diabetes" --md',
      {},
    ],
    ['harm-csv', 'stemcell check "Stem cell therapy is not without risks for people with type 1 diabetes" --csv', {}],
    ['count-json', 'stemcell check "In one trial of zimislecel 10 of 12 people were insulin-free." --json', {}],
    ['left-over-80', 'stemcell check "Stem cells cure diabetes and arthritis."', { columns: 80 }],
    ['refused', 'stemcell check "Stem cells cure Parkinson\'s disease"', {}],
    ['refused-json', 'stemcell check "Stem cells cure narcolepsy" --json', {}],
  ] as const)('%s', async (name, line, place) => {
    await expect(await page(line, place)).toMatchFileSnapshot(`../golden/check/${name}.txt`)
  })
})

describe('check', () => {
  it('takes a sentence with and without quotation marks', async () => {
    const [quoted, bare] = await Promise.all([
      json('stemcell check "stem cells cure type 1 diabetes"'),
      json('stemcell check stem cells cure type 1 diabetes'),
    ])
    expect(quoted).toEqual(bare)
  })

  it('says the same to machines as to people: every trial, its side, its place in the source', async () => {
    const line = 'stemcell check "MSCs raise C-peptide in type 1 diabetes"'
    const { items } = await json(line)
    const { stdout } = await ok(line)
    const [item] = items
    expect(stdout).toContain(`Verdict: ${item.verdict.replaceAll('-', ' ')}`)
    const [part] = item.parts
    expect(stdout.replace(/\s+/g, ' ')).toContain(part.reason.replace(/\s+/g, ' '))
    expect(part.trials.length).toBeGreaterThan(10)
    for (const { trial, results } of part.trials) {
      expect(stdout).toContain(trial)
      for (const result of results) {
        const stored = dataset.record('trials', trial)?.outcomes.find((r) => r.id === result.id)
        expect(stored).toMatchObject({
          outcome: result.outcome,
          direction: result.direction,
          locator: result.locator,
          sources: result.sources,
        })
      }
    }
    for (const { id } of item.near.slice(0, 5)) expect(stdout).toContain(id)
  })

  it('counts the judged claims that it does not list', async () => {
    const line = 'stemcell check "MSCs lower HbA1c in type 2 diabetes"'
    const { items } = await json(line)
    expect(items[0].near.length).toBeGreaterThan(5)
    expect((await ok(line)).stdout).toContain(`${items[0].near.length - 5} claims further off; see stemcell claims`)
  })

  it('warns that a supported sentence is near a claim that was judged lower', async () => {
    const { notes } = await json('stemcell check "Umbilical cord MSCs lower HbA1c in type 2 diabetes"')
    expect(notes.join('\n')).toContain('msc-lower-hba1c-and-insulin is partly supported')
  })

  it('gives no medical advice', async () => {
    expect((await json('stemcell check "stem cells cure diabetes"')).notes[0]).toContain('no medical advice')
  })

  it.each([
    ['check', 2, 'missing required argument'],
    ['check ""', 2, 'there is no claim to check'],
    ['check "stem cells cure diabetes" --verdict x', 2, "unknown option '--verdict'"],
    ['check "Stem cells cure lupus"', 2, 'about "lupus", which the dataset does not cover'],
  ])('%s fails with %i', async (line, code, message) => {
    const result = await run(`stemcell ${line}`)
    expect(result).toMatchObject({ code, stdout: '' })
    expect(result.stderr).toContain(message)
  })

  it('never throws anything but a refusal, and lets no character through, whatever it is asked', async () => {
    const words = fc.constantFrom(
      'stem cells',
      'MSCs',
      'cure',
      'type 1 diabetes',
      'no',
      'safe',
      '干细胞',
      '治愈',
      'HbA1c',
      '90%',
      'and',
      ',',
      'insulin',
      'without',
    )
    const sentence = fc.array(fc.oneof({ weight: 4, arbitrary: words }, { weight: 1, arbitrary: hostileText() }), {
      minLength: 1,
      maxLength: 9,
    })
    await fc.assert(
      fc.asyncProperty(sentence, async (parts) => {
        const { code, stdout, stderr } = await run(['check', '--', parts.join(' ')])
        expect([0, 2]).toContain(code)
        expect((stdout + stderr).replaceAll('\n', '')).not.toMatch(dangerous)
      }),
      { numRuns: 60 },
    )
  })
})
