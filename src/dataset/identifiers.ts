/** Outside identifiers of studies and papers, in the one form in which we store and compare them. */
import { itemAt } from '../collections.js'

/** A DOI without resolver or prefix, in lower case. */
export const normalizeDoi = (text: string): string | undefined => {
  const match = /^(?:https?:\/\/(?:dx\.)?doi\.org\/|doi:\s*)?(10\.\d{4,9}\/\S+)$/i.exec(text.trim())
  return match?.[1]?.toLowerCase()
}

/** The form in which any identifier is looked up: DOIs bare, PMIDs as digits, everything in lower case. */
export const identifierKey = (text: string): string => {
  const trimmed = text.trim()
  const doi = normalizeDoi(trimmed)
  if (doi) return doi
  const pmid = /^(?:pmid:?\s*|https?:\/\/pubmed\.ncbi\.nlm\.nih\.gov\/)(\d{1,8})\/?$/i.exec(trimmed)
  if (pmid) return itemAt(pmid, 1)
  const pmc =
    /^(?:pmcid:?\s*|https?:\/\/(?:pmc\.ncbi\.nlm\.nih\.gov|www\.ncbi\.nlm\.nih\.gov\/pmc)\/articles\/)(PMC\d+)\/?$/i.exec(
      trimmed,
    )
  if (pmc) return itemAt(pmc, 1).toLowerCase()
  const registry = /^https?:\/\/(?:www\.)?clinicaltrials\.gov\/(?:study|ct2\/show)\/(NCT\d{8})/i.exec(trimmed)
  if (registry) return itemAt(registry, 1).toLowerCase()
  // A registry number with something between its letters and digits.
  const spaced = /^(nct|pmc|irct|isrctn|actrn|drks|kct|ctri|chictr)[\s:#-]+([\da-z/-]*\d)$/i.exec(trimmed)
  if (spaced && (/^\d+$/.test(itemAt(spaced, 2)) || !trimmed.includes('-')))
    return `${spaced[1]}${spaced[2]}`.toLowerCase()
  return trimmed.toLowerCase()
}
