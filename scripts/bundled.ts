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

const read = (folder: string): Bundled => {
  const { name, version, license, licenses } = JSON.parse(readFileSync(fromRoot(join(folder, 'package.json')), 'utf8'))
  const said = typeof license === 'string' ? license : (license?.type ?? licenses?.[0]?.type)
  return { name, version, license: ensure(said), text: licenseText(folder) }
}

/** The packages that some files come from, in order of their names. */
export const bundledPackages = (inputs: Iterable<string>): readonly Bundled[] => {
  const folders = new Set([...inputs].flatMap((path) => folderOf(path) ?? []))
  const all = [...folders].filter((folder) => existsSync(fromRoot(join(folder, 'package.json')))).map(read)
  const unique = new Map(all.map((one) => [`${one.name}@${one.version}`, one]))
  return [...unique.values()].sort((a, b) => (`${a.name}@${a.version}` < `${b.name}@${b.version}` ? -1 : 1))
}

/** What npm installs beside the program where it can, with the version and license of the lock file. */
export const installedBeside = (): readonly Omit<Bundled, 'text'>[] => {
  const { optionalDependencies = {} } = JSON.parse(readFileSync(fromRoot('package.json'), 'utf8'))
  const lock = JSON.parse(readFileSync(fromRoot('package-lock.json'), 'utf8'))
  return Object.keys(optionalDependencies).map((name) => {
    const { version, license } = lock.packages[`node_modules/${name}`]
    return { name, version, license: ensure(license) }
  })
}

/** A package as its address for tools: pkg:npm/%40scope/name@1.0.0. */
const addressOf = ({ name, version }: { name: string; version: string }): string =>
  `pkg:npm/${name.replace('@', '%40')}@${version}`

const licenseOf = (license: string): object =>
  /[ ()]/.test(license) ? { expression: license } : { license: { id: license } }

const componentOf =
  (scope: 'required' | 'optional') =>
  (one: Omit<Bundled, 'text'>): object => ({
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
export const billOfMaterials = (
  version: string,
  bundled: readonly Bundled[],
  beside: readonly Omit<Bundled, 'text'>[],
): object => {
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

/** The licenses of what is bundled, as text; one that several packages share word by word stands once, below their names. */
export const licensesText = (packages: readonly Bundled[]): string => {
  const line = '='.repeat(78)
  const parts = [...new Set(packages.map(({ text }) => text))].map((text) => {
    const sharing = packages.filter((one) => one.text === text)
    const names = sharing.map(({ name, version, license }) => `${name} ${version} (${license})`)
    return `${line}\n${names.join('\n')}\n${line}\n\n${text || 'The package has no text of its license.'}\n`
  })
  return `Packages of others in these files, and their licenses. NOTICE tells what is under terms of its own.\n\n${parts.join('\n')}`
}
