// Required before the program: at SIGUSR2, collects garbage and writes the bytes that are in use then.
const { renameSync, writeFileSync } = require('node:fs')

process.on('SIGUSR2', () => {
  globalThis.gc()
  const { heapUsed, external } = process.memoryUsage()
  const file = process.env.STEMCELL_IN_USE
  writeFileSync(`${file}.new`, String(heapUsed + external))
  renameSync(`${file}.new`, file)
})
