/** The keys of the browser in docs/browse.md: where one is, then what every key does there. */
import { readFileSync } from 'node:fs'
import { type Binding, bindings, keySign } from '../src/tui/state/keys.js'
import { fromRoot } from './paths.js'

const [begin, end] = ['<!-- keys: made by npm run generate -->', '<!-- end of keys -->']

/** Places with the modes that they are, in the order of the page. A key that does the same in several stands in the first that holds all. */
const places: readonly (readonly [title: string, modes: readonly string[]])[] = [
  ['Everywhere', ['facets', 'list', 'detail', 'page']],
  ['Filters, list and record', ['facets', 'list', 'detail']],
  ['Filters and list', ['facets', 'list']],
  ['Filters', ['facets']],
  ['List', ['list']],
  ['List and record', ['list', 'detail']],
  ['List, record and page', ['list', 'detail', 'page']],
  ['What is read: a record or a page', ['detail', 'page']],
  ['A page', ['page']],
  ['A line that is typed', ['prompt']],
  ['A question', ['confirm']],
]

const placeOf = ({ on }: Binding): string => {
  const modes = on.filter((mode) => mode !== 'help')
  const isAlso = on.includes('prompt') && on.includes('list')
  const place = places.find(
    ([, held]) => held.every((mode) => on.some((one) => one === mode)) && (isAlso || modes.length <= held.length),
  )
  return (place ?? places[0] ?? ['Everywhere'])[0]
}

const signs = (keys: readonly string[]): string => keys.map((key) => `\`${keySign(key)}\``).join(' ')
const cell = (text: string): string => text.replaceAll('|', '\\|')

const keyTables = (): string =>
  places
    .flatMap(([title]) => {
      const own = bindings.filter((binding) => placeOf(binding) === title)
      return own.length
        ? [
            `### ${title}`,
            '',
            '| keys | what they do |',
            '| --- | --- |',
            ...own.map(({ keys, help }) => `| ${cell(signs(keys))} | ${cell(help)} |`),
            '',
          ]
        : []
    })
    .join('\n')

/** docs/browse.md with its keys made anew. Throws where it has no place for them. */
export const browsePage = (): string => {
  const text = readFileSync(fromRoot('docs/browse.md'), 'utf8')
  const [from, to] = [text.indexOf(begin), text.indexOf(end)]
  if (from < 0 || to < from) throw new Error(`docs/browse.md has no "${begin}" before "${end}"`)
  return `${text.slice(0, from + begin.length)}\n\n${keyTables()}\n${text.slice(to)}`
}
