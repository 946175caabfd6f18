import { describe, expect, it } from 'vitest'
import { limits } from '../src/limits.js'
import { run } from './helpers/cli.js'

const words = (n: number, word = 'cell'): string => Array(n).fill(word).join(' ')

describe('limits of what is asked', () => {
  it.each([
    ['trials', 'a query of one long argument', [`"${'x'.repeat(limits.argument)}"`]],
    ['check', 'a sentence of 100,000 characters', ['x'.repeat(100_000)]],
    ['trials', 'a flag with a long value', ['--title', 'x'.repeat(limits.argument + 1)]],
    ['show', 'more than a command line may hold', Array(30).fill('x'.repeat(5000))],
  ])('%s refuses %s at once', async (command, _, args) => {
    const { code, stderr, stdout } = await run([command, ...args])
    expect(code).toBe(2)
    expect(stdout).toBe('')
    expect(stderr).toMatch(
      /^stemcell: (an argument|a command line) of \d+ characters is too long: ".{1,50}…"\nWrite at most \d+;/,
    )
  })

  it.each(['trials', 'search', 'references', 'pool'])(
    '%s refuses a query of more words than anybody means',
    async (command) => {
      const more = command === 'pool' ? ['--outcome', 'hba1c'] : []
      const { code, stderr } = await run([command, words(limits.queryWords + 1), ...more])
      expect(code).toBe(2)
      expect(stderr).toContain(`a query of ${limits.queryWords + 1} words is too long: "cell cell`)
      const split = await run([command, ...words(limits.queryWords + 1).split(' '), ...more])
      expect(split.code).toBe(2)
    },
  )

  it('answers a query as long as the limit', async () => {
    const { code, stdout } = await run(['trials', words(limits.queryWords), '--count', '--json'])
    expect(code).toBe(0)
    expect(JSON.parse(stdout).query.text).toBe('cell')
  })

  it('lists the filters to relax that help most, and counts the others', async () => {
    const many = Array.from({ length: 40 }, (_, i) => `nowhere${i}`).join(' ')
    const { stderr } = await run(['trials', many])
    expect(stderr).toContain('nowhere0: keeps 0 alone; without it 0 records match')
    expect(stderr).toContain('and 28 filters more')
  })
})
