/** The versions between two datasets: what triggered each, and what is another in the methods. */
import type { OwnPlace } from '../../layers/index.js'
import { harmless } from '../../text.js'
import { type MethodsVersion, methodsText, studiesText, versionsOf } from '../data/living.js'
import type { Consequence } from './consequences.js'
import type { ComparedVersion } from './sides.js'

const words = (version: MethodsVersion): string => {
  const { edition, made, trigger } = version
  return `Edition ${edition} (${made.slice(0, 10)}), by: ${harmless(trigger)}. Studies: ${studiesText(version)}`
}

/** Versions after the older of the two up to the newer one, oldest first; nothing where both are one. */
export const versionsBetween = async (
  own: OwnPlace,
  before: ComparedVersion,
  after: ComparedVersion,
): Promise<Consequence[]> => {
  const [from, to] = [before.edition, after.edition].toSorted((a, b) => a - b)
  const { versions } = await versionsOf(own)
  const all = versions.filter(({ isChange }) => isChange)
  return all.flatMap((version, i): Consequence[] => {
    const { edition } = version
    if (edition <= (from ?? 0) || edition > (to ?? 0)) return []
    const last = all[i - 1]?.version ?? null
    const about = String(edition)
    const command = 'stemcell methods'
    const told = methodsText(version)
    return [
      { what: 'version', about, text: words(version), before: last, after: version.version, command },
      ...(told
        ? [
            {
              what: 'methods' as const,
              about,
              text: `Methods of edition ${edition}: ${told}`,
              before: null,
              after: null,
              command,
            },
          ]
        : []),
    ]
  })
}
