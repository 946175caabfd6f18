import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { armSummary } from '../../../src/stats/index.js'
import { run } from '../../helpers/cli.js'
import { headerLines } from './header-lines.js'

const folder = new URL('./tables/', import.meta.url)
const pool = async (name: string, text: string, ...more: string[]) => {
  const { code, stdout, stderr } = await run(['pool', '--input', name, '--json', ...more], { input: { [name]: text } })
  return { code, item: code === 0 ? JSON.parse(stdout).items[0] : null, stderr }
}

/** What each table is read as: kind, measure, studies, pooled effect. */
const readable: Readonly<Record<string, readonly [kind: string, measure: string, k: number, estimate: number]>> = {
  '02-crlf': ['events', 'rr', 3, 0.596],
  '04-quoted': ['events', 'rr', 3, 0.596],
  '05-emptyrows': ['events', 'rr', 3, 0.596],
  '07-decimalcomma': ['means', 'md', 3, -0.811],
  '11-percent': ['events', 'rr', 2, 0.652],
  '12-meansd-cell': ['means', 'md', 2, -0.818],
  '13-eventcell': ['events', 'rr', 2, 0.652],
  '14-dupnames': ['events', 'rr', 3, 0.596],
  '17-doublezero': ['events', 'rr', 3, 0.596],
  '17c-zero-one-arm': ['events', 'rr', 3, 0.301],
  '19-sd0': ['means', 'md', 3, -0.828],
  '23-or-ci': ['effects', 'or', 3, 0.637],
  '26-revmanweb-bin': ['events', 'rr', 3, 0.596],
  '27-revmanweb-cont': ['means', 'md', 3, -0.811],
  '28-revman5': ['events', 'rr', 3, 0.596],
  '29-jasp': ['effects', 'gen', 3, -0.421],
  '30-cma': ['events', 'rr', 3, 0.596],
  '31-cma-effects': ['effects', 'gen', 3, -0.421],
  '32-meta-names': ['events', 'rr', 3, 0.596],
  '33-stata': ['events', 'rr', 2, 0.652],
  '34-stata-es': ['effects', 'gen', 3, -0.421],
  '35-labels': ['events', 'rr', 3, 0.596],
  '36-labels2': ['events', 'rr', 3, 0.596],
  '37-meansd-labels': ['means', 'md', 3, -0.811],
  '39-title-row': ['events', 'rr', 2, 0.652],
  '43-se-col-sd': ['means', 'md', 2, -0.819],
  '44-ci': ['effects', 'gen', 2, -0.401],
  '46-minus': ['effects', 'gen', 3, -0.421],
  '47-sep-line': ['events', 'rr', 2, 0.652],
  '50-spaces': ['events', 'rr', 2, 0.652],
  '51-tab': ['events', 'rr', 3, 0.596],
  '55-prop-eventn': ['proportions', 'plo', 3, 0.147],
  '56-single-zero': ['proportions', 'plo', 3, 0.012],
  '57-both': ['events', 'rr', 2, 0.652],
  '59-identical': ['effects', 'gen', 3, 0.5],
  '63-hash': ['events', 'rr', 2, 0.652],
  '64-logor': ['effects', 'or', 3, 0.656],
  '65-g': ['effects', 'smd', 3, -0.421],
  '67-smd-se': ['effects', 'smd', 3, -0.421],
  'a4-exp-n': ['events', 'rr', 2, 0.63],
  'a7-variance': ['effects', 'gen', 2, 0.438],
  'a9-estimate-natural-rr': ['effects', 'gen', 3, 1.64],
  'b4-quotes-in-names': ['effects', 'gen', 2, -0.402],
  'b5-shared-control': ['events', 'rr', 3, 0.593],
  'c4-cr-only': ['events', 'rr', 2, 0.652],
  // In metafor's tables of proportions mi are those without the event.
  'c8-xi-mi': ['proportions', 'plo', 2, 0.221],
  'c9-effect-lnrr': ['effects', 'rr', 2, 1.197],
}

