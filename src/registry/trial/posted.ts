/** What a registry posted of results, value by value as it stands there, as facts that people can read. */
import type { Part } from '../study/index.js'
import { type Groups, groupsOf } from './groups.js'

export type PostedFact = { readonly field: string; readonly value: string }

const words = (code: string | null): string => (code ?? '').toLowerCase().replaceAll('_', ' ')
const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim()
const joined = (parts: readonly (string | null)[], mark: string): string =>
  parts.filter((part) => part !== null && part !== '').join(mark)

/** A measured value with its spread. What the registry writes as NA is not available, for the reason that it gives. */
const measured = (one: Part): string => {
  const value = one.text('value')
  const comment = one.text('comment')
  const limits = joined([one.text('lowerLimit'), one.text('upperLimit')], ' to ')
  const shown = value === 'NA' ? 'not available' : (value ?? 'no value')
  const why = joined([comment, one.text('lowerLimitComment'), one.text('upperLimitComment')], '; ')
  const spread = one.text('spread')
  return joined(
    [
      shown,
      spread === null ? null : `(${spread})`,
      limits === '' ? null : `(${limits})`,
      why === '' ? null : `[${oneLine(why)}]`,
    ],
    ' ',
  )
}

const denominators = (parts: readonly Part[], groups: Groups): ReadonlyMap<string, string> =>
  new Map(
    parts.flatMap((denom) =>
      denom.parts('counts').flatMap((count) => {
        const id = count.text('groupId')
        return id === null || !groups.ids.includes(id)
          ? []
          : [
              [
                id,
                `n=${count.text('value') ?? '?'}${/^participants$/i.test(denom.text('units') ?? 'participants') ? '' : ` ${denom.text('units')}`}`,
              ] as const,
            ]
      }),
    ),
  )

/** A table of values per group: of an outcome, or of the people at the start. */
const tableFacts = (prefix: string, measure: Part, groups: Groups): PostedFact[] => {
  const unit = measure.text('unitOfMeasure')
  const kind = joined([words(measure.text('paramType')), words(measure.text('dispersionType')), unit], ', ')
  const title = oneLine(
    joined([measure.text('title'), measure.text('timeFrame') && `[${measure.text('timeFrame')}]`], ' '),
  )
  const whole = denominators(measure.parts('denoms'), groups)
  const note = joined([measure.text('populationDescription'), measure.text('description')], ' ')
  const rows = measure.parts('classes').flatMap((group) => {
    const mine = new Map([...whole, ...denominators(group.parts('denoms'), groups)])
    return group.parts('categories').map((category): PostedFact => {
      const values = category.parts('measurements').map((one) => {
        const id = one.text('groupId') ?? ''
        const n = mine.get(id)
        return `${groups.shown(id)}${n === undefined ? '' : ` (${n})`}: ${measured(one)}`
      })
      const which = joined([group.text('title'), category.text('title')], ', ')
      return {
        field: `${prefix}: ${title}${kind === '' ? '' : ` (${kind})`}${which === '' ? '' : `: ${oneLine(which)}`}`,
        value: oneLine(values.join('; ')) || 'no values',
      }
    })
  })
  const numbers = [...whole].map(([id, n]) => `${groups.shown(id)} (${n})`).join('; ')
  // Where parts of a measure have people of their own, those of the whole are told apart.
  const isApart = rows.length > 0 && numbers !== '' && measure.parts('classes').some((one) => one.has('denoms'))
  return [
    ...(isApart ? [{ field: `${prefix}: ${title}: people`, value: oneLine(numbers) }] : []),
    ...(rows.length
      ? rows
      : [{ field: `${prefix}: ${title}`, value: `not posted${numbers === '' ? '' : `; ${numbers}`}` }]),
    ...(note === '' ? [] : [{ field: `${prefix}: ${title}: what was measured`, value: oneLine(note) }]),
    ...measure
      .parts('analyses')
      .map((analysis): PostedFact => ({ field: `posted analysis: ${title}`, value: everything(analysis, groups) })),
  ]
}

/** Every value of an object, with the words of its keys. */
const everything = (part: Part, groups: Groups): string =>
  oneLine(
    Object.entries(part.value)
      .map(([key, value]) => {
        const name = key.replace(/([A-Z])/g, ' $1').toLowerCase()
        if (key === 'groupIds') return `groups ${part.texts(key).map(groups.shown).join(' and ')}`
        return `${name} ${typeof value === 'string' ? value : JSON.stringify(value)}`
      })
      .join('; '),
  )

