/** A log of searches that says little, with a saved search. */
import type { SourceData } from '../../src/dataset/source.js'

export const savedSearch: SourceData['search'] = {
  question: 'What did cells do?',
  eligibility: { include: ['cells'], exclude: ['animals'] },
  sources: [{ id: 'web', what: 'pages' }],
  saved: { registry: 'clinicaltrials.gov', condition: 'diabetes', intervention: '"stem cells"', note: 'Wide.' },
  before: { published: 3, registered: 1, asOf: '2026-01' },
  queries: [],
  candidates: [],
  notDone: [],
}
