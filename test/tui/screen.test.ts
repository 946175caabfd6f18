import { describe, expect, it } from 'vitest'
import { openLibrary } from '../../src/tui/library/library.js'
import { screenFace } from '../../src/tui/screen/screen.js'
import { initial } from '../../src/tui/state/state.js'
import { themeFor } from '../../src/tui/terminal/theme.js'
import { openBundled } from '../helpers/bundled.js'

/** A screen, what was written to it, and how often Ink was asked to show it. */
const opened = () => {
  const library = openLibrary(openBundled())
  const written: string[] = []
  let shows = 0
  const theme = themeFor({ colors: 0, ascii: false })
  const face = screenFace({
    library,
    theme: () => theme,
    color: 0,
    stdout: process.stdout,
    stdin: process.stdin,
    write: (text) => void written.push(text),
    fail: (error) => {
      throw error
    },
  })
  const ink = {
    show: () => {
      shows++
      return { stop: () => {}, ended: Promise.resolve() }
    },
  }
  const state = initial({ columns: 80, rows: 24 }, '', null, { views: [], started: true })
  return { face, ink, state, written: () => written.splice(0).join(''), shows: () => shows }
}

describe('a screen that was stopped', () => {
  it('is not written to by Ink, loaded meanwhile, until it is shown again', () => {
    const { face, ink, state, written, shows } = opened()
    face.show(state)
    expect(written()).toContain('$ stemcell trials')
    face.stop()
    face.takeOver(ink)
    expect([written(), shows()]).toEqual(['', 0])
    face.show(state)
    expect(shows()).toBe(1)
  })

  it('is not written to by what changes', () => {
    const { face, state, written } = opened()
    face.show(state)
    face.stop()
    written()
    face.update({ ...state, message: 'changed' })
    expect(written()).toBe('')
  })
})
