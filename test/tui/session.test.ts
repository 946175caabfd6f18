import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bindings } from '../../src/tui/state/keys.js'
import { readSession, sessionText } from '../../src/tui/state/session.js'
import { decode, type Key } from '../../src/tui/terminal/decode.js'

describe('a session as text', () => {
  it('is read as it was written, whatever was pressed or pasted', () => {
    const named = bindings.flatMap(({ keys }) => keys).filter((key) => key.length > 1 && key !== 'space')
    const key: fc.Arbitrary<Key> = fc.oneof(
      fc.constantFrom(...named).map((name) => ({ name })),
      fc.constantFrom(...decode('jk G:/中é ').keys),
      fc.string().map((text) => ({ name: 'paste', text })),
    )
    fc.assert(
      fc.property(fc.string(), fc.array(key), (query, keys) => {
        const session = { query, sort: { field: 'year', descending: true }, keys }
        expect(readSession(sessionText(session))).toEqual(session)
      }),
    )
  })

  it.each([
    ['', 'is not JSON'],
    ['[]', 'does not say "format": "stemcell/browse-session/1"'],
    ['{"format":"stemcell/browse-session/2"}', 'does not say "format": "stemcell/browse-session/1"'],
    ['{"format":"stemcell/browse-session/1","sort":null,"keys":[]}', 'has no text for "query"'],
    ['{"format":"stemcell/browse-session/1","query":"","sort":1,"keys":[]}', 'has no order for "sort"'],
    ['{"format":"stemcell/browse-session/1","query":"","sort":null,"keys":"j"}', 'has no list of "keys"'],
    [
      '{"format":"stemcell/browse-session/1","query":"","sort":null,"keys":["j",1]}',
      'has a key that is none: the 2. of "keys"',
    ],
  ])('%s is refused, and why', (text, wrong) => {
    expect(readSession(text)).toEqual({ wrong })
  })
})
