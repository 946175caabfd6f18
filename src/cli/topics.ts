/** Texts of `stemcell help TOPIC`: what holds for every command. Man pages carry them too. */
import { exitCodes } from '../errors.js'
import { formatEndings, formatNames } from '../render/index.js'

export type Topic = { readonly name: string; readonly summary: string; readonly text: string }

const codes: Readonly<Record<keyof typeof exitCodes, string>> = {
  ok: 'fine, also when nothing matches',
  bug: 'internal error: a mistake of ours',
  usage: 'wrong usage: the message quotes the value and says what was expected',
  'not-found': 'a record, schema or file that was named is not there',
  'bad-data': 'bad data, or a file that cannot be written',
  interrupted: 'interrupted',
}

const rows = (pairs: readonly (readonly [string, string])[]): string => {
  const width = Math.max(...pairs.map(([left]) => left.length))
  return pairs.map(([left, right]) => `  ${left.padEnd(width)}  ${right}`).join('\n')
}

export const topics: readonly Topic[] = [
  {
    name: 'query',
    summary: 'How records are asked for: words, qualifiers, ranges, lists',
    text: `A query is words and qualifiers, in any order; all must hold.

${rows([
  ['word', 'found anywhere in the record, by its beginning'],
  ['"two words"', 'found side by side'],
  ['field:value', 'the same as the flag --field value'],
  ['field:a,b', 'a or b'],
  ['-field:value', 'not so; also field:!value'],
  ['year:2015..2020', 'a range; 2015.. and ..2020 are open; also >=2015, <3'],
  ['disease:t1d', 'a term finds all below it; ids, names and aliases are understood, also Chinese'],
  ['field:missing', 'nothing on record; known, notRead, notReported, notApplicable ask more exactly'],
])}

Fields of a kind: stemcell trials --fields list.  Ids: stemcell show ID…, or - for ids from standard input.`,
  },
  {
    name: 'formatting',
    summary: 'Output formats, files, width, color, pager',
    text: `--format NAME takes ${formatNames.join(', ')}; --json, --ndjson, --csv, --tsv and --md are short for theirs.
-o FILE writes a file, whole or not at all; its ending chooses the format:

${rows(formatEndings.map(({ ending, what }) => [`.${ending}`, what]))}

Some commands write more (.svg, .bib, .ris, .html, .R): see their help. --no-clobber keeps a file that is there.
On a screen long answers are shortened, and say so; --all prints everything. JSON, CSV and files are always whole.
--width N lays text out for N columns, also in a pipe. --format linear is for screen readers. --color auto, always or never.`,
  },
  {
    name: 'exit-codes',
    summary: 'What the program ends with',
    text: `${rows(Object.entries(exitCodes).map(([name, code]) => [String(code), codes[name as keyof typeof codes]]))}

With --json an error is one JSON object on standard error: {"error":{"code","message","hint"}}.`,
  },
  {
    name: 'environment',
    summary: 'Variables that are read',
    text: rows([
      ['NO_COLOR, FORCE_COLOR, CLICOLOR_FORCE', 'color or none'],
      ['TERM, COLORTERM', 'what the terminal can show'],
      ['COLUMNS', 'width, where the terminal does not tell'],
      ['LC_ALL, LC_CTYPE, LANG', 'UTF-8 or ASCII'],
      ['STEMCELL_PAGER, PAGER, LESS, LESSCHARSET', 'the pager; STEMCELL_PAGER= (empty) is none'],
      ['ACCESSIBLE', 'linear mode in the browser'],
      ['XDG_STATE_HOME', 'where the browser keeps saved views, and news what you have seen'],
      ['XDG_DATA_HOME', 'where your own records are kept'],
    ]),
  },
  {
    name: 'dataset',
    summary: 'What the records are, where they come from, and what they do not hold',
    text: `The dataset is bundled and works offline. Each value has a source (a page, paper or registration), a level (full text, registry,
abstract, secondary, news) and, where it is not there, a reason: not reported, not read and not applicable differ.
Where sources disagree both readings stand, and the less favorable one carries judgments.

${rows([
  ['stemcell about', 'what it holds, version and date, license, how to cite, what it does not cover'],
  ['stemcell methods', 'searches, PRISMA flow, second reading'],
  ['stemcell trace ID', 'from a value to its page, and to what disagrees'],
  ['stemcell verify', 'schemas, links, arithmetic and checksums'],
  ['stemcell data --help', 'records of your own beside the bundled ones'],
])}`,
  },
  {
    name: 'statistics',
    summary: 'How effects are computed and pooled, and where the numbers were checked',
    text: `Effect sizes, random and common effect models, Mantel-Haenszel, Peto and the methods of --also follow metafor in R, and tests
hold its numbers. The default is REML with the wider of the Hartung-Knapp and the z interval. A guard leaves out
results that cannot be compared, says why, and names what --allow overrides. Certainty follows GRADE.

${rows([
  ['stemcell pool --help', 'measures, models, tables of one’s own'],
  ['stemcell pool … --r check.R', 'an R script that gives the same numbers'],
  ['stemcell bias ID', 'risk of bias by RoB 2 or ROBINS-I, with reasons'],
])}`,
  },
  {
    name: 'trust',
    summary: 'What to believe, and what this tool cannot tell',
    text: `No medical advice. Numbers were read by programs from papers, abstracts and registries, and read a second time independently where
the record says so; no person signed them off. A level of "abstract" or "news" means that the full paper was not read.
A verdict of check or claims rests on the trials on record; "not judged" is an answer too. ≠ marks a design that sources
dispute, ! a record with known anomalies.

${rows([
  ['stemcell audit', 'every number that does not agree with another'],
  ['stemcell about', 'agreement of the two readings'],
  ['stemcell methods', 'what was not done'],
])}`,
  },
]

const aliases: Readonly<Record<string, string>> = {
  'exit codes': 'exit-codes',
  codes: 'exit-codes',
  formats: 'formatting',
}

/** A topic by its name; undefined where there is none. */
export const topicNamed = (words: readonly string[]): Topic | undefined => {
  const asked = words.join(' ').toLowerCase()
  return topics.find(({ name }) => name === (aliases[asked] ?? asked))
}

/** A topic as help prints it. */
export const topicText = ({ summary, text }: Topic): string => `${summary}\n\n${text}\n`
