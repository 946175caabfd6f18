/** docs/pooling.md: what the comparability guard refuses, and the columns that a table of one’s own may have. */
import { roomForEvents } from '../src/commands/pool/traits.js'
import { findings } from '../src/commands/pool/trial-query.js'
import { type ClashCode, clashRules, measureNames, measures, rowRule } from '../src/evidence/synthesis/index.js'
import { columnRules, dataColumns, studySynonyms, tableKinds } from '../src/evidence/table-input/index.js'

const codes = Object.keys(clashRules) as ClashCode[]

const guardRows = codes.map((code) => {
  const { severity, canAllow, summary } = clashRules[code]
  return `| \`${code}\` | ${severity === 'refuse' ? (canAllow ? 'refuse' : 'refuse, always') : severity} | ${summary} |`
})

const needs = {
  means: 'means with a spread',
  events: 'people with an event',
  rates: 'events over person-time (tables only)',
  correlations: 'correlations (tables only)',
  effects: 'effects with their intervals (tables only)',
} as const

/** The page, as Markdown. */
export const poolReference = (): string => `# Pooling

Made by \`npm run generate\` from the code. \`stemcell pool --help\` lists the flags.

## Which trials

\`--disease\` and \`--cell\` stand for a term and everything below it. Words and qualifiers beside the flags are a query, as \`stemcell trials\` takes it (\`stemcell pool --outcome hba1c 'disease:t2d allocation:randomized year:2015..'\`, or \`'id:a,b,c'\` for exactly these trials): only the trials that it keeps are considered, and a note counts those outside it, those of them with such a result, and those that ended with no result of any kind. What a guard refuses it still refuses.

A disease or cell type that a query names alone is also that of the question: with \`cell:msc\`, as with \`--cell msc\`, only the MSC arms of a trial count. Every other qualifier chooses whole trials. A query by what trials found (${findings.map((name) => `\`${name}\``).join(', ')}) biases the pooled effect: the answer says so and gives no certainty for it.

## The comparability guard

Before anything is pooled, every clash between the candidate results is listed. *refuse*: the result is left out with the reason, unless \`--allow NAME\` overrides it, which every output then says. *refuse, always*: there is no effect to pool. *warn* and *note*: pooled, and told.

| name | severity | what |
| --- | --- | --- |
${guardRows.join('\n')}

${rowRule} The rows not chosen are listed with the reason.

Of results that cannot stand beside each other (scale, unit, definition) those stay that most trials share, each cohort counted once; of overlapping cohorts the larger one; of designs the randomized one. Fewer than two comparable studies: no pooled number.

## Defaults

Those of the Cochrane Handbook: random effects with REML, Hartung-Knapp, a prediction interval from three studies on (t with k - 1 degrees of freedom, as metafor's \`predict()\` gives it), mean difference for means, risk ratio for people with an event. Iterations go on to the precision of the machine; \`--metafor-stopping\` stops where metafor stops by default, for its digits.

## What stands below the number

Every output of a pooled result says, before any picture: where “no effect” lies (inside the interval: no difference is shown, and none is ruled out; or outside of it), the certainty (GRADE) in one sentence, or why it is not rated, and, from three studies on, the studies without any one of which that turns (the others pooled again by the same method). The reasons of the certainty stand in their own section.

From ${roomForEvents} columns on, and in SVG, the forest plot of events tells the people with the event of all in each arm (e/n), unless \`--columns\` names others.

## Measures

| name | what | needs |
| --- | --- | --- |
${measureNames.map((name) => `| \`${name}\` | ${measures[name].name} | ${needs[measures[name].data]}, ${measures[name].arms === 'two' ? 'two arms' : 'one arm'} |`).join('\n')}

## A table of your own

\`stemcell pool --input FILE\` reads CSV (comma, semicolon, tab or |), workbooks (.xlsx, first sheet or \`--sheet\`), TSV, JSON (a list of objects, or an object with \`studies\`) and one JSON object per line; \`-\` is standard input. The columns decide what it is:

| table of | columns | measures |
| --- | --- | --- |
${Object.entries(tableKinds)
  .map(
    ([kind, rule]) =>
      `| ${kind} | \`study,${rule.columns.join(',')}\` | ${rule.measures.filter((name) => name !== 'gen').join(', ')} |`,
  )
  .join('\n')}

Headers are compared without case, spaces and punctuation (\`n.e\` is \`ne\`). Other columns are kept for \`--by\`, \`--cumulative\` and \`--columns\`.

| column | holds | also called |
| --- | --- | --- |
| \`study\` | name of the study | ${studySynonyms.slice(1).join(', ')} |
${dataColumns.map((column) => `| \`${column}\` | ${columnRules[column].meaning} | ${[...columnRules[column].synonyms, ...(column === 'e2' ? ['ci (beside ai)'] : [])].filter((name) => name !== column).join(', ')} |`).join('\n')}
`
