/** verify: whether the bundled dataset, or a folder of one's own in the same layout, keeps every promise that can be checked. */
import type { Block, Line, Role } from '../answer.js'
import type { ItemOf } from '../contracts/index.js'
import type { Check, Failed, Inspection } from '../dataset/index.js'
import { usage } from '../errors.js'
import { heading, list, text } from '../pages/parts.js'
import { loadInspection, Store } from '../store/index.js'
import { harmless, plural } from '../text.js'
import { defineCommand } from './command.js'

type State = 'ok' | 'failed' | 'not run'
const stateOf = (check: Check): State => (check.skipped ? 'not run' : check.failures.length ? 'failed' : 'ok')
const roleOf: Record<State, Role> = { ok: 'good', failed: 'bad', 'not run': 'warn' }

const result = (check: Check): Line => {
  const state = stateOf(check)
  const found = state === 'failed' ? ` (${check.failures.length})` : check.known ? `, ${check.known} known` : ''
  return [{ text: `${state}${found}`, role: roleOf[state] }]
}

const place = ({ file, record, path }: Failed): string => [file, record ?? '', path].filter(Boolean).join(' › ')

const failureBlocks = (check: Check): Block[] => [
  heading(2, [{ text: check.name, role: 'bad' }, ` ${plural(check.failures.length, 'failure')}`]),
  text(check.demands, 2),
  list(
    check.failures.map(
      (failure): Line => [{ text: place(failure), role: 'strong' }, `: ${failure.message}. ${failure.todo}.`],
    ),
    2,
  ),
]

const viewOf = (inspection: Inspection, what: string, verdict: string): Block[] => [
  heading(1, what),
  text({ text: `${verdict}.`, role: inspection.checks.some((check) => check.failures.length) ? 'bad' : 'good' }),
  text(inspection.hash ?? 'No hash: records could not be read.'),
  ...inspection.checks.filter((check) => check.failures.length).flatMap(failureBlocks),
  {
    kind: 'table',
    each: 'check',
    columns: [
      { label: 'Check', align: 'left', priority: 1, min: 18, max: 26, whole: true },
      { label: 'Result', align: 'left', priority: 1, min: 10, max: 16 },
      { label: 'Checked', align: 'right', priority: 2, min: 7, max: 7 },
      { label: 'Of what', align: 'left', priority: 2, min: 8, max: 24 },
      { label: 'Demands', align: 'left', priority: 3, min: 30, max: 110 },
    ],
    rows: inspection.checks.map((check) => [
      check.name,
      result(check),
      check.skipped ? '' : String(check.checked),
      check.skipped ? '' : check.unit,
      check.demands,
    ]),
  },
]

const itemOf = (check: Check): ItemOf<'verify'> => ({
  check: check.name,
  demands: check.demands,
  result: stateOf(check),
  checked: check.checked,
  unit: check.unit,
  known: check.known,
  failures: check.failures,
  skipped: check.skipped,
})

const notesOf = (
  inspection: Inspection,
  bundled: Inspection['hash'],
  version: string,
  { own }: { readonly own: boolean },
): string[] => {
  const skipped = inspection.checks.filter((check) => check.skipped)
  const known = inspection.checks.reduce((n, check) => n + check.known, 0)
  return [
    ...(skipped.length ? [`${plural(skipped.length, 'rule')} ${skipped[0]?.skipped}.`] : []),
    ...(known
      ? [
          `${plural(known, 'violation')} known to stand in the sources themselves, each recorded as an anomaly on its trial.`,
        ]
      : []),
    ...(own && inspection.version === version && inspection.hash !== null && inspection.hash !== bundled
      ? [
          `The folder calls itself version ${version} as the bundled dataset does, but holds other records: give it a version of its own.`,
        ]
      : []),
    ...(own && inspection.hash !== null && inspection.hash === bundled
      ? ['The records are those of the bundled dataset.']
      : []),
    'A hash shows damage, not who wrote a file. What was read wrongly no rule can see: compare with the sources (stemcell trace).',
  ]
}

export const verify = defineCommand({
  description:
    'Without a folder, the bundled dataset is read again as if nobody had checked it: files and hash against the build, every record against its schema, every rule over all records. A folder is held against the same schemas and rules. Exit code 4 when something fails; every failure names file, record and path, and what to do.',
  examples: [
    { command: 'stemcell verify', shows: 'what was checked in the bundled dataset, and of how much' },
    { command: 'stemcell verify --json', shows: 'the same for a script' },
  ],
  argument: {
    name: 'folder',
    help: 'A folder in the layout of data/: dataset.json, trials/, references.json, …',
    takes: 'folder',
    required: false,
    many: true,
    reads: true,
  },
  output: ['verify'],
  answer: async ({ words }, dataset) => {
    const [folder, more] = words
    if (more !== undefined) throw usage(`one folder at a time, not also "${harmless(more)}"`, 'Run it once per folder')
    const { inspectBundle, inspectFolder } = await loadInspection()
    const inspection = folder === undefined ? inspectBundle(dataset) : inspectFolder(folder)
    const { checks } = inspection
    // As it stands: an answer about damage must not end in it.
    const { stamp } = new Store(dataset.bundle.unchecked())
    const failed = checks.filter((check) => check.failures.length)
    const failures = failed.reduce((n, check) => n + check.failures.length, 0)
    const named = inspection.version ? `${inspection.version}, as of ${inspection.asOf}` : 'version not readable'
    const whose = inspection.version?.includes('+own.') ? 'Bundled dataset with your records' : 'Bundled dataset'
    const what = folder === undefined ? `${whose} ${named}` : `${harmless(folder)}: dataset ${named}`
    const verdict = failures
      ? `${plural(failures, 'failure')} in ${failed.length} of ${plural(checks.length, 'check')}`
      : `All ${checks.length} checks ok`
    return {
      format: 'stemcell/verify/1',
      saysWhose: true,
      dataset: stamp,
      query: { folder: folder ?? null, version: inspection.version, asOf: inspection.asOf, hash: inspection.hash },
      count: checks.length,
      total: checks.length,
      items: checks.map(itemOf),
      grid: () => ({
        columns: ['check', 'result', 'checked', 'unit', 'known', 'file', 'record', 'path', 'message', 'todo'],
        rows: checks.flatMap((check) => {
          const own = [check.name, stateOf(check), check.checked, check.unit, check.known] as const
          return check.failures.length
            ? check.failures.map((f) => [...own, f.file, f.record, f.path, f.message, f.todo])
            : [[...own, null, null, null, check.skipped, null]]
        }),
      }),
      view: () => viewOf(inspection, what, verdict),
      notes: notesOf(inspection, stamp.hash, stamp.version, { own: folder !== undefined }),
      footer: `${verdict} · ${named}`,
      next: [],
      ...(failures ? { exitCode: 4, advice: [`stemcell: ${verdict}`] } : {}),
    }
  },
})
