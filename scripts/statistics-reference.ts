/** docs/statistics.md: every method beyond pooling, from the registry that also makes the option, its help and its answers. */
import { entriesOf } from '../src/collections.js'
import { methods, needWords, outOfScope } from '../src/evidence/synthesis/index.js'

const cell = (text: string): string => text.replace(/\|/g, '\\|')

const sections = entriesOf(methods).map(
  ([name, { title, needs, least, caution, source, r, functions }]) => `### \`${name}\`: ${title}

Needs ${needWords[needs]}${least >= 10 ? `; from ${least} studies on it is worth reading` : ''}.

**When not to use it:** ${caution}

Source: ${source}. Library: ${functions.map((one) => `\`${one}\``).join(', ')}.

\`\`\`r
${r}
\`\`\``,
)

/** The page, as Markdown. */
export const statisticsReference = (): string => `# Statistics beyond pooling

Made by \`npm run generate\` from the code. \`stemcell pool … --also NAME\` runs a method on what is pooled, for trials of the dataset and for tables of your own (\`--input\`); \`--moderators a,b\` asks for \`meta-regression\`, \`--cluster COLUMN\` for \`three-level\`. Every answer, as text and as JSON, says when not to trust it. The functions are exported by \`stemcell-evidence/stats\`; docstrings give the paper and the equal call of R, and the tests hold the numbers of R (metafor, clubSandwich, lme4) that \`test/stats/make-methods-golden.R\` writes. The calls below stand in a script of \`--r\`, where \`dat\` are the data and \`res\` the pooled result.

Models, estimators of τ² and tests of pooling itself, subgroups under all of them (\`--by\`, with \`--subgroup-tau2\`), leave-one-out, cumulative pooling, influence and Egger's test are options of \`pool\`: see [pooling.md](pooling.md).

## Methods

| name | what | needs |
| --- | --- | --- |
${entriesOf(methods)
  .map(
    ([name, { title, needs }]) =>
      `| [\`${name}\`](#${name}-${cell(title)
        .toLowerCase()
        .replace(/[^\p{L}\p{N} -]/gu, '')
        .replace(/ /g, '-')}) | ${cell(title)} | ${needWords[needs]} |`,
  )
  .join('\n')}

${sections.join('\n\n')}

## How close to R

Closed forms agree with R to 1e-8 and better, fits by likelihood as far as the program of R settles: metafor's selection model stops at about six digits (its likelihood agrees to 1e-10), lme4 at about eight when it is told to go on, and the exact conditional model of metafor at six.

## Out of scope

${outOfScope.map(([what, tools]) => `- ${what}: ${tools}.`).join('\n')}
`
