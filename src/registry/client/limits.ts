/** What the client does not go beyond: in time, in bytes, in how often it asks. */

export type Limits = {
  /** Milliseconds until the first byte of an answer, and between two pieces of it. */
  readonly silence: number
  /** Milliseconds for one answer as a whole. */
  readonly whole: number
  /** Bytes of one answer, unpacked. */
  readonly bytes: number
  /** Redirects that one question may take. */
  readonly redirects: number
  /** How often one question is asked. */
  readonly tries: number
  /** Milliseconds before the second try; doubled for each further one. */
  readonly firstPause: number
  /** Milliseconds that a server may ask to wait; where it asks for more, the client gives up. */
  readonly longestPause: number
  /** Milliseconds between two questions. */
  readonly pace: number
}

/** Fewer than 50 questions a minute, which is what ClinicalTrials.gov bears from one address. */
const politePace = 1250

/** Limits for the public service; a mirror that the user named may be asked as fast as it answers. */
export const limitsFor = (isPublic: boolean): Limits => ({
  silence: 30_000,
  whole: 300_000,
  bytes: 40_000_000,
  redirects: 5,
  tries: 5,
  firstPause: 1000,
  longestPause: 120_000,
  pace: isPublic ? politePace : 0,
})

/** What of time and chance the client needs, so that a test needs neither. */
export type Clock = {
  readonly now: () => number
  readonly wait: (milliseconds: number) => Promise<void>
  /** In 0 to 1: apart from others that were turned away at the same moment. */
  readonly chance: () => number
}

export const realClock: Clock = {
  now: Date.now,
  wait: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
  chance: Math.random,
}
