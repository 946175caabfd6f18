import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { root } from './helpers/program.js'

type Locked = { readonly integrity?: string; readonly optionalDependencies?: Readonly<Record<string, string>> }

describe('the lock file', () => {
  const { packages } = JSON.parse(readFileSync(`${root}package-lock.json`, 'utf8')) as {
    packages: Readonly<Record<string, Locked>>
  }

  it('holds the hash of every package', () => {
    const without = Object.entries(packages).filter(([path, { integrity }]) => path && !integrity)
    expect(without.map(([path]) => path)).toEqual([])
  })

  it('holds what every platform needs, not only the one it was written on', () => {
    /** As Node looks for a package: beside the one that asks, then in every folder above. */
    const stands = (asker: string, name: string): boolean => {
      for (let at = asker; ; at = at.slice(0, Math.max(0, at.lastIndexOf('/node_modules/')))) {
        if (packages[`${at ? `${at}/` : ''}node_modules/${name}`]) return true
        if (!at) return false
      }
    }
    const missing = Object.entries(packages).flatMap(([path, { optionalDependencies = {} }]) =>
      Object.keys(optionalDependencies).filter((name) => !stands(path, name)),
    )
    expect(missing).toEqual([])
    for (const platform of ['linux-x64', 'darwin-arm64', 'win32-x64'])
      expect(Object.keys(packages)).toContain(`node_modules/@esbuild/${platform}`)
  })
})
