/** What is known of a study beside its numbers: columns of the forest plot, subgroups, order. */

import { itemAt } from '../../collections.js'
import { designWord, nearestWords, yearOf } from '../../dataset/index.js'
import { usage } from '../../errors.js'
import { biasOf } from '../../evidence/bias/index.js'
import { doseText, type Included, peopleOf, type Reading } from '../../evidence/synthesis/index.js'
import type { StudyTable, TableStudy } from '../../evidence/table-input/index.js'
import { significant } from '../../numbers.js'
import type { Store } from '../../store/index.js'
import { harmless } from '../../text.js'
import type { Traits } from './analysis.js'
import type { PoolSettings } from './settings.js'

/** Something that can be said of a study in a few words. */
export type Trait<S> = {
  readonly name: string
  readonly label: string
  readonly isNumber: boolean
  /** For those who listen. */
  readonly spoken?: string
  /** Width of a page from which it is shown without being asked for. */
  readonly from?: number
  readonly read: (study: S) => string | null
}

const usedArms = ({ trial, treatment }: Reading) => {
  const ids = treatment?.arms ?? []
  return trial.arms.filter((arm) => arm.product !== null && (ids.length === 0 || ids.includes(arm.id)))
}

const joined = (words: readonly (string | null | undefined)[]): string | null =>
  [...new Set(words.filter((word) => word != null))].sort().join(' + ') || null

/** Year of the first report; else of the start. */
export const studyYear = ({ trial }: Reading, dataset: Store): number | null => {
  const years = trial.references.flatMap((id) => dataset.record('references', id)?.issued?.['date-parts'][0]?.[0] ?? [])
  return years.length ? Math.min(...years) : trial.start ? yearOf(trial.start) : null
}

const text = (name: string, label: string, read: (reading: Reading) => string | null): Trait<Included> => ({
  name,
  label,
  isNumber: false,
  read: ({ reading }) => read(reading),
})
const number = (
  name: string,
  label: string,
  read: (study: Included) => number | null | undefined,
): Trait<Included> => ({
  name,
  label,
  isNumber: true,
  read: (study) => {
    const value = read(study)
    return value == null ? null : String(value)
  },
})

/** Everything that --columns, --by and --cumulative can name for trials of the dataset. */
export const trialTraits = (dataset: Store): readonly Trait<Included>[] => {
  const outcomes = () => dataset.records('outcomes')
  const arms =
    (read: (product: NonNullable<ReturnType<typeof usedArms>[number]['product']>) => string | null) =>
    (reading: Reading): string | null =>
      joined(usedArms(reading).map((arm) => arm.product && read(arm.product)))
  return [
    number('n', 'n', ({ reading }) => peopleOf(reading) || null),
    number('n1', 'n cells', ({ reading }) => reading.treatment?.n),
    number('n2', 'n control', ({ reading }) => reading.control?.n),
    number('year', 'Year', ({ reading }) => studyYear(reading, dataset)),
    number('time', 'Months', ({ reading }) => reading.row.timepointMonths),
    text('cell', 'Cells', (reading) => joined(usedArms(reading).flatMap((arm) => arm.product?.cells ?? []))),
    text(
      'donor',
      'Donor',
      arms((product) => product.donor),
    ),
    text(
      'route',
      'Route',
      arms((product) => product.route),
    ),
    text('dose', 'Dose', arms(doseText)),
    text('design', 'Design', ({ trial }) => designWord(trial)),
    text('control', 'Control', ({ trial }) => trial.design.control),
    text('disease', 'Disease', ({ trial }) => trial.disease),
    text('stage', 'Stage', ({ trial }) => trial.population.stage),
    text('age', 'Age', ({ trial }) => trial.population.ageGroup),
    text('country', 'Country', ({ trial }) => trial.countries?.join(' + ') ?? null),
    text('level', 'Read in', ({ row }) => row.level),
    text('scale', 'Scale', ({ measuredAs }) => measuredAs.scale),
    text('rob', 'Risk of bias', ({ trial, row }) => biasOf(trial, row, { outcomes: outcomes() }).overall),
    text('id', 'Trial', ({ trial }) => trial.id),
  ]
}

/** Below this the events of both arms would take the room of the plot. */
export const roomForEvents = 100

