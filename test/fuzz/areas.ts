/** What is fuzzed: how an input of each area is made from random choices, and what runs it. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { commands } from '../../src/commands/index.js'
import { kinds } from '../../src/dataset/index.js'
import { isFailure } from '../../src/errors.js'
import { checkClaim } from '../../src/evidence/check/index.js'
import { type AnyField, describe, toFilters, tokenize } from '../../src/query/index.js'
import { openDataset } from '../../src/store/index.js'
import { understood, written } from '../../src/tui/state/views.js'
import { run as cli, type Place } from '../helpers/cli.js'
import { allCatalogs } from '../helpers/fields.js'
import { mutated, numberText, type Random } from './random.js'

/** What came of an input: everything that a person or a machine would be shown. */
export type Outcome = { readonly shown: readonly string[]; readonly code?: number; readonly stderr?: string }

/** An input that can be told and run. */
export type Input = { readonly told: string; readonly run: () => Outcome | Promise<Outcome> }

export type Area = {
  readonly name: string
  /** How many of 1,000 inputs are of this area. */
  readonly share: number
  readonly make: (random: Random) => Input
}

const dataset = openDataset()
const tell = (value: unknown): string => JSON.stringify(value)

/** A failure for the user is an answer; anything else is thrown on. */
const refused = (error: unknown): Outcome => {
  if (!isFailure(error)) throw error
  return { shown: [] }
}

const ids = kinds.flatMap((kind) => dataset.ids(kind))
const names = (['diseases', 'cells', 'outcomes', 'mechanisms'] as const).flatMap((kind) =>
  dataset.vocabulary(kind).terms.flatMap((term) => [term.name, term.id]),
)
const claims = dataset.records('claims').flatMap((claim) => [claim.statement])
const words = [...new Set(claims.join(' ').split(/\s+/))]

const valueFor = (field: AnyField, random: Random): string => {
  const one = (): string =>
    random.pick([
      () => random.pick(names),
      () => random.pick(ids),
      () => numberText(random),
      () => `${numberText(random)}..${numberText(random)}`,
      () => `${random.pick(['>=', '<=', '<', '>', '='])}${numberText(random)}`,
      () =>
        field.choices?.length ? random.pick(field.choices) : random.pick(['yes', 'no', 'missing', 'known', 'notRead']),
      () => random.pick(words),
    ])()
  const text = random.chance(0.2) ? `${one()},${one()}` : one()
  return random.chance(0.3) ? mutated(text, random) : text
}

const queryText = (fields: readonly AnyField[], random: Random): string => {
  const part = (): string => {
    if (random.chance(0.35)) return random.pick(words)
    const field = random.pick(fields)
    const value = valueFor(field, random)
    const quoted = /\s/.test(value) && random.chance(0.8) ? `"${value}"` : value
    return `${random.chance(0.15) ? '-' : ''}${random.chance(0.05) ? mutated(field.name, random) : field.name}:${quoted}`
  }
  const text = [part(), ...random.several(4, part)].join(' ')
  return random.chance(0.3) ? mutated(text, random) : text
}

const query: Area = {
  name: 'queries',
  share: 480,
  make: (random) => {
    const catalog = random.pick(allCatalogs)
    const text = queryText(
      catalog.fields.filter((field) => field.filterable !== false),
      random,
    )
    return {
      told: `${catalog.kind} ${tell(text)}`,
      run: () => {
        try {
          const filters = toFilters(tokenize(text, catalog), catalog, dataset)
          const records = dataset.list(catalog)
          const order = { field: catalog.fields[0] as AnyField, descending: false }
          const kept = records.select(filters, order)
          const said = filters.map(describe).join(' ')
          // What is said back is understood in the same way.
          const again = records.select(toFilters(tokenize(said, catalog), catalog, dataset), order)
          if (kept.join() !== again.join())
            throw new Error(`said back as ${tell(said)} it keeps ${again.length}, not ${kept.length}`)
          return { shown: [] }
        } catch (error) {
          return refused(error)
        }
      },
    }
  },
}

const check: Area = {
  name: 'sentences',
  share: 200,
  make: (random) => {
    const text = random.chance(0.5)
      ? mutated(random.pick(claims), random)
      : [
          random.pick(words),
          ...random.several(14, () => (random.chance(0.3) ? random.pick(names) : random.pick(words))),
        ].join(' ')
    const whole = random.chance(0.02)
    return {
      told: tell(text),
      run: async () => {
        if (whole) return fromCli(['check', text, ...(random.chance(0.5) ? ['--json'] : [])], {})
        try {
          await checkClaim(text, dataset)
          return { shown: [] }
        } catch (error) {
          return refused(error)
        }
      },
    }
  },
}

