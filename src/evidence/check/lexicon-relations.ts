/**
 * Words that relate cells to what they are said to do, English and Chinese: effects, changes, harm, strength, denial, approval.
 */
import type { Entry } from './meaning.js'

const effects: readonly Entry[] = [
  [
    'cure|cured|curing|curable|curative|functional cure|eradicate|eradicated|no longer incurable|治愈|根治|痊愈|彻底治好|完全治好|治好|康复|根除|彻底治愈|cures all|wiped clean|conquer|conquered|vanquish|heal diabetes|rid the body of|permanent fix|fix diabetes|fixed diabetes|治愈了|断根|去根|除根|治本|标本兼治|攻克|彻底摆脱糖尿病|告别糖尿病|临床治愈|功能性治愈|完全康复|彻底康复|彻底痊愈',
    { role: 'effect', effect: 'cure' },
  ],
  [
    'reverse|reversed|reversal|reversing|reversible|逆转|turn around|turned around|turning around|roll back|rolled back|turn back the clock|逆转了|扭转',
    { role: 'effect', effect: 'reverse' },
  ],
  ['remission|in remission|缓解', { role: 'effect', effect: 'remission' }],
  ['heal|healed|healing|愈合', { role: 'effect', effect: 'heal' }],
  [
    'effective|effectiveness|efficacy|work|working|worked|help|helped|helping|benefit|beneficial|benefited|treat|success|successful|successfully|success rate|有效|疗效|有效率|成功率|显效|效果|可治疗|能治疗|可以治疗|能够治疗|治愈效果|response rate|responded|respond|responder|make a difference|valuable|worthwhile|improvement rate|有效治疗|治疗有效|好转率|缓解率|总有效率|显效率|改善率|见效|起效|奏效',
    { role: 'effect', effect: 'effective' },
  ],
  [
    'reject|rejection|immune rejection|rejected|immunogenicity|low immunogenicity|immune privileged|排斥|排斥反应|免疫排斥|免疫原性|低免疫原性',
    { role: 'effect', effect: 'rejection' },
  ],
  [
    'affordable|cheap|inexpensive|cost|price|pricing|expensive|insurance|covered by insurance|dollar|euro|费用|价格|便宜|低廉|廉价|医保|报销',
    { role: 'effect', effect: 'cost' },
  ],
  [
    'registered|clinicaltrials gov|registered trial|registered on clinicaltrials gov|registered with clinicaltrials gov|registry|注册|备案',
    { role: 'effect', effect: 'registration' },
  ],
  [
    'standard care|standard of care|standard treatment|standard therapy|routine treatment|mainstream|标准治疗|标准疗法|常规治疗',
    { role: 'effect', effect: 'standard' },
  ],
  [
    'sole|only treatment|only therapy|唯一|只有|the only|only cure|only option|only way|only method|only solution|唯一能',
    { role: 'effect', effect: 'only' },
  ],
  [
    'best|number one|first|world first|top|safest|most effective|首个|首例|第一|最佳|最好|最有效|最安全',
    { role: 'effect', effect: 'ranking' },
  ],
  [
    'than|compared with|compared to|superior|superior to|outperform|instead of|versus|vs|better than|优于|胜过|比|取代|inferior|inferior to|outperformed|surpass|surpassed|exceed|more effective than|safer than|相比|相较|相较于|不如|好于|强于|高于|远高于|超过了',
    { role: 'effect', effect: 'comparison' },
  ],
  [
    'promise|hold promise|holding promise|promising treatment|promising therapy|promising option|promising approach|promising adjunctive approach|promising treatment method|promising strategy|potential treatment|potential therapy|effective choice|effective option|great potential|real potential|前景|前景可期|前景广阔|良好前景|潜在治疗',
    { role: 'effect', effect: 'effective', reserved: true },
  ],
  [
    'routine use|routine care|first line|recommended treatment|established treatment|常规疗法|常规手段|常规治疗手段|首选疗法|推荐疗法|recommend|recommended|recommended for|推荐',
    { role: 'effect', effect: 'standard' },
  ],
]

