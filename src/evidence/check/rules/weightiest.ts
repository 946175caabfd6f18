/** The studies that whoever knows the record would name first: the least biased and largest, or those that counted the most. */
import type { Mechanism, Trial } from '../../../dataset/index.js'
import { trialsInScope } from '../../claims/index.js'
import { productIn } from '../described.js'
import { type Share, sharesOf, shareText } from './counts.js'
import { type Case, few } from './rule.js'

/** Studies with results in the right people with the right cells (of the product that is named), by weight. */
export const studiesOf = (c: Case): Trial[] => {
  const all = trialsInScope(
    { diseases: c.diseases, cells: c.u.cells, outcomes: [], about: 'benefit', people: c.u.people },
    c.dataset,
  ).filter(({ outcomes }) => outcomes.some(({ scale }) => scale !== 'baseline'))
  const isOfProduct = productIn(c.u)
  const own = isOfProduct ? all.filter(isOfProduct) : []
  return own.length ? own : all
}

const listed = (lead: string, items: readonly string[]): string => (items.length ? ` ${lead}: ${few(items)}.` : '')

/** What is on record at all, where nothing on record measured what is claimed. */
export const weightiestText = (c: Case): string =>
  listed(
    'The weightiest studies of these cells here measured other things',
    studiesOf(c)
      .slice(0, 3)
      .map(({ id }) => id),
  )

/** The largest shares that anyone counted at any time, in groups of ten or more where there are such. */
export const mostCountedText = (c: Case, outcomes: readonly string[]): string => {
  const all = c.trials.flatMap((t) => outcomes.flatMap((outcome) => sharesOf(t, outcome)))
  const best = new Map<string, Share>()
  for (const share of all.sort((a, b) => b.share - a.share))
    if (!best.has(share.trial.id)) best.set(share.trial.id, share)
  const shares = [...best.values()].filter(({ share }) => share > 0)
  const large = shares.filter(({ text }) => Number(text.split('/')[1] ?? 0) >= 10)
  return listed(
    'The most that any study counted, mostly without a control group',
    (large.length ? large : shares).slice(0, 3).map(shareText),
  )
}

/** Studies in people that the record of a mechanism cites, of these cells first. */
export const studiesOfMechanism = (mechanisms: readonly Mechanism[], c: Case): string => {
  const cited = new Set(mechanisms.flatMap(({ references }) => references))
  const own = studiesOf(c)
  const found = own.filter(({ references }) => references.some((id) => cited.has(id)))
  return found.length
    ? listed(
        'Studies in people that bear on it',
        found.slice(0, 3).map(({ id }) => id),
      )
    : weightiestText(c)
}
