/** What a record is about by what stands behind it: the trials that a reference reports, the claims that give a citation. */
import type { SourceData } from '../dataset/source.js'
import type { AboutKind, NameLookup, RecordTopics } from '../query/index.js'

const union = (parts: readonly RecordTopics[]): RecordTopics => {
  const all = (name: keyof RecordTopics): string[] => [...new Set(parts.flatMap((part) => part[name]))].sort()
  return { diseases: all('diseases'), cells: all('cells'), outcomes: all('outcomes') }
}

/** What references, citations and approvals are about, by what stands behind them. */
export const aboutIn = (data: SourceData): NameLookup['about'] => {
  const trials = new Map(
    data.trials.map((trial) => [
      trial.id,
      {
        diseases: [trial.disease],
        cells: trial.arms.flatMap(({ product }) => product?.cells ?? []),
        outcomes: trial.outcomes.flatMap(({ scale, outcome }) => (scale === 'baseline' ? [] : [outcome])),
      },
    ]),
  )
  const behind: Readonly<Record<AboutKind, Map<string, RecordTopics[]>>> = {
    references: new Map(),
    citations: new Map(),
    approvals: new Map(),
  }
  const add = (kind: AboutKind, id: string, about: RecordTopics | undefined): void => {
    if (about) behind[kind].set(id, [...(behind[kind].get(id) ?? []), about])
  }
  for (const { id, references } of data.trials) for (const one of references) add('references', one, trials.get(id))
  for (const claim of data.claims) for (const one of claim.citations) add('citations', one, claim)
  for (const { id, trials: own } of data.approvals) for (const one of own) add('approvals', id, trials.get(one))
  return (kind, id) => union(behind[kind].get(id) ?? [])
}
