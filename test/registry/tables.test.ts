import { stringify } from 'csv-stringify/sync'
import { describe, expect, test } from 'vitest'
import { trial as schema } from '../../src/dataset/schema/trial.js'
import { type Found, isFault, readStudies } from '../../src/registry/study/index.js'
import { trialOf } from '../../src/registry/trial/index.js'

const found = async (content: string, size = 13): Promise<Found[]> => {
  const bytes = Buffer.from(content)
  const pieces = async function* () {
    for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
  }
  const all: Found[] = []
  for await (const one of readStudies({ name: 'input', bytes: pieces() })) all.push(one)
  return all
}
const study = async (content: string) => {
  const [one] = await found(content)
  if (!one || isFault(one)) throw new Error(one ? one.message : 'nothing')
  return one.study
}

const old = {
  Rank: '1',
  'NCT Number': 'NCT00000001',
  Title: 'MSC, "own"\nin diabetes',
  Acronym: '',
  Status: 'Active, not recruiting',
  'Study Results': 'Has Results',
  Conditions: 'Type 1 Diabetes|Other',
  Interventions: 'Biological: MSC|Drug: saline',
  'Outcome Measures': 'HbA1c|Safety',
  'Sponsor/Collaborators': 'A University|B',
  Gender: 'All',
  Age: '18 Years to 65 Years \u00a0 (Adult, Older Adult)',
  Phases: 'Phase 1|Phase 2',
  Enrollment: '12',
  'Study Type': 'Interventional',
  'Study Designs':
    'Allocation: Non-Randomized|Intervention Model: Single Group Assignment|Masking: Double (Participant, Investigator)|Primary Purpose: Treatment',
  'Other IDs': 'X-1|2013-005407-14',
  'Start Date': 'June 17, 2020',
  'Completion Date': 'March 2025',
  'First Posted': 'June 2, 2020',
  Locations: 'Hospital, Seoul, Korea, Republic of|Clinic, Leiden, Netherlands',
  URL: 'https://ClinicalTrials.gov/show/NCT00000001',
} // prettier-ignore
const today = {
  'NCT Number': 'NCT00000002',
  'Study Title': 'MSC in diabetes',
  'Study URL': 'https://clinicaltrials.gov/study/NCT00000002',
  'Study Status': 'RECRUITING',
  'Study Results': 'NO',
  Conditions: 'Type 2 Diabetes',
  Interventions: 'BIOLOGICAL: UC-MSC',
  'Primary Outcome Measures': 'HbA1c, in percent, 12 months',
  Sponsor: 'C',
  Collaborators: 'D|E',
  Sex: 'ALL',
  Age: 'ADULT, OLDER_ADULT',
  Phases: 'NA',
  Enrollment: '30',
  'Study Type': 'INTERVENTIONAL',
  'Study Design': 'Allocation: RANDOMIZED|Intervention Model: PARALLEL|Masking: NONE|Primary Purpose: TREATMENT',
  'Start Date': '2024-01-15',
  'Completion Date': '2026-12',
  Locations: '',
} // prettier-ignore
const csv = (...rows: Record<string, string>[]): string => stringify(rows, { header: true, quoted: true })

