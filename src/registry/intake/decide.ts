/** What people decide of candidates: take one in, take it in with something put right, or refuse it with a reason. */

import { badData, notFound, usage } from '../../errors.js'
import { entriesAt, keepEvent, keepPieces, type OwnPlace, piecesInText, pointerOf } from '../../layers/index.js'
import { harmless } from '../../text.js'
import { studyFrom } from '../study/index.js'
import { isOfDataset, type Mapped, trialId, wholeTrialOf } from '../trial/index.js'
import { type Candidate, type Corrections, changeCandidates, readCandidates } from './candidate.js'
import { keptAs, takeOut } from './taken-out.js'

const today = (): string => new Date().toISOString().slice(0, 10)

/** A candidate as the study that it is, with what was put right. Throws where that needs a registration that is not there. */
export const mappedOf = (one: Candidate, corrections?: Corrections): Mapped => {
  const { id, form, record, decision } = one
  if (form && record) return wholeTrialOf(studyFrom(form, record), corrections ?? decision?.corrections)
  if (corrections && JSON.stringify(corrections) !== JSON.stringify(decision?.corrections ?? {}))
    throw usage(
      `${id} was taken out, and its registration is not here to be put right`,
      `Import it again, or take it back as it was: stemcell candidates accept ${id}`,
    )
  return keptAs(one)
}

/** The candidates of these numbers. Throws not-found for one that is none. */
export const candidatesNamed = (own: OwnPlace, ids: readonly string[]): Candidate[] => {
  const all = new Map(readCandidates(own).map((one) => [one.id.toLowerCase(), one]))
  return [...new Set(ids.map((id) => id.toLowerCase()))].map((id) => {
    const one = all.get(id)
    if (!one) throw notFound(`no candidate is called "${harmless(id)}"`, 'See what waits: stemcell candidates')
    return one
  })
}

const decided = (own: OwnPlace, ids: ReadonlySet<string>, change: (one: Candidate) => Candidate): Promise<void> =>
  changeCandidates(own, (now) => now.map((one) => (ids.has(one.id) ? change(one) : one)))

/** What became of candidates that were accepted. */
export type Accepted = { readonly id: string; readonly trial: string; readonly edition: number | null }

/**
 * Take candidates in as records, with what is put right of them. The record is kept first, so that a killed run leaves a candidate
 * that is accepted again. Throws where one cannot be a record, before anything is kept.
 */
export const acceptCandidates = async (
  own: OwnPlace,
  ids: readonly string[],
  { corrections, why }: { readonly corrections?: Corrections; readonly why: string | null },
): Promise<Accepted[]> => {
  const chosen = candidatesNamed(own, ids)
  // What was put right before stays, unless it is put right anew.
  const rightOf = (one: Candidate): Corrections => ({ ...one.decision?.corrections, ...corrections })
  const pieces = chosen.map((one) => {
    const { trial } = mappedOf(one, rightOf(one))
    if (!isOfDataset(trial))
      throw usage(
        `${one.id} names no disease of the dataset`,
        `Say which: stemcell candidates correct ${one.id} --disease t1d`,
      )
    const [piece] = piecesInText(JSON.stringify(trial), one.from, () => false)
    if (!piece || 'faults' in piece) {
      const fault = piece && 'faults' in piece ? piece.faults[0] : undefined
      throw badData(`${one.id} cannot be a record: ${fault ? `${fault.path}: ${fault.message}` : 'it is none'}`)
    }
    return { id: one.id, trial: trial.id, piece }
  })
  // What is put right of one that was accepted before is no study more that was accepted.
  const accepted = chosen.filter(({ state }) => state !== 'accepted').length
  const changed = await keepPieces(own, {
    pieces: pieces.map(({ piece }) => piece),
    layer: 'registry',
    why: `accept ${chosen.map(({ id }) => id).join(' ')}`,
    isStrict: true,
    told: () => (accepted ? { decided: { accepted, refused: 0 } } : {}),
  })
  const refused = changed.outcomes.find(({ result }) => result === 'refused')
  if (refused) {
    const [fault] = refused.faults
    throw badData(
      `${refused.key} does not fit: ${fault ? `${fault.path}: ${fault.message}` : ''}`,
      fault?.todo ?? 'See: stemcell candidates show ID',
    )
  }
  await decided(own, new Set(chosen.map(({ id }) => id)), (one) => {
    const right = rightOf(one)
    const decision = { on: today(), why, ...(Object.keys(right).length ? { corrections: right } : {}) }
    return { ...one, state: 'accepted', decision }
  })
  return pieces.map(({ id, trial }) => ({ id, trial, edition: changed.edition?.number ?? null }))
}

/** Refuse candidates, and studies that were taken in, with the reason that a review will tell: what is a record goes. */
export const refuseCandidates = async (own: OwnPlace, ids: readonly string[], why: string): Promise<void> => {
  const pointer = pointerOf(own)
  const entries = pointer ? entriesAt(own, pointer.edition) : []
  const imported = new Set(entries.flatMap(({ key, layer }) => (layer === 'registry' ? [key] : [])))
  const isRecord = (id: string): boolean => imported.has(`trials/${trialId(id)}`)
  const chosen = candidatesNamed(
    own,
    ids.filter((id) => !isRecord(id)),
  )
  const records = ids.filter(isRecord)
  if (records.length)
    await takeOut(
      own,
      records.map((id) => `trials/${trialId(id)}`),
      why,
    )
  if (chosen.length === 0) return
  // Another reason for what was refused before is told, and is no study more that was refused.
  let refused = 0
  const numbers: string[] = []
  await decided(own, new Set(chosen.map(({ id }) => id)), (one) => {
    if (one.state !== 'refused') refused++
    else if (one.decision?.why === why) return one
    numbers.push(one.id)
    return { ...one, state: 'refused', decision: { on: today(), why } }
  })
  if (numbers.length)
    await keepEvent(own, `refuse ${numbers.join(' ')}: ${harmless(why)}`, {
      ...(refused ? { decided: { accepted: 0, refused } } : {}),
    })
}
