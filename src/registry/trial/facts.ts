/** What a registration says and our records have no field for: it stays readable under the record. */
import { Part, type RegistryStudy } from '../study/index.js'
import { type PostedFact, postedFacts } from './posted.js'

const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim()

const fact = (field: string, text: string | null): PostedFact[] =>
  text === null || oneLine(text) === '' ? [] : [{ field, value: oneLine(text) }]

const named = (field: string, texts: readonly string[]): PostedFact[] => fact(field, texts.join('; '))

/** Whole modules that no field of ours reads, key by key; people to call or write to are left to the registry. */
const otherModules = ['oversightModule', 'ipdSharingStatementModule'] as const

const moduleFacts = (protocol: Part): PostedFact[] =>
  otherModules.flatMap((name) =>
    Object.entries(protocol.part(name).value).flatMap(([key, value]) => {
      const words = key.replace(/([A-Z])/g, ' $1').toLowerCase()
      return fact(words, Array.isArray(value) ? value.map(String).join(', ') : String(value))
    }),
  )

const referenceFacts = (protocol: Part): PostedFact[] =>
  protocol
    .part('referencesModule')
    .parts('references')
    .flatMap((one) => {
      const [pmid, citation] = [one.text('pmid'), one.text('citation')]
      const text = [citation, pmid && `PMID ${pmid}`].filter(Boolean).join(' ')
      return fact(`reference (${(one.text('type') ?? 'of the registry').toLowerCase()})`, text)
    })

/** Facts of a study, in the order of the registry’s page. Of a form other than the API, what its columns hold. */
export const factsOf = (study: RegistryStudy): PostedFact[] => {
  const whole = new Part(study.record)
  const protocol = study.form === 'api' ? whole.part('protocolSection') : new Part({})
  const outcomes = (label: string, list: RegistryStudy['otherOutcomes']): PostedFact[] =>
    list.flatMap(({ measure, timeFrame, description }) =>
      fact(
        label,
        [measure, timeFrame && `[${timeFrame}]`, description && `(${description})`].filter(Boolean).join(' '),
      ),
    )
  return [
    ...fact('official title', study.officialTitle === study.title ? null : study.officialTitle),
    ...fact('type of study', study.studyType),
    ...fact('summary', study.summary),
    ...fact('description', study.description),
    ...named('keywords', study.keywords),
    ...named('terms of MeSH for the conditions', study.conditionTerms),
    ...named('terms of MeSH for the interventions', study.interventionTerms),
    ...fact('purpose', study.purpose),
    ...named('who is masked', study.whoMasked),
    ...fact('observational model', study.observationalModel),
    ...fact('sex', study.sex),
    ...named(
      'other numbers',
      study.otherIds.map(({ id, kind }) => (kind === null ? id : `${id} (${kind})`)),
    ),
    ...named('collaborators', study.collaborators),
    ...fact('primary completion', study.primaryCompletion?.date ?? null),
    ...fact('results first posted', study.resultsPosted),
    ...study.arms.flatMap(({ label, description }) => fact(`arm: ${oneLine(label)}`, description)),
    ...study.interventions.flatMap(({ type, name, description, otherNames }) =>
      fact(
        `intervention${type === null ? '' : ` (${type.toLowerCase().replaceAll('_', ' ')})`}`,
        [name, ...otherNames.map((one) => `also ${one}`), description].filter(Boolean).join('; '),
      ),
    ),
    ...study.primaryOutcomes.flatMap(({ measure, description }) =>
      fact(`primary outcome: ${oneLine(measure)}`, description),
    ),
    ...outcomes('secondary outcome', study.secondaryOutcomes),
    ...outcomes('other outcome', study.otherOutcomes),
    ...moduleFacts(protocol),
    ...referenceFacts(protocol),
    ...(study.form === 'api' ? postedFacts(whole.part('resultsSection')) : []),
  ]
}