describe('the CSV of ClinicalTrials.gov', () => {
  test('in its old columns', async () => {
    expect(await study(csv(old))).toMatchObject({
      id: 'NCT00000001',
      title: 'MSC, "own"\nin diabetes',
      status: 'ACTIVE_NOT_RECRUITING',
      hasResults: true,
      conditions: ['Type 1 Diabetes', 'Other'],
      interventions: [
        { type: 'BIOLOGICAL', name: 'MSC' },
        { type: 'DRUG', name: 'saline' },
      ],
      primaryOutcomes: [],
      otherOutcomes: [{ measure: 'HbA1c' }, { measure: 'Safety' }],
      sponsor: 'A University',
      collaborators: ['B'],
      minimumAge: '18 Years',
      maximumAge: '65 Years',
      phases: ['PHASE1', 'PHASE2'],
      enrollment: 12,
      allocation: 'NON_RANDOMIZED',
      model: 'SINGLE_GROUP',
      masking: 'DOUBLE',
      whoMasked: ['PARTICIPANT', 'INVESTIGATOR'],
      start: { date: '2020-06-17' },
      completion: { date: '2025-03' },
      firstPosted: '2020-06-02',
      countries: ['Korea, Republic of', 'Netherlands'],
    })
  }) // prettier-ignore

  test('in its columns of today', async () => {
    expect(await study(csv(today))).toMatchObject({
      id: 'NCT00000002',
      status: 'RECRUITING',
      hasResults: false,
      primaryOutcomes: [{ measure: 'HbA1c, in percent, 12 months' }],
      collaborators: ['D', 'E'],
      phases: ['NA'],
      allocation: 'RANDOMIZED',
      masking: 'NONE',
      minimumAge: null,
      sites: null,
    })
  })

  test('becomes a trial in which what the columns cannot say was not read', async () => {
    const { trial, decided } = trialOf(await study(csv(old)))
    expect(schema.parse(trial)).toEqual(trial)
    expect(decided.scope).toBe('inside')
    expect(trial).toMatchObject({ countries: ['KR', 'NL'], enrollment: { count: 12, type: null } })
    expect(trial.missing).toMatchObject({ 'enrollment.type': 'notRead', acronym: 'notRead' })
    expect(trial.registrations.map(({ id }) => id)).toEqual(['NCT00000001', '2013-005407-14'])
  })

  test('rows that do not fit are told with their line, the rest is read', async () => {
    const rows = csv(old, { ...old, 'NCT Number': 'NCT1' }, { ...old, 'NCT Number': 'NCT00000003' })
    expect(await found(rows)).toMatchObject([
      { study: { id: 'NCT00000001' }, place: 'input, line 3' },
      { message: 'NCT Number: expected NCT and 8 digits, found "NCT1"', place: 'input, line 5' },
      { study: { id: 'NCT00000003' } },
    ])
    expect(await found('NCT Number,Title\nNCT00000001,a,b\n')).toMatchObject([
      { message: 'has 3 cells where the header has 2' },
    ])
    expect(await found('NCT Number,Title\n"NCT00000001,a')).toMatchObject([
      { message: expect.stringContaining('is no row of a table'), place: 'input, line 2' },
    ])
    expect(await found('NCT Number,Title\nNCT00000001,a\nNCT00000002,bad "b" c\nNCT00000003,d\n')).toMatchObject([
      { message: expect.stringContaining('is no row of a table'), place: 'input, line 3' },
      { study: { id: 'NCT00000001' } },
      { study: { id: 'NCT00000003' } },
    ])
  }) // prettier-ignore
})

const ictrp = {
  TrialID: 'ChiCTR1800014418',
  'Last Refreshed on': '18 June 2020',
  'Public title': 'Placenta MSC in diabetic nephropathy',
  Acronym: '',
  'Primary sponsor': 'A Hospital',
  'Date registration': '12/01/2018',
  'Date registration3': '20180112',
  'Source Register': 'ChiCTR',
  'web address': 'http://www.chictr.org.cn/showproj.aspx?proj=24611',
  'Recruitment Status': 'Recruiting',
  'Inclusion agemin': '18',
  'Inclusion agemax': '70Y',
  'Inclusion gender': 'Both',
  'Date enrollement': '2018-02-01',
  'Target size': 'Cells:15;Control:15;',
  'Study type': 'Interventional study',
  'Study design': 'Parallel; randomized<br>Masking: Open',
  Phase: 'Phase I/II',
  Countries: 'China',
  Condition: 'Diabetic nephropathy',
  Intervention: 'Group 1: placenta derived mesenchymal stem cells;',
  'Primary outcome': 'eGFR;Safety;',
} // prettier-ignore
const xmlOf = (...trials: Record<string, string>[]): string =>
  `<?xml version='1.0' encoding='UTF-8' ?>\n<Trials_downloaded_from_ICTRP>\n${trials
    .map(
      (one) =>
        `  <Trial>${Object.entries(one)
          .map(([name, text]) =>
            text === ''
              ? `<${name.replaceAll(' ', '_')}/>`
              : `<${name.replaceAll(' ', '_')}>${text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')}\n    </${name.replaceAll(' ', '_')}>`,
          )
          .join('\n    ')}</Trial>`,
    )
    .join('\n')}\n</Trials_downloaded_from_ICTRP>`

