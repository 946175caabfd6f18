import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { type Browser, browser, isGivenBack } from '../helpers/browser.js'
import { json } from '../helpers/cli.js'
import { execute } from '../helpers/program.js'

const open: Browser[] = []
const folders: string[] = []
const start: typeof browser = (...args) => {
  const one = browser(...args)
  open.push(one)
  return one
}
afterEach(() => {
  for (const one of open.splice(0)) one.close()
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true })
})

const trials = await json('stemcell trials')

describe('the browser on a real terminal', () => {
  it('opens with the filters of the command line, and shows the command of the view', async () => {
    const one = start(['--disease', 't1d'])
    const screen = await one.until(
      (s) => s.includes("$ stemcell trials 'disease:t1d'") || s.includes('$ stemcell trials disease:t1d'),
    )
    const { count, total } = await json('stemcell trials --disease t1d')
    expect(screen).toContain(`${count} of ${total}`)
    expect(one.alternate()).toBe(true)
  })

  it('keys typed before it is there are not lost', async () => {
    const one = start([])
    one.press('/diseas')
    one.press('e:t1d\r')
    await one.until((s) => s.includes('$ stemcell trials disease:t1d'))
  })

  it('keeps column headings in sight, shows all of a map, tells the methods, and goes back step by step', async () => {
    const one = start(['--disease', 't1d'], { columns: 100, rows: 26 })
    await one.until((s) => s.includes('$ stemcell trials'))
    one.press('m')
    const map = await one.until((s) => s.includes('$ stemcell map') && /^Cells .*trials$/m.test(s))
    const heads = map.split('\n').find((line) => /^Cells .*trials$/.test(line)) ?? ''
    one.press('\u0004')
    const scrolled = await one.until((s) => /rows (?!1–)\d+–/.test(s))
    expect(scrolled).toContain(heads)
    one.press('a')
    await one.until((s) => s.includes('--all') && /^Cells .*trials$/m.test(s))
    one.press('M')
    await one.until((s) => s.includes('$ stemcell methods') && s.includes('What belongs here'))
    one.press('q')
    await one.until((s) => s.includes('$ stemcell map'))
    one.press('q')
    await one.until((s) => s.includes('$ stemcell trials'))
  })

  it('draws another picture of a pooled result', async () => {
    const one = start(['--disease', 't2d'], { columns: 100, rows: 30 })
    await one.until((s) => s.includes('$ stemcell trials'))
    one.press('pinsulin-halved-with\r')
    await one.until((s) => s.includes('$ stemcell pool') && s.includes('comparable'))
    one.press('Pdrapery\r')
    await one.until((s) => s.includes('--picture drapery') && s.includes('comparable'))
  })

  it('marks, compares, and shows only differences', async () => {
    const one = start([])
    await one.until((s) => s.includes('$ stemcell trials'))
    one.press('  ')
    await one.until((s) => s.includes('2 marked'))
    one.press('c')
    const screen = await one.until((s) => s.includes('Population'))
    expect(screen).toContain('$ stemcell compare ')
    one.press('d')
    await one.until((s) => s.includes('--diff'))
  })

  it('pools, drops a study, and brings it back', async () => {
    const one = start(['--disease', 't2d'], { columns: 120, rows: 60 })
    await one.until((s) => s.includes('$ stemcell trials'))
    one.press('p')
    await one.until((s) => s.includes(':pool '))
    one.press('insulin-halved-with-hba1c-below-7\r')
    const command = '$ stemcell pool --outcome insulin-halved-with-hba1c-below-7 '
    await one.until((s) => s.includes(command) && s.includes('3 studies'))
    for (let s = one.screen(); !s.includes('bhansali-2014-bm-sc-t2d: x drops it'); ) {
      const before = s
      one.press('n')
      s = await one.until((now) => now !== before, 'the next stop')
    }
    one.press('x')
    await one.until((s) => s.includes('--exclude') && s.includes('2 studies'))
    one.press('b')
    await one.until((s) => !s.includes('--exclude') && s.includes(command) && s.includes('3 studies'))
  })

  it('exports the view, and asks before it writes over a file', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'browse-'))
    folders.push(folder)
    const one = start([], { cwd: folder })
    await one.until((s) => s.includes('$ stemcell trials'))
    one.press('eall.csv\r')
    await one.until((s) => s.includes('Wrote all.csv'))
    expect(readFileSync(join(folder, 'all.csv'), 'utf8').trimEnd().split('\r\n')).toHaveLength(trials.count + 1)
    writeFileSync(join(folder, 'all.csv'), 'mine')
    one.press('eall.csv\r')
    await one.until((s) => s.includes('Write over it?'))
    one.press('n')
    await one.until((s) => s.includes('Nothing was written'))
    expect(readFileSync(join(folder, 'all.csv'), 'utf8')).toBe('mine')
  })

  it('exports a picture and citations; Tab completes the ending that the view has', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'browse-'))
    folders.push(folder)
    const one = start(['--disease', 't1d'], { cwd: folder, columns: 60, rows: 20 })
    await one.until((s) => s.includes('$ stemcell trials'))
    one.press('eall.s\r')
    await one.until((s) => s.includes('Only .csv .tsv .json .ndjson .md .txt .bib .ris here'))
    one.press('\u007fb\t\r')
    await one.until((s) => s.includes('Wrote all.bib ('))
    expect(readFileSync(join(folder, 'all.bib'), 'utf8')).toContain('@article{')
    one.press('te')
    await one.until((s) => s.includes('.svg  the timeline'))
    one.press('\t\r')
    await one.until((s) => s.includes('Wrote timeline.svg (the timeline)'))
    expect(readFileSync(join(folder, 'timeline.svg'), 'utf8')).toMatch(/<svg[\s\S]*<\/svg>\s*$/)
    one.press('etimeline.svg\r')
    await one.until((s) => s.includes('Write over it?'))
    one.press('n')
    await one.until((s) => s.includes('Nothing was written'))
  })

  it('saves a session, and presses its keys again', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'browse-'))
    folders.push(folder)
    const one = start([], { cwd: folder })
    await one.until((s) => s.includes('$ stemcell trials'))
    one.press('/disease:t1d\r')
    await one.until((s) => s.includes('$ stemcell trials disease:t1d'))
    one.press('2j')
    await one.until((s) => s.includes('$ stemcell claims'))
    one.press(':session all.keys\r')
    await one.until((s) => s.includes('Wrote all.keys'))
    const keys = ['/', ...'disease:t1d', 'enter', '2', 'j']
    expect(JSON.parse(readFileSync(join(folder, 'all.keys'), 'utf8'))).toMatchObject({ query: '', keys })
    one.press(':session all.keys\r')
    await one.until((s) => s.includes('all.keys exists'))
    const again = start(['--replay', 'all.keys'], { cwd: folder })
    await again.until((s) => s.includes('$ stemcell claims') && s.includes('2 of '))
    again.press('[')
    await again.until((s) => s.includes('$ stemcell trials disease:t1d'))
  })

  it('copies through the terminal', async () => {
    const one = start([])
    await one.until((s) => s.includes('$ stemcell trials'))
    one.press('y')
    await one.until((s) => s.includes('Sent the command to the terminal (OSC 52)'))
    expect(one.sent()).toContain(`\u001b]52;c;${Buffer.from('stemcell trials').toString('base64')}\u0007`)
  })

  it.each([
    [140, 40],
    [60, 20],
    [40, 12],
  ])('is resized to %d by %d while it works', async (columns, rows) => {
    const one = start([])
    await one.until((s) => s.includes('$ stemcell trials'))
    one.resize(columns, rows)
    one.press('j')
    await one.until((s) => {
      const lines = s.split('\n')
      return lines[0]?.startsWith('[1 trials]') === true && lines[rows - 2]?.startsWith('$ stemcell trials') === true
    })
  })

  it('says so on a screen that is too small, and comes back', async () => {
    const one = start([])
    await one.until((s) => s.includes('$ stemcell trials'))
    one.resize(30, 10)
    await one.until((s) => s.trim() === 'Too small: 40x12 needed')
    one.resize(80, 24)
    await one.until((s) => s.includes('$ stemcell trials'))
  })

  it.each([
    ['Q', 'Q', 0],
    ['Ctrl-C', '\u0003', 0],
    ['SIGTERM', 'SIGTERM', 143],
    ['SIGHUP', 'SIGHUP', 129],
  ])('%s gives the terminal back', async (_, way, code) => {
    const one = start([])
    await one.until((s) => s.includes('$ stemcell trials'))
    if (way.startsWith('SIG')) one.kill(way)
    else one.press(way)
    expect(await one.ended).toBe(code)
    expect(isGivenBack(one)).toBe(true)
  })
})

describe('where there is no terminal', () => {
  it('says what to use instead', async () => {
    const { code, stdout, stderr } = await execute(['browse', '--disease', 't1d'])
    expect(code).toBe(2)
    expect(stdout).toBe('')
    expect(stderr).toContain('Use instead: stemcell trials disease:t1d')
  })

  it.each<Record<string, string>>([{ CI: '1' }, { TERM: 'dumb' }])('also with %j on a terminal', async (env) => {
    const one = start([], { env })
    expect(await one.ended).toBe(2)
    expect(one.screen()).toContain('browse needs a terminal')
  })
})
