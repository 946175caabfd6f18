import { describe, expect, it } from 'vitest'
import { findNodes } from '../../../src/evidence/pathways/index.js'
import { openBundled } from '../../helpers/bundled.js'

const dataset = openBundled()
const keys = (word: string): string[] => findNodes(word, '--from', dataset).map(({ key }) => key)
const refusal = (word: string) => {
  try {
    findNodes(word, '--from', dataset)
  } catch (error) {
    return error as Error & { hint: string; code: string }
  }
  throw new Error(`${word} was not refused`)
}

describe('a word stands for', () => {
  it.each([
    ['uc-msc', ['cell/uc-msc']],
    ['UC-MSC', ['cell/uc-msc']],
    ['umbilical cord MSC', ['cell/uc-msc']],
    ['脐带间充质干细胞', ['cell/uc-msc']],
    ['C肽', ['outcome/c-peptide']],
    ['胰岛素抵抗', ['disease-feature/insulin-resistance']],
    ['VEGF', ['mediator/vegf']],
    ['IFN-γ', ['mediator/ifn-gamma']],
    ['regulatory T cells', ['immune-cell/treg', 'outcome/treg']],
    ['exosome', ['cell/exosome', 'mediator/exosome']],
    ['mediator/exosome', ['mediator/exosome']],
    ['cell/外泌体', ['cell/exosome']],
    ['tissue repair', ['mechanism/wound-healing']],
    [' vegf ', ['mediator/vegf']],
  ])('%s: %j', (word, expected) => expect(keys(word)).toEqual(expected))

  it('every node by its id and by its name', () => {
    for (const { kind, id, name } of dataset.records('nodes')) {
      expect(keys(id)).toContain(`${kind}/${id}`)
      expect(keys(name)).toContain(`${kind}/${id}`)
      expect(keys(`${kind}/${id}`)).toEqual([`${kind}/${id}`])
    }
  })
})

describe('a word that stands for nothing', () => {
  it.each([
    ['vegff', 'vegf'],
    ['uc-mscs', 'uc-msc'],
    ['macrophag', 'macrophage'],
  ])('%s is not found, and %s is suggested', (word, near) => {
    const { code, message, hint } = refusal(word)
    expect([code, message]).toEqual(['not-found', `the mechanism graph knows no "${word}" (--from)`])
    expect(hint).toContain(near)
  })

  it.each(['', ' ', '--', '/', '!?'])('%j is refused', (word) => expect(refusal(word).code).toBe('usage'))
  it.each(['__proto__', 'constructor', 'cell/', 'cell/vegf', 'planet/msc'])('%s is not found', (word) =>
    expect(refusal(word).code).toBe('not-found'),
  )
  it('is told without its dangers', () => expect(refusal('x\u001b[2J\u202e').message).not.toMatch(/[\u001b\u202e]/))
})
