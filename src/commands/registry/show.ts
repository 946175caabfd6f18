/** registry show: studies of the registry, by any of their numbers. */
import type { Block, Json, Line } from '../../answer.js'
import type { AnswerOf } from '../../contracts/index.js'
import { notFound, usage } from '../../errors.js'
import { leaves } from '../../evidence/changes/index.js'
import { missingWord } from '../../pages/missing.js'
import { briefly, type Fact, facts, heading, list, section, text } from '../../pages/parts.js'
import { flat, trialsCatalog } from '../../query/index.js'
import type { KeptStudy, Terms } from '../../registry/store/index.js'
import { harmless, plural } from '../../text.js'
import { showValue } from '../choose.js'
import { rowsOf } from './rows.js'
import { type RegistryRequest, takesNoFilters, withRegistry } from './shared.js'

/** The record as it came: JSON where it is that. */
const recordOf = ({ raw }: KeptStudy): Json => {
  try {
    return JSON.parse(raw) as Json
  } catch {
    return raw
  }
}

/** Every field of a trial that says something, or says why it does not. */
const fieldFacts = (study: KeptStudy, terms: Terms): Fact[] => {
  const rows = rowsOf([study], terms)
  return trialsCatalog.fields
    .filter(({ name }) => !['id', 'title', 'order'].includes(name))
    .flatMap((field): Fact[] => {
      const values = flat(rows.cell(study.id, field.name))
      const reason = rows.missing(study.id, field.name)
      if (values.length) return [{ label: field.label, value: values.map((one) => showValue(field, one)).join(', ') }]
      return reason === 'notReported'
        ? [{ label: field.label, value: { text: missingWord[reason], role: 'muted' } }]
        : []
    })
}

const pageOf = (study: KeptStudy, terms: Terms): Block[] => {
  const { trial, aliases, updated } = study
  const record = leaves(recordOf(study)).map(
    ([path, value]): Line => [{ text: `${path}: `, role: 'muted' }, String(value)],
  )
  return [
    heading(1, { text: aliases[0] ?? study.id, role: 'id' }),
    text({ text: trial.title, role: 'strong' }),
    text(
      `As the registry says it${updated === null ? '' : `, last updated on ${updated}`}; also known as ${aliases.join(', ')}.`,
    ),
    facts(fieldFacts(study, terms)),
    ...section('The record as it came', [list(record, 2)]),
  ]
}

export const showStudies = (asked: RegistryRequest): Promise<AnswerOf<'registry-study'>> => {
  takesNoFilters(asked)
  const { words, dataset } = asked
  if (words.length === 0) throw usage('a number is missing', 'Write a number: stemcell registry show NCT03406585')
  return withRegistry(asked, 'read', async (store, terms) => {
    const ids: string[] = []
    for (const word of words) {
      const found = await store.find(word)
      if (found.length === 0)
        throw notFound(
          `no study of the registry answers to "${harmless(word)}"`,
          `Look for it: stemcell registry trials ${JSON.stringify(harmless(word).slice(0, 40))}`,
        )
      ids.push(...found.filter((id) => !ids.includes(id)))
    }
    const studies = await store.studies(ids)
    const { studies: total, where } = await store.state()
    const held = studies.flatMap(({ aliases }) =>
      aliases.flatMap((one) => dataset.find(one).flatMap(([kind, id]) => (kind === 'trials' ? [id] : []))),
    )
    return {
      format: 'stemcell/registry-study/1',
      dataset: dataset.stamp,
      query: { action: 'show', ids: words },
      count: studies.length,
      total,
      items: studies.map((study) => ({
        id: study.id,
        aliases: study.aliases,
        updated: study.updated,
        trial: study.trial,
        record: recordOf(study),
      })),
      grid: () => ({
        columns: ['id', 'path', 'value'],
        rows: studies.flatMap((study) => leaves(recordOf(study)).map(([path, value]) => [study.id, path, value])),
      }),
      view: () => studies.map((study) => briefly(pageOf(study, terms))),
      notes: [],
      footer: `${plural(studies.length, 'study', 'studies')} of ${total} · ${where}`,
      next: [...new Set(held)].map((id) => ({
        command: `stemcell show ${id}`,
        why: 'the same study as the dataset has it',
      })),
    }
  })
}
