/**
 * Which room of src may import which: the one table behind the linter's rules (`overrides` of biome.json, made by npm run
 * generate) and behind the test that plants every forbidden import. A room is a folder of src or a file beside them; what a
 * room may import is listed, all else is refused. A folder is entered through its index.ts; other doors are named.
 */

/** Files that know nobody above them. */
const ground = [
  'collections.ts',
  'errors.ts',
  'text.ts',
  'spelling.ts',
  'json-text.ts',
  'text-bytes.ts',
  'limits.ts',
  'widths.ts',
  'csv-text.ts',
  'command-line.ts',
  'numbers.ts',
  'csv-rows.ts',
]
/** The waist: what every question returns. */
const waist = [...ground, 'answer.ts']
/** Each subject of evidence, and the full text, has a face of its own, so that a command loads no more than it needs. */
const subjects = 'evidence/*/index.ts'
const fullText = 'query/search/index.ts'
/** What checks data as curators write it: only the compiler, inspections and contracts load zod. */
const sources = [
  'dataset/schema/*.ts',
  'dataset/source.ts',
  'dataset/integrity/index.ts',
  'dataset/inspection/index.ts',
]
const records = ['dataset', 'dataset/roles.ts', 'query', fullText, 'store']
/** What the rooms of the browser ask of commands. */
const asking = [
  'commands',
  'commands/choose.ts',
  'commands/option.ts',
  'commands/browse.ts',
  'commands/cite/records.ts',
  'commands/pool/facts.ts',
  'commands/pool/poolable.ts',
]

export const rooms: Readonly<Record<string, readonly string[]>> = {
  'collections.ts': [],
  'errors.ts': [],
  'spelling.ts': ['collections.ts'],
  'text.ts': ['spelling.ts'],
  'json-text.ts': ['collections.ts'],
  'text-bytes.ts': ['text.ts'],
  'limits.ts': ['errors.ts', 'text.ts'],
  'widths.ts': ['collections.ts', 'text.ts'],
  'csv-text.ts': ['text.ts'],
  'command-line.ts': [],
  'numbers.ts': [],
  'csv-rows.ts': [],
  'answer.ts': [],
  stats: ['collections.ts'],
  files: ['collections.ts', 'errors.ts', 'text.ts'],
  dataset: [...ground, '../data/roles.json', '../data/copies.json'],
  query: [...ground, 'dataset'],
  store: [...waist, 'dataset', 'dataset/record-line.ts', ...sources, 'query', fullText],
  evidence: [...waist, ...records, 'stats'],
  compile: [
    ...waist,
    ...records,
    'query/readers.ts',
    'evidence/outlines.ts',
    'dataset/record-line.ts',
    'dataset/field-sources.ts',
    'dataset/second-readings.ts',
    ...sources,
    subjects,
  ],
  layers: [
    ...waist,
    'files',
    'dataset',
    'dataset/record-line.ts',
    'dataset/evidence-file.ts',
    ...sources,
    'query',
    'store',
    'compile',
  ],
  'registry/store': [...waist, 'files', ...records, 'query/readers.ts', 'query/sql/index.ts', 'registry/trial'],
  'registry/fill': [
    ...waist,
    ...records,
    'query/readers.ts',
    'registry/aact',
    'registry/client',
    'registry/store',
    'registry/study',
    'registry/trial',
  ],
  'registry/client': ground,
  'registry/study': [...ground, 'dataset'],
  'registry/aact': [...waist, 'registry/study'],
  'registry/database': [
    ...waist,
    'dataset',
    'query',
    'query/readers.ts',
    'registry/aact',
    'registry/store',
    'registry/study',
    'registry/trial',
  ],
  'registry/trial': [
    ...ground,
    'dataset',
    'dataset/roles.ts',
    'dataset/schema/*.ts',
    'registry/study',
    '../data/classification.json',
  ],
  'registry/intake': [...ground, 'dataset', 'files', 'layers', 'store', 'registry/study', 'registry/trial'],
  'registry/renewal': [
    ...waist,
    'files',
    'dataset',
    'dataset/schema/*.ts',
    'layers',
    'query',
    'store',
    'registry/client',
    'registry/study',
    'registry/trial',
  ],
  contracts: [...waist, 'dataset', ...sources, 'query', fullText, subjects],
  draw: waist,
  render: waist,
  html: [...waist, 'draw'],
  pages: [...waist, ...records, subjects, 'contracts'],
  commands: [
    ...waist,
    ...records,
    'query/readers.ts',
    subjects,
    'stats',
    'draw',
    'html',
    'contracts',
    'layers',
    'registry/study',
    'registry/trial',
    'registry/intake',
    'registry/client',
    'registry/renewal',
    'registry/fill',
    'registry/database',
    'registry/store',
    'pages/*.ts',
    'shell/scripts.ts',
  ],
  'endings.ts': ['collections.ts', 'errors.ts', 'text.ts', 'dataset', 'render', 'commands/endings.ts'],
  'tui/rows': [...waist, 'render'],
  'tui/terminal': [...waist, 'tui/rows/*.ts'],
  'tui/library': [
    ...waist,
    ...records,
    'draw',
    'render',
    'pages/direction.ts',
    'pages/missing.ts',
    ...asking,
    'tui/browser-input.ts',
    'tui/rows/*.ts',
  ],
  'tui/state': [...waist, 'query', 'render', 'endings.ts', 'tui/library/*.ts', 'tui/rows/*.ts', 'tui/terminal/*.ts'],
  'tui/screen': [
    ...waist,
    'query',
    'render',
    'tui/browser-input.ts',
    'tui/library/*.ts',
    'tui/rows/*.ts',
    'tui/state/*.ts',
    'tui/terminal/*.ts',
  ],
  'tui/linear': [
    ...waist,
    'query',
    'render',
    'store',
    'tui/browser-input.ts',
    'tui/library/*.ts',
    'tui/rows/*.ts',
    'tui/state/*.ts',
  ],
  'tui/outside': [...waist, 'files', 'render', 'endings.ts', ...asking, 'tui/browser-input.ts', 'tui/state/*.ts'],
  'tui/ink': [
    ...waist,
    'render',
    'tui/browser-input.ts',
    'tui/library/*.ts',
    'tui/screen/*.ts',
    'tui/state/*.ts',
    'tui/terminal/*.ts',
  ],
  tui: [...waist, 'query', 'render', 'store', ...asking],
  mcp: [
    ...waist,
    'dataset',
    'query',
    'store',
    'commands',
    'commands/command.ts',
    'commands/mcp.ts',
    'commands/option.ts',
  ],
  cli: [
    ...waist,
    'endings.ts',
    'files',
    'query',
    'render',
    'store',
    'layers',
    'layers/place.ts',
    'layers/pointer.ts',
    'layers/readers.ts',
    'commands',
    'tui',
    'mcp',
  ],
  shell: ground,
  'shell.ts': ['shell/answer.ts', 'layers/place.ts', 'layers/pointer.ts'],
  // Narrow doors of the store: what they declare is shipped, and needs no types of other packages.
  library: [
    ...waist,
    'dataset',
    'query',
    'store/store.ts',
    'store/records.ts',
    'stats',
    'draw',
    'commands',
    'contracts',
  ],
  'main.ts': [...ground, 'files', 'cli/*.ts', 'tui', 'tui/browse-core.ts', 'mcp/server.ts'],
}

