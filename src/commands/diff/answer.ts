/** The answer of diff and news: two datasets compared. */
import type { AnswerOf } from '../../contracts/index.js'
import { kinds } from '../../dataset/index.js'
import { recordChanges } from '../../evidence/changes/index.js'
import type { OwnPlace } from '../../layers/index.js'
import { type Consequence, consequencesOf } from './consequences.js'
import type { ComparedVersion } from './sides.js'
import { versionsBetween } from './versions.js'
import { gridOf, summaryOf, viewOf } from './view.js'

/** What is another in the second, and what that means. */
export const compareSides = async (
  own: OwnPlace,
  [before, after]: readonly [ComparedVersion, ComparedVersion],
  said: readonly string[],
): Promise<AnswerOf<'diff'>> => {
  const versions = await versionsBetween(own, before, after)
  const changes = recordChanges(before.store, after.store)
  const meaning: Consequence[] = await consequencesOf({ before: before.store, after: after.store, changes })
  const total = kinds.reduce((sum, kind) => sum + after.store.count(kind), 0)
  return {
    format: 'stemcell/diff/1',
    saysWhose: true,
    dataset: after.store.stamp,
    query: { before: before.name, after: after.name },
    count: changes.length,
    total: Math.max(total, changes.length),
    items: changes,
    groups: [...versions, ...meaning],
    grid: () => gridOf(changes, [...versions, ...meaning]),
    view: () => viewOf(changes, meaning, versions),
    notes: [
      ...said,
      ...(changes.length
        ? [
            'Compared: rules of check on the judged claims, the default answer of pool for each outcome and disease concerned, headlines, risk of bias, gaps. Verdicts that people gave are not judged anew.',
          ]
        : []),
    ],
    footer: `${summaryOf(changes, meaning).split('.', 1)[0]} · from ${before.what} to ${after.what}`,
    next:
      changes[0] && changes[0].change !== 'gone'
        ? [{ command: `stemcell show ${changes[0].kind}/${changes[0].id}`, why: 'the first of them' }]
        : [],
  }
}
