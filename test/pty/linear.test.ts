import { afterEach, describe, expect, it } from 'vitest'
import { type Browser, browser, onScreen } from '../helpers/browser.js'
import { json } from '../helpers/cli.js'
import { execute, program } from '../helpers/program.js'

const open: Browser[] = []
const start: typeof browser = (...args) => {
  const one = browser(...args)
  open.push(one)
  return one
}
afterEach(() => {
  for (const one of open.splice(0)) one.close()
})

const trials = await json('stemcell trials --disease t1d')
const ids: readonly string[] = trials.items.map(({ id }: { id: string }) => id)

/** Lines that were sent since so many characters. */
const lines = (one: Browser, from = 0): string[] =>
  one
    .sent()
    .slice(from)
    .replaceAll('\u001b[?2004h', '')
    .replaceAll('\u001b[?2004l', '')
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '')

/** Press keys and wait until something was said that ends a line and holds what is looked for. */
const say = async (one: Browser, keys: string, holds: string): Promise<string[]> => {
  const from = one.sent().length
  one.press(keys)
  await one.until(() => one.sent().slice(from).includes(holds) && one.sent().endsWith('\n'), holds)
  return lines(one, from)
}

/** Anything that draws: cursor movements, erasing, colors, the other screen, boxes. */
const drawing = /\u001b(?!\[\?2004[hl])|[\u2500-\u259f\u25b2\u25bc\u25b8\u25be]/

describe('the linear browser on a real terminal', () => {
  it('starts, moves, reads, filters and leaves on the main screen, without drawing anything', async () => {
    const one = start(['--linear', '--disease', 't1d'])
    await one.until(() => one.sent().includes(`1 of ${trials.count}: ${ids[0]}.`))
    expect(one.alternate()).toBe(false)
    expect(lines(one).at(-2)).toBe(`Trials. ${trials.count} of ${trials.total} match: disease is Type 1 diabetes.`)

    expect(await say(one, 'j', `2 of ${trials.count}: `)).toEqual([
      expect.stringContaining(`2 of ${trials.count}: ${ids[1]}. `),
    ])

    const record = await say(one, '\r', 'Next command')
    expect(record[0]).toBe('Record.')
    expect(record.filter((line) => line === 'Record.')).toHaveLength(1)
    expect((await say(one, '\u001b', `2 of ${trials.count}: `))[0]).toBe('List.')

    const asked = await say(one, '/cell:wj-msc\r', '1 of ')
    expect(asked.at(-2)).toMatch(
      /^Trials\. \d+ of \d+ match: disease is Type 1 diabetes; cells is Wharton’s jelly MSC\.$/,
    )

    one.press('Q')
    expect(await one.ended).toBe(0)
    expect(one.sent()).not.toMatch(drawing)
    expect(one.alternate()).toBe(false)
    expect(one.sent().lastIndexOf('\u001b[?2004l')).toBeGreaterThan(one.sent().lastIndexOf('\u001b[?2004h'))
  })

  it('says no line twice on a move', async () => {
    const one = start(['--linear', '--disease', 't1d'])
    await one.until(() => one.sent().includes('1 of '))
    const said: string[] = []
    for (let at = 2; at <= 6; at++) said.push(...(await say(one, 'j', `${at} of ${trials.count}: `)))
    expect(said).toHaveLength(5)
    expect(new Set(said).size).toBe(5)
  })

  it('loses no key that is typed before it is there', async () => {
    const one = start(['--linear'])
    one.press('/disease:t1d\r')
    await one.until(() =>
      one.sent().includes(`Trials. ${trials.count} of ${trials.total} match: disease is Type 1 diabetes.`),
    )
  })

  it('says nothing of another size', async () => {
    const one = start(['--linear', '--disease', 't1d'])
    await one.until(() => one.sent().includes('1 of '))
    const from = one.sent().length
    one.resize(50, 12)
    one.resize(120, 40)
    expect(await say(one, 'j', '2 of ')).toHaveLength(1)
    expect(lines(one, from)).toHaveLength(1)
  })

  it('sleeps, and says once where one is when it wakes up', async () => {
    const one = onScreen('bash', ['--norc', '-i'], { env: { PS1: 'shell: ' } })
    open.push(one)
    one.press(`'${process.execPath}' '${program}' browse --linear --disease t1d\r`)
    await one.until(() => one.sent().includes(`1 of ${trials.count}: `))
    one.press('\u001a')
    await one.until(() => one.sent().includes('Stopped'))
    const from = one.sent().length
    one.press('fg\r')
    await one.until(() => one.sent().slice(from).includes(`1 of ${trials.count}: `))
    expect(await say(one, 'j', `2 of ${trials.count}: `)).toHaveLength(1)
    expect(lines(one, from).filter((line) => line === 'Back in stemcell browse.')).toHaveLength(1)
    one.press('Q')
    await one.until(() => one.sent().endsWith('shell: '))
  })

  it('says in a pipe what to use instead', async () => {
    const { code, stderr } = await execute(['browse', '--linear', '--disease', 't1d'])
    expect(code).toBe(2)
    expect(stderr).toContain('Use instead: stemcell trials disease:t1d --format linear')
  })

  it.each([
    ['INK_SCREEN_READER', 'true'],
    ['ACCESSIBLE', '1'],
  ])('is what %s=%s asks for', async (name, value) => {
    const one = start([], { env: { [name]: value } })
    await one.until(() => one.sent().includes('Question mark reads out every key; capital Q leaves.'))
    expect(one.alternate()).toBe(false)
  })

  it.each([
    ['Ctrl-C', '\u0003', 0],
    ['SIGTERM', 'SIGTERM', 143],
    ['SIGHUP', 'SIGHUP', 129],
  ])('%s gives the terminal back', async (_, way, code) => {
    const one = start(['--linear'])
    await one.until(() => one.sent().includes('1 of '))
    if (way.startsWith('SIG')) one.kill(way)
    else one.press(way)
    expect(await one.ended).toBe(code)
    expect(one.sent().lastIndexOf('\u001b[?2004l')).toBeGreaterThan(one.sent().lastIndexOf('\u001b[?2004h'))
    expect(one.sent()).not.toContain('\u001b[?1049')
  })
})
