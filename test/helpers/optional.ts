/** Programs of others that some tests need. Where one is not there its tests are skipped, unless it was said to be there. */
import { spawnSync } from 'node:child_process'

/** What answers with code 0 where it is installed; .ci/run knows the Debian package of each. */
const probes = {
  tmux: ['tmux', '-V'],
  graphviz: ['dot', '-V'],
  zsh: ['zsh', '--version'],
  fish: ['fish', '--version'],
  man: ['man', '--version'],
  metafor: ['Rscript', '-e', 'library(metafor)'],
  chromium: ['chromium', '--version'],
  postgres: ['sh', '-c', 'command -v initdb || ls /usr/lib/postgresql/*/bin/initdb'],
  jq: ['jq', '--version'],
  csvkit: ['csvstat', '--version'],
  miller: ['mlr', '--version'],
  jsonlite: ['Rscript', '-e', 'library(jsonlite)'],
  pandas: ['/usr/bin/python3', '-c', 'import pandas'],
  latex: ['pdflatex', '--version'],
  bibutils: ['ris2xml', '--version'],
  pandoc: ['pandoc', '--version'],
  // In no package of Debian's: its recipe is run where somebody has it.
  duckdb: ['duckdb', '-c', 'SELECT 1'],
} as const

/** Names in STEMCELL_TESTS_NEED must not be skipped. */
const needed = (process.env.STEMCELL_TESTS_NEED ?? '').split(' ')

export type Optional = keyof typeof probes

/** Whether a program is there; throws where it must be and is not. */
export const isInstalled = (name: Optional): boolean => {
  const [file, ...argv] = probes[name]
  const there = spawnSync(file, argv, { stdio: 'ignore' }).status === 0
  if (!there && needed.includes(name)) throw new Error(`${name} should be installed here, and does not answer`)
  return there
}
