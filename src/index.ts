/** The package as a library: the dataset and the query engine. Statistics stand in "stemcell-evidence/stats". */
export { Dataset, type Kind, kinds, openDataset, type RecordOf, type Term, Vocabulary } from './dataset/index.js'
export { Failure } from './errors.js'
export { type Catalog, catalogs, type Field, type Filter, Rows, select, toFilters, tokenize } from './query/index.js'
