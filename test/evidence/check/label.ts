/** A part of a sentence in short, for tables of expectations. */
import type { Judged } from '../../../src/evidence/check/index.js'

export const label = ({ part, diseases }: Pick<Judged, 'part' | 'diseases'>, several = false): string => {
  const { claimed, negated } = part
  const said = ((): string => {
    switch (claimed.what) {
      case 'cure':
        return claimed.form
      case 'outcome':
        return `${claimed.worse ? 'worse' : claimed.absent ? 'no' : 'better'} ${claimed.outcomes.join(' ')}`
      case 'mechanism':
        return `by ${claimed.mechanisms.join(' ')}`
      case 'safety':
        return claimed.level === 'none' ? `no ${claimed.outcomes.join(' ')}` : claimed.level
      case 'harm':
        return `harm ${claimed.outcomes.join(' ')}`
      default:
        return claimed.what
    }
  })()
  return `${negated ? 'not ' : ''}${said}${several ? ` in ${diseases.join(' ')}` : ''}`
}
