/** The files that are written of a table that was pooled. */
import { funnelSvg } from '../../draw/index.js'
import type { StudyTable } from '../../evidence/table-input/index.js'
import type { Analysis, Traits } from './analysis.js'
import type { PoolSettings } from './options.js'
import type { Part } from './part.js'
import { type Caption, funnelPicture } from './pictures.js'
import { type RawNumbers, rScript } from './r-script.js'

const rawNames: Readonly<Record<string, string>> = {
  n1: 'n1i',
  mean1: 'm1i',
  sd1: 'sd1i',
  n2: 'n2i',
  mean2: 'm2i',
  sd2: 'sd2i',
  e1: 'ai',
  e2: 'ci',
  e: 'xi',
  n: 'ni',
  mean: 'mi',
  sd: 'sdi',
  r: 'ri',
  time: 'ti',
  time1: 't1i',
  time2: 't2i',
}

/** Events over person-time have names of their own. */
const rateNames: Readonly<Record<string, string>> = { e1: 'x1i', e2: 'x2i' }

const rawOf = (table: StudyTable): RawNumbers[] | null =>
  table.kind === 'effects' || table.measure === 'mc'
    ? null
    : table.studies.map(({ data }) =>
        Object.fromEntries(
          Object.entries(data).flatMap(([column, value]) => {
            const name = (table.kind === 'rates' ? rateNames[column] : undefined) ?? rawNames[column]
            // People at risk are no part of a rate, and in metafor no argument of it.
            return name && !(table.kind === 'rates' && /^n[12]i$/.test(name)) ? [[name, value]] : []
          }),
        ),
      )

/** The picture, the funnel plot and the R script, as far as they are asked for. */
export const filesOf = (
  table: StudyTable,
  analysis: Analysis,
  asked: PoolSettings,
  caption: Caption,
  svg: () => string,
  how: Traits,
): { files: Part['files']; notes: string[] } => {
  const files: { path: string; content: string }[] = []
  const notes: string[] = []
  if (asked.svg !== null) files.push({ path: asked.svg, content: svg() })
  if (asked.funnel !== null) {
    const funnel = funnelPicture(analysis, table.studies, caption)
    if (funnel) files.push({ path: asked.funnel, content: funnelSvg(funnel) })
    else notes.push('No funnel plot was written: nothing was pooled.')
  }
  if (asked.r !== null)
    files.push({
      path: asked.r,
      content: rScript({
        title: caption.title,
        source: `Data: ${table.name}`,
        studies: table.studies,
        raw: rawOf(table),
        analysis,
        asked,
        traits: how,
        overridden: [],
      }),
    })
  return { files, notes }
}
