/** Diseases and treatments that claims often name and the dataset does not cover, so that a sentence on them is refused by name. */
import type { Entry } from './meaning.js'

export const outsideWords: readonly Entry[] = [
  [
    'parkinson|parkinsons disease|alzheimer|alzheimers disease|dementia|multiple sclerosis|als|amyotrophic lateral sclerosis|stroke|spinal cord injury|spinal cord|cerebral palsy|autism|epilepsy|depression|arthritis|osteoarthritis|rheumatoid arthritis|knee pain|back pain|joint pain|lupus|psoriasis|eczema|crohn|crohns disease|colitis|ibs|copd|asthma|lung disease|covid|covid 19|heart disease|heart failure|heart attack|cardiovascular disease|hypertension|high blood pressure|high cholesterol|obesity|cirrhosis|liver disease|hepatitis|leukemia|lymphoma|breast cancer|lung cancer|prostate cancer|hiv|aids|infertility|menopause|hair loss|baldness|aging|wrinkle|macular degeneration|glaucoma|deafness|hearing loss|down syndrome|muscular dystrophy|cystic fibrosis|sickle cell|sickle cell disease|thalassemia|hemophilia|graft versus host disease|gvhd|osteoporosis|fibromyalgia|lyme disease|migraine|gout|prediabetes|gestational diabetes|ketoacidosis',
    { role: 'outside', what: 'disease' },
  ],
  [
    '帕金森|帕金森病|帕金森氏症|阿尔茨海默|阿尔茨海默病|老年痴呆|痴呆|多发性硬化|渐冻症|中风|脑卒中|脊髓损伤|脑瘫|自闭症|孤独症|癫痫|抑郁|抑郁症|关节炎|骨关节炎|类风湿|类风湿关节炎|红斑狼疮|狼疮|银屑病|湿疹|克罗恩病|结肠炎|哮喘|肺病|新冠|心脏病|心衰|心力衰竭|心肌梗死|高血压|高血脂|肥胖|肥胖症|肝硬化|肝病|肝炎|白血病|淋巴瘤|肺癌|肝癌|乳腺癌|艾滋病|不孕|更年期|脱发|衰老|抗衰老|黄斑变性|青光眼|耳聋|唐氏综合征|肌营养不良|地中海贫血|血友病|移植物抗宿主病|骨质疏松|痛风|妊娠糖尿病|糖尿病前期',
    { role: 'outside', what: 'disease' },
  ],
  [
    'car t|cart cell|car t cell|nk cell|natural killer cell|dendritic cell vaccine|t cell therapy|gene therapy|gene editing|crispr|prp|platelet rich plasma|platelet|fibroblast|nmn|nad|peptide therapy|ozone|ozone therapy|hyperbaric oxygen|acupuncture|herb|herbal|herbal medicine|supplement|vitamin|vitamin d|homeopathy|keto|keto diet|diet|exercise|fasting|bariatric surgery|gastric bypass|weight loss|ozempic|wegovy|mounjaro|semaglutide|liraglutide|tirzepatide|glp 1|sglt2|sglt2 inhibitor|teplizumab|tzield|insulin pump|artificial pancreas|bcg|bcg vaccine|vaccine|antibiotic|chemotherapy|dialysis|kidney transplant|pancreas transplant|whole pancreas transplant|statin|aspirin',
    { role: 'outside', what: 'treatment' },
  ],
  [
    'nk细胞|自然杀伤细胞|基因治疗|基因疗法|基因编辑|富血小板血浆|臭氧|高压氧|针灸|中药|中医|草药|保健品|维生素|饮食|运动|减重手术|胃旁路|司美格鲁肽|利拉鲁肽|替尔泊肽|替普利珠单抗|胰岛素泵|人工胰腺|卡介苗|疫苗|化疗|透析|肾移植|胰腺移植',
    { role: 'outside', what: 'treatment' },
  ],
  [
    'extract|capsule|algae|gummy|powder|softgel|nutraceutical|胶囊|提取物|口服液',
    { role: 'outside', what: 'treatment' },
  ],
  [
    'other disease|other condition|other use|other indication|graft versus host|其他疾病|其它疾病',
    { role: 'outside', what: 'disease' },
  ],
]
