/** The files that are written of what was pooled: forest plot, funnel plot, R script. */
import { funnelSvg } from '../../draw/index.js'
import type { Study } from '../../evidence/synthesis/index.js'
import type { Analysis, Traits } from './analysis.js'
import type { PoolPart } from './part.js'
import { type Caption, funnelPicture } from './pictures.js'
import { type RawNumbers, rScript } from './r-script.js'
import type { PoolSettings } from './settings.js'

type Written = {
  readonly studies: readonly Study[]
  readonly analysis: Analysis
  readonly asked: PoolSettings
  readonly caption: Caption
  readonly svg: () => string
  readonly traits: Traits
  /** Where the data are from, for the script. */
  readonly source: string
  readonly raw: readonly RawNumbers[] | null
}

/** The files that are asked for, and why one of them is not written. */
export const writtenFiles = (written: Written): { files: PoolPart['files']; notes: string[] } => {
  const { studies, analysis, asked, caption, svg } = written
  const files: { path: string; content: string }[] = []
  const notes: string[] = []
  if (asked.svg !== null) {
    if (studies.length) files.push({ path: asked.svg, content: svg() })
    else notes.push('No forest plot was written: there is no comparable study to draw.')
  }
  if (asked.funnel !== null) {
    const funnel = funnelPicture(analysis, studies, caption)
    if (funnel) files.push({ path: asked.funnel, content: funnelSvg(funnel) })
    else notes.push('No funnel plot was written: nothing was pooled.')
  }
  if (asked.r !== null) files.push({ path: asked.r, content: rScript({ ...written, ...caption }) })
  return { files, notes }
}
