/** Every record is reached from the records that name it, by stops alone. */
import { describe, expect, it } from 'vitest'
import { openLibrary } from '../../src/tui/library/library.js'
import { pageReader } from '../../src/tui/library/read-page.js'
import type { TabKind } from '../../src/tui/library/tab.js'
import { type Goal, type LinkTarget, targetsOf } from '../../src/tui/library/targets.js'
import { foldedText } from '../../src/tui/rows/folding.js'
import { stopChosen, stopsRead } from '../../src/tui/state/reading.js'
import { initial, type State } from '../../src/tui/state/state.js'
import { answerTo } from '../helpers/asks.js'
import { browsed, handed, screen } from '../helpers/browsing.js'
import { openBundled } from '../helpers/bundled.js'

const dataset = openBundled()
const library = openLibrary(dataset)
const reader = pageReader(await handed(), { ascii: false })

/** The stops of the page that a command draws. */
const stopsOn = async (...words: string[]): Promise<readonly LinkTarget[]> =>
  targetsOf(foldedText(await reader(words, 100), []))
const record = (kind: TabKind, id: string): Goal => ({ to: 'record', kind, id })
const goals = (stops: readonly LinkTarget[]): Goal[] => stops.map(({ goal }) => goal)

/** From stop to stop until one is right, which Enter follows. */
const followed = async (state: State, wanted: (goal: Goal) => boolean): Promise<State> => {
  let now = state
  for (let left = stopsRead(state, library).length; left > 0; left--) {
    now = await browsed(now, library, 'n')
    const goal = stopChosen(now, library)?.goal
    if (goal && wanted(goal)) return browsed(now, library, 'enter')
  }
  throw new Error(`no such stop on:\n${screen(state, library).join('\n')}`)
}
const shown = (state: State): string | undefined => library.idAt(state.kind, state.tabs[state.kind])
const to =
  (kind: TabKind, id?: string) =>
  (goal: Goal): boolean =>
    goal.to === 'record' && goal.kind === kind && (id === undefined || goal.id === id)

describe('a walk by stops alone', () => {
  it.each(['carlsson-2023-wj-msc-t1d', 'zang-2022-uc-msc-t2d'])(
    'leads from the trial %s to a cell type, its mechanism, a claim about it, and back',
    async (id) => {
      const trial = await browsed(initial({ columns: 100, rows: 40 }, `id:${id}`, null), library, 'enter')
      const cell = await followed(trial, to('cells'))
      expect(dataset.record('trials', id)?.arms.flatMap((arm) => arm.product?.cells ?? [])).toContain(shown(cell))
      const mechanism = await followed(cell, to('mechanisms', 'cytokine-shift'))
      expect([mechanism.kind, shown(mechanism)]).toEqual(['mechanisms', 'cytokine-shift'])
      const claim = await followed(mechanism, to('claims'))
      expect(claim.kind).toBe('claims')
      expect(dataset.record('claims', shown(claim) ?? '')?.mechanisms).toContain('cytokine-shift')
      const home = await browsed(claim, library, 'b', 'b', 'b')
      expect([home.kind, shown(home)]).toEqual(['trials', id])
    },
  )

  it('leads from a trial to its disease, its outcome and a report, and from a source of a number to its page', async () => {
    const id = 'carlsson-2023-wj-msc-t1d'
    const trial = await browsed(initial({ columns: 100, rows: 40 }, `id:${id}`, null), library, 'enter')
    expect(shown(await followed(trial, to('diseases')))).toBe('t1d')
    expect(shown(await followed(trial, to('outcomes', 'c-peptide-auc')))).toBe('c-peptide-auc')
    expect(shown(await followed(trial, to('references', 'carlsson-2023-protrans')))).toBe('carlsson-2023-protrans')
    const source = dataset.record('trials', id)?.sources.find((one) => one.id === 's5')
    const opened = await followed(trial, (goal) => goal.to === 'web' && goal.url === source?.url)
    expect(opened.errands).toEqual([{ do: 'open', url: source?.url }])
  })

  it('leads from a disease to its trials, as many as it says', async () => {
    const disease = await browsed(
      await followed(
        await browsed(initial({ columns: 100, rows: 40 }, 'id:carlsson-2023-wj-msc-t1d', null), library, 'enter'),
        to('diseases', 't1d'),
      ),
      library,
    )
    const listed = await followed(disease, (goal) => goal.to === 'ask' && goal.words[0] === 'trials')
    expect(listed.tabs.trials.query).toBe('disease:t1d')
    expect(stopsRead(disease, library).map(({ text }) => text)).toContain(
      `${library.listing('trials', listed.tabs.trials).kept.length} trials`,
    )
  })
})

