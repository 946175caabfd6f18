/**
 * Words of claims that no vocabulary entry has, English and Chinese, each with what it stands for. Plural s, British
 * spelling, accents and traditional characters are seen through by the reader; other forms stand here.
 */
import type { Entry } from './meaning.js'

const glucose = ['fasting-glucose', 'postprandial-glucose', 'mean-glucose', 'time-in-range', 'hba1c']
const secretion = ['c-peptide', 'homa-b', 'insulin-auc']

const populations: readonly Entry[] = [
  ['type 1&2|type i and ii', { role: 'disease', ids: ['t1d', 't2d'] }],
  ['diabetic|糖尿病人|糖友', { role: 'disease', ids: ['diabetes'] }],
  [
    'type 1 and type 2|type 1 and 2|type 1 or 2|type 1 or type 2|1型和2型|1型及2型|1型与2型|1型或2型',
    { role: 'disease', ids: ['t1d', 't2d'] },
  ],
  [
    'type one diabetes|juvenile diabetic|type 1 diabetic|1型糖尿病人|一型糖尿病|第一型糖尿病|第1型糖尿病',
    { role: 'disease', ids: ['t1d'] },
  ],
  [
    'type two diabetes|adult onset diabetes|type 2 diabetic|2型糖尿病人|二型糖尿病|第二型糖尿病|第2型糖尿病',
    { role: 'disease', ids: ['t2d'] },
  ],
  ['kidney disease|nephropathy|diabetic kidney|肾病', { role: 'disease', ids: ['diabetic-kidney-disease'] }],
  [
    'foot ulcer|diabetic ulcer|diabetic wound|chronic wound|ulcer|wound|糖尿病溃疡|足溃疡|溃疡|创面|伤口|烂脚',
    { role: 'disease', ids: ['diabetic-foot-ulcer'] },
  ],
  ['limb ischemia|peripheral arterial disease|下肢缺血|肢体缺血', { role: 'disease', ids: ['diabetic-limb-ischemia'] }],
  ['retinopathy|diabetic eye disease|视网膜病变|糖网', { role: 'disease', ids: ['diabetic-retinopathy'] }],
  ['neuropathy|nerve damage|神经病变', { role: 'disease', ids: ['diabetic-neuropathy'] }],
  ['erectile dysfunction|impotence|阳痿', { role: 'disease', ids: ['diabetic-erectile-dysfunction'] }],
  [
    'child|children|kid|pediatric|adolescent|teenager|young people|儿童|青少年|小孩|患儿|孩子',
    { role: 'people', people: { age: 'pediatric' } },
  ],
  ['adult|成人|成年人|成年', { role: 'people', people: { age: 'adult' } }],
  [
    'newly diagnosed|new onset|recent onset|recently diagnosed|初诊|新诊断|新发',
    { role: 'people', people: { stage: 'new-onset' } },
  ],
  ['long standing|established|longstanding|病程长|长病程', { role: 'people', people: { stage: 'established' } }],
  ['at risk|高危', { role: 'people', people: { stage: 'at-risk' } }],
  [
    'mouse|mice|rat|rodent|animal|animal model|monkey|dog|小鼠|大鼠|动物|动物实验|动物模型|小鼠实验|大鼠实验',
    { role: 'setting', setting: 'animals' },
  ],
  [
    'in vitro|in a dish|laboratory|cell culture|petri dish|体外|培养皿|实验室',
    { role: 'setting', setting: 'laboratory' },
  ],
]

const interventions: readonly Entry[] = [
  [
    'cell therapy|cellular therapy|cell treatment|cell based therapy|细胞治疗|细胞疗法',
    { role: 'treatment', ids: ['stem-cell', 'donor-islet', 'other-cell-product'] },
  ],
  ['stemcell|stromal cell', { role: 'cell', ids: ['stem-cell'] }],
  ['our cell|these cell|the cells are|infused cell|transplanted cell|cell infusion', { role: 'treatment' }],
  [
    'lab grown islet|islet grown from stem cell|islet made from stem cell|islet derived from stem cell|beta cell grown from stem cell|beta cell made from stem cell|lab grown beta cell|stem cell islet|stem cell derived beta cell|干细胞胰岛|干细胞来源胰岛',
    { role: 'cell', ids: ['psc-islet'] },
  ],
  ['umbilical cord|cord|umbilical|whartons jelly|脐带', { role: 'origin', ids: ['uc-msc', 'cord-blood'] }],
  ['bone marrow|marrow|骨髓', { role: 'origin', ids: ['bm-msc', 'bm-mnc', 'hsc'] }],
  ['fat|adipose|adipose tissue|body fat|脂肪', { role: 'origin', ids: ['ad-msc', 'svf'] }],
  ['placenta|placental|amniotic|胎盘|羊膜', { role: 'origin', ids: ['placenta-msc', 'placenta-derived-cell'] }],
  ['dental pulp|baby teeth|牙髓', { role: 'origin', ids: ['dental-msc'] }],
  ['peripheral blood|外周血', { role: 'origin', ids: ['pb-mnc', 'hsc'] }],
  ['embryo|embryonic|胚胎', { role: 'origin', ids: ['esc', 'psc-islet', 'psc-progenitor'] }],
  [
    'treatment|therapy|transplant|transplantation|infusion|injection|procedure|protocol|program|infused|injected|transplanted|treating|疗法|治疗|移植|输注|注射|回输|方案',
    { role: 'treatment' },
  ],
]

