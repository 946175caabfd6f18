/**
 * Forty questions with known answers. `known` was read from the records by a person's rules, not from a tool; `truth` reads it
 * again from the files of data/ with nothing of the program's own code, so that a question whose record has changed says so
 * instead of calling a right answer wrong. `calls` are what an agent does, three at most, each with what it heard before.
 */

// biome-ignore lint/suspicious/noExplicitAny: records and answers of every shape, read without the program's own types on purpose.
type Any = any

/** The files of data/: trials by id, the other kinds by name. */
export type Data = {
  readonly trials: Readonly<Record<string, Any>>
  readonly of: (kind: string) => readonly Any[]
  readonly asOf: string
}

type Call = readonly [tool: string, given: Readonly<Record<string, unknown>>]

export type Question = {
  readonly asks: string
  readonly known: unknown
  readonly truth: (data: Data) => unknown
  readonly calls: readonly (Call | ((heard: readonly Any[]) => Call))[]
  readonly answer: (heard: readonly Any[]) => unknown
}

const every = (data: Data): Any[] => Object.values(data.trials)
const one = (data: Data, kind: string, id: string): Any => data.of(kind).find((record) => record.id === id)
const row = (data: Data, trial: string, result: string): Any =>
  data.trials[trial].outcomes.find(({ id }: Any) => id === result)
const sorted = (ids: readonly string[]): string[] => [...ids].sort()
const ids = ([first]: readonly Any[]): string[] => sorted(first.items.map(({ id }: Any) => id))
const find = (kind: string, query: string, more: Readonly<Record<string, unknown>> = {}): Call => [
  'find',
  { kind, query, ...more },
]
const show = (id: string, detail = 'concise'): Call => ['show', { ids: [id], detail }]
/** The result row of a trial that a listing of result rows shows, arm by arm. */
const arms = ([first]: readonly Any[], field: string): unknown[] =>
  first.items.toSorted((a: Any, b: Any) => (a.arm < b.arm ? -1 : 1)).map((item: Any) => item[field])
const claimVerdict = (id: string, known: string): Question => ({
  asks: `What is the verdict on the judged claim ${id}?`,
  known,
  truth: (data) => one(data, 'claims', id).verdict,
  calls: [show(`claims/${id}`)],
  answer: ([shown]) => shown.items[0].fields.verdict,
})

const whichTrials: readonly Question[] = [
  {
    asks: 'Which trial is registered as NCT02302599?',
    known: 'zang-2022-uc-msc-t2d',
    truth: (data) => every(data).find((t) => t.registrations.some((r: Any) => r.id === 'NCT02302599')).id,
    calls: [show('NCT02302599')],
    answer: ([shown]) => shown.items[0].fields.id,
  },
  {
    asks: 'Which trial does the paper 10.1007/s00125-023-05934-3 report?',
    known: 'carlsson-2023-wj-msc-t1d',
    truth: (data) => {
      const paper = data.of('references').find((r) => r.DOI === '10.1007/s00125-023-05934-3').id
      return every(data).find((t) => t.references.includes(paper)).id
    },
    calls: [show('10.1007/s00125-023-05934-3')],
    answer: ([shown]) => shown.items[0].fields.id,
  },
  {
    asks: 'Which published trials in type 2 diabetes are randomized, placebo-controlled and at least double-blind?',
    known: ['hu-2016-wj-msc-t2d', 'zang-2022-uc-msc-t2d'],
    truth: (data) =>
      sorted(
        every(data)
          .filter(
            ({ disease, kind, design }) =>
              disease === 't2d' &&
              kind === 'published' &&
              design.allocation === 'randomized' &&
              design.control === 'placebo' &&
              ['double', 'triple', 'quadruple'].includes(design.masking),
          )
          .map(({ id }) => id),
      ),
    calls: [
      find(
        'trials',
        'disease:t2d kind:published allocation:randomized control:placebo masking:double,triple,quadruple',
      ),
    ],
    answer: ids,
  },
  {
    asks: 'Which quadruple-blind trial in type 1 diabetes is recruiting?',
    known: ['nct05061030'],
    truth: (data) =>
      every(data)
        .filter((t) => t.disease === 't1d' && t.design.masking === 'quadruple' && t.status.value === 'recruiting')
        .map(({ id }) => id),
    calls: [find('trials', 'disease:t1d masking:quadruple status:recruiting')],
    answer: ids,
  },
  {
    asks: 'Which trial in type 1 diabetes started in Sweden in 2010?',
    known: ['carlsson-2015-bm-msc-t1d'],
    truth: (data) =>
      every(data)
        .filter((t) => t.disease === 't1d' && t.countries?.includes('SE') && t.start?.startsWith('2010'))
        .map(({ id }) => id),
    calls: [find('trials', 'disease:t1d country:SE start:2010')],
    answer: ids,
  },
  {
    asks: 'Which trials does Vertex Pharmaceuticals sponsor?',
    known: ['nct05791201', 'reichman-2025-zimislecel-t1d'],
    truth: (data) =>
      sorted(
        every(data)
          .filter((t) => /Vertex/.test(t.sponsor ?? ''))
          .map(({ id }) => id),
      ),
    calls: [find('trials', 'sponsor:Vertex')],
    answer: ids,
  },
  {
    asks: 'Which published randomized trial in diabetic foot ulcer enrolled the most people?',
    known: 'allo-asc-dfu-301',
    truth: (data) =>
      every(data)
        .filter(
          (t) => t.disease === 'diabetic-foot-ulcer' && t.kind === 'published' && t.design.allocation === 'randomized',
        )
        .sort((a, b) => (b.enrollment.count ?? 0) - (a.enrollment.count ?? 0))[0].id,
    calls: [
      find('trials', 'disease:diabetic-foot-ulcer kind:published allocation:randomized', {
        sort: 'enrollment',
        desc: true,
        limit: 1,
      }),
    ],
    answer: ([found]) => found.items[0].id,
  },
  {
    asks: 'Which trials in type 1 diabetes count insulin independence at 96 months?',
    known: ['cai-2016-uc-msc-bm-mnc-t1d'],
    truth: (data) =>
      every(data)
        .filter(
          (t) =>
            t.disease === 't1d' &&
            t.outcomes.some((o: Any) => o.outcome === 'insulin-independence' && o.timepointMonths === 96),
        )
        .map(({ id }) => id),
    calls: [find('trials', 'disease:t1d outcome:insulin-independence timepoint:96')],
    answer: ids,
  },
]

