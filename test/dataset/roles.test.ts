import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { ts } from 'ts-morph'
import { describe, expect, it } from 'vitest'
import roleTable from '../../data/roles.json' with { type: 'json' }
import { choices } from '../../src/dataset/index.js'
import { vocabularyKinds } from '../../src/dataset/kinds.js'
import { readSource } from '../../src/dataset/source.js'

const data = readSource('data')
const roles = Object.entries(roleTable.items)

/** Texts of a file as the program has them, by the line where they stand: patterns and templates too. */
const literalsOf = (file: string): { readonly text: string; readonly line: number }[] => {
  const source = readFileSync(file, 'utf8')
  const found: { text: string; line: number }[] = []
  const at = (text: string, { pos }: ts.Node): void => {
    found.push({ text, line: source.slice(0, pos).split('\n').length })
  }
  const look = (node: ts.Node): void => {
    if (ts.isStringLiteralLike(node) || ts.isTemplateHead(node) || ts.isTemplateMiddleOrTemplateTail(node))
      at(node.text, node)
    node.forEachChild(look)
  }
  look(ts.createSourceFile(file, source, ts.ScriptTarget.Latest))
  return found
}

const files = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .filter((name) => /\.tsx?$/.test(name))
  .map((name) => join('src', name))
const literals = files.flatMap((file) => literalsOf(file).map((one) => ({ file, ...one })))

describe('entries of vocabularies that rules speak of', () => {
  it.each(roles)('%s are entries of their vocabulary', (_, { kind, ids }) => {
    const known: readonly string[] = vocabularyKinds.flatMap((one) =>
      one === kind ? data[one].map(({ id }) => id) : [],
    )
    expect(ids.filter((id) => !known.includes(id))).toEqual([])
    expect(new Set(ids).size).toBe(ids.length)
  })

  it('are each asked for by the program', () => {
    const asked = new Set(literals.map(({ text }) => text))
    expect(roles.map(([role]) => role).filter((role) => !asked.has(role))).toEqual([])
  })
})

/** Words that are ids and something else as well, where they stand for that. */
const homonyms: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'src/dataset/schema/literature.ts': { epidemiology: 'a kind of claims' },
  'src/evidence/check/facts.ts': { immunosuppression: 'a thing that sentences claim' },
  'src/evidence/check/subject.ts': { immunosuppression: 'a thing that sentences claim' },
  'src/evidence/check/claimed.ts': { immunosuppression: 'a thing that sentences claim' },
  'src/evidence/check/rules/judge.ts': { immunosuppression: 'a thing that sentences claim' },
  'src/evidence/check/rules/rule.ts': { immunosuppression: 'a thing that sentences claim' },
  'src/evidence/check/rules/products.ts': { immunosuppression: 'a thing that sentences claim, and a kind of risks' },
  'src/pages/reading.ts': { immunosuppression: 'a thing that sentences claim' },
  'src/evidence/check/tokens.ts': { tumor: 'American spelling' },
  'src/spelling.ts': { tumor: 'American spelling' },
  'src/layers/templates.ts': {
    t1d: 'a template, whose values are replaced',
    msc: 'a template, whose values are replaced',
    hba1c: 'a template, whose values are replaced',
  },

  'src/query/fields/approvals.ts': { diabetes: 'the name of a field' },
  'src/query/fields/claims.ts': { epidemiology: 'a kind of claims' },
  'src/query/fields/trial-entry.ts': {
    hba1c: 'the name of a field',
    egfr: 'the name of a field',
    'c-peptide': 'the name of a field',
  },
  'src/tui/state/keys.ts': { esc: 'a key' },
  'src/tui/terminal/decode.ts': { esc: 'a key' },
  'src/tui/terminal/key-reader.ts': { esc: 'a key' },
}

it('no id of a record stands in the program: a rule asks for a part of data/roles.json, or for a field', () => {
  // What is also a value of a closed list (death, a harm) cannot be told from it.
  const codes = new Set<string>(Object.values(choices).flat())
  const kinds = [
    ...vocabularyKinds,
    'nodes',
    'trials',
    'references',
    'approvals',
    'claims',
    'reviews',
    'edges',
  ] as const
  const ids = new Set(kinds.flatMap((kind) => data[kind].map(({ id }) => id)).filter((id) => !codes.has(id)))
  const excused = new Set<string>()
  const found = literals.filter(({ file, text }) => {
    const id = text.replace(/^[a-z]+\//, '')
    if (!ids.has(id)) return false
    if (homonyms[file]?.[id] === undefined) return true
    excused.add(`${file} ${id}`)
    return false
  })
  expect(found).toEqual([])
  const listed = Object.entries(homonyms).flatMap(([file, words]) =>
    Object.keys(words).map((word) => `${file} ${word}`),
  )
  expect(listed.filter((one) => !excused.has(one))).toEqual([])
})
