/** The pages of references and published syntheses. */
import type { Block, Line } from '../answer.js'
import type { RecordOf } from '../dataset/index.js'
import type { Store } from '../store/index.js'
import { about, aboutAll, facts, heading, link, list, listSection, missingText, muted, section, text } from './parts.js'
import { citationText, noticeWords, referenceLine } from './reference-line.js'

const checkedText = ({ custom }: RecordOf['references']): Line => [
  custom.retracted ? { text: 'yes', role: 'bad' } : 'no notice known',
  ` as of ${custom.retractionChecked ?? 'an unknown day'}`,
  ...(custom.retractionCheckedAt ? [' in ', link(custom.retractionCheckedAt)] : []),
]

/** The DOI; where it was derived, from what; where there is none, when and where it was looked for. */
const doiFact = ({ DOI, custom }: RecordOf['references']): { label: string; value: Line }[] => {
  if (DOI) {
    const from = custom.doiDerivedFrom
    const derived = from ? [muted(' derived from the publisher’s address '), link(from)] : []
    return [{ label: 'DOI', value: [{ text: DOI, href: `https://doi.org/${DOI}` }, ...derived] }]
  }
  const { doiSought, doiSoughtIn = [] } = custom
  return doiSought ? [{ label: 'DOI', value: muted(`none found: ${doiSought}, in ${doiSoughtIn.join('; ')}`) }] : []
}

export const referencePage = (r: RecordOf['references'], dataset: Store): Block[] => {
  const citations = dataset.records('citations').filter((c) => c.actual === r.id)
  const trials = r.custom.trials ?? []
  return [
    heading(1, [{ text: r.id, role: 'id' }, r.custom.retracted ? { text: '  RETRACTED', role: 'bad' } : '']),
    text(citationText(r)),
    facts([
      { label: 'Type', value: r.type },
      ...doiFact(r),
      ...(r.PMID
        ? [{ label: 'PMID', value: { text: r.PMID, href: `https://pubmed.ncbi.nlm.nih.gov/${r.PMID}/` } }]
        : []),
      ...(r.PMCID
        ? [{ label: 'PMCID', value: { text: r.PMCID, href: `https://pmc.ncbi.nlm.nih.gov/articles/${r.PMCID}/` } }]
        : []),
      ...(r.URL ? [{ label: 'URL', value: link(r.URL) }] : []),
      {
        label: 'Read',
        value: r.custom.read
          ? `${r.custom.level ?? 'level not known'}: ${r.custom.read}`
          : muted('not read on this project'),
      },
      {
        label: 'Retracted',
        value: r.custom.retracted === null ? muted('not checked') : checkedText(r),
      },
      ...(r.custom.notices ?? []).map(({ kind, DOI, seenAt }) => ({
        label: noticeWords[kind],
        value: DOI ? { text: `doi:${DOI}`, href: `https://doi.org/${DOI}` } : link(seenAt),
      })),
      ...(r.custom.authorsCut ? [{ label: 'Authors', value: 'the list was not read to its end' }] : []),
    ]),
    ...listSection(
      'Trials it reports',
      trials.map((id) => about('trials', id)),
    ),
    ...listSection(
      'Cited by judged articles',
      citations.map((c): Line => [about('articles', c.article), ': ', about('citations', c.id, c.status)]),
    ),
    ...listSection('Notes', r.custom.notes ?? []),
    ...listSection('To be verified', r.custom.openQuestions ?? []),
    ...listSection(
      'Pages read',
      (r.custom.readAt ?? []).map((url) => link(url)),
    ),
  ]
}

export const reviewPage = (r: RecordOf['reviews'], dataset: Store): Block[] => [
  heading(1, { text: r.id, role: 'id' }),
  text(r.question),
  text(r.conclusion),
  facts([
    { label: 'Report', value: referenceLine(r.reference, dataset) },
    { label: 'Diseases', value: aboutAll('diseases', r.diseases) },
    { label: 'Cells', value: aboutAll('cells', r.cells) },
    {
      label: 'Size',
      value: [
        missingText(r, 'studies', r.studies),
        ' studies, ',
        missingText(r, 'participants', r.participants),
        ' people',
      ],
    },
    { label: 'Certainty', value: missingText(r, 'certainty', r.certainty) },
  ]),
  ...listSection(
    'Pooled figures, as reported',
    r.pooled.map(
      (p): Line => [
        about('outcomes', p.outcome, dataset.vocabulary('outcomes').name(p.outcome)),
        ` (${p.comparison}): ${p.measure.toUpperCase()} ${p.value}${p.unit ? ` ${p.unit}` : ''}${p.ci ? `, 95% CI ${p.ci[0]} to ${p.ci[1]}` : ''}${p.p ? `, p ${p.p}` : ''}${p.i2 === null ? '' : `, I² ${p.i2}%`}${p.timepointMonths === null ? '' : `, ${p.timepointMonths} months`}`,
        p.note ? muted(` ${p.note}`) : '',
        p.anomaly ? { text: ` ! ${p.anomaly}`, role: 'warn' } : '',
      ],
    ),
  ),
  ...listSection('Notes', r.notes ?? []),
  ...listSection('To be verified', r.openQuestions ?? []),
  ...section('Sources read', [
    list(
      r.sources.map((s): Line => [`${s.level} (${s.what}) `, link(s.url)]),
      2,
    ),
  ]),
]
