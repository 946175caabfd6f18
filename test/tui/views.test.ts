import { describe, expect, it } from 'vitest'
import {
  nameProblem,
  type SavedView,
  understood,
  viewNamed,
  withoutView,
  withView,
  written,
} from '../../src/tui/state/views.js'

const view = (name: string, more: Partial<SavedView> = {}): SavedView => ({
  name,
  kind: 'trials',
  query: 'disease:t1d',
  sort: null,
  columns: {},
  saved: '2026-11-21',
  ...more,
})

const names = (views: readonly SavedView[]): string[] => views.map(({ name }) => name)

describe('views under names', () => {
  it('stand in the order of their names, without spaces around them', () => {
    expect(names(withView([view('beta'), view('Delta')], view('  Alpha ')))).toEqual(['Alpha', 'beta', 'Delta'])
  })

  it('a name is the same in large letters and small, however its accents are written', () => {
    const views = withView([view('Été')], view('e\u0301TE\u0301', { query: 'new' }))
    expect(views).toEqual([view('e\u0301TE\u0301', { query: 'new' })])
    expect(viewNamed(views, ' été ')?.query).toBe('new')
    expect(withoutView(views, 'ÉTÉ')).toEqual([])
  })

  it('forgetting what is not there changes nothing', () => expect(names(withoutView([view('a')], 'b'))).toEqual(['a']))
})

describe('a name', () => {
  it.each(['a', 'x'.repeat(60), `"it's" \\ / <b>`, '糖尿病の試験', '👩‍🔬 stem cells 🇩🇪', '-rf ~'])(
    'may be %j',
    (name) => expect(nameProblem(name)).toBeUndefined(),
  )
  it.each([
    ['', 'Write a name of 1 to 60 characters.'],
    [' \t', 'Write a name of 1 to 60 characters.'],
    ['x'.repeat(61), 'That is 61 characters; a name has at most 60. Shorten it.'],
    ['a\u0007b', 'A name has no control characters and no invisible ones that reorder text. Type it anew.'],
    ['a\nb', 'A name has no control characters and no invisible ones that reorder text. Type it anew.'],
    ['a\u202eb', 'A name has no control characters and no invisible ones that reorder text. Type it anew.'],
    ['a\ud800', 'A name has no control characters and no invisible ones that reorder text. Type it anew.'],
  ])('may not be %j', (name, why) => expect(nameProblem(name)).toBe(why))
  it('of 60 emoji is of 60 characters', () => {
    expect(nameProblem('🧬'.repeat(60))).toBeUndefined()
    expect(nameProblem('🧬'.repeat(61))).toContain('61 characters')
  })
})

const file = (...views: unknown[]): string =>
  JSON.stringify({ format: 'stemcell/browse-state/1', started: true, views })

describe('the text of the file', () => {
  it('says what it is', () =>
    expect(written({ started: true, views: [view('mine', { sort: { field: 'year', descending: true } })] })).toBe(`{
  "format": "stemcell/browse-state/1",
  "started": true,
  "views": [
    {
      "name": "mine",
      "kind": "trials",
      "query": "disease:t1d",
      "sort": {
        "field": "year",
        "descending": true
      },
      "columns": {},
      "saved": "2026-11-21"
    }
  ]
}
`))

  it('may begin with the mark that editors of Windows leave', () =>
    expect(understood(`\ufeff${file(view('a'))}`)).toEqual({ started: true, views: [view('a')] }))

  it('may hold what later versions add', () =>
    expect(understood(file({ ...view('a'), color: 'red' })).views).toEqual([view('a')]))

  it.each<[string, string]>([
    ['', 'is empty'],
    [' \n', 'is empty'],
    ['{"format":', 'is not JSON'],
    ['null', 'holds null and no views'],
    ['[]', 'holds a list and no views'],
    ['"x"', 'holds "x" and no views'],
    [`${'['.repeat(100_000)}${']'.repeat(100_000)}`, 'holds a list and no views'],
    ['{}', 'has the unknown format nothing'],
    ['{"format":{"toString":1}}', 'has the unknown format an object'],
    ['{"format":"\\u001b[2Jother"}', 'has the unknown format "\\u001b[2Jother"'],
    ['{"format":"stemcell/browse-state/2"}', 'was written by a newer stemcell ("stemcell/browse-state/2")'],
    ['{"format":"stemcell/browse-state/1","views":[]}', 'has nothing for "started"'],
    ['{"format":"stemcell/browse-state/1","started":true}', 'has nothing for "views"'],
    ['{"format":"stemcell/browse-state/1","started":1,"views":{}}', 'has 1 for "started", and 1 more'],
    [file(null), 'is damaged: view 1 is null, not a view'],
    [file(view('a'), 'b'), 'is damaged: view 2 is "b", not a view'],
    [file(view('')), 'is damaged: view 1 has "" for a name'],
    [file(view(' a')), 'is damaged: view 1 has " a" for a name'],
    [file(view('a\u202eb')), 'is damaged: view 1 has "a<U+202E>b" for a name'],
    [file({ ...view('a'), name: 7 }), 'is damaged: view 1 has 7 for a name'],
    [file(view('a'), view('A')), 'is damaged: view 2 has a name that stands twice'],
    [file({ ...view('a'), kind: 'clinics' }), 'is damaged: view 1 has the unknown kind "clinics"'],
    [file({ ...view('a'), kind: 'toString' }), 'is damaged: view 1 has the unknown kind "toString"'],
    [file({ ...view('a'), query: ['x'] }), 'is damaged: view 1 has a list for a query'],
    [file({ ...view('a'), sort: undefined }), 'is damaged: view 1 has nothing for an order'],
    [file({ ...view('a'), sort: { field: '', descending: true } }), 'is damaged: view 1 has an object for an order'],
    [file({ ...view('a'), sort: { field: 'id' } }), 'is damaged: view 1 has an object for an order'],
    [file({ ...view('a'), columns: { id: 'yes' } }), 'is damaged: view 1 has an object for columns'],
    [file({ ...view('a'), columns: [] }), 'is damaged: view 1 has a list for columns'],
    [file({ ...view('a'), saved: 'today' }), 'is damaged: view 1 has "today" for the day it was saved'],
    [file({ ...view('a'), saved: '2026-02-30' }), 'is damaged: view 1 has "2026-02-30" for the day it was saved'],
    [
      file({ ...view('a'), saved: 20261121 }, null),
      'is damaged: view 1 has 20261121 for the day it was saved, and 1 more',
    ],
  ])('damage %#: %.60s', (text, what) => expect(understood(text).damage?.what).toBe(what))

  it('what is whole beside what is damaged is kept', () => {
    const { views, started } = understood(file(view('a'), { ...view('b'), kind: 'x' }, view('c')))
    expect({ started, names: names(views) }).toEqual({ started: true, names: ['a', 'c'] })
  })
})
