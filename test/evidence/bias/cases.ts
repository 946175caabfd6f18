/** Made-up studies, each bent in one way, on which a rule decides and on which it must not. */
import type { Outcome } from '../../../src/dataset/index.js'
import { type Bias, biasOf } from '../../../src/evidence/bias/index.js'
import { arm, outcome, type Row, row, trial } from '../../helpers/records.js'

type Trial = ReturnType<typeof trial>
type Made = { readonly trial?: Partial<Trial>; readonly row?: Partial<Row>; readonly others?: readonly Row[] }

const outcomes: Outcome[] = [
  outcome('hba1c', { name: 'Glycated hemoglobin (HbA1c)', aliases: ['HbA1c'] }),
  outcome('c-peptide', { name: 'C-peptide, any or unspecified', aliases: ['C-peptide'] }),
  outcome('fasting-c-peptide', { name: 'Fasting C-peptide', parents: ['c-peptide'] }),
  outcome('insulin-dose', { name: 'Daily insulin dose', measuredBy: 'decided' }),
  outcome('pain', { name: 'Pain score', measuredBy: 'reported' }),
  outcome('complete-wound-closure', { name: 'Complete wound closure', measuredBy: 'judged' }),
]

/** Nobody said whether allocation was concealed, as of nearly every study. */
const design = (more: Partial<Trial['design']>): Partial<Trial> => ({
  design: { ...trial('t').design, concealment: null, ...more },
})
const compared = (more: Partial<Trial> = {}): Partial<Trial> => ({
  ...design({ allocation: 'non-randomized', masking: 'none', control: 'standard-care' }),
  ...more,
})
export const assess = ({ trial: bent = {}, row: bend = {}, others = [] }: Made): Bias => {
  const result = row('result', { primary: false, ...bend })
  return biasOf(trial('made-up', { ...design({}), ...bent, outcomes: [result, ...others] }), result, { outcomes })
}
export const fired = (bias: Bias, domain: string): string | undefined =>
  bias.domains.find(({ name }) => name === domain)?.rule

const arms = (cell: Partial<Trial['arms'][number]>, control: Partial<Trial['arms'][number]> = {}): Partial<Trial> => ({
  arms: [arm('cell', cell), arm('control', control)],
})
const unread = arms({ analyzed: null }, { analyzed: null })
const baseline = (cell: number, control: number, more: Partial<Row> = {}): Row =>
  row('hba1c-baseline', {
    scale: 'baseline',
    arms: { cell: { n: 10, mean: cell, sd: 1 }, control: { n: 10, mean: control, sd: 1 } },
    ...more,
  })
const about = (field: string, text = 'They differ.'): Partial<Trial> => ({ disagreements: [{ about: field, text }] })
const anomaly = (path: string, rule = 'judgment'): Partial<Trial> => ({
  anomalies: [{ rule, path, text: 'It cannot be.' }],
})
/** Primary outcomes as registered: ids of measures, or words that name none. */
const registered = (...primary: string[]): Partial<Trial> => ({
  registeredOutcomes: {
    primary: primary.map((text) => ({
      text,
      measures: /^[a-z0-9-]+$/.test(text) ? [text] : [],
      ...(/^(Efficacy|Safety)/.test(text) ? { isVague: true } : {}),
    })),
  },
})
export const registration = (registered: string | null = null): Partial<Trial> => ({
  registrations: [{ id: 'NCT1', registry: 'clinicaltrials.gov', url: null, registered, results: null }],
})
const counted = (cellEvents: number, controlEvents: number, cell = 10, control = 10): Partial<Row> => ({
  kind: 'binary',
  arms: { cell: { n: cell, events: cellEvents }, control: { n: control, events: controlEvents } },
})
export const open = design({ masking: 'none' })
const masked = (masking: 'single' | 'double' | 'triple'): Partial<Trial> => design({ masking })

