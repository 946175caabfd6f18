/** What a sentence says of products and cells as such: what they are, whose cells they are, whether they are still to be had. */
import { itemAt } from '../../collections.js'
import type { Store } from '../../store/index.js'
import type { Claimed, Part } from './claimed.js'
import type { Term } from './meaning.js'
import { decisionsNamed } from './products.js'
import { simplify } from './tokens.js'

const denial =
  /\b(?:not|no|never|without|none|neither|cannot|free of|avoids?|(?:is|are|was|were|does|do|did|has|have|need)n['’]t)\b|(?<!而)(?:不|无|没有|未|并非|免)/i

/** Words by which a product is stopped, and by which it is still there. */
const stopped =
  /\b(?:withdr[ae]wn?|withdrew|pulled|taken off|off the market|discontinu\w+|abandon\w*|dropped|shelved|halted|scrapped|ended (?:the )?development|stopp(?:ed|ing)|no longer (?:sold|marketed|on the|available|licensed|approved|authori[sz]ed)|lost (?:its|the) (?:[\w-]+ )?(?:licen[cs]e|approval|authori[sz]ation|place|spot)|left the (?:[\w-]+ )?market|came off the (?:[\w-]+ )?market|gave up (?:on )?|revoked)\b|撤市|退市|撤回|撤销|停止(?:开发|研发|上市)|终止(?:开发|研发)|放弃(?:开发|研发)?|下架/i
const stillThere =
  /\b(?:still|remains?|continues? to be|currently)\b[^.;]{0,24}\b(?:on the|marketed|sold|available|licensed|approved|authori[sz]ed|market|develop\w*|in development|pursu\w+|in testing|in trials)\b|仍(?:然)?(?:在售|上市|在市)|依然(?:在售|上市)/i

/** What people stop, and no company. */
const ofPeople =
  /\b(?:insulin|injections?|medications?|metformin|tablets|drugs|working|patients? (?:stopped|discontinued)|people (?:stopped|discontinued))\b|胰岛素|用药/i

const exempt =
  /\b(?:(?:does|do|did|need|is|are)(?: not|n['’]t) (?:need|require|requiring|subject to)|needs? no|requires? no|exempt(?:ed)? from|without (?:needing|requiring)|not subject to|no need (?:for|of)|outside (?:of )?(?:the )?(?:fda|regulat\w+))\b[^.;]{0,30}\b(?:approv\w+|licen[cs]\w+|authori[sz]\w+|fda|regulat\w+)\b|(?:不需要?|无需|无须|不用|免)[^，。；]{0,8}(?:审批|批准|许可|注册)/i
const mustBeApproved =
  /\b(?:need|needs|require|requires|must have|must get|must be)\b[^.;]{0,20}\b(?:approv\w+|licen[cs]\w+|authori[sz]\w+)\b|(?:须|需要?|必须)(?:经)?[^，。；]{0,8}(?:审批|批准)/i

const suppression =
  /\b(?:immuno-?\s?suppress\w*|immune[- ]suppress\w*|(?:suppress\w*|dampen\w*|weaken\w*) (?:the|their|your) immune (?:system|response|defen[cs]es?)|anti-?rejection (?:drugs?|medic\w+|therapy|treatment)|(?:drugs?|medic\w+|pills|tablets) (?:against|to prevent|that prevent) rejection)\b|免疫抑制|抗排(?:斥|异)|抗排/i
const needed =
  /\b(?:need\w*|requir\w+|must|have to|has to|had to|take|takes|taking|took|lifelong|for life|depend\w*|on|without|with|no|free|avoids?|under|protected by)\b|需|须|终身|长期|服用|无|不|免|使用/i

const cellKinds = new Set<Term['meaning']['role']>(['cell', 'origin'])
/** Between what a product is said to be and it, nothing but these. */
const light = new Set<Term['meaning']['role']>([
  'function',
  'plain',
  'treatment',
  'praise',
  'negation',
  'or',
  'place',
  'unmapped',
])
const isOf =
  /^[^.;]{0,24}?\b(?:is|are|was|were|consists? of|contains?|comes? from|came from|(?:made|derived|grown|produced|prepared|manufactured|taken|obtained|isolated|harvested) (?:from|of|with|out of)|count as|counts as|belongs? to)\b|^[^，。；]{0,6}?(?:是(?!否)|属于|来自|来源于|取自|由|并非|不是|源自|含有)/i

/** "Lantidra is a stem cell product": a kind of cell said of another, with nothing claimed in that clause. */
const identityIn = (sentence: string, own: readonly Term[]): { claimed: Claimed; negated: boolean } | undefined => {
  const named = own.filter(({ meaning }) => cellKinds.has(meaning.role))
  const other = own.find(({ meaning }) => meaning.role === 'outside' && meaning.what === 'treatment')
  const [subject, ...others] = other && (named[0]?.at ?? 0) > other.at ? [other, ...named] : named
  if (!subject || (subject.meaning.role !== 'cell' && subject !== other)) return undefined
  const object = others.find((term) => {
    const between = own.slice(own.indexOf(subject) + 1, own.indexOf(term))
    return (
      isOf.test(sentence.slice(subject.end, term.at)) &&
      between.every(({ meaning }) => light.has(meaning.role) || cellKinds.has(meaning.role))
    )
  })
  if (!object || !('ids' in object.meaning) || !object.meaning.ids) return undefined
  // "Vertex is developing VX-264" says what somebody does, and not what anything is.
  if (
    /\b(?:is|are|was|were)\b(?: \w+)? (?:develop|test|study|mak|sell|pursu|mov|tak|us|try)\w*ing\b/i.test(
      sentence.slice(subject.end, object.at),
    )
  )
    return undefined
  // "Stem cells are cells from bone marrow" says what all of them are.
  return {
    claimed: {
      what: 'identity',
      cells: subject.meaning.role === 'cell' ? subject.meaning.ids : [],
      is: object.meaning.ids,
    },
    negated: own
      .slice(own.indexOf(subject) + 1, own.indexOf(object))
      .some(({ meaning }) => meaning.role === 'negation'),
  }
}

const ownCells =
  /\b(?:(?:the |a )?(?:patient|person|recipient|participant)s?['’]?s?['’]? own|(?:your|their|his|her|one['’]s) own)\b[^.;]{0,30}\bcells?\b|\bautologous\b|\bcells? (?:taken |come |comes |came )?from the patients? (?:him|her|them)sel(?:f|ves)\b|自体|患者自身|自身的?(?:细胞|干细胞)|取自自身/i
const donorCells =
  /\b(?:donors?|donated|allogene?ic|off-the-shelf|(?:another|other) (?:person|people)['’]?s?)\b|供体|捐献|捐赠|异体|同种异体/i

const part = (claimed: Claimed, { negated }: { readonly negated: boolean }, words: string, clause: number): Part => ({
  claimed,
  negated,
  words: [words],
  clause,
})

const factIn = (
  words: string,
  sentence: string,
  own: readonly Term[],
  others: readonly Part[],
  dataset: Store,
): Part | undefined => {
  const { clause } = itemAt(own, 0)
  // What is not known yet is no fact.
  if (others.some(({ claimed }) => claimed.what === 'uncertain')) return undefined
  if (exempt.test(words))
    return part({ what: 'exemption' }, { negated: false }, exempt.exec(words)?.[0] ?? words, clause)
  if (mustBeApproved.test(words) && !denial.test(words.replace(/\bno product/i, '')))
    return part({ what: 'exemption' }, { negated: true }, mustBeApproved.exec(words)?.[0] ?? words, clause)
  const cells = own.some(({ meaning }) => cellKinds.has(meaning.role) || meaning.role === 'treatment')
  const drugs = suppression.exec(words)
  if (drugs && needed.test(words)) {
    const before = words
      .slice(Math.max(0, drugs.index - 45), drugs.index)
      .replace(/^.*\b(?:because|since|as|so|and|but)\b/i, '')
    return part(
      { what: 'immunosuppression' },
      {
        negated:
          denial.test(before) ||
          /\bfree\b|免$/.test(words.slice(drugs.index + drugs[0].length, drugs.index + drugs[0].length + 8)),
      },
      drugs[0],
      clause,
    )
  }
  const isNamed = decisionsNamed(sentence, dataset).length > 0
  // Of no product by name, or denied, it says whether something is approved, and not whether it still is.
  const isThere = stillThere.test(words) && isNamed && !denial.test(words)
  if (
    (isThere || stopped.test(words)) &&
    !ofPeople.test(words.replace(/insulin[- ]produc\w+/i, '')) &&
    others.every(
      ({ claimed, words: of }) =>
        !['cure', 'mechanism', 'harm', 'safety'].includes(claimed.what) ||
        (claimed.what === 'cure' && stopped.test(of.join(' '))),
    ) &&
    (cells || own.some(({ meaning }) => meaning.role === 'unmapped')) &&
    (isNamed ||
      /\bmarket|\b(?:product|device|programm?e?|development)\b|上市|产品/i.test(words) ||
      /^(?:\w+ ){1,3}(?:discontinued|abandoned|dropped|shelved|scrapped|halted|stopped)\b/i.test(words))
  )
    return part(
      { what: 'withdrawal' },
      {
        negated: isThere || (denial.test(words.slice(0, stopped.exec(words)?.index ?? 0)) && !/no longer/i.test(words)),
      },
      (isThere ? stillThere : stopped).exec(words)?.[0] ?? words,
      clause,
    )
  if (others.length > 0) return undefined
  const identity = identityIn(sentence, own)
  if (identity) return part(identity.claimed, { negated: identity.negated }, words, clause)
  const isDonor =
    /\b(?:made|come|comes|came|uses?|used|taken|derived|cells? (?:are|were)|is|are|were)\b|来自|取自|采用|使用|来源/i.test(
      words,
    )
  if (cells && isDonor && ownCells.test(words) !== donorCells.test(words))
    return part(
      { what: 'donor', donor: ownCells.test(words) ? 'autologous' : 'allogeneic' },
      { negated: denial.test(words) },
      (ownCells.exec(words) ?? donorCells.exec(words))?.[0] ?? words,
      clause,
    )
  return undefined
}

/** "…, not of stem cells": the same product, said in a clause of its own not to be that. */
const deniedBeside = ({ claimed, clause }: Part, terms: readonly Term[]): Part[] => {
  const next = terms.filter((term) => term.clause === clause + 1)
  const object = next.find(({ meaning }) => cellKinds.has(meaning.role))
  if (claimed.what !== 'identity' || !object || !('ids' in object.meaning) || !object.meaning.ids) return []
  if (
    !next.some(({ meaning }) => meaning.role === 'negation') ||
    next.some(({ meaning }) => !light.has(meaning.role) && !cellKinds.has(meaning.role))
  )
    return []
  return [{ claimed: { ...claimed, is: object.meaning.ids }, negated: true, words: [object.text], clause: clause + 1 }]
}

/** What such a claim takes the place of, where it stands in the same clause. */
const replaced = new Set<Claimed['what']>([
  'cure',
  'approval',
  'effective',
  'outcome',
  'rejection',
  'comparison',
  'uncertain',
  'relapse',
])

/** Parts with the claims about products and cells as such. */
export const withFacts = (
  sentence: string,
  terms: readonly Term[],
  said: readonly Part[],
  dataset: Store,
): readonly Part[] => {
  const text = simplify(sentence)
  const clauses = [...new Set(terms.map(({ clause }) => clause))]
  const found = clauses.flatMap((clause): Part[] => {
    const own = terms.filter((term) => term.clause === clause)
    const [first, last] = [own[0], own.at(-1)]
    if (!first || !last) return []
    return [
      factIn(
        text.slice(first.at, last.end),
        text,
        own,
        said.filter((one) => one.clause === clause),
        dataset,
      ) ?? [],
    ].flat()
  })
  const denied = found.flatMap((one) => deniedBeside(one, terms))
  if (found.length === 0) return said
  const taken = new Set(found.map(({ clause }) => clause))
  return [
    ...said.filter(({ clause, claimed }) => !(taken.has(clause) && replaced.has(claimed.what))),
    ...found,
    ...denied,
  ]
}
