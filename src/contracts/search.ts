/** What search prints. */
import * as z from 'zod'
import { searchedKinds } from '../query/search/index.js'
import { count, oneOf } from './pieces.js'

const kind = oneOf(searchedKinds)
const marks = z
  .array(z.tuple([count, count]))
  .describe('Where words of the question stand in the text beside it: from and to, in UTF-16 units')

/** A record in which the words stand. */
export const hitItem = z.strictObject({
  kind,
  id: z.string(),
  title: z.string().describe('Its title, name or statement'),
  score: z.number().describe('BM25+, comparable within one search'),
  words: z.array(z.string()).describe('Words of the question, as typed, that it holds'),
  titleMarks: marks,
  matches: z
    .array(z.strictObject({ label: z.string(), text: z.string(), marks }))
    .describe('Parts that hold words which neither id nor title show; an ellipsis stands for what was cut'),
  command: z.string().describe('Opens it'),
})

/** Hits of a kind: how many there are, and how many are among the items. */
export const hitGroup = z.strictObject({ kind, count, shown: count })