const changes: readonly Entry[] = [
  [
    'lower|lowered|lowering|reduce|reduced|reducing|reduction|decrease|decreased|decreasing|drop|dropped|cut|cutting|fall|fell|fallen|less|decline|slow|slowed|slowing|delay|delayed|prevent|preventing|prevented|prevention|avoid|suppress|inhibit|calm|calming|ease|easing|relieve|soothe|降低|下降|减少|减轻|减缓|延缓|预防|防止|避免|减量|抑制|减|bring down|brought down|bringing down|come down|came down|go down|went down|going down|shrink|shrank|shrinking|halve|halved|halving|slash|slashed|trim|trimmed|curb|curbed|curtail|dampen|dampened|quell|tame|minimize|minimized|limit|limited|lessen|lessened|cut back|scale back|taper|tapered|减半|减退|削减|缩短|下调|回落|控低|降|降了|降到|降至|下降到|下降至|减了|降幅|平稳下降|减轻了|少打|少用|loss',
    { role: 'change', change: 'down' },
  ],
  [
    'cause|caused|causing|lead to|leading to|led to|trigger|result in|导致|引起|造成|产生|expand|expanded|expanding|raise|raised|raising|increase|increased|increasing|rise|rose|boost|boosted|boosting|more|higher|gain|elevate|stimulate|增加|提高|升高|上升|增强|促进|提升|go up|went up|going up|climb|climbed|jump|jumped|strengthen|strengthened|amplify|accelerate|accelerated|speed up|sped up|speeding up|上调|增多|增高|升至|加速|加快|激活|唤醒|wake up|activate|activated|awaken',
    { role: 'change', change: 'up' },
  ],
  [
    'improve|improved|improving|improvement|better|normalize|normalized|normal|control|manage|stabilize|stabilized|restore|restored|restoring|enhance|enhanced|optimize|改善|恢复|正常|恢复正常|控制|稳定|好转|调节|recover|recovered|recovering|balance|balanced|balancing|stable|steady|steadier|rebalance|bring back|brought back|reawaken|revive|平稳|稳定在|达标|趋于正常|趋于稳定|变好|转好|回到正常|正常化|逐步正常',
    { role: 'change', change: 'better' },
  ],
  ['worsen|worsened|worse|damage|damaging|deteriorate|恶化|加重|损害', { role: 'change', change: 'worse' }],
  [
    'preserve|preserved|preserving|maintain|maintained|protect|protected|protecting|keep|保护|保留|维持|保持|save|spare|rescue|retain|prolong|sustain|sustained|preservation|maintenance|protection|保存|延续|保住',
    { role: 'change', change: 'keep' },
  ],
  [
    'stop|stopped|stopping|end|ended|ending|quit|eliminate|eliminated|eliminating|get rid of|throw away|ditch|discard|give up|say goodbye to|goodbye to|come off|came off|free|free of|free from|no more|no longer|no need for|no longer need|no longer require|no longer dependent on|no longer rely on|beat|defeat|overcome|discontinue|discontinued|wean|weaned|摆脱|停用|停止|停|停掉|告别|脱离|不再需要|不再依赖|不需要|无需|不用|不用打|戒掉|戒除|消除|disappear|disappeared|disappearing|vanish|vanished|gone|get off|got off|getting off|go off|went off|say farewell to|farewell to|part with|escape|leave behind|left behind|liberate|liberated|liberated from|rid|rid of|do without|did without|put away|put aside|drop out of|quit taking|stop taking|stopped taking|stop using|stopped using|stop needing|stopped needing|free themselves from|put an end to|do away with|wipe out|wiped out|erase|erased|undo|undone|out of insulin|drop their|消失|断绝|甩掉|丢掉|扔掉|停打|停用了|停掉了|停止使用|停止注射|撤掉|脱离了|远离',
    { role: 'change', change: 'stop' },
  ],
  [
    'few|minimal|minor|mild|low|little|rare|rarely|fewer|small|少|轻微|较少|较低|很少|极少|低|slight|slightly|uncommon|infrequent|scarce|negligible|tolerable only|极低|少见|罕见|偶见|副作用少',
    { role: 'change', change: 'few' },
  ],
]

