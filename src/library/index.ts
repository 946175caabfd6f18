/** The package as a library: the records and the questions to them. Evidence, statistics and pictures have doors of their own. */
export * from './dataset.js'
export * from './query.js'
