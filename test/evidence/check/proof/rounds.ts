/**
 * Sentences of the kinds found on pages of clinics, news, abstracts, forums, sellers and regulators, written in rounds: the verdict and
 * the records that decide stood first, from the records alone; then they ran, and the general fault behind each miss was mended. For
 * building.
 *
 * kind; diseases what; acceptable verdicts (first the best); records that decide; sentence
 */
export const roundReading = `
study; t1d outcome; S P; cai-2016-uc-msc-bm-mnc-t1d; A randomized trial from China (n = 42) saw HbA1c drop to 7.5% a year after cord and marrow cells in type 1 diabetes, against 8.8% in controls.
study; t1d outcome; C O N; cai-2016-uc-msc-bm-mnc-t1d; A randomized trial from China (n = 42) saw HbA1c drop to 6.1% a year after cord and marrow cells in type 1 diabetes.
study; diabetic-foot-ulcer !effective/!outcome; S P; allo-asc-dfu-301; A Korean phase 3 trial of a fat-cell sheet in 164 people with diabetic foot ulcers missed its main goal.
study; diabetic-foot-ulcer outcome; C O; allo-asc-dfu-301; A Korean phase 3 trial of 164 people showed that a sheet of fat-derived stem cells closes more diabetic foot ulcers than its vehicle.
study; t1d outcome; S P; carlsson-2023-wj-msc-t1d; Swedish investigators saw C-peptide fall by about a tenth after Wharton's jelly cells and by almost half after placebo over twelve months in adults with new type 1 diabetes.
study; t1d outcome; C O N; carlsson-2023-wj-msc-t1d; In the Swedish placebo-controlled trial of Wharton's jelly cells, C-peptide rose by 40% in a year in people with new type 1 diabetes.
persons; t1d outcome/relapse; S P; snarski-2016-hsct-t1d; In Warsaw, 20 of 23 people with new type 1 diabetes came off insulin after their own blood stem cells, but only four of 20 were still off it four years later.
persons; t1d outcome; C O N; snarski-2016-hsct-t1d; Four years after their own blood stem cells, most of the Polish patients with type 1 diabetes were still free of insulin.
study; t1d outcome; S P; penaforte-saboia-2017-hsct-t1d; In a Brazilian comparison in type 1 diabetes, none of 24 people transplanted with their own blood stem cells had kidney, eye or nerve damage after eight years, against 31 of 144 on insulin.
study; diabetic-limb-ischemia outcome; S P; kamiandrouskaya-2022-marrow-limb-ischemia; In Belarus 40 of 50 people with diabetic limb ischemia given their own marrow cells survived without amputation, against 23 of 50 treated as usual.
study; diabetic-foot-ulcer outcome; C O N; moon-2019-ad-msc-dfu; In a Korean trial of 59 people, a sheet of fat stem cells closed fewer diabetic foot ulcers than the control dressing.
study; diabetic-kidney-disease outcome; S P; perico-2023-nephstrom-dkd; The NEPHSTROM trial of 16 people with diabetic kidney disease found that kidney function declined more slowly with marrow stromal cells than with placebo.
study; diabetic-kidney-disease !outcome; S P; packham-2016-mpc-dkd; Twelve weeks after a single dose of mesenchymal precursor cells, measured kidney filtration had not improved in 30 people with diabetic nephropathy.
study; diabetic-limb-ischemia !outcome; S P; dubsky-2022-cells-limb-ischemia; In a Czech randomized trial of 40 people with diabetic limb ischemia, amputation-free survival at one year was not significantly better with cells.
study; t1d any; J O C N; -; A 2016 trial with 300 participants showed that umbilical cord stem cells cured type 1 diabetes in two thirds.
study; t2d harm; C O N J; skyler-2015-mpc-t2d; In the US trial of mesenchymal precursor cells in 61 people with type 2 diabetes, two people died.
study; t2d harm; S P; uc-msc-t2d-safety-2023; Fever occurred in four of 24 people given umbilical cord cells for type 2 diabetes and in none of the ten on placebo.
study; t2d !outcome; S P; nguyen-2021-bm-msc-t2d; Marrow cells did not lower HbA1c any more than tablets and insulin in a Vietnamese randomized trial of 30 people with type 2 diabetes.
study; diabetic-foot-ulcer outcome; S P; han-2010-lipoaspirate-dfu; In Korea all 26 diabetic foot ulcers given fat cells closed within eight weeks, against 16 of 26 with standard care.
persons; t1d outcome; C O N; reichman-2025-zimislecel-t1d; Only half of the people with type 1 diabetes given a full dose of zimislecel were off insulin a year later.
persons; t1d outcome; S P; reichman-2025-zimislecel-t1d; A year after zimislecel, none of the 12 people with type 1 diabetes had had a severe low and ten needed no insulin.
persons; t1d outcome; S P J; keymeulen-2024-pec01-vc02-t1d; Three of ten people with type 1 diabetes given pancreatic progenitors in an open device made measurable C-peptide at six months.
persons; t1d outcome; S P; wang-2024-cipsc-islets-t1d; A 25-year-old woman in Tianjin with type 1 diabetes has lived without insulin for a year since she got islets grown from her own reprogrammed cells.
persons; t1d outcome; S P; mesples-2020-bm-t1d; Of 134 Argentines with type 1 diabetes given their own marrow, 53 were off insulin at three years.
persons; t1d outcome; C O N; mesples-2020-bm-t1d; Of 134 Argentines with type 1 diabetes given their own marrow, 100 were off insulin at three years.
persons; t1d outcome; S P; zhou-2019-hsct-pediatric-t1d; Six of 12 Chinese children with type 1 diabetes were in remission two years after a transplant of their own blood stem cells, and three after four years.
evidence; t1d/- !studies/studies; S P; -; No blinded trial of islets made from stem cells has been published in type 1 diabetes.
evidence; t1d/- studies/!studies; S P; reichman-2025-zimislecel-t1d; All studies of stem-cell-derived islets in type 1 diabetes so far lacked a control group.
evidence; diabetic-kidney-disease !studies/studies; C O; packham-2016-mpc-dkd perico-2023-nephstrom-dkd; There has never been a randomized trial of stem cells in diabetic kidney disease.
evidence; diabetic-kidney-disease studies; S P; packham-2016-mpc-dkd perico-2023-nephstrom-dkd; Only two placebo-controlled trials of mesenchymal cells in diabetic kidney disease have reported results.
evidence; diabetic-foot-ulcer studies; S P; allo-asc-dfu-301 pollak-2025-pda-002-dfu; Even the largest published trial of stem cells for diabetic foot ulcers had fewer than 200 people.
evidence; t2d any; O C N; -; Dozens of phase 3 trials prove that stem cells work in type 2 diabetes.
decision; -/diabetes approval/!approval; S P; ryoncil-fda-2024; Ryoncil is licensed in the US for graft-versus-host disease, not for diabetes.
decision; diabetic-kidney-disease approval; C N E; amimestrocel-nmpa-2025; China's regulator cleared amimestrocel for diabetic kidney disease in 2025.
decision; -/diabetes approval; S P; amimestrocel-nmpa-2025; In China a cord cell product has been conditionally approved, but for graft-versus-host disease.
decision; -/t1d any; C O; vx-264-discontinued-2025; Vertex is still developing VX-264 for type 1 diabetes.
decision; -/t1d any; S P; zimislecel-designations; Zimislecel has a fast-track designation but no marketing approval yet.
decision; t1d approval/identity; S P; teplizumab-fda-2022; Teplizumab, an antibody and no cell therapy, was approved in the United States in 2022 to delay type 1 diabetes.
decision; -/diabetes exemption; C O; us-9th-circuit-2024; Clinics need no FDA approval for fat cells that go back into the same patient the same day.
mechanism; -/diabetes mechanism; O N C; -; After the infusion the mesenchymal cells travel to the pancreas and settle there.
mechanism; -/diabetes mechanism; S P; -; Most mesenchymal cells that are infused get stuck in the lungs.
mechanism; t2d mechanism; N O; -; Mesenchymal stem cells turn macrophages into healing ones in people with type 2 diabetes.
mechanism; diabetes uncertain/none; S P; -; How mesenchymal stem cells act in diabetes is not fully understood.
treatment; diabetic-neuropathy any; O C N; -; Stem cells get rid of nerve pain in nearly all patients with diabetic neuropathy.
treatment; t2d safety; C O; uc-msc-t2d-safety-2023; There are zero risks with umbilical cord stem cells in type 2 diabetes.
treatment; t2d harm; S P; uc-msc-t2d-safety-2023; Umbilical cord stem cells for type 2 diabetes can bring on a fever.
treatment; diabetes any; O N C; -; Our cord blood infusion brings a diabetic pancreas back to life in three weeks.
treatment; t1d harm; S P; snarski-2016-hsct-t1d voltarelli-2007-hsct-t1d; Blood stem cell transplants for type 1 diabetes can cause serious infections and even death.
treatment; t2d any; N O J; -; Exosomes lower blood sugar in type 2 diabetes as well as insulin does.
study; diabetic-foot-ulcer !outcome/!effective; S P; allo-asc-dfu-102; 一项针对66名糖尿病足溃疡患者的美国双盲试验发现，脂肪干细胞贴片的愈合率并不高于对照。
study; t2d outcome; C O N; zang-2022-uc-msc-t2d; 在一项91人的双盲试验中，脐带间充质干细胞使所有2型糖尿病患者停用了胰岛素。
decision; diabetes !approval; S P; -; 目前没有任何干细胞产品在中国获批用于糖尿病。
mechanism; -/diabetes mechanism; O N C; -; 间充质干细胞可以归巢到胰腺，修复受损的胰岛。
persons; t1d harm; S P; snarski-2016-hsct-t1d; 波兰一名患者在造血干细胞移植治疗1型糖尿病后死亡。
question; diabetes any; J; -; 做三个疗程干细胞后多久能停胰岛素？
persons; t2d outcome; S P; guan-2015-uc-msc-t2d; 6名2型糖尿病患者中有3名在输注脐带间充质干细胞后停用了胰岛素。
treatment; diabetes safety; C O; -; 干细胞治疗糖尿病百分之百安全，没有任何副作用。
study; t1d outcome; S P; wang-2013-hsct-t1d; In a Chinese comparison of 44 people newly diagnosed with type 1 diabetes, those given their own blood stem cells needed less insulin two years later than those on insulin alone.
study; t1d !outcome; S P; wang-2013-hsct-t1d; HbA1c two years after a blood stem cell transplant was no lower than with insulin alone in a Chinese study of 44 patients with type 1 diabetes.
study; t1d outcome; C O N; wang-2013-hsct-t1d; HbA1c two years after a blood stem cell transplant was clearly lower than with insulin alone in a Chinese study of 44 patients with type 1 diabetes.
study; t2d outcome; S P; bhansali-2014-bm-sc-t2d; In India, nine of 11 people with type 2 diabetes could halve their insulin after marrow cells, while none of the ten who got a sham procedure could.
study; t2d !outcome; S P; bhansali-2014-bm-sc-t2d; The Indian sham-controlled trial of marrow cells in 21 people with type 2 diabetes saw no difference in HbA1c after a year.
study; t2d outcome; C O N; bhansali-2014-bm-sc-t2d; The Indian sham-controlled trial of marrow cells in 21 people with type 2 diabetes saw HbA1c two points lower than in controls after a year.
study; t2d outcome; S P; zang-2023-uc-msc-t2d-cgm; Glucose stayed in range for longer after cord cells than after placebo in a randomized trial of 73 people with type 2 diabetes.
study; t2d harm/!safety; S P; nct02886884; Three serious adverse events were recorded over a year in a US trial that gave donor mesenchymal cells to 16 people with type 2 diabetes.
study; t2d safety; C O N; nct02886884; A US trial that gave donor mesenchymal cells to 16 people with type 2 diabetes recorded no serious adverse event in a year.
study; diabetic-foot-ulcer outcome; S P; lonardi-2019-mfat-dfu; After six months 80% of the wounds treated with micro-fragmented fat had closed in an Italian trial of 114 people with diabetic foot ulcers.
study; diabetic-foot-ulcer outcome; C O N; lonardi-2019-mfat-dfu; After six months 95% of the wounds treated with micro-fragmented fat had closed in an Italian trial of 114 people with diabetic foot ulcers.
study; diabetic-neuropathy outcome; S P; mao-2019-bm-mnc-dpn; In a Chinese series of 168 patients with diabetic neuropathy the Toronto score fell from 12.55 to 8.47 three months after marrow cells.
study; diabetic-retinopathy !outcome; S P; intravitreal-cd34-ischemic-maculopathy; Marrow cells injected into the eye did not improve vision in 15 people with diabetic retinopathy after six months.
study; diabetic-erectile-dysfunction !effective/!outcome; S P; irdam-2024-uc-msc-ed; Cord cells did no better than placebo for erectile dysfunction in 26 Indonesian men with diabetes.
study; diabetic-kidney-disease harm; S P; perico-2023-nephstrom-dkd; Two of the 12 people given marrow stromal cells in the NEPHSTROM trial of diabetic kidney disease died.
study; t1d outcome; S P; gu-2018-hsct-t1d; Of the 14 people with type 1 diabetes who came off insulin in a Chinese study of 40, 11 needed it again within four years of their blood stem cell transplant.
study; t1d any; J O C N; -; A landmark Harvard study with 120 volunteers showed that exosomes reversed type 1 diabetes within 90 days.
persons; t1d outcome; S P; feng-2012-bm-t1d; Eleven of 16 Chinese children with type 1 diabetes got by without insulin after their own marrow.
persons; t1d outcome; C O N; feng-2012-bm-t1d; All 16 Chinese children with type 1 diabetes got by without insulin after their own marrow.
persons; t1d outcome; S P; mesples-2013-bm-t1d; Seven of 20 Argentine patients with type 1 diabetes were insulin free three years after marrow cells.
persons; t2d outcome; S P; bhansali-2009-bm-mnc-t2d; Six of ten Indians with type 2 diabetes still took no more than half of their insulin 15 months after marrow cells.
persons; diabetic-limb-ischemia outcome; S P; scatena-2021-pb-mnc-limb-ischemia; Four of 38 people with diabetic limb ischemia lost a leg after blood cells, compared with 15 of 38 controls.
persons; diabetic-limb-ischemia outcome; C O N; scatena-2021-pb-mnc-limb-ischemia; Fifteen of 38 people with diabetic limb ischemia lost a leg after blood cells, compared with four of 38 controls.
persons; t1d outcome; S P; carlsson-2025-up421-t1d; A man in Sweden makes some insulin again after gene-edited donor islets, without drugs against rejection.
evidence; t1d studies; S P; -; Trials of mesenchymal cells in type 1 diabetes have rarely had more than 60 participants.
evidence; diabetic-foot-ulcer studies; S P; allo-asc-dfu-301; At least one phase 3 trial of stem cells in diabetic foot ulcers has been completed.
evidence; t2d !studies; S P; -; No stem cell trial in type 2 diabetes has followed people for ten years.
evidence; t1d studies; C O; carlsson-2023-wj-msc-t1d; There is not a single double-blind study of stem cells in type 1 diabetes.
evidence; diabetic-retinopathy studies/uncertain; S P; -; Evidence for stem cells in diabetic retinopathy comes from a few small uncontrolled studies.
evidence; diabetes uncertain; S P; -; Whether the effects of stem cells in diabetes last is not known.
decision; -/diabetes any; S P; lantidra-fda-2023; Lantidra, made of donor islets, is the only cell therapy the FDA has approved for type 1 diabetes.
decision; -/t1d approval; E C O; lantidra-fda-2023; The FDA approved a stem cell treatment called Lantidra for type 1 diabetes.
decision; diabetic-limb-ischemia/- approval; S P; stempeucel-india-2020; Stempeucel was approved in India in 2020 for critical limb ischemia.
decision; diabetes approval; C O; -; Japan has approved stem cells for type 2 diabetes.
decision; -/diabetes any; S P; fda-consumer-alert-2020; The FDA has warned of infections and blindness after unapproved stem cell treatments.
mechanism; t1d mechanism; O N; -; Stem cells reset the immune system so that it stops attacking beta cells in type 1 diabetes.
mechanism; -/diabetes mechanism; S P; -; In animals, mesenchymal cells protect beta cells from dying.
mechanism; -/diabetes !mechanism; S P; -; There is no convincing proof that mesenchymal cells become beta cells in people.
mechanism; diabetes mechanism; O N C; -; Exosomes repair the DNA of your beta cells and restart insulin production.
treatment; t2d cure; O C N; -; Say goodbye to type 2 diabetes with one stem cell infusion!
treatment; t1d outcome; O C N; -; 80% of our type 1 patients stop insulin within three months of stem cell therapy.
treatment; t2d safety; O C; -; Because the cells are natural, stem cell therapy for type 2 diabetes has no side effects.
treatment; t2d outcome; S P; zang-2022-uc-msc-t2d; Small trials suggest that cord cells might modestly lower HbA1c in type 2 diabetes, but larger ones are needed.
treatment; t1d cure/!cure; S P; -; Stem cells are not a cure for type 1 diabetes.
treatment; diabetes any; J; -; Stem cells work better than metformin for type 2 diabetes.
treatment; diabetic-foot-ulcer outcome; S P O; lonardi-2019-mfat-dfu; Fat-derived cells may help diabetic foot ulcers to heal, though results conflict.
story; t2d any; J; -; After my second infusion my sugar went from 14 to 6 and I threw away my metformin.
offer; diabetes any; J; -; Package of three stem cell sessions for diabetes incl. hotel: 18,900 euros.
study; t2d outcome; S P; zang-2022-uc-msc-t2d; 一项91人的双盲安慰剂对照试验中，脐带间充质干细胞组20%的2型糖尿病患者胰岛素减半且糖化血红蛋白低于7%，安慰剂组不到5%。
study; t1d outcome; S P; cai-2016-uc-msc-bm-mnc-t1d; 42名1型糖尿病患者的随机试验中，细胞治疗组一年后糖化血红蛋白由8.6%降至7.5%。
study; t1d outcome; C O N; cai-2016-uc-msc-bm-mnc-t1d; 42名1型糖尿病患者的随机试验中，细胞治疗组一年后糖化血红蛋白由8.6%降至5.5%。
persons; t1d outcome; S P; wang-2024-cipsc-islets-t1d; 天津一名25岁女性1型糖尿病患者移植自体化学重编程胰岛后一年未再注射胰岛素。
evidence; t2d !studies; S P; -; 目前还没有干细胞治疗2型糖尿病的III期试验结果发表。
decision; diabetes approval; C O N E; lantidra-fda-2023; 美国FDA已批准干细胞药物用于治疗1型糖尿病。
treatment; t1d cure; O C N; -; 干细胞疗法可以让1型糖尿病患者终身告别胰岛素。
treatment; t2d outcome; S P; zang-2022-uc-msc-t2d; 小样本研究提示，间充质干细胞可能降低2型糖尿病患者的糖化血红蛋白，但仍需更多试验。
study; t2d outcome; J C O N; -; In a Chinese trial of 61 people with type 2 diabetes, Wharton's jelly cells lowered HbA1c by 36%.
persons; t1d outcome; C O N; snarski-2016-hsct-t1d; In Warsaw, 20 of 23 people with new type 1 diabetes came off insulin after their own blood stem cells, and 16 of 20 were still off it four years later.
persons; t1d outcome; C O N; zhou-2019-hsct-pediatric-t1d; Six of 12 Chinese children with type 1 diabetes were in remission two years after a transplant of their own blood stem cells, and ten after four years.
persons; t1d outcome; C O N; reichman-2025-zimislecel-t1d; A year after zimislecel, none of the 12 people with type 1 diabetes needed insulin and ten had a severe low.
study; diabetic-foot-ulcer outcome; C O N; han-2010-lipoaspirate-dfu; In Korea all 26 diabetic foot ulcers given standard care closed within eight weeks, against 16 of 26 given fat cells.
study; t2d outcome; C O N; zang-2022-uc-msc-t2d; In a double-blind trial of 91 people with type 2 diabetes, HbA1c was lower with placebo than with umbilical cord MSCs.
study; t1d outcome; C O N; nct05061030; The NCT05061030 trial confirmed that Wharton's jelly cells preserve C-peptide in teenagers with type 1 diabetes.
study; diabetic-kidney-disease outcome; C O N; packham-2016-mpc-dkd; An Australian trial of 30 people proved that mesenchymal precursor cells improve measured kidney filtration in diabetic kidney disease.
study; t2d outcome; C O N J; bhansali-2014-bm-sc-t2d; In an open-label Indian trial of 21 people with type 2 diabetes, nine of 11 given marrow cells halved their insulin.
study; t1d outcome; C O N; haller-2009-ucb-t1d; In an American study of 24 children with type 1 diabetes, C-peptide rose over two years after cord blood.
study; t1d outcome; S P; haller-2009-ucb-t1d; In an American study of 24 children with type 1 diabetes, C-peptide kept falling over two years after cord blood.
study; t2d harm; C O N; uc-msc-t2d-safety-2023; Fever occurred in none of the 24 people given umbilical cord cells for type 2 diabetes and in four of ten on placebo.
study; diabetic-limb-ischemia harm; C O N; subrammaniyan-2011-bm-mnc-limb-ischemia; All six Indian patients with diabetic limb ischemia survived the first month after marrow cells.
evidence; t1d studies; C O; carlsson-2023-wj-msc-t1d; All trials of stem cells in type 1 diabetes were uncontrolled.
evidence; t2d studies; O C; -; All trials of stem cells in type 2 diabetes were randomized.
evidence; diabetic-foot-ulcer studies; C O; allo-asc-dfu-301; The largest published trial of stem cells for diabetic foot ulcers had fewer than 100 people.
decision; -/t1d any; C O; vx-264-discontinued-2025; VX 264 is still in trials for type 1 diabetes.
decision; -/diabetes any; C O; alofisel-eu-withdrawn-2024; Alofisel is still on the market in the European Union.
treatment; t1d any; O C N; -; In a trial of 12 people with type 1 diabetes ten came off insulin, which proves that stem cells work for everyone.
study; t1d outcome; O C N; carlsson-2023-wj-msc-t1d; Carlsson et al. kept C-peptide higher with Wharton's jelly cells, so stem cells will stop type 1 diabetes in most people.
mechanism; -/diabetes mechanism; J N O; -; In mice, stem cells find their way to the pancreas and become beta cells.
study; t2d outcome; S P; nct02886884; In an American trial of 16 people with type 2 diabetes nobody died in the year after donor mesenchymal cells.
study; diabetic-foot-ulcer !outcome; S P; uzun-2021-ad-msc-dfu; Four years after fat-derived cells, a randomized trial of 20 people found no difference in how many diabetic foot ulcers had closed.
study; t1d outcome; S P; ye-2017-hsct-t1d; Insulin needs were lower a year after a blood stem cell transplant than in matched controls in a study of 18 people with type 1 diabetes.
study; diabetic-limb-ischemia outcome; S P; huang-2005-pb-mnc-limb-ischemia; 一项28人的随机试验中，外周血单个核细胞组无一例截肢，对照组有5例，患者均有糖尿病下肢缺血。
study; t1d outcome; C O N; carlsson-2023-wj-msc-t1d; 瑞典一项24人的双盲试验显示，安慰剂组C肽保留优于华通胶间充质干细胞组的1型糖尿病患者。
`