const measures: readonly Entry[] = [
  [
    'blood sugar|blood glucose|glucose|sugar level|sugar|glycemic control|glycemia|glucose control|血糖|血糖水平|血糖控制|糖代谢',
    { role: 'outcome', ids: glucose },
  ],
  [
    'insulin production|insulin secretion|insulin output|own insulin|produce insulin|make insulin|producing insulin|secrete insulin|beta cell function|islet function|pancreatic function|pancrea function|胰岛素分泌|分泌胰岛素|胰岛功能|胰腺功能|自身胰岛素',
    { role: 'outcome', ids: secretion },
  ],
  [
    'insulin dose|insulin dosage|insulin requirement|insulin need|insulin use|insulin dependence|胰岛素用量|胰岛素剂量|胰岛素需求|胰岛素需要量',
    { role: 'outcome', ids: ['insulin-dose'] },
  ],
  [
    'insulin|injected insulin|inject insulin|injecting insulin|insulin therapy|insulin treatment|insulin infusion|insulin pump therapy|注射胰岛素|胰岛素治疗|insulin injection|insulin shot|daily injection|exogenous insulin|胰岛素|胰岛素注射|外源性胰岛素',
    { role: 'taken', what: 'insulin' },
  ],
  ['medication|medicine|drug|pill|tablet|oral drug|metformin|降糖药|药物|口服药', { role: 'taken', what: 'drugs' }],
  ['insulin resistance|胰岛素抵抗', { role: 'outcome', ids: ['homa-ir'] }],
  [
    'insulin sensitivity|胰岛素敏感性',
    { role: 'outcome', ids: ['insulin-sensitivity-index', 'glucose-infusion-rate', 'homa-ir'] },
  ],
  [
    'insulin independence|insulin freedom|insulin independent|free from insulin|free of insulin|insulin free|off insulin|come off insulin|insulin free life|insulin free lives|胰岛素独立',
    { role: 'outcome', ids: ['insulin-independence'] },
  ],
  [
    'diabetic complication|complication of diabetes|complication|糖尿病并发症|并发症',
    { role: 'outcome', ids: ['microvascular-complication'] },
  ],
  ['kidney function|renal function|肾功能', { role: 'outcome', ids: ['egfr', 'mgfr'] }],
  ['vision|eyesight|sight|视力', { role: 'outcome', ids: ['visual-acuity'] }],
  [
    'wound healing|ulcer healing|伤口愈合|溃疡愈合|创面愈合',
    { role: 'outcome', ids: ['complete-wound-closure', 'ulcer-healing-rate', 'time-to-closure'] },
  ],
  ['amputation|截肢', { role: 'outcome', ids: ['amputation'] }],
  ['erection|erectile function|勃起功能', { role: 'outcome', ids: ['iief5', 'peak-systolic-velocity'] }],
  ['nerve function|neuropathy score|神经功能', { role: 'outcome', ids: ['tcss'] }],
  ['quality of life|生活质量|生存质量', { role: 'outcome', ids: ['quality-of-life'] }],
  ['hypoglycemic episode|hypo|low blood sugar|low sugar|低血糖', { role: 'outcome', ids: ['hypoglycemia'] }],
  ['a1c|hemoglobin a1c|糖化', { role: 'outcome', ids: ['hba1c'] }],
  ['c肽水平', { role: 'outcome', ids: ['c-peptide'] }],
  ['autoantibody|自身抗体', { role: 'outcome', ids: ['autoantibodies'] }],
  ['weight|body weight|bmi|体重', { role: 'outcome', ids: ['body-mass-index'] }],
]