const safety: readonly Entry[] = [
  [
    'safe|safely|safety|harmless|safe and sound|安全|安全性|安全可靠|安全性好|安全性良好|安全性高|risk free treatment|safety profile|favorable safety|safer|安全无毒|无毒|安全无害|安全稳定',
    { role: 'safe', level: 'safe' },
  ],
  [
    'well tolerated|tolerable|tolerated|good tolerability|耐受性好|耐受性良好|耐受良好|tolerability|without serious problem|no more harm than|耐受|耐受性',
    { role: 'safe', level: 'tolerated' },
  ],
  ['unsafe|dangerous|risky|harmful|有害|危险', { role: 'safe', level: 'unsafe' }],
  ['危险因素|risk factor', { role: 'plain' }],
  [
    'side effect|adverse reaction|adverse effect|risk|danger|hazard|harm|toxicity|toxic|副作用|毒副作用|不良反应|风险|危害|毒性|downside|problem|adverse outcome|ill effect|complication of treatment|不适|不良事件|不良后果|毒副反应|后遗症|隐患',
    { role: 'harm', ids: ['adverse-event'] },
  ],
  [
    'serious side effect|serious adverse event|serious adverse reaction|severe side effect|serious risk|serious complication|严重副作用|严重不良反应|严重不良事件|serious harm|serious problem|serious infection|severe reaction|severe complication|life threatening complication|major complication|严重并发症|严重感染|严重后果|严重风险',
    { role: 'harm', ids: ['serious-adverse-event'] },
  ],
  [
    'treatment related serious adverse event|related serious adverse event|serious treatment related adverse event|serious related adverse event',
    { role: 'harm', ids: ['serious-adverse-event-related'] },
  ],
  [
    'cancer risk|tumor risk|cancer|cancerous|tumor|tumor formation|malignancy|teratoma|肿瘤|癌症|致癌|成瘤|致瘤性|成瘤性|tumorigenicity|tumour growth|cancerous growth|瘤|癌变|恶变|肿瘤形成',
    { role: 'harm', ids: ['tumor'] },
  ],
  ['death|die|died|kill|killed|mortality|死亡|fatal|fatality|死|致死|病死', { role: 'harm', ids: ['death'] }],
  ['fever|发热|发烧', { role: 'harm', ids: ['fever'] }],
  [
    'blood clot|clot|thrombosis|infection|bleeding|血栓|感染|出血|pain at the injection site|hematoma|nausea|headache|vomiting|sepsis|neutropenia|血肿|头痛|恶心|呕吐',
    { role: 'harm', ids: ['adverse-event'] },
  ],
  ['risk of|chance of|danger of|rate of|frequency of|incidence of|的风险', { role: 'plain' }],
]

