/** From records to the files of a dataset, and back: what the build does with data/, and layers with the bundled dataset. */
export { compile, compileFolder, withSums } from './compile.js'
export { recordsIn } from './read-back.js'