const flowFacts = (flow: Part): PostedFact[] => {
  const groups = groupsOf(flow.parts('groups'), [])
  const numbers = (parts: readonly Part[], who: string): string =>
    parts
      .map((one) => {
        const units = one.text('numUnits')
        return `${groups.shown(one.text('groupId') ?? '')}: ${joined([one.text(who) ?? 'no number', units && `(${units} units)`, one.text('comment') && `[${one.text('comment')}]`], ' ')}`
      })
      .join('; ')
  const texts = (['recruitmentDetails', 'preAssignmentDetails', 'typeUnitsAnalyzed'] as const).flatMap((key) => {
    const text = flow.text(key)
    return text === null
      ? []
      : [{ field: `participant flow: ${words(key.replace(/([A-Z])/g, ' $1'))}`, value: oneLine(text) }]
  })
  const periods = flow.parts('periods').flatMap((period) => {
    const name = `participant flow: ${period.text('title') ?? 'period'}`
    return [
      ...period.parts('milestones').map((milestone) => ({
        field: oneLine(
          `${name}: ${words(milestone.text('type'))}${milestone.text('comment') ? ` [${milestone.text('comment')}]` : ''}`,
        ),
        value: oneLine(numbers(milestone.parts('achievements'), 'numSubjects')) || 'no numbers',
      })),
      ...period.parts('dropWithdraws').map((left) => ({
        field: oneLine(`${name}: left: ${left.text('type') ?? ''}`),
        value: oneLine(numbers(left.parts('reasons'), 'numSubjects')) || 'no numbers',
      })),
    ]
  })
  return [...texts, ...periods, ...groupTexts('participant flow', flow.parts('groups'))]
}

const groupTexts = (of: string, groups: readonly Part[]): PostedFact[] =>
  groups.flatMap((group) => {
    const text = group.text('description')
    return text === null
      ? []
      : [
          {
            field: oneLine(`${of}: group ${group.text('id') ?? ''} ${group.text('title') ?? ''}`),
            value: oneLine(text),
          },
        ]
  })

const affected = (part: Part, who: string, risk: string, events: string): string => {
  const [n, of, times] = [part.text(who), part.text(risk), part.text(events)]
  return joined([`${n ?? 'not given'} of ${of ?? 'not given'} people`, times && `(${times} events)`], ' ')
}

const harmFacts = (harms: Part): PostedFact[] => {
  const parts = harms.parts('eventGroups')
  const groups = groupsOf(parts, [])
  const totals = (['deaths', 'serious', 'other'] as const).flatMap((kind): PostedFact[] => {
    const told = parts.filter((one) => one.has(`${kind}NumAffected`) || one.has(`${kind}NumAtRisk`))
    const value = told
      .map(
        (one) =>
          `${groups.shown(one.text('id') ?? '')}: ${affected(one, `${kind}NumAffected`, `${kind}NumAtRisk`, '')}`,
      )
      .join('; ')
    return told.length
      ? [{ field: `adverse events: ${kind}${kind === 'other' ? ' (not serious)' : ''}`, value: oneLine(value) }]
      : []
  })
  const events = (['serious', 'other'] as const).flatMap((kind) =>
    harms.parts(`${kind}Events`).map((event): PostedFact => {
      const stats = event
        .parts('stats')
        .map(
          (one) =>
            `${groups.shown(one.text('groupId') ?? '')}: ${affected(one, 'numAffected', 'numAtRisk', 'numEvents')}`,
        )
      const how = joined(
        [event.text('sourceVocabulary'), words(event.text('assessmentType')), event.text('notes')],
        ', ',
      )
      return {
        field: oneLine(
          `${kind === 'serious' ? 'serious' : 'other'} adverse event: ${joined([event.text('organSystem'), event.text('term')], ': ')}${how === '' ? '' : ` (${how})`}`,
        ),
        value: oneLine(stats.join('; ')) || 'no numbers',
      }
    }),
  )
  const about = joined(
    [
      harms.text('timeFrame'),
      harms.text('description'),
      harms.text('frequencyThreshold') && `other events above ${harms.text('frequencyThreshold')} %`,
    ],
    '; ',
  )
  return [
    ...(about === '' ? [] : [{ field: 'adverse events: how they were counted', value: oneLine(about) }]),
    ...totals,
    ...events,
    ...groupTexts('adverse events', parts),
  ]
}

/** Everything that was posted. Nothing is left out and nothing is worked out. */
export const postedFacts = (results: Part): PostedFact[] => {
  const baseline = results.part('baselineCharacteristicsModule')
  const start = groupsOf(baseline.parts('groups'), [])
  const people = [...denominators(baseline.parts('denoms'), start)]
    .map(([id, n]) => `${start.shown(id)} (${n})`)
    .join('; ')
  const more = results.part('moreInfoModule')
  const limits = more.part('limitationsAndCaveats').text('description')
  const agreement = more.has('certainAgreement') ? everything(more.part('certainAgreement'), start) : ''
  return [
    ...flowFacts(results.part('participantFlowModule')),
    ...(people === '' ? [] : [{ field: 'at the start: people', value: oneLine(people) }]),
    ...baseline.parts('measures').flatMap((measure) => tableFacts('at the start', measure, start)),
    ...results
      .part('outcomeMeasuresModule')
      .parts('outcomeMeasures')
      .flatMap((measure) => {
        const kind = words(measure.text('type'))
        return tableFacts(
          `posted ${kind === '' ? '' : `${kind} `}outcome`,
          measure,
          groupsOf(measure.parts('groups'), []),
        )
      }),
    ...harmFacts(results.part('adverseEventsModule')),
    ...(limits === null ? [] : [{ field: 'limitations and caveats', value: oneLine(limits) }]),
    ...(agreement === '' ? [] : [{ field: 'agreement on publication', value: agreement }]),
  ]
}