const strengths: readonly Entry[] = [
  [
    'suggest|suggested|suggesting|indicate|indicated|hint|hinted|show promise|may|might|could|possibly|potentially|potential|perhaps|aim to|hope to|可能|或许|也许|有望|或可|有可能|有潜力|appear|appeared|seem|seemed|raise the possibility|possibility|likely|preliminary|early result|early evidence|believe|may be able to|can perhaps|tentative|考虑|提示可能|初步|似乎|能否|或能|或将|或许能|可望|fade|wane|wear off|short lived|temporary|temporarily|transient|暂时|短暂|不持久',
    { role: 'strength', strength: 'hedged' },
  ],
  [
    'all|every|everyone|everybody|each|always|guarantee|guaranteed|absolutely|absolute|100 %|100 percent|anyone|certain|certainly|without exception|所有|全部|每个|每位|保证|绝对|百分百|百分之百|nearly all|almost all|virtually all|any patient|whoever|国际公认|百分之一百|百分百地|人人|任何人|全都|都能|一律',
    { role: 'strength', strength: 'all' },
  ],
  [
    'completely|complete|totally|total|fully|完全|彻底|entirely|thoroughly|wholly|全面|彻底地',
    { role: 'strength', strength: 'complete' },
  ],
  [
    'permanent|permanently|forever|lifelong|lasting|long lasting|long term|once and for all|for life|for good|for ever|never again|永久|终身|终生|一劳永逸|长期|永远|不复发|for years to come|once for all|never comes back|for the rest of|十年|一辈子|永不|永不复发|从此|此后不再|一针',
    { role: 'strength', strength: 'lasting' },
  ],
  ['most|majority|most of|大多数|多数|大部分|绝大多数', { role: 'strength', strength: 'most' }],
  [
    'some|several|a few|certain patient|selected|a small number|small number|one of the|一些|部分|有些|少数|in a subset|a subset|a handful|handful|a minority|a woman|a man|one patient|one person|one man|one woman|a patient|one of our patient|a third|一名|一位|一例|首例患者|小部分|个别|极少数|少数患者|部分患者|a small proportion|small proportion|small share|few patient|few people|very few|小比例|少部分',
    { role: 'strength', strength: 'some' },
  ],
  ['not all|not every|not everyone|并非所有|不是所有|并不是所有|不是每个', { role: 'strength', strength: 'not-all' }],
  [
    'soon|future|one day|someday|in the future|within a decade|in the next decade|未来|将来|即将|有朝一日|within ten years|within five years|in ten years|in the coming decade|coming decade|in the next few years|in a few years|in the coming year|十年内|五年内|不久的将来',
    { role: 'strength', strength: 'future' },
  ],
  [
    'proven|prove|proved|proof|clinically proven|scientifically proven|evidence based|confirmed|confirm|established fact|validated|证实|证明|已证实|被证明|已被证实|临床证实|临床验证|验证',
    { role: 'proof', proof: 'proven' },
  ],
  [
    'show|shown|showed|showing|evidence|demonstrate|demonstrated|found|find|report|reported|表明|显示|证据|发现|报道',
    { role: 'proof', proof: 'shown' },
  ],
  [
    'unproven|untested|not proven|unconfirmed|未经证实|未被证实|尚未证实|未经验证|缺乏证据|没有证据|无证据|没有充分证据|尚无充分证据|缺乏充分证据|没有足够证据|证据不充分|no good evidence|no convincing evidence|no solid evidence|insufficient evidence|little evidence|scant evidence',
    { role: 'proof', proof: 'unproven' },
  ],
  ['many|numerous|countless|plenty of|a great many|许多|很多|众多|不少|大量', { role: 'strength', strength: 'many' }],
]

