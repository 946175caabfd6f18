/**
 * What of others stands in the published files, from what the bundler read, and what npm may install beside them: a bill of
 * materials (CycloneDX), and the licenses.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { ensure } from '../src/collections.js'
import { fromRoot } from './paths.js'

export type Bundled = {
  readonly name: string
  readonly version: string
  /** SPDX identifier or expression, as the package says. */
  readonly license: string
  /** Text of its license files, else what its README says of the license; empty where it has neither. */
  readonly text: string
  /** Who holds the rights: copyright lines of its sources, else its author; empty where it says neither. */
  readonly holders: string
}

/** Folder of the package that a file belongs to: node_modules/NAME, in whatever package it stands. */
const folderOf = (path: string): string | undefined => /^(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(path)?.[1]

const licenseText = (folder: string): string => {
  const all = readdirSync(fromRoot(folder)).sort()
  const texts = (pattern: RegExp): string[] =>
    all
      .filter((name) => pattern.test(name))
      .map((name) =>
        readFileSync(fromRoot(join(folder, name)), 'utf8')
          .replaceAll('\r\n', '\n')
          .trim(),
      )
  const files = texts(/^(licen[cs]e|copying|notice)/i)
  const section = (page: string): string => /^#+ *licen[cs]e[\s\S]*$/im.exec(page)?.[0] ?? ''
  return files.length ? files.join('\n\n') : section(texts(/^readme/i).join('\n'))
}

/** The copyright lines in those files of a package that were read. */
const copyrightLines = (files: readonly string[]): string[] =>
  files.flatMap((path) => readFileSync(fromRoot(path), 'utf8').match(/copyright \(c\) [^\n*]+/gi) ?? [])

const read = (folder: string, files: readonly string[]): Bundled => {
  const { name, version, license, licenses, author } = JSON.parse(
    readFileSync(fromRoot(join(folder, 'package.json')), 'utf8'),
  )
  const said = typeof license === 'string' ? license : (license?.type ?? licenses?.[0]?.type)
  const lines = [...new Set(copyrightLines(files).map((line) => line.trim()))]
  const holders = lines.join('\n') || (typeof author === 'string' ? author : (author?.name ?? ''))
  return { name, version, license: ensure(said), text: licenseText(folder), holders }
}

/** The packages that some files come from, in order of their names. */
export const bundledPackages = (inputs: Iterable<string>): readonly Bundled[] => {
  const paths = [...inputs]
  const folders = new Set(paths.flatMap((path) => folderOf(path) ?? []))
  const all = [...folders]
    .filter((folder) => existsSync(fromRoot(join(folder, 'package.json'))))
    .map((folder) => {
      const own = paths.filter((path) => folderOf(path) === folder)
      return read(folder, own)
    })
  const unique = new Map(all.map((one) => [`${one.name}@${one.version}`, one]))
  return [...unique.values()].sort((a, b) => (`${a.name}@${a.version}` < `${b.name}@${b.version}` ? -1 : 1))
}

/** A package by name, version and license alone. */
type Named = Pick<Bundled, 'name' | 'version' | 'license'>

/** What npm installs beside the program where it can, and what that needs, with the versions and licenses of the lock file. */
export const installedBeside = (): readonly Named[] => {
  const { optionalDependencies = {} } = JSON.parse(readFileSync(fromRoot('package.json'), 'utf8'))
  const { packages } = JSON.parse(readFileSync(fromRoot('package-lock.json'), 'utf8'))
  const found = new Map<string, Named>()
  const add = (name: string): void => {
    if (found.has(name)) return
    const { version, license, dependencies = {} } = ensure(packages[`node_modules/${name}`])
    found.set(name, { name, version, license: ensure(license) })
    Object.keys(dependencies).forEach(add)
  }
  Object.keys(optionalDependencies).forEach(add)
  return [...found.values()]
}

/** A package as its address for tools: pkg:npm/%40scope/name@1.0.0. */
const addressOf = ({ name, version }: { name: string; version: string }): string =>
  `pkg:npm/${name.replace('@', '%40')}@${version}`

const licenseOf = (license: string): object =>
  /[ ()]/.test(license) ? { expression: license } : { license: { id: license } }

const componentOf =
  (scope: 'required' | 'optional') =>
  (one: Named): object => ({
    type: 'library',
    'bom-ref': addressOf(one),
    name: one.name,
    version: one.version,
    scope,
    licenses: [licenseOf(one.license)],
    purl: addressOf(one),
  })

/**
 * A bill of materials in CycloneDX 1.6: `bundled` as required, `beside` as optional. The same bundle gives the same bytes, so
 * it has no day and no serial number.
 */
export const billOfMaterials = (version: string, bundled: readonly Bundled[], beside: readonly Named[]): object => {
  const self = { name: 'stemcell-evidence', version }
  return {
    $schema: 'http://cyclonedx.org/schema/bom-1.6.schema.json',
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    version: 1,
    metadata: {
      component: {
        type: 'application',
        'bom-ref': addressOf(self),
        ...self,
        licenses: [{ license: { id: 'MIT' } }],
        purl: addressOf(self),
      },
    },
    components: [...bundled.map(componentOf('required')), ...beside.map(componentOf('optional'))],
    dependencies: [{ ref: addressOf(self), dependsOn: [...bundled, ...beside].map(addressOf) }],
  }
}

/** The terms of a license as another of the packages prints them, without whose they are. */
const termsOf = (license: string, packages: readonly Bundled[]): string | undefined =>
  packages.flatMap((one) => (one.license === license ? (/^Permission [\s\S]*/m.exec(one.text)?.[0] ?? []) : []))[0]

/** What stands for the text of a license where a package has none: whose it is, and the terms that it names. */
const inPlaceOfText = ({ holders, license }: Bundled, packages: readonly Bundled[]): string =>
  [
    'The package has no text of its license.',
    ...(holders ? [`By its files: ${holders}`] : []),
    termsOf(license, packages) ?? `Its license: ${license}.`,
  ].join('\n\n')

/** The licenses of what is bundled, as text; one that several packages share word by word stands once, below their names. */
export const licensesText = (packages: readonly Bundled[]): string => {
  const line = '='.repeat(78)
  const told = packages.map((one) => ({ ...one, text: one.text || inPlaceOfText(one, packages) }))
  const parts = [...new Set(told.map(({ text }) => text))].map((text) => {
    const sharing = told.filter((one) => one.text === text)
    const names = sharing.map(({ name, version, license }) => `${name} ${version} (${license})`)
    return `${line}\n${names.join('\n')}\n${line}\n\n${text}\n`
  })
  return `Packages of others in these files, and their licenses. NOTICE tells what is under terms of its own.\n\n${parts.join('\n')}`
}
