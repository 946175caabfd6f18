/** What changed records change in the answers of the program: each asked of both datasets, in the words that users see. */
import type { Answer } from '../../answer.js'
import type { GroupOf, ItemOf } from '../../contracts/index.js'
import type { Trial } from '../../dataset/index.js'
import { readJudged } from '../../evidence/bias/index.js'
import type { RecordChange } from '../../evidence/changes/index.js'
import { byStance, stances, trialsForClaim } from '../../evidence/claims/index.js'
import { flat, trialsCatalog } from '../../query/index.js'
import type { Store } from '../../store/index.js'
import type { Command, Input } from '../command.js'

export type Consequence = GroupOf<'diff'>
type What = Consequence['what']

/** Two datasets, and what is another in them. */
type Change = { readonly before: Store; readonly after: Store; readonly changes: readonly RecordChange[] }

type Question = { readonly words?: readonly string[]; readonly options?: Input['options'] }

/** What a command answers over one of the two. */
const ask = (command: Command, { words = [], options = {} }: Question, store: Store): Promise<Answer> => {
  const nothing = async (): Promise<never> => {
    throw new Error('no file is read')
  }
  const input: Input = { words, filters: [], options, read: nothing, readBytes: nothing }
  return Promise.resolve(command.answer(input, store))
}

const different = (
  what: What,
  about: string,
  text: string,
  [before, after]: readonly [string | null, string | null],
  command: string,
): Consequence[] => (before === after ? [] : [{ what, about, text, before, after, command }])

/** Both readings of a trial that is another, as far as there are two. */
const touchedTrials = ({ changes }: Change): string[] =>
  changes.flatMap(({ kind, id }) => (kind === 'trials' ? [id] : []))

const bothOf = (id: string, { before, after }: Change): Trial[] =>
  [before, after].flatMap((store) => store.record('trials', id) ?? [])

const headlines = (change: Change): Consequence[] => {
  const told = (store: Store, id: string): string | null => {
    if (!store.has('trials', id)) return null
    const [headline] = flat(store.list(trialsCatalog).cell(id, 'headline'))
    return headline === undefined ? null : String(headline)
  }
  return touchedTrials(change).flatMap((id) =>
    different(
      'headline',
      id,
      `Headline of ${id}`,
      [told(change.before, id), told(change.after, id)],
      `stemcell show ${id}`,
    ),
  )
}

const biases = (change: Change): Consequence[] =>
  touchedTrials(change).flatMap((id) => {
    const judged = (store: Store): Map<string, string> =>
      new Map(store.has('trials', id) ? readJudged(id, store).map(({ result, overall }) => [result, overall]) : [])
    const [old, fresh] = [judged(change.before), judged(change.after)]
    // Of a trial that came or went every result is new: the trial tells.
    if (old.size === 0 || fresh.size === 0) return []
    return [...new Set([...old.keys(), ...fresh.keys()])].flatMap((result) =>
      different(
        'bias',
        `${id}/${result}`,
        `Risk of bias of ${result} in ${id}`,
        [old.get(result) ?? null, fresh.get(result) ?? null],
        `stemcell bias ${id}`,
      ),
    )
  })

/** Questions of pool that changed trials may answer: each outcome in the disease of the trial and in those above it. */
const questionsOf = (change: Change): (readonly [outcome: string, disease: string])[] => {
  const found = new Map<string, readonly [string, string]>()
  for (const trial of touchedTrials(change).flatMap((id) => bothOf(id, change)))
    for (const { outcome, scale } of trial.outcomes)
      if (scale !== 'baseline')
        for (const disease of [trial.disease, ...change.after.vocabulary('diseases').above(trial.disease)])
          found.set(`${outcome}/${disease}`, [outcome, disease])
  return [...found.values()]
}