const howMany: readonly Question[] = [
  {
    asks: 'How many trials are on record?',
    known: 348,
    truth: (data) => every(data).length,
    calls: [['ask', { line: 'about' }]],
    answer: ([about]) => about.items[0].counts.trials,
  },
  {
    asks: 'How many trials are there in type 1 diabetes?',
    known: 108,
    truth: (data) => every(data).filter(({ disease }) => disease === 't1d' || disease === 'lada').length,
    calls: [find('trials', 'disease:t1d')],
    answer: ([found]) => found.count,
  },
  {
    asks: 'Of how many trials in diabetic foot ulcer was only a registration read?',
    known: 45,
    truth: (data) =>
      every(data).filter(({ disease, kind }) => disease === 'diabetic-foot-ulcer' && kind === 'registered').length,
    calls: [find('trials', 'disease:diabetic-foot-ulcer kind:registered')],
    answer: ([found]) => found.count,
  },
  {
    asks: 'How many of the judged claims are supported?',
    known: 30,
    truth: (data) => data.of('claims').filter(({ verdict }) => verdict === 'supported').length,
    calls: [find('claims', 'verdict:supported')],
    answer: ([found]) => found.count,
  },
  {
    asks: 'How many citations of the judged articles could not be found?',
    known: 14,
    truth: (data) => data.of('citations').filter(({ status }) => status === 'not-found').length,
    calls: [find('citations', 'status:not-found')],
    answer: ([found]) => found.count,
  },
  {
    asks: 'How many decisions on products come from Japan?',
    known: 2,
    truth: (data) => data.of('approvals').filter(({ jurisdiction }) => jurisdiction === 'JP').length,
    calls: [find('approvals', 'jurisdiction:JP')],
    answer: ([found]) => found.count,
  },
]

const zang = 'zang-2022-uc-msc-t2d'
const cai = 'cai-2016-uc-msc-bm-mnc-t1d'

