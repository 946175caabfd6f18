/** Imports between the rooms of src: the linter, given every import that the table refuses, refuses each, and allows the rest. */
import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { depthsOf, importRules, rooms, specifier } from '../scripts/layers.js'
import { root } from './helpers/program.js'

const isFile = (room: string): boolean => room.endsWith('.ts')

/** Folder and name of a planted file in a room, so many folders deep. */
const planted = (room: string, depth: number): { folder: string; path: string } => {
  const folder = isFile(room) ? '' : `${room}${'/deep'.repeat(depth)}`
  return { folder, path: isFile(room) ? `src/${room}` : `src/${folder}/planted.ts` }
}

/** Ways into a room from outside: its index, files behind it, the face of a folder in it. */
const entrances = (room: string): readonly string[] =>
  isFile(room) ? [room] : [room, `${room}/behind.ts`, `${room}/deep/behind.ts`, `${room}/deep/index.ts`]

const isAllowed = (may: readonly string[], target: string): boolean =>
  may.some(
    (one) =>
      one === target ||
      (one.includes('*') &&
        new RegExp(`^${one.replace('*', '[^/]+')}$`).test(isFile(target) ? target : `${target}/index.ts`)),
  )

type Import = { readonly path: string; readonly line: number; readonly target: string; readonly allowed: boolean }

const imports: readonly Import[] = Object.entries(rooms).flatMap(([room, may]) =>
  depthsOf(room).flatMap((depth) =>
    [
      ...Object.keys(rooms)
        .filter((other) => other !== room && !other.startsWith(`${room}/`))
        .flatMap(entrances),
      ...may.map((target) => target.replace('*', 'one')),
    ].map((target, i) => ({
      path: planted(room, depth).path,
      line: i + 1,
      target: specifier(planted(room, depth).folder, target),
      allowed: isAllowed(may, target),
    })),
  ),
)

const folder = mkdtempSync(join(tmpdir(), 'layers-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** Imports that the linter refuses, as path and line. */
const refused = (): ReadonlySet<string> => {
  const config = { linter: { enabled: true, rules: { preset: 'none' } }, formatter: { enabled: false } }
  writeFileSync(join(folder, 'biome.json'), JSON.stringify({ ...config, overrides: importRules() }))
  for (const path of new Set(imports.map((one) => one.path))) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    const own = imports.filter((one) => one.path === path)
    writeFileSync(join(folder, path), own.map(({ target }) => `import '${target}'\n`).join(''))
  }
  const biome = join(root, 'node_modules', '@biomejs', 'biome', 'bin', 'biome')
  const args = [biome, 'lint', '--reporter=json', '--max-diagnostics=none', '.']
  const text = (() => {
    try {
      return execFileSync(process.execPath, args, { cwd: folder, encoding: 'utf8', stdio: 'pipe', maxBuffer: 1e8 })
    } catch (error) {
      // Findings are an exit code.
      return (error as { stdout: string }).stdout
    }
  })()
  const { diagnostics } = JSON.parse(text) as {
    diagnostics: { location: { path: string; start: { line: number } } }[]
  }
  return new Set(diagnostics.map(({ location }) => `${location.path}:${location.start.line}`))
}

describe('the linter', () => {
  const found = refused()
  it('refuses every import that the table refuses, at any depth', () => {
    const forbidden = imports.filter(({ allowed }) => !allowed)
    expect(forbidden.length).toBeGreaterThan(500)
    expect(forbidden.filter(({ path, line }) => !found.has(`${path}:${line}`))).toEqual([])
  })

  it('allows every import that the table allows', () => {
    const allowed = imports.filter((one) => one.allowed)
    expect(allowed.length).toBeGreaterThan(100)
    expect(allowed.filter(({ path, line }) => found.has(`${path}:${line}`))).toEqual([])
  })
})

it('the table names every room of src', () => {
  const there = readdirSync(join(root, 'src'), { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory() || entry.name.endsWith('.ts') ? [entry.name] : [],
  )
  const named = new Set(Object.keys(rooms).map((room) => room.split('/')[0]))
  expect(there.filter((name) => !named.has(name))).toEqual([])
})

it('no room that may import another is imported by it in turn', () => {
  const below = (room: string, seen = new Set<string>()): Set<string> => {
    for (const target of rooms[room] ?? []) {
      const next = rooms[target] ? target : (target.split('/')[0] as string)
      if (seen.has(next)) continue
      seen.add(next)
      below(next, seen)
    }
    return seen
  }
  expect(Object.keys(rooms).filter((room) => below(room).has(room))).toEqual([])
})

it('the rules in biome.json are those of the table', () => {
  const { overrides } = JSON.parse(readFileSync(join(root, 'biome.json'), 'utf8')) as { overrides: unknown[] }
  for (const rule of importRules()) expect(overrides).toContainEqual(rule)
})
