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
    'type one diabetes|juvenile diabetic|type 1 diabetic|1型糖尿病人|一型糖尿病|第一型糖尿病|第1型糖尿病|type 1 patient|1型患者|1型病人|type 1s|t1 diabetic',
    { role: 'disease', ids: ['t1d'] },
  ],
  [
    'type two diabetes|adult onset diabetes|type 2 diabetic|2型糖尿病人|二型糖尿病|第二型糖尿病|第2型糖尿病|type 2 patient|2型患者|2型病人|type 2s|t2 diabetic',
    { role: 'disease', ids: ['t2d'] },
  ],
  ['kidney disease|nephropathy|diabetic kidney|肾病', { role: 'disease', ids: ['diabetic-kidney-disease'] }],
  [
    'foot ulcer|diabetic ulcer|diabetic wound|chronic wound|ulcer|wound|糖尿病溃疡|足溃疡|溃疡|创面|伤口|烂脚',
    { role: 'disease', ids: ['diabetic-foot-ulcer'] },
  ],
  ['limb ischemia|peripheral arterial disease|下肢缺血|肢体缺血', { role: 'disease', ids: ['diabetic-limb-ischemia'] }],
  [
    'retinopathy|diabetic eye disease|视网膜病变|糖网|blindness|diabetic blindness|失明',
    { role: 'disease', ids: ['diabetic-retinopathy'] },
  ],
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
    'treatment|therapy|transplant|transplantation|infusion|injection|procedure|protocol|program|infused|injected|transplanted|treating|疗法|治疗|移植|输注|治疗后|术后|输注后|移植后|注射|回输|方案',
    { role: 'treatment' },
  ],
  ['mesenchymal cell|mesenchymal|mesenchymal stromal|msc based|间充质细胞', { role: 'cell', ids: ['msc'] }],
  [
    'hematopoietic|hematopoietic transplantation|hematopoietic transplant|autologous hematopoietic transplantation|造血细胞',
    { role: 'cell', ids: ['hsc'] },
  ],
  ['extracellular vesicle|vesicle|细胞外囊泡', { role: 'cell', ids: ['exosome'] }],
  [
    'ips cell islet|ipsc islet|ipsc derived islet|islet like cell|lab made islet|islet from stem cell|islet grown from stem|干细胞来源的胰岛|胰岛样细胞|再生胰岛组织|化学重编程干细胞胰岛|化学重编程',
    { role: 'cell', ids: ['psc-islet'] },
  ],
  [
    'islet transplant|islet cell transplant|islet transplant recipient|islet recipient',
    { role: 'cell', ids: ['donor-islet'] },
  ],
]