const grammar: readonly Entry[] = [
  [
    'no|nobody|no one|none of|not|never|zero|without|cannot|cant|dont|doesnt|didnt|isnt|arent|wont|wasnt|werent|hasnt|havent|none|neither|nothing|hardly|fail to|failed to|myth|false|falsely|untrue|hoax|scam|unable to|yet to|has yet to|have yet to|failed|debunk|debunked|refute|refuted|disprove|disproved|dismiss|dismissed|尚不能|还不能|目前不能|尚不可|未能|尚无|没有任何|不|没有|没|无|零|未|不能|不会|无法|并不|并未|并无|尚未|从未|不可|不是|毫无|未见|不存在|别|谣言|骗局|虚假|nowhere|anything but|far from|nowhere near|by no means|lack|lacking|lacked|absence of|absent|unproved|does little|do little|hardly any|barely|scarcely|rarely if ever|cease to|refuse|deny|denied|contrary to|并非|并没有|并不能|并不会|并不是|还不|仍未|仍不能|仍无法|不属实|不实|不靠谱|不真实|不准确|不可信|谎言|伪科学|站不住脚|误导|不具备|缺乏|缺少|难以|不足以|不支持|rather than|and not by|而非|而不是|too early to call|too soon to call|premature to call',
    { role: 'negation' },
  ],
  [
    'not only|not just|not merely|no doubt|no wonder|not without|不仅|不仅仅|不但|不只|无疑|毫无疑问',
    { role: 'plain' },
  ],
  ['不是没有副作用|不是没有风险|并非没有风险|并非没有副作用|并非毫无风险', { role: 'safe', level: 'unsafe' }],
  ['not without risk|not without side effect|not risk free|not harmless', { role: 'safe', level: 'unsafe' }],
  ['or|nor|或|或者|以及任何', { role: 'or' }],
  [
    'but|however|although|though|while|whereas|但|但是|然而|不过|却|nonetheless|nevertheless|even so|despite|in spite of|except that|只是|可是|尽管|虽然|虽',
    { role: 'boundary' },
  ],
  [
    'approved|approve|approval|licensed|license|authorized|authorization|cleared|获批|批准|审批|上市|获准|许可|green light|given the green light|gave the green light|go ahead|clearance|cleared by|certified|legal|legally|legally approved|sanctioned|permitted|endorsed|审批通过|通过审批|批文|准入|获得批准|批准上市|上市许可|合法|合规',
    { role: 'approval' },
  ],
  [
    'unapproved|unlicensed|unregulated|未获批|未经批准|未批准|未获批准|尚未获批|尚未批准|实验性|试验阶段|awaiting approval|await approval|pending approval|waiting for approval|without approval|without fda approval|lack approval|not yet approved|awaiting|yet to be approved|未获准|未获准上市|尚未上市|未上市|尚未获准|尚未获得批准|未获得批准|没有获批|未经审批',
    { role: 'approval', denied: true },
  ],
  ['fda|us|usa|united states|american|america|美国|美国fda|美国食品药品监督管理局', { role: 'place', code: 'US' }],
  ['ema|europe|european|eu|european union|欧盟|欧洲', { role: 'place', code: 'EU' }],
  ['nmpa|china|chinese|cfda|nmpa approved|中国|国家药监局|药监局|国家卫健委|国内', { role: 'place', code: 'CN' }],
  ['japan|japanese|pmda|日本', { role: 'place', code: 'JP' }],
  ['korea|korean|south korea|韩国', { role: 'place', code: 'KR' }],
  ['canada|canadian|health canada|加拿大', { role: 'place', code: 'CA' }],
  ['india|indian|印度', { role: 'place', code: 'IN' }],
]

/** What is known to be unknown. */
const openQuestions: readonly Entry[] = [
  [
    'still under study|under study|under investigation|still being studied|being studied|still experimental|experimental|investigational|more research is needed|further research is needed|more studies are needed|larger studies are needed|larger studies are required|more studies are required|more trials are needed|larger trials are needed|more trials are required|more evidence is needed|not known|not yet known|unknown|uncertain|unclear|not yet clear|处于临床研究阶段|临床研究阶段|处于研究阶段|仍需更多研究|仍需研究|需要更多研究|有待研究|有待进一步研究|尚不明确|尚不清楚|尚未明确|remains to be seen|open question|no consensus|not established|remain unproven|not fully understood|need confirmation|remain to be confirmed|are needed|more data are needed|long term data are lacking|still needed|trials are needed|trials are still needed|small and short|too small|too short|too early|too early to say|not yet ready|not ready|not ready for|large scale trial are needed|further large scale trial are needed|有待验证|仍有待验证|有待观察|有待证实|尚待验证|仍不明确|尚无定论|尚不成熟|还在研究|还在试验|临床试验阶段|仍处于探索阶段|探索阶段|需大规模随机对照试验证实|证据不足|证据有限|样本量小|nobody knows|no one knows|nobody can say|no one can say|cannot say|it is not known|无人知晓|谁也说不准',
    { role: 'effect', effect: 'uncertain' },
  ],
]

/** Parts of other things that a claim about diabetes only seems to speak of. */
const seeming: readonly Entry[] = [
  [
    'cell death|death of beta cell|death of cell|nerve pain|own islet cell|own islet|own beta cell|penile tissue|tissue repair|damaged tissue|skin repair|anti cancer',
    { role: 'plain' },
  ],
]

/** Seeming and open questions first: the longest phrase wins, and of two that are as long the first. */
export const relationWords: readonly Entry[] = [
  ...openQuestions,
  ...seeming,
  ...effects,
  ...changes,
  ...safety,
  ...strengths,
  ...grammar,
]