/** For every rule a study on which it decides, and studies on which it must not. */
export const cases: Record<string, { readonly fires: Made; readonly quiet: readonly Made[] }> = {
  'RoB 2/randomization process/allocation-not-concealed': {
    fires: { trial: design({ concealment: 'not-concealed' }) },
    quiet: [{}, { trial: design({ concealment: 'concealed', note: 'Allocation not concealed.' }) }],
  },
  'RoB 2/randomization process/baseline-apart-beyond-chance': {
    fires: { others: [baseline(7, 10)] },
    quiet: [
      { others: [baseline(7, 7)] },
      { others: [baseline(7, 8)] },
      { others: [baseline(7, 10, { outcome: 'pain' })] },
      { others: [baseline(7, 10)], trial: design({ concealment: 'concealed' }) },
    ],
  },
  'RoB 2/randomization process/baseline-apart': {
    // Concealed and apart is some concerns by the tool's algorithm, however far apart.
    fires: { others: [baseline(7, 10)], trial: design({ concealment: 'concealed' }) },
    quiet: [
      {},
      { others: [baseline(7, 7.3)] },
      { others: [baseline(7, 8.2, { outcome: 'pain' })] },
      // A number after ± whose kind is not stated is no SD.
      {
        others: [
          baseline(7, 8.2, {
            arms: { cell: { n: 10, mean: 7, plusMinus: 1 }, control: { n: 10, mean: 8.2, plusMinus: 1 } },
          }),
        ],
      },
      { others: [baseline(7, 7.3)], trial: anomaly('outcomes.hba1c-baseline.arms', 'percent-fits-denominator') },
    ],
  },
  'RoB 2/randomization process/more-baseline-differences-than-chance': {
    fires: {
      others: ['a', 'b', 'c', 'd', 'e'].map((id, i) =>
        baseline(7, i < 2 ? 9 : 7, { id: `${id}-baseline`, outcome: 'pain' }),
      ),
    },
    quiet: [
      {
        others: ['a', 'b', 'c', 'd', 'e'].map((id, i) =>
          baseline(7, i < 1 ? 8.2 : 7, { id: `${id}-baseline`, outcome: 'pain' }),
        ),
      },
      { others: ['a', 'b'].map((id) => baseline(7, 9, { id: `${id}-baseline`, outcome: 'pain' })) },
    ],
  },
  'RoB 2/randomization process/allocation-concealed': {
    fires: { trial: design({ concealment: 'concealed' }) },
    quiet: [
      {},
      { trial: design({ concealment: 'not-concealed' }) },
      { others: [baseline(7, 8.2)], trial: design({ concealment: 'concealed' }) },
    ],
  },
  'RoB 2/randomization process/randomized-by-word-only': {
    fires: {},
    quiet: [{ others: [baseline(7, 8.2)] }, { trial: design({ concealment: 'concealed' }) }],
  },
  'RoB 2/period and carryover effects/carryover-not-on-record': {
    fires: { trial: design({ model: 'crossover' }) },
    quiet: [{}, { trial: design({ model: 'factorial' }) }],
  },
  'RoB 2/deviations from intended interventions/per-protocol': {
    fires: { trial: unread, row: { analyzed: 'per-protocol' } },
    quiet: [
      { row: { analyzed: 'as-allocated' } },
      { trial: unread, row: { note: 'Per-protocol figures.' } },
      // Everybody is there all the same.
      { row: { analyzed: 'per-protocol' } },
    ],
  },
  'RoB 2/deviations from intended interventions/open-label': {
    fires: { trial: open },
    quiet: [{}, { trial: masked('single') }, { trial: design({ masking: null }) }],
  },
  'RoB 2/deviations from intended interventions/partly-masked': {
    fires: { trial: masked('single') },
    quiet: [{}, { trial: open }],
  },
  'RoB 2/deviations from intended interventions/masked-and-all-analyzed': {
    fires: {},
    quiet: [
      { trial: unread },
      { trial: open },
      { trial: design({ control: 'standard-care' }) },
      { trial: design({ control: null }) },
      { trial: arms({ analyzed: 9 }) },
      { trial: about('arms.cell.analyzed') },
    ],
  },
  'RoB 2/deviations from intended interventions/analysis-not-on-record': {
    fires: { trial: unread },
    quiet: [{}, { trial: { ...unread, ...open } }],
  },
  'RoB 2/missing outcome data/unequal-loss': {
    fires: { trial: unread, row: { arms: { cell: { n: 6, mean: 7, sd: 1 }, control: { n: 9, mean: 8, sd: 1 } } } },
    quiet: [
      {},
      { row: { arms: { cell: { n: 8, mean: 7, sd: 1 }, control: { n: 8, mean: 8, sd: 1 } } } },
      // One person more or less is no pattern.
      { row: { arms: { cell: { n: 9, mean: 7, sd: 1 }, control: { n: 10, mean: 8, sd: 1 } } } },
      // A subgroup by what people were at the start is no loss.
      {
        row: {
          subgroup: 'women',
          subgroupBy: 'start',
          arms: { cell: { n: 3, mean: 7, sd: 1 }, control: { n: 9, mean: 8, sd: 1 } },
        },
      },
    ],
  },
  'RoB 2/missing outcome data/counts-disputed': {
    fires: { trial: about('arms.cell.analyzed', 'One source says 10, another 9.') },
    quiet: [{}, { trial: about('arms.other.analyzed') }, { trial: about('enrollment.count') }],
  },
  'RoB 2/missing outcome data/some-missing': {
    fires: { row: { arms: { cell: { n: 9, mean: 7, sd: 1 }, control: { n: 9, mean: 8, sd: 1 } } } },
    quiet: [
      {},
      {
        trial: arms({ allocated: 100, analyzed: 96 }, { allocated: 100, analyzed: 95 }),
        row: { arms: { cell: { mean: 7 }, control: { mean: 8 } } },
      },
      { trial: unread },
    ],
  },
  'RoB 2/missing outcome data/nearly-complete': {
    fires: {},
    quiet: [
      // The number allocated, repeated in a row, is no number analyzed.
      { trial: unread },
      { trial: arms({ allocated: null }) },
      { trial: arms({ analyzed: 12 }) },
      { row: { arms: { cell: { n: null, mean: 7 }, control: { n: 10, mean: 8 } } } },
      { row: { arms: { cell: { n: 12, mean: 7 }, control: { n: 10, mean: 8 } } } },
      { row: { subgroup: 'women' } },
      // One missing matters beside two with the event.
      { trial: arms({ allocated: 100, analyzed: 100 }, { allocated: 100, analyzed: 99 }), row: counted(2, 0, 100, 99) },
    ],
  },
  'RoB 2/missing outcome data/number-analyzed-not-on-record': {
    fires: { trial: unread },
    quiet: [{}, { trial: arms({ analyzed: 8 }) }],
  },
  'RoB 2/measurement of the outcome/objective-measure': {
    fires: { trial: open },
    quiet: [
      { row: { outcome: 'pain' } },
      { row: { outcome: 'insulin-dose' } },
      { row: { outcome: 'unspecified' } },
      { row: { outcome: 'never-heard-of' } },
    ],
  },
  'RoB 2/measurement of the outcome/judged-or-reported-in-the-open': {
    fires: { trial: open, row: { outcome: 'pain' } },
    quiet: [
      { row: { outcome: 'pain' } },
      { trial: open, row: { outcome: 'insulin-dose' } },
      { trial: design({ masking: null }), row: { outcome: 'pain' } },
    ],
  },
  'RoB 2/measurement of the outcome/decided-in-the-open': {
    fires: { trial: open, row: { outcome: 'insulin-dose' } },
    quiet: [{ row: { outcome: 'insulin-dose' } }, { trial: open, row: { outcome: 'hba1c' } }],
  },
  'RoB 2/measurement of the outcome/masked-assessment': {
    fires: { row: { outcome: 'pain' } },
    quiet: [
      { trial: masked('single'), row: { outcome: 'pain' } },
      // Double-blind does not say that the one who judges a wound was masked.
      { row: { outcome: 'complete-wound-closure' } },
      { trial: open, row: { outcome: 'pain' } },
      { trial: masked('triple'), row: { outcome: 'unspecified' } },
    ],
  },
  'RoB 2/measurement of the outcome/assessor-not-on-record': {
    fires: { trial: masked('single'), row: { outcome: 'insulin-dose' } },
    quiet: [{ row: { outcome: 'hba1c' } }, { trial: masked('triple'), row: { outcome: 'complete-wound-closure' } }],
  },
  'RoB 2/selection of the reported result/other-than-registered': {
    fires: { trial: registered('fasting-c-peptide'), row: { primary: true } },
    quiet: [
      { trial: registered('hba1c'), row: { primary: true } },
      { trial: registered('fasting-c-peptide'), row: { primary: false } },
      { trial: registered('fasting-c-peptide'), row: { primary: null } },
      // Words that we do not know may mean this very measure.
      { trial: registered('fasting-c-peptide', 'Sugar on hemoglobin'), row: { primary: true } },
      { trial: registered('c-peptide'), row: { primary: true, outcome: 'fasting-c-peptide' } },
    ],
  },
  'RoB 2/selection of the reported result/registered-without-a-measure': {
    fires: { trial: registered('Efficacy of the cells', 'Safety'), row: { primary: true } },
    quiet: [
      { trial: registered('hba1c'), row: { primary: true } },
      { trial: registered('Efficacy'), row: { primary: false } },
    ],
  },
  'RoB 2/selection of the reported result/registered-after-start': {
    fires: { trial: { ...registration('2016-05-03'), start: '2015-03' } },
    quiet: [
      { trial: { ...registration('2014-05-03'), start: '2015-03' } },
      // In the same month nobody can tell which came first.
      { trial: { ...registration('2015-03-03'), start: '2015-03' } },
      { trial: { ...registration('2016-05-03'), start: null } },
      { trial: registration() },
      { trial: { registrations: [] } },
    ],
  },
  'RoB 2/selection of the reported result/part-or-interim': {
    fires: { row: { subgroup: 'women' } },
    quiet: [{}, { row: { note: 'The final analysis.' } }],
  },
  'RoB 2/selection of the reported result/numbers-disagree': {
    fires: { trial: anomaly('outcomes.result.arms.cell.percent') },
    quiet: [{}, { trial: anomaly('outcomes.result-two.arms') }, { trial: about('outcomes.other') }],
  },
  'RoB 2/selection of the reported result/plan-not-on-record': {
    fires: { trial: registered('hba1c'), row: { primary: true } },
    quiet: [{ row: { subgroup: 'women' } }],
  },
  'ROBINS-I/confounding/treatment-chosen': {
    fires: { trial: compared(design({ allocation: 'non-randomized', assignment: ['own-choice'] })) },
    quiet: [
      { trial: compared() },
      { trial: compared({ finding: { text: 'Larger, but patients chose their group.' } }) },
    ],
  },
  'ROBINS-I/confounding/historical-controls': {
    fires: { trial: compared(design({ allocation: 'non-randomized', assignment: ['historical-controls'] })) },
    quiet: [{ trial: compared() }],
  },
  'ROBINS-I/confounding/adjusted-or-matched': {
    fires: { trial: compared(design({ allocation: 'non-randomized', assignment: ['matched'] })) },
    quiet: [
      { trial: compared() },
      { trial: compared({ title: 'HSCT against matched children' }) },
      { trial: compared(), row: { definition: 'insulin-dose-adjusted A1C of 9 or less' } },
    ],
  },
  'ROBINS-I/confounding/crude-comparison': {
    fires: { trial: compared() },
    quiet: [
      { trial: compared(), row: { arms: {}, kind: 'qualitative' } },
      { trial: compared(), row: { isAdjusted: true } },
    ],
  },
  'ROBINS-I/confounding/control-of-confounding-not-on-record': {
    fires: { trial: compared(), row: { arms: {}, kind: 'qualitative' } },
    quiet: [{ trial: compared() }],
  },
  'ROBINS-I/selection of participants/selection-not-on-record': { fires: { trial: compared() }, quiet: [{}] },
  'ROBINS-I/classification of interventions/groups-defined-looking-back': {
    fires: { trial: compared(design({ allocation: 'non-randomized', collection: 'retrospective' })) },
    quiet: [{ trial: compared() }],
  },
  'ROBINS-I/classification of interventions/procedure-on-record': {
    fires: { trial: compared() },
    quiet: [{ trial: compared(arms({ product: null })) }],
  },
  'ROBINS-I/classification of interventions/intervention-not-told-apart': {
    fires: { trial: compared(arms({ product: null })) },
    quiet: [{ trial: compared() }],
  },
  'ROBINS-I/deviations from intended interventions/deviations-not-on-record': {
    fires: { trial: compared() },
    quiet: [{}],
  },
  'ROBINS-I/missing data/unequal-loss': {
    fires: { trial: compared(), row: { arms: { cell: { n: 6, mean: 7 }, control: { n: 10, mean: 8 } } } },
    quiet: [{ trial: compared() }, { trial: compared(unread) }],
  },
  'ROBINS-I/missing data/some-missing': {
    fires: { trial: compared(), row: { arms: { cell: { n: 9, mean: 7 }, control: { n: 9, mean: 8 } } } },
    quiet: [{ trial: compared() }, { trial: compared(unread) }],
  },
  'ROBINS-I/missing data/nearly-complete': {
    fires: { trial: compared() },
    quiet: [{ trial: compared(unread) }, { trial: compared(about('arms.control.allocated')) }],
  },
  'ROBINS-I/missing data/number-analyzed-not-on-record': {
    fires: { trial: compared(unread) },
    quiet: [{ trial: compared() }],
  },
  'ROBINS-I/measurement of the outcome/objective-measure': {
    fires: { trial: compared() },
    quiet: [{ trial: compared(), row: { outcome: 'pain' } }],
  },
  'ROBINS-I/measurement of the outcome/judged-or-reported-in-the-open': {
    fires: { trial: compared(), row: { outcome: 'pain' } },
    quiet: [
      { trial: compared(), row: { outcome: 'insulin-dose' } },
      { trial: compared(design({ allocation: 'non-randomized', masking: null })), row: { outcome: 'pain' } },
    ],
  },
  'ROBINS-I/measurement of the outcome/decided-in-the-open': {
    fires: { trial: compared(), row: { outcome: 'insulin-dose' } },
    quiet: [{ trial: compared() }],
  },
  'ROBINS-I/measurement of the outcome/assessor-not-on-record': {
    fires: { trial: compared(design({ allocation: 'non-randomized', masking: null })), row: { outcome: 'pain' } },
    quiet: [{ trial: compared(), row: { outcome: 'pain' } }],
  },
  'ROBINS-I/selection of the reported result/numbers-disagree': {
    fires: { trial: compared(about('outcomes.result')) },
    quiet: [{ trial: compared() }],
  },
  'ROBINS-I/selection of the reported result/plan-not-on-record': {
    fires: { trial: compared() },
    quiet: [{ trial: compared(about('outcomes.result')) }],
  },
}
