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
`
