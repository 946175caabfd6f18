/** The browser for those who listen: the same state, keys and records; sentences instead of a screen. */

export { voiceReader } from '../library/read-page.js'
export { linearFace } from './face.js'
export { linearSize } from './size.js'
