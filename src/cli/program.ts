/** From a command line to the request that it makes. */
import { commands } from '../commands/index.js'
import { checkArguments } from '../limits.js'
import { readPlain } from './plain.js'
import { asWord, type HelpText, type Request, toRequest } from './request.js'

export type { Request } from './request.js'

/** What a bare command line is answered with: what this is, and what to ask first. */
const welcome = `stemcell: what the evidence says about stem-cell therapy for diabetes.
Offline, every number with its source. No medical advice.

A patient or clinician: is it true, and what was tried?
  stemcell check "stem cells cure type 1 diabetes"
  stemcell brief --disease t1d --cell uc-msc
A journalist: what do clinics and news pages claim?
  stemcell claims --verdict overstated
  stemcell sources
A reviewer: where are studies, and what do they add up to?
  stemcell map --disease t1d --fold
  stemcell pool --outcome insulin-halved-with-hba1c-below-7 --disease t2d
  stemcell bias NCT03406585
Anyone at a terminal: filter, read, compare, pool with keys
  stemcell browse
A script or an agent: the same facts as JSON
  stemcell trials --disease t1d --json
  stemcell schema trials

Every command: stemcell --help. One of them: stemcell trials --help.
`

/** Read the command line. Throws a usage failure that says what was expected; never prints. */
export const parse = async (
  argv: readonly string[],
  version: string,
  width: number | undefined,
): Promise<Request | HelpText> => {
  checkArguments(argv)
  const [first, ...rest] = argv
  if (first === undefined) return { text: welcome }
  if (/^(-V|--version)$/.test(first) && rest.length === 0) return { text: `${version}\n` }
  if (first === 'help' && rest.length) {
    const { topicNamed, topicText } = await import('./topics.js')
    const topic = topicNamed(rest)
    if (topic) return { text: topicText(topic) }
  }
  const entry = commands.find(({ name }) => name === first)
  if (entry) {
    const command = await entry.load()
    const typed = readPlain(command, rest.map(asWord))
    if (typed) return toRequest({ name: entry.name, command }, typed)
  }
  return (await import('./commander.js')).readWithCommander(argv, version, width)
}
