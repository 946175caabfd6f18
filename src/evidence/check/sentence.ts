/** What kind of sentence it is before any word is looked up: its language, a question, one person's story, an offer. */

const latin: readonly (readonly [language: string, words: RegExp])[] = [
  [
    'Spanish',
    /^(el|la|los|las|un|una|de|del|con|para|que|en|y|es|son|por|al|se|su|sus|células|celulas|madre|curan|cura|tratamiento|tipo|azúcar|pacientes)$/,
  ],
  [
    'German',
    /^(der|die|das|und|mit|für|ist|sind|ein|eine|von|bei|nicht|zu|kann|können|stammzellen|stammzelltherapie|heilen|heilt|behandlung|typ|patienten|zuckerkrankheit)$/,
  ],
  [
    'French',
    /^(le|la|les|un|une|de|des|du|et|est|sont|pour|avec|dans|par|ne|pas|cellules|souches|guérissent|guérir|traitement|diabète|patients|peuvent)$/,
  ],
  [
    'Portuguese',
    /^(o|os|as|um|uma|de|do|da|com|para|que|em|e|é|são|não|células|tronco|curam|tratamento|tipo|pacientes)$/,
  ],
  [
    'Italian',
    /^(il|lo|gli|un|una|di|del|della|con|per|che|in|e|è|sono|non|cellule|staminali|curano|guariscono|diabete|trattamento|tipo|pazienti)$/,
  ],
]
const han = /[\u3400-\u9fff]/
const english =
  /^(the|of|and|to|in|is|are|was|were|for|with|that|can|not|stem|cells?|by|on|our|we|you|your|after|from|has|have|no|may|type|people|patients|treatment|therapy|be|it|this|as|at|an)$/

/* Ranges and not properties of Unicode, which cost each start as much as the rest of this file. */
const scripts: readonly (readonly [language: string, letters: RegExp])[] = [
  ['Japanese', /[\u3041-\u3096\u30a1-\u30fa\uff66-\uff9d]/],
  ['Korean', /[\u1100-\u11ff\u3131-\u318e\uac00-\ud7a3]/],
  ['Russian or another language in Cyrillic', /[\u0400-\u052f]{3}/],
  ['Arabic', /[\u0600-\u06ff\u0750-\u077f]/],
  ['Thai', /[\u0e01-\u0e5b]/],
  ['Hindi', /[\u0900-\u097f]/],
]

/** The name of the language of a sentence that is neither English nor Chinese. */
export const foreignLanguage = (sentence: string): string | undefined => {
  const script = scripts.find(([, letters]) => letters.test(sentence))
  if (script) return script[0]
  if (han.test(sentence)) return undefined
  const words = sentence.toLowerCase().match(/[a-z\u00df-\u00ff\u0100-\u017f]+/g) ?? []
  const own = words.filter((word) => english.test(word)).length
  const [best] = latin
    .map(([language, known]) => ({ language, hits: words.filter((word) => known.test(word)).length }))
    .sort((a, b) => b.hits - a.hits)
  return best && best.hits >= 2 && best.hits > own ? best.language : undefined
}

/** "How they act is not fully understood": no question, but that it is open. */
const knownOf =
  /^(?:how|why)\b[^?]*\b(?:is|are|remains?)\b[^?]{0,30}\b(?:understood|known|unknown|unclear|uncertain|clear|debated|established|settled)\b/i

