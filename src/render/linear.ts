/** The format for those who listen: an answer as labelled sentences, one to a line. */
import type { Render } from './format.js'
import { joinRows } from './rows.js'
import { closingSaid, sayOut } from './speech.js'

export const renderLinear: Render = (answer) =>
  answer.document === undefined
    ? { body: joinRows(sayOut(answer.view()).rows), closing: joinRows(closingSaid(answer)) }
    : { body: `${answer.document}\n`, closing: '' }
