/** What is never broken within a word: headings of columns, addresses, and commands to be pasted. */
import { describe, expect, it } from 'vitest'
import { run } from '../helpers/cli.js'
import { examples, withoutFormat } from '../helpers/commands.js'

const low = (columns: number) => ({ columns, rows: 24, env: { NO_COLOR: '1' } })

describe('on a narrow screen', () => {
  it.each([60, 80])('a column is as wide as the words of its heading (%i columns)', async (columns) => {
    for (const line of ['stemcell reviews --outcome hba1c', 'stemcell harms --disease t1d', 'stemcell approvals']) {
      const { stdout } = await run(line, low(columns))
      const rows = stdout.split('\n')
      const rule = rows.findIndex((row) => row.startsWith('──'))
      // A piece of a word below a heading begins in lower case.
      expect(rows[rule - 1], `${line}\n${stdout}`).toMatch(/^ *(?:[A-Z]|n |k )/)
    }
  })

  it('a DOI stands whole or not at all', async () => {
    for (const columns of [60, 80, 100]) {
      const { stdout } = await run('stemcell references --level missing --all', { ...low(columns), rows: 10_000 })
      const found = stdout.match(/10\.\d{4,}\/\S*/g) ?? []
      if (found.length === 0) expect(stdout).toMatch(/Not shown at this width: .*DOI/)
      else expect(found).toContain('10.1016/j.jcyt.2021.09.015')
    }
  })

  it('groups that are counted stay', async () => {
    const { stdout } = await run('stemcell trials --group-by disease,cell --count', low(60))
    expect(stdout).toMatch(/^Disease +Cells +trials/m)
    expect(stdout).toMatch(/Not shown at this width: n unknown/)
  })

  it('results tell scale, time and unit', async () => {
    const { stdout } = await run('stemcell results --disease t2d --outcome hba1c', low(60))
    expect(stdout).toMatch(/^hba1c, final, +cell +45 +7\.52 ± 1\.07 % /m)
    expect(stdout).toMatch(/^11 mo$/m)
    expect(stdout).not.toMatch(/Not shown.*(?:Unit|Scale|mo)/)
  })

  it('a command that is longer than a line goes on as a shell reads it', async () => {
    const commands = [...new Set(examples.map(({ command }) => withoutFormat(command)))].filter((line) =>
      /^stemcell (?:pool|results|trials|map|check) /.test(line),
    )
    let broken = 0
    for (const line of commands) {
      const { stdout } = await run(line, low(60))
      const closing = /^Next: ((?:.*\\\n)*.*)/m.exec(stdout)?.[1] ?? ''
      if (!closing.includes('\\\n')) continue
      broken++
      const whole = await run(line)
      expect(whole.stdout + whole.stderr).toContain(`Next: ${closing.replaceAll(/ \\\n */g, ' ')}  (`)
    }
    expect(broken).toBeGreaterThan(2)
  })
})
