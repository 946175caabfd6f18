/** Bringing what is held up to date with the registry: `sync` fetches and keeps. */
export { currentDataset } from './held.js'
export { type Screened, type Synced, type SyncedTrial, sync } from './run.js'
