/** Words that say nothing that could be checked: grammar, the stage that claims are set on, praise. */
import type { Entry } from './meaning.js'

export const plainWords: readonly Entry[] = [
  [
    'a|an|the|of|in|on|to|for|with|by|and|as|at|from|into|onto|is|are|be|been|being|was|were|am|has|have|had|having|do|does|did|done|that|this|these|those|it|they|their|them|we|our|us now|you|your|he|him|his|she|i|my|me|mine|her|who|whom|whose|which|what|when|where|how|why|then|there|here|so|also|too|very|really|even|just|still|already|again|after|before|during|over|under|about|between|through|via|within|upon|because|since|until|can|will|would|should|shall|must|both|either|any|other|such|own|one|once|up|out|off|per|around|well|like|now|today|currently|recently|often|usually|generally|typically|actually|indeed|truly|simply|easily|quickly|fast|rapidly|long|much|new|called|known|lead to|leading to|cause|caused|causing|result in|make|made|making|bring|brought|put|offer|provide|give|given|get|got|become|became|turn|turning|turned|allow|allowing|enable|need|needed|require|required|rely|depend|dependent|use|used|using|receive|received|receiving|take|taking|taken|have to|undergo|go|goes|went|come|start|begin|began|stay|remain|remained|go away|living|live|lived|see|seen|say|said|thanks to|due to|based|derived|based on|from your|contain|including|include|around the world|worldwide|yes|please|it is|that is|occur|occurred|happen|happened|target|targeting|grown|grow|growing|led|let|show up|appear|appeared|believe|think|know|want|wish|try|tried|choose|enjoy|experience|experienced|achieve|achieved|deliver|delivered|administer|administered|combine|combined|perform|performed|ensure|continue|continued|return|returned|each other|every year|almost|nearly|approximately|at least|up to|more than|less than|under control|because of|without needing|rather|quite|especially|directly|together|alone|inside|outside|across|among|along|toward|into your|back|down|high|big|large|great|good|bad|old|young|different|many of|first time|another|same|every day|itself|themselves|yourself|someone|somebody|thing|part|kind|form|number|group|way of|lot|amount|whole|main|major|key|important|possible|available|real|true|full|special|specific|personalized|individual patient|long enough|s',
    { role: 'function' },
  ],
  [
    '的|地|得|了|着|过|是|在|对|对于|和|与|及|以及|并|且|并且|而且|也|都|就|还|又|将|会|能|能够|可|可以|可使|让|使|把|被|给|用|由|从|到|至|向|于|之|其|该|此|这|那|这种|这些|它|它们|他|她|我们|我|你|您|他们|有|具有|存在|为|作为|成为|进行|通过|经过|经|后|之后|前|之前|中|内|上|下|以|因|因此|所以|如|等|例|名|位|次|个|年|月|天|周|岁|者|吗|呢|吧|啊|呀|什么|如何|怎么|是否|即|则|只需|需|需要|只要|高达|达|约|左右|大约|近|超过|可有效|可显著|能有效|能显著|得到|获得|开始|继续|发挥|发生|出现|表现|认为|相信|参加|完成|包括|属于|存在着|来说是|方式|过程|期间|其中|同时|并非|任何|一般|通常|往往|只|仅|仅需|足以|足够|不断|逐渐|逐步|迅速|快速|直接|共|均|各|该院|本|某|多|多年|余|元|第|型|性|化|就能|即可|已|已经|正|目前|现在|如今|近年来|一次|一种|一个|使用|采用|利用|接受|导致|引起|产生|造成|实现|达到|帮助|很|更|最|非常|显著|明显|大大|大幅|有助于|率|值|水平|术|我院|本院|其他|另外|没有了|来自|来源|来源的|自身|自体|异体|例如|方面|情况|以上',
    { role: 'function' },
  ],
  [
    'patient|people|person|individual|participant|human|man|woman|men|women|sufferer|recipient|candidate|case|clinic|hospital|center|doctor|physician|surgeon|expert|scientist|researcher|team|professor|medical|medicine center|clinical|clinically|scientific|science|study|trial|research|randomized|controlled|placebo|placebo controlled|double blind|result|data|outcome|year|month|week|day|time|hour|dose|disease|disorder|condition|illness|body|blood|cell|tissue|organ|pancrea|pancreatic|islet|islet cell|beta cell|immune system|immune|autoimmune|level|function|health|healthy|life|living cell|daily|intravenous|iv|intravenously|minimally invasive|non invasive|non surgical|outpatient|autologous|allogeneic|donor|single|multiple|repeated|significant|significantly|substantially|dramatic|dramatically|effect|method|approach|technology|technique|option|solution|way|product|source|type|symptom|need for|evidence on|chronic|severe|late stage|mature|young cell|therapeutic|free consultation|yet to|attack|autoimmune attack|serum|plasma|progression|progress|end of|the end|in the end|by the end of|at the end of|end stage|end point|endpoint|damaged|treated|standard|care|usual care|responsible|thousand|hundred|million|percent|%',
    { role: 'plain' },
  ],
  [
    '患者|病人|人|人群|人类|人体|受试者|病例|医院|医生|专家|教授|团队|科学家|临床|临床上|临床试验|临床研究|研究|研究者|试验|随机|对照|安慰剂|双盲|结果|数据|疾病|病|病情|病变|身体|血液|细胞|组织|器官|胰腺|胰岛|胰岛细胞|胰岛β细胞|β细胞|免疫|免疫系统|自身免疫|指标|功能|健康|生活|每日|进展|进程|病程|静脉|静脉注射|静脉输注|微创|无创|剂量|方法|途径|技术|手段|选择|来说|症状|作用|影响|受损|受损的|损伤|治疗后|术后|输注后|移植后|血清|血浆|时间|长达|单次|多次|重复|供体|慢性|严重|各种|多种|人员|全球|世界|体内|个月|小时',
    { role: 'plain' },
  ],
  [
    'revolutionary|breakthrough|advanced|innovative|cutting edge|state of the art|natural|naturally|world class|leading|unique|amazing|miracle|miraculous|powerful|promising|hope|hopeful|remarkable|exciting|gentle|painless|simple|premium|high quality|top quality|modern|ultimate|game changing|game changer|regenerative|regenerative medicine|biological|突破|突破性|革命性|先进|神奇|尖端|最新|创新|前沿|天然|奇迹|希望|曙光|理想|新型|高端|领先|强大|独特|福音|全新',
    { role: 'praise' },
  ],
]
