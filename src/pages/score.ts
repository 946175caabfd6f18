/** Verdicts and scorecards in words and roles. */
import type { Line, Role, Span } from '../answer.js'
import type { Claim } from '../dataset/index.js'
import { type ClaimsScorecard, statuses, verdicts } from '../evidence/claims/index.js'
import { plural } from '../text.js'

/** How each verdict is to be felt; its word always stands beside. */
export const verdictRole: Readonly<Record<Claim['verdict'], Role>> = {
  supported: 'good',
  'partly-supported': 'warn',
  overstated: 'warn',
  contradicted: 'bad',
  unverified: 'muted',
}

/** A code in words. */
export const words = (key: string): string => key.replaceAll('-', ' ')
const counted = (n: number, key: string, role: Role): Span => ({
  text: `${n} ${words(key)}`,
  ...(n ? { role } : { role: 'muted' }),
})
const joined = (spans: readonly Span[]): Span[] => spans.flatMap((span, i) => (i ? [', ', span] : [span]))

/** Claims by verdict, on one line. */
export const claimScore = (score: ClaimsScorecard): Line => [
  { text: `${plural(score.claims, 'claim')}: `, role: 'strong' },
  ...joined(verdicts.map((verdict) => counted(score.verdicts[verdict], verdict, verdictRole[verdict]))),
]

/** Citations: how many are right of all, and what is wrong with the others. */
export const citationScore = (score: ClaimsScorecard): Line =>
  score.citations === 0
    ? [{ text: 'no citations', role: 'muted' }]
    : [
        { text: `${score.statuses.verified} of ${plural(score.citations, 'citation')} right`, role: 'strong' },
        ': ',
        ...joined(
          statuses
            .filter((status) => status !== 'verified')
            .map((status) => counted(score.statuses[status], status, status === 'not-found' ? 'warn' : 'bad')),
        ),
      ]
