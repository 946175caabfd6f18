/** Stands for react-devtools-core, which Ink asks for when it is being developed. */
export default {}