/** What is refused, with words of the refusal. */
const refused: Readonly<Record<string, string>> = {
  '06-thousands': 'without marks for thousands: write 1005',
  '06b-thousands-noquote-space': 'without marks for thousands: write 1005',
  '09-dot': 'the cell is empty',
  '10-dash': 'the cell is empty',
  '18-n1': '2 or more people, for an SD to mean anything',
  '21-inf': 'a number, with a point for decimals',
  '22-neg-vi': 'a number above 0',
  '38-trailing-total': 'is a row of totals',
  '48-decimal-comma-comma': '-0.5 instead of -0,5',
  '58-se0': 'a number above 0',
  'a1-eu-thousands-silent': 'without marks for thousands: write 1000',
  'a2-eu-thousands-silent2': 'without marks for thousands: write 12000',
  'a6-events-vs-total-swapped': 'no more than the 5 people of n1',
  'a8-se-and-vi': '"0.1" (expected 0.707107, the root of the variance 0.5 beside it)',
  'b2-total-summary': 'is a row of totals',
  'b3-subtotal': 'is a row of totals',
  'b6-ci-col-without-ai': 'for events it lacks e2',
  'b7-ai-with-ci-interval': '0.3-1.2',
  'c1-hugevar': 'the ratio of largest to smallest variance',
  'c6-tabletotal': 'for proportions it lacks e',
}

/** Read, but with less than two studies that can be pooled. */
const unpooled = ['16-onestudy', '17b-alldoublezero', 'b9-mean-sd-pm']
/** Read as bytes by the program, not by this test. */
const elsewhere = ['15c-utf16']

const textOf = (name: string): string => readFileSync(new URL(`${name}.csv`, folder), 'utf8')

describe('tables as people have them', () => {
  it('are all told here', () =>
    expect([...Object.keys(readable), ...Object.keys(refused), ...unpooled, ...elsewhere].sort()).toEqual(
      readdirSync(folder)
        .map((name) => name.replace('.csv', ''))
        .sort(),
    ))

  it.each(Object.entries(readable))('%s is read', async (name, [kind, measure, k, estimate]) => {
    const { item, stderr } = await pool(`${name}.csv`, textOf(name))
    if (!item) throw new Error(stderr)
    expect([item.kind, item.pooled.measure, item.pooled.k]).toEqual([kind, measure, k])
    expect(item.pooled.estimate).toBeCloseTo(estimate, 3)
  })

  it.each(Object.entries(refused))('%s is refused, saying "%s"', async (name, words) => {
    const { code, stderr } = await pool(`${name}.csv`, textOf(name))
    expect([2, 4]).toContain(code)
    expect(JSON.parse(stderr.split('\n')[0] as string).error.message).toContain(words)
  })

  it.each(unpooled)('%s is read and pools nothing', async (name) =>
    expect((await pool(`${name}.csv`, textOf(name))).item.pooled).toBeNull(),
  )
})

/** What header lines lack, and the columns that the refusal suggests for it. */
const lacking: Readonly<Record<string, readonly [message: RegExp, columns: string]>> = {
  baker2009: [/for proportions it lacks e$/, 'e="exac"'],
  caffeine: [/for events it lacks e1, e2$/, 'e1="h.caf",e2="h.decaf"'],
  collins1985a: [/for events it lacks e1, e2$/, 'e1="b.xti",e2="b.xci"'],
  collins1985b: [/for events it lacks e1, n1, e2, n2$/, 'e1="pre.xti",n1="pre.nti",e2="pre.xci",n2="pre.nci"'],
  ishak2007: [/for effects it lacks yi, vi$/, 'yi="y1i",vi="v1i"'],
  landenberger2005: [
    /for events it lacks e1, without1, e2, without2$/,
    'e1="n.cbt.rec",without1="n.cbt.non",e2="n.ctrl.rec",without2="n.ctrl.non"',
  ],
  woodyplants: [
    /for means it lacks n1, mean1, sd1, n2, mean2, sd2$/,
    'n1="n.amb",mean1="mean.amb",sd1="sd.amb",n2="n.elev",mean2="mean.elev",sd2="sd.elev"',
  ],
}

