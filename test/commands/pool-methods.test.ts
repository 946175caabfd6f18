import { describe, expect, it } from 'vitest'
import { entriesOf } from '../../src/collections.js'
import { pictures } from '../../src/commands/pool/picture-names.js'
import { poolItem } from '../../src/contracts/pool.js'
import { type MethodName, methods } from '../../src/evidence/synthesis/index.js'
import * as library from '../../src/stats/index.js'
import { run } from '../helpers/cli.js'
import { golden } from '../stats/methods-reference.js'

// biome-ignore lint/suspicious/noExplicitAny: tests look into answers of every shape.
type Any = any

const columns = (names: string, rows: readonly (readonly (string | number | undefined)[])[]): string =>
  [names, ...rows.map((row) => row.join(','))].join('\n')

const { bcg } = golden.tables
const { ablat, alloc } = golden.regressions
const events = columns(
  'study,ai,n1i,ci,n2i,ablat,alloc',
  bcg.data.ai.map((ai, i) => [`S${i}`, ai, bcg.data.n1[i], bcg.data.ci[i], bcg.data.n2[i], ablat[i], alloc[i]]),
)
const { nested, sharing } = golden.several
const clustered = columns(
  'study,yi,vi,district',
  nested.yi.map((yi, i) => [`School ${i}`, yi, nested.vi[i], `D${nested.cluster[i]}`]),
)
const shared = columns(
  'study,e1,n1,e2,n2',
  sharing.study.map((study, i) => [
    study,
    sharing.events.a[i],
    sharing.events.n1[i],
    sharing.events.c[i],
    sharing.events.n2[i],
  ]),
)
const shares = columns(
  'study,xi,ni',
  golden.glmm.shares.xi.map((xi, i) => [`S${i}`, xi, golden.glmm.shares.ni[i]]),
)

const poolOf = async (table: string, flags: string) => {
  const { stdout, stderr, code } = await run(`pool --input t.csv ${flags} --json`, { input: { 't.csv': table } })
  return { item: stdout ? JSON.parse(stdout).items[0] : null, stderr, code }
}

/** A table and flags with which each method has an answer, and a number of it that R gives. */
const cases: Readonly<
  Record<MethodName, readonly [table: string, flags: string, read: (m: never) => number, wanted: number]>
> = {
  peters: [events, '', (m: Any) => m.findings[0].p, golden.smallStudies.bcg.peters.p],
  harbord: [events, '', (m: Any) => m.findings[0].p, golden.smallStudies.bcg.harbord.p],
  rucker: [events, '', (m: Any) => m.findings[0].p, golden.smallStudies.bcg.rucker.p],
  'trim-and-fill': [
    events,
    '--test z',
    (m: Any) => m.findings[0].analysis.estimate,
    golden.adjusted.bcg.trimAndFill[0]!.estimate,
  ],
  'pet-peese': [events, '', (m: Any) => m.findings[0].analysis.estimate, golden.adjusted.bcg.pet.intercept],
  selection: [events, '', (m: Any) => m.findings[0].analysis.estimate, golden.selection[1]!.fit.estimate],
  'meta-regression': [
    events,
    '--moderators ablat,alloc --test z',
    (m: Any) => m.findings[1].analysis.estimate,
    golden.regressions.fits[1]!.estimate[1]!,
  ],
  permutation: [events, '--moderators ablat --tau2 dl', (m: Any) => m.facts.permutations, 1000],
  glmm: [shares, '', (m: Any) => m.findings[0].analysis.estimate, golden.glmm.shares.fit.estimate],
  'three-level': [clustered, '--cluster district', (m: Any) => m.findings[1].df, nested.fit.robust.df[0]!],
  'correlated-errors': [clustered, '--cluster district', (m: Any) => m.facts.clusters, 11],
  'split-controls': [shared, '', (m: Any) => m.findings.length, 1],
  'shared-controls': [shared, '', (m: Any) => m.findings[0].analysis.estimate, sharing.fits[0]!.estimate],
  'e-value': [events, '', (m: Any) => Math.sign(m.facts.estimate - m.facts.limit), 1],
  fragility: [events, '', (m: Any) => Math.sign(m.facts.index), 1],
} // prettier-ignore

describe('--also', () => {
  it.each(Object.entries(cases))(
    '%s answers with the number of R, its caution, source and call',
    async (name, [table, flags, read, wanted]) => {
      const { item, stderr } = await poolOf(table, `--also ${name} ${flags}`)
      if (!item) throw new Error(stderr)
      poolItem.parse(item)
      const found = item.methods.find(({ method }: { method: string }) => method === name)
      expect(found.problem).toBeNull()
      expect(Math.abs(read(found as never) - wanted)).toBeLessThan(1e-5 * Math.abs(wanted))
      expect([found.caution, found.source, found.r].every((text: string) => text.length > 10)).toBe(true)
    },
  )

  it('names functions that the library exports', () => {
    for (const { functions: names } of Object.values(methods))
      for (const name of names) expect(library, name).toHaveProperty(name)
  })

  it('says why a method has no answer, and gives the others', async () => {
    const { item } = await poolOf(clustered, '--also peters,trim-and-fill')
    expect(item.methods.map(({ problem }: { problem: string | null }) => problem)).toEqual([
      'it needs people with the event in both arms of every study',
      null,
    ])
  })

  it('refuses a method without the columns that it asks for', async () => {
    const { stderr, code } = await poolOf(events, '--also meta-regression')
    expect(code).toBe(2)
    expect(stderr).toContain('--also meta-regression needs --moderators, columns of the table or traits of trials')
  })

  it('moderators and clusters ask for their methods by themselves', async () => {
    expect((await poolOf(events, '--moderators ablat')).item.methods[0].method).toBe('meta-regression')
    expect((await poolOf(clustered, '--cluster district')).item.methods[0].method).toBe('three-level')
  })
})

