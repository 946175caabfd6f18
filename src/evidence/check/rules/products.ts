/** Rules for what products and cells are said to be: read off the cells, the arms of trials and the decisions of authorities. */
import type { Approval, Trial } from '../../../dataset/index.js'
import { roleId } from '../../../dataset/roles.js'
import { trialsInScope } from '../../claims/index.js'
import { productIn } from '../described.js'
import { decisionsNamed } from '../products.js'
import { type Case, type Finding, few, judge, type Rule } from './rule.js'

export const decision = (a: Approval): string => `${a.product} (${a.jurisdiction} ${a.date}; ${a.id})`

/** Trials of the cells, or of the product that is named; those that reported first. */
const trialsOf = (c: Case, cells = c.u.cells): Trial[] => {
  const all = trialsInScope({ diseases: c.diseases, cells, outcomes: [], about: 'benefit' }, c.dataset)
  const isOfProduct = productIn(c.u)
  const own = isOfProduct ? all.filter(isOfProduct) : []
  return (own.length ? own : all).sort((a, b) => Number(b.kind === 'published') - Number(a.kind === 'published'))
}

const onRecord = (c: Case, cells = c.u.cells): string => {
  const decisions = decisionsNamed(c.u.sentence, c.dataset).map(({ id }) => id)
  const trials = trialsOf(c, cells).map(({ id }) => id)
  const seen = [...decisions.slice(0, 2), ...trials.slice(0, 3)]
  return seen.length ? ` On record: ${seen.join(', ')}.` : ''
}

const said = (c: Case, { isTrue }: { readonly isTrue: boolean }): 'supported' | 'contradicted' =>
  isTrue !== c.part.negated ? 'supported' : 'contradicted'

/** A cell type at, below or above another in the vocabulary is it, is not, or may be. Donor islets called stem cells are something else. */
export const productIs: Rule = (c): Finding | undefined => {
  const { claimed } = c.part
  if (claimed.what !== 'identity') return undefined
  const v = c.dataset.vocabulary('cells')
  const within = (a: string, b: string): boolean => v.within(b).has(a)
  const names = (ids: readonly string[]): string => ids.map((id) => v.name(id)).join(', ')
  const { cells, is } = claimed
  if (cells.length === 0) {
    const named = decisionsNamed(c.u.sentence, c.dataset)
    return named.length && named.every(({ cell }) => cell === null)
      ? judge('product-is', said(c, { isTrue: false }), `On record as no cell product: ${few(named.map(decision))}.`)
      : judge('product-is', 'not-judged', 'What it is, the records do not say.')
  }
  const free = cells.filter((id) => c.dataset.record('cells', id)?.potency === 'cell-free')
  if (free.length && is.some((id) => c.dataset.record('cells', id)?.potency !== 'cell-free'))
    return judge(
      'product-is',
      said(c, { isTrue: false }),
      `${names(free)} are cell-free: no cells at all.${onRecord(c, cells)}`,
    )
  if (cells.some((a) => is.some((b) => within(a, b))))
    return judge(
      'product-is',
      said(c, { isTrue: true }),
      `On record as ${names(cells)}, which is a kind of ${names(is)}.${onRecord(c, cells)}`,
    )
  if (cells.every((id) => within(id, roleId('donated-islets'))))
    return judge(
      'product-is',
      c.part.negated ? 'supported' : 'true-of-something-else',
      `On record as ${names(cells)}, which are no ${names(is)}.${onRecord(c, cells)}`,
    )
  // What is made of one kind among several ("islets from embryonic cells"), the vocabulary does not settle.
  const isRelated = cells.some((a) =>
    is.some(
      (b) =>
        within(b, a) ||
        [...v.within(roleId('pluripotent-kinds'))].includes(a) ===
          [...v.within(roleId('pluripotent-kinds'))].includes(b),
    ),
  )
  return isRelated
    ? judge(
        'product-is',
        'not-judged',
        `The records do not settle whether ${names(cells)} are ${names(is)}.${onRecord(c, cells)}`,
      )
    : judge(
        'product-is',
        said(c, { isTrue: false }),
        `On record as ${names(cells)}, which are no ${names(is)}.${onRecord(c, cells)}`,
      )
}

/** Whose cells were given, in the trials on record. */
export const donorOfCells: Rule = (c) => {
  const { claimed } = c.part
  if (claimed.what !== 'donor') return undefined
  const trials = trialsOf(c)
  const told = trials.flatMap(({ id, arms }) =>
    arms.flatMap(({ product }) => (product?.donor ? [{ id, donor: product.donor }] : [])),
  )
  const fits = told.filter(({ donor }) => donor === claimed.donor)
  const others = told.filter(({ donor }) => donor !== claimed.donor)
  if (told.length === 0) return judge('donor-of-cells', 'not-judged', 'No trial on record says whose cells these are.')
  const ids = (some: typeof told): string => few([...new Set(some.map(({ id }) => id))])
  if (fits.length && others.length)
    return judge(
      'donor-of-cells',
      'partly-supported',
      `In trials on record both are used: ${claimed.donor} in ${ids(fits)}; not so in ${ids(others)}.`,
    )
  return judge(
    'donor-of-cells',
    said(c, { isTrue: fits.length > 0 }),
    `In all trials on record that say so the cells are ${fits.length ? claimed.donor : (others[0]?.donor ?? 'others')}: ${ids(told)}.`,
  )
}

