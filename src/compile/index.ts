/** From records to the files of a dataset: what the build does with data/. */
export { compile, compileFolder, withSums } from './compile.js'
