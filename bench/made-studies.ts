/**
 * Studies made up by varying real ones, for measuring: another number, condition, date, size and status, and 5 kB of running
 * text of a vocabulary with common and rare words. They say nothing about any study.
 */
import { createWriteStream, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { ensure } from '../src/collections.js'

/** Numbers from 0 to 1 that are the same at each run (mulberry32). */
const random = (seed: number): (() => number) => {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}

const syllables =
  'ba ce di fo gu la me ni po ru sa te vi xo zu pan cre ati insu lin gly ce mia der mo tro pic neph'.split(' ')
const wordCount = 40_000

const words = Array.from({ length: wordCount }, (_, i) => {
  const draw = random(i)
  return Array.from({ length: 2 + (i % 4) }, () => syllables[Math.floor(draw() * syllables.length)]).join('')
})

/** Conditions, one in fifty of them diabetes. */
const conditions = [
  'Type 1 Diabetes',
  ...'Breast Cancer,Asthma,Hypertension,Depression,Obesity,COVID-19,Stroke,Heart Failure,HIV Infections,Pain,Psoriasis,Epilepsy,Schizophrenia,Anemia,Malaria,Sepsis,Glaucoma,Migraine,Lymphoma,Osteoarthritis,Cystic Fibrosis,Lupus,Melanoma,Pneumonia'
    .split(',')
    .flatMap((name) => [name, `${name}, Recurrent`]),
]
const statuses = ['COMPLETED', 'COMPLETED', 'COMPLETED', 'RECRUITING', 'UNKNOWN', 'TERMINATED', 'WITHDRAWN']
const phases = [['PHASE1'], ['PHASE2'], ['PHASE1', 'PHASE2'], ['PHASE3'], ['NA'], ['PHASE4']]

type Record = {
  readonly protocolSection: {
    readonly identificationModule: object
    readonly statusModule: object
    readonly descriptionModule?: object
    readonly conditionsModule?: object
    readonly designModule?: object
    readonly eligibilityModule?: object
    readonly contactsLocationsModule?: object
  }
  readonly hasResults?: boolean
}

/** Real records of API v2 in a folder, one a file, as far as they are whole. */
export const realRecords = (folder: string): Record[] =>
  readdirSync(folder)
    .filter((name) => /^NCT\d+\.json$/.test(name))
    .map((name) => JSON.parse(readFileSync(join(folder, name), 'utf8')) as Record)

const textOf = (draw: () => number, bytes: number): string => {
  let text = ''
  // The square makes few words common and most rare.
  while (text.length < bytes) text += `${words[Math.floor(draw() ** 3 * wordCount)]}${draw() < 0.1 ? '. ' : ' '}`
  return text.slice(0, bytes).trim()
}

/** A line of JSON: the study of that number, made of a real one. */
export const madeStudy = (n: number, real: readonly Record[]): string => {
  const draw = random(n + 1_000_003)
  const pick = <T>(list: readonly T[]): T => ensure(list[Math.floor(draw() * list.length)])
  const base = pick(real)
  const { protocolSection: section } = base
  const year = 1999 + Math.floor(draw() * 27)
  const start = `${year}-${String(1 + Math.floor(draw() * 12)).padStart(2, '0')}`
  const condition = pick(conditions)
  const isOfCells = draw() < 0.02
  return JSON.stringify({
    protocolSection: {
      ...section,
      identificationModule: {
        nctId: `NCT${String(n).padStart(8, '0')}`,
        briefTitle: `${isOfCells ? 'Stem Cells' : pick(words)} for ${condition}: ${textOf(draw, 60)}`,
      },
      statusModule: {
        ...section.statusModule,
        overallStatus: pick(statuses),
        startDateStruct: { date: start, type: 'ACTUAL' },
        lastUpdateSubmitDate: `${Math.min(2025, year + 1)}-05-01`,
      },
      descriptionModule: { briefSummary: textOf(draw, 500), detailedDescription: textOf(draw, 1100) },
      eligibilityModule: { ...section.eligibilityModule, eligibilityCriteria: textOf(draw, 700) },
      conditionsModule: { conditions: [condition] },
      designModule: {
        ...section.designModule,
        phases: pick(phases),
        enrollmentInfo: { count: Math.floor(draw() ** 3 * 2000), type: 'ACTUAL' },
      },
    },
    hasResults: false,
  })
}

/** Writes so many made studies as NDJSON. */
export const writeStudies = async (path: string, count: number, real: readonly Record[]): Promise<void> => {
  const out = createWriteStream(path)
  for (let n = 1; n <= count; n++)
    if (!out.write(`${madeStudy(n, real)}\n`)) await new Promise<void>((resolve) => out.once('drain', () => resolve()))
  await new Promise<void>((resolve) => out.end(() => resolve()))
}
