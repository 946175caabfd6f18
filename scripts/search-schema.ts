/** JSON Schema of what search prints. */
import { searchedKinds } from '../src/query/search/index.js'
import { count, type Schema, strict, text } from './schema-parts.js'

const kind = { enum: searchedKinds }
const marks = {
  type: 'array',
  description: 'Where words of the question stand in the text beside it: from and to, in UTF-16 units',
  items: { type: 'array', items: count, minItems: 2, maxItems: 2 },
}

/** A record in which the words stand. */
export const hitItem: Schema = strict({
  kind,
  id: text,
  title: { ...text, description: 'Its title, name or statement' },
  score: { type: 'number', description: 'BM25+, comparable within one search' },
  words: { type: 'array', items: text, description: 'Words of the question, as typed, that it holds' },
  titleMarks: marks,
  matches: {
    type: 'array',
    description: 'Parts that hold words which neither id nor title show; an ellipsis stands for what was cut',
    items: strict({ label: text, text, marks }),
  },
  command: { ...text, description: 'Opens it' },
})

export const hitGroups: Schema = {
  groups: {
    type: 'array',
    description: 'Hits per kind, that of the best hit first: how many there are, and how many are among the items',
    items: strict({ kind, count, shown: count }),
  },
}
