/**
 * Run the program and keep what V8 compiled on the way: FILE.cache beside every part that was loaded, for Node versions that
 * keep no compiled code themselves (see bin/stemcell.cjs). Called by the build in a process of its own, with the folder of
 * the program. Only what nearly every start loads is kept: of all parts it would double the package.
 */
const fs = require('node:fs')
const Module = require('node:module')
const os = require('node:os')
const path = require('node:path')
const { PassThrough, Writable } = require('node:stream')
const { pathToFileURL } = require('node:url')
const v8 = require('node:v8')
const vm = require('node:vm')

const folder = process.argv[2]
const parts = new Map()

/** As bin/stemcell.cjs loads them. */
const load = (name) => {
  if (!name.startsWith('./')) return require(name)
  const have = parts.get(name)
  if (have) return have.part.exports
  const file = path.join(folder, name)
  // The name stays in the compiled code, and the folder of a build is nobody's business.
  const filename = `stemcell/dist/${path.basename(name)}`
  const script = new vm.Script(Module.wrap(fs.readFileSync(file, 'utf8')), { filename })
  const part = { exports: {} }
  parts.set(name, { file, script, part })
  script.runInThisContext()(part.exports, load, part, file, folder)
  return part.exports
}

const answer = (...argv) => {
  process.argv = [process.argv[0], 'stemcell', ...argv]
  return load('./main.cjs').main({ load: () => import(pathToFileURL(path.join(folder, 'browse.js')).href) })
}

/** From here on a terminal, though nobody looks at it. */
const pretendTerminal = (columns, rows) => {
  const stdout = new Writable({ write: (_, __, done) => done() })
  const stdin = new PassThrough()
  Object.assign(stdout, { isTTY: true, columns, rows })
  Object.assign(stdin, { isTTY: true, setRawMode: () => stdin, ref: () => stdin, unref: () => stdin })
  for (const [name, value] of Object.entries({ stdout, stdin }))
    Object.defineProperty(process, name, { value, configurable: true })
  fs.fstatSync = () => ({ isCharacterDevice: () => true })
  require('node:tty').isatty = () => true
  Object.assign(process.env, { TERM: 'xterm-256color', CI: 'false' })
  return stdin
}

/** Open the browser, press keys one by one, leave. */
const browse = async (columns, rows, keys) => {
  const stdin = pretendTerminal(columns, rows)
  const over = answer('browse')
  for (const key of [...keys, '\u0003']) {
    await new Promise((done) => setTimeout(done, 30))
    stdin.write(key)
  }
  await over
}

const all = async () => {
  // What ran once must still be there at the end.
  v8.setFlagsFromString('--no-flush-bytecode')
  await answer('trials', '--disease', 't1d', '--json', '--fields', 'id,year')
  await answer('trials', '--disease', 't1d', '--json')
  await answer('trials', '--disease', 't1d')
  const memory = fs.mkdtempSync(path.join(os.tmpdir(), 'stemcell-build-'))
  try {
    process.env.XDG_STATE_HOME = memory
    await browse(80, 24, ['j', 'k'])
    await browse(160, 48, ['j'])
  } finally {
    fs.rmSync(memory, { recursive: true, force: true })
  }
  if (process.exitCode) throw new Error('the program did not run')
  v8.setFlagsFromString('--flush-bytecode')
  for (const { file, script } of parts.values()) fs.writeFileSync(`${file}.cache`, script.createCachedData())
}

let done = false
process.on('exit', () => {
  if (!done) process.exitCode = 1
})
all().then(() => {
  done = true
})
