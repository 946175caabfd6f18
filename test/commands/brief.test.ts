import { describe, expect, it } from 'vitest'
import type { ItemOf } from '../../src/contracts/index.js'
import { answerTo } from '../helpers/asks.js'
import { json, run } from '../helpers/cli.js'

const lines = async (line: string): Promise<ItemOf<'brief'>[]> => (await json(line)).items as ItemOf<'brief'>[]

describe('a brief', () => {
  const asked = 'stemcell brief --disease t1d --cell uc-msc'

  it('counts a trial on one side of an outcome only, and names each', async () => {
    for (const { section, text, records } of await lines(asked)) {
      if (section !== 'benefit') continue
      const [, favors = '0', controlled = '0'] = /: (\d+) of (\d+) controlled trials? favors? cells/.exec(text) ?? []
      expect(Number(favors)).toBeLessThanOrEqual(Number(controlled))
      expect(new Set(records).size).toBe(records.length)
      expect(records.length).toBeGreaterThanOrEqual(Number(controlled))
    }
  })

  it('gives no certainty where nothing is compared with people without the cells', async () => {
    const series = (await lines('stemcell brief --disease t1d --cell psc-islet')).filter(
      (one) => one.section === 'benefit',
    )
    expect(series.length).toBeGreaterThan(0)
    for (const one of series) {
      expect(one.certainty).toBeNull()
      expect(one.text).toMatch(/measured without people who got no cells/)
    }
  })

  it('tells harms as stemcell harms adds them up: what was not told is no zero', async () => {
    const told = (await lines(asked)).filter(({ section }) => section === 'harms')
    const totals = (await json('stemcell harms --totals --disease t1d --cell uc-msc')).items as {
      harm: string
      notRead: number
    }[]
    expect(told.map(({ subject }) => subject)).toEqual(totals.map(({ harm }) => harm))
    for (const [i, { notRead }] of totals.entries())
      if (notRead > 0) expect(told[i]?.text).toContain(`${notRead} not read`)
  })

  it('dates the status of every trial that has not ended', async () => {
    const open = (await lines(asked)).filter(({ section }) => section === 'open')
    expect(open.length).toBeGreaterThan(0)
    for (const { text } of open)
      expect(text).toMatch(/ as of (\d{4}(-\d\d){0,2}|an unknown date \(old: .*\)|.*\(old: .*\))$/)
  })

  it('has a command for every line that answers', async () => {
    const commands = new Set((await lines(asked)).map(({ command }) => command.replace(/^stemcell /, '')))
    expect(commands.size).toBeGreaterThan(10)
    for (const command of commands) await expect(answerTo(command)).resolves.toBeDefined()
  })

  it('keeps to the trials of the query', async () => {
    const kept = new Set(
      ((await json('stemcell trials disease:t1d cell:uc-msc age-group:adult')).items as { id: string }[]).map(
        ({ id }) => id,
      ),
    )
    const adults = await lines(`${asked} age-group:adult`)
    for (const { section, records } of adults)
      if (section === 'benefit' || section === 'open') for (const id of records) expect(kept).toContain(id)
  })

  it.each(['stemcell brief', 'stemcell brief --cell msc', 'stemcell brief --disease t1d --disease t2d'])(
    '%s is refused: one disease is asked for',
    async (line) => {
      const { code, stderr } = await run(line)
      expect(code).toBe(2)
      expect(stderr).toContain('brief needs one disease')
    },
  )
})
