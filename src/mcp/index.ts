/** The face of the server for agents. Its parts, `server` and `http`, are loaded by the program when it is called. */
export type { Served } from './served.js'
