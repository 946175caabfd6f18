/**
 * Sentences written to find what the rules miss, each with its expected reading and acceptable verdicts before it ran, in rounds.
 * Whoever wrote them knew the rules, and mended the kinds that failed: they are for building, and prove nothing of strangers'
 * sentences. Columns as in `first-reading.ts`.
 */
export const freshReading = `
cure; t1d cure/outcome; C N O; lu-2021-uc-msc-t1d voltarelli-2007-hsct-t1d carlsson-2023-wj-msc-t1d hu-2013-wj-msc-t1d reichman-2025-zimislecel-t1d; Children treated at our hospital have been freed from type 1 diabetes forever by stem cells.
cure; - cure; C N O; -; Diabetes is now a curable illness, and stem cells are the key.
cure; t2d cure; O C N; hu-2012-bm-mnc-t2d bhansali-2017-bm-msc-mnc-t2d zang-2022-uc-msc-t2d; After two infusions of mesenchymal cells most type 2 diabetics are no longer diabetic.
cure; t1d cure; O C N S P; reichman-2025-zimislecel-t1d; Zimislecel is a functional cure for type 1 diabetes.
cure; diabetic-neuropathy cure; N O C; mao-2019-bm-mnc-dpn nct02387749; Stem cell injections reverse diabetic neuropathy and bring the feeling back to your feet.
cure; diabetic-retinopathy cure/outcome; N O C; intravitreal-cd34-ischemic-maculopathy subretinal-bm-msc-pdr-2018; Blindness from diabetes can be undone with bone marrow stem cells.
cure; - cure; C N O; -; 干细胞技术已攻克糖尿病这一世界难题。
cure; t2d cure; N O C; hu-2012-bm-mnc-t2d zang-2022-uc-msc-t2d; 2型糖尿病患者经干细胞治疗三个月即可痊愈，不再复发。
cure; diabetic-erectile-dysfunction cure/outcome/effective; N O C; irdam-2024-uc-msc-ed mirzaei-2021-oral-msc-ed; Men with diabetes regain full erections after a single injection of cord stem cells.
percentage; t1d outcome; S P; snarski-2016-hsct-t1d; In the Polish series, 20 of 23 patients with type 1 diabetes were off insulin after autologous hematopoietic stem cell transplantation.
percentage; t1d outcome; S P; voltarelli-2007-hsct-t1d; Fourteen of the first fifteen patients with type 1 diabetes given their own blood stem cells after chemotherapy stopped insulin for some time.
percentage; diabetic-foot-ulcer outcome/cure; S P; moon-2019-ad-msc-dfu; In a randomized trial of an adipose stem cell sheet, 82% of diabetic foot ulcers closed within 12 weeks, against 53% with the control dressing.
percentage; t2d outcome; S P; bhansali-2017-bm-msc-mnc-t2d; Six of ten people with type 2 diabetes given bone marrow MSCs halved their insulin, and none of the ten controls did.
percentage; t2d outcome; O N C; zang-2022-uc-msc-t2d hu-2012-bm-mnc-t2d; More than 90% of our type 2 patients come off insulin within six months of cord stem cells.
percentage; t1d outcome; O N C; reichman-2025-zimislecel-t1d lu-2021-uc-msc-t1d; Stem cells give an average 70% reduction of insulin dose in type 1 diabetes.
percentage; t1d outcome; O C N; gu-2012-hsct-t1d snarski-2016-hsct-t1d voltarelli-2007-hsct-t1d; Hematopoietic stem cell transplantation makes 95% of people with type 1 diabetes insulin free for life.
percentage; - effective; N O; -; 糖尿病干细胞治疗有效率高达95%以上。
percentage; t1d outcome; S P; lu-2021-uc-msc-t1d; 27名接受脐带间充质干细胞的1型糖尿病患者中有3名在一年内一度停用胰岛素。
percentage; t2d outcome; O N; zang-2022-uc-msc-t2d hu-2012-bm-mnc-t2d; 八成2型糖尿病患者在输注脐带间充质干细胞后停用胰岛素。
percentage; t1d outcome; S P; mesples-2020-bm-t1d; Of 134 people with type 1 diabetes given bone marrow cells, 53 were off insulin after three years.
percentage; t1d outcome; C O N; lu-2021-uc-msc-t1d; In a Chinese trial, 20 of 27 people with type 1 diabetes came off insulin after umbilical cord stem cells.
safety; - safety; C O; -; There are zero side effects with our purified stem cells for diabetes.
safety; t1d safety; S P N; carlsson-2023-wj-msc-t1d carlsson-2015-bm-msc-t1d izadi-2022-bm-msc-t1d hu-2013-wj-msc-t1d; In small trials, mesenchymal stem cell infusions in type 1 diabetes were not followed by serious adverse events related to the cells.
safety; t1d harm; S P; snarski-2016-hsct-t1d; One patient died after hematopoietic stem cell transplantation for type 1 diabetes.
safety; t1d harm; S P; reichman-2025-zimislecel-t1d; Two people given zimislecel died during the study.
safety; t2d harm; S P; uc-msc-t2d-safety-2023; Four of 24 people with type 2 diabetes had a fever after umbilical cord MSC infusions, and none of the controls.
safety; - safety; O C N; -; Because the cells come from your own body, there is no risk of tumors in diabetics.
safety; - harm; S P; fda-patient-information-2021 fda-exosome-notice-2019; Unproven stem cell injections have left people blind, infected or with tumors.
safety; t2d safety; S P N; skyler-2015-mpc-t2d; No serious adverse events occurred in the dose-finding trial of mesenchymal precursor cells in 61 people with type 2 diabetes.
safety; t1d harm; S P; hering-2016-cit07-t1d; Islet transplantation can cause bleeding and requires drugs that suppress the immune system.
safety; t1d safety; C O N; snarski-2016-hsct-t1d voltarelli-2007-hsct-t1d daddio-2014-hsct-t1d; Autologous hematopoietic stem cell transplantation is harmless for young people with type 1 diabetes.
safety; - safety; O C; -; 干细胞取自自身，绝对安全，没有任何毒副作用，适合所有糖尿病人。
safety; t2d harm; S P; uc-msc-t2d-safety-2023 lian-2022-uc-msc-t2d; 脐带间充质干细胞治疗2型糖尿病后部分患者出现一过性发热。
safety; diabetic-kidney-disease safety; S P; packham-2016-mpc-dkd perico-2023-nephstrom-dkd; 间充质干细胞治疗糖尿病肾病总体耐受性良好。
safety; - safety; O C N; -; Exosome therapy for diabetes is natural and carries no danger of infection.
mechanism; t1d mechanism; N O C; differentiation; Infused mesenchymal stem cells turn into insulin-producing cells inside the pancreas of people with type 1 diabetes.
mechanism; t1d mechanism; O P N; treg-expansion izadi-2022-bm-msc-t1d; Mesenchymal stem cells raise the number of regulatory T cells in people with type 1 diabetes.
mechanism; t1d mechanism; S P O; immune-reset; High-dose chemotherapy followed by the patient's own blood stem cells is thought to reset the immune system in type 1 diabetes.
mechanism; - mechanism; S P; lung-trapping; Most cells infused into a vein get stuck in the lungs.
mechanism; t1d mechanism; S P; psc-islet-replacement; Islets made from stem cells replace the beta cells lost in type 1 diabetes.
mechanism; t2d mechanism; N O P; insulin-sensitization; Umbilical cord MSCs make muscle and fat more sensitive to insulin in type 2 diabetes.
mechanism; diabetic-foot-ulcer mechanism; N P O; angiogenesis; Adipose stem cells grow new blood vessels in diabetic feet.
mechanism; - mechanism; N O C; homing; Stem cells know where the damage is and travel straight to your pancreas.
mechanism; - mechanism; N O; exosome-signaling regeneration; Exosomes carry instructions that tell your pancreas to regenerate.
mechanism; - mechanism; N O C; regeneration; 干细胞进入体内后会自动归巢到胰腺，修复受损的胰岛β细胞。
mechanism; t1d mechanism; P S N O; t-cell-suppression tolerance-restoration; 间充质干细胞可能通过免疫调节延缓1型糖尿病的进展。
mechanism; t2d mechanism; N P O; macrophage-polarization; 脐带间充质干细胞促使巨噬细胞由M1型向M2型转化，从而减轻2型糖尿病的胰岛素抵抗。
approval; t1d approval; E C N; lantidra-fda-2023; In 2023 the FDA approved the first stem cell treatment for type 1 diabetes.
approval; t1d !approval; S P; zimislecel-designations; Zimislecel has not been approved by any regulator so far.
approval; - !approval; S P; ryoncil-fda-2024; Ryoncil is approved for graft-versus-host disease, not for diabetes.
approval; t1d approval; C N; ryoncil-fda-2024 lantidra-fda-2023; Ryoncil won FDA approval for type 1 diabetes in 2024.
approval; - approval; C N; alofisel-eu-2018 alofisel-eu-withdrawn-2024; Alofisel is approved in Europe for diabetic foot ulcers.
approval; - approval; S P; amimestrocel-nmpa-2025; China approved its first mesenchymal stem cell product in January 2025, for graft-versus-host disease.
approval; t1d approval; S P; teplizumab-fda-2022; Teplizumab was approved in the US in 2022 to delay type 1 diabetes.
approval; - approval; C N; fda-consumer-alert-2020 fda-patient-information-2021; Our autologous stem cells for diabetes do not need FDA approval because they are your own.
approval; - approval; C N; fda-exosome-notice-2019; Exosomes are FDA approved for diabetes.
approval; - !approval; S P; fda-exosome-notice-2019; The FDA has not approved any exosome product.
approval; t1d approval; C N; zimislecel-designations; VX-880 was approved by the FDA in 2024.
approval; t1d approval; S P J; zimislecel-designations; Zimislecel holds fast track and RMAT designations from the FDA.
approval; - approval; C N; amimestrocel-nmpa-2025; 国家药监局已批准干细胞治疗糖尿病上市。
approval; - !approval; S P; amimestrocel-nmpa-2025; 目前国内尚无干细胞产品获批用于糖尿病。
approval; - approval; C N; ipsc-products-japan-2026; Japan has approved iPS cell islets for diabetes.
approval; - approval; S P; ipsc-products-japan-2026; In March 2026 Japan gave conditional approval to two iPS cell products, for heart disease and Parkinson's.
approval; - approval; N C; isscr-guidelines-2021; Stem cell therapy is recommended by international guidelines for diabetes.
withdrawn; - any; S P; alofisel-eu-withdrawn-2024; Alofisel, a fat stem cell product, was withdrawn from the European market in 2024.
withdrawn; t1d/- any; S P; vx-264-discontinued-2025; VX-264 was dropped in 2025 because C-peptide rose too little.
withdrawn; t1d any; S P; vx-264-discontinued-2025; Vertex discontinued its encapsulated stem cell islets for type 1 diabetes.
withdrawn; - any; C; alofisel-eu-withdrawn-2024; Alofisel is still on the European market.
withdrawn; t1d/- any; C N J; zimislecel-designations; Vertex has abandoned zimislecel.
identity; t1d/- any; E C; lantidra-fda-2023; Lantidra is a stem cell product.
identity; t1d/- any; S P; lantidra-fda-2023 donislecel-bla-2023-t1d; Lantidra is made of islets from deceased donors, not of stem cells.
identity; t1d/- any; S P; reichman-2025-zimislecel-t1d zimislecel-designations; Zimislecel consists of islets grown from stem cells.
identity; - any; C E N; -; Exosomes are stem cells.
identity; - any; S P; ryoncil-fda-2024; Ryoncil is made from donor bone marrow.
identity; - any; C E N O; teplizumab-fda-2022; Tzield is a stem cell drug for type 1 diabetes.
identity; t1d any; S P; zang-2022-uc-msc-t2d carlsson-2023-wj-msc-t1d; ProTrans is made from Wharton's jelly of umbilical cords.
trials; t2d any; C; zang-2022-uc-msc-t2d hu-2016-wj-msc-t2d; Stem cells have never been tested in a randomized trial in type 2 diabetes.
trials; t1d any; C; carlsson-2023-wj-msc-t1d nct00690066 nct05061030 cai-2016-uc-msc-bm-mnc-t1d izadi-2022-bm-msc-t1d; There is no randomized trial of mesenchymal stem cells in type 1 diabetes.
trials; t1d any; S P; reichman-2025-zimislecel-t1d; Stem-cell-derived islets have not been compared with a control group in any trial.
trials; - any; S P; -; More than 100 clinical trials of stem cells in diabetes are registered or published.
trials; - any; C O N; -; Over 5,000 clinical trials have tested stem cells in diabetes.
trials; diabetic-foot-ulcer any; S P; allo-asc-dfu-301 moon-2019-ad-msc-dfu; Several randomized trials have tested fat-derived cells in diabetic foot ulcers.
trials; - any; S P J; zang-2022-uc-msc-t2d hu-2012-bm-mnc-t2d; Most published studies of stem cells in diabetes enrolled fewer than 100 people.
trials; t1d any; S P; carlsson-2023-wj-msc-t1d nct05061030; A trial of Wharton's jelly cells in type 1 diabetes followed participants for five years.
trials; t2d any; C O N; hu-2016-wj-msc-t2d; Patients with type 2 diabetes have been followed for 20 years after stem cell therapy.
trials; - any; S P; -; No trial has followed people given mesenchymal stem cells for diabetes for more than twenty years.
trials; t2d any; S P; zang-2022-uc-msc-t2d; The largest placebo-controlled trial of cord stem cells in type 2 diabetes included 91 people.
trials; - any; C; zang-2022-uc-msc-t2d; 目前没有任何随机对照试验评估干细胞治疗2型糖尿病的效果。
trials; t1d any; S P; reichman-2025-zimislecel-t1d; 目前尚无随机试验检验干细胞来源胰岛治疗1型糖尿病。
trials; t2d any; C; zang-2022-uc-msc-t2d; 没有一项研究设立了安慰剂对照来检验脐带间充质干细胞对2型糖尿病的作用。
trials; diabetic-retinopathy any; S P N; intravitreal-cd34-ischemic-maculopathy gu-2018-bm-msc-dr; No randomized trial with results has tested stem cells for diabetic retinopathy.
trials; t1d any; S P; haller-2009-ucb-t1d giannopoulou-2014-ucb-t1d haller-2013-ucb-t1d; Cord blood was tested in children with type 1 diabetes and did not preserve C-peptide.
comparison; t1d comparison; J N O; -; Stem cells control type 1 diabetes better than insulin pumps.
comparison; t1d comparison; J N O; reichman-2025-zimislecel-t1d; Stem-cell-derived islets work better than donor islets.
comparison; t2d comparison; J N O; -; Stem cell therapy is more effective than metformin and has fewer side effects.
comparison; t2d outcome/comparison; S P; zang-2022-uc-msc-t2d; HbA1c fell more with umbilical cord MSCs than with placebo in type 2 diabetes.
comparison; t1d !outcome/comparison; S P; nct00690066; Prochymal was no better than placebo at preserving C-peptide in new-onset type 1 diabetes.
comparison; t2d comparison; J N O P; bhansali-2017-bm-msc-mnc-t2d; In type 2 diabetes, mesenchymal cells did not clearly beat mononuclear cells from bone marrow.
comparison; - comparison; J N O; -; Umbilical cord stem cells are far superior to bone marrow stem cells for diabetics.
comparison; t1d comparison; S P J; cai-2016-uc-msc-bm-mnc-t1d; Insulin requirement fell more with cord MSCs plus marrow cells than with standard care in type 1 diabetes.
comparison; t2d comparison; J N O; -; 与胰岛素相比，干细胞治疗2型糖尿病更安全、更持久。
hedged; t1d outcome; S P; carlsson-2023-wj-msc-t1d carlsson-2015-bm-msc-t1d; MSC therapy may delay the loss of C-peptide in some adults with recent type 1 diabetes, but larger trials are needed.
hedged; t2d outcome; S P; zang-2022-uc-msc-t2d hu-2016-wj-msc-t2d; Cord mesenchymal cells appear to bring a modest fall of HbA1c in type 2 diabetes.
hedged; diabetic-kidney-disease outcome/effective; S P N; perico-2023-nephstrom-dkd packham-2016-mpc-dkd; Mesenchymal cells might slow the decline of kidney function in diabetic kidney disease, though the evidence comes from two small trials.
hedged; diabetic-limb-ischemia outcome; S P; huang-2005-pb-mnc-limb-ischemia mohammadzadeh-2013-pb-mnc-limb-ischemia dubsky-2022-cells-limb-ischemia dubsky-2013-bm-pb-limb-ischemia; Injecting blood or marrow cells could lower the risk of amputation in diabetic limb ischemia.
hedged; diabetic-erectile-dysfunction outcome/effective; P S N; mirzaei-2021-oral-msc-ed irdam-2024-uc-msc-ed; Stem cells may help men with diabetic erectile dysfunction, but a blinded trial found no difference from control.
hedged; t1d outcome; S P; zhao-2012-sce-t1d reichman-2025-zimislecel-t1d; Some people with type 1 diabetes might be able to stop insulin after a transplant of stem-cell-derived islets.
hedged; t2d outcome; S P; zang-2022-uc-msc-t2d; 脐带间充质干细胞可能有助于部分2型糖尿病患者减少胰岛素用量。
hedged; - uncertain; S P; -; Whether stem cells offer lasting benefit in diabetes remains an open question.
denied; t2d !cure; S P; -; There is no proof that stem cells can reverse type 2 diabetes.
denied; diabetic-foot-ulcer !outcome/!effective; S P; allo-asc-dfu-301; The phase 3 trial of ALLO-ASC sheets failed to show better wound closure in diabetic foot ulcers.
denied; t1d !outcome; S P N; lu-2021-uc-msc-t1d; Umbilical cord MSCs did not improve HbA1c in the Chinese trial of 53 people with type 1 diabetes.
denied; - !safety/harm; S P; -; Stem cell treatment of diabetes is not free of risk.
denied; t1d !outcome; C O N; carlsson-2023-wj-msc-t1d; Stem cells have no effect whatsoever on C-peptide in type 1 diabetes.
denied; t1d !outcome; C; reichman-2025-zimislecel-t1d; No one with type 1 diabetes has come off insulin with stem-cell-derived islets.
denied; diabetic-retinopathy !cure; S P; -; Stem cells cannot restore sight lost to diabetic retinopathy, as far as anyone has shown.
denied; t1d !outcome; S P; reichman-2025-zimislecel-t1d wang-2024-cipsc-islets-t1d; 干细胞尚不能让大多数1型糖尿病患者摆脱胰岛素。
denied; t2d !cure; S P; -; 目前的研究并不支持干细胞能治愈2型糖尿病的说法。
true; t1d any; S P; carlsson-2025-up421-t1d; Gene-edited donor islets survived in one man with type 1 diabetes without immune suppression.
true; t1d outcome; S P; wang-2024-cipsc-islets-t1d; A woman with type 1 diabetes in Tianjin stopped insulin after receiving islets made from her own reprogrammed cells.
true; t1d harm/any; S P J; reichman-2025-zimislecel-t1d zimislecel-designations; People given zimislecel need lifelong immunosuppression.
true; t1d outcome/relapse; S P; snarski-2016-hsct-t1d voltarelli-2007-hsct-t1d gu-2012-hsct-t1d; Most people who came off insulin after hematopoietic stem cell transplantation needed it again within a few years.
true; t1d any; S P J; reichman-2025-zimislecel-t1d; The zimislecel trial treated people with severe hypoglycemia, not people with newly diagnosed type 1 diabetes.
true; t1d outcome; S P; reichman-2025-zimislecel-t1d; All twelve people given the full dose of zimislecel were free of severe lows.
true; t1d outcome; S P; vantyghem-2019-islets-t1d ryan-2005-edmonton-5y-t1d hering-2016-cit07-t1d; Donor islet transplants protect people with type 1 diabetes from severe hypoglycemia.
true; t2d any; S P J; zang-2022-uc-msc-t2d; In the Zang trial cells were given three times, and everybody had type 2 diabetes for years.
true; t1d any; S P J; nct00690066; Prochymal was tested in 63 people with newly diagnosed type 1 diabetes.
dose; t2d any; J N S P; skyler-2015-mpc-t2d; The highest dose of mesenchymal precursor cells worked best in type 2 diabetes.
dose; - any; J N O; -; The more stem cells you receive, the better your diabetes gets.
dose; t1d any; S P J; reichman-2025-zimislecel-t1d; Zimislecel is given as one infusion of 0.8 billion cells into the portal vein.
donor; - any; J N S P; -; In trials of mesenchymal cells for diabetes, cells came from donors or from the patients themselves.
several; t2d outcome/safety; O P N C; zang-2022-uc-msc-t2d; Cord MSCs lower HbA1c, protect the kidneys and are completely safe in type 2 diabetes.
several; t1d outcome/cure; O C N; reichman-2025-zimislecel-t1d; Lab-grown islets end the need for insulin, cure type 1 diabetes and need no drugs against rejection.
several; t2d outcome/harm; P S; zang-2022-uc-msc-t2d uc-msc-t2d-safety-2023; In type 2 diabetes umbilical cord MSCs may lower HbA1c, and some patients run a fever afterwards.
several; t1d outcome/approval; C N O; -; Stem cells preserve C-peptide in type 1 diabetes and are FDA approved.
several; - cure/safety; N O C; -; 干细胞疗法无排异、无副作用，可从根本上治愈糖尿病及其并发症。
testimonial; - none; J; -; Ten months ago I was on 60 units; today my pump sits in a drawer, thanks to stem cells.
testimonial; t1d none; J; -; After the infusion Sofia's daughter, who has type 1, needed half the insulin.
testimonial; - none; J; -; 王阿姨患糖尿病20年，做了干细胞后血糖一直很稳定。
question; t1d none; J; -; Anyone here tried stem cells for type 1?
question; t2d none; J; -; Would mesenchymal stem cells get me off metformin?
question; - none; J; -; 糖尿病足做干细胞移植能保住腿吗？
out; t2d none; J; -; A low-carb diet can put type 2 diabetes into remission.
out; - none; J; -; Stem cells help patients recover after a stroke.
out; t1d none; J; -; Stem cells cured type 1 diabetes in mice.
out; - none; J; -; Die Stammzelltherapie senkt den Blutzucker bei Diabetes.
price; - none; J; -; A course of three infusions for diabetes costs 24,000 euros including flights.
price; - none; J; -; 干细胞治疗糖尿病现在预约可享八折优惠。
price; - none; J; -; Call today to see if you are a candidate for our diabetes stem cell program.
cure; t1d cure; C N O; -; A world without type 1 diabetes is finally here, courtesy of stem cells.
cure; t2d cure/effective; O N C; hu-2012-bm-mnc-t2d zang-2022-uc-msc-t2d; Patients with type 2 diabetes typically go into full remission within weeks of our stem cell protocol.
cure; - cure; C N O; -; Say farewell to diabetes: a single course of exosomes resets your metabolism.
cure; diabetic-kidney-disease cure/outcome; N O C; packham-2016-mpc-dkd perico-2023-nephstrom-dkd; Failing kidneys in diabetics are brought back to life by cord stem cells.
cure; - cure; C N O; -; 干细胞让糖友彻底丢掉胰岛素针，重获新生。
percentage; t1d outcome; S P; reichman-2025-zimislecel-t1d; 83% of those on the full dose of VX-880 had stopped insulin at one year.
percentage; t2d outcome; O N C; zang-2022-uc-msc-t2d; On average our type 2 patients lower their HbA1c from 9.2 to 5.6 with one infusion.
percentage; t1d outcome; S P; izadi-2022-bm-msc-t1d; None of the 20 people in the Iranian trial of bone marrow MSCs in type 1 diabetes became insulin independent.
percentage; diabetic-foot-ulcer outcome; S P; lonardi-2019-mfat-dfu; In a randomized study of micro-fragmented fat, 44 of 55 diabetic foot ulcers healed, compared with 23 of 50 with standard treatment.
percentage; t1d outcome; O C N; -; Three quarters of children with type 1 diabetes live without insulin after cord blood.
percentage; t2d outcome; S P; zang-2023-uc-msc-t2d-cgm; After cord MSCs, 16 of 37 people with type 2 diabetes met their glucose targets, as did 4 of 36 given placebo.
percentage; - outcome; O N C; -; 临床有效率92.3%，糖化血红蛋白平均下降2.4%，是干细胞治疗糖尿病的真实数据。
percentage; t1d outcome; S P; carlsson-2023-wj-msc-t1d; In the Swedish ProTrans trial, treated patients with type 1 diabetes lost 10% of their C-peptide in a year and placebo patients 47%.
safety; - safety; O C N; -; With more than 10,000 treatments performed, stem cells are the safest option for diabetics.
safety; t1d safety; S P N; carlsson-2023-wj-msc-t1d; No serious side effects were seen with Wharton's jelly cells in the Swedish trial in type 1 diabetes.
safety; - harm; S P; -; Stem cell treatment can go wrong: infections and blood clots have been reported.
safety; - uncertain; S P; -; Nobody knows yet whether stem cells for diabetes are safe in the long run.
safety; t1d harm; S P; reichman-2025-zimislecel-t1d; The drugs that stop rejection of stem-cell-derived islets raise the risk of infection.
safety; diabetic-foot-ulcer safety; S P N; pollak-2025-pda-002-dfu moon-2019-ad-msc-dfu lonardi-2019-mfat-dfu; Fat-derived cells for diabetic foot ulcers caused no serious harm in the trials so far.
safety; - safety; C O N; -; 干细胞回输如同普通输液，无创无痛无风险。
mechanism; - mechanism; S P N O; -; Researchers believe the cells release molecules that quieten inflammation rather than turn into beta cells.
mechanism; t1d mechanism; N O; t-cell-suppression; Stem cells switch off the rogue T cells that attack the pancreas in type 1 diabetes.
mechanism; t2d mechanism/outcome; O N P; zang-2022-uc-msc-t2d; Mesenchymal stem cells tackle insulin resistance, the real cause of type 2 diabetes.
mechanism; - mechanism; C N O; differentiation; It is a myth that infused MSCs settle in the pancreas and become beta cells.
mechanism; - mechanism; N O C; -; 干细胞可以定向分化为成熟的胰岛β细胞，重建胰岛素分泌体系。
approval; - approval; C N; -; Our cells are certified and approved for diabetes by the European Medicines Agency.
approval; - !approval; S P; -; Cell therapy for diabetes remains unapproved in Europe, the US and China.
approval; t1d approval; C N E; zimislecel-designations; Doctors can already prescribe zimislecel for type 1 diabetes now that it is licensed.
approval; t1d approval; S P; lantidra-fda-2023; The first cellular therapy for type 1 diabetes that the FDA approved is made from donor islets.
approval; - approval; C N; fda-exosome-notice-2019; Exosome infusions for diabetes are legal and FDA cleared.
approval; - approval; S P; cartistem-korea-2012; Korea licensed a cord blood MSC product in 2012 for knee cartilage.
approval; - approval/any; S P J; china-order-818-2026; 中国从2026年5月1日起要求生物医学新技术的临床应用须经审批。
approval; - !approval; S P; fda-consumer-alert-2020; Stem cells from fat or cord blood are not approved by the FDA for any form of diabetes.
trials; t1d any; S P; -; Dozens of trials of stem cells in type 1 diabetes are on the registers.
trials; t2d any; S P; zang-2022-uc-msc-t2d; Placebo-controlled trials of umbilical cord MSCs in type 2 diabetes do exist.
trials; - any; C; -; Not one controlled study of stem cells in diabetes has been published.
trials; t1d any; S P; reichman-2025-zimislecel-t1d; Zimislecel has so far been tested in 14 people, without a control group.
trials; diabetic-neuropathy any; S P; mao-2019-bm-mnc-dpn nct02387749; There has been no randomized trial of stem cells in diabetic neuropathy.
trials; t1d any; S P; cai-2016-uc-msc-bm-mnc-t1d; Cord MSCs combined with marrow cells were followed up for eight years in a randomized trial in type 1 diabetes.
trials; - any; S P J; -; 糖尿病干细胞研究大多样本量小、随访时间短。
trials; t1d any; S P; nct00690066; The biggest placebo-controlled trial of bone marrow MSCs in type 1 diabetes had 63 participants.
comparison; t1d comparison; J N O; -; Compared with daily injections, stem cells give type 1 diabetics steadier glucose.
comparison; diabetic-foot-ulcer outcome/comparison; S P N O; moon-2019-ad-msc-dfu allo-asc-dfu-301; Diabetic foot ulcers closed more often with allogeneic fat cell sheets than with a plain film.
comparison; t2d comparison; J N O; -; Stem cells beat Ozempic for type 2 diabetes.
comparison; t2d !outcome; S P N; skyler-2015-mpc-t2d; At 12 weeks HbA1c did not differ between mesenchymal precursor cells and placebo in type 2 diabetes.
hedged; - effective; S P N; -; Early results are encouraging, but it is too soon to say that stem cells work in diabetes.
hedged; t1d outcome; S P; reichman-2025-zimislecel-t1d; Stem-cell-derived islets could free some people with severe type 1 diabetes from insulin, at the price of immunosuppression.
hedged; diabetic-foot-ulcer outcome; S P; moon-2019-ad-msc-dfu; Cell sheets from fat may speed up healing of diabetic foot ulcers.
hedged; t2d outcome; S P; -; 有研究提示干细胞可能改善2型糖尿病患者的血糖，但证据质量较低。
denied; - !cure; S P; -; Despite the headlines, no one has cured diabetes with stem cells.
denied; t2d !outcome; O N C; zang-2022-uc-msc-t2d; Umbilical cord MSCs have no effect on blood sugar in type 2 diabetes.
denied; t1d !outcome; S P; nct00690066; Remestemcel-L missed its primary endpoint in new-onset type 1 diabetes.
denied; t1d !outcome; S P N; haller-2013-ucb-t1d haller-2009-ucb-t1d; Autologous cord blood failed to slow the loss of C-peptide in children with type 1 diabetes.
denied; - !mechanism; S P O; -; There is no evidence that stem cells rebuild the pancreas in people.
denied; - !cure; S P; -; 干细胞不是治疗糖尿病的灵丹妙药。
denied; t1d !approval; S P; -; 尚无任何间充质干细胞产品获批用于1型糖尿病。
true; t1d outcome; S P; penaforte-saboia-2017-hsct-t1d; In a Brazilian comparison, none of 24 people had microvascular complications eight years after blood stem cell transplantation for type 1 diabetes.
true; t1d outcome/harm; S P; hering-2016-cit07-t1d; In the pivotal US trial of donor islets, 42 of 48 people met the primary endpoint at one year.
true; diabetic-limb-ischemia outcome; S P; dubsky-2022-cells-limb-ischemia; A randomized trial of marrow cells in diabetic limb ischemia found no difference in amputation-free survival.
true; - any; S P J; fda-patient-information-2021; A number on ClinicalTrials.gov does not mean that a stem cell treatment is approved.
true; t1d harm; S P; snarski-2016-hsct-t1d; Hematopoietic stem cell transplantation for type 1 diabetes has led to at least one death.
true; t2d outcome; S P; wu-2024-e-islet-t2d; A man with type 2 diabetes in Shanghai no longer needed insulin after stem-cell-derived islets.
several; t2d outcome/safety; P S O N; zang-2022-uc-msc-t2d; In the placebo-controlled trial, cord MSCs lowered HbA1c in type 2 diabetes and no serious event was attributed to them.
several; - cure/approval; C N O; -; FDA-approved, risk-free and permanent: stem cells end type 1 diabetes.
several; t1d outcome; C O N; -; Stem cells cure type 1 diabetes, as Vertex has proven, and anyone can have them.
several; t1d outcome/!cure; S P; reichman-2025-zimislecel-t1d; Zimislecel let most recipients stop insulin, but it is not a cure because immunosuppression is needed.
several; t2d outcome/mechanism; N O C; -; 干细胞能降糖、护肾、明目，2型糖尿病患者一次见效终身受益。
testimonial; - none; J; -; Our patient Karen reports that her A1c fell from 10 to 6 after stem cells.
testimonial; t1d none; J; -; Eight-year-old Leo has been insulin free since his transplant of stem cells.
question; t1d none; J; -; How long do stem cell derived islets last?
question; - none; J; -; 干细胞真的能治好糖尿病吗？
out; - none; J; -; Stem cell creams make skin look younger.
out; t2d none; J; -; Tirzepatide lowers HbA1c more than semaglutide in type 2 diabetes.
out; - none; J; -; 干细胞美容可以延缓衰老。
price; - none; J; -; Medical loans are available for your diabetes stem cell treatment.
price; - none; J; -; Our all-inclusive package covers the stem cells, hotel and transfers.
cure; - cure; C N O; -; Forget insulin. Forget diabetes. Regenerative cells do the rest.
cure; t1d cure; C N O; -; Our pediatric program has put type 1 diabetes behind hundreds of kids.
cure; t2d cure; C N O; -; Type 2 diabetes can be wiped out with adult stem cells from your own fat.
cure; t1d cure; O C N S P; reichman-2025-zimislecel-t1d; Vertex's islet cells have functionally cured ten of twelve people with type 1 diabetes.
cure; - cure; C N O; -; 糖尿病可防可治可逆转，干细胞就是答案。
cure; t1d cure/outcome; C N O; -; 一次移植，1型糖尿病孩子从此与胰岛素说再见。
percentage; t2d outcome; S P; hu-2012-bm-mnc-t2d; Eighteen of 56 people with type 2 diabetes were off insulin almost three years after bone marrow mononuclear cells.
percentage; t1d outcome; O C N; -; Up to 80% of type 1 diabetics no longer need insulin after our exosome drips.
percentage; diabetic-limb-ischemia outcome; S P; scatena-2021-pb-mnc-limb-ischemia; Major amputation was needed in 4 of 38 people given blood mononuclear cells for diabetic limb ischemia and in 15 of 38 controls.
percentage; t1d outcome; S P; gu-2018-hsct-t1d; In a Chinese comparison, 14 of 20 people with type 1 diabetes were insulin free after autologous stem cell transplantation, against 1 of 20 on insulin.
percentage; - outcome; O N; -; Our stem cells reduce neuropathic pain in 85% of diabetics.
percentage; t2d outcome; S P; skyler-2015-mpc-t2d; A third of those given the highest dose of mesenchymal precursor cells reached an HbA1c below 7%, and none on placebo.
safety; - safety; O C N; -; Mesenchymal cells cannot cause cancer, so diabetics have nothing to fear.
safety; t1d harm; S P; -; Blood stem cell transplants for type 1 diabetes come with hair loss, nausea and infections.
safety; t2d safety; S P N O; -; Across the trials, cord MSC infusions in type 2 diabetes were generally well tolerated, with mild fever the commonest complaint.
safety; - safety; O N C; -; Thanks to strict screening, our donor cells are guaranteed safe for diabetics.
safety; - safety; N O C; -; 大量临床研究证明干细胞治疗糖尿病是安全的。
safety; t1d safety; S P N; -; 自体骨髓间充质干细胞治疗1型糖尿病的小型试验中未见严重不良反应。
mechanism; - mechanism; N O C; regeneration; The infusion kick-starts your pancreas into growing fresh insulin-producing cells.
mechanism; t1d mechanism; O N P C; immune-reset tolerance-restoration; Stem cells reboot the immune system so that it no longer destroys beta cells.
mechanism; - mechanism; N O; exosome-signaling paracrine-signaling; Exosomes deliver growth factors that repair damaged beta cells.
mechanism; diabetic-kidney-disease mechanism; N O P; -; MSCs protect diabetic kidneys by reducing scarring.
mechanism; t1d mechanism; S P; psc-islet-replacement; Zimislecel cells sense glucose and release insulin in people with type 1 diabetes.
mechanism; - mechanism; N O C; -; 干细胞就像种子，种到胰腺里就能长出新的胰岛。
approval; - approval; C N; -; Stem cell therapy for diabetes is legal and officially authorized in our country.
approval; - !approval; S P; -; Health authorities have not cleared any stem cell treatment for diabetes.
approval; t1d approval; S P; teizeild-eu-2026; The European Union authorized teplizumab for stage 2 type 1 diabetes in January 2026.
approval; - approval; S P; ryoncil-fda-2024; The FDA's first approved mesenchymal product is Ryoncil, licensed in December 2024.
approval; t1d approval; C N; vx-264-discontinued-2025; VX-264 was cleared for type 1 diabetes in Europe.
approval; - approval; C N; -; 干细胞治疗糖尿病已纳入我国医保并获国家批准。
withdrawn; - any; S P; alofisel-eu-withdrawn-2024; The maker of Alofisel pulled it from the EU market at the end of 2024.
withdrawn; t1d any; S P; vx-264-discontinued-2025; Development of VX-264 for type 1 diabetes has been discontinued.
withdrawn; - any; C; alofisel-eu-withdrawn-2024; Alofisel has never been withdrawn in Europe.
identity; t1d any; S P; -; Donislecel contains islet cells from donor pancreases and no stem cells.
identity; - any; S P; -; Mesenchymal precursor cells come from adult bone marrow donors.
identity; - any; C E; lantidra-fda-2023; Lantidra is derived from embryonic stem cells.
trials; t1d any; S P; -; Blood stem cell transplantation in type 1 diabetes has never been put to the test in a randomized trial.
trials; t2d any; C; zang-2022-uc-msc-t2d; No double-blind trial of stem cells in type 2 diabetes has ever been done.
trials; - any; S P; -; There are fewer than ten phase 3 trials of stem cells in diabetes.
trials; t1d any; S P J; -; The children's trials of cord blood in type 1 diabetes each had fewer than 30 participants.
trials; t1d any; S P; carlsson-2023-wj-msc-t1d; In type 1 diabetes, Wharton's jelly cells have been compared with placebo in a randomized trial.
trials; t2d any; C; -; 全球还没有一项干细胞治疗2型糖尿病的双盲试验。
who; t1d any; J S P; -; Zimislecel has only been given to adults with severe hypoglycemia.
who; t1d any; S P J; gu-2014-hsct-pediatric-t1d zhou-2019-hsct-pediatric-t1d; Blood stem cell transplants have been tried in children with type 1 diabetes.
dose; t2d any; J N O P; -; Repeated infusions of stem cells work better than a single one in type 2 diabetes.
dose; - any; J O N; -; One million cells per kilogram is the optimal dose for diabetes.
comparison; t1d comparison; J N O; -; Stem cells protect the heart better than tight glucose control in type 1 diabetes.
comparison; t2d outcome; S P; zang-2022-uc-msc-t2d; Insulin doses fell further with cord MSCs than with saline in type 2 diabetes.
comparison; t1d !outcome/comparison; S P; nct05061030 nct00690066; In type 1 diabetes MSCs were not superior to placebo at preserving C-peptide in the largest trial.
hedged; - effective/uncertain; S P; -; Stem cell therapy is a promising but unproven approach to diabetes.
hedged; t1d outcome; S P N; -; Autologous hematopoietic transplants seem to induce remission in some people with new type 1 diabetes, but carry serious risks.
hedged; t1d outcome; S P; -; 干细胞来源胰岛或许能让部分1型糖尿病患者停用胰岛素。
denied; - !cure; S P; -; Stem cells are no cure-all for diabetes.
denied; t1d !outcome; S P N; giannopoulou-2014-ucb-t1d; Cord blood infusion made no difference to insulin requirements in children with type 1 diabetes.
denied; - !effective; S P N O; -; Don't be fooled: nothing shows that clinic-sold stem cells help diabetes.
denied; t2d !cure; S P; -; 2型糖尿病目前不能靠干细胞治愈。
true; t1d any; S P J; -; All stem-cell-derived islet recipients in the Vertex trial took anti-rejection drugs.
true; t1d outcome; S P; voltarelli-2007-hsct-t1d; In the Brazilian series 20 of 23 people came off insulin at some time after blood stem cell transplantation.
true; t1d outcome; S P; ryan-2005-edmonton-5y-t1d; Five years after donor islet transplantation most recipients were back on insulin.
several; t1d outcome/any; P S O; reichman-2025-zimislecel-t1d; Ten of twelve people stopped insulin with zimislecel, which was approved by the FDA in 2025.
several; - safety/effective; N O C; -; 干细胞安全、高效、无创，是糖尿病患者的最佳选择。
testimonial; - none; J; -; Since the infusion, Peter can eat what he likes and his readings stay under 120.
testimonial; - none; J; -; 老张做完第二次干细胞，脚麻明显好多了。
question; t1d none; J; -; Could my newborn's cord blood cure my older child's type 1 diabetes?
question; - none; J; -; 有谁做过干细胞治疗糖尿病，效果怎么样？
out; - none; J; -; Gene therapy cured diabetic dogs in a Spanish laboratory.
out; t1d none; J; -; Automated insulin delivery raises time in range in type 1 diabetes.
price; - none; J; -; Three sessions for diabetes cost as little as 9,800 USD.
price; - none; J; -; 本月签约干细胞糖尿病套餐立减两万元。
`
