/** Risk of bias of one result: RoB 2 for randomized trials, ROBINS-I for other comparisons, by named rules over stored facts. */
import { cautionText, cautiously, type OutcomeResult, type Trial } from '../../dataset/index.js'
import { whyNotCompared } from './comparison.js'
import type { Facts } from './facts.js'
import type { Bias, BiasContext, Domain, DomainRule, Judgment } from './judgment.js'
import { overallOf } from './overall.js'
import { rob2Rules } from './rob2.js'
import { robinsRules } from './robins-i.js'

const domainsOf = (facts: Facts, rules: readonly DomainRule<Facts>[]): Domain[] => {
  const names = [...new Set(rules.map(({ domain }) => domain))]
  return names.flatMap((name): Domain[] => {
    // The domain of the crossover variant stays out of other trials.
    if (name === 'period and carryover effects' && facts.trial.design.model !== 'crossover') return []
    for (const rule of rules) {
      if (rule.domain !== name) continue
      const finding = rule.find(facts)
      if (finding)
        return [{ name, judgment: rule.judgment, reason: finding.reason, rule: rule.name, readFrom: finding.from }]
    }
    throw new Error(`no rule of the domain "${name}" fires`)
  })
}

const listed = (names: readonly string[]): string =>
  names.length > 1 ? `${names.slice(0, -1).join(', ')} and ${names.at(-1)}` : (names[0] ?? '')

const sentenceOf = (
  tool: string,
  domains: readonly Domain[],
  overall: Judgment,
  { atLeast }: { readonly atLeast: boolean },
): string => {
  const grouped = (judgment: Judgment): string[] =>
    domains.filter((domain) => domain.judgment === judgment).map(({ name }) => name)
  const behind = overall === 'low' || overall === 'no information' ? [] : grouped(overall)
  const unknown = grouped('no information').length
  const silence = unknown ? `; nothing on record about ${unknown} of ${domains.length} domains` : ''
  return `${tool}: ${overall}${atLeast ? ' at least' : ''}${behind.length ? ` (${listed(behind)})` : ''}${silence}.`
}

/**
 * The risk of bias of one result, domain by domain, each with its reason, the rule that decided and where the facts were
 * read. A design that sources dispute is judged by its less favorable reading. RoB 2: Sterne 2019, doi:10.1136/bmj.l4898. ROBINS-I: Sterne 2016, doi:10.1136/bmj.i4919.
 */
export const biasOf = (trial: Trial, result: OutcomeResult, context: BiasContext): Bias => {
  const why = whyNotCompared(trial, result)
  if (why !== undefined)
    return { tool: 'not assessable', domains: [], overall: 'not assessable', atLeast: false, sentence: why }
  const facts: Facts = { trial: cautiously(trial), result, outcomes: context.outcomes }
  const tool = facts.trial.design.allocation === 'randomized' ? 'RoB 2' : 'ROBINS-I'
  const domains = domainsOf(facts, tool === 'RoB 2' ? rob2Rules : robinsRules)
  const { overall, atLeast } = overallOf(tool, domains)
  const caution = cautionText(trial)
  const sentence = sentenceOf(tool, domains, overall, { atLeast }) + (caution ? ` ${caution}` : '')
  return { tool, domains, overall, atLeast, sentence }
}