/** People with the event of all, arm by arm, as forest plots of events show them beside the effect; none where no study has counts. */
export const eventTraits = (studies: readonly Included[]): readonly Trait<Included>[] => {
  const events = (side: 'treatment' | 'control', name: string, said: string): Trait<Included> => ({
    name: said,
    label: `e/n ${name}`,
    isNumber: true,
    spoken: said,
    from: roomForEvents,
    read: ({ reading }) => {
      const own = reading[side]
      return own?.events === undefined ? null : `${own.events}/${own.n}`
    },
  })
  const traits = [events('treatment', 'cells', 'events with cells'), events('control', 'control', 'events in control')]
  return traits.every(({ read }) => studies.some((study) => read(study) !== null)) ? traits : []
}

/** The columns of a table that hold none of the numbers used, and the numbers themselves. */
export const tableTraits = (table: StudyTable): readonly Trait<TableStudy>[] => {
  const data = [...new Set(table.studies.flatMap(({ data: own }) => Object.keys(own)))]
  const isNumber = (values: readonly string[]): boolean =>
    values.some(Boolean) && values.every((value) => value === '' || Number.isFinite(Number(value)))
  return [
    ...table.otherColumns.map((column) => ({
      name: column,
      label: column,
      isNumber: isNumber(table.studies.map(({ other }) => other[column] ?? '')),
      read: ({ other }: TableStudy) => other[column] || null,
    })),
    ...data.map((column) => ({
      name: column,
      label: column,
      isNumber: true,
      read: ({ data: own }: TableStudy) => {
        const value = own[column as keyof typeof own]
        return value === undefined ? null : String(value)
      },
    })),
  ]
}

/** The numbers of each arm beside the effect, as forest plots show them, for tables that hold them. */
export const armTraits = (table: StudyTable): readonly Trait<TableStudy>[] => {
  const arm = (
    which: '1' | '2',
    label: string,
    read: (data: TableStudy['data']) => string | null,
  ): Trait<TableStudy> => ({
    name: `${label}${which}`,
    label: `${label} ${which}`,
    isNumber: true,
    spoken: `${label === 'e/n' ? 'events of people' : 'mean, standard deviation and people'} in group ${which}`,
    from: roomForEvents,
    read: ({ data }) => read(data),
  })
  if (table.kind === 'events')
    return [arm('1', 'e/n', ({ e1, n1 }) => `${e1}/${n1}`), arm('2', 'e/n', ({ e2, n2 }) => `${e2}/${n2}`)]
  const tidy = (value: number | undefined): string => (value === undefined ? '' : significant(value, 4))
  return table.kind === 'means'
    ? [
        arm('1', 'mean (SD), n', ({ mean1, sd1, n1 }) => `${tidy(mean1)} (${tidy(sd1)}), ${n1}`),
        arm('2', 'mean (SD), n', ({ mean2, sd2, n2 }) => `${tidy(mean2)} (${tidy(sd2)}), ${n2}`),
      ]
    : []
}

/** A trait by its name, whatever its case. */
export const traitNamed = <S>(traits: readonly Trait<S>[], name: string, flag: string): Trait<S> => {
  const found =
    traits.find((trait) => trait.name === name) ??
    traits.find((trait) => trait.name.toLowerCase() === name.toLowerCase())
  if (found) return found
  const names = traits.map((trait) => trait.name)
  const near = nearestWords(name, names)
  throw usage(
    `"${harmless(name)}" is not a value of ${flag}`,
    `${near.length ? `Did you mean ${harmless(itemAt(near, 0))}? ` : ''}Valid values: ${names.map(harmless).join(', ') || 'none, for the table has no other columns'}`,
  )
}

/** Subgroups and order, checked before anything is computed. */
export const traitsFor = <S>(studies: readonly S[], traits: readonly Trait<S>[], asked: PoolSettings): Traits => {
  const by = asked.by === null ? null : traitNamed(traits, asked.by, '--by')
  const orderable = traits.filter((trait) => trait.isNumber)
  const order = asked.cumulative === null ? null : traitNamed(orderable, asked.cumulative, '--cumulative')
  const at = (i: number): number => Number(order?.read(itemAt(studies, i)) ?? Number.POSITIVE_INFINITY)
  const clusters = asked.cluster === null ? null : traitNamed(traits, asked.cluster, '--cluster')
  const moderators = asked.moderators.map((name) => {
    const trait = traitNamed(traits, name, '--moderators')
    const read = (study: S): number | string | null => {
      const value = trait.read(study)
      return value !== null && trait.isNumber ? Number(value) : value
    }
    return { name: trait.name, values: studies.map(read) }
  })
  return {
    group: (i) => by?.read(itemAt(studies, i)) ?? 'not known',
    order: at,
    moderators,
    // Who belongs to nobody stands alone.
    clusters: clusters && studies.map((study, i) => clusters.read(study) ?? `row ${i + 1}`),
  }
}
