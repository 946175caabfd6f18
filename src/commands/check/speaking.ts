/** Which trials an answer about a claim rests on. */
import type { Checked } from '../../evidence/check/index.js'

/** Trials that speak for or against what is claimed. */
export const speaking = ({ parts }: Checked): string[] =>
  parts.flatMap(({ trials }) => trials.flatMap((one) => (one.stance === 'silent' ? [] : [one.trial.id])))
