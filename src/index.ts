/** The package as a library: the dataset and the query engine. Statistics stand in "stemcell-evidence/stats". */
export { type Kind, kinds, type RecordOf, type Term, Vocabulary } from './dataset/index.js'
export { Failure } from './errors.js'
export { type Catalog, catalogs, type Field, type Filter, type Order, toFilters, tokenize } from './query/index.js'
export { openDataset, type Page, Records, Store } from './store/index.js'
