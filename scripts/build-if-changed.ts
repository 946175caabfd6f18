/** `npm test` builds first, where what was built is not of these sources: after `npm install` it is, and nothing is done twice. */
import { isBuilt } from './built-from.js'
import { fromRoot } from './paths.js'

if (!isBuilt(fromRoot(''))) await import('./build.js')
