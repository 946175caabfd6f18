import { describe, expect, it } from 'vitest'
import { type Trial, Vocabulary } from '../../../src/dataset/index.js'
import {
  directionOf as directionOfMapped,
  foldTerm,
  mapCell,
  mappedTrial,
  synthesesOf,
} from '../../../src/evidence/gap-map/index.js'
import { openBundled } from '../../helpers/bundled.js'
import { arm, row, trial } from '../../helpers/records.js'

const any = (): boolean => true
const cell = (...trials: Trial[]) => mapCell('msc', 'hba1c', trials.map(mappedTrial), (o) => o === 'hba1c', [])
const directionOf = (trials: readonly Trial[], isAsked: (outcome: string) => boolean) =>
  directionOfMapped(trials.map(mappedTrial), isAsked)
const told = (id: string, direction: 'favors-cell' | 'no-difference' | 'favors-control' | 'unclear') =>
  trial(id, { outcomes: [row('r', { direction })] })

describe('a cell of the map', () => {
  it('without a trial is told apart from one without numbers', () => {
    expect(cell()).toMatchObject({ state: 'none', design: null, direction: null })
    expect(cell(trial('a', { outcomes: [row('r', { kind: 'qualitative', arms: {} })] })).state).toBe('no-numbers')
  })
  it('with numbers of one group only compares nothing', () => {
    const single = trial('a', {
      design: { ...trial('x').design, model: 'single-group', allocation: 'na' },
      arms: [arm('cell')],
      outcomes: [row('r', { arms: { cell: { n: 10, mean: 7 } } })],
    })
    expect(cell(single)).toMatchObject({ state: 'uncompared', betweenGroup: [], design: 'single-group' })
  })
  it('with numbers for cells and control is compared', () =>
    expect(cell(trial('a'))).toMatchObject({ state: 'compared', betweenGroup: ['a'], design: 'randomized' }))
  it('shows the best design among its trials', () => {
    const open = trial('b', { design: { ...trial('x').design, allocation: 'non-randomized' } })
    expect(cell(open).design).toBe('non-randomized')
    expect(cell(open, trial('a')).design).toBe('randomized')
  })
  it('sums known enrollments and counts the unknown', () => {
    const unknown = trial('b', { enrollment: { count: null, type: null } })
    expect(cell(trial('a'), unknown)).toMatchObject({ participants: 20, participantsUnknown: 1 })
  })
})

describe('the direction of a cell', () => {
  it('is that of all results when they agree, mixed when they differ', () => {
    expect(directionOf([told('a', 'favors-cell'), told('b', 'favors-cell')], any)).toBe('favors-cell')
    expect(directionOf([told('a', 'favors-cell'), told('b', 'no-difference')], any)).toBe('mixed')
  })
  it('is not swayed by results that are unclear', () => {
    expect(directionOf([told('a', 'favors-cell'), told('b', 'unclear')], any)).toBe('favors-cell')
    expect(directionOf([told('b', 'unclear')], any)).toBe('unclear')
  })
  it('rests on comparisons with a control group alone', () => {
    const series = trial('b', { arms: [arm('cell')] })
    expect(directionOf([series], any)).toBe('uncontrolled')
    expect(directionOf([told('a', 'no-difference'), series], any)).toBe('no-difference')
    expect(directionOf([told('a', 'unclear'), series], any)).toBe('unclear')
    expect(directionOf([trial('c', { outcomes: [row('r', { comparison: 'before-after' })] })], any)).toBe(
      'uncontrolled',
    )
  })
  it.each(['carlsson-2025-up421-t1d', 'wang-2024-cipsc-islets-t1d', 'keymeulen-2024-pec01-vc02-t1d'])(
    'is none in %s, where everybody got cells',
    (id) =>
      expect(directionOf([openBundled().record('trials', id) as ReturnType<typeof trial>], any)).toBe('uncontrolled'),
  )
  it('counts neither baselines nor other outcomes', () => {
    expect(directionOf([trial('a', { outcomes: [row('r', { scale: 'baseline' })] })], any)).toBeNull()
    expect(directionOf([told('a', 'favors-cell')], (o) => o === 'c-peptide')).toBeNull()
  })
})

describe('folding', () => {
  const cells = openBundled().vocabulary('cells')
  it('puts every MSC into one family, and not every cell type into one', () => {
    for (const id of cells.within('msc')) expect(foldTerm(id, cells)).toBe('msc')
    expect(foldTerm('hsc', cells)).toBe('hsc')
  })
  it('takes the topmost entry where none holds most of the vocabulary', () =>
    expect(foldTerm('c-peptide-auc', openBundled().vocabulary('outcomes'))).toBe('c-peptide'))
  it('ends where an entry is above itself', () => {
    const loop = new Vocabulary([
      { id: 'a', name: 'A', parents: ['b'], labels: [] },
      { id: 'b', name: 'B', parents: ['a'], labels: [] },
    ])
    expect(['a', 'b']).toContain(foldTerm('a', loop))
  })
})

it('a synthesis fits when disease, cells and a pooled outcome do', () => {
  const reviews = openBundled().records('reviews')
  const asked = { outcomes: new Set(['hba1c']), diseases: new Set(['t2d']) }
  const found = synthesesOf(reviews, asked)
  expect(found.length).toBeGreaterThan(0)
  for (const id of found) {
    const review = reviews.find((r) => r.id === id)
    expect(review?.diseases).toContain('t2d')
    expect(review?.pooled.map((p) => p.outcome)).toContain('hba1c')
  }
  expect(synthesesOf(reviews, { outcomes: new Set(['visual-acuity']) })).toEqual([])
})
