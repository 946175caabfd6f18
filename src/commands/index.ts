/** Every command, in the order of --help. A new command is a file here and a line below. */
import { about } from './about.js'
import { approvals } from './approvals.js'
import { cells } from './cells.js'
import type { Command } from './command.js'
import { diseases } from './diseases.js'
import { mechanisms } from './mechanisms.js'
import { outcomes } from './outcomes.js'
import { references } from './references.js'
import { schema } from './schema.js'
import { show } from './show.js'
import { trials } from './trials.js'

export type { Command, Input, Option } from './command.js'

export const commands: readonly Command[] = [trials, diseases, cells, mechanisms, outcomes, references, approvals, show, about, schema]
