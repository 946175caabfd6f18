/** What the audit finds, for people: findings under their trial, the rules with their sources. */

import type { Block, Column, Line, Role, Span } from '../answer.js'
import { itemAt } from '../collections.js'
import type { ItemOf } from '../contracts/index.js'
import { type AuditRule, type FindingLevel, levels, type TrialFinding } from '../evidence/audit/index.js'
import { about, heading, list, text } from './parts.js'

const roleOf: Record<FindingLevel, Role> = { contradiction: 'bad', suspicious: 'warn', note: 'muted' }
const signOf: Record<FindingLevel, string> = { contradiction: '✗', suspicious: '!', note: '·' }

/** A level with its sign: never color alone. */
export const levelSpan = (level: FindingLevel): Span => ({ text: `${signOf[level]} ${level}`, role: roleOf[level] })

const sentence = ({ message, known }: TrialFinding): Line => [
  message,
  ...(known
    ? [
        {
          text: ` Already on record as ${known.as === 'anomaly' ? 'an anomaly' : 'a disagreement'}.`,
          role: 'muted' as const,
        },
      ]
    : []),
]

const column = (label: string, more: Partial<Column>): Column => ({
  label,
  align: 'left',
  priority: 1,
  min: 10,
  max: 30,
  ...more,
})

/** Findings under the id of their trial. */
export const findingBlocks = (findings: readonly TrialFinding[]): Block[] => {
  if (findings.length === 0) return []
  const starts = findings.flatMap((finding, at) => (findings[at - 1]?.trial === finding.trial ? [] : [at]))
  const named = (at: number): Line => [{ text: itemAt(findings, at).trial, role: 'id' }]
  return [
    {
      kind: 'fit',
      needs: 100,
      wide: {
        kind: 'table',
        columns: [
          column('Level', { min: 15, max: 15, whole: true }),
          column('Rule', { min: 24, max: 26, whole: true }),
          column('Finding', { min: 50, max: 120 }),
        ],
        rows: findings.map((finding) => [levelSpan(finding.level), finding.rule, sentence(finding)]),
        headings: starts.map((before) => ({ before, text: named(before) })),
      },
      narrow: starts.flatMap((start, i) => [
        heading(2, named(start)),
        ...findings
          .slice(start, starts[i + 1])
          .flatMap((finding): Block[] => [
            text([levelSpan(finding.level), '  ', { text: finding.rule, role: 'strong' }], 2),
            text(sentence(finding), 4),
          ]),
      ]),
    },
  ]
}

/** The worst findings first, a line or two each, for a screen that cannot hold them all. */
export const worstFindings = (findings: readonly TrialFinding[]): Block =>
  list(
    findings
      .toSorted((a, b) => levels.indexOf(a.level) - levels.indexOf(b.level))
      .map(
        (finding): Line => [
          levelSpan(finding.level),
          ' ',
          about('trials', finding.trial, finding.trial, 'id'),
          ': ',
          finding.message,
        ],
      ),
  )

/** Every rule with what it demands and where that comes from. */
export const ruleBlocks = (rules: readonly AuditRule[]): Block[] =>
  rules.flatMap((rule): Block[] => [
    heading(2, [
      { text: rule.name, role: 'id' },
      '  ',
      ...rule.levels.flatMap((level, i): Span[] => [...(i ? [', '] : []), levelSpan(level)]),
    ]),
    text(rule.demands, 2),
    text({ text: `Source: ${rule.source}.`, role: 'muted' }, 2),
  ])

/** A finding for machines. */
export const findingJson = ({
  trial,
  rule,
  level,
  path,
  message,
  values,
  expected,
  recomputed,
  known,
}: TrialFinding): ItemOf<'audit'> => ({
  trial,
  rule,
  level,
  path,
  message,
  values,
  expected,
  recomputed,
  known,
})

const pairs = (values: TrialFinding['values']): string | null =>
  Object.entries(values)
    .map(([name, value]) => `${name}: ${value ?? 'none'}`)
    .join('; ') || null

export const gridColumns = ['trial', 'level', 'rule', 'path', 'message', 'values', 'expected', 'recomputed', 'known']

export const gridRow = (finding: TrialFinding): (string | null)[] => [
  finding.trial,
  finding.level,
  finding.rule,
  finding.path,
  finding.message,
  pairs(finding.values),
  finding.expected,
  pairs(finding.recomputed),
  finding.known && `${finding.known.as}: ${finding.known.text}`,
]
