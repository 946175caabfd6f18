/**
 * Denials whose reach no rule of one clause can tell: denied denials ("it is a lie that … not"), denials of something else than
 * the cells ("insulin does not, but stem cells do"), turns that deny nothing ("nothing short of a cure"). A sentence with one is
 * not judged: read as a plain denial, it would take the kind verdict that its opposite deserves.
 */
import type { Part } from './claimed.js'
import type { Term } from './meaning.js'
import { simplify } from './tokens.js'

/** What rejects a statement, and does not deny a thing. */
const rejections =
  /\b(?:false(?:ly|hoods?)?|wrong(?:ly)?|incorrect(?:ly)?|untrue|inaccurate|mistak(?:e|es|en)|(?:a|the|just|such|all|outright|blatant) lies?|lying|liars?|myths?|nonsense|rubbish|bogus|baloney|absurd|ridiculous|ludicrous|preposterous|fallac(?:y|ies)|misconceptions?|misinformation|disinformation|misled|misleading|propaganda|fairy ?tales?|fiction|fables?|superstitions?|prejudices?|scaremongering|fearmongering|slander|fake news|hoax|unfounded|baseless|groundless|dishonest|foolish|think again|not (?:at all |entirely |quite |actually |even )?(?:true|right|correct|accurate|the case|so|a fact|factual)|isn['’]t (?:true|right|correct|the case|so)|no truth|(?<!\b(?:no|without|without a|without any|beyond|beyond a|beyond any|beyond all) )doubt(?:ful|ed|s|ing)?|unlikely|improbable|implausible|inconceivable|unthinkable|unimaginable|impossible|hard to (?:believe|imagine|argue|claim)|disput(?:e|es|ed|ing)|refut(?:e|es|ed|ing)|debunk(?:s|ed|ing)?|disprov(?:e|es|ed|en|ing)|dismiss(?:es|ed|ing)?|reject(?:s|ed|ing)? (?:the |any |this |that |all )?(?:claims?|ideas?|notions?|views?|that)|(?:no|the) truth in)\b|错误|错的|错了|是错|大错|谬误|谎言|谎话|撒谎|说谎|谣言|假的|假话|骗人|骗局|不对|不实|不属实|不真实|不准确|不正确|误解|误区|误会|误导|胡说|荒谬|荒唐|无稽之谈|偏见|神话|笑话|危言耸听|否定|质疑|怀疑|反驳|不可能|不成立|不是事实|不是真的|并非事实|并非如此|不是这样|站不住脚|毫无根据|没有根据|没有道理/gi

/** Rejections that the lexicon does not read: with them even a sentence without another denial says the opposite. */
const unreadRejections =
  /\b(?:(?:a|outright|blatant) lie(?! (?:in|with|down)\b)|(?:is|are|be) (?:simply |just |plainly |completely |utterly |totally |flatly |all |pure )?(?:wrong|incorrect|inaccurate|mistaken|nonsense|rubbish|bogus|baloney|lies|absurd|ridiculous|preposterous)|(?:wrong|incorrect|a mistake|nonsense|absurd|ridiculous|a fallacy|a misconception) (?:that|to (?:think|believe|say|claim|assume|suggest|suppose))|(?:misconception|fallacy|falsehood) that)\b|(?:是|为|属于)(?:完全|十分|非常)?(?:错误|错的|假的|假话|谎话|误解|误区|胡说)|说法(?:完全|显然)?(?:错误|不对|不正确|不成立)|(?:^|[，,])胡说/i

/** Denial itself denied, or laid to others: to deny, and who says that it is not so. */
const deniers = [
  /\b(?:den(?:y|ies|ied|ying)|denial|naysay\w*)\b(?! (?:approval|clearance|authori[sz]ation|a licen[cs]e|the application|the company))/i,
  /否认|不认为|否定/,
  /\b(?:dismiss|refute|debunk|disprove|dispute|doubt|question|contest|reject|ignore|overlook)\w* (?:the |this |that )?(?:fact|truth|evidence|reality)\b/i,
]

/** Where a denial is told as the opinion of others, which the sentence itself may mean to reject. */
const othersDeny =
  /\b(?:who (?:says?|said|claims?|told)|(?:any|some|every|no)(?:one|body) who (?:says?|claims?|thinks?|believes?|tells?)|(?:people|those|critics|skeptics|sceptics|doctors) who (?:say|claim|think|believe|tell|insist)|(?:critics|skeptics|sceptics|cynics|doubters|opponents|detractors|big pharma|pharma|the industry|they) (?:still |always |often |may |will |all )?(?:say|says|claim|claims|insist|insists|argue|argues|told|tell|tells|believe|believes|think|thinks|want|wants)|want(?:s|ed)? (?:you|us|people|everyone) to (?:think|believe)|(?:do not|don['’]t|never) (?:let|believe|listen|think|fall|be (?:told|fooled))|(?:was|were|been) (?:once|long|previously|formerly|wrongly) (?:thought|believed|said|told|considered)|(?:once|used to|long|previously|formerly) (?:thought|think|believed?|said|say)|stop (?:saying|believing|telling|thinking)|kidding|said (?:nobody|no one)|yeah,? right|as if|is what (?:[\w-]+ ){1,4}(?:say|think|believe|claim|want)|so they say|until (?:now|recently|today|lately),? (?:nothing|no|nobody|none)|chang(?:e|es|ed|ing) (?:that|this|everything|all (?:that|this))|then came|came along|game.?chang\w*|out ?dated|obsolete)\b|过时|改变(?:了)?(?:这|一切)|谁说|难道|岂(?:能|会|不)|有人(?:说|认为|声称)|别(?:相信|听|以为|说)|不要(?:相信|听|以为)|曾(?:经)?(?:认为|以为|被认为)|过去(?:认为|以为)|以为|质疑者|批评者/i

/** A denial and, near behind it, what undoes it. */
const undone = [
  /\b(?:rarely|seldom|never|hardly(?: ever)?|almost never|scarcely|barely|not|n['’]t|cannot|can['’]?t|no|nobody|no one|none|nothing|few|without|infrequently|\w+n['’]t)\b(?<!\bnot(?= without))(?:\s+(?!(?:and|but|or|nor)\b)[\w-]+){0,4}?\s+(?:fail\w*|unable|incapable|powerless|ineffective|useless|in vain|uncured|unhealed|untreated|unhelped|unimproved|unchanged|unaffected|without|impossible|hopeless|refus\w*|declin\w*|hesitat\w*|inefficacious|ceas(?:e|es|ed|ing)|stop(?:s|ped|ping)? (?:curing|healing|reversing|working|helping|lowering|improving))\b/i,
  /\b(?:un)?fail(?:ure|ures|s|ed|ing)?\b(?:\s+[\w-]+){0,5}?\s+(?:is|are|was|were|being)\s+(?:[\w-]+\s+)?(?:rare|uncommon|unheard of|unknown|infrequent|exceptional|negligible|exception)\b/i,
  /很少(?:不(?!良|适)|没|无|失败|失效|未)|几乎不(?:会)?(?:失败|失效|落空)|从(?:不|未|没)(?:有)?(?:失败|失效|落空|失手)|(?:不|没|未)(?:会|曾|有)?(?:失败|失效|落空)|(?:极少|鲜有|鲜少|罕有)(?:不(?!良|适)|失败|失效|未|无)|失败(?:的)?(?:情况|病例)?(?:很少|极少|罕见)/,
  /不能不|不得不|不会不(?!良|适)|不可不|无不(?!良|适)|无一不|没有不(?!良|适)|莫不|未尝不|不无|没有(?:一个|谁|人|哪个)[^，。；]{0,10}(?:不(?!良|适)|没|未)|非[^，。；]{0,12}不可/,
]

/** Turns that look like a denial and deny nothing; they count where a part is read as denied. */
const turns = [
  /\bno matter (?:what|who|how|which|where)\b|\bregardless\b|\bwithout (?:exception|question|doubt|limits?|effort)\b|\bno (?:ifs|kidding|problems?|obstacles?|difficult(?:y|ies)|trouble|wonder|limits?|challenge)\b|(?:\bnot|n['’]t) (?:just|only|merely|simply|solely)\b/i,
  /(?:没有?|毫无|无|不成)(?:任何)?(?:问题|悬念|疑问|疑义|难度|困难|压力|障碍|限制)|不仅|不只|不光|不单/,
  /\b(?:nothing|no less|not less|little) (?:but|short of|less than|else than)\b|\bnothing short of\b|\b(?:cannot|can['’]?t|could not|couldn['’]t) (?:help but|but)\b/i,
  /\b(?:no|not an?|hardly an?|isn['’]t an?|not) (?:longer |mere |big )?(?:just |only |merely )?(?:an? )?(?:secret|surprise|accident|coincidence|exaggeration|question|joke|mystery|dream|fantasy|fiction|science fiction|fairy ?tale|illusion|utopia|hype|lie|myth|hoax|scam|trick|small feat|mean feat|matter of luck)\b/i,
  /无非|不止|无(?:可|法)(?:置疑|辩驳)|不(?:再)?是(?:梦|神话|幻想|空想|秘密|谎言|骗局)|不再是/,
]

/** Nothing is said to show the opposite. */
const opposite =
  /\b(?:otherwise|to the contrary|the contrary|the opposite|the reverse|different(?:ly)? (?:is|was) (?:shown|proven))\b|相反|反驳|并非如此|不是如此|并不如此|反证|反例|反面证据/i

/** What a denied proof is of. */
const unprovenDenial = [
  /\b(?:no|not|never|without|lack\w*|little|isn['’]t|aren['’]t|wasn['’]t|hardly|scarcely|zero|insufficient|nothing)\b[^.;?!]*?\b(?:evidence|proof|reasons?|arguments?|grounds?|case|data|stud(?:y|ies)|trials?|speaks?|says?)\b[^.;?!]{0,40}?\b(?:against|to (?:reject|dismiss|rule out|exclude|doubt|question|dispute|contradict|refute|deny))\b/i,
  /(?:反对|不利于|推翻|反驳|驳斥)[^，。；]*(?:证据|研究|理由)[^，。；]*[不没无]|[不没无][^，。；]*(?:证据|研究|理由)[^，。；]*(?:反对|不利于|推翻|反驳|驳斥)/,
  /\b(?:no|not|never|cannot|nobody|no one|none|without|lack(?:s|ing)?|little|absence of|n['’]t|\w+n['’]t|hardly any|nothing|unproven|unconfirmed|untested|insufficient|scant|zero)\b[^.;?!]*?\b(?:proofs?|evidence|prov(?:e|es|ed|en|ing)|show(?:s|n|ed|ing)?|demonstrat\w+|stud(?:y|ies)|trials?|data|research|reasons?|indication|confirm\w*|establish\w*|suggest\w*|unproven|found|finding|finds?|indicates?|who|whom|whose|meet|name|know|see)\b(?:(?!\b(?:and|but|or|nor|although|though|while|because|so)\b|[.;?!]).)*?\b(?:not(?! (?:even|only|just|to mention|merely))|never|cannot|can['’]?t|\w+n['’]t|fail\w*|unable|incapable|ineffective|useless|no(?! (?:known |serious |major |severe |long[- ]term )*(?:risks?|side|adverse|harms?|dangers?|complications?|safety))\b)/i,
  /(?:没有|无|缺乏|尚无|并无|没|未|不)[^，。；]{0,8}(?:证据|证明|证实|研究|试验|数据|表明|显示)[^。；]*?(?:不能|不会|无法|不可|没有(?!副作用|风险|不良|危险)|不(?!良|安全|仅|但|同|足)|未能|并非|无效|失败|没用)/,
]

/** Before the cells: that the denial is of everything else, and not of them. */
const exceptCells =
  /(?:\b(?:(?<!\b(?:treatments?|therap(?:y|ies)|products?|options?|methods?|approach(?:es)?|interventions?|things?) )like|unlike|except(?:ing)?(?: for| with| by| through)?|excluding|besides|beside|other than|apart from|aside from|save(?: for)?|in contrast to|in contrast with|as opposed to|contrary to|instead of|unless|until|till|without|before|better than|as well as|as effectively as|as much as|the way|the way that|only(?: with| by| through)?|thanks to|but(?: only)?(?: with| by| through| for| via)|barring)\s+(?:(?:for|with|by|through|via|using|the|a|an|our|your|my|these|those|real|modern|you (?:use|try|get|have)|people (?:use|try|get)|given|it is|they (?:use|get|try))\s+)*|除了?|除非|唯有|唯独|只有|仅有|惟有|不像|不同于|好比|比得上|比得过|不如|只能靠)(?:用|使用|通过|依靠|接受|注射|采用|我们的|的)?$/i

/** Of a control group the same may be denied in as many words: "and none of the ten controls did". */
const ofControls =
  /\b(?:no|none|neither|not one|nobody|zero)\b[^.;,]{0,24}\b(?:controls?|control group|placebo|sham|comparison group|comparators?)\b[^.;,]{0,12}\b(?:did|had|was|were|has|have)?\b|(?:对照|安慰剂)组?(?:则|均|都)?(?:无|没有|未)/i

/** The denial stands beside an affirmation without words of its own: "… but stem cells do". */
const ellipsis =
  /\b(?:do|does|did|can|could|will|would|may|might|shall|is|are|has|have|succeeds?|succeeded)(?: (?:so|it|indeed|now|today|already|too|exactly that|just that|that|this|both|one|in fact|actually|certainly|always|all of (?:this|that)))*(?=\s*(?:[.!…;:]|["”'’)]*$))|\b(?:offers?|provides?|brings?|delivers?|gives?|are|is|has|have) (?:one|it|an? (?:exception|answer|solution)|the (?:only )?(?:answer|solution|exception|opposite))\b|(?:但|却|而|则|就|可是|然而|，|,)[^，,。；]{0,14}?(?<![不未无])(?:能|可以|能够|做得到|做到|办得到|例外)(?:做到)?[了的]?\s*[。！!…；]*$|(?:但|却)[^，,。；]{0,14}?(?<![不未无])(?:会|行|可)[了的]?\s*[。！!…；]*$/i

/** Something else is what does not work. */
const otherSubject =
  /\b(?:insulin|metformin|drugs?|pills?|tablets?|medicines?|medications?|diets?|exercise|doctors?|pharma)\b(?: therapy| injections?| treatment)?(?:,? (?:which|that|who))?(?: alone| only| itself)? (?:(?:do|does|did|can|could|will|would|have|has|is|are|was|were)(?: not|n['’]t| never)|cannot|can['’]?t|won['’]t|never|fails? to|failed to)\b|(?:胰岛素|二甲双胍|药物|西药|中药|药片|手术|饮食)(?:注射|治疗|疗法)?(?:只|仅|都|也|并|根本|永远|从来|是|本身)*(?:不能|无法|不会|不可能|治不好|没有治愈|没能|未能)/i
const nothingElse =
  /\b(?:no|none of the|not any) (?:other(?! (?:side|adverse|risks?|serious|harms?|complications?|safety))|(?:existing|conventional|traditional|alternative|current|standard) (?:drugs?|treatments?|therap(?:y|ies)|medicines?|care)|(?:drug|medicine|medication|pill|tablet|diet|doctor)s?\b(?![- ]?(?:related|free|induced)| (?:against|to prevent|to suppress|that (?:prevent|suppress|dampen|weaken))))|\bnothing else\b|\bno(?:thing|ne)?\b.*\b(?:like|the way|as well as|as effectively as|comes? close|compares?|rivals?|match(?:es)?)\b(?! (?:serious|side))|(?:没有|无)(?:任何)?(?:其他|其它|别的|哪种|一种|药物|药)(?!相关|不良|副|毒|并发)|(?:没有|无)[^，。；]{0,14}(?:能比|比得上)|(?:像|如同|如)[^，。；]{0,8}(?:细胞|它|我们)[^，。；]{0,4}(?:一样|那样|般)/i

const overlaps = (term: Term, at: number, end: number): boolean => term.at < end && at < term.end

/** "No risks", "without side effects": a denial of harm, which a rejected statement may hold. */
const deniesHarm = (terms: readonly Term[], denial: Term): boolean => {
  if (!/^(no|without|zero|没有|没有任何|毫无|无|零)$/i.test(denial.text)) return false
  const behind = terms
    .slice(terms.indexOf(denial) + 1)
    .find(({ meaning }) => !['function', 'plain', 'strength', 'unmapped', 'change'].includes(meaning.role))
  return behind?.meaning.role === 'harm' && behind.clause === denial.clause
}

const first = (text: string, patterns: readonly RegExp[]): string | undefined =>
  patterns.map((pattern) => pattern.exec(text)?.[0]).find((found) => found !== undefined)

/** A statement is rejected that is itself a denial, or in words that are not read as a denial. */
const rejectedDenial = (text: string, terms: readonly Term[]): string | undefined => {
  const unread = unreadRejections.exec(text)
  if (unread && !terms.some((term) => isDenial(term) && overlaps(term, unread.index, unread.index + unread[0].length)))
    return unread[0]
  const found = [...text.matchAll(rejections)]
  // "It is no myth" is one turn.
  const isWithin = (term: Term, at: number, end: number): boolean =>
    overlaps(term, at, end) ||
    (/^(?:an? |the )?(?:myth|lie|hoax|nonsense|fiction|fairy|fable|mistake|propaganda)/i.test(text.slice(at, end)) &&
      /^\s*(?:an? )?$/i.test(text.slice(term.end, at)))
  const isOutside = (term: Term): boolean =>
    found.every((one) => !isWithin(term, one.index, one.index + one[0].length)) && !deniesHarm(terms, term)
  return found.length > 0 && terms.some((term) => isDenial(term) && isOutside(term)) ? found[0]?.[0] : undefined
}

const isDenial = ({ meaning }: Term): boolean =>
  meaning.role === 'negation' || (meaning.role === 'proof' && meaning.proof === 'unproven')

/** The denial is of something else, to which the cells are the exception. */
const deniedElsewhere = (text: string, terms: readonly Term[], said: readonly Part[]): string | undefined => {
  const apart = ofControls.exec(text)
  const denial = terms.find(
    (term) => isDenial(term) && !(apart && overlaps(term, apart.index, apart.index + apart[0].length)),
  )
  if (!denial) return undefined
  const cells = terms.filter(({ meaning }) => ['cell', 'origin', 'treatment'].includes(meaning.role))
  const excepted = cells.map(({ at }) => exceptCells.exec(text.slice(0, at))?.[0].trim()).find((found) => found)
  // "Type 1 diabetes has no cure. Now there are stem cells": denied before any cell is named.
  const clauses = cells.map(({ clause }) => clause)
  const early = said.find(({ negated, clause }) => negated && clause < Math.min(...clauses))
  return (
    excepted ?? first(text, [ellipsis, otherSubject, nothingElse]) ?? (clauses.length ? early?.words[0] : undefined)
  )
}

/** The words that make the reach of a sentence's denials unsure, each with why; none where it is plain. */
export const tanglesIn = (sentence: string, terms: readonly Term[], said: readonly Part[]): readonly string[] => {
  const text = simplify(sentence)
  const hasDenial = terms.some(isDenial)
  const readsDenied =
    said.some(({ claimed, negated }) => negated || ['harm', 'safety'].includes(claimed.what)) ||
    terms.some(({ meaning }) => meaning.role === 'proof' && meaning.proof === 'unproven')
  const because = (words: string | undefined, why: string): string[] => (words ? [`${words.trim()} (${why})`] : [])
  const contrary = terms.filter(isDenial).length === 1 ? first(text, [/\bcontrary to\b/i]) : undefined
  return [
    ...because(rejectedDenial(text, terms), 'a denial is rejected'),
    ...because(first(text, deniers), 'a denial is told of'),
    ...because(first(text, readsDenied ? [...undone, ...turns] : undone), 'a denial is undone'),
    ...because(first(text, unprovenDenial), 'a denial is called unproven'),
    ...because(hasDenial ? first(text, [opposite, othersDeny]) : contrary, 'the opposite is denied'),
    ...because(deniedElsewhere(text, terms, said), 'something else is denied'),
    ...because(hasDenial ? first(text, [/[?？](?=.*[a-z\u3400-\u9fff])/i]) : undefined, 'a question is answered'),
  ].slice(0, 2)
}