describe('subgroups', () => {
  it.each([
    ['mh', 'or', 'OR'],
    ['mh', 'rr', 'RR'],
    ['peto', 'or', 'peto'],
  ] as const)('under --model %s --measure %s are those of R', async (model, measure, key) => {
    const { item } = await poolOf(events, `--model ${model} --measure ${measure} --by alloc`)
    const wanted = bcg.subgroups[key]
    item.subgroups.groups.forEach((group: Any, i: number) => {
      expect(group.analysis.estimate).toBeCloseTo(wanted.groups[i]!.estimate, 9)
    })
    expect(item.subgroups.difference.p).toBeCloseTo(wanted.p, 9)
  })

  it('share one τ² when asked to', async () => {
    const { item } = await poolOf(events, '--by alloc --subgroup-tau2 common --test z')
    expect(new Set(item.subgroups.groups.map(({ tau2 }: { tau2: number }) => tau2)).size).toBe(1)
  })
})

describe('--picture', () => {
  it.each(entriesOf(pictures).map(([name]) => name))('%s is drawn as text and as SVG', async (name) => {
    const flags = '--moderators ablat --leave-one-out --cumulative ablat'
    const { stdout, stderr, files } = await run(`pool --input t.csv ${flags} --picture ${name} --svg p.svg`, {
      input: { 't.csv': events },
    })
    expect(stderr).not.toContain('stands in place')
    expect(stdout).toContain('S12')
    expect(files['p.svg']).toContain('<svg')
  })

  it('that cannot be drawn says why, and the forest plot stands there', async () => {
    const { stderr, stdout } = await run('pool --input t.csv --picture labbe', { input: { 't.csv': clustered } })
    expect(stderr).toContain('L’Abbé’s plot needs people with the event in both arms of every study')
    expect(stdout).toContain('School 3')
  })
})

describe('--r with moderators and clusters', () => {
  const scriptOf = async (flags: string, table = events): Promise<string> => {
    const { files, code } = await run(`pool --input t.csv ${flags} --r s.R`, { input: { 't.csv': table } })
    expect(code).toBe(0)
    return files['s.R'] ?? ''
  }

  it('computes the meta-regression again, with the factor’s first level as reference', async () => {
    const script = await scriptOf('--moderators ablat,alloc --test z')
    expect(script).toContain(`  moderator1 = c(${ablat.join(', ')}),`)
    expect(script).toContain('dat$moderator2 <- factor(dat$moderator2, levels = unique(na.omit(dat$moderator2)))')
    expect(script).toContain('print(update(res, mods = ~ moderator1 + moderator2, test = "z"))')
    expect(script).toContain('# Meta-regression; moderator1 is ablat; moderator2 is alloc')
    expect(await scriptOf('--moderators ablat --test hk')).toContain('mods = ~ moderator1, test = "knha"')
  })

  it('asks for the packages of others, and keeps what no single call computes as a comment', async () => {
    // The likelihood of glmm takes seconds where groups are large.
    const small = columns(
      'study,e1,n1,e2,n2,alloc',
      ['random', 'random', 'alternate', 'alternate', 'systematic', 'systematic'].map((alloc, i) => [
        `S${i}`,
        1 + (i % 3),
        20,
        4 + (i % 2),
        21,
        alloc,
      ]),
    )
    const script = await scriptOf('--cluster alloc --also three-level,fragility,glmm', small)
    expect(script).toContain('  cluster = c("random", ')
    expect(script).toMatch(/^if \(requireNamespace\("clubSandwich", quietly = TRUE\)\) print\(clubSandwich::coef_test/m)
    expect(script).toMatch(/^if \(requireNamespace\("BiasedUrn", quietly = TRUE\) && requireNamespace\("lme4"/m)
    expect(script).toMatch(/^# rma\(escalc\(\.\.\.\)\) again for every table/m)
    expect(script.match(/print\(#/)).toBeNull()
  })
})

describe('--rom-correction', () => {
  const table = columns('study,n1,mean1,sd1,n2,mean2,sd2', [
    ['a', 10, 20, 8, 12, 15, 7],
    ['b', 8, 30, 20, 9, 22, 4],
    ['c', 25, 12, 3, 24, 13, 6],
    ['d', 6, 9, 5, 7, 11, 2],
  ])

  // R: metafor 5.1-12, rma(escalc("ROM", ...)), which corrects for bias by default from release 5 on.
  it('gives what metafor gives from release 5 on', async () => {
    const { item } = await poolOf(table, '--measure rom --rom-correction second-order')
    expect(Math.log(item.pooled.estimate)).toBeCloseTo(0.0640838295353, 11)
    expect(Math.log(item.pooled.ci[0])).toBeCloseTo(-0.322521781005, 11)
    expect(JSON.stringify(item)).toContain('Lajeunesse 2015')
    const plain = await poolOf(table, '--measure rom')
    expect(plain.item.pooled.estimate).not.toBeCloseTo(item.pooled.estimate, 3)
  })

  it('is refused for another measure', async () => {
    const { stderr, code } = await poolOf(table, '--measure md --rom-correction none')
    expect(code).toBe(2)
    expect(stderr).toContain('--rom-correction none is for ratios of means, not for --measure md')
  })
})
