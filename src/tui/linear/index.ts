/** The browser for those who listen: the same state, keys and records; sentences instead of a screen. */
export { linearFace } from './face.js'
export { linearReader } from './reader.js'
export { linearSize } from './size.js'