describe('header lines of public datasets', () => {
  const rowOf = (headers: readonly string[], i: number): string =>
    headers.map((header, at) => (/study|author|trial|id|paper/i.test(header) ? `S${i}` : String(at + 2 + i))).join(',')

  it.each(Object.entries(headerLines))(
    '%s is understood, or refused with the line that would do',
    async (name, line) => {
      const headers = line.split(',')
      const text = [line, rowOf(headers, 1), rowOf(headers, 2)].join('\n')
      const { item, stderr } = await pool(`${name}.csv`, text, '--skip-bad')
      const missing = lacking[name]
      if (!missing) {
        if (!item) throw new Error(stderr)
        expect(item.understood.length).toBeGreaterThan(2)
        return
      }
      const { message, hint } = JSON.parse(stderr.split('\n')[0] as string).error
      const [words, columns] = missing
      expect(message).toMatch(words)
      expect(hint).toContain(`Name them: --columns '${columns}'`)
      const named = await pool(`${name}.csv`, text, '--skip-bad', '--columns', columns)
      if (!named.item) throw new Error(named.stderr)
      expect(named.item.understood.join()).not.toContain('HEADER')
    },
  )
})

it('--explain says how each column was read, and pools nothing', async () => {
  const { stdout } = await run('pool --input t.csv --explain', { input: { 't.csv': textOf('35-labels') } })
  expect(stdout).toContain('"Intervention events" as e1: people with the event in the first arm')
  expect(stdout).toContain('3 studies can be read as events, to be pooled as risk ratio')
  expect(stdout).not.toContain('CI')
})

describe('columns that the user names', () => {
  const text = 'Paper,Treated cases,Treated total,Cases without,Total without\nA,5,20,9,21\nB,12,40,18,41\n'

  it('are taken for what they are named', async () => {
    const { item } = await pool(
      't.csv',
      text,
      '--columns',
      'e1=Treated cases,n1="Treated total",e2=Cases without,n2=Total without,study=Paper',
    )
    expect(item.pooled.k).toBe(2)
    expect(item.pooled.estimate).toBeCloseTo(0.652, 3)
    expect(item.understood).toContain('"Treated cases" as e1: people with the event in the first arm')
  })

  it.each([
    ['e1=Nowhere', 'e1="Nowhere": t.csv has no such column', 'Its columns: "Paper"'],
    ['events=Treated cases', '--columns events=…: a table has no column of that name', 'Names: study, n1'],
  ])('%s is refused', async (columns, message, hint) => {
    const { code, stderr } = await pool('t.csv', text, '--columns', columns)
    const { error } = JSON.parse(stderr.split('\n')[0] as string)
    expect(code).toBe(2)
    expect(error.message).toContain(message)
    expect(error.hint).toContain(hint)
  })
})

/** As JSON has it, to 15 digits. */
const written = (value: number): number => Number(value.toPrecision(15))

describe('numbers that are worked out', () => {
  const work = async (text: string, ...more: string[]) => {
    const { item, stderr } = await pool('t.csv', text, ...more)
    if (!item) throw new Error(stderr)
    const [first] = item.studies
    return { item, first }
  }

  it('SDs from standard errors, variances and intervals of means are those of the library', async () => {
    const ends = { n: 20, mean: 5, ci: [4, 6] as const }
    const { first } = await work(
      'study,n1,mean1,lower1,upper1,n2,mean2,se2\nA,20,5,4,6,25,6,0.2\n',
      '--columns',
      'low1=lower1,high1=upper1',
    )
    expect([first.data.sd1, first.data.sd2]).toEqual([written(armSummary(ends).sd), 1])
    expect(first.work).toEqual(['sd1 2.13669 from n1 20, mean1 5, low1 4, high1 6', 'sd2 1 from se2 0.2, n2 25'])
    const { first: other } = await work(
      'study,n.amlo,mean.amlo,var.amlo,n.plac,mean.plac,var.plac\nA,46,0.2,0.04,48,0.1,0.09\n',
    )
    expect([other.data.sd1, other.data.sd2]).toEqual([0.2, 0.3])
  })

  it('means and SDs from medians with quartiles are those of the library; skewed ones are left out', async () => {
    const text =
      'study,n1,median (IQR) treatment,n2,median (IQR) control\nA,20,5 (4 to 6),20,6 (5-7.2)\nB,30,5 (4.9-9),25,7 (6-8)\n'
    const { item, first } = await work(text)
    const own = armSummary({ n: 20, median: 6, q1: 5, q3: 7.2 })
    expect([first.data.mean2, first.data.sd2]).toEqual([written(own.mean), written(own.sd)])
    expect([item.studies.length, item.leftOut[0].study, item.leftOut[0].reason]).toEqual([
      1,
      'B',
      expect.stringContaining('looks skewed'),
    ])
    expect(item.leftOut[0].effect).toBeLessThan(0)
    expect((await work(text, '--allow', 'skewed')).item.studies.length).toBe(2)
  })

  it('variances of effects from p-values and from O-E', async () => {
    const { first } = await work('study,MD,p\nA,-3,0.01\nB,-2,0.2\n')
    expect(Math.sqrt(first.variance)).toBeCloseTo(3 / 2.5758293035489, 12)
    const logrank = 'study,O-E,V\nA,-3,10\nB,-2,8\n'
    expect((await pool('t.csv', logrank)).stderr).toContain('--measure hr for hazard ratios')
    const { first: hazard } = await work(logrank, '--measure', 'hr')
    expect([hazard.effect, hazard.variance]).toEqual([-0.3, 0.1])
  })

  it('a standard error beside a ratio is asked about; an inexact p-value and a skewed interval are told', async () => {
    expect((await pool('t.csv', 'study,OR,SE\nA,0.5,0.1\n')).stderr).toContain('may be of the ratio or of its log')
    expect((await pool('t.csv', 'study,MD,p\nA,-3,<0.01\n')).stderr).toContain('a bound does not give a standard error')
    const { item } = await work('study,OR,lower,upper\nA,0.5,0.25,1\nB,0.9,0.4,1\n')
    expect(item.cautions.join()).toMatch(
      /"B" \(line 3\): the interval 0.4 to 1 does not lie evenly around 0.9 on the log scale/,
    )
  })
})

