/** Printed p-values against the same test from the printed numbers. */
import type { OutcomeResult } from '../../../dataset/index.js'
import { showP, tidy } from '../digits.js'
import { type PrintedP, printedP } from '../printed-p.js'
import { eachArm, isArmP, rowName, rowPath } from '../rows.js'
import type { AuditRule, Draft, FindingValues } from '../rule.js'
import { changesVerdict, countTests, meanTests, type Recomputed, reproduces } from '../tests-of-rows.js'

const byName = ({ tests }: Recomputed): FindingValues => Object.fromEntries(tests.map(({ name, p }) => [name, tidy(p)]))

const testsWithP = ({ tests }: Recomputed): string => tests.map(({ name, p }) => `${name} ${showP(p)}`).join(', ')

const prefixed = (reading: string, again: Recomputed): FindingValues =>
  Object.fromEntries(Object.entries(byName(again)).map(([name, p]) => [`${name} as ${reading}`, p]))

const mismatch = (
  row: OutcomeResult,
  printed: PrintedP,
  again: Recomputed,
  result: string,
  caveat: string,
  values: FindingValues,
): Draft => {
  const verdict = changesVerdict(again, printed)
  return {
    level: verdict ? 'suspicious' : 'note',
    path: `${rowPath(row)}.p`,
    message: `${rowName(row)}: p is printed as ${printed.text}; from the printed numbers it is ${result}${verdict ? ', on the other side of 0.05' : ''}. ${caveat}`,
    values: { p: printed.text, ...values },
    expected: `p ${showP(again.span[0])} to ${showP(again.span[1])}`,
    recomputed: byName(again),
  }
}

export const pOfCounts: AuditRule = {
  name: 'p-of-counts',
  levels: ['suspicious', 'note'],
  demands: 'A printed p-value of two counts is that of a test of those counts.',
  source:
    'Fisher 1935; mid-P: Lancaster 1961, JASA 56:223; the comparison as in statcheck: Nuijten 2016, doi:10.3758/s13428-015-0664-2',
  check: (trial) =>
    trial.outcomes.flatMap((row): Draft[] => {
      const printed = isArmP(row) ? printedP(row.p) : undefined
      const again = printed && countTests(trial, row)
      if (!printed || !again || reproduces(again, printed)) return []
      const counts = [...eachArm({ ...trial, outcomes: [row] })].map(({ arm, values }) => [
        arm.id,
        `${values.events}/${values.n}`,
      ])
      return [
        mismatch(
          row,
          printed,
          again,
          testsWithP(again),
          'Another test or other denominators would explain it.',
          Object.fromEntries(counts),
        ),
      ]
    }),
}

/** Rows of means whose p compares arms, with the test repeated under both readings of the spread. */
export const pOfMeans: AuditRule = {
  name: 'p-of-means',
  levels: ['suspicious', 'note'],
  demands: 'A printed p-value of means is that of a t test, or of an analysis of variance, of those means and spreads.',
  source:
    'Student 1908; Welch 1947, Biometrika 34:28; the comparison as in statcheck: Nuijten 2016, doi:10.3758/s13428-015-0664-2',
  check: (trial) =>
    trial.outcomes.flatMap((row): Draft[] => {
      const printed = isArmP(row) ? printedP(row.p) : undefined
      const asSd = printed && meanTests(trial, row, 'sd')
      const asSe = printed && meanTests(trial, row, 'se')
      if (!printed || !asSd || !asSe) return []
      const [fitsSd, fitsSe] = [reproduces(asSd, printed), reproduces(asSe, printed)]
      const stored = meanTests(trial, row)
      if (stored ? reproduces(stored, printed) : fitsSd || fitsSe) return []
      // A spread that fits under the other reading is a finding about the spread (spread-kind).
      if (stored && (fitsSd || fitsSe)) return []
      const values = {
        n: Object.values(row.arms)
          .map(({ n }) => n ?? 0)
          .join(', '),
        spread: row.spread?.kind ?? 'not stated',
      }
      const again = stored ?? nearer(asSd, asSe, printed)
      const readings =
        stored && row.spread?.basis === 'stated'
          ? testsWithP(stored)
          : `${testsWithP(asSd)} with the spread as SD; ${testsWithP(asSe)} with it as standard error`
      const caveat = 'A rank test, an adjusted model or other people analyzed would explain it.'
      return [
        {
          ...mismatch(row, printed, again, readings, caveat, values),
          recomputed: { ...prefixed('SD', asSd), ...prefixed('standard error', asSe) },
        },
      ]
    }),
}

const nearer = (a: Recomputed, b: Recomputed, printed: PrintedP): Recomputed => {
  const middle = (printed.span[0] + printed.span[1]) / 2
  const distance = ({ tests }: Recomputed): number => Math.min(...tests.map(({ p }) => Math.abs(Math.log(p / middle))))
  return distance(a) <= distance(b) ? a : b
}

export const possibleP: AuditRule = {
  name: 'possible-p',
  levels: ['note', 'contradiction'],
  demands: 'A p-value lies above 0 and is at most 1.',
  source: 'Definition of a p-value; software prints 0.000 for what is below 0.0005',
  check: (trial) =>
    trial.outcomes.flatMap((row): Draft[] => {
      const value =
        row.p !== undefined && /^=?\s*\d*\.?\d+$/.test(row.p.trim()) ? Number(row.p.replace('=', '')) : undefined
      if (value === undefined || (value > 0 && value <= 1)) return []
      const zero = value === 0
      return [
        {
          level: zero ? 'note' : 'contradiction',
          path: `${rowPath(row)}.p`,
          message: zero
            ? `${rowName(row)}: p is printed as ${row.p}; no p-value is zero, only smaller than its digits show.`
            : `${rowName(row)}: p is printed as ${row.p}, which no p-value can be.`,
          values: { p: row.p ?? null },
          expected: zero ? 'p below half of the last digit printed' : 'p from 0 to 1',
          recomputed: {},
        },
      ]
    }),
}
