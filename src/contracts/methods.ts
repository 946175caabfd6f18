/** The JSON of methods. */
import * as z from 'zod'
import { search } from '../dataset/schema/search.js'
import { count } from './pieces.js'

const { question, eligibility, sources, notDone, queries } = search.shape

const tally = z.record(z.string(), count)

/** A version of the user's dataset, or what was done between two and changed no record. */
const version = z.strictObject({
  edition: count.describe('Number of the edition that it is; of what changed no record, the one that was there'),
  made: z.string().describe('When (UTC)'),
  trigger: z.string().describe('The command, and the files or numbers that it was given'),
  isChange: z.boolean().describe('False for a look, an import or a refusal that changed no record'),
  version: z.string().describe('Version of the dataset'),
  methods: z
    .array(
      z.strictObject({
        what: z.enum(['program', 'bundled', 'search']),
        before: z.string().nullable(),
        after: z.string().nullable(),
      }),
    )
    .describe('What is another in how it was made since the version before: program, bundled dataset, saved search'),
  studies: z
    .strictObject({ before: count, added: count, changed: count, gone: count, after: count })
    .nullable()
    .describe('Studies included: before + added - gone = after. Null where nothing changed, or nobody can count them'),
  records: z
    .strictObject({
      read: count,
      duplicates: count,
      held: count,
      added: count,
      replaced: count,
      waiting: count,
      refused: count,
      outside: count,
      unread: count,
    })
    .nullable()
    .describe(
      'Registered studies found since the version before, and what became of them: read is the sum of the others',
    ),
  registrations: z
    .strictObject({ asked: count, fresh: count, absent: count, damaged: count })
    .nullable()
    .describe('Registrations of studies that are held: how many were asked for, and had a version not seen before'),
  decided: z.strictObject({ accepted: count, refused: count }).nullable().describe('Candidates that were decided on'),
  entries: z
    .strictObject({ added: tally, changed: tally, gone: tally })
    .describe('What came, changed and went in the layers over the bundled dataset, by type'),
})

export const methodsItem = z.strictObject({
  question,
  eligibility,
  sources,
  flow: z
    .array(
      z.strictObject({
        box: z.string().describe('Box of the PRISMA 2020 flow diagram'),
        stage: z.enum(['before', 'identification', 'screening', 'assessment', 'included']),
        text: z.string(),
        n: count,
      }),
    )
    .describe('The flow; its last row is the number of trials in the dataset'),
  screenedOut: z
    .array(z.strictObject({ criterion: z.string(), n: count }))
    .describe('Notes of the screening by criterion'),
  excluded: z
    .array(z.strictObject({ what: z.string(), criterion: z.string().nullable() }))
    .describe('Studies excluded after assessment'),
  secondReading: z.looseObject({}).describe('What the second reading came to'),
  notDone,
  queries,
  versions: z
    .array(version)
    .describe(
      'Versions of your own dataset, oldest first (PRISMA’s extension for living reviews); empty where there are none',
    ),
})