const spelled = (target: string): string =>
  target.endsWith('.ts') ? target.replace(/\.ts$/, '.js') : target.endsWith('.json') ? target : `${target}/index.js`

/** A target as a file in a folder of src writes it. */
export const specifier = (folder: string, target: string): string => {
  const [from, to] = [folder === '' ? [] : folder.split('/'), spelled(target).split('/')]
  let same = 0
  while (same < from.length && same < to.length - 1 && from[same] === to[same]) same++
  const up = '../'.repeat(from.length - same)
  return `${up || './'}${to.slice(same).join('/')}`
}

const rule = (files: string, group: readonly string[], room: string): unknown => ({
  includes: [files],
  linter: {
    rules: {
      style: {
        noRestrictedImports: {
          level: 'error',
          options: {
            patterns: [{ group, message: `imports point downward: scripts/layers.ts says what ${room} may import` }],
          },
        },
      },
    },
  },
})

/** Folders in a room belong to it, unless they are rooms themselves; so many levels of them are held to its rules. */
export const depthsOf = (room: string): readonly number[] =>
  room.endsWith('.ts') || Object.keys(rooms).some((other) => other.startsWith(`${room}/`)) ? [0] : [0, 1, 2]

/** The linter's rules for imports between rooms. */
export const importRules = (): unknown[] =>
  Object.entries(rooms).flatMap(([room, may]) =>
    room.endsWith('.ts')
      ? [rule(`src/${room}`, ['./**', ...may.map((target) => `!${specifier('', target)}`)], room)]
      : depthsOf(room).map((depth) =>
          rule(
            `src/${room}${'/*'.repeat(depth + 1)}`,
            [
              `${'../'.repeat(depth + 1)}**`,
              ...may.map((target) => `!${specifier(`${room}${'/x'.repeat(depth)}`, target)}`),
            ],
            room,
          ),
        ),
  )
