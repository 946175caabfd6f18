/**
 * Which room of src may import which: the one table behind the linter's rules (`overrides` of biome.json, made by npm run
 * generate) and behind the test that plants every forbidden import. A room is a folder of src or a file beside them; what a
 * room may import is listed, all else is refused. A folder is entered through its index.ts; `folder/**` opens all its files.
 */

/** Files that know nobody above them; every room but stats may import them. */
const ground = ['errors.ts', 'text.ts', 'spelling.ts', 'json-text.ts', 'text-bytes.ts', 'limits.ts', 'widths.ts']

const above = (...may: readonly string[]): readonly string[] => [...ground, ...may]

export const rooms: Readonly<Record<string, readonly string[]>> = {
  stats: [],
  files: above(),
  dataset: above(),
  query: above('dataset'),
  store: above('answer.ts', 'dataset', 'dataset/**', 'query'),
  evidence: above('answer.ts', 'dataset', 'query', 'stats', 'store'),
  compile: above('dataset', 'dataset/**', 'query', 'query/**', 'evidence', 'evidence/**', 'store', 'store/**'),
  draw: above('answer.ts'),
  render: above('answer.ts'),
  contracts: above('answer.ts', 'dataset', 'dataset/**', 'query', 'query/**', 'evidence', 'evidence/**'),
}

const spelled = (target: string): string =>
  target.endsWith('/**') ? target : target.endsWith('.ts') ? target.replace(/\.ts$/, '.js') : `${target}/index.js`

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
          options: { patterns: [{ group, message: `imports point downward: scripts/layers.ts says what ${room} may import` }] },
        },
      },
    },
  },
})

/** Folders in a room belong to it; so many levels of them are held to its rules. */
const depths = [0, 1, 2]

/** The linter's rules for imports between rooms. */
export const importRules = (): unknown[] =>
  Object.entries(rooms).flatMap(([room, may]) =>
    room.endsWith('.ts')
      ? [rule(`src/${room}`, ['./**', ...may.map((target) => `!${specifier('', target)}`)], room)]
      : depths.map((depth) =>
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
