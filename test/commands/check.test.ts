import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { openBundled } from '../helpers/bundled.js'
import { json, ok, page, run } from '../helpers/cli.js'
import { dangerous, hostileText } from '../helpers/hostile.js'

const dataset = openBundled()

describe.each([60, 80, 140])('check on a screen of %i columns prints', (columns) => {
  it.each([
    ['cure', 'stemcell check "stem cells cure type 1 diabetes"'],
    ['double-claim', 'stemcell check "Umbilical cord MSCs are safe and lower HbA1c in type 2 diabetes"'],
    ['chinese', 'stemcell check "脐带间充质干细胞治疗1型糖尿病安全有效，无任何副作用。"'],
    ['disputed', 'stemcell check "Wharton\'s jelly cells may slow the loss of C-peptide in type 1 diabetes"'],
    ['comparison', 'stemcell check "stem cells control blood sugar better than insulin"'],
    [
      'people',
      'stemcell check "After two years of type 1 diabetes, children with kidney failure make insulin again with cord blood cells"',
    ],
    ['beside', 'stemcell check "Stem cells, exosomes and NAD+ lower HbA1c in type 2 diabetes"'],
    ['question', 'stemcell check "Do stem cells cure type 2 diabetes?"'],
  ] as const)('%s', async (name, line) => {
    const screen = await page(line, { columns, rows: 24 })
    await expect(screen).toMatchFileSnapshot(`../golden/check/${name}-${columns}.txt`)
    expect(screen.split('\n').slice(0, 7).join('\n')).toContain('Verdict: ')
  })
})

describe('check prints', () => {
  it.each([
    ['approval-pipe', 'stemcell check "Our revolutionary stem cell therapy for diabetes is FDA approved."', {}],
    [
      'children-markdown',
      'stemcell check "MSCs preserve C-peptide in children with newly diagnosed type 1 diabetes" --md',
      {},
    ],
    ['harm-csv', 'stemcell check "Stem cell therapy is not without risks for people with type 1 diabetes" --csv', {}],
    ['count-json', 'stemcell check "In one trial of zimislecel 10 of 12 people were insulin-free." --json', {}],
    ['left-over-80', 'stemcell check "Stem cells cure diabetes and arthritis."', { columns: 80, rows: 24 }],
    ['cure-all-80', 'stemcell check "stem cells cure type 1 diabetes" --all', { columns: 80 }],
    ['refused', 'stemcell check "Stem cells cure Parkinson\'s disease"', { columns: 80, rows: 24 }],
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
    const line = 'stemcell check "MSCs raise C-peptide in type 1 diabetes" --all'
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
    const line = 'stemcell check "MSCs lower HbA1c in type 2 diabetes" --all'
    const { items } = await json(line)
    expect(items[0].near.length).toBeGreaterThan(5)
    expect((await ok(line)).stdout).toContain(`${items[0].near.length - 5} claims further off; see stemcell claims`)
  })

  it('gives no medical advice', async () => {
    expect((await json('stemcell check "stem cells cure diabetes"')).notes[0]).toContain('no medical advice')
  })

  it.each([
    ['check', 2, 'there is no claim to check'],
    ['check --html x.html', 2, '--html'],
    ['check "it lowers HbA1c" --about t9d', 2, '"t9d" in --about is no disease or cell type on record'],
    ['check "stem cells cure diabetes" --page x.txt', 2, 'exclude each other'],
    ['check ""', 2, 'there is no claim to check'],
    ['check "stem cells cure diabetes" --verdict x', 2, "unknown option '--verdict'"],
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
      { numRuns: 20 },
    )
  })
})

describe('check on one screen', () => {
  it.each([
    'Stem cells cured my type 2 diabetes and I no longer need insulin',
    'Umbilical cord MSCs are safe, approved, lower HbA1c, raise C-peptide and cut insulin doses in type 1 and type 2 diabetes',
    'stem cells cure type 1 diabetes',
    'Stem cells cure narcolepsy',
  ])('says on 80 columns and 24 rows what decides, and how it was read: %s', async (sentence) => {
    const { stdout } = await ok(['check', sentence], { columns: 80, rows: 24 })
    expect(stdout.trimEnd().split('\n').length).toBeLessThan(24)
    expect(stdout).toMatch(/^Verdict: /m)
    expect(stdout).toMatch(/^ {2}Read as: /m)
  })
})

