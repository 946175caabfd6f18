import fc from 'fast-check'
import { parseHTML } from 'linkedom'
import { describe, expect, it } from 'vitest'
import type { Json } from '../../src/answer.js'
import { blocksHtml, filterScript, html, htmlPage, linkTo } from '../../src/html/index.js'
import { saying } from '../helpers/answers.js'
import { type Place, run } from '../helpers/cli.js'
import { dangerous, hostileExamples, hostileText } from '../helpers/hostile.js'
import { datasetOf } from '../helpers/made-dataset.js'
import { row, trial } from '../helpers/records.js'
import { openSmallWorld, smallWorld } from '../helpers/small-world.js'

const small: Place = { open: openSmallWorld }

type Part = {
  readonly part: string
  readonly command: string | null
  readonly columns: string[]
  readonly rows: Json[][]
}

const partsOf = async (line: string, place: Place = small): Promise<ReadonlyMap<string, Part>> => {
  const { items } = JSON.parse((await run(`stemcell report ${line} --json`, place)).stdout) as { items: Part[] }
  return new Map(items.map((item) => [item.part, item]))
}

const pageOf = async (line: string, place: Place = small): Promise<string> =>
  String((await run(`stemcell report ${line} -o r.html`, place)).files['r.html'])

const documentOf = (page: string) => parseHTML(page).document
const textIn = (page: string, selector: string): string =>
  (documentOf(page).querySelector(selector)?.textContent ?? '').replace(/\s+/g, ' ').trim()

describe('what a report is about', () => {
  it('a query, or ids of trials in any form: the same trials, the same page', async () => {
    const ids = (parts: ReadonlyMap<string, Part>): Json[] =>
      (parts.get('studies')?.rows ?? []).map(([id]) => id ?? null)
    expect(ids(await partsOf('disease:t1d cell:msc'))).toEqual(['first', 'second'])
    expect(ids(await partsOf('first second'))).toEqual(['first', 'second'])
    expect(ids(await partsOf('NCT00000001,second'))).toEqual(['first', 'second'])
    expect(ids(await partsOf('-', { ...small, input: { '-': 'second\nfirst\n' } }))).toEqual(['first', 'second'])
  })

  it('nothing that fits: no page, and which filter to relax', async () => {
    const { code, stderr, files } = await run('stemcell report disease:t2d cell:hsc -o r.html', small)
    expect([code, files]).toEqual([3, {}])
    expect(stderr).toContain('no trial matches disease:t2d cell:hsc, so there is nothing to report')
    expect(stderr).toContain('Relax a filter: disease:t2d: keeps 1 alone')
  })

  it('an id that names nothing among ids that do', async () => {
    const { code, stderr } = await run('stemcell report first nope -o r.html', small)
    expect(code).toBe(3)
    expect(stderr).toContain('no trial answers to "nope"')
  })

  it.each(['r.pdf', 'r.svg'])('%s: an ending that it cannot write', async (file) => {
    const { code, stderr, files } = await run(`stemcell report disease:t1d -o ${file}`, small)
    expect([code, files]).toEqual([2, {}])
    expect(stderr).toContain('which report cannot write')
    expect(stderr).toContain('.html')
  })

  it('on a screen: the answer, what the page holds, and how to write it, within a screen', async () => {
    const { stdout } = await run('stemcell report disease:t1d', { ...small, columns: 80, rows: 40 })
    expect(stdout.split('\n').length).toBeLessThan(40)
    expect(stdout).toContain('3 published trials, 2 randomized with a control group, 48 people.')
    expect(stdout).toContain('stemcell report disease:t1d -o report.html')
  })
})

