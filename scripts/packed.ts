/** The package as its users get it: packed, and installed without the source tree and without dev dependencies. */
import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { stage } from './staged.js'

export const npm = (args: readonly string[], cwd: string): string =>
  execFileSync('npm', [...args], {
    cwd,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, npm_config_loglevel: 'error', npm_config_fund: 'false', npm_config_audit: 'false' },
  })

export type Packed = {
  /** The tarball. */
  readonly file: string
  readonly size: number
  readonly paths: readonly string[]
  /** The installed program. */
  readonly bin: string
}

/** Pack what was built, and install it into a folder. */
export const installPacked = (folder: string): Packed => {
  const staged = join(folder, 'staged')
  stage(staged)
  const [packed] = JSON.parse(npm(['pack', '--json', '--pack-destination', folder], staged)) as [
    { filename: string; size: number; files: { path: string }[] },
  ]
  const file = join(folder, packed.filename)
  const prefix = join(folder, 'global')
  npm(['install', '--global', '--prefix', prefix, '--omit=dev', '--offline', file], folder)
  return { file, size: packed.size, paths: packed.files.map(({ path }) => path), bin: join(prefix, 'bin', 'stemcell') }
}
