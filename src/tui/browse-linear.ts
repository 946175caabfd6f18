/** The part of the browser that only those load who listen. */
export { linearFace, linearSize, voiceReader } from './linear/index.js'