const whichNumber: readonly Question[] = [
  {
    asks: 'How many people did NCT02302599 enroll, by its report?',
    known: 91,
    truth: (data) => data.trials[zang].enrollment.count,
    calls: [show('NCT02302599')],
    answer: ([shown]) => shown.items[0].fields.enrollment,
  },
  {
    asks: 'And by its registration, which disagrees?',
    known: 103,
    truth: (data) =>
      data.trials[zang].disagreements
        .flatMap(({ values = [] }: Any) => values)
        .find(({ by, value }: Any) => by === 'NCT02302599' && typeof value === 'number').value,
    calls: [['trace', { ids: [zang, 'enrollment'] }]],
    answer: ([traced]) => traced.items[0].second.value,
  },
  {
    asks: `What was HbA1c at 11 months with cells and with placebo in ${zang}?`,
    known: [7.52, 8.19],
    truth: (data) => ['cell', 'control'].map((arm) => row(data, zang, 'hba1c-11m-final').arms[arm].mean),
    calls: [find('results', `trial:${zang} outcome:hba1c time:11 scale:final`, { fields: ['arm', 'mean'] })],
    answer: (heard) => arms(heard, 'mean'),
  },
  {
    asks: 'With which p-value?',
    known: '0.0081',
    truth: (data) => row(data, zang, 'hba1c-11m-final').p,
    calls: [find('results', `trial:${zang} outcome:hba1c time:11 scale:final`)],
    answer: ([found]) => found.items[0].p,
  },
  {
    asks: 'Was the kind of its spread stated, or inferred?',
    known: 'inferred',
    truth: (data) => row(data, zang, 'hba1c-11m-final').spread.basis,
    calls: [find('results', `trial:${zang} outcome:hba1c time:11 scale:final`, { fields: ['arm', 'spread-basis'] })],
    answer: ([found]) => found.items[0]['spread-basis'],
  },
  {
    asks: 'What is the difference in means that a synthesis takes from it?',
    known: -0.67,
    truth: (data) => {
      const { cell, control } = row(data, zang, 'hba1c-11m-final').arms
      return Number((cell.mean - control.mean).toFixed(2))
    },
    calls: [['pool', { outcome: 'hba1c', query: `id:${zang}` }]],
    answer: ([pooled]) => Number(pooled.items[0].studies.find(({ trial }: Any) => trial === zang).effect.toFixed(2)),
  },
  {
    asks: 'How many cells per kg and infusion does the record give, and how many infusions?',
    known: [1500000, 3],
    truth: (data) => {
      const [cell] = data.trials[zang].arms
      return [cell.product.dose.value, cell.product.infusions]
    },
    calls: [show(zang)],
    answer: ([shown]) => [Number(shown.items[0].fields.dose), Number(shown.items[0].fields.infusions)],
  },
  {
    asks: `How many people reached HbA1c below 7 % with insulin halved in ${zang}, of how many, by arm?`,
    known: [
      [9, 45],
      [2, 44],
    ],
    truth: (data) =>
      ['cell', 'control'].map((arm) => {
        const { events, n } = row(data, zang, 'insulin-halved-with-hba1c-below-7-11m-final').arms[arm]
        return [events, n]
      }),
    calls: [
      find('results', `trial:${zang} outcome:insulin-halved-with-hba1c-below-7`, { fields: ['arm', 'events', 'n'] }),
    ],
    answer: ([found]) =>
      found.items.toSorted((a: Any, b: Any) => (a.arm < b.arm ? -1 : 1)).map(({ events, n }: Any) => [events, n]),
  },
  {
    asks: `For how many months were people followed in ${cai}?`,
    known: 96,
    truth: (data) => data.trials[cai].followUpMonths,
    calls: [show(cai)],
    answer: ([shown]) => shown.items[0].fields['follow-up'],
  },
  {
    asks: `What was the C-peptide area with cells and with standard care at 12 months in ${cai}?`,
    known: [13.6, 7.7],
    truth: (data) => ['cell', 'control'].map((arm) => row(data, cai, 'c-peptide-auc-12m-final').arms[arm].mean),
    calls: [find('results', `trial:${cai} outcome:c-peptide-auc time:12 scale:final`, { fields: ['arm', 'mean'] })],
    answer: (heard) => arms(heard, 'mean'),
  },
  {
    asks: `How many people in ${cai} did without insulin at 96 months, of how many?`,
    known: [0, 14],
    truth: (data) => {
      const { events, n } = row(data, cai, 'insulin-independence-96m-final').arms.cell
      return [events, n]
    },
    calls: [find('results', `trial:${cai} outcome:insulin-independence time:96`, { fields: ['arm', 'events', 'n'] })],
    answer: ([found]) => [found.items[0].events, found.items[0].n],
  },
  {
    asks: 'How many people died in the trial of NEPHSTROM?',
    known: 2,
    truth: (data) => every(data).find((t) => t.id === 'perico-2023-nephstrom-dkd').safety.deaths,
    calls: [['find', { query: 'NEPHSTROM' }], show('perico-2023-nephstrom-dkd')],
    answer: ([, shown]) => shown.items[0].fields.deaths,
  },
  {
    asks: 'How many serious adverse events does NCT02886884 tell of?',
    known: 3,
    truth: (data) => data.trials.nct02886884.safety.seriousEvents,
    calls: [show('NCT02886884')],
    answer: ([shown]) => shown.items[0].fields['serious-events'],
  },
  {
    asks: 'Does zang-2022 report no deaths, or were deaths not read?',
    known: 'notRead',
    truth: (data) => data.trials[zang].missing['safety.deaths'],
    calls: [show(zang)],
    answer: ([shown]) => /deaths: (\w+)/.exec(shown.items[0].fields.missing)?.[1],
  },
]

