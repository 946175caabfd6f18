/**
 * Sentences by what they are about: one study, people or counts of them, the state of the evidence, a decision, a mechanism, the treatment
 * as a whole. In the words of the records and of the kinds of pages that are checked, with what is expected before anything ran; for building.
 *
 * subject; diseases what; acceptable verdicts (first the best); records that decide; sentence
 */
export const subjectReading = `
study; t1d outcome/effective; S P; cai-2016-uc-msc-bm-mnc-t1d; In a Chinese randomized trial of 42 people with established type 1 diabetes, C-peptide rose over a year after cord and marrow cells.
study; t1d outcome/effective; S P; cai-2016-uc-msc-bm-mnc-t1d; In one randomized trial of about 40 people with type 1 diabetes, insulin dose fell at 12 months after umbilical cord MSCs.
study; t1d outcome; C O; cai-2016-uc-msc-bm-mnc-t1d; In a Chinese randomized trial of 42 people with established type 1 diabetes, most were insulin free after eight years.
study; t1d !outcome/outcome/!effective; S P; haller-2013-ucb-t1d; A small randomized American trial of cord blood in 15 children with type 1 diabetes did not preserve C-peptide.
study; t1d !outcome/outcome/!effective/comparison; S P; giannopoulou-2014-ucb-t1d; A German study in 17 children found that cord blood did not change C-peptide in type 1 diabetes.
study; t2d outcome/comparison; S P; bhansali-2017-bm-msc-mnc-t2d; In a sham-controlled trial of 30 people with type 2 diabetes, six of ten given marrow MSCs halved their insulin and nobody in the control group did.
study; t2d outcome/comparison; C O N; bhansali-2017-bm-msc-mnc-t2d; In a sham-controlled trial of 30 people with type 2 diabetes, nine of ten given marrow MSCs halved their insulin.
study; t2d outcome; S P; chen-2016-uc-msc-liraglutide-t2d zang-2022-uc-msc-t2d hu-2016-wj-msc-t2d; A Chinese study reported lower HbA1c in people with type 2 diabetes given umbilical cord MSCs.
study; t2d outcome; J; -; A British randomized trial of 250 people with type 2 diabetes found lower HbA1c after umbilical cord MSCs.
study; t1d outcome; J O C; -; A 2019 trial in 800 people with type 1 diabetes reported that 90% were insulin independent after MSCs.
study; t2d safety; S P; skyler-2015-mpc-t2d; In a US trial of 61 people with type 2 diabetes, mesenchymal precursor cells caused no serious adverse events over 12 weeks.
study; diabetic-foot-ulcer outcome/effective; S P; lonardi-2019-mfat-dfu; An Italian randomized trial of 114 people found that more diabetic foot wounds healed after micro-fragmented fat tissue.
study; diabetic-foot-ulcer !outcome/!effective/outcome; S P; allo-asc-dfu-102; In a US trial of 66 people, a sheet of fat-derived stem cells healed no more diabetic foot ulcers than its vehicle.
study; diabetic-kidney-disease safety/harm; S P; packham-2016-mpc-dkd; In an Australian placebo-controlled trial of 30 people with diabetic kidney disease, mesenchymal precursor cells caused no serious events.
study; diabetic-limb-ischemia outcome; S P; huang-2005-pb-mnc-limb-ischemia; A Chinese trial of 28 people with diabetic limb ischemia reported no amputation after mobilized blood cells.
study; t2d !outcome/outcome/mechanism/!mechanism; S P; zang-2022-uc-msc-t2d; In the Chinese trial of 91 people with type 2 diabetes, umbilical cord MSCs improved insulin sensitivity.
study; t1d outcome; S P; carlsson-2015-bm-msc-t1d; A Swedish pilot in 20 adults with new type 1 diabetes found a better C-peptide response after autologous bone marrow MSCs.
study; t1d outcome; C O N; nct00690066; A US trial of 63 people with type 1 diabetes found that Prochymal preserved C-peptide.
study; t1d outcome; O N C; -; A trial of 24 people proves that MSCs preserve C-peptide in all patients with type 1 diabetes.
study; t1d outcome; S P; carlsson-2023-wj-msc-t1d; Carlsson et al. reported that C-peptide declined less with Wharton's jelly MSCs than with placebo in type 1 diabetes.
study; t1d/- outcome/!outcome; S P; nct00690066; NCT00690066 did not find better C-peptide with bone marrow MSCs in type 1 diabetes.
study; t1d outcome; S P; carlsson-2023-wj-msc-t1d; 瑞典一项24人的双盲试验显示，华通胶间充质干细胞延缓了1型糖尿病患者C肽的下降。
study; t2d outcome; S P; wu-2014-bm-mnc-hbo-t2d; 一项80人的随机试验显示，骨髓单个核细胞移植后2型糖尿病患者C肽升高。
study; t2d outcome; J; -; 一项纳入600人的随机试验显示，脐带间充质干细胞降低了2型糖尿病患者的糖化血红蛋白。
study; t1d outcome/!outcome; S P; gu-2014-hsct-pediatric-t1d; 一项纳入42名儿童的对照研究发现，造血干细胞移植后1型糖尿病患儿的糖化血红蛋白并不优于胰岛素治疗。
persons; t1d outcome; S P; li-2012-hsct-t1d; Only 3 of 13 people with type 1 diabetes came off insulin in one Chinese series of blood stem cell transplants.
persons; t1d outcome; C O N; li-2012-hsct-t1d; In one Chinese series of 13 blood stem cell transplants for type 1 diabetes, 11 of 13 people came off insulin.
persons; t1d outcome; S P; bm-sc-pancreatic-artery-t1d-2005; Four of twelve people with type 1 diabetes stopped insulin within six months of bone marrow stem cells.
persons; t1d outcome; S P; gu-2018-hsct-t1d; In China, 14 of 20 people with type 1 diabetes stopped insulin at some time after a transplant of their own blood stem cells, against 1 of 20 without.
persons; t1d outcome; S P; wang-2024-cipsc-islets-t1d; One person with type 1 diabetes made insulin again after stem cell islets.
persons; t1d outcome; S P; wang-2024-cipsc-islets-t1d; A young woman in China came off insulin after islets made from her own stem cells for type 1 diabetes.
persons; t2d outcome; S P; wu-2024-e-islet-t2d; A Shanghai man with type 2 diabetes stopped insulin within three months of receiving islets made from his own stem cells.
persons; t1d outcome; S P; fetal-liver-pilot-2015-t1d; Three of 16 people with type 1 diabetes given fetal liver cells were free of insulin for a time.
persons; t1d harm; S P; snarski-2016-hsct-t1d; One person in Poland died after a transplant of blood stem cells for type 1 diabetes.
persons; t1d !outcome; S P; cai-2016-uc-msc-bm-mnc-t1d izadi-2022-bm-msc-t1d nasli-esfahani-2015-bm-msc-t1d; None of the 14 people followed for eight years after cord and marrow cells for type 1 diabetes was free of insulin.
persons; t1d outcome; O C N; -; One person with type 1 diabetes came off insulin, so stem cells cure type 1 diabetes.
persons; t1d outcome; S P; reichman-2025-zimislecel-t1d; 12名1型糖尿病患者中有10名在接受zimislecel一年后停用胰岛素。
persons; t1d outcome; C O N; reichman-2025-zimislecel-t1d; 12名1型糖尿病患者在接受zimislecel一年后全部停用胰岛素。
persons; t2d outcome; S P; wu-2024-e-islet-t2d; 上海一名2型糖尿病男性患者移植自体干细胞来源的胰岛后停用了胰岛素。
persons; diabetic-foot-ulcer outcome; S P; carstens-2021-svf-dfu; Fifty of 63 diabetic foot ulcers were healed a year after stromal vascular fraction.
evidence; t1d studies/none/uncertain; S P; -; Trials of stem cells in type 1 diabetes are still recruiting.
evidence; t1d studies/!studies/none; S P; -; No large randomized trial of stem cells in type 1 diabetes has been published.
evidence; t2d studies/none; S P; -; Most trials of stem cells in type 2 diabetes were small.
evidence; t1d studies/none; S P; -; Few trials of stem cells in type 1 diabetes were blinded.
evidence; t2d studies/!studies/none; C; zang-2022-uc-msc-t2d; Nobody has ever run a placebo-controlled trial of stem cells in type 2 diabetes.
evidence; diabetic-neuropathy studies/!studies/none; S P; -; No controlled trial of stem cells for diabetic neuropathy has reported.
evidence; t1d studies/!studies/none/uncertain; S P; -; Data beyond five years are lacking for mesenchymal stem cells in type 1 diabetes.
evidence; diabetic-kidney-disease studies/none; S P; packham-2016-mpc-dkd; Only a handful of trials have tested stem cells in diabetic kidney disease.
evidence; t1d studies/none; C O N; -; Hundreds of randomized trials have tested stem cells in type 1 diabetes.
evidence; t2d studies/none; S P; -; 干细胞治疗2型糖尿病的临床试验大多规模较小。
evidence; diabetic-retinopathy studies/!studies/none; S P; -; 目前尚无干细胞治疗糖尿病视网膜病变的随机对照试验发表。
evidence; t1d studies/none/uncertain; S P; -; 多项干细胞治疗1型糖尿病的临床试验正在招募患者。
decision; t1d !approval; S P; -; No stem cell product is approved for type 1 diabetes in Japan.
decision; -/t1d approval/withdrawal; S P; vx-264-discontinued-2025; Vertex dropped VX-264 in March 2025.
decision; t2d approval; C N; -; 欧洲药品管理局已批准脐带间充质干细胞治疗2型糖尿病。
mechanism; -/t1d mechanism; O N C; -; Mesenchymal stem cells turn into beta cells inside the pancreas.
mechanism; t2d mechanism/outcome; S P N; -; Mesenchymal stem cells may act mainly through the substances they release in type 2 diabetes.
treatment; t2d cure; O N C; -; Stem cells reverse type 2 diabetes for good.
treatment; t1d outcome; O N C; -; Umbilical cord MSCs free people with type 1 diabetes of insulin.
treatment; t2d safety; O C; -; Umbilical cord MSCs have no side effects in type 2 diabetes.
treatment; t2d outcome; S P; zang-2022-uc-msc-t2d; Umbilical cord MSCs may lower HbA1c in some people with type 2 diabetes.
recommendation; t1d any; J; -; Patients with type 1 diabetes should ask their doctor before they try stem cells.
recommendation; t1d any; J; -; 专家建议1型糖尿病患者不要尝试未经批准的干细胞治疗。
offer; - cost/none; J; -; Our stem cell program for diabetes costs 12,000 dollars.
offer; - cost/none; J; -; 本中心干细胞治疗糖尿病套餐现价九万八。
`
