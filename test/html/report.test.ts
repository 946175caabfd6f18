import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { closeBrowser, type Opened, openPage, violations } from '../helpers/chromium.js'
import { run } from '../helpers/cli.js'
import { isInstalled } from '../helpers/optional.js'
import { openSmallWorld } from '../helpers/small-world.js'

/** The page of a report on the small world. */
const small = async (query: string): Promise<string> =>
  String((await run(['report', query, '-o', 'r.html'], { open: openSmallWorld })).files['r.html'])

const phone = { viewport: { width: 320, height: 700 } }
/** The room of an A4 sheet at 96 dots to the inch, within the margins of the page. */
const paper = { viewport: { width: 702, height: 1000 } }

/** Whether the page itself would have to be moved sideways. */
const widthOver = ({ page }: Opened): Promise<number> =>
  page.evaluate<number>('document.documentElement.scrollWidth - document.documentElement.clientWidth')

const studies = 'table[data-filtered] tbody tr'
/** Ids of the studies that are seen, in their order. */
const shown = ({ page }: Opened): Promise<readonly string[]> =>
  page.evaluate<readonly string[]>(
    `[...document.querySelectorAll('${studies}')].filter((row) => row.checkVisibility()).map((row) => row.dataset.id)`,
  )
const hashOf = ({ page }: Opened): string => decodeURIComponent(new URL(page.url()).hash)

/** Numbers that are no values of records, by where they stand, each with why. */
const noValues: Readonly<Record<string, string>> = {
  'h3, h4, thead, caption, summary, .title, .legend': 'names, heads and what the page counts of itself',
  'tbody th, [data-label=Outcome], [data-label="Made by"], [data-label=Cells]':
    'names of studies, measures, articles, cells',
  'output, option, code': 'counts of the filter, ids and commands',
  '.muted, .zero': 'definitions, and that there is nothing',
  '.cell, .trial': 'list the trials and the pages that were read, and lead to them',
  '#methods': 'tells how the page was made: searches, their words, their hits',
  '#repeat': 'the version, the day and the citation of the dataset',
  '[hidden]': 'is not shown',
}

/**
 * Numbers that stand without a link. A picture leads to its numbers by the line below it; of a claim, its words lead to the
 * articles that say them, in its own row; a light leads on in its row.
 */
const numbersAlone = `(() => {
  const beside = ${JSON.stringify(Object.keys(noValues).join(', '))}
  const isLed = (at) => {
    const figure = at.closest('figure')
    if (figure) return figure.nextElementSibling?.querySelector('a[href^="#n-"]') != null
    const claim = at.closest('#claims tr')
    if (claim && at.closest('[data-label=Claim], th')) return claim.querySelector('[data-label="Made by"] a[href]') != null
    return at.closest('.lights tr')?.querySelector('a[href]') != null
  }
  const found = []
  for (const { id } of document.querySelectorAll('main section[id]')) {
    const walker = document.createTreeWalker(document.getElementById(id), NodeFilter.SHOW_TEXT)
    while (walker.nextNode()) {
      const { data, parentElement: at } = walker.currentNode
      if (at.closest('a[href]') || data.startsWith('Numbers as sources give them')) continue
      const alone = data.match(/(?<![\\p{L}\\d-][-.]?)(?<!(?:[Tt]ype|[Pp]hase|[Gg]rade|[Ss]tage|[Ss]core) )\\d+(?![\\p{L}\\d])/u)
      if (alone && !isLed(at) && (at.closest('figure') || !at.closest(beside))) found.push(id + ': ' + data.trim().slice(0, 120))
    }
  }
  return found
})()`