const clinic = `# Stem cells for type 2 diabetes

Umbilical cord MSCs are a promising option. They cure the disease for good.

UC-MSCs have been shown to:
- lower HbA1c
- have no side effects at all

Book your free consultation today for 9,900 dollars.
According to Nobody et al. (1999), 87% of patients were cured. Zang et al. (2022) found lower HbA1c.
Is it safe?

## References
- Atkinson, M. A., Eisenbarth, G. S., & Michels, A. W. (2014). Type 1 diabetes. The Lancet, 383(9911), 69–82.
`
const html = `<!doctype html><html><head><title>Stem cells for type 2 diabetes</title></head><body>
<nav><a href="/">Home</a> Menu</nav><article><h1>Stem cells for type 2 diabetes</h1>
<p>Umbilical cord MSCs cure type 2 diabetes for good, in every patient who comes to us, and they do so within weeks of the first infusion.</p>
<p>They have no side effects at all, as our many satisfied patients from all over the world tell us each and every day of the year.</p>
<script>alert(1)</script></article><footer>Imprint</footer></body></html>`

describe('check --page', () => {
  const pageJson = async (content: string, line = 'stemcell check --page p.md') =>
    JSON.parse((await ok(`${line} --json`, { input: { 'p.md': content, 'p.html': content, '-': content } })).stdout)
  type Item = {
    sentence: string
    readAs: string
    class: string
    verdict: string
    takenFromPage: string[]
    cells: string[]
  }

  it('sorts every sentence, carries headings and leads of lists, and marks what it took from the page', async () => {
    const { items, groups } = await pageJson(clinic)
    const of = (part: string): Item => items.find(({ sentence }: Item) => sentence.includes(part))
    expect(of('They cure')).toMatchObject({ class: 'judged', verdict: 'overstated', cells: ['uc-msc'] })
    expect(of('They cure').takenFromPage.join()).toContain('uc-msc')
    expect(of('lower HbA1c')).toMatchObject({ readAs: 'UC-MSCs have been shown to lower HbA1c', class: 'judged' })
    expect(of('no side effects').class).toBe('judged')
    expect(of('Book your').class).toBe('no-claim')
    expect(of('Is it safe').class).toBe('beyond')
    expect(items.some(({ sentence }: Item) => sentence.includes('Lancet'))).toBe(false)
    expect(groups[0]).toMatchObject({ by: { part: 'scorecard' }, sentences: items.length })
  })

  it('checks the citations: right, with wrong details, not on record', async () => {
    const { groups } = await pageJson(clinic)
    const status = (part: string) => groups.find(({ text }: { text?: string }) => text?.includes(part))?.status
    expect(status('Atkinson')).toBe('details-wrong')
    expect(status('Nobody')).toBe('not-on-record')
    expect(status('Zang')).toBe('right')
  })

  it('reads the main content of HTML', async () => {
    const { items } = await pageJson(html, 'stemcell check --page p.html')
    expect(items.map(({ verdict }: Item) => verdict)).toEqual(['contradicted', 'contradicted'])
    expect(JSON.stringify(items)).not.toMatch(/Menu|Imprint|alert/)
  })

  it('writes one HTML file without scripts or addresses to load', async () => {
    const { files } = await ok('stemcell check --page p.md --html out.html', {
      input: { 'p.md': clinic.replace('free consultation', '<script>alert(1)</script> "consultation"') },
    })
    const out = files['out.html'] as string
    expect(out).toContain('&lt;script&gt;')
    expect(out).not.toMatch(/<script|src=|@import|<link/)
    expect(out).toMatch(/^<!doctype html>\n<html lang="en">/)
    expect(out).toContain('class="claim contradicted"')
  })

  it('takes one sentence a line with its id', async () => {
    const { items } = await pageJson(
      'a1\tStem cells cure type 1 diabetes.\n{"id":7,"text":"干细胞治愈糖尿病。"}\nHello.',
      'stemcell check -',
    )
    expect(items.map(({ id, verdict }: { id: string; verdict: string }) => [id, verdict])).toEqual([
      ['a1', 'contradicted'],
      ['7', 'contradicted'],
      ['3', 'not-judged'],
    ])
  })

  it.each([
    ['too large', 'x'.repeat(2_000_001), 'the page has 2.0 MB'],
    ['too long', 'Stem cells cure.\n'.repeat(5_001), 'the page has 5001 sentences'],
  ])('refuses a page that is %s', async (_, content, message) => {
    const { code, stderr } = await run('stemcell check --page p.md', { input: { 'p.md': content } })
    expect([code, stderr.includes(message)]).toEqual([4, true])
  })

  it.each(['csv', 'markdown', 'table'])('answers in %s', async (format) => {
    await expect(
      await page(`stemcell check --page p.md --format ${format}`, { input: { 'p.md': clinic } }),
    ).toMatchFileSnapshot(`../golden/check/page-${format}.txt`)
  })
})