const mechanisms: readonly Entry[] = [
  [
    'regenerate|regeneration|regenerating|regrow|regrowth|repair|repairing|restore the pancrea|rebuild|restore beta cell|restore pancreatic function|再生|修复|重建|恢复胰岛功能|再生胰岛细胞|再生胰岛β细胞|修复胰岛|修复受损胰岛|修复胰岛细胞|修复胰岛β细胞|修复受损的胰岛|修复受损的胰岛细胞|胰岛再生',
    { role: 'mechanism', ids: ['regeneration'] },
  ],
  [
    'insulin producing cell|insulin producing beta cell|insulin secreting cell|insulin making cell|turn into beta cell|become beta cell|new beta cell|beta like cell|functional beta cell|胰岛素分泌细胞|胰岛素生成细胞|产胰岛素细胞|分化为胰岛细胞|分化成胰岛细胞|分化为胰岛β细胞|分化成胰岛β细胞|分化为β细胞|分化成β细胞',
    { role: 'mechanism', ids: ['differentiation', 'psc-islet-replacement'] },
  ],
  [
    'replace beta cell|replace damaged beta cell|replace dead beta cell|replace lost beta cell|beta cell replacement|replace the beta cell|替代β细胞|替代受损的β细胞',
    { role: 'mechanism', ids: ['differentiation', 'psc-islet-replacement', 'donor-islet-replacement'] },
  ],
  [
    'protect beta cell|protect the beta cell|protect islet|protect residual beta cell|preserve beta cell|beta cell protection|beta cell death|beta cell apoptosis|保护β细胞|保护胰岛|保护胰岛细胞|保护胰岛β细胞',
    { role: 'mechanism', ids: ['beta-cell-protection'] },
  ],
  [
    'root cause|underlying cause|cause of the disease|at the source|源头|根源|病因|病根|从根本上|根本原因',
    { role: 'mechanism', ids: ['tolerance-restoration', 'regeneration', 'insulin-sensitization'] },
  ],
  [
    'immune tolerance|immune balance|reset the immune system|reset immune system|immune reset|retrain the immune system|reprogram the immune system|stop the autoimmune attack|rebalance the immune system|免疫耐受|免疫平衡|重置免疫|重置免疫系统|重建免疫耐受',
    { role: 'mechanism', ids: ['tolerance-restoration', 'immune-reset'] },
  ],
  [
    'immunomodulation|immune modulation|modulate the immune system|modulate immunity|regulate the immune system|calm the immune system|immune regulation|免疫调节|调节免疫|调节免疫系统',
    { role: 'mechanism', ids: ['t-cell-suppression', 'treg-expansion', 'th1-th17-inhibition', 'cytokine-shift'] },
  ],
  ['inflammation|anti inflammatory|炎症|消炎|抗炎', { role: 'mechanism', ids: ['cytokine-shift'] }],
  [
    'travel to the pancrea|migrate to the pancrea|home to the pancrea|find the pancrea|homing|reach the pancrea|归巢到胰腺|归巢至胰腺|到达胰腺',
    { role: 'mechanism', ids: ['homing'] },
  ],
  ['new blood vessel|blood vessel growth|新生血管', { role: 'mechanism', ids: ['angiogenesis'] }],
  ['regulatory t cell|treg|调节性t细胞', { role: 'mechanism', ids: ['treg-expansion'] }],
]

