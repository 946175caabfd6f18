/**
 * Run the program once and keep what V8 compiled on the way: dist/main.cjs.cache, for Node versions that keep no compiled
 * code themselves (see bin/stemcell.cjs). Called by the build in a process of its own, with the folder of the program.
 */
const { readFileSync, writeFileSync } = require('node:fs')
const Module = require('node:module')
const path = require('node:path')
const vm = require('node:vm')

const file = path.join(process.argv[2], 'main.cjs')
const script = new vm.Script(Module.wrap(readFileSync(file, 'utf8')), { filename: file })
const program = { exports: {} }
script.runInThisContext()(program.exports, Module.createRequire(file), program, file, path.dirname(file))
const node = process.argv[0]
const runs = [
  ['trials', '--disease', 't1d', '--json', '--fields', 'id,year'],
  ['trials', '--disease', 't1d', '--json'],
  ['trials', '--disease', 't1d'],
]
const all = async () => {
  for (const argv of runs) {
    process.argv = [node, 'stemcell', ...argv]
    await program.exports.main()
  }
  writeFileSync(`${file}.cache`, script.createCachedData())
}
all()
