/** What can be cited, as CSL-JSON: papers, registrations, pages, this dataset. Nothing is added that was not read. */
import type { DatasetStamp } from '../../answer.js'
import type { Article, Reference, Registration, Trial } from '../../dataset/index.js'
import { registrationOf } from '../provenance/index.js'

export type CslName =
  | { readonly family: string; readonly given?: string; readonly suffix?: string }
  | { readonly literal: string }
type CslDate = { readonly 'date-parts': readonly (readonly number[])[] }

/** An item of CSL-JSON (Citation Style Language 1.0.2), as far as we fill it. */
export type Csl = {
  readonly id: string
  readonly type: string
  readonly title: string
  readonly author?: readonly CslName[]
  readonly issued?: CslDate
  readonly accessed?: CslDate
  readonly 'container-title'?: string
  readonly volume?: string
  readonly issue?: string
  readonly page?: string
  readonly publisher?: string
  readonly version?: string
  readonly number?: string
  readonly genre?: string
  readonly note?: string
  readonly DOI?: string
  readonly PMID?: string
  readonly PMCID?: string
  readonly URL?: string
}

const initials = /^(?:\p{Lu}\p{M}*){1,5}$/u

/**
 * A given name as citation software needs it. Ours come as PubMed prints them (PO, CS Jr), which it would take for one name and
 * shorten to P.
 */
const nameOf = (name: NonNullable<Reference['author']>[number]): CslName => {
  if ('literal' in name || name.given === undefined) return name
  const [, given = '', suffix] = /^(.*?)(?: (Jr|Sr|II|III|IV))?$/u.exec(name.given) ?? []
  const spaced = initials.test(given)
    ? (given.match(/\p{Lu}\p{M}*/gu) ?? []).map((letter) => `${letter}.`).join(' ')
    : given
  return { family: name.family, ...(spaced ? { given: spaced } : {}), ...(suffix ? { suffix } : {}) }
}

const dateOf = (date: string): CslDate => ({ 'date-parts': [date.split('-').map(Number)] })

/** Fields that pass as they are. */
const kept = ['container-title', 'volume', 'issue', 'page', 'DOI', 'PMID', 'PMCID', 'URL', 'issued'] as const

/** A paper or page of references.json. Where its title was not read, what it is stands in brackets. */
export const ofReference = (r: Reference): Csl => {
  const authors = (r.author ?? []).map(nameOf)
  return {
    id: r.id,
    // CSL has no type for preprints; this is how its manual writes them.
    ...(r.type === 'preprint' ? { type: 'article', genre: 'Preprint' } : { type: r.type }),
    ...(authors.length ? { author: authors } : {}),
    title: r.title ?? `[${r.custom.describedAs ?? r.id}]`,
    ...Object.fromEntries(kept.flatMap((key) => (r[key] === undefined ? [] : [[key, r[key]]]))),
    ...(r.custom.retracted ? { note: 'RETRACTED' } : {}),
  }
}

/** A paper that says in a note that it has more authors, for formats without a sign for it. */
export const sayingMoreAuthors = (csl: Csl): Csl => ({
  ...csl,
  note: [csl.note, 'Further authors were not read'].filter(Boolean).join('. '),
})

const registryName: Readonly<Record<Registration['registry'], string>> = {
  'clinicaltrials.gov': 'ClinicalTrials.gov',
  chictr: 'Chinese Clinical Trial Registry',
  irct: 'Iranian Registry of Clinical Trials',
  jrct: 'Japan Registry of Clinical Trials',
  umin: 'UMIN Clinical Trials Registry',
  ctri: 'Clinical Trials Registry - India',
  'eu-ctr': 'EU Clinical Trials Register',
  ctis: 'Clinical Trials Information System (EU)',
  anzctr: 'Australian New Zealand Clinical Trials Registry',
  isrctn: 'ISRCTN Registry',
  cde: 'Drug Clinical Trial Registration and Information Platform (China CDE)',
  rebec: 'Brazilian Clinical Trials Registry',
  drks: 'German Clinical Trials Register',
  kct: 'Clinical Research Information Service (Korea)',
  other: 'Trial registry',
}

const fact = (trial: Trial, field: string): string | undefined =>
  trial.facts?.find((candidate) => candidate.field === field)?.value

/** A trial's entry in a registry. Our own title of the study stands in brackets; "accessed" is the day of the evidence. */
export const ofRegistration = (trial: Trial, r: Registration, dataset: DatasetStamp): Csl => {
  const registered = trial.registrations.length === 1 ? fact(trial, 'registered title') : undefined
  const sponsor = fact(trial, 'sponsor as registered') ?? (trial.kind === 'registered' ? trial.sponsor : null)
  const pages = trial.sources.filter((source) => registrationOf(source, trial)?.id === r.id)
  const url = r.url ?? pages[0]?.url
  const mirror = r.url === null && pages[0] ? 'The address is that of a copy of the registry record.' : ''
  const asOf = trial.status.asOf ? ` as of ${trial.status.asOf}` : ''
  const status = `Registration ${r.id}, status ${trial.status.value}${asOf}.`
  return {
    id: r.id,
    type: 'webpage',
    ...(sponsor ? { author: [{ literal: sponsor }] } : {}),
    title: registered ?? `[${trial.title}]`,
    publisher: registryName[r.registry],
    number: r.id,
    genre: 'Clinical trial registration',
    ...(url ? { URL: url } : {}),
    accessed: dateOf(dataset.asOf),
    note: [status, mirror].filter(Boolean).join(' '),
  }
}

/** A page that was read and has no bibliographic record. What it shows stands in brackets: its title was not recorded. */
export const ofPage = (id: string, shows: string, url: string, dataset: DatasetStamp): Csl => ({
  id,
  type: 'webpage',
  title: `[${shows}]`,
  ...(/^https?:/.test(url) ? { URL: url } : { note: url }),
  accessed: dateOf(dataset.asOf),
})

/** A web article whose claims are judged. */
export const ofArticle = (a: Article): Csl => ({
  id: a.id,
  type: 'webpage',
  title: a.title ?? `[${a.description}]`,
  ...(a.author ? { author: [{ literal: a.author }] } : {}),
  ...(a.publisher ? { publisher: a.publisher } : {}),
  ...(a.date && /^\d{4}(-\d\d){0,2}$/.test(a.date) ? { issued: dateOf(a.date) } : {}),
  ...(a.url ? { URL: a.url } : {}),
})

/** This dataset, in the version at hand. */
export const ofDataset = (
  about: { readonly title: string; readonly cite: string; readonly home: string },
  { version, asOf, hash }: DatasetStamp,
): Csl => {
  const before = about.cite.indexOf(`. ${about.title}`)
  return {
    id: `stemcell-evidence-${version}`,
    type: 'dataset',
    ...(before > 0 ? { author: [{ literal: about.cite.slice(0, before) }] } : {}),
    issued: dateOf(asOf),
    title: about.title,
    version,
    genre: 'Data set',
    URL: about.home,
    note: `As of ${asOf}, ${hash}`,
  }
}