/** A question claims nothing; it is answered with what is known. */
export const isQuestion = (sentence: string): boolean =>
  /[?？]["”’」\s]*$/.test(sentence) ||
  /[吗呢么]["”。\s]*$/.test(sentence) ||
  // Asked without a mark, or asked for: "how stem cells treat diabetes", "tell me if …", "请问…".
  (/^(how|why|can|could|does|did|is|are|will|would|do (?!not|n['’]t)|has|should)\b/i.test(sentence) &&
    !knownOf.test(sentence)) ||
  /\b(tell me (if|whether|how|what)|(?:i|we) (?:would like|want|'d like|’d like) to know|i wonder|wondering (?:if|whether)|any(?:one|body) (?:know|tried|have|has))\b/i.test(
    sentence,
  ) ||
  /^(请问|求问|想问|想了解|咨询)/.test(sentence) ||
  (/有没有|能不能|是不是|会不会|可不可以|行不行|靠不靠谱|好不好/.test(sentence) &&
    !/不知道|不清楚|未知|不明|尚不|无法/.test(sentence))

const relatives =
  'son|daughter|husband|wife|mother|father|mom|mum|dad|brother|sister|child|uncle|aunt|cousin|grandmother|grandfather|neighbou?r|friend|colleague|boyfriend|girlfriend'

/** Somebody near to whoever tells, or one person with a name or an age. */
const somebody = new RegExp(
  [
    `\\b(?:[Oo]ur|[Hh]is|[Hh]er|whose|[Tt]heir|[Aa] friend['’]s|[Aa] neighbou?r['’]s) (?:own |older |younger |little |teenage )?(?:${relatives})\\b`,
    `\\b[Aa] (?:friend|colleague|neighbou?r|cousin|relative)(?: of (?:mine|ours))?\\b`,
    `\\b(?:[Pp]atient|[Cc]lient|[Mm]ember|[Rr]eader) [A-Z][a-z]{2,}\\b(?! [A-Z]?(?:Registry|Trial))`,
    `\\b[A-Z]?[a-z]+[- ]year[- ]old [A-Z][a-z]+\\b(?<!Chinese|Canadian|American|Swedish|Japanese|Korean)`,
    // "68-year-old Robert", "Maria, 34, …", "Linda, a retired teacher"
    `\\b\\d{1,2}[- ]year[- ]old (?!Chinese|Canadian|American|Swedish|Japanese|Korean)[A-Z][a-z]+`,
    `^[A-Z][a-z]+, who (?:has|had|was|is|suffers?|lives?)\\b`,
    `^[A-Z][a-zà-ÿ]+(?: [A-Z](?:\\.|[a-zà-ÿ]+))?, (?:aged? )?\\d{1,2}(?=[,.;)]|$)`,
    `["”’],? (?:says|said|writes|wrote|reports|recalls) [A-Z]?`,
    `\\b(?:Mr|Mrs|Ms|Miss)\\.? [A-Z]`,
  ].join('|'),
)
const somebodyChinese =
  /[一-鿿](?:先生|女士|阿姨|大爷|大妈|小姐|叔叔|奶奶|爷爷|大叔|大姐)|(?:患者|病友|糖友)[一-鿿]某|\d+岁的?(?:小?[一-鿿]{1,2}|患者)(?:某|,|，)|家住|网友|(?:患者|病友|家属)(?:反馈|表示|告诉|说)|隔壁|街坊|老[王李张刘陈杨赵黄周吴]|(?:朋友|邻居|同事|亲戚|闺蜜|妈妈|爸爸|母亲|父亲|老公|老婆|儿子|女儿)/

/** One person tells of himself or of somebody near: true or not, it shows nothing of other people. */
export const isTestimonial = (sentence: string): boolean =>
  /\bI\b(?!\s*(?:\/|型|diabetes|and\s+II))(?<!type I|phase I)|\b[Mm]y\b(?!\s+clinic)|\bme\b/.test(sentence) ||
  somebody.test(sentence) ||
  // "Since the treatment, he …", where nobody is named whom a study could mean.
  (/\b(?:he|she)\b/i.test(sentence) &&
    !/\b(?:wom[ae]n|m[ae]n|patients?|participants?|person|researchers?|scientists?|trial|study)\b/i.test(sentence)) ||
  /我(?!院|们|国|司|中心|科|市|省)/.test(sentence) ||
  somebodyChinese.test(sentence)

/** Prices, bookings, journeys, praise of the house. */
export const isOffer = (sentence: string): boolean =>
  /[$€£¥]|\b(dollars?|euros?|usd|price[sd]?|package|discount|hotel|airport|book (?:your|a|now)|appointment|consultation|call (?:us|now)|contact us|financing|accommodation|transfers?)\b/i.test(
    sentence,
  ) || /价格|优惠|[一二三四五六七八九]折|预约|来电|咨询|套餐|酒店|接送|一站式/.test(sentence)

/** Bids to book: "free" is the price there, and nothing that cells do. */
export const isBooking = (sentence: string): boolean =>
  /^(?:book|reserve|schedule|sign up|enrol?l|call|contact|order|pay|register)\b/i.test(sentence) ||
  /\b(?:is|are|for) free\b(?! (?:of|from))/i.test(sentence)

/** Advice says what to do, not what is so. */
export const isAdvice = (sentence: string): boolean =>
  /\b(should|must|ought to|please|do not stop|don['’]t stop)\b|不应|应当|切勿|请勿|不要|不建议|建议/i.test(sentence) &&
  !/\b(must take|must be taken)\b/i.test(sentence)

/** Whether what a sentence compares with is a control group. */
export const comparesWithControl = (sentence: string): boolean =>
  /placebo|(than|with|to|versus|vs\.?|beat) (the )?control|\bcontrols\b|control group|sham|matched (?:children|people|patients|adults)|(?:stayed|remained) on insulin|insulin alone|(plain |standard |usual )(film|dressings?|care|wound care|treatment|therapy)|saline|vehicle|no treatment|untreated|安慰剂|对照|生理盐水|假手术/i.test(
    sentence,
  )