describe('what a report says', () => {
  it.each(['md', 'html'])(
    'of each study what was found, its limits and what stands against it, as .%s',
    async (ending) => {
      const name = `r.${ending}`
      const { files } = await run(`stemcell report disease:t1d -o ${name}`, small)
      const page = String(files[name])
      const sources = page.slice(page.lastIndexOf('Sources of each study'))
      const said =
        ending === 'html'
          ? parseHTML(sources)
              .document.toString()
              .replace(/<[^>]+>/g, '')
          : sources
      for (const line of [
        'HbA1c fell by one point against control. One hospital.',
        'Three of eight people came off insulin.',
        'On record: 1 disagreement between sources (stemcell show ',
        'Where a number does not lead to one page, the record does not say which of these gave it.',
      ])
        expect(said).toContain(line)
    },
  )

  it('of each study its own numbers, also where rows of two trials have the same id', async () => {
    const page = documentOf(await pageOf('disease:t1d'))
    const rows = [...page.querySelectorAll('#o-hba1c tbody tr')].map((one) => one.textContent?.replace(/\s+/g, ' '))
    expect(rows.find((one) => one?.startsWith('Berg 2018'))).toContain('cells 7 (SD 1), n 10 | control 8 (SD 1), n 10')
    expect(rows.find((one) => one?.startsWith('Berg 2020'))).toContain(
      'cells 7.4 (SD 1), n 10 | control 7.9 (SD 1), n 10',
    )
  })

  it('the same as the commands that it names: what pool pools, how brief rates it, what map counts', async () => {
    const parts = await partsOf('disease:t1d')
    const pooled = JSON.parse((await run('stemcell pool --outcome hba1c disease:t1d --json', small)).stdout).items[0]
    const [row] = parts.get('certainty')?.rows ?? []
    expect(row?.slice(0, 6)).toEqual(['hba1c', 'HbA1c', 1, 0, 1, 40])
    expect(row?.[6]).toContain(`Pooled mean difference ${pooled.pooled.estimate}`)
    expect(row?.[7]).toBe(pooled.certainty.level)
    const brief = JSON.parse((await run('stemcell brief --disease t1d --json', small)).stdout).items
    expect(brief[0]).toMatchObject({ subject: 'hba1c', certainty: pooled.certainty.level })
    const map = JSON.parse((await run('stemcell map disease:t1d --fold --json', small)).stdout).items
    expect(parts.get('map')?.rows.length).toBe(map.length)
  })

  it('nothing of certainty where the query chose trials by what they found', async () => {
    const parts = await partsOf('disease:t1d direction:favors-cell')
    expect(parts.get('certainty')?.rows.map((row) => row[7])).toEqual([null])
    expect(textIn(await pageOf('disease:t1d direction:favors-cell'), '#in-short')).toContain('no certainty is rated')
  })

  it('0 where there is no study, and who has studies but no synthesis apart from that', async () => {
    const page = documentOf(await pageOf('disease:t1d'))
    const cells = [...page.querySelectorAll('.map td')].map((cell) => cell.textContent)
    expect(cells.filter((text) => text === '0 studies').length).toBe(2)
    expect(cells.find((text) => text?.startsWith('○ 1'))).toContain('no published synthesis on record')
  })

  it('a single study is not called pooled', async () => {
    const page = documentOf(await pageOf('first'))
    const row = page.querySelector('#o-hba1c tbody tr')
    expect(row?.textContent).toContain('no: comparable, but alone')
  })

  it('the same bytes each time', async () => {
    expect(await pageOf('disease:diabetes')).toBe(await pageOf('disease:diabetes'))
  })

  it('every place that it leads to in the page is there, once', async () => {
    const page = documentOf(await pageOf('disease:diabetes'))
    const ids = [...page.querySelectorAll('[id]')].map((one) => one.id)
    expect(new Set(ids).size).toBe(ids.length)
    const places = [...page.querySelectorAll('a[href^="#"]')].map((one) => one.getAttribute('href')?.slice(1) ?? '')
    expect(places.filter((place) => !place.startsWith('studies?') && !ids.includes(place))).toEqual([])
  })

  it('Markdown with every part of the page', async () => {
    const { stdout } = await run('stemcell report disease:t1d --md', small)
    const titles = [...documentOf(await pageOf('disease:t1d')).querySelectorAll('h2')].map((one) => one.textContent)
    expect(stdout.match(/^## .*/gm)?.map((line) => line.slice(3))).toEqual(titles)
  })
})

/** Everything in a page that could run, load or leave: all of it ours. */
const trespasses = (page: string): string[] => {
  const document = documentOf(page)
  const elements = [...document.querySelectorAll('*')]
  return [
    ...elements
      .filter(({ tagName }) => /^(SCRIPT|IFRAME|OBJECT|EMBED|LINK|IMG|BASE|VIDEO|AUDIO)$/i.test(tagName))
      .slice(1),
    ...elements.filter((one) => [...one.attributes].some(({ name }) => name.startsWith('on') || name === 'style')),
    ...elements.filter((one) => {
      const href = one.getAttribute('href')
      return href !== null && !/^(#|https?:\/\/|data:text\/csv;charset=utf-8;base64,[A-Za-z0-9+/=]*$)/.test(href)
    }),
  ].map((one) => one.outerHTML.slice(0, 120))
}

const attacks = [
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  "' onmouseover='alert(1)",
  '</style></script></title><iframe src=//evil>',
  '<!--',
  ']]>&lt;',
]

/** The small world with a text wherever a curator writes one. */
const worldSaying = (text: string): Place => {
  const [first] = smallWorld.claims ?? []
  return {
    open: () =>
      datasetOf({
        ...smallWorld,
        trials: [
          trial('first', {
            title: text,
            acronym: text,
            outcomes: [
              row('hba1c-12m', {
                arms: { cell: { n: 10, mean: 7, sd: 1 }, control: { n: 10, mean: 8, sd: 1 } },
                locator: text,
                note: text,
              }),
            ],
            finding: { text, limits: text },
            sources: [{ id: 's1', url: 'https://example.org/a', level: 'full-text', what: text }],
          }),
        ],
        claims: first ? [{ ...first, statement: text, why: text }] : [],
        citations: [],
        approvals: [],
        reviews: [],
      }),
  }
}

describe('what records say stays text', () => {
  it.each([...attacks, ...Object.values(hostileExamples)])('%j in every place of a record', async (text) => {
    const page = await pageOf('disease:t1d', worldSaying(text))
    expect(page).toContain('<h1>')
    expect(trespasses(page)).toEqual([])
    expect(page.replace(/\n/g, '')).not.toMatch(dangerous)
    const { stdout } = await run('stemcell report disease:t1d --md', worldSaying(text))
    expect(stdout.replace(/\n/g, '')).not.toMatch(dangerous)
  })

  it('in every block, whatever stands in it', () => {
    fc.assert(
      fc.property(fc.oneof(hostileText(), fc.constantFrom(...attacks)), (text) => {
        const page = htmlPage({
          title: text,
          lead: html`<p title="${text}">${linkTo(text, text)}${linkTo(`https://example.org/${text}`, text)}</p>`,
          sections: [
            {
              id: 'one',
              title: text,
              body: blocksHtml(saying(text).view(), { level: 2 }),
              command: text,
              csv: [{ name: text, grid: { columns: [text], rows: [[text]] } }],
            },
          ],
          footer: text,
          script: filterScript,
        })
        expect(trespasses(page)).toEqual([])
        expect(page.replace(/\n/g, '')).not.toMatch(dangerous)
      }),
      { numRuns: 60 },
    )
  })
})
