/** A gap map as a page of its own: the picture, and under it the same facts as a table that a screen reader can walk. */
import type { GapGrid } from '../../draw/index.js'
import type { MapCell } from '../../evidence/gap-map/index.js'
import { harmless, plural } from '../../text.js'

const escapeHtml = (text: string): string => harmless(text).replace(/[&<>"']/g, (char) => `&#${char.charCodeAt(0)};`)

const directionWords = (direction: MapCell['direction']): string =>
  direction === null
    ? 'no result on record'
    : direction === 'uncontrolled'
      ? 'results before and after or of cells against cells only, none against a control group'
      : `results against control: ${direction}`

/** What a cell of a gap map holds, in words; that there is no synthesis only where it is to be said of each. */
export const cellWords = (cell: MapCell, isFull = true): string =>
  cell.state === 'none'
    ? 'no study'
    : [
        `${cell.trials.length} ${cell.trials.length === 1 ? 'trial' : 'trials'}`,
        `${plural(cell.participants, 'person', 'people')}${cell.participantsUnknown ? ` (enrollment not known for ${cell.participantsUnknown})` : ''}`,
        `best design ${cell.design ?? 'unknown'}`,
        directionWords(cell.direction),
        cell.state === 'no-numbers'
          ? 'no result in numbers'
          : cell.state === 'uncompared'
            ? cell.direction === 'uncontrolled'
              ? ''
              : 'no numbers against a control group'
            : `${cell.betweenGroup.length} with numbers against a control group`,
        cell.syntheses.length
          ? `${cell.syntheses.length} published ${cell.syntheses.length === 1 ? 'synthesis' : 'syntheses'}`
          : isFull
            ? 'no published synthesis on record'
            : '',
      ]
        .filter(Boolean)
        .join('; ')

/** The page: no scripts, no addresses, nothing to load. */
export const mapPage = (grid: GapGrid, svg: string, cells: readonly (readonly MapCell[])[]): string => `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(grid.title)}</title>
<style>
body { font: 16px/1.5 system-ui, sans-serif; margin: 2rem; color: #1a1a1a; background: #fff; }
figure { margin: 0; overflow-x: auto; }
table { border-collapse: collapse; margin-top: 1rem; font-size: 0.85rem; }
th, td { border: 1px solid #999; padding: 0.3rem 0.5rem; text-align: left; vertical-align: top; }
td.none { color: #666; }
</style>
</head>
<body>
<h1>${escapeHtml(grid.title)}</h1>
<p>${escapeHtml(grid.description ?? '')} ${escapeHtml(grid.legend ?? '')}</p>
<figure>
${svg.replace(/^<\?xml[^>]*>\s*/, '')}
</figure>
<h2>The same as a table</h2>
<table>
<caption>${escapeHtml(grid.title)}</caption>
<thead><tr><th scope="col">${escapeHtml(grid.rowLabel)}</th>${grid.columns.map((c) => `<th scope="col">${escapeHtml(c)}</th>`).join('')}</tr></thead>
<tbody>
${grid.rows.map((row, r) => `<tr><th scope="row">${escapeHtml(row)}</th>${(cells[r] ?? []).map((cell) => `<td${cell.state === 'none' ? ' class="none"' : ''}>${escapeHtml(cellWords(cell))}</td>`).join('')}</tr>`).join('\n')}
</tbody>
</table>
</body>
</html>
`
