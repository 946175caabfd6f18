/** Harms on a page: what they add up to, then a row per trial that tells any. */
import type { Block, Line, Table } from '../answer.js'
import type { Counted, HarmTotal } from '../evidence/harms/index.js'
import { agreeing, plural } from '../text.js'
import { about, briefly, disputedMark, list, text } from './parts.js'

/** A row of the kind, with what a page shows of its trial. */
export type HarmLine = Counted & {
  readonly event: string | null
  readonly armLabel: string | null
  readonly percent: number | null
  readonly enrollment: number | null
  readonly followUp: number | null
  /** Of the trial, in a word. */
  readonly design: string | null
  /** How close to the original the result was read; nothing where the number is of the safety section of the record. */
  readonly level: string | null
  /** Sources dispute the design, and so perhaps what the arms are. */
  readonly isDisputed: boolean
}

const words: Readonly<Record<HarmTotal['harm'], string>> = {
  death: 'Deaths',
  serious: 'Serious adverse events, any cause',
  related: 'Serious, attributed to the treatment',
  procedure: 'From the procedure, conditioning or device',
  named: 'Named events',
}

const sideText = ({ people, n }: HarmTotal['alone']): string => `${people} of ${n}`

/** A total in a sentence: what may be added, and what is not in it. */
export const totalLine = ({
  harm,
  compared: { cells, control },
  alone,
  whole,
  notAdded,
  inWords,
  notReported,
  notRead,
  bare,
}: HarmTotal): Line => {
  const sums = [
    ...(cells.trials
      ? [
          `cells ${sideText(cells)} against control ${sideText(control)} people in ${plural(cells.trials, 'trial')} that ${agreeing(cells.trials, 'tells', 'tell')} both`,
        ]
      : []),
    ...(alone.trials
      ? [`${sideText(alone)} people with cells in ${plural(alone.trials, 'trial')} without a control arm told`]
      : []),
    ...(whole?.trials
      ? [
          `${whole.people} in ${plural(whole.trials, 'other trial')} that ${agreeing(whole.trials, 'tells', 'tell')} it of everybody only, or of more than their arms`,
        ]
      : []),
  ]
  const rest = [
    ...(notAdded ? [`${notAdded} with a number that cannot be added`] : []),
    ...(inWords ? [`${inWords} in words only`] : []),
    ...(notReported ? [`${notReported} not reported`] : []),
    ...(notRead ? [`${notRead} not read`] : []),
  ]
  return [
    { text: words[harm], role: 'strong' },
    `: ${sums.join('; ') || 'nothing can be added'}`,
    // None attributed says little where nobody read how many there were.
    bare?.trials
      ? {
          text: ` (none attributed, number of any cause not given: ${plural(bare.trials, 'trial')}${bare.deaths ? `, with ${plural(bare.deaths, 'death')}` : ''})`,
          role: 'warn',
        }
      : '',
    { text: rest.length ? `. Trials beside these: ${rest.join(', ')}` : '', role: 'muted' },
  ]
}

const notTold: Readonly<Record<string, string>> = {
  'in-words': 'in words',
  'not-reported': 'not reported',
  'not-read': 'not read',
  'not-applicable': 'not applicable',
}

const numberText = ({ count, n, percent, counts }: HarmLine): string => {
  if (count === null) return percent === null ? '?' : `${percent} %`
  const of = n === null ? String(count) : `${count}/${n}`
  return counts === 'events' ? `${of} events` : of
}

const cellOf = (rows: readonly HarmLine[], anyCause: string | undefined): Line => {
  const told = rows.filter((row) => row.told === 'counted')
  if (told.length === 0) {
    const [first] = rows
    return { text: first ? (notTold[first.told] ?? first.told) : '–', role: 'muted' }
  }
  const text = told
    .map((row) => `${row.arm === null ? '' : `${row.role === 'control' ? 'control' : 'cells'} `}${numberText(row)}`)
    .join(', ')
  // None attributed says little where nobody read how many there were.
  const isBare = anyCause !== undefined && told.every(({ harm, count }) => harm === 'related' && count === 0)
  return isBare ? [text, { text: ` (of any cause: ${anyCause})`, role: 'warn' }] : text
}

const namedText = (rows: readonly HarmLine[]): Line => {
  const byEvent = new Map<string, HarmLine[]>()
  for (const row of rows) byEvent.set(row.event ?? '', [...(byEvent.get(row.event ?? '') ?? []), row])
  return (
    [...byEvent]
      .map(
        ([event, own]) =>
          `${event} ${own.map((row) => `${row.role === 'control' ? 'control ' : ''}${row.told === 'counted' ? numberText(row) : (notTold[row.told] ?? '')}`).join(', ')}`,
      )
      .join('; ') || { text: '–', role: 'muted' }
  )
}

