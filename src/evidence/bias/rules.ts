/** What the rules of both tools are called and say, for those who explain them. */
import type { Facts } from './facts.js'
import type { DomainRule } from './judgment.js'
import { rob2Rules } from './rob2.js'
import { robinsRules } from './robins-i.js'

/** Every rule of both tools, in the order in which they are asked: in each domain the first that fires decides. */
export const biasRules: readonly Omit<DomainRule<Facts>, 'find'>[] = [...rob2Rules, ...robinsRules].map(
  ({ find: _, ...rule }) => rule,
)
