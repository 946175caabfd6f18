import { describe, expect, it } from 'vitest'
import type { SecondReading } from '../../src/dataset/schema/second-reading.js'
import { kindOfValue, tallyReadings } from '../../src/dataset/second-readings.js'
import { arm, trial } from '../helpers/records.js'

describe('the kind of a value', () => {
  it.each([
    ['design.masking', 'design'],
    ['registrations.NCT01219465.id', 'design'],
    ['enrollment.count', 'people'],
    ['arms.cell-0.3.allocated', 'people'],
    ['outcomes.hba1c-12m-final.arms.cell.n', 'people'],
    ['arms.cell.product.dose.value', 'treatment'],
    ['followUpMonths', 'time'],
    ['status.value', 'time'],
    ['outcomes.hba1c-12m-final.arms.cell-0.3.mean', 'average'],
    ['outcomes.hba1c-12m-final.arms.cell.plusMinus', 'spread'],
    ['outcomes.hba1c-12m-final.spread.kind', 'spread'],
    ['outcomes.death.arms.cell.events', 'events'],
    ['outcomes.hba1c-12m-final.p', 'effect'],
    ['outcomes.hba1c-12m-final.effect.ci', 'effect'],
    ['outcomes.hba1c-12m-final.timepointMonths', 'frame'],
    ['sponsor', 'other'],
  ])('of %s is %s', (path, kind) => expect(kindOfValue(path)).toBe(kind))
})

const reading = (more: Partial<SecondReading> = {}): SecondReading => ({
  when: '2026',
  reader: 'second-extraction',
  level: 'abstract',
  compared: 2,
  agreed: 1,
  changed: 0,
  agreements: [{ sources: ['s1'], locator: 'abstract', values: { 'enrollment.count': 20 } }],
  differences: [
    {
      path: 'start',
      first: '2015-03',
      second: '2014',
      sources: ['s1'],
      locator: 'abstract',
      decided: 'first',
      why: 'A planned date.',
    },
  ],
  added: ['outcomes.death'],
  ...more,
})

describe('the tally of second readings', () => {
  it('counts trials, controlled trials, values and kinds of value', () => {
    const tally = tallyReadings([
      trial('read', { reviewed: reading() }),
      trial('unread'),
      trial('series', { arms: [arm('cell')], reviewed: reading() }),
      trial('registered', { kind: 'registered' }),
    ])
    expect(tally).toEqual({
      trials: 2,
      published: 3,
      publishedReadTwice: 2,
      controlled: 2,
      controlledReadTwice: 1,
      thin: 2,
      compared: 4,
      agreed: 2,
      changed: 0,
      added: 2,
      kinds: [
        { kind: 'people', compared: 2, agreed: 2 },
        { kind: 'time', compared: 2, agreed: 0 },
      ],
    })
  })

  it('counts nothing where nothing was read twice', () =>
    expect(tallyReadings([trial('unread')])).toMatchObject({ trials: 0, compared: 0, kinds: [] }))
})
