/** A checked page as one HTML file: its sentences with marks, the reasons beside them. No script, nothing from the network. */

import { escapeXml } from '../../draw/index.js'
import type { CheckedPage, CheckedSentence } from '../../evidence/check/index.js'
import { partName } from '../../pages/reading.js'
import { words } from '../../pages/score.js'
import type { Store } from '../../store/index.js'
import { whyText } from './why.js'

/** A sign and a color per verdict; the sign alone says it. */
const signs: Readonly<Record<string, string>> = {
  supported: '✓',
  'partly-supported': '◐',
  'not-shown': '?',
  overstated: '↑',
  contradicted: '✗',
  'true-of-something-else': '≠',
  'not-judged': '·',
}

const style = `:root{color-scheme:light dark;font:1rem/1.55 system-ui,sans-serif}
body{margin:0 auto;max-width:46rem;padding:1rem}
h1{font-size:1.4rem}h2{font-size:1.15rem;margin-top:2rem}h3{font-size:1rem;margin:1.5rem 0 .5rem}
.claim{border-left:.3rem solid;padding:.1rem .8rem;margin:.8rem 0}
.claim p{margin:.3rem 0}.why{font-size:.92rem}.plain{opacity:.75}
.supported{border-color:#1f7a4d}.partly-supported{border-color:#8a6d00}.not-shown{border-color:#6b6b6b}
.overstated,.true-of-something-else{border-color:#b25a00}.contradicted{border-color:#a8321f}.not-judged{border-color:#8a8f98}
dt{font-weight:600}dd{margin:0 0 .5rem}li{margin:.4rem 0;overflow-wrap:anywhere}`

const sentenceHtml = (one: CheckedSentence, dataset: Store): string => {
  if (one.class === 'no-claim') return `<p class="plain">${escapeXml(one.text)}</p>`
  const { verdict, parts, understanding } = one.checked
  const taken = understanding.assumptions.filter((said) => said.includes('taken from'))
  const says = parts.map((part) => partName(part, dataset)).join('; ')
  return [
    `<div class="claim ${verdict}"><p><mark>${escapeXml(one.text)}</mark></p>`,
    `<p><strong>${signs[verdict] ?? ''} ${escapeXml(words(verdict))}</strong>${says ? ` – ${escapeXml(says)}` : ''}</p>`,
    `<p class="why">${escapeXml([whyText(one), ...taken].join(' '))}</p>`,
    ...(one.numbersNotReported.length
      ? [`<p class="why">Not reported by the cited study: ${escapeXml(one.numbersNotReported.join(', '))}</p>`]
      : []),
    '</div>',
  ].join('')
}

/** The whole file. */
export const pageHtml = (page: CheckedPage, title: string, notes: readonly string[], dataset: Store): string => {
  const { scorecard: s, citations, sentences } = page
  let heading: string | null = null
  const body = sentences.flatMap((one) => {
    const open = one.heading && one.heading !== heading ? [`<h3>${escapeXml(one.heading)}</h3>`] : []
    heading = one.heading
    return [...open, sentenceHtml(one, dataset)]
  })
  const verdicts = Object.entries(s.verdicts).filter(([, n]) => n)
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<title>${escapeXml(`Checked: ${title}`)}</title><style>${style}</style></head><body><main>
<h1>${escapeXml(title)}, checked against the record</h1>
<p>Store ${escapeXml(dataset.stamp.version)}, as of ${escapeXml(dataset.stamp.asOf)}. A reading of stored evidence by fixed rules; no medical advice.</p>
${notes.map((note) => `<p><strong>${escapeXml(note)}</strong></p>\n`).join('')}<h2>Scorecard</h2>
<dl><dt>Sentences</dt><dd>${s.sentences}: ${s.classes.judged} judged, ${s.classes.beyond} claims beyond us, ${s.classes['no-claim']} without a claim</dd>
<dt>Verdicts</dt><dd>${verdicts.map(([verdict, n]) => `${signs[verdict] ?? ''} ${escapeXml(words(verdict))} ${n}`).join(', ') || 'none'}</dd>
${s.overstated === null ? '' : `<dt>Overstated or worse</dt><dd>${s.overstated} % of the judged claims</dd>`}</dl>
<h2>The page</h2>
${body.join('\n')}
${citations.length ? `<h2>Citations</h2><ul>${citations.map((c) => `<li><strong>${escapeXml(words(c.status))}</strong>: ${escapeXml(c.text.slice(0, 300))} – ${escapeXml(c.note)}</li>`).join('\n')}</ul>` : ''}
</main></body></html>
`
}
