/** Standard deviations and standard errors that may have been taken for each other. */
import { itemAt } from '../../../collections.js'
import type { OutcomeResult, Trial } from '../../../dataset/index.js'
import { show, showP, tidy } from '../digits.js'
import { printedP } from '../printed-p.js'
import { armsOf, isArmP, rowName, rowPath, type SpreadKind, summaryOf } from '../rows.js'
import type { AuditContext, AuditRule, Draft } from '../rule.js'
import { changesVerdict, meanTests, type Recomputed, reproduces, timesOff } from '../tests-of-rows.js'

const confused =
  'Altman and Bland 2005, doi:10.1136/bmj.331.7521.903; Cochrane Handbook, chapter 6 (SD from standard error)'

const readingWord: Record<SpreadKind, string> = { sd: 'SD', se: 'standard error' }

/** The kind of spread that the arms of a row are stored with, when it is one for all. */
const storedKind = (row: OutcomeResult): SpreadKind | 'unlabeled' | undefined => {
  const kinds = new Set(
    Object.values(row.arms).flatMap(({ sd, se, plusMinus }) =>
      sd !== undefined
        ? ['sd' as const]
        : se !== undefined
          ? ['se' as const]
          : plusMinus !== undefined
            ? ['unlabeled' as const]
            : [],
    ),
  )
  return kinds.size === 1 ? [...kinds][0] : undefined
}

/** Both readings of a row's spread against its printed p. */
const readings = (trial: Trial, row: OutcomeResult) => {
  const printed = isArmP(row) ? printedP(row.p) : undefined
  const sd = printed && meanTests(trial, row, 'sd')
  const se = printed && meanTests(trial, row, 'se')
  return printed && sd && se ? { printed, sd, se } : undefined
}

const pText = ({ tests }: Recomputed): string => tests.map(({ p }) => showP(p)).join(' or ')

export const spreadKind: AuditRule = {
  name: 'spread-kind',
  levels: ['suspicious', 'note'],
  demands: 'The printed p-value follows from the spread as it is labeled, SD or standard error.',
  source: confused,
  check: (trial) =>
    trial.outcomes.flatMap((row): Draft[] => {
      const kind = storedKind(row)
      const both = kind && readings(trial, row)
      if (!kind || !both) return []
      const { printed, sd, se } = both
      const fits = { sd: reproduces(sd, printed), se: reproduces(se, printed) }
      const verdictOnly = { sd: !changesVerdict(sd, printed), se: !changesVerdict(se, printed) }
      const only: SpreadKind | undefined =
        fits.sd && !fits.se && !verdictOnly.se ? 'sd' : fits.se && !fits.sd && !verdictOnly.sd ? 'se' : undefined
      const other: SpreadKind | undefined =
        kind === 'sd' && fits.se && !fits.sd ? 'se' : kind === 'se' && fits.sd && !fits.se ? 'sd' : undefined
      const found = kind === 'unlabeled' ? only : other
      if (!found) return []
      return [
        {
          level: kind === 'unlabeled' ? 'note' : 'suspicious',
          path: `${rowPath(row)}.spread`,
          message: `${rowName(row)}: the spread is ${kind === 'unlabeled' ? 'unlabeled' : `entered as ${readingWord[kind]}`}, but the printed p of ${printed.text} follows only if it is ${found === 'sd' ? 'an SD' : 'a standard error'} (p as SD ${pText(sd)}, as standard error ${pText(se)}).`,
          values: { p: printed.text, spread: kind },
          expected: `a spread that gives p ${printed.text}`,
          recomputed: { 'p as SD': tidy(sd.tests[0]?.p ?? 1), 'p as standard error': tidy(se.tests[0]?.p ?? 1) },
        },
      ]
    }),
}

const median = (values: readonly number[]): number => {
  const sorted = values.toSorted((a, b) => a - b)
  const at = (sorted.length - 1) / 2
  return (itemAt(sorted, Math.floor(at)) + itemAt(sorted, Math.ceil(at))) / 2
}

/** SDs of the same measure and unit, one per other trial (the median of its values before and after). */
const peers = (trial: Trial, row: OutcomeResult, { trials }: AuditContext): number[] =>
  trials
    .filter(({ id }) => id !== trial.id)
    .flatMap((other) => {
      const own = other.outcomes
        .filter((r) => r.outcome === row.outcome && r.unit === row.unit && r.label === row.label)
        .filter((r) => r.scale === 'baseline' || r.scale === 'final')
        .flatMap((r) => armsOf(other, r).flatMap(({ values }) => summaryOf(values)?.sd ?? []))
      return own.length ? [median(own)] : []
    })

/** So many times smaller or larger than its peers is odd; and within the same factor of them it is like them. */
const odd = 2.5
const alike = 2.5
const fewest = 3