/** A product that is said to have been withdrawn or stopped, or to be still there: by the decisions on record. */
export const withdrawalOnRecord: Rule = (c) => {
  if (c.part.claimed.what !== 'withdrawal') return undefined
  const named = decisionsNamed(c.u.sentence, c.dataset)
  const v = c.dataset.vocabulary('cells')
  const all = c.dataset.records('approvals').filter(({ kind }) => kind === 'discontinued')
  const ofCells = all.filter(({ cell }) => cell !== null && c.u.cells.some((asked) => v.within(asked).has(cell)))
  const found = named.length ? all.filter((a) => named.includes(a)) : ofCells
  const years = c.u.numbers.filter((n) => /^(19|20)\d\d$/.test(n))
  const dated = years.length ? found.filter(({ date }) => years.some((year) => date.startsWith(year))) : found
  const list = few((dated.length ? dated : found).map(decision))
  if (found.length === 0)
    return judge(
      'withdrawal-on-record',
      c.part.negated && named.some(({ kind }) => kind === 'approval' || kind === 'conditional')
        ? 'partly-supported'
        : 'not-shown',
      `No record says that it was withdrawn or stopped as of ${c.dataset.stamp.asOf}.${named.length ? ` On record: ${few(named.map(decision))}.` : ''}`,
    )
  if (dated.length === 0)
    return judge(
      'withdrawal-on-record',
      c.part.negated ? 'supported' : 'contradicted',
      `On record with another date: ${list}.`,
    )
  if (c.part.negated) return judge('withdrawal-on-record', 'contradicted', `It was withdrawn or stopped: ${list}.`)
  return judge(
    'withdrawal-on-record',
    named.length ? 'supported' : 'partly-supported',
    `On record: ${list}.${named.length ? '' : ' The sentence names no product.'}`,
  )
}

/** Cells that are said to need no approval: official warnings that cover them say the opposite. */
export const exemptFromApproval: Rule = (c) => {
  if (c.part.claimed.what !== 'exemption') return undefined
  const v = c.dataset.vocabulary('cells')
  const against = c.dataset
    .records('approvals')
    .filter(
      ({ kind, cell }) => kind === 'warning' && cell !== null && c.u.cells.some((asked) => v.within(cell).has(asked)),
    )
  return against.length
    ? judge(
        'exempt-from-approval',
        c.part.negated ? 'supported' : 'contradicted',
        `Authorities say that such products need approval: ${few(against.map(decision))}.`,
      )
    : judge('exempt-from-approval', 'not-shown', 'No record says that these cells need no approval.')
}

/** Drugs against rejection, by the risks on the records of the cells. */
export const immunosuppressionNeeded: Rule = (c) => {
  if (c.part.claimed.what !== 'immunosuppression') return undefined
  const v = c.dataset.vocabulary('cells')
  const needing = c.dataset
    .records('cells')
    .filter(({ risks }) => risks.some(({ kind }) => kind === 'immunosuppression'))
  const exact = needing.filter(({ id }) => c.u.cells.some((asked) => v.within(id).has(asked)))
  const below = needing.filter(({ id }) => c.u.cells.some((asked) => v.within(asked).has(id)))
  const trials = few(trialsOf(c).map(({ id }) => id))
  const names = (some: typeof needing): string => some.map(({ name }) => name.toLowerCase()).join(', ')
  if (exact.length === 0 && below.length === 0)
    return judge(
      'immunosuppression-needed',
      'not-judged',
      'No record says whether these cells need drugs that suppress the immune system.',
    )
  const edited =
    c.u.cells.includes(roleId('edited-against-rejection')) ||
    /edit|engineer|hypoimmune|device|capsul|编辑|包囊/i.test(c.u.sentence)
  if (edited)
    return judge(
      'immunosuppression-needed',
      'not-judged',
      `Edited or enclosed cells are meant to do without such drugs; the trials: ${trials}.`,
    )
  return exact.length
    ? judge(
        'immunosuppression-needed',
        said(c, { isTrue: true }),
        `It is on record as a risk of ${names(exact)}; trials: ${trials}.`,
      )
    : judge(
        'immunosuppression-needed',
        c.part.negated ? 'overstated' : 'partly-supported',
        `It is on record for some of these cells (${names(below)}), not for all.`,
      )
}
