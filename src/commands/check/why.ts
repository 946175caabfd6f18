/** Why a sentence of a page has its verdict. */
import type { CheckedSentence } from '../../evidence/check/index.js'

/** What stands beside a sentence: the reason of the page's judgment in short. */
export const whyText = ({ checked }: CheckedSentence): string =>
  checked.reason?.text ??
  checked.parts.find(({ result }) => result === checked.verdict)?.reason ??
  checked.parts[0]?.reason ??
  ''
