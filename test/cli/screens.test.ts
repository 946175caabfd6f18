/** What a screen of 24 rows shows of every example of every command: the answer first, and all of it on that screen. */
import { describe, expect, it } from 'vitest'
import { type Place, type Result, run } from '../helpers/cli.js'
import { examples, withoutFormat } from '../helpers/commands.js'

/** What another program reads is never shortened: it is paged as it stands. */
const forPrograms =
  /^stemcell (?:schema \S|data template|completion )|--graph (?!tree)|--(?:style|ris|bibtex|csl|for)\b|--all\b/

const lines = [...new Set(examples.map(({ command }) => withoutFormat(command)))]
const forPeople = lines.filter((line) => !forPrograms.test(line))
const first = [...new Set(examples.map(({ name }) => name))].flatMap(
  (name) => forPeople.find((line) => line.split(' ')[1] === name) ?? [],
)

const low = (columns: number): Place => ({ columns, rows: 24, env: { NO_COLOR: '1' } })
const text = ({ stdout, stderr, paged }: Result): string => stdout + stderr + paged.map((one) => one.text).join('')
const height = (result: Result): number => text(result).trimEnd().split('\n').length
/** The end of what is shortened. */
const more = /(?:…|more).* add --all/

describe('on a screen of 24 rows', () => {
  it.each(forPeople)('80 columns hold %s, with a line that says how to see the rest', async (line) => {
    const shown = await run(line, low(80))
    expect(height(shown), text(shown)).toBeLessThan(24)
    expect(shown.paged).toEqual([])
    const whole = await run(`${line} --all`, { ...low(80), rows: 10_000 })
    if (height(whole) > height(shown)) expect(text(shown)).toMatch(more)
    expect(text(whole)).not.toMatch(more)
  })

  it.each(first.flatMap((line) => [60, 140].map((columns) => ({ columns, line }))))(
    '$columns columns hold $line',
    async ({ columns, line }) => {
      const shown = await run(line, low(columns))
      expect(height(shown), text(shown)).toBeLessThan(24)
    },
  )

  it.each(first)('a pipe has the whole of %s, or says how to have it', async (line) => {
    const short = await run(line)
    const isShort = /^stemcell (check|brief|map)\b/.test(line)
    if (!isShort) expect(text(short)).not.toMatch(more)
    const whole = await run(`${line} --all`)
    expect(text(whole)).not.toMatch(more)
    if (height(whole) > height(short)) expect(text(short)).toMatch(more)
    else expect(whole.stdout).toBe(short.stdout)
  })

  it('knows an example of every command that answers people', () => {
    const named = new Set(first.map((line) => line.split(' ')[1]))
    const silent = [...new Set(examples.map(({ name }) => name))].filter((name) => !named.has(name))
    expect(silent).toEqual(['completion', 'schema'].filter((name) => silent.includes(name)))
  })
})
