#!/usr/bin/env node
'use strict'

const { readFileSync } = require('node:fs')
const Module = require('node:module')
const path = require('node:path')
const vm = require('node:vm')

/** Node 22 and later keep compiled code between runs. Node 20 does not: there we hand V8 what the build compiled, which it
 * takes only when its version and the source are the same. */
const load = () => {
  const file = path.join(__dirname, '..', 'dist', 'main.cjs')
  Module.enableCompileCache?.()
  if (Module.enableCompileCache) return require(file)
  let cachedData
  try {
    cachedData = readFileSync(`${file}.cache`)
  } catch {
    return require(file)
  }
  const script = new vm.Script(Module.wrap(readFileSync(file, 'utf8')), { filename: file, cachedData })
  const program = { exports: {} }
  script.runInThisContext()(program.exports, Module.createRequire(file), program, file, path.dirname(file))
  return program.exports
}

process.env.NODE_ENV ??= 'production'
load().main({ load: (file) => import(file) })
