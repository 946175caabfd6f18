#!/usr/bin/env node
'use strict'

const { readFileSync } = require('node:fs')
const path = require('node:path')
const vm = require('node:vm')

const dist = path.join(__dirname, '..', 'dist')
const parts = new Map()

/**
 * A part of the program with what the build compiled of it (FILE.cache), which V8 takes only when its version and the source
 * are the same. Parts ask for each other, and for Node's own modules.
 */
const load = (name) => {
  if (!name.startsWith('./')) return require(name)
  const file = path.join(dist, name)
  let part = parts.get(file)
  if (part) return part.exports
  let cachedData
  try {
    cachedData = readFileSync(`${file}.cache`)
  } catch {
    return require(file)
  }
  part = { exports: {} }
  parts.set(file, part)
  const wrapped = `(function (exports, require, module, __filename, __dirname) { ${readFileSync(file, 'utf8')}\n});`
  new vm.Script(wrapped, { filename: file, cachedData }).runInThisContext()(part.exports, load, part, file, dist)
  return part.exports
}

process.env.NODE_ENV ??= 'production'
// Node 22 and later keep compiled code between runs, Node 20 does not.
const keeps = Number(process.versions.node.split('.')[0]) >= 22
if (keeps) require('node:module').enableCompileCache?.()
const { main } = keeps ? require(path.join(dist, 'main.cjs')) : load('./main.cjs')
main({ load: (file) => import(file) })
