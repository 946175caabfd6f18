/** The face of the browser. Its two parts, `browse-core` and `browse`, are loaded by the program when it is called. */
export type { BrowserInput } from './browser-input.js'
export { spellInAscii } from './rows/ascii.js'
export { isInForeground } from './terminal/foreground.js'
