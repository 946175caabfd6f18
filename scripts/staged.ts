/**
 * The package as it is published: what runs and nothing else. package.json without scripts and without what only the build
 * needs; the README with addresses that lead somewhere on the page of the registry, where there is no repository beside it.
 */
import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fromRoot } from './paths.js'

type Manifest = Readonly<Record<string, unknown>> & { readonly name: string; readonly version: string }

export const manifest = (): Manifest => JSON.parse(readFileSync(fromRoot('package.json'), 'utf8'))

/** package.json as it is published. */
export const publishedManifest = ({ scripts: _, devDependencies: __, ...rest }: Manifest): Manifest => ({
  ...rest,
  name: rest.name,
  version: rest.version,
  // Pictures that the README shows are served from the package itself.
  files: [...(rest.files as string[]), 'docs/pictures'],
})

/** Where the files of a published version can be read: any npm package stands there. */
const served = ({ name, version }: Manifest): string => `https://cdn.jsdelivr.net/npm/${name}@${version}/`

/** Addresses of a page: pictures, and links to files. */
const address = /(!?)\[((?:[^[\]]|\[[^\]]*\])*)\]\((?!https?:|#)([^)\s]+)\)/g

/** Pictures that a page shows, as paths in the repository. */
export const picturesOf = (page: string): string[] =>
  [...page.matchAll(address)].flatMap(([, isPicture, , path = '']) => (isPicture ? [path] : []))

/** A page whose pictures have whole addresses; links to files that are not published are their text. */
export const absolutePage = (page: string, published: Manifest): string =>
  page.replace(address, (_, isPicture: string, text: string, path: string) => {
    const isThere = isPicture || /^(LICENSE|NOTICE|CITATION|CHANGELOG)/.test(path)
    return isThere ? `${isPicture}[${text}](${served(published)}${path})` : text
  })

/** Lay the package into a folder, ready for npm pack or npm publish. */
export const stage = (folder: string): void => {
  const published = publishedManifest(manifest())
  const readme = readFileSync(fromRoot('README.md'), 'utf8')
  const whole = (published.files as string[]).filter((name) => !name.startsWith('!') && name !== 'docs/pictures')
  for (const name of [...whole, 'LICENSE', ...picturesOf(readme)]) {
    mkdirSync(dirname(join(folder, name)), { recursive: true })
    cpSync(fromRoot(name), join(folder, name), { recursive: true })
  }
  writeFileSync(join(folder, 'package.json'), `${JSON.stringify(published, null, 2)}\n`)
  writeFileSync(join(folder, 'README.md'), absolutePage(readme, published))
}