const pooledAnswers = async (change: Change): Promise<Consequence[]> => {
  const questions = questionsOf(change)
  if (questions.length === 0) return []
  const [{ pool }, { poolFactsOf }] = await Promise.all([import('../pool.js'), import('../pool/facts.js')])
  const told = async (outcome: string, disease: string, store: Store): Promise<string | null> => {
    if (!store.has('outcomes', outcome) || !store.has('diseases', disease)) return null
    const facts = poolFactsOf(await ask(pool, { options: { outcome, disease } }, store))
    return facts?.isPooled ? `${facts.result} · ${facts.comparable} studies` : null
  }
  const found: Consequence[] = []
  for (const [outcome, disease] of questions) {
    const both = [await told(outcome, disease, change.before), await told(outcome, disease, change.after)] as const
    const names = change.after.has('outcomes', outcome) ? change.after : change.before
    const text = `${names.vocabulary('outcomes').name(outcome)} in ${names.vocabulary('diseases').name(disease).toLowerCase()}, pooled`
    found.push(
      ...different(
        'pooled',
        `${outcome}/${disease}`,
        text,
        both,
        `stemcell pool --outcome ${outcome} --disease ${disease}`,
      ),
    )
  }
  return found
}

const stanceText = (claim: string, store: Store): string | null => {
  const record = store.record('claims', claim)
  if (!record) return null
  const sides = byStance(trialsForClaim(record, store))
  const told = stances.flatMap((stance) => (sides[stance].length ? [`${sides[stance].length} ${stance}`] : []))
  return told.join(', ') || 'no trial bears on it'
}

const claims = (change: Change): Consequence[] => {
  const ids = new Set([...change.before.ids('claims'), ...change.after.ids('claims')])
  return [...ids].flatMap((id) => {
    const statement = (change.after.record('claims', id) ?? change.before.record('claims', id))?.statement ?? id
    const both = [stanceText(id, change.before), stanceText(id, change.after)] as const
    return different('claim', id, `Trials on “${statement}”`, both, `stemcell show claims/${id}`)
  })
}

/** What the rules of check say of the claims whose trials are others; people judged them once, and are not asked here. */
const verdicts = async (of: readonly Consequence[], change: Change): Promise<Consequence[]> => {
  if (of.length === 0) return []
  const { check } = await import('../check.js')
  const told = async (statement: string, store: Store): Promise<string> => {
    // The command names the contract.
    const [item] = (await ask(check, { words: [statement] }, store)).items as ItemOf<'check'>[]
    const words = (item?.parts ?? []).map(
      ({ verdict, certainty }) => `${verdict}${certainty ? ` (${certainty} certainty)` : ''}`,
    )
    return ([...new Set(words)].join(', ') || String(item?.verdict)).replaceAll('-', ' ')
  }
  const found: Consequence[] = []
  for (const { about: id } of of) {
    const [old, fresh] = [change.before, change.after].map((store) => store.record('claims', id)?.statement)
    if (old === undefined || fresh === undefined) continue
    const both = [await told(old, change.before), await told(fresh, change.after)] as const
    found.push(
      ...different('verdict', id, `By the rules of check, “${fresh}”`, both, `stemcell check ${JSON.stringify(fresh)}`),
    )
  }
  return found
}

const gaps = async (change: Change): Promise<Consequence[]> => {
  const { gaps: command } = await import('../gaps.js')
  type Gap = { readonly kind: string; readonly subject: string; readonly statement: string }
  const found = async (store: Store): Promise<Map<string, Gap>> => {
    const { items } = await ask(command, {}, store)
    return new Map((items as readonly Gap[]).map((gap) => [`${gap.kind}/${gap.subject}`, gap]))
  }
  const [old, fresh] = [await found(change.before), await found(change.after)]
  return [...new Set([...old.keys(), ...fresh.keys()])].flatMap((key) => {
    const [was, is] = [old.get(key), fresh.get(key)]
    const gap = is ?? was
    if (!gap) return []
    const both = [was?.statement ?? null, is?.statement ?? null] as const
    return different(
      'gap',
      key,
      is ? 'A gap that was none' : 'A gap that is none any more',
      both,
      `stemcell gaps --only ${gap.kind}`,
    )
  })
}

/** Every answer that is another, the weightiest kinds first. */
export const consequencesOf = async (change: Change): Promise<Consequence[]> => {
  if (change.changes.length === 0) return []
  const onClaims = claims(change)
  return [
    ...(await verdicts(onClaims, change)),
    ...(await pooledAnswers(change)),
    ...headlines(change),
    ...onClaims,
    ...biases(change),
    ...(await gaps(change)),
  ]
}
