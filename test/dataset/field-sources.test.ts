import { describe, expect, it } from 'vitest'
import { fieldSources, readPaths, tallySources } from '../../src/dataset/field-sources.js'
import type { Trial } from '../../src/dataset/schema/trial.js'
import { trial } from '../helpers/records.js'

const source = (id: string): Trial['sources'][number] => ({
  id,
  url: `https://example.org/${id}`,
  level: 'abstract',
  what: 'abstract',
})
const pages = [source('s1'), source('s2'), source('s3')]
const held = (more: Partial<Trial>): Trial => ({ ...trial('x'), sources: pages, ...more })

describe('fieldSources', () => {
  const asked = (provenance: Trial['provenance'], path: string) => {
    const { sources, isRecorded } = fieldSources(held(provenance ? { provenance } : {}), path)
    return [sources.map(({ id }) => id).join(), isRecorded]
  }

  it('takes the entry of the nearest part that holds the value', () => {
    const provenance = { design: { sources: ['s1'] }, 'design.masking': { sources: ['s2'] } }
    expect(asked(provenance, 'design.masking')).toEqual(['s2', true])
    expect(asked(provenance, 'design.phases')).toEqual(['s1', true])
  })
  it('tells pages that may have given it from pages that did', () => {
    expect(asked({ sponsor: { sources: ['s1', 's3'], isOneOf: true } }, 'sponsor')).toEqual(['s1,s3', false])
    expect(asked({ sponsor: { sources: ['s1', 's3'] } }, 'sponsor')).toEqual(['s1,s3', true])
  })
  it('takes every page where nothing was recorded', () => {
    expect(asked(undefined, 'sponsor')).toEqual(['s1,s2,s3', false])
  })
})

it('asks no source for what is null, inferred or our own', () => {
  const paths = readPaths(held({ sponsor: null, inferred: { 'design.masking': 'One group' } }))
  expect(paths).toContain('disease')
  expect(paths).toContain('design.allocation')
  expect(paths).not.toContain('sponsor')
  expect(paths).not.toContain('design.masking')
  expect(paths.filter((path) => /\.(role|label)$/.test(path))).toEqual([])
})

it('counts trials with several sources only', () => {
  const one: Trial = { ...held({}), sources: [source('s1')] }
  const known = Object.fromEntries(readPaths(held({})).map((path) => [path, { sources: ['s1'] }]))
  const unknown = { ...known, disease: { sources: ['s1', 's2'], isOneOf: true as const } }
  const values = readPaths(held({})).length
  expect(tallySources([one, held({ provenance: known }), held({ provenance: unknown })])).toEqual({
    trials: 2,
    values: 2 * values,
    untraced: 1,
    trialsWithUntraced: 1,
  })
})
