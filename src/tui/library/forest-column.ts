/**
 * The forest column of the list: each trial's own effect for one outcome on one axis. Never pooled; one measure and one unit;
 * who has no effect on this axis gets the reason in its place.
 */

import type { Role } from '../../answer.js'
import { itemAt } from '../../collections.js'
import { digitsFor, fixed, markRow, ratio, referenceRow, unicodeGlyphs } from '../../draw/index.js'
import type { Piece } from '../../render/index.js'
import type { OutcomeEffects, TrialEffect, TrialEffects, WithoutEffect } from '../../store/index.js'
import { cellWidth, cut, fitted } from '../../widths.js'
import { axisWords, frameFor, ruler } from './forest-axis.js'

export type TrialsForestColumn = {
  readonly outcome: string
  /** Two rows above the trials: what is shown; the axis and which side favors cells. Both fill the column. */
  readonly head: readonly [Piece, Piece]
  /** What stands in the row of a trial; fills the column. */
  readonly cell: (trial: string) => readonly Piece[]
  /** The column in a sentence: outcome, measure, unit, time, axis, and which side favors cells. */
  readonly about: string
  /** A row in words: for the line of messages and for screen readers. */
  readonly words: (trial: string) => string
}

/** Narrowest and widest useful column. */
export const forestWidths = { least: 16, most: 40 } as const

/** Cells of a list beside the column: gutter, what a trial says, its size, design and level. */
const beside = 56

/** How wide the column is in a list of so many cells: at most a third of it, an odd number; 0 where the list is too narrow. */
export const forestWidth = (listColumns: number): number => {
  const third = Math.min(forestWidths.most - 1, Math.floor(listColumns / 3), listColumns - beside)
  const odd = third % 2 ? third : third - 1
  return odd < forestWidths.least ? 0 : odd
}

/** What the column is and what its marks mean, for the help; each a line of its own. */
export const forestHelp: readonly string[] = [
  'Each trial’s own effect for one outcome, as stemcell pool --outcome shows it',
  'for all diseases (--allow disease) and cells: the same result, arms and time',
  'point, around which most comparable trials report. Nothing is pooled here.',
  'The outcome is the one picked (: forest), or the only one that the filters ask',
  'for, or the one that most listed trials have an effect for.',
  '■ randomized   □ not randomized, or not known   ├─┤ 95% interval',
  '× left out where all trials are pooled (┄ its interval)',
  '│ no effect   ◄ ► goes on beyond the axis, which holds all listed trials',
]

const boxes = { randomized: { ...unicodeGlyphs, boxes: ['■'] }, other: { ...unicodeGlyphs, boxes: ['□'] } } as const

/** Refusals that are said by the mark itself, or that lie between two trials and are no fault of the effect. */
const mild = new Set(['non-randomized', 'overlap'])
const isLeftOut = ({ refused }: TrialEffect): boolean => refused.some((code) => !mild.has(code))

/** Why there is no effect, in a word or two. */
const reasons: Readonly<Record<string, string>> = {
  'no-control': 'no control',
  'no-number': 'no number',
  'no-spread': 'no spread',
  'no-size': 'no group size',
  'no-events': 'none or all',
  'spread-unknown': 'spread unknown',
  kind: 'other kind',
  'other-unit': 'other unit',
  // Not on record, ambiguous, or episodes where people are asked for.
  units: 'no usable unit',
  statistics: 'not computable',
  baseline: 'baseline only',
}

export const isEffect = (found: TrialEffect | WithoutEffect | undefined): found is TrialEffect =>
  found !== undefined && 'estimate' in found

/** A name in few words: its abbreviation where it has one, or without what stands in parentheses. */
const shortName = (name: string): string => {
  const inside = /\(([^()\s]*\p{Lu}[^()\s]*)\)$/u.exec(name)?.[1]
  return inside ?? name.replace(/\s*\([^()]*\)$/, '')
}

/** A unit where there is little room, without what its measure says anyway. */
const shortUnit = ({ unit, unitWords }: OutcomeEffects): string =>
  unitWords === 'percentage points' ? '% points' : unit.replace(/ (from baseline|or as reported)$/, '')

/** A name that does not fit gives way to the id by which one asks for it, then is cut; the measure stays whole. */
const headText = (of: OutcomeEffects, cells: number): string => {
  const name = shortName(of.name)
  const label = of.measure.toUpperCase()
  const when = of.months === null ? '' : `, ${of.months} months`
  const named = (unit: string): string => (unit ? `${label} ${unit}` : label)
  const short = [named(shortUnit(of)), named(of.unit)]
  const forms = [of.unitWords ? named(`in ${of.unitWords}`) : label, short[0]]
    .flatMap((unit) => [`${name}, ${unit}${when}`, `${name}, ${unit}`])
    .concat([name, of.outcome].flatMap((subject) => short.map((unit) => `${subject} ${unit}`)))
  const fits = forms.find((form) => cellWidth(form) <= cells)
  if (fits) return fits
  const unit = itemAt(
    short.sort((a, b) => cellWidth(a) - cellWidth(b)),
    0,
  )
  return `${cut(name, Math.max(4, cells - cellWidth(unit) - 2)).trimEnd()}… ${unit}`
}

