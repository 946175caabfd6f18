/** The part of the browser that only those load who listen. */
export { linearFace, linearReader, linearSize } from './linear/index.js'
