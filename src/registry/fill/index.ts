/** Filling a registry: from files as people have them, and from the registry itself as it changes. */
export { type Filled, fill, markOf, sourceAt, storedStudy } from './fill.js'
export { update } from './update.js'