describe('WHO ICTRP', () => {
  const expected = {
    id: 'ChiCTR1800014418',
    registry: 'chictr',
    url: 'http://www.chictr.org.cn/showproj.aspx?proj=24611',
    status: 'RECRUITING',
    firstSubmitted: '2018-01-12',
    start: { date: '2018-02-01' },
    enrollment: 30,
    phases: ['PHASE1', 'PHASE2'],
    allocation: 'RANDOMIZED',
    model: 'PARALLEL',
    masking: 'NONE',
    minimumAge: '18 Years',
    maximumAge: '70 Years',
    primaryOutcomes: [{ measure: 'eGFR' }, { measure: 'Safety' }],
    acronym: null,
  }
  test.each([
    ['XML', xmlOf(ictrp)],
    ['CSV', csv(ictrp)],
  ])('%s is the same study', async (_, content) => {
    expect(await study(content)).toMatchObject(expected)
    const { trial, decided } = trialOf(await study(content))
    expect(schema.parse(trial)).toEqual(trial)
    expect(decided).toMatchObject({
      scope: 'inside',
      disease: { value: 'diabetic-kidney-disease' },
      cells: { value: ['placenta-msc'] },
    })
  }) // prettier-ignore

  test.each([
    'Randomization: Not randomized, Blinding: Not blinded',
    'Not randomised',
    'Non-randomized',
    'Randomized: No',
  ])('a design that is not randomized is not taken for one that is: %s', async (design) =>
    expect(await study(xmlOf({ ...ictrp, 'Study design': design }))).toMatchObject({ allocation: 'NON_RANDOMIZED' }),
  )

  test('where groups are not listed, nobody is said to have got all interventions', async () => {
    const { trial } = trialOf(await study(csv({ ...ictrp, Intervention: 'Mesenchymal stem cells; Placebo' })))
    expect(schema.parse(trial)).toEqual(trial)
    expect(trial.arms).toMatchObject([{ label: expect.stringMatching(/^Groups not listed: /), cointervention: null }])
    expect(trial.missing[`arms.${trial.arms[0]?.id}.cointervention`]).toBe('notRead')
  })

  test('the day on which a record was copied is not the day of its status', async () => {
    expect(trialOf(await study(xmlOf(ictrp))).trial.status.asOf).toBe(null)
  })

  test('a status that is no code stays as it is written, a day that may be a month is a year', async () => {
    const { trial } = trialOf(
      await study(xmlOf({ ...ictrp, 'Recruitment Status': 'Not Recruiting', 'Date enrollement': '03/04/2018' })),
    )
    expect(trial.status).toMatchObject({ value: 'unknown', note: 'The registry says "NOT_RECRUITING".' })
    expect(trial.start).toBe('2018')
  }) // prettier-ignore

  test.each([
    ['another root', '<?xml version="1.0"?><clinical_study/>', 'its root is <clinical_study>'],
    ['what was cut off', xmlOf(ictrp).slice(0, -60), 'is not XML'],
    [
      'entities of its own',
      `<?xml version="1.0"?><!DOCTYPE a [<!ENTITY x "${'y'.repeat(99)}">]><Trials_downloaded_from_ICTRP><Trial><TrialID>&x;</TrialID></Trial></Trials_downloaded_from_ICTRP>`,
      'is not XML',
    ],
    [
      'elements without end',
      `<?xml version="1.0"?><Trials_downloaded_from_ICTRP>${'<a>'.repeat(100_000)}`,
      'nested more than 20 deep',
    ],
    ['a trial without a number', xmlOf({ 'Public title': 'x' }), 'TrialID: expected the number'],
    ['another table', 'TrialID,Name\nX,y\n', 'is no table of registered studies'],
  ])('%s is told', async (_, content, message) => {
    expect((await found(content, 4096)).map((one) => (isFault(one) ? one.message : '')).at(0)).toContain(message)
  }) // prettier-ignore
})

test('names of columns are read from the header, so their order and further ones matter not', async () => {
  const { 'NCT Number': number, ...others } = old
  const moved = csv({ 'NCT Number': number, New: 'x', ...Object.fromEntries(Object.entries(others).reverse()) })
  expect(await study(moved)).toMatchObject({ id: 'NCT00000001', enrollment: 12, phases: ['PHASE1', 'PHASE2'] })
})