const measures: readonly Entry[] = [
  [
    'blood sugar|blood glucose|glucose|sugar level|sugar|glycemic control|glycemia|glucose control|血糖|血糖水平|血糖控制|糖代谢|blood sugar level|blood sugar control|metabolic control|metabolic health|glycemic index|血糖值|血糖指标|血糖波动|代谢健康|血糖平稳',
    { role: 'outcome', ids: glucose },
  ],
  [
    'insulin production|insulin secretion|insulin output|own insulin|produce insulin|make insulin|producing insulin|secrete insulin|beta cell function|islet function|pancreatic function|pancrea function|胰岛素分泌|分泌胰岛素|胰岛功能|胰腺功能|自身胰岛素|endogenous insulin|endogenous insulin secretion|endogenous insulin production|insulin secreting capacity|pancreatic beta cell function|function of pancreatic beta cell|function of beta cell|residual beta cell function|内源性胰岛素|内源性胰岛素分泌|β细胞功能|胰岛β细胞功能|胰岛功能恢复',
    { role: 'outcome', ids: secretion },
  ],
  [
    'insulin dose|insulin dosage|insulin requirement|insulin need|insulin use|insulin dependence|胰岛素用量|胰岛素剂量|胰岛素需求|胰岛素需要量|insulin intake|insulin consumption|daily insulin|daily insulin dose|daily insulin dosage|exogenous insulin requirement|dependence on insulin|insulin dependency|reliance on insulin|胰岛素的用量|胰岛素依赖|对胰岛素的依赖|每日胰岛素用量|胰岛素减量',
    { role: 'outcome', ids: ['insulin-dose'] },
  ],
  [
    'insulin|injected insulin|inject insulin|injecting insulin|insulin therapy|insulin treatment|insulin infusion|insulin pump therapy|注射胰岛素|胰岛素治疗|insulin injection|insulin shot|daily injection|exogenous insulin|胰岛素|胰岛素注射|外源性胰岛素|pump|pen|insulin pen|syringe|needle',
    { role: 'taken', what: 'insulin' },
  ],
  ['medication|medicine|drug|pill|tablet|oral drug|metformin|降糖药|药物|口服药', { role: 'taken', what: 'drugs' }],
  ['insulin resistance|胰岛素抵抗', { role: 'outcome', ids: ['homa-ir'] }],
  [
    'insulin sensitivity|胰岛素敏感性|sensitive to insulin|tissue sensitivity to insulin|sensitivity to insulin|response to insulin|对胰岛素的敏感性|胰岛素敏感度',
    { role: 'outcome', ids: ['insulin-sensitivity-index', 'glucose-infusion-rate', 'homa-ir'] },
  ],
  [
    'insulin independence|insulin freedom|insulin independent|free from insulin|free of insulin|insulin free|off insulin|come off insulin|insulin free life|insulin free lives|胰岛素独立|life without insulin|live without insulin|living without insulin|live without insulin injection|independent of insulin|胰岛素自由|不依赖胰岛素|replace insulin|replace insulin injection|replace daily injection|replace daily insulin|取代胰岛素|替代胰岛素',
    { role: 'outcome', ids: ['insulin-independence'] },
  ],
  [
    'diabetic complication|complication of diabetes|complication|糖尿病并发症|并发症',
    { role: 'outcome', ids: ['microvascular-complication'] },
  ],
  [
    'kidney function|renal function|肾功能|kidney decline|renal decline|decline in kidney function|loss of kidney function|decline of kidney function',
    { role: 'outcome', ids: ['egfr', 'mgfr'] },
  ],
  ['vision|eyesight|sight|视力', { role: 'outcome', ids: ['visual-acuity'] }],
  [
    'wound healing|ulcer healing|伤口愈合|溃疡愈合|创面愈合',
    { role: 'outcome', ids: ['complete-wound-closure', 'ulcer-healing-rate', 'time-to-closure'] },
  ],
  ['amputation|截肢', { role: 'outcome', ids: ['amputation'] }],
  ['erection|erectile function|勃起功能', { role: 'outcome', ids: ['iief5', 'peak-systolic-velocity'] }],
  ['nerve function|neuropathy score|神经功能', { role: 'outcome', ids: ['tcss'] }],
  ['quality of life|生活质量|生存质量', { role: 'outcome', ids: ['quality-of-life'] }],
  [
    'hypoglycemic episode|hypo|low blood sugar|low sugar|低血糖|hypoglycemic event|dangerous low|低血糖发作',
    { role: 'outcome', ids: ['hypoglycemia'] },
  ],
  ['a1c|hemoglobin a1c|糖化', { role: 'outcome', ids: ['hba1c'] }],
  ['c肽水平', { role: 'outcome', ids: ['c-peptide'] }],
  ['autoantibody|自身抗体', { role: 'outcome', ids: ['autoantibodies'] }],
  ['weight|body weight|bmi|体重', { role: 'outcome', ids: ['body-mass-index'] }],
  ['停药|完全停药|停用药物|停掉药物', { role: 'outcome', ids: ['oral-drug-withdrawal'] }],
]

