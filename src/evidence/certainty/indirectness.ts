/** Rating down for indirectness (Guyatt et al. 2011, GRADE guidelines 8, doi:10.1016/j.jclinepi.2011.04.014). */
import { type Body, type DomainRating, type Member, percent, shareOf } from './body.js'

const step = (down: 0 | 1 | 2, basis: DomainRating['basis'], reason: string): DomainRating => ({
  domain: 'indirectness',
  down,
  reason,
  basis,
})

const ids = (members: readonly Member[], holds: (member: Member) => boolean): string =>
  [...new Set(members.filter(holds).map(({ trial }) => trial.id))].join(', ')

/** How far people, cells or measures differ from those asked about. A quarter of the evidence is our own limit for "some". */
export const indirectnessStep = (body: Body): DomainRating => {
  const { question, results, outcome } = body
  const covers = question.covers ?? ((_kind, asked, found) => asked === found)
  const otherDisease = ({ trial }: Member): boolean =>
    question.disease !== undefined && !covers('diseases', question.disease, trial.disease)
  const otherCells = ({ trial, result }: Member): boolean => {
    const asked = question.cells
    if (!asked?.length) return false
    const named = Object.keys(result.arms)
    const given = trial.arms
      .filter((arm) => named.length === 0 || named.includes(arm.id))
      .flatMap((arm) => arm.product?.cells ?? [])
    return !given.some((cell) => asked.some((wanted) => covers('cells', wanted, cell)))
  }
  const otherMeasure = ({ result }: Member): boolean => result.outcome !== outcome.id
  const checks = [
    { holds: otherDisease, what: 'people with another disease' },
    { holds: otherCells, what: 'other cells' },
    { holds: otherMeasure, what: 'another measure' },
  ].map((check) => ({ ...check, share: shareOf(results, check.holds) }))
  const reasons = checks
    .filter(({ share }) => share > 0)
    .map(({ what, share, holds }) => `${percent(share)} of the evidence is about ${what} (${ids(results, holds)})`)
  let down = checks.filter(({ share }) => share >= 0.25).length
  if (body.outcomeRequiresDirect && !outcome.mattersToPatients) {
    down += 1
    reasons.push(`${outcome.name} stands in for what patients feel`)
  }
  if (reasons.length) {
    const text = reasons.join('; ')
    return step(down === 0 || down === 1 ? down : 2, 'computed', `${text[0]?.toUpperCase()}${text.slice(1)}.`)
  }
  const asked = [question.disease && 'disease', question.cells?.length && 'cells'].filter(Boolean).join(' and ')
  const direct = `${asked ? `Every result is of the ${asked} and the measure asked about` : 'Every result is of the measure asked about; no disease or cells were asked for'}.`
  const surrogate = outcome.mattersToPatients
    ? ''
    : ` ${outcome.name} stands in for what patients feel: this is how sure its own change is, not what it means for them.`
  return step(0, 'computed', `${direct}${surrogate}`)
}
