/** XML of WHO ICTRP, read as it comes. Entities that a document declares are not expanded: the parser refuses them. */
import { StringDecoder } from 'node:string_decoder'
import { SaxesParser } from 'saxes'
import { errorMessage } from '../../errors.js'
import { harmless } from '../../text.js'
import { type Feed, FeedFault, type Found, placeAt, viewed } from './feed.js'
import { ictrpStudy } from './ictrp.js'

const root = 'Trials_downloaded_from_ICTRP'
const item = 'Trial'
/** A trial of the export is some kilobytes. */
const largestTrial = 8 * 2 ** 20
/** The export has three levels. */
const deepest = 20

/** Reads an export of ICTRP. */
export const xmlFeed = (name: string): Feed => {
  const decoder = new StringDecoder('utf8')
  const found: Found[] = []
  let fault: FeedFault | undefined
  let depth = 0
  let size = 0
  let line = 1
  let trial: Map<string, string> | undefined
  let field: string | undefined
  let text = ''
  const parser = new SaxesParser({})
  const fail = (message: string, hint: string): void => {
    fault ??= new FeedFault(message, hint, parser.line)
  }
  parser.on('error', (error) =>
    fail(`is not XML: ${harmless(errorMessage(error))}`, 'Studies before it were read; export them again'),
  )
  parser.on('opentag', ({ name: tag }) => {
    depth++
    if (depth > deepest) fail(`is nested more than ${deepest} deep`, 'Export the studies again')
    if (depth === 1 && tag !== root)
      fail(
        `is no export of WHO ICTRP: its root is <${harmless(tag.slice(0, 40))}>, not <${root}>`,
        'Name the XML that the search of ICTRP exports',
      )
    if (depth === 2 && tag === item) {
      trial = new Map()
      size = 0
      line = parser.line
    }
    if (depth === 3) {
      field = tag
      text = ''
    }
  })
  const add = (more: string): void => {
    if (!trial || field === undefined) return
    text += more
    size += more.length
    if (size > largestTrial) fail('has a trial of more than 8 MB', 'Export the studies again')
  }
  parser.on('text', add)
  parser.on('cdata', add)
  parser.on('closetag', () => {
    if (depth === 3 && trial && field !== undefined) {
      if (text.trim() !== '' && !trial.has(field)) trial.set(field, text.trim())
      field = undefined
    }
    // What came with a fault is not taken for a study.
    if (depth === 2 && trial && !fault) {
      const record = Object.fromEntries(trial)
      found.push(viewed(placeAt(name, line), JSON.stringify(record), record, ictrpStudy, 'Export it again'))
      trial = undefined
    }
    depth--
  })
  const drain = function* (): Generator<Found> {
    yield* found.splice(0)
    if (fault) throw fault
  }
  return {
    *push(chunk) {
      parser.write(decoder.write(chunk))
      yield* drain()
    },
    *end() {
      parser.write(decoder.end())
      parser.close()
      yield* drain()
    },
  }
}
