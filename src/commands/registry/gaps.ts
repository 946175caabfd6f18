/** registry gaps: studies of cells for diabetes that the dataset lacks, told and put to the candidates. */
import type { AnswerOf } from '../../contracts/index.js'
import { text } from '../../pages/parts.js'
import { type Filter, trialsCatalog } from '../../query/index.js'
import type { Candidate } from '../../registry/intake/index.js'
import type { KeptStudy } from '../../registry/store/index.js'
import { agreeing, plural } from '../../text.js'
import { orderOf, queryJson } from '../choose.js'
import { listTable } from '../list-table.js'
import { footerOf, gridOf, nature } from './questions.js'
import { rowsOf, shownFields } from './rows.js'
import { filtersOf, type RegistryRequest, withRegistry } from './shared.js'

const loadIntake = () => import('../../registry/intake/index.js')

/** Studies of cells for diabetes, as the rules tell them; what they are sure of is for candidates to say. */
const inScope: readonly Filter[] = [
  { field: 'disease', any: [{ known: true }], not: false },
  { field: 'cell', any: [{ known: true }], not: false },
]

/** The number under which a study is a candidate. */
const numberOf = ({ trial, id }: KeptStudy): string => trial.registrations[0]?.id ?? id

type Known = ReadonlyMap<string, Candidate['state']>

/** What was decided on studies before, or waits to be. */
const knownOf = async ({ own }: RegistryRequest): Promise<Known> =>
  new Map((await loadIntake()).readCandidates(own).map(({ id, state }) => [id, state]))

/** Puts studies to the candidates, and tells of how many nobody had heard. */
const putCandidates = async (
  { own, dataset }: RegistryRequest,
  where: string,
  lacking: readonly KeptStudy[],
): Promise<number> => {
  const [{ Intake, readCandidates }, { foundAgain }] = await Promise.all([
    loadIntake(),
    import('../../registry/study/index.js'),
  ])
  const before = readCandidates(own).length
  const intake = new Intake(own, dataset, { certain: 'wait' })
  for (const study of lacking) intake.take(foundAgain(study.raw, `${where}, ${numberOf(study)}`))
  await intake.finish('registry gaps: studies of the registry that the dataset lacks', 'files')
  return readCandidates(own).length - before
}

/** What became of those that somebody, or a run before, put among the candidates. */
const knownNotes = (lacking: readonly KeptStudy[], known: Known): string[] => {
  const n = (state: Candidate['state']): number => lacking.filter((one) => known.get(numberOf(one)) === state).length
  const [waiting, refused, accepted] = [n('waiting'), n('refused'), n('accepted')]
  return [
    ...(waiting ? [`${waiting} of them ${agreeing(waiting, 'waits', 'wait')} among the candidates already.`] : []),
    ...(refused ? [`${refused} of them ${agreeing(refused, 'was', 'were')} refused before.`] : []),
    ...(accepted ? [`${accepted} of them ${agreeing(accepted, 'was', 'were')} accepted, and taken out since.`] : []),
  ]
}

export const findGaps = (asked: RegistryRequest): Promise<AnswerOf<'registry-gaps'>> => {
  const { options, dataset } = asked
  const filters = [...filtersOf(asked), ...inScope]
  return withRegistry(asked, 'read', async (store, terms) => {
    const order = orderOf(trialsCatalog, options)
    const ids = await store.ids({ filters, order })
    const lacking: KeptStudy[] = []
    let held = 0
    for (let at = 0; at < ids.length; at += 200)
      for (const study of await store.studies(ids.slice(at, at + 200))) {
        const isHeld = [study.id, ...study.aliases].some((one) => dataset.find(one).some(([kind]) => kind === 'trials'))
        if (isHeld) held++
        else lacking.push(study)
      }
    const known = await knownOf(asked)
    const put = options.candidates ? await putCandidates(asked, (await store.state()).where, lacking) : 0
    const shown = lacking.slice(0, options.limit)
    const { total, footer } = await footerOf(store, `${lacking.length} that the dataset lacks`)
    const cut = lacking.length - shown.length
    const isOpen = lacking.some((one) => !known.has(numberOf(one)))
    return {
      format: 'stemcell/registry-gaps/1',
      dataset: dataset.stamp,
      query: {
        action: 'gaps',
        candidates: options.candidates,
        ...queryJson({ filters, order, limit: options.limit, fields: undefined, groupBy: [], count: false }),
      },
      count: shown.length,
      total,
      items: shown.map(({ trial }) => trial),
      grid: gridOf(shown, terms),
      view: () => [
        text(
          `${plural(lacking.length, 'study', 'studies')} of cells for diabetes that the dataset lacks; it has ${held} of those in the registry.`,
        ),
        ...(shown.length
          ? listTable(
              trialsCatalog,
              rowsOf(shown, terms),
              shown.map(({ id }) => id),
              { fields: shownFields, order },
            )
          : []),
      ],
      notes: [
        ...(options.candidates ? [`${plural(put, 'study', 'studies')} put to the candidates.`] : []),
        ...knownNotes(lacking, known),
        ...(cut ? [`${plural(cut, 'more study', 'more studies')} left out by --limit ${options.limit}.`] : []),
        nature,
      ],
      footer,
      next: options.candidates
        ? [{ command: 'stemcell candidates', why: 'decide on them' }]
        : isOpen
          ? [{ command: 'stemcell registry gaps --candidates', why: 'put them where you decide on each' }]
          : [],
    }
  })
}
