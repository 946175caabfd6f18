/** What `dist` was made of and what was made, as sums: while neither has changed there is nothing to build. */
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'

/** The file of `dist` that holds both sums, and is no part of them. */
const keptIn = 'meta.json'

/** The sums of a build. */
export type BuiltFrom = { readonly from: string; readonly made: string }

const filesIn = (folder: string, { recursive }: { readonly recursive: boolean }): string[] =>
  (existsSync(folder) ? readdirSync(folder, { recursive, withFileTypes: true }) : []).flatMap((entry) =>
    entry.isFile() ? [join(entry.parentPath, entry.name)] : [],
  )

const sumOf = (paths: readonly string[], from: string): string => {
  const sum = createHash('sha256')
  for (const path of paths.toSorted()) {
    const content = readFileSync(path)
    sum.update(`\0${relative(from, path)}\0${content.length}\0`).update(content)
  }
  return sum.digest('hex')
}

/**
 * The sum over everything that the build of a repository may read, whether it does or not, and what npm wrote down of the
 * packages that it installed: taken before the build reads any of it.
 */
export const sumOfSources = (root: string): string => {
  const installed = join(root, 'node_modules', '.package-lock.json')
  const sources = ['bin', 'data', 'scripts', 'src'].flatMap((name) => filesIn(join(root, name), { recursive: true }))
  const beside = [...filesIn(root, { recursive: false }), ...(existsSync(installed) ? [installed] : [])]
  return `${process.version} ${sumOf([...sources, ...beside], root)}`
}

/** The sum over what a folder holds of a build. */
export const sumOfBuild = (dist: string): string =>
  sumOf(
    filesIn(dist, { recursive: true }).filter((path) => relative(dist, path) !== keptIn),
    dist,
  )

/** Whether `dist` of a repository is what the build would make now. */
export const isBuilt = (root: string): boolean => {
  const dist = join(root, 'dist')
  const file = join(dist, keptIn)
  if (!existsSync(file)) return false
  const { from, made } = JSON.parse(readFileSync(file, 'utf8')) as Partial<BuiltFrom>
  return from === sumOfSources(root) && made === sumOfBuild(dist)
}