describe('every page', () => {
  it('of a trial has stops on its disease, its cells, its outcomes, its reports and the records it belongs with', async () => {
    for (const t of dataset.records('trials')) {
      const there = goals(await stopsOn('show', `trials/${t.id}`))
      const named = [
        record('diseases', t.disease),
        ...t.arms.flatMap((arm) => (arm.product?.cells ?? []).map((id) => record('cells', id))),
        ...t.outcomes.map((row) => record('outcomes', row.outcome)),
        ...t.references.map((id) => record('references', id)),
        ...[...(t.overlaps ?? []), ...(t.related ?? [])].map(({ trial }) => record('trials', trial)),
      ]
      for (const goal of named) expect(there, t.id).toContainEqual(goal)
    }
  })

  it('of a trial leads to the source of everything that names one, wherever it stands', async () => {
    for (const t of dataset.records('trials')) {
      const pieces = (await reader(['show', `trials/${t.id}`], 100)).rows.flat()
      const rows = [...t.outcomes, ...(t.facts ?? []), ...(t.disagreements ?? [])]
      const fields = Object.values(t.provenance ?? {})
      for (const source of t.sources) {
        const named = (one: { sources?: string[] | undefined }): boolean => one.sources?.includes(source.id) ?? false
        const own = pieces.filter(({ text }) => text === source.id)
        // In the list of sources, in each row or remark, and once where several fields are said to rest on it.
        const times = 1 + rows.filter(named).length + (fields.some(named) ? 1 : 0)
        expect(own.length, `${t.id} ${source.id}`).toBeGreaterThanOrEqual(times)
        for (const { href, ask } of own)
          if (source.reference) expect(ask).toEqual(['show', `references/${source.reference}`])
          else expect(href).toBe(source.url)
        expect(pieces.map(({ href }) => href)).toContain(source.url)
      }
    }
  })

  it('of a cell type has stops on the mechanisms that name it, else on those of what it is part of', async () => {
    const naming = (cell: string): string[] => [
      ...dataset.records('mechanisms').flatMap((m) => (m.cells.includes(cell) ? [m.id] : [])),
      ...dataset
        .records('edges')
        .flatMap((e) => ([e.from, e.to].some((x) => x.kind === 'cell' && x.id === cell) ? e.mechanisms : [])),
    ]
    const broader = (cell: string): string[] =>
      (dataset.record('cells', cell)?.parents ?? []).flatMap((id) => (naming(id).length ? naming(id) : broader(id)))
    let own = 0
    for (const { id } of dataset.records('cells')) {
      const stops = await stopsOn('show', `cells/${id}`)
      const wanted = naming(id).length ? naming(id) : broader(id)
      if (naming(id).length) own++
      const there = goals(stops).flatMap((goal) =>
        goal.to === 'record' && goal.kind === 'mechanisms' ? [goal.id] : [],
      )
      expect(new Set(there), id).toEqual(new Set(wanted))
    }
    expect(own).toBeGreaterThan(15)
  })

  it('of a mechanism has stops on its cells, its diseases and the claims about it', async () => {
    for (const m of dataset.records('mechanisms')) {
      const there = goals(await stopsOn('show', `mechanisms/${m.id}`))
      const claims = dataset.records('claims').filter((c) => c.mechanisms.includes(m.id))
      const named = [
        ...m.cells.map((id) => record('cells', id)),
        ...m.diseases.map((id) => record('diseases', id)),
        ...m.references.map((id) => record('references', id)),
        ...claims.map(({ id }) => record('claims', id)),
      ]
      for (const goal of named) expect(there, m.id).toContainEqual(goal)
    }
  })

  it('of a claim has stops on what it is about and on the trials it was judged by', async () => {
    for (const c of dataset.records('claims')) {
      const there = goals(await stopsOn('show', `claims/${c.id}`))
      const named = [
        ...c.diseases.map((id) => record('diseases', id)),
        ...c.cells.map((id) => record('cells', id)),
        ...c.mechanisms.map((id) => record('mechanisms', id)),
        ...c.outcomes.map((id) => record('outcomes', id)),
        ...c.evidence.flatMap((e) => [
          ...(e.trial ? [record('trials', e.trial)] : []),
          ...(e.reference ? [record('references', e.reference)] : []),
        ]),
      ]
      for (const goal of named) expect(there, c.id).toContainEqual(goal)
    }
  })

  it.each(['diseases', 'cells', 'outcomes'] as const)(
    'of %s counts trials, claims and syntheses as their lists do, and asks for them',
    async (kind) => {
      for (const id of dataset.ids(kind)) {
        const stops = (await stopsOn('show', `${kind}/${id}`)).flatMap(({ goal, text }) =>
          goal.to === 'ask' && ['trials', 'claims', 'reviews'].includes(goal.words[0] ?? '')
            ? [{ words: goal.words, text }]
            : [],
        )
        for (const { words, text } of stops)
          expect((await answerTo(words)).count, `${id} ${text}`).toBe(Number.parseInt(text, 10))
        const asked = stops.map(({ words }) => words[0])
        for (const list of ['trials', 'claims', 'reviews'])
          if (!asked.includes(list)) expect((await answerTo([list, `${kind.slice(0, -1)}:${id}`])).count, id).toBe(0)
      }
    },
  )
})

describe('trace', () => {
  it.each(['carlsson-2023-wj-msc-t1d', 'reichman-2025-zimislecel-t1d'])(
    'of %s leads from every number of a source to its page, and lists the sources it names',
    async (id) => {
      const { sources = [] } = dataset.record('trials', id) ?? {}
      const stops = await stopsOn('trace', id)
      const at = stops.find(({ goal }) => goal.to === 'section' && goal.title === 'Sources read')?.row ?? 0
      expect(at).toBeGreaterThan(0)
      for (const source of sources) {
        const goal = source.reference ? record('references', source.reference) : { to: 'web', url: source.url }
        const own = stops.filter(({ text }) => text === source.id)
        expect(own.filter(({ row }) => row < at).length, source.id).toBeGreaterThan(0)
        for (const stop of own) expect(stop.goal).toEqual(goal)
        const listed = stops.filter(({ row }) => row > at)
        expect(goals(listed)).toContainEqual({ to: 'web', url: source.url })
      }
    },
  )
})