describe.skipIf(!isInstalled('chromium'))('a report in a browser (skipped where there is no chromium)', () => {
  let content = ''
  beforeAll(async () => {
    content = await small('disease:diabetes')
  })
  afterAll(closeBrowser)

  it.each([
    ['light, on a desk', { viewport: { width: 1280, height: 900 } }],
    ['dark, on a tablet', { viewport: { width: 830, height: 900 }, colorScheme: 'dark' as const }],
    ['on a phone', phone],
    ['dark, on a phone', { ...phone, colorScheme: 'dark' as const }],
  ])('has nothing that axe-core finds wrong, %s, with all of it open', async (_, options) => {
    const opened = await openPage(content, options, '#cell-msc--hba1c')
    await opened.page.evaluate('for (const one of document.querySelectorAll("details")) one.open = true')
    expect(await violations(opened.page)).toEqual([])
    expect(await widthOver(opened)).toBe(0)
    expect(opened.problems).toEqual([])
  })

  it('filters its studies, and the address shows the same to whoever is sent it', async () => {
    const opened = await openPage(content)
    const { page } = opened
    expect([...(await shown(opened))].toSorted()).toEqual(['first', 'plan', 'second', 'series'])
    await page.selectOption('select[name=design]', 'randomized')
    await page.fill('input[name=q]', 'second TRIAL')
    expect(await shown(opened)).toEqual(['second'])
    expect(await page.textContent('form.filter output')).toBe('1 of 4 studies')
    expect(hashOf(opened)).toBe('#studies?q=second+TRIAL&design=randomized')
    const sent = await openPage(content, {}, hashOf(opened))
    expect(await shown(sent)).toEqual(['second'])
    expect(await sent.page.inputValue('input[name=q]')).toBe('second TRIAL')
    await page.click('form.filter button[type=reset]')
    expect((await shown(opened)).length).toBe(4)
    expect(hashOf(opened)).toBe('#studies')
    expect(opened.problems).toEqual([])
  })

  it('sorts its studies by a column, up, then down, numbers as numbers and what is not known last', async () => {
    const opened = await openPage(content)
    const head = opened.page.locator('th[data-sort=year]')
    await head.locator('button').click()
    expect(await head.getAttribute('aria-sort')).toBe('ascending')
    expect((await shown(opened)).at(-1)).toBe('second')
    await head.locator('button').click()
    expect(await head.getAttribute('aria-sort')).toBe('descending')
    expect((await shown(opened))[0]).toBe('second')
    expect(hashOf(opened)).toBe('#studies?sort=year.down')
    expect((await shown(await openPage(content, {}, hashOf(opened))))[0]).toBe('second')
  })

  it('opens the trials of a cell of the map, which then stand alone in the table', async () => {
    const opened = await openPage(content)
    const { page } = opened
    const cell = page.locator('#cell-msc--hba1c')
    expect(await cell.isVisible()).toBe(false)
    await page.click('.map a[href="#cell-msc--hba1c"]')
    expect(await cell.isVisible()).toBe(true)
    expect(await cell.locator('li').allTextContents()).toEqual(['Berg 2018', 'Berg 2020'])
    await cell.getByText('Only these in the table of studies').click()
    expect(await shown(opened)).toEqual(['first', 'second'])
    expect(hashOf(opened)).toBe('#studies?id=first,second')
    expect(opened.problems).toEqual([])
  })

  it('has everything with scripts off: studies, the cells of the map, the numbers as CSV', async () => {
    const { page, problems } = await openPage(content, { javaScriptEnabled: false }, '#cell-msc--hba1c')
    expect(await page.locator(studies).count()).toBe(4)
    expect(await page.locator('form.filter').isVisible()).toBe(false)
    expect(await page.locator('#cell-msc--hba1c').isVisible()).toBe(true)
    expect(await page.getByText('Only these in the table of studies').first().isVisible()).toBe(false)
    const links = await page.locator('a.csv').all()
    const csv = await Promise.all(
      links.map(async (link) => {
        const [head, data = ''] = String(await link.getAttribute('href')).split(',')
        expect(head).toBe('data:text/csv;charset=utf-8;base64')
        return [await link.getAttribute('download'), Buffer.from(data, 'base64').toString('utf8')] as const
      }),
    )
    expect(csv.map(([name]) => name)).toContain('hba1c.csv')
    expect(csv.find(([name]) => name === 'bias.csv')?.[1]).toMatch(/^trial,tool,domain,judgment/)
    expect(problems).toEqual([])
  })

  it('hands the CSV over at a click', async () => {
    const { page } = await openPage(content)
    const [download] = await Promise.all([page.waitForEvent('download'), page.click('#harms a.csv')])
    expect(download.suggestedFilename()).toBe('harms.csv')
  })

  it('prints on A4: as a PDF, with no column beyond the sheet', async () => {
    const opened = await openPage(content, paper)
    const { page } = opened
    await page.emulateMedia({ media: 'print' })
    expect(await widthOver(opened)).toBe(0)
    const cut = await page.evaluate<readonly string[]>(
      `[...document.querySelectorAll('table, svg, figure')].filter((one) => one.getBoundingClientRect().right > innerWidth + 1).map((one) => one.outerHTML.slice(0, 80))`,
    )
    expect(cut).toEqual([])
    const pdf = await page.pdf({ preferCSSPageSize: true, printBackground: true })
    expect(pdf.subarray(0, 5).toString()).toBe('%PDF-')
  })

  describe.each([
    ['nothing that can be pooled', 'disease:t1d cell:uc-msc', 17],
    ['many outcomes', 'disease:t2d', 30],
    ['many studies', 'disease:diabetic-foot-ulcer', 27],
  ])('of the dataset, with %s', (_, query, sheets) => {
    let page = ''
    beforeAll(async () => {
      page = String((await run(['report', query, '-o', 'r.html'])).files['r.html'])
    })

    it('has nothing that axe-core finds wrong, and fits a phone, a tablet and paper', async () => {
      for (const [options, media] of [
        [{ ...phone, colorScheme: 'dark' }, 'screen'],
        [{ viewport: { width: 830, height: 900 } }, 'screen'],
        [paper, 'print'],
      ] as const) {
        const opened = await openPage(page, options)
        await opened.page.emulateMedia({ media })
        expect(await widthOver(opened)).toBe(0)
        if (media === 'screen') expect(await violations(opened.page)).toEqual([])
        expect(opened.problems).toEqual([])
      }
    }, 120_000)

    it('leads from every number to a page that was read, or to the place where those pages are listed', async () => {
      const opened = await openPage(page)
      expect(await opened.page.evaluate<readonly string[]>(numbersAlone)).toEqual([])
      const dead = await opened.page.evaluate<readonly string[]>(
        `[...document.querySelectorAll('a[href^="#"]:not(.js)')].map((one) => one.hash.slice(1)).filter((place) => !place.includes('?') && !document.getElementById(place))`,
      )
      expect(dead).toEqual([])
    })

    it(`prints on at most ${sheets} sheets, with the heads of its table on each that it stands on`, async () => {
      const { page: opened } = await openPage(page)
      const pdf = await opened.pdf({ preferCSSPageSize: true })
      const count = pdf.toString('latin1').match(/\/Type \/Page\b/g)?.length ?? 0
      expect(count).toBeGreaterThan(8)
      expect(count).toBeLessThanOrEqual(sheets)
      await opened.emulateMedia({ media: 'print' })
      expect(await opened.locator('thead button').first().isVisible()).toBe(false)
    })
  })

  it('is one part of the page of a map', async () => {
    const { files } = await run('stemcell map disease:diabetes --html m.html', { open: openSmallWorld })
    const opened = await openPage(String(files['m.html']), phone, '#cell-msc--hba1c')
    expect(await violations(opened.page)).toEqual([])
    expect(await opened.page.locator('#cell-msc--hba1c li').count()).toBe(2)
    expect(await widthOver(opened)).toBe(0)
    expect(opened.problems).toEqual([])
  })
})