const joined = (glyphs: readonly { readonly char: string; readonly role?: Role | undefined }[]): Piece[] => {
  const out: { text: string; role?: Role }[] = []
  for (const { char, role } of glyphs) {
    const last = out.at(-1)
    if (last && last.role === role) last.text += char
    else out.push({ text: char, ...(role ? { role } : {}) })
  }
  return out
}

/** Which side an effect favors; undefined where its interval holds no effect, or neither side is better. */
const sideOf = (of: OutcomeEffects, { ci: [low, high] }: TrialEffect): 'cells' | 'control' | undefined => {
  const noEffect = of.isRatio ? 1 : 0
  if (of.better === 'none' || (low <= noEffect && high >= noEffect)) return undefined
  return high < noEffect === (of.better === 'lower') ? 'cells' : 'control'
}

/** A trial's effect in a sentence. */
const effectWords = (of: OutcomeEffects, found: TrialEffect, write: (value: number) => string): string => {
  const { estimate, ci, months, isRandomized, refused } = found
  const favored = sideOf(of, found)
  const unit = of.unitWords ? ` ${of.unitWords}` : ''
  return [
    `${shortName(of.name)}: ${of.measure.toUpperCase()} ${write(estimate)} (95% CI ${write(ci[0])} to ${write(ci[1])})${unit}${months === null ? '' : ` at ${months} months`}`,
    of.better === 'none' ? '' : favored ? `favors ${favored}` : '“no effect” lies inside the interval',
    isRandomized ? 'randomized' : 'not randomized',
    refused.length ? `left out where all trials are pooled: ${refused.join(', ')}` : '',
  ]
    .filter(Boolean)
    .join('; ')
}

/** What the column shows, and around which time. */
const aboutWords = (of: OutcomeEffects): string => {
  const months = (value: number): number => Number(Math.max(0, value).toFixed(1))
  const when =
    of.months === null
      ? ''
      : ` at ${of.months} months (${months(of.months - of.window)} to ${months(of.months + of.window)})`
  return `${shortName(of.name)}, ${of.measure.toUpperCase()}${of.unitWords ? ` in ${of.unitWords}` : ''}${when}`
}

/** The column for one outcome: `listed` are all trials of the list, seen or not, so that the axis stays while one scrolls. */
export const forestColumn = (
  of: OutcomeEffects,
  {
    listed,
    withoutResults,
    cells,
  }: {
    readonly listed: Iterable<string>
    readonly withoutResults: TrialEffects['withoutResults']
    readonly cells: number
  },
): TrialsForestColumn => {
  const effects = [...listed].map((id) => of.trials[id]).filter(isEffect)
  const silent = new Set(withoutResults)
  const frame = frameFor(of, effects, cells)
  const digits = of.isRatio ? 2 : digitsFor(effects.map(({ ci: [low, high] }) => high - low))
  const write = (value: number): string => (of.isRatio ? ratio(value, digits) : fixed(value, digits))
  const reason = (id: string): string => {
    const found = of.trials[id]
    if (found && !isEffect(found)) return reasons[found.why] ?? found.why.replaceAll('-', ' ')
    return silent.has(id) ? 'no results' : 'none on record'
  }
  const tail = ' '.repeat(cells - frame.width)
  const drawn = (effect: TrialEffect): Piece[] => {
    const favored = sideOf(of, effect)
    const tone = effect.isRandomized && favored ? (favored === 'cells' ? 'good' : 'bad') : undefined
    const { estimate, ci } = effect
    const kind = isLeftOut(effect) ? 'left-out' : 'study'
    const glyphs = effect.isRandomized ? boxes.randomized : boxes.other
    return [
      ...joined(markRow(frame, { kind, estimate, ci, size: null, tone }, glyphs)),
      ...(tail ? [{ text: tail }] : []),
    ]
  }
  const line = effects.length
    ? referenceRow(frame, unicodeGlyphs)
        .map(({ char }) => char)
        .join('')
    : ''
  const empty = (word: string): Piece[] => [
    { text: fitted(`${word} ${line.slice(cellWidth(word) + 1)}`, cells), role: 'muted' },
  ]
  return {
    outcome: of.outcome,
    about: `${aboutWords(of)}; ${effects.length ? axisWords(frame, of.better) : 'no listed trial has an effect'}`,
    head: [
      { text: fitted(headText(of, cells), cells), role: 'heading' },
      { text: effects.length ? ruler(frame, of.better, cells) : ' '.repeat(cells), role: 'muted' },
    ],
    cell: (id) => {
      const found = of.trials[id]
      return isEffect(found) ? drawn(found) : empty(reason(id))
    },
    words: (id) => {
      const found = of.trials[id]
      return isEffect(found) ? effectWords(of, found, write) : `${shortName(of.name)}: ${reason(id)}`
    },
  }
}