type OfTrial = readonly [id: string, rows: readonly HarmLine[]]

const byTrial = (lines: readonly HarmLine[]): readonly OfTrial[] => {
  const found = new Map<string, HarmLine[]>()
  for (const line of lines) {
    const own = found.get(line.trial)
    if (own) own.push(line)
    else found.set(line.trial, [line])
  }
  return [...found]
}

const column = (label: string, priority: number, min: number, max: number): Table['columns'][number] => ({
  label,
  align: 'left',
  priority,
  min,
  max,
})

const isTold = ({ told }: HarmLine): boolean => told === 'counted' || told === 'in-words'

const none: Line = { text: '–', role: 'muted' }

/** A row per trial. */
export const harmTable = (trials: readonly OfTrial[]): Table => ({
  kind: 'table',
  columns: [
    { ...column('Trial', 1, 12, 40), whole: true },
    column('Design', 4, 13, 24),
    { ...column('n', 5, 3, 5), align: 'right' },
    { ...column('mo', 6, 3, 5), spoken: 'Follow-up, months', align: 'right' },
    column('Deaths', 1, 8, 16),
    column('Serious', 1, 8, 24),
    column('Related', 3, 8, 24),
    column('Procedure', 7, 9, 14),
    column('Read', 2, 8, 9),
    column('Named events', 8, 14, 60),
  ],
  rows: trials.map(([id, rows]) => {
    const of = (harm: string): readonly HarmLine[] => rows.filter((row) => row.harm === harm)
    const serious = of('serious')
    const anyCause = serious.some(({ told }) => told === 'counted')
      ? undefined
      : (notTold[serious[0]?.told ?? 'not-read'] ?? 'not read')
    const cell = (harm: string): Line => cellOf(of(harm), anyCause)
    const number = (value: number | null | undefined): Line => (value == null ? none : String(value))
    return [
      [about('trials', id), rows[0]?.isDisputed ? disputedMark : ''],
      rows[0]?.design ?? none,
      number(rows[0]?.enrollment),
      number(rows[0]?.followUp),
      cell('death'),
      cell('serious'),
      cell('related'),
      cell('procedure'),
      [...new Set(rows.filter(isTold).map(({ level }) => level ?? 'not noted'))].join(', ') || none,
      namedText(of('named')),
    ]
  }),
})

/** Columns below which a trial stands above its row, so that what it is judged by has room. */
const leastForTrials = 140

/** A row per trial; where it is narrow, below the trial and its design. */
const harmRows = (trials: readonly OfTrial[]): Block => {
  const wide = { ...harmTable(trials), each: 'row' }
  const [, , ...columns] = wide.columns
  return {
    kind: 'fit',
    needs: leastForTrials,
    wide,
    narrow: [
      {
        ...wide,
        columns,
        rows: wide.rows.map(([, , ...row]) => row),
        headings: trials.map(([id, rows], before) => ({
          before,
          text: [about('trials', id), rows[0]?.isDisputed ? disputedMark : '', `  ${rows[0]?.design ?? ''}`],
        })),
      },
    ],
  }
}

/** Totals as blocks. */
export const harmTotalsBlocks = (totals: readonly HarmTotal[]): Block[] => [
  list(totals.map(totalLine)),
  text({
    text: 'Only people are added, of whole arms, each trial’s latest count, trials that may share patients once; a sum over trials of different length is no rate.',
    role: 'muted',
  }),
]

/** Trials that tell any harm, and how many of the others were asked about. */
export const harmPage = (lines: readonly HarmLine[], totals: readonly HarmTotal[]): Block[] => {
  const trials = byTrial(lines)
  const telling = trials.filter(([, rows]) => rows.some(isTold))
  const silent = trials.length - telling.length
  const headline = `${plural(telling.length, 'trial')} of ${trials.length} ${agreeing(telling.length, 'tells', 'tell')} a harm${silent ? `; of ${silent} none was read or reported, which is not that there was none` : ''}.`
  return [
    briefly(
      [text(headline), ...harmTotalsBlocks(totals)],
      [text(`${headline} A sum of people is no rate.`), list(totals.map(totalLine))],
    ),
    ...(telling.length ? [harmRows(telling)] : []),
  ]
}
