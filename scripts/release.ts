/**
 * `npm run release`: what must hold before a version is published, then npm publish with provenance. Nothing is published with
 * --dry-run. docs/release.md tells the steps.
 */
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fromRoot } from './paths.js'
import { brokenPromises } from './promises.js'
import { manifest, stage } from './staged.js'

/** What is known of the tree before a release. */
export type State = {
  readonly version: string
  readonly lockVersion: string
  readonly changelog: string
  /** Day of the release, 2027-01-31. */
  readonly today: string
  /** Files that git has not recorded. */
  readonly changed: readonly string[]
  /** Whether main, here or where it was fetched from, has the commit: a builder has a tag checked out, and no branch. */
  readonly isOnMain: boolean
  /** Tags of the commit that is published. */
  readonly tags: readonly string[]
  /** Where the source is: npm proves from where a package was built, and refuses one that does not say. */
  readonly repository: unknown
  /** Whether this is a builder that npm can ask for a proof: GitHub Actions or GitLab CI with an identity token. */
  readonly canProve: boolean
  readonly broken: readonly string[]
}

/** Why a state cannot be released, a sentence each, with what to do. */
export const faultsOf = (state: State): string[] => {
  const { version, changelog, today } = state
  const heading = changelog.split('\n').find((line) => line.startsWith(`## ${version} `))
  return [
    ...(state.changed.length ? [`${state.changed.length} files are not committed: ${state.changed.join(', ')}`] : []),
    ...(state.isOnMain ? [] : ['main does not have the commit; a builder must fetch main with it']),
    ...(state.lockVersion === version ? [] : [`package-lock.json says ${state.lockVersion}, package.json ${version}`]),
    ...(heading === undefined ? [`CHANGELOG.md has no heading "## ${version} (${today})"`] : []),
    ...(heading !== undefined && heading !== `## ${version} (${today})`
      ? [`CHANGELOG.md says "${heading}", and today it would be "## ${version} (${today})"`]
      : []),
    ...(state.tags.includes(`v${version}`) ? [] : [`the commit has no tag v${version}: git tag -s v${version}`]),
    ...(state.repository ? [] : ['package.json has no "repository", without which npm proves nothing']),
    ...(state.canProve ? [] : ['no identity token here: npm makes a provenance only on GitHub Actions or GitLab CI']),
    ...(state.broken.length && !/\.0\.0$|^0\./.test(version)
      ? [`${state.broken.length} promises are broken, which a major version may alone: ${state.broken.join('; ')}`]
      : []),
  ]
}

const run = (file: string, ...argv: string[]): string =>
  execFileSync(file, argv, { cwd: fromRoot(''), encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] })

const lines = (text: string): string[] => text.split('\n').filter(Boolean)

const stateNow = async (): Promise<State> => {
  const { version, repository } = manifest()
  const { env } = process
  return {
    version,
    lockVersion: JSON.parse(readFileSync(fromRoot('package-lock.json'), 'utf8')).version,
    changelog: readFileSync(fromRoot('CHANGELOG.md'), 'utf8'),
    today: new Date().toISOString().slice(0, 10),
    changed: lines(run('git', 'status', '--porcelain')).map((line) => line.slice(3)),
    isOnMain: lines(run('git', 'branch', '--all', '--contains', 'HEAD', '--format=%(refname)')).some((name) =>
      /^refs\/(heads|remotes\/[^/]+)\/main$/.test(name),
    ),
    tags: lines(run('git', 'tag', '--points-at', 'HEAD')),
    repository,
    canProve: env.ACTIONS_ID_TOKEN_REQUEST_URL !== undefined || env.SIGSTORE_ID_TOKEN !== undefined,
    broken: await brokenPromises(),
  }
}

const publish = (isDry: boolean): void => {
  const folder = mkdtempSync(join(tmpdir(), 'stemcell-release-'))
  try {
    stage(folder)
    execFileSync('npm', ['publish', '--provenance', '--access', 'public', ...(isDry ? ['--dry-run'] : [])], {
      cwd: folder,
      stdio: 'inherit',
    })
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

const main = async (): Promise<void> => {
  const isDry = process.argv.includes('--dry-run')
  const faults = faultsOf(await stateNow())
  for (const fault of faults) console.error(`not ready: ${fault}`)
  if (faults.length && !isDry) {
    process.exitCode = 1
    return
  }
  if (!isDry)
    for (const script of ['test', 'check', 'check:nodes']) execFileSync('npm', ['run', script], { stdio: 'inherit' })
  publish(isDry)
}

if (process.argv[1]?.endsWith('release.ts')) await main()
