/** From the domains to the whole, as each tool says. */
import type { Domain, Judgment } from './judgment.js'

/** Best to worst, for both tools. */
const order: readonly Judgment[] = ['low', 'some concerns', 'moderate', 'high', 'serious', 'critical']

const worst = (domains: readonly Domain[]): Judgment =>
  domains.reduce<Judgment>(
    (found, { judgment }) => (order.indexOf(judgment) > order.indexOf(found) ? judgment : found),
    'low',
  )

/**
 * The overall judgment, and whether domains without information could make it worse.
 *
 * RoB 2 (Sterne 2019; Cochrane Handbook table 8.2.b): high when any domain is high, some concerns when any raises some, low
 * when all are low. Its second way to high, concerns in several domains that together lower confidence substantially, is a
 * person's judgment and is not taken here. ROBINS-I (Sterne 2016, table 3): the worst domain; no information when nothing
 * points to serious or critical risk and information is missing in a key domain.
 *
 * RoB 2 knows no domain without information. Where some have none, low is out of the question; some concerns stays a lower
 * bound, and without any it is no information.
 */
export const overallOf = (
  tool: 'RoB 2' | 'ROBINS-I',
  domains: readonly Domain[],
): { readonly overall: Judgment; readonly atLeast: boolean } => {
  const unknown = domains.some(({ judgment }) => judgment === 'no information')
  const known = worst(domains)
  const settled = known === 'high' || known === 'critical'
  if (!unknown || settled) return { overall: known, atLeast: false }
  if (known === 'serious') return { overall: known, atLeast: true }
  if (tool === 'RoB 2' && known === 'some concerns') return { overall: known, atLeast: true }
  return { overall: 'no information', atLeast: false }
}
