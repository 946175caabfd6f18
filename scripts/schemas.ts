/** JSON Schemas of the data files: data/schema/NAME.json. */
import type * as z from 'zod'
import { toJsonSchema } from '../src/contracts/index.js'
import { ownAdditions } from '../src/dataset/schema/own.js'
import { trial } from '../src/dataset/schema/trial.js'
import { fileSchemas } from '../src/dataset/source.js'

type Schema = Record<string, unknown>

const draft = (schema: z.ZodType, title: string): Schema => ({ title, ...toJsonSchema(schema, 'input') })

/** Schema per data file. */
export const dataSchemas = (): Record<string, Schema> => ({
  trial: draft(trial, 'A trial of data/trials'),
  own: draft(ownAdditions, 'A file of records of your own, as stemcell data add takes it'),
  ...Object.fromEntries(
    Object.entries(fileSchemas).map(([name, schema]) => [name, draft(schema as z.ZodType, `data/${name}.json`)]),
  ),
})