export const spreadSize: AuditRule = {
  name: 'spread-size',
  levels: ['suspicious'],
  demands:
    'A spread is of the size of the SDs of the same measure in other trials under the label it has, not under the other.',
  source: `${confused}; the comparison with other trials and its margins are ours`,
  check: (trial, context) =>
    trial.outcomes.flatMap((row): Draft[] => {
      const kind = storedKind(row)
      if (!kind || (row.scale !== 'baseline' && row.scale !== 'final') || row.spread?.basis === 'stated') return []
      const others = peers(trial, row, context)
      if (others.length < fewest) return []
      const typical = median(others)
      const isLike = (sd: number): boolean => sd > typical / alike && sd < typical * alike
      const stored: SpreadKind = kind === 'se' ? 'se' : 'sd'
      const turned: SpreadKind = stored === 'sd' ? 'se' : 'sd'
      const arms = armsOf(trial, row).flatMap(({ arm, values }) => {
        const [asStored, asTurned] = [summaryOf(values, stored), summaryOf(values, turned)]
        return asStored && asTurned ? [{ arm: arm.id, n: asStored.n, sd: asStored.sd, otherSd: asTurned.sd }] : []
      })
      const isOdd = (sd: number): boolean => (stored === 'sd' ? sd * odd < typical : sd > typical * odd)
      if (arms.length === 0 || !arms.every(({ sd, otherSd }) => isOdd(sd) && isLike(otherSd))) return []
      const both = readings(trial, row)
      if (both && reproduces(both[stored], both.printed) && !reproduces(both[turned], both.printed)) return []
      const label =
        kind === 'unlabeled' ? 'an unlabeled spread read as SD' : `a spread entered as ${readingWord[stored]}`
      return [
        {
          level: 'suspicious',
          path: `${rowPath(row)}.spread`,
          message: `${rowName(row)}: ${label} would mean SDs of ${arms.map(({ sd }) => show(sd)).join(', ')}, against a median of ${show(typical)} in ${others.length} other trials; read as ${readingWord[turned]} they are ${arms.map(({ otherSd }) => show(otherSd)).join(', ')}.`,
          values: { spread: kind, ...Object.fromEntries(arms.map(({ arm, n }) => [`${arm} n`, n])) },
          expected: `SDs near ${show(typical)}`,
          recomputed: Object.fromEntries([
            ['median SD of other trials', tidy(typical)],
            ...arms.map(({ arm, otherSd }) => [`${arm} SD if read as ${readingWord[turned]}`, tidy(otherSd)] as const),
          ]),
        },
      ]
    }),
}

/** Within so many times of the printed p under one reading, and beyond so many under the other, a row tells its kind. */
const near = 1.6
const far = 2.2

export const mixedSpread: AuditRule = {
  name: 'mixed-spread',
  levels: ['suspicious'],
  demands: 'A table gives one kind of spread, SD or standard error, unless it says which is which.',
  source: `${confused}; repeated by analysis of variance from summaries, Larson 1992, Am Stat 46:151`,
  check: (trial) => {
    const tables = new Map<string, OutcomeResult[]>()
    for (const row of trial.outcomes)
      if (row.spread?.basis !== 'stated') tables.set(row.locator, [...(tables.get(row.locator) ?? []), row])
    return [...tables].flatMap(([locator, rows]): Draft[] => {
      const told = rows.flatMap((row) => {
        const both = readings(trial, row)
        if (!both) return []
        const [sd, se] = [timesOff(both.sd, both.printed), timesOff(both.se, both.printed)]
        const kind = sd <= near ? (se >= far ? 'sd' : 'both') : se <= near ? (sd >= far ? 'se' : 'both') : 'neither'
        return [{ row, kind }]
      })
      const of = (kind: string): OutcomeResult[] => told.filter((one) => one.kind === kind).map((one) => one.row)
      const [sds, ses, neither] = [of('sd'), of('se'), of('neither')]
      const first = told.find(({ kind }) => kind === 'se')?.row
      if (!first || sds.length === 0) return []
      const names = (list: readonly OutcomeResult[]): string => list.map((row) => row.label ?? row.outcome).join(', ')
      return [
        {
          level: 'suspicious',
          path: `${rowPath(first)}.spread`,
          message: `One table (${locator}) mixes kinds of spread without saying so: the printed p-values follow from standard errors for ${names(ses)} and from SDs for ${names(sds)}${neither.length ? `; for ${names(neither)} neither reading comes near the printed p` : ''}.`,
          values: Object.fromEntries(told.map(({ row }) => [rowName(row), row.p ?? null])),
          expected: 'one kind of spread, or labels',
          recomputed: Object.fromEntries(
            told.map(({ row, kind }) => [rowName(row), kind === 'sd' || kind === 'se' ? readingWord[kind] : kind]),
          ),
        },
      ]
    })
  },
}