const fromCli = async (argv: readonly string[], place: Place): Promise<Outcome> => {
  const { code, stdout, stderr, files, paged } = await cli(argv, { ...place, env: { NO_COLOR: '1', ...place.env } })
  return { code, stderr, shown: [stdout, stderr, ...Object.values(files), ...paged.map(({ text }) => text)] }
}

const formats = ['--json', '--ndjson', '--csv', '--tsv', '--md', '--format=linear', '']
const placeOf = (random: Random): Place => (random.chance(0.3) ? { columns: 20 + random.below(180), tty: true } : {})

const argv: Area = {
  name: 'argv',
  share: 60,
  make: (random) => {
    const line = async (): Promise<string[]> => {
      const entry = random.pick(commands)
      const command = await entry.load()
      const fields = command.catalog?.fields.filter((field) => field.filterable !== false) ?? []
      const flags = [
        ...Object.entries(command.options).map(
          ([name, { takes }]) =>
            `--${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}${takes === 'nothing' ? '' : ' <x>'}`,
        ),
        ...fields.map(({ name, type }) => `--${name}${type === 'boolean' ? '' : ' <x>'}`),
      ]
      const flag = (): string[] => {
        const [name, value] = random.pick(flags).split(' ') as [string, string?]
        if (value === undefined) return [name]
        const field = fields.find((one) => `--${one.name}` === name) ?? fields[0]
        const text = field ? valueFor(field, random) : mutated(random.pick([...ids, ...names]), random)
        return random.chance(0.1) ? [`${name}=${text}`] : [name, text]
      }
      const plain = (): string =>
        random.pick([
          () => random.pick(ids),
          () => random.pick(names),
          () => random.pick(words),
          () => mutated(random.pick(ids), random),
          () => (fields.length ? queryText(fields, random) : random.pick(words)),
        ])()
      const name = random.chance(0.03) ? mutated(entry.name, random) : entry.name
      const format = random.pick(formats)
      const rest = [...random.several(2, plain), ...(flags.length ? random.several(3, flag).flat() : [])]
      return [name, ...rest, ...(format ? [format] : [])]
    }
    let told = ''
    return {
      get told() {
        return told
      },
      run: async () => {
        const words_ = await line()
        told = tell(words_)
        return fromCli(words_, placeOf(random))
      },
    }
  },
}

const headersOf: readonly (readonly string[])[] = [
  ['study', 'yi', 'vi'],
  ['study', 'effect', 'se', 'group'],
  ['study', 'e1', 'n1', 'e2', 'n2', 'year'],
  ['author', 'n1', 'mean1', 'sd1', 'n2', 'mean2', 'sd2'],
  ['study', 'e', 'n'],
  ['study', 'n', 'mean', 'sd'],
  ['study', 'or', 'lower', 'upper'],
  ['Study', 'Experimental cases', 'Experimental N', 'Control cases', 'Control N'],
  ['study', 'treatment (x/n)', 'control (x/n)'],
  ['study', 'mean1 (sd1)', 'n1', 'mean2 (sd2)', 'n2'],
  ['study', 'OR (95% CI)', 'group'],
]

