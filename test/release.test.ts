import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { billOfMaterials, bundledPackages, licensesText } from '../scripts/bundled.js'
import { faultsOf, type State } from '../scripts/release.js'
import { absolutePage, picturesOf, publishedManifest } from '../scripts/staged.js'
import { root } from './helpers/program.js'

const ready: State = {
  version: '1.2.0',
  lockVersion: '1.2.0',
  changelog: '# Changelog\n\n## 1.2.0 (2027-01-31)\n\n- x\n',
  today: '2027-01-31',
  changed: [],
  isOnMain: true,
  tags: ['v1.2.0'],
  repository: { url: 'git+https://example.org/x.git' },
  canProve: true,
  broken: [],
}

describe('a release', () => {
  it('is made where nothing is missing', () => expect(faultsOf(ready)).toEqual([]))
  it.each<[Partial<State>, RegExp]>([
    [{ changed: ['src/x.ts'] }, /1 files are not committed: src\/x\.ts/],
    [{ isOnMain: false }, /main does not have the commit/],
    [{ lockVersion: '1.1.0' }, /package-lock\.json says 1\.1\.0, package\.json 1\.2\.0/],
    [{ changelog: '## 1.1.0 (2026-12-01)' }, /no heading "## 1\.2\.0 \(2027-01-31\)"/],
    [{ changelog: '## 1.2.0 (unreleased)' }, /says "## 1\.2\.0 \(unreleased\)"/],
    [{ tags: ['v1.1.0'] }, /no tag v1\.2\.0/],
    [{ repository: undefined }, /no "repository"/],
    [{ canProve: false }, /no identity token/],
    [{ broken: ['command x: is gone'] }, /1 promises are broken.*command x: is gone/],
  ])('is refused with %j', (change, says) => {
    const faults = faultsOf({ ...ready, ...change })
    expect(faults).toEqual([expect.stringMatching(says)])
  })
  it('of a major version may break promises', () =>
    expect(
      faultsOf({
        ...ready,
        version: '2.0.0',
        lockVersion: '2.0.0',
        tags: ['v2.0.0'],
        changelog: '## 2.0.0 (2027-01-31)',
        broken: ['command x: is gone'],
      }),
    ).toEqual([]))
})

describe('what is published', () => {
  const published = publishedManifest({
    name: 'p',
    version: '1.0.0',
    files: ['dist'],
    scripts: {},
    devDependencies: {},
  })
  it('has no scripts and no packages of the build', () =>
    expect(published).toEqual({ name: 'p', version: '1.0.0', files: ['dist', 'docs/pictures'] }))
  it('has a page with whole addresses', () => {
    const page =
      '![a [b] picture](docs/pictures/a.svg) [license](LICENSE) [design](DESIGN.md) [npm](https://npmjs.com) [up](#up)'
    expect(absolutePage(page, published)).toBe(
      '![a [b] picture](https://cdn.jsdelivr.net/npm/p@1.0.0/docs/pictures/a.svg) [license](https://cdn.jsdelivr.net/npm/p@1.0.0/LICENSE) design [npm](https://npmjs.com) [up](#up)',
    )
    expect(picturesOf(page)).toEqual(['docs/pictures/a.svg'])
  })
})

describe('what is bundled', () => {
  const some = bundledPackages([
    'src/main.ts',
    'node_modules/commander/lib/command.js',
    'node_modules/commander/lib/help.js',
    'node_modules/@citation-js/core/lib/index.js',
  ])
  it('is told by package, version and license, each once', () => {
    expect(some.map(({ name, license }) => [name, license])).toEqual([
      ['@citation-js/core', 'MIT'],
      ['commander', 'MIT'],
    ])
    expect(licensesText(some)).toMatch(/commander \d+\.\d+\.\d+ \(MIT\)[\s\S]*Permission is hereby granted/)
    expect(JSON.stringify(billOfMaterials('1.0.0', some, []))).toContain('pkg:npm/%40citation-js/core@')
  })
  it('shares a license that is the same word by word', () => {
    const one = { version: '1.0.0', license: 'MIT', text: 'Copyright (c) A\n\nPermission is granted', holders: 'A' }
    const text = licensesText([
      { ...one, name: 'a' },
      { ...one, name: 'b' },
      { ...one, name: 'c', text: '', holders: 'Copyright (c) C' },
      { ...one, name: 'd', text: '', license: 'ISC', holders: '' },
    ])
    expect(text).toMatch(
      /a 1\.0\.0 \(MIT\)\nb 1\.0\.0 \(MIT\)\n=+\n\nCopyright \(c\) A\n\nPermission is granted\n\n=+\nc 1\.0\.0/,
    )
    // Whose it is and its terms, as others print them; not somebody else’s name.
    expect(text).toContain(
      'The package has no text of its license.\n\nBy its files: Copyright (c) C\n\nPermission is granted\n',
    )
    expect(text).toContain('The package has no text of its license.\n\nIts license: ISC.\n')
  })
  it('of the built program holds what it is known to hold, and nothing that only tests use', () => {
    const bill = JSON.parse(readFileSync(join(root, 'dist/sbom.cdx.json'), 'utf8')) as {
      components: { name: string; scope: string }[]
    }
    const beside = bill.components.filter(({ scope }) => scope === 'optional')
    expect(beside.map(({ name }) => name)).toEqual(['@photostructure/sqlite', 'node-addon-api', 'node-gyp-build'])
    const names = bill.components.map(({ name }) => name)
    for (const name of ['commander', 'zod', 'ink', 'react', 'citeproc', 'wink-nlp', '@modelcontextprotocol/sdk'])
      expect(names).toContain(name)
    for (const name of ['vitest', 'fast-check', 'typescript', 'playwright-core', 'ts-morph'])
      expect(names).not.toContain(name)
  })
})
