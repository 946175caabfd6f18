/** Bringing what is held up to date with the registry: `sync` fetches and keeps, `renewalOf` says what a fresh record changes. */
export { currentDataset } from './held.js'
export { type Held, remarkBegins, renewalOf } from './renew.js'
export { type Screened, type Synced, type SyncedTrial, sync } from './run.js'