const table: Area = {
  name: 'tables',
  share: 150,
  make: (random) => {
    const headers = random.pick(headersOf)
    const mark = random.pick([',', ',', ',', ';', '\t'])
    const isWild = random.chance(0.4)
    const cell = (header: string): string => {
      if (/study|author|group/.test(header))
        return random.chance(0.2) ? mutated(random.pick(names), random) : `S${random.below(30)}`
      if (isWild && random.chance(0.1)) return numberText(random)
      const share = (): string => Number((random.next() * 3 + 0.01).toPrecision(3)).toString()
      if (header.includes('(x/n)')) return `${random.below(20)}/${15 + random.below(30)}`
      if (header.includes('(sd')) return `${share()} ${random.pick(['(', '± '])}${share()}${random.pick([')', ''])}`
      if (header.includes('CI)')) return `${share()} (${share()} to ${share()})`
      if (/ cases$/.test(header)) return `${random.below(12)}${random.chance(0.05) ? '%' : ''}`
      if (/ N$/.test(header)) return String(12 + random.below(100))
      if (/^(e|events?)\d?$/.test(header)) return String(random.chance(0.3) ? 0 : random.below(12))
      if (/^n\d?$|year/.test(header)) return String(12 + random.below(100))
      return String(Number((random.next() * 3 + 0.01).toPrecision(1 + random.below(6))))
    }
    const quoted = (text: string): string => (/[",;\t\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)
    const rows = Array.from({ length: random.below(random.chance(0.01) ? 400 : 14) }, () =>
      headers.map(cell).map(quoted).join(mark),
    )
    const plain = [headers.join(mark), ...rows].join('\n')
    const text = random.chance(0.15) ? mutated(plain, random) : plain
    const some: string[] = [
      ...(random.chance(0.5)
        ? ['--measure', random.pick(['rr', 'or', 'rd', 'md', 'smd', 'rom', 'peto', 'plo', 'pr', 'pft', 'mn'])]
        : []),
      ...(random.chance(0.3) ? ['--model', random.pick(['random', 'common', 'mh', 'peto'])] : []),
      ...(random.chance(0.3) ? ['--tau2', random.pick(['reml', 'pm', 'dl', 'ml', 'eb', 'sj', 'he', 'hs'])] : []),
      ...(random.chance(0.3) ? ['--test', random.pick(['wider', 'hk', 'hk-adhoc', 'z'])] : []),
      ...(random.chance(0.2) ? ['--level', random.pick(['90', '99', '99.9', '50'])] : []),
      ...(random.chance(0.2) ? ['--leave-one-out'] : []),
      ...(random.chance(0.1) ? ['--egger'] : []),
      ...(random.chance(0.1) ? ['--skip-totals'] : []),
      ...(random.chance(0.1) ? ['--scale', random.pick(['log', 'natural'])] : []),
      ...(random.chance(0.05) ? ['--explain'] : []),
      ...(random.chance(0.1) ? ['--allow', 'no-events'] : []),
      ...(random.chance(0.1) ? ['--columns', random.pick(['n', 'n1=n1', 'yi=effect,sei=se', 'e1=Nothing'])] : []),
      ...(random.chance(0.1) ? ['--zero-cells', random.pick(['only0', 'all', 'none'])] : []),
      ...(random.chance(0.1) ? ['--by', random.pick(['group', 'year'])] : []),
      ...(random.chance(0.1) ? ['--cumulative', 'year'] : []),
      ...(random.chance(0.3) ? ['--skip-bad'] : []),
      ...(random.chance(0.15) ? ['--svg', 'f.svg', '--funnel', 'g.svg', '--r', 'h.r'] : []),
    ]
    const format = random.pick(formats)
    const args = ['pool', '--input', 't.csv', ...some, ...(format ? [format] : [])]
    return {
      told: `${tell(args)} with ${tell(text)}`,
      run: () => fromCli(args, { ...placeOf(random), input: { 't.csv': text } }),
    }
  },
}

const trialTexts = dataset
  .ids('trials')
  .slice(0, 40)
  .map((id) => JSON.stringify(dataset.record('trials', id), null, 1))
const lists = [
  'diseases',
  'cells',
  'mechanisms',
  'outcomes',
  'references',
  'claims',
  'approvals',
  'edges',
  'reviews',
  'citations',
]

const folder: Area = {
  name: 'folders',
  share: 10,
  make: (random) => {
    const trial = mutated(mutated(random.pick(trialTexts), random), random)
    const files: Record<string, string> = { 'trials/a.json': trial }
    for (const name of lists)
      if (random.chance(0.9))
        files[`${name}.json`] = random.chance(0.1) ? mutated('{ "items": [] }', random) : '{ "items": [] }'
    const format = random.pick(formats)
    return {
      told: tell(files),
      run: async () => {
        const path = mkdtempSync(join(tmpdir(), 'stemcell-fuzz-'))
        try {
          mkdirSync(join(path, 'trials'))
          for (const [name, text] of Object.entries(files)) writeFileSync(join(path, name), text)
          return await fromCli(['verify', path, ...(format ? [format] : [])], placeOf(random))
        } finally {
          rmSync(path, { recursive: true, force: true })
        }
      },
    }
  },
}

const view = (random: Random): unknown => ({
  name: random.chance(0.3) ? mutated('my view', random) : `view ${random.below(1000)}`,
  kind: random.pick(['trials', 'claims', 'references', 'nothing', 3]),
  query: random.chance(0.5) ? mutated('disease:t1d cell:msc', random) : '',
  sort: random.pick([
    null,
    { field: 'year', descending: true },
    { field: mutated('year', random), descending: false },
    7,
  ]),
  columns: random.pick([{}, { sponsor: true }, [], { [mutated('sponsor', random)]: 1 }]),
  saved: random.pick(['2026-11-21', '2026-02-30', '', 'today']),
})

const views: Area = {
  name: 'views',
  share: 100,
  make: (random) => {
    const file = {
      format: 'stemcell/browse-state/1',
      started: random.chance(0.8),
      views: random.several(5, () => view(random)),
    }
    const text = random.chance(0.5) ? mutated(JSON.stringify(file), random) : JSON.stringify(file)
    return {
      told: tell(text),
      run: () => {
        const read = understood(text)
        const again = written(read)
        const kept = understood(again)
        if (kept.damage || tell(kept.views) !== tell(read.views))
          throw new Error(`what was kept is not read again: ${again}`)
        return { shown: [again] }
      },
    }
  },
}

/** Every area; their shares sum to 1,000. */
export const areas: readonly Area[] = [query, check, table, views, argv, folder]
