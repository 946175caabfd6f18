/** news: what is another since you last looked, and what that means. */
import type { AnswerOf } from '../contracts/index.js'
import { usage } from '../errors.js'
import type { OwnPlace } from '../layers/index.js'
import { defineCommand } from './command.js'
import { loadLayers } from './data/shared.js'
import { compareSides } from './diff/answer.js'
import { bundledSide, type ComparedVersion, editionSide, ownSide } from './diff/sides.js'

/** What was looked at last, as a dataset, and what must be said of it. */
const lastSeen = async (
  own: OwnPlace,
): Promise<{ readonly side: ComparedVersion; readonly notes: readonly string[] }> => {
  const { editionAt, editionNumbers, pointerOf, readLooked } = await loadLayers()
  const seen = readLooked(own)
  const bundled = bundledSide(own)
  if (!seen) return { side: bundled, notes: ['You have not looked before: compared with the bundled dataset.'] }
  const since = `You last looked on ${seen.when.slice(0, 10)}, at dataset ${seen.version}.`
  const upgraded =
    seen.bundled === bundled.store.stamp.version
      ? []
      : [
          `The bundled dataset was ${seen.bundled} then and is ${bundled.store.stamp.version} now; the changelog of the program says what changed in it.`,
        ]
  if (seen.edition === 0) return { side: bundled, notes: [since, ...upgraded] }
  // Another folder, or one that was begun anew, has editions of the same numbers.
  const isThere =
    pointerOf(own) !== undefined &&
    editionNumbers(own).includes(seen.edition) &&
    editionAt(own, seen.edition).version === seen.version
  return isThere
    ? { side: await editionSide(own, seen.edition), notes: [since] }
    : {
        side: bundled,
        notes: [
          since,
          'That edition was pruned, or is in another folder: compared with the bundled dataset.',
          ...upgraded,
        ],
      }
}

/** Marks what was compared as seen, not what came meanwhile: another edition of that number has another version. */
const remember = async (own: OwnPlace, edition: number, { store }: ComparedVersion): Promise<void> => {
  const { writeLooked } = await loadLayers()
  writeLooked(own, {
    edition,
    bundled: own.base().stamp.version,
    version: store.stamp.version,
    when: new Date().toISOString(),
  })
}

export const news = defineCommand({
  description:
    'What stemcell diff tells, since the last time you asked for news: records of yours that came, changed or went, also by a sync, and which answers are others for it. Asking marks it as seen; --keep does not.',
  examples: [
    { command: 'stemcell news --keep', shows: 'what is another since you last looked, without marking it as seen' },
  ],
  options: {
    keep: { takes: 'nothing', help: 'Do not mark it as seen' },
  },
  changes: () => true,
  output: ['diff'],
  answer: async ({ options, own }): Promise<AnswerOf<'diff'>> => {
    if (!own) throw usage('news can only be asked for from the command line', 'Run: stemcell news')
    const { side, notes } = await lastSeen(own)
    const edition = (await loadLayers()).pointerOf(own)?.edition ?? 0
    const now = await ownSide(own)
    const answer = await compareSides(own, [side, now], notes)
    return options.keep ? answer : { ...answer, delivered: () => remember(own, edition, now) }
  },
})