const whichVerdict: readonly Question[] = [
  claimVerdict('functional-cure-proved', 'overstated'),
  claimVerdict('hu2016-presented-as-2021', 'contradicted'),
  claimVerdict('t1d-autoimmune-beta-cell-loss', 'supported'),
  {
    asks: 'Is “stem cells cure type 1 diabetes” so?',
    known: 'contradicted',
    // Every trial with a control group that counts insulin independence: at its last visit most treated people lack it.
    truth: (data) => {
      const last = every(data)
        .filter((t) => t.disease === 't1d' && !['none', null].includes(t.design.control))
        .flatMap((t) => {
          const counts = t.outcomes.filter(
            (o: Any) => o.outcome === 'insulin-independence' && o.arms.cell?.events !== undefined && o.arms.cell.n,
          )
          const visit = Math.max(...counts.map((o: Any) => o.timepointMonths))
          // Of two counts at one visit the lower is the state then, the other that at some time before.
          const shares = counts
            .filter((o: Any) => o.timepointMonths === visit)
            .map(({ arms: { cell } }: Any) => cell.events / cell.n)
          return shares.length ? [Math.min(...shares)] : []
        })
      return last.length > 0 && last.every((share) => share < 1 / 2) ? 'contradicted' : 'open'
    },
    calls: [['check', { claim: 'stem cells cure type 1 diabetes' }]],
    answer: ([checked]) => checked.items[0].verdict,
  },
  {
    asks: 'Which judged claim is nearest to that sentence?',
    known: 'functional-cure-proved',
    truth: (data) => one(data, 'claims', 'functional-cure-proved').id,
    calls: [['check', { claim: 'stem cells cure type 1 diabetes' }]],
    answer: ([checked]) => /"(functional-cure-proved)"/.exec(JSON.stringify(checked))?.[1],
  },
  {
    asks: 'What is wrong with the citation of Atkinson 2014 on the clinic’s page?',
    known: 'link-mismatch',
    truth: (data) => one(data, 'citations', 'atkinson-2014').status,
    calls: [show('citations/atkinson-2014')],
    answer: ([shown]) => shown.items[0].fields.status,
  },
]

const whatElse: readonly Question[] = [
  {
    asks: 'What does the synthesis li-2021-msc-t1d-t2d pool for HbA1c, with which interval?',
    known: [-1.51, -2.42, -0.6],
    truth: (data) => {
      const { value, ci } = one(data, 'reviews', 'li-2021-msc-t1d-t2d').pooled[0]
      return [value, ...ci]
    },
    calls: [show('li-2021-msc-t1d-t2d', 'full')],
    answer: ([shown]) => {
      const { value, ci } = shown.items[0].record.pooled.find(({ outcome }: Any) => outcome === 'hba1c')
      return [value, ...ci]
    },
  },
  {
    asks: 'Of how many studies and people?',
    known: [10, 239],
    truth: (data) => {
      const { studies, participants } = one(data, 'reviews', 'li-2021-msc-t1d-t2d')
      return [studies, participants]
    },
    calls: [show('li-2021-msc-t1d-t2d')],
    answer: ([shown]) => [shown.items[0].fields.studies, shown.items[0].fields.participants],
  },
  {
    asks: 'When did the FDA approve Lantidra, and are its cells stem cells?',
    known: ['2023-06-28', 'donor-islet'],
    truth: (data) => {
      const { date, cell } = one(data, 'approvals', 'lantidra-fda-2023')
      return [date, cell]
    },
    calls: [find('approvals', 'lantidra'), show('approvals/lantidra-fda-2023')],
    answer: ([, shown]) => [shown.items[0].fields.date, shown.items[0].fields.cell],
  },
  {
    asks: 'What became of VX-264, and when?',
    known: ['discontinued', '2025-03'],
    truth: (data) => {
      const { kind, date } = one(data, 'approvals', 'vx-264-discontinued-2025')
      return [kind, date]
    },
    calls: [find('approvals', 'VX-264 kind:discontinued')],
    answer: ([found]) => [found.items[0].kind, found.items[0].date],
  },
  {
    asks: 'In which settings was it shown that marrow MSC secrete HGF?',
    known: ['animal', 'in-vitro'],
    truth: (data) => sorted(one(data, 'edges', 'bm-msc--secretes--hgf').evidence.map(({ setting }: Any) => setting)),
    calls: [show('edges/bm-msc--secretes--hgf', 'full')],
    answer: ([shown]) => sorted(shown.items[0].record.evidence.map(({ setting }: Any) => setting)),
  },
  {
    asks: 'Which reference on record was retracted?',
    known: ['msc-exosomes-hepatic-retracted-2020'],
    truth: (data) =>
      data
        .of('references')
        .filter(({ custom }) => custom.retracted === true)
        .map(({ id }) => id),
    calls: [find('references', 'retracted:yes')],
    answer: ids,
  },
]

/** Every question. */
export const questions: readonly Question[] = [...whichTrials, ...howMany, ...whichNumber, ...whichVerdict, ...whatElse]