const mechanisms: readonly Entry[] = [
  [
    'regenerate|regeneration|regenerating|regrow|regrowth|repair|repairing|restore the pancrea|rebuild|restore beta cell|restore pancreatic function|再生|修复|重建|恢复胰岛功能|再生胰岛细胞|再生胰岛β细胞|修复胰岛|修复受损胰岛|修复胰岛细胞|修复胰岛β细胞|修复受损的胰岛|修复受损的胰岛细胞|胰岛再生|rebuild beta cell|regenerate beta cell|renew|renewal|new islet|grow new islet|grow new beta cell|revitalize|rejuvenate|rejuvenate the pancrea|修补|再造胰岛|重塑胰岛|激活胰岛|唤醒胰岛|恢复胰腺功能|修复胰腺|修复受损的胰腺|修复受损胰腺|修复受损细胞|再生胰岛|替补',
    { role: 'mechanism', ids: ['regeneration'] },
  ],
  [
    'insulin producing cell|insulin producing beta cell|insulin secreting cell|insulin making cell|turn into beta cell|become beta cell|new beta cell|beta like cell|functional beta cell|胰岛素分泌细胞|胰岛素生成细胞|产胰岛素细胞|分化为胰岛细胞|分化成胰岛细胞|分化为胰岛β细胞|分化成胰岛β细胞|分化为β细胞|分化成β细胞|functional beta cell capable|become insulin producing|turn into insulin producing cell|transform into beta cell|turn into islet cell|become new beta cell|differentiate into beta cell|differentiate into insulin producing cell|differentiate into insulin producing beta cell|becoming beta cell|differentiation into beta cell|turn into pancreatic cell|变成β细胞|变成胰岛细胞|转化为胰岛细胞|转化为β细胞|分化成胰岛素分泌细胞|分化为胰岛素分泌细胞|分化为胰岛素产生细胞',
    { role: 'mechanism', ids: ['differentiation', 'psc-islet-replacement'] },
  ],
  [
    'replace beta cell|replace damaged beta cell|replace dead beta cell|replace lost beta cell|beta cell replacement|replace the beta cell|替代β细胞|替代受损的β细胞|replace the lost beta cell|replace or support damaged beta cell|replacing lost beta cell|replacing the beta cell|replacing beta cell|replacement of beta cell|替代受损β细胞|替代或支持受损β细胞|替代坏死的胰岛',
    { role: 'mechanism', ids: ['differentiation', 'psc-islet-replacement', 'donor-islet-replacement'] },
  ],
  [
    'protect beta cell|protect the beta cell|protect islet|protect residual beta cell|preserve beta cell|beta cell protection|beta cell death|beta cell apoptosis|保护β细胞|保护胰岛|保护胰岛细胞|保护胰岛β细胞|protecting beta cell|protect pancreatic beta cell|protect residual beta cell mass|residual beta cell mass|beta cell mass|beta cell survival|beta cell preservation|preservation of beta cell|protect remaining cell|protecting remaining cell|保护残余β细胞|β细胞存活|支持β细胞存活',
    { role: 'mechanism', ids: ['beta-cell-protection'] },
  ],
  [
    'root cause|underlying cause|cause of the disease|at the source|源头|根源|病因|病根|从根本上|根本原因',
    { role: 'mechanism', ids: ['tolerance-restoration', 'regeneration', 'insulin-sensitization'] },
  ],
  [
    'immune tolerance|immune balance|reset the immune system|reset immune system|immune reset|retrain the immune system|reprogram the immune system|stop the autoimmune attack|rebalance the immune system|免疫耐受|免疫平衡|重置免疫|重置免疫系统|重建免疫耐受|tolerance|toward tolerance|peripheral immune tolerance|restore immune tolerance|re educate the immune system|re educate immune cell|re educating immune cell|reeducate immune cell|immune reprogramming|restore immune balance|immune homeostasis|重塑免疫|重启免疫|免疫重置|免疫重建|免疫稳态',
    { role: 'mechanism', ids: ['tolerance-restoration', 'immune-reset'] },
  ],
  [
    'immunomodulation|immune modulation|modulate the immune system|modulate immunity|regulate the immune system|calm the immune system|immune regulation|免疫调节|调节免疫|调节免疫系统|immune system modulation|modulate the immune response|modulate immune response|modulating the immune system|modulate immune function|immune regulatory effect|immunomodulatory|immunomodulatory property|act on the immune system|works on the immune system|immune effect|promote immune regulation|reprogram immune response|免疫调控|调控免疫|免疫调节功能|调节免疫功能|调节免疫力|调节免疫炎症',
    { role: 'mechanism', ids: ['t-cell-suppression', 'treg-expansion', 'th1-th17-inhibition', 'cytokine-shift'] },
  ],
  [
    'inflammation|anti inflammatory|炎症|消炎|抗炎|anti inflammatory cytokine|pro inflammatory cytokine|inflammatory cytokine|cytokine pattern|serum cytokine|cytokine|islet inflammation|pancreatic inflammation|anti inflammatory effect|inflammatory response|inflammatory infiltration|抗炎因子|炎症因子|炎症反应|胰岛炎症|慢性炎症',
    { role: 'mechanism', ids: ['cytokine-shift'] },
  ],
  [
    'travel to the pancrea|migrate to the pancrea|home to the pancrea|find the pancrea|homing|reach the pancrea|归巢到胰腺|归巢至胰腺|到达胰腺|travel to damaged pancrea|home to pancreatic tissue|home to damaged tissue|migrate to damaged tissue|migration to damaged tissue|find damaged tissue|seek out damaged tissue|homing to the pancrea|归巢|归巢至受损组织|归巢到受损部位|自动找到|定向归巢',
    { role: 'mechanism', ids: ['homing'] },
  ],
  [
    'new blood vessel|blood vessel growth|新生血管|blood vessel formation|vascularization|neovascularization|microcirculation|vessel growth|血管生成|微血管生成|微循环|血管再生',
    { role: 'mechanism', ids: ['angiogenesis'] },
  ],
  [
    'regulatory t cell|treg|调节性t细胞|t reg|regulatory t cells treg|调节性t细胞treg',
    { role: 'mechanism', ids: ['treg-expansion'] },
  ],
  [
    'autoreactive t cell|autoreactive t cell proliferation|t cell proliferation|t cell activation|t cell response|t cell that attack beta cell|t cell that destroy beta cell|immune attack|autoimmune cascade|autoimmune response|immune response|immune response that attack|immune mediated damage|免疫攻击|自身免疫反应|自身免疫攻击|t细胞',
    { role: 'mechanism', ids: ['t-cell-suppression'] },
  ],
  ['th1|th17|th1 and th17|th17 response', { role: 'mechanism', ids: ['th1-th17-inhibition'] }],
  [
    'growth factor|paracrine signaling|paracrine effect|paracrine action|paracrine|vegf|secretome|生长因子|旁分泌',
    { role: 'mechanism', ids: ['paracrine-signaling'] },
  ],
  [
    'macrophage|macrophage polarization|shift macrophage|shifting macrophage|巨噬细胞|巨噬细胞极化',
    { role: 'mechanism', ids: ['macrophage-polarization'] },
  ],
  [
    'insulin signaling|insulin receptor|insulin receptor signaling|glucose uptake|insulin action|胰岛素信号|胰岛素受体|葡萄糖摄取',
    { role: 'mechanism', ids: ['insulin-sensitization'] },
  ],
  [
    'trapped in the lung|stuck in the lung|lung trapping|end up in the lung|caught in the lung|滞留在肺|滞留肺部|肺部截留',
    { role: 'mechanism', ids: ['lung-trapping'] },
  ],
]

export const subjectWords: readonly Entry[] = [...populations, ...interventions, ...measures, ...mechanisms]