const effects: readonly Entry[] = [
  [
    'cure|cured|curing|curable|curative|functional cure|eradicate|eradicated|no longer incurable|治愈|根治|痊愈|彻底治好|完全治好|治好|康复|根除|彻底治愈',
    { role: 'effect', effect: 'cure' },
  ],
  ['reverse|reversed|reversal|reversing|reversible|逆转', { role: 'effect', effect: 'reverse' }],
  ['remission|in remission|缓解', { role: 'effect', effect: 'remission' }],
  ['heal|healed|healing|愈合', { role: 'effect', effect: 'heal' }],
  [
    'effective|effectiveness|efficacy|work|working|worked|help|helped|helping|benefit|beneficial|benefited|treat|success|successful|successfully|success rate|有效|疗效|有效率|成功率|显效|效果|可治疗|能治疗|可以治疗|能够治疗|治愈效果',
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
  ['only|sole|only treatment|only therapy|唯一|只有', { role: 'effect', effect: 'only' }],
  [
    'best|number one|first|world first|top|safest|most effective|首个|首例|第一|最佳|最好|最有效|最安全',
    { role: 'effect', effect: 'ranking' },
  ],
  [
    'than|compared with|compared to|superior|superior to|outperform|instead of|versus|vs|better than|优于|胜过|比|取代',
    { role: 'effect', effect: 'comparison' },
  ],
]

const changes: readonly Entry[] = [
  [
    'lower|lowered|lowering|reduce|reduced|reducing|reduction|decrease|decreased|decreasing|drop|dropped|cut|cutting|fall|fell|fallen|less|decline|slow|slowed|slowing|delay|delayed|prevent|preventing|prevented|prevention|avoid|suppress|inhibit|calm|calming|ease|easing|relieve|soothe|降低|下降|减少|减轻|减缓|延缓|预防|防止|避免|减量|抑制|减',
    { role: 'change', change: 'down' },
  ],
  [
    'cause|caused|causing|lead to|leading to|led to|trigger|result in|导致|引起|造成|产生|expand|expanded|expanding|raise|raised|raising|increase|increased|increasing|rise|rose|boost|boosted|boosting|more|higher|gain|elevate|stimulate|增加|提高|升高|上升|增强|促进|提升',
    { role: 'change', change: 'up' },
  ],
  [
    'improve|improved|improving|improvement|better|normalize|normalized|normal|control|manage|stabilize|stabilized|restore|restored|restoring|enhance|enhanced|optimize|改善|恢复|正常|恢复正常|控制|稳定|好转|调节',
    { role: 'change', change: 'better' },
  ],
  ['worsen|worsened|worse|damage|damaging|deteriorate|恶化|加重|损害', { role: 'change', change: 'worse' }],
  [
    'preserve|preserved|preserving|maintain|maintained|protect|protected|protecting|keep|保护|保留|维持|保持',
    { role: 'change', change: 'keep' },
  ],
  [
    'stop|stopped|stopping|end|ended|ending|quit|eliminate|eliminated|eliminating|get rid of|throw away|ditch|discard|give up|say goodbye to|goodbye to|come off|came off|free|free of|free from|no more|no longer|no need for|no longer need|no longer require|no longer dependent on|no longer rely on|beat|defeat|overcome|discontinue|discontinued|wean|weaned|摆脱|停用|停止|停|停掉|停药|告别|脱离|不再需要|不再依赖|不需要|无需|不用|不用打|戒掉|戒除|消除',
    { role: 'change', change: 'stop' },
  ],
  [
    'few|minimal|minor|mild|low|little|rare|rarely|fewer|small|少|轻微|较少|较低|很少|极少|低',
    { role: 'change', change: 'few' },
  ],
]

const safety: readonly Entry[] = [
  [
    'safe|safely|safety|harmless|safe and sound|安全|安全性|安全可靠|安全性好|安全性良好|安全性高',
    { role: 'safe', level: 'safe' },
  ],
  [
    'well tolerated|tolerable|tolerated|good tolerability|耐受性好|耐受性良好|耐受良好',
    { role: 'safe', level: 'tolerated' },
  ],
  ['unsafe|dangerous|risky|harmful|有害|危险', { role: 'safe', level: 'unsafe' }],
  ['危险因素|risk factor', { role: 'plain' }],
  [
    'side effect|adverse reaction|adverse effect|risk|danger|hazard|harm|toxicity|toxic|副作用|毒副作用|不良反应|风险|危害|毒性',
    { role: 'harm', ids: ['adverse-event'] },
  ],
  [
    'serious side effect|serious adverse event|serious adverse reaction|severe side effect|serious risk|serious complication|严重副作用|严重不良反应|严重不良事件',
    { role: 'harm', ids: ['serious-adverse-event'] },
  ],
  [
    'treatment related serious adverse event|related serious adverse event|serious treatment related adverse event|serious related adverse event',
    { role: 'harm', ids: ['serious-adverse-event-related'] },
  ],
  [
    'cancer risk|tumor risk|cancer|cancerous|tumor|tumor formation|malignancy|teratoma|肿瘤|癌症|致癌|成瘤|致瘤性|成瘤性',
    { role: 'harm', ids: ['tumor'] },
  ],
  ['death|die|died|kill|killed|mortality|死亡', { role: 'harm', ids: ['death'] }],
  ['fever|发热|发烧', { role: 'harm', ids: ['fever'] }],
  ['blood clot|clot|thrombosis|infection|bleeding|血栓|感染|出血', { role: 'harm', ids: ['adverse-event'] }],
  ['risk of|chance of|danger of|rate of|frequency of|incidence of|的风险', { role: 'plain' }],
]

const strengths: readonly Entry[] = [
  [
    'suggest|suggested|suggesting|indicate|indicated|hint|hinted|show promise|may|might|could|possibly|potentially|potential|perhaps|aim to|hope to|可能|或许|也许|有望|或可|有可能|有潜力',
    { role: 'strength', strength: 'hedged' },
  ],
  [
    'all|every|everyone|everybody|each|always|guarantee|guaranteed|absolutely|absolute|100 %|100 percent|anyone|certain|certainly|without exception|所有|全部|每个|每位|保证|绝对|百分百|百分之百',
    { role: 'strength', strength: 'all' },
  ],
  ['completely|complete|totally|total|fully|完全|彻底', { role: 'strength', strength: 'complete' }],
  [
    'permanent|permanently|forever|lifelong|lasting|long lasting|long term|once and for all|for life|for good|for ever|never again|永久|终身|终生|一劳永逸|长期|永远|不复发',
    { role: 'strength', strength: 'lasting' },
  ],
  ['most|majority|most of|大多数|多数|大部分|绝大多数', { role: 'strength', strength: 'most' }],
  [
    'some|several|a few|many|certain patient|selected|a small number|small number|one of the|一些|部分|有些|少数|许多',
    { role: 'strength', strength: 'some' },
  ],
  ['not all|not every|not everyone|并非所有|不是所有|并不是所有|不是每个', { role: 'strength', strength: 'not-all' }],
  [
    'soon|future|one day|someday|in the future|within a decade|in the next decade|未来|将来|即将|有朝一日',
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
    'unproven|untested|not proven|unconfirmed|未经证实|未被证实|尚未证实|未经验证|缺乏证据|没有证据|无证据',
    { role: 'proof', proof: 'unproven' },
  ],
]

const grammar: readonly Entry[] = [
  [
    'no|nobody|no one|none of|not|never|zero|without|cannot|cant|dont|doesnt|didnt|isnt|arent|wont|wasnt|werent|hasnt|havent|none|neither|nothing|hardly|fail to|failed to|myth|false|falsely|untrue|hoax|scam|unable to|yet to|has yet to|have yet to|failed|debunk|debunked|refute|refuted|disprove|disproved|dismiss|dismissed|尚不能|还不能|目前不能|尚不可|未能|尚无|没有任何|不|没有|没|无|零|未|不能|不会|无法|并不|并未|并无|尚未|从未|不可|不是|毫无|未见|不存在|别|谣言|骗局|虚假',
    { role: 'negation' },
  ],
  [
    'not only|not just|not merely|no doubt|no wonder|not without|不仅|不仅仅|不但|不只|无疑|毫无疑问',
    { role: 'plain' },
  ],
  ['不是没有副作用|不是没有风险|并非没有风险|并非没有副作用|并非毫无风险', { role: 'safe', level: 'unsafe' }],
  ['not without risk|not without side effect|not risk free|not harmless', { role: 'safe', level: 'unsafe' }],
  ['or|nor|或|或者|以及任何', { role: 'or' }],
  ['but|however|although|though|while|whereas|但|但是|然而|不过|却', { role: 'boundary' }],
  [
    'approved|approve|approval|licensed|license|authorized|authorization|cleared|获批|批准|审批|上市|获准|许可',
    { role: 'approval' },
  ],
  [
    'unapproved|unlicensed|unregulated|未获批|未经批准|未批准|未获批准|尚未获批|尚未批准|实验性|试验阶段',
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
    'still under study|under study|under investigation|still being studied|being studied|still experimental|experimental|investigational|more research is needed|further research is needed|more studies are needed|larger studies are needed|larger studies are required|more studies are required|more trials are needed|larger trials are needed|more trials are required|more evidence is needed|not known|not yet known|unknown|uncertain|unclear|not yet clear|处于临床研究阶段|临床研究阶段|处于研究阶段|仍需更多研究|仍需研究|需要更多研究|有待研究|有待进一步研究|尚不明确|尚不清楚|尚未明确',
    { role: 'effect', effect: 'uncertain' },
  ],
]

/** Parts of other things that a claim about diabetes only seems to speak of. */
const seeming: readonly Entry[] = [
  [
    'cell death|death of beta cell|death of cell|nerve pain|own islet cell|own islet|own beta cell|penile tissue|tissue repair|damaged tissue|skin repair|cure cancer|anti cancer',
    { role: 'plain' },
  ],
]

export const claimWords: readonly Entry[] = [
  ...openQuestions,
  ...seeming,
  ...populations,
  ...interventions,
  ...measures,
  ...mechanisms,
  ...effects,
  ...changes,
  ...safety,
  ...strengths,
  ...grammar,
]