describe('a table parted by semicolons', () => {
  it('with decimal commas in cells of two numbers is read, and bad cells are quoted as typed', async () => {
    const head = 'study;n1;Treatment mean ± SD;n2;Control mean ± SD'
    const { item } = await pool('t.csv', `${head}\nA;20;5,4 ± 1,2;21;6,1 ± 1,3\n`)
    expect(item.studies[0].data).toEqual({ n1: 20, mean1: 5.4, sd1: 1.2, n2: 21, mean2: 6.1, sd2: 1.3 })
    const { stderr } = await pool('t.csv', `${head}\nA;2,5;5,4 ± 1,2;21;6,1 ± 1,3\n`)
    expect(stderr).toContain('column n1: \\"2,5\\"')
  })
})

it('a file of several analyses is refused, naming them', async () => {
  const text = 'Analysis group,Analysis number,Analysis name,Study,yi,vi\n1,1,Death,A,1,1\n1,2,Stroke,B,1,1\n'
  const { code, stderr } = await pool('t.csv', text)
  expect([code, stderr]).toEqual([4, expect.stringContaining('2 analyses: \\"1.1 Death\\", \\"1.2 Stroke\\"')])
})

describe('cells that hold more than one number', () => {
  it('asks which spread stands beside a mean where nothing says it', async () => {
    const { code, stderr } = await pool('t.csv', 'study,n1,mean1,n2,mean2\nA,20,5.4 (1.2),22,6.1 (1.3)\n')
    expect(code).toBe(4)
    expect(stderr).toContain('does not say whether the second number is an SD or a standard error')
  })

  it('reads an effect with its interval in one cell as in three', async () => {
    const one = await pool('t.csv', 'study,OR\nA,0.55 (0.30 to 1.01)\nB,"0.70 [0.45, 1.09]"\n')
    const three = await pool('t.csv', 'study,OR,lower,upper\nA,0.55,0.30,1.01\nB,0.70,0.45,1.09\n')
    expect(one.item.pooled).toEqual(three.item.pooled)
    expect(one.item.pooled.measure).toBe('or')
  })

  it('refuses an effect outside its interval, quoting it', async () => {
    const { code, stderr } = await pool('t.csv', 'study,OR,lower,upper\nA,0.2,0.30,1.01\nB,0.70,0.45,1.09\n')
    expect(code).toBe(4)
    expect(stderr).toContain('\\"0.2\\" (expected an effect inside its interval, 0.3 to 1.01)')
  })

  it('does not guess a count from a percentage that fits several', async () => {
    const { code, stderr } = await pool('t.csv', 'study,e1,n1,e2,n2\nA,25%,2000,43%,21\nB,30%,40,44%,41\n')
    expect(code).toBe(4)
    expect(stderr).toContain('25%')
  })
})
