/** Registered studies on their way into the user's data: taken in, or waiting for a decision. */
export { type Candidate, type Corrections, readCandidates } from './candidate.js'
export { acceptCandidates, candidatesNamed, mappedOf, refuseCandidates } from './decide.js'
export { takeOut } from './taken-out.js'
export { Intake, type Taken, type TakenIn } from './taking.js'
