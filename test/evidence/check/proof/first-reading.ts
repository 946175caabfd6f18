/**
 * Sentences of the kinds found on pages of clinics, sellers, news, abstracts, forums and guideline bodies, in our own words, with
 * what the first reader expects of each, written down before anything ran. Sixteen of each kind; of each kind the odd ones are for
 * building, the even ones were opened once, at the end.
 *
 * Columns: kind; reading as `diseases what` (`-`: none named; `&`: both; `/`: either; `!`: denied; `none`: nothing for a verdict); verdicts
 * that we accept, the best first (S supported, P partly supported, N not shown, O overstated, C contradicted, E true of something
 * else, J not judged); up to three records that decide; sentence.
 */
export const firstReading = `
cure; t1d cure; C N O; lu-2021-uc-msc-t1d; Dozens of families have left type 1 diabetes behind for good after one course of umbilical cord stem cells at our center.
cure; t2d cure; C N O; hu-2012-bm-mnc-t2d; With regenerative cell therapy, type 2 diabetes is no longer a life sentence but a disease you can get rid of.
cure; - cure; C N O; lu-2021-uc-msc-t1d; Forget managing diabetes: stem cells make it disappear at the root.
cure; t1d cure; O C N; reichman-2025-zimislecel-t1d; Vertex has finally found the cure for type 1 diabetes: islets grown from stem cells.
cure; t1d cure; O C N P; wang-2024-cipsc-islets-t1d; Chinese scientists cured a woman of type 1 diabetes with stem cells made from her own fat.
cure; t2d cure; O N C; wu-2024-e-islet-t2d; World first: a man with type 2 diabetes is cured after a transplant of lab-grown islets.
cure; diabetic-foot-ulcer cure/outcome; O C N; allo-asc-dfu-301 moon-2019-ad-msc-dfu; Every diabetic foot ulcer closes with our fat-derived stem cells.
cure; diabetic-retinopathy cure/outcome; N O C; -; Stem cells reverse diabetic retinopathy and give you your sight back.
cure; t1d cure; C N O; voltarelli-2007-hsct-t1d; Autologous bone marrow stem cell transplantation has been shown to cure juvenile diabetes.
cure; - cure; C N O; lu-2021-uc-msc-t1d; People who were diabetic for decades walk out of our clinic without the disease, thanks to mesenchymal stem cells.
cure; t2d cure; C N O; hu-2012-bm-mnc-t2d; 糖尿病不再是终身病,干细胞让2型患者彻底痊愈。
cure; - cure; C N O; lu-2021-uc-msc-t1d; 间充质干细胞输注三个疗程,糖尿病就能断根。
cure; t1d cure; O C N; wang-2024-cipsc-islets-t1d; 我国科学家用干细胞再造胰岛,成功治愈一名1型糖尿病患者。
cure; t2d cure; O N C; wu-2024-e-islet-t2d; 上海团队宣布,干细胞来源的胰岛移植功能性治愈了一位2型糖尿病患者。
cure; diabetic-kidney-disease cure; N O C; -; Diabetic kidney disease can be turned around completely with mesenchymal stem cells.
cure; t1d outcome; C O N; haller-2009-ucb-t1d; Kids with type 1 diabetes can put away their pumps and pens forever once they have had cord blood stem cells.
percentage; t2d outcome; O N; zang-2022-uc-msc-t2d bhansali-2017-bm-msc-mnc-t2d; Nine out of ten type 2 patients reduced their insulin by half within three months of receiving our MSCs.
percentage; t2d outcome; S P; zang-2022-uc-msc-t2d; In a placebo-controlled trial, 20% of type 2 patients given umbilical cord MSCs reached HbA1c below 7% with their insulin halved, against 4.55% on placebo.
percentage; -/t1d outcome; S P; reichman-2025-zimislecel-t1d; Ten out of 12 participants in the zimislecel study no longer needed insulin after a year.
percentage; t1d outcome; S P; lu-2021-uc-msc-t1d; 11 of 27 patients with type 1 diabetes were in remission a year after umbilical cord MSC infusion, compared with 3 of 26 controls.
percentage; t1d outcome; O C N; lu-2021-uc-msc-t1d; Forty percent of people with type 1 diabetes are free of insulin one year after umbilical cord MSCs.
percentage; - effective; N O; -; Clinical data from our center: 93% of diabetics responded to stem cell therapy.
percentage; t2d outcome; S P; zang-2022-uc-msc-t2d; HbA1c fell by 1.31 points in the cell group and 0.63 points in the placebo group in the phase 2 trial of umbilical cord MSCs in type 2 diabetes.
percentage; t2d outcome; O N; -; Patients with type 2 diabetes typically see their fasting glucose drop by 60 percent after stem cells.
percentage; t1d outcome; O C N; voltarelli-2007-hsct-t1d; Stem cell transplantation frees 97% of type 1 diabetics from insulin.
percentage; diabetic-foot-ulcer cure/outcome; O N P; moon-2019-ad-msc-dfu allo-asc-dfu-301; Stem cells heal 82% of diabetic foot ulcers.
percentage; t2d outcome; O N; zang-2022-uc-msc-t2d; 临床数据显示,脐带间充质干细胞治疗后2型糖尿病患者胰岛素用量平均减少58%。
percentage; - effective; N O; -; 我院干细胞治疗糖尿病总有效率98.6%。
percentage; t2d outcome; S P; zang-2022-uc-msc-t2d; 一项双盲试验中,20%的2型糖尿病患者在输注脐带间充质干细胞后糖化血红蛋白低于7%且胰岛素减半,安慰剂组为4.55%。
percentage; t1d outcome; S P; reichman-2025-zimislecel-t1d; 在zimislecel试验中,12名1型糖尿病患者中有10名停用了胰岛素。
percentage; t1d outcome; C O N; lu-2021-uc-msc-t1d; Nearly all type 1 patients, 26 of 27, came off insulin after cord MSCs.
percentage; - outcome; O N; -; Expect a 2-point drop in A1c and 50% less insulin after your second infusion of stem cells.
safety; - safety; C O N; -; There is zero risk with our stem cells because they come from your own body.
safety; t2d safety; S P; uc-msc-t2d-safety-2023; In a randomized safety study of umbilical cord MSCs in type 2 diabetes, serious adverse events were no more frequent than with placebo.
safety; t2d harm; S P; uc-msc-t2d-safety-2023; Fever was more common after umbilical cord MSC infusion than after placebo in people with type 2 diabetes.
safety; t1d harm; S P; snarski-2016-hsct-t1d; Patients have died after hematopoietic stem cell transplantation for type 1 diabetes.
safety; t1d safety; O C N; reichman-2025-zimislecel-t1d; Stem cell derived islets are safe for people with type 1 diabetes.
safety; - harm; S P; reichman-2025-zimislecel-t1d; The drugs that protect stem cell islets from rejection can cause infections.
safety; - harm; S P; fda-consumer-alert-2020 fda-patient-information-2021; Unregulated stem cell injections have led to infections and tumors.
safety; - safety; N O P; -; Mesenchymal stem cells do not form tumors.
safety; t1d safety; S P; carlsson-2023-wj-msc-t1d; Wharton's jelly MSCs caused no serious treatment-related adverse events in a blinded trial of adults with type 1 diabetes.
safety; - safety; C O N; fda-exosome-notice-2019; Our exosomes are completely safe for diabetics, with zero side effects.
safety; diabetic-kidney-disease safety; P S N; perico-2023-nephstrom-dkd; Bone marrow MSCs were well tolerated by people with diabetic kidney disease.
safety; - safety; C O N; -; 干细胞来源于自身,零风险、零副作用。
safety; - safety; C O N; -; 国际公认干细胞治疗糖尿病百分之百安全。
safety; t2d harm; S P; uc-msc-t2d-safety-2023; 部分2型糖尿病患者输注脐带间充质干细胞后出现发热。
safety; - harm; S P; fda-consumer-alert-2020 fda-patient-information-2021; 未经批准的干细胞治疗可能引发感染等严重不良反应。
safety; t1d harm; S P; hering-2016-cit07-t1d; Donor islet transplantation for type 1 diabetes carries a risk of serious adverse events.
mechanism; - mechanism; N O P; -; The infused stem cells secrete growth factors that wake up sleeping beta cells.
mechanism; t1d mechanism; O N P; -; By re-educating immune cells, cord blood stem cells put an end to the autoimmune attack behind type 1 diabetes.
mechanism; t2d mechanism/outcome; P N O; -; MSCs make muscle and liver more sensitive to insulin in type 2 diabetes.
mechanism; t1d mechanism; S P; reichman-2025-zimislecel-t1d; Zimislecel replaces the beta cells that type 1 diabetes has destroyed.
mechanism; - mechanism; O N C; -; Stem cells find the damaged pancreas on their own and rebuild it.
mechanism; t2d mechanism; O N C; -; In type 2 diabetes, infused mesenchymal cells turn into functional beta cells.
mechanism; t1d mechanism; S P; -; In type 1 diabetes MSCs act mainly on the immune system and not by becoming beta cells.
mechanism; - mechanism/outcome; N P O; -; Exosomes from mesenchymal stem cells improve insulin signaling in muscle.
mechanism; - mechanism; S P; -; Most intravenously infused MSCs get trapped in the lungs.
mechanism; t1d mechanism; P N O; -; Mesenchymal stem cells dampen the T cells that destroy beta cells in type 1 diabetes.
mechanism; diabetic-foot-ulcer mechanism; N P O; -; Stem cells form new blood vessels around diabetic foot ulcers.
mechanism; - mechanism; O N C; -; 干细胞进入体内后会自动找到受损的胰腺并修复它。
mechanism; t1d mechanism; O N P; -; 间充质干细胞可重建1型糖尿病患者的免疫耐受。
mechanism; t2d mechanism/outcome; P N O; -; 间充质干细胞分泌的外泌体可提高2型糖尿病患者的胰岛素敏感性。
mechanism; - mechanism; P N O; -; 干细胞分泌抗炎因子,减轻胰岛炎症。
mechanism; t1d mechanism; S P; -; Donor islets restore insulin secretion in type 1 diabetes by replacing lost beta cells.
approval; - approval; C N; fda-patient-information-2021; This FDA-cleared stem cell protocol is now available for people with diabetes.
approval; t1d approval; E C; lantidra-fda-2023; In 2023 the FDA gave the green light to the first stem cell therapy for type 1 diabetes.
approval; t1d approval; S P; lantidra-fda-2023; Lantidra is approved in the United States for adults with type 1 diabetes and repeated severe hypoglycemia.
approval; t2d approval; C N; -; European regulators have licensed mesenchymal stem cells for type 2 diabetes.
approval; - !approval; S; fda-patient-information-2021; Clinics that sell stem cells for diabetes do so without FDA approval.
approval; t1d !approval; S P; zimislecel-designations; Zimislecel is still awaiting approval for type 1 diabetes.
approval; - approval; C N; -; Our laboratory's stem cells are approved by the Ministry of Health for the treatment of diabetes.
approval; - !approval; S P J; ryoncil-fda-2024; An MSC product is FDA approved for graft-versus-host disease in children, but none is approved for diabetes.
approval; - !approval; S; fda-exosome-notice-2019; The FDA has not approved any exosome product for diabetes.
approval; t1d approval; C N; -; Japan has approved iPS-cell islets for type 1 diabetes.
approval; - approval; C N; -; 本项目已通过国家药监局审批,干细胞可合法用于糖尿病治疗。
approval; t1d approval; E C; lantidra-fda-2023; 2023年美国FDA批准了首个治疗1型糖尿病的干细胞药物。
approval; - !approval; S; -; 截至目前,国家药监局尚未批准任何干细胞药物用于糖尿病。
approval; t2d !approval; S; -; 间充质干细胞治疗2型糖尿病在我国仍未获准上市。
approval; - approval; C N; -; Stem cell therapy for diabetes is legal and fully approved in South Korea.
approval; -/t1d !approval/registration/none; S P J; zimislecel-designations; Zimislecel has received fast-track designation from the FDA, which is no approval.
comparison; t2d comparison/cure; J N O C; -; Stem cell therapy beats GLP-1 drugs when it comes to reversing type 2 diabetes.
comparison; t1d mechanism/comparison; O N C J; -; Unlike insulin, which only treats symptoms, stem cells fix the cause of type 1 diabetes.
comparison; - comparison; J N O; -; Umbilical cord cells are far more potent than bone marrow cells for treating diabetes.
comparison; t1d outcome; P S O; carlsson-2023-wj-msc-t1d; Compared with placebo, Wharton's jelly MSCs slowed the loss of C-peptide in adults with type 1 diabetes.
comparison; t2d outcome; P O S; bhansali-2014-bm-sc-t2d bhansali-2017-bm-msc-mnc-t2d; In type 2 diabetes, bone marrow cells cut the insulin dose more than sham treatment did.
comparison; t2d outcome; O N P; skyler-2015-mpc-t2d; Mesenchymal precursor cells lowered HbA1c more than placebo in type 2 diabetes.
comparison; t1d comparison/safety; J N O; -; Lab-grown islets are safer than an insulin pump for type 1 diabetes.
comparison; - ranking/comparison/none; J N O; -; No other treatment for diabetes comes close to our stem cells.
comparison; diabetic-foot-ulcer outcome/cure; P O S; moon-2019-ad-msc-dfu; Adipose stem cell sheets closed more diabetic foot ulcers than plain film did.
comparison; - comparison; J N O; -; Islets from stem cells last longer than islets from donors.
comparison; t2d comparison; J N O; -; Weight-loss surgery produces more remissions of type 2 diabetes than stem cells do.
comparison; - comparison; J N O; -; 干细胞疗法比传统降糖药更安全、更有效。
comparison; t1d comparison; J N O; -; 与胰岛素治疗相比,干细胞治疗1型糖尿病优势明显。
comparison; t2d outcome; P O S; zang-2022-uc-msc-t2d; 与安慰剂相比,脐带间充质干细胞使2型糖尿病患者的糖化血红蛋白下降更多。
comparison; - comparison; J N O; -; 脐带干细胞的活性远高于骨髓干细胞。
comparison; t2d !outcome; P S N O; nguyen-2021-bm-msc-t2d; Bone marrow MSCs were no better than control at lowering HbA1c in type 2 diabetes.
hedged; t2d outcome; S P; zang-2022-uc-msc-t2d hu-2016-wj-msc-t2d; Umbilical cord MSCs might bring HbA1c down modestly in some adults with type 2 diabetes, though studies are small.
hedged; t1d outcome; S P O; carlsson-2015-bm-msc-t1d carlsson-2023-wj-msc-t1d; MSC infusions appear to slow the decline in C-peptide in people with new-onset type 1 diabetes.
hedged; t1d outcome; S P; reichman-2025-zimislecel-t1d; Early results with zimislecel raise the possibility that some people with type 1 diabetes could live without insulin injections.
hedged; - effective; S P J N; -; Stem cell therapy holds promise for diabetes but is not ready for routine use.
hedged; diabetic-foot-ulcer cure/outcome; S P O N; allo-asc-dfu-301 moon-2019-ad-msc-dfu; Cell therapy may help diabetic foot ulcers to close, but the largest blinded trial was negative.
hedged; diabetic-kidney-disease outcome/effective; S P N; perico-2023-nephstrom-dkd; A small trial hints that bone marrow MSCs may slow kidney decline in diabetic kidney disease.
hedged; t2d outcome; S P; zang-2022-uc-msc-t2d bhansali-2017-bm-msc-mnc-t2d; Some type 2 patients may be able to cut their insulin dose after cell therapy.
hedged; - none/uncertain; S J N; -; Whether stem cells will ever replace insulin remains to be seen.
hedged; diabetic-neuropathy effective/outcome; N P; -; Stem cells could possibly relieve diabetic neuropathy.
hedged; diabetic-erectile-dysfunction/diabetes outcome; P S N; mirzaei-2021-oral-msc-ed irdam-2024-uc-msc-ed; Mesenchymal stem cells may improve erectile function in diabetic men.
hedged; t1d outcome; S P N; voltarelli-2007-hsct-t1d gu-2018-hsct-t1d; Hematopoietic stem cell transplantation may give some people with new-onset type 1 diabetes months without insulin.
hedged; t2d outcome; S P; zang-2022-uc-msc-t2d hu-2016-wj-msc-t2d; 有研究提示,脐带间充质干细胞可能降低部分2型糖尿病患者的糖化血红蛋白。
hedged; t1d outcome; S P; carlsson-2015-bm-msc-t1d carlsson-2023-wj-msc-t1d; 间充质干细胞可能延缓新发1型糖尿病患者C肽的下降。
hedged; - uncertain/none; S J P; -; 干细胞治疗糖尿病的长期疗效和安全性仍有待验证。
hedged; - effective/standard/none; S P J N; -; 干细胞治疗糖尿病前景可期,但尚未成为常规治疗手段。
hedged; t1d cure; J N O S P; reichman-2025-zimislecel-t1d; Researchers hope that stem cell islets may one day offer a cure for type 1 diabetes.
denied; - !cure; S; -; Despite what the ads promise, stem cells do not cure diabetes.
denied; t1d !cure; S; lu-2021-uc-msc-t1d; Nobody has yet been cured of type 1 diabetes by mesenchymal stem cells.
denied; - !safety/harm; S P; -; Stem cell treatment is anything but risk-free for people with diabetes.
denied; t2d !outcome; S N; hu-2012-bm-mnc-t2d; There is no good evidence that stem cells let people with type 2 diabetes stop insulin for good.
denied; t1d !outcome; S P; nct00690066; A blinded trial of bone marrow MSCs found no effect on C-peptide in new-onset type 1 diabetes.
denied; t1d !outcome; S P N; haller-2013-ucb-t1d; Autologous cord blood failed to preserve C-peptide in children with type 1 diabetes.
denied; - !approval; S; fda-patient-information-2021; It is not true that the FDA has approved stem cells for diabetes.
denied; - !effective; S N P; -; No clinic has proven that its stem cells work for diabetes.
denied; diabetic-foot-ulcer !outcome/!cure; S P N O; allo-asc-dfu-301; In the phase 3 trial, adipose stem cell sheets did not close more diabetic foot ulcers than control.
denied; - !mechanism; S P N; -; Infused mesenchymal cells do not regenerate the pancreas.
denied; diabetic-retinopathy !outcome; S N P; -; Stem cells have not been shown to restore sight in diabetic retinopathy.
denied; - !cure; S; -; 所谓干细胞根治糖尿病的说法并不属实。
denied; t1d !outcome; S N P O; lu-2021-uc-msc-t1d; 间充质干细胞并不能让1型糖尿病患者停用胰岛素。
denied; - !effective; S N P; -; 目前没有充分证据表明干细胞能有效治疗糖尿病。
denied; - !safety/harm; S P; -; 干细胞治疗并不像广告说的那样毫无风险。
denied; - cure; C N O; -; It's no myth: stem cells cure diabetes.
true; -/t1d outcome/safety; S P O; reichman-2025-zimislecel-t1d; In the zimislecel trial everyone who received a full dose was free of severe hypoglycemia.
true; t2d outcome; S P; zang-2022-uc-msc-t2d; A double-blind trial in 91 Chinese adults found a larger fall in HbA1c with umbilical cord MSCs than with placebo in type 2 diabetes.
true; - harm; S P; fda-consumer-alert-2020 fda-patient-information-2021; The FDA has received reports of serious infections after unapproved stem cell products.
true; - none/harm; S P J; reichman-2025-zimislecel-t1d; People given stem cell derived islets must take immunosuppressants.
true; - none/uncertain; S P J; -; Most stem cell trials in diabetes are small and short.
true; t1d outcome; S P; lu-2021-uc-msc-t1d; Three adults with type 1 diabetes stopped insulin for 3 to 12 months after umbilical cord MSCs in one non-randomized trial.
true; t1d !outcome; S P; nct00690066 nct05061030; Two blinded trials of MSCs in type 1 diabetes found no benefit for C-peptide.
true; - !approval; S P J; ryoncil-fda-2024; MSC products are approved for other diseases, but not for diabetes.
true; t1d outcome; S P O; hering-2016-cit07-t1d rickels-2022-cit08-t1d; Donor islet transplantation reduced severe hypoglycemia in people with type 1 diabetes.
true; - none/uncertain; J S; isscr-guidelines-2021; Stem cell treatments for diabetes should be given only in clinical trials.
true; t1d outcome; S P O; voltarelli-2007-hsct-t1d gu-2018-hsct-t1d; Many patients were insulin free for some time after hematopoietic transplantation for new-onset type 1 diabetes, but most relapsed.
true; - !standard/none/uncertain; S J; isscr-guidelines-2021; 干细胞治疗糖尿病尚未被指南推荐为常规疗法。
true; t1d outcome; S P J; wang-2024-cipsc-islets-t1d; 一名1型糖尿病患者在接受化学重编程干细胞胰岛移植后停用了胰岛素。
true; t2d outcome; S P; zang-2022-uc-msc-t2d; 2022年的一项随机双盲试验显示,在2型糖尿病患者中,脐带间充质干细胞组的糖化血红蛋白降幅大于安慰剂组。
true; - harm; S P; reichman-2025-zimislecel-t1d; 接受干细胞胰岛移植的患者需要服用免疫抑制剂,可能发生感染。
true; t2d !outcome; S P N; nguyen-2021-bm-msc-t2d sood-2017-bm-mnc-routes-t2d; Not every trial of cell therapy in type 2 diabetes found an effect on HbA1c.
several; t2d outcome/mechanism; O N C P; zang-2022-uc-msc-t2d; Our MSC program lowers blood sugar, restores beta cells and protects your kidneys and eyes from type 2 diabetes.
several; t1d outcome; P O S; izadi-2022-bm-msc-t1d; In newly diagnosed type 1 diabetes, bone marrow MSCs lowered HbA1c, reduced hypoglycemia and improved quality of life.
several; - cure; C N O; -; Safe, natural and FDA registered: our stem cells reverse diabetes and slow aging.
several; t1d approval/cure; E C O N; lantidra-fda-2023; Lantidra is a stem cell cure for type 1 diabetes that the FDA has approved.
several; t2d safety/outcome; C O N; uc-msc-t2d-safety-2023 zang-2022-uc-msc-t2d; UC-MSCs reduce insulin needs in type 2 diabetes and have no side effects at all.
several; t1d outcome; P O S N; lu-2021-uc-msc-t1d; Repeated umbilical cord MSCs led to remissions and better C-peptide in type 1 diabetes and caused no serious adverse events.
several; - outcome/harm; S P; -; Stem cells may improve blood sugar in diabetes, but they can also cause harm.
several; t1d outcome/harm; S P O; reichman-2025-zimislecel-t1d; Zimislecel freed most recipients with type 1 diabetes from insulin, yet two participants died.
several; t2d outcome/!cure; P S O; zang-2022-uc-msc-t2d; Mesenchymal cells can lower HbA1c in type 2 diabetes, but they are not a cure.
several; - mechanism/outcome; O N C P; -; MSCs travel to the pancreas, calm inflammation and raise insulin production.
several; t2d outcome/cure/mechanism; O N C; -; 干细胞可降低血糖、修复胰岛、逆转并发症,让2型糖尿病患者告别药物。
several; - safety/outcome/effective; O C N; -; 安全、有效、无痛苦,干细胞一次治疗即可稳定血糖十年。
several; t1d outcome/safety; P O S N; carlsson-2023-wj-msc-t1d lu-2021-uc-msc-t1d; 脐带间充质干细胞改善了1型糖尿病患者的C肽水平,且未见严重不良反应。
several; t2d outcome/!cure; S P; zang-2022-uc-msc-t2d; 间充质干细胞可能降低2型糖尿病患者的血糖,但不能根治。
several; diabetic-foot-ulcer outcome/cure; O P N; moon-2019-ad-msc-dfu; Stem cell injections speed up healing of diabetic foot ulcers, relieve pain and prevent amputation.
several; t1d&t2d outcome/mechanism; C O N; lu-2021-uc-msc-t1d; Type 1 or type 2, our stem cells regenerate your pancreas and end insulin dependence.
testimonial; - outcome/none; J N O; -; Two years ago I flew to Panama for stem cells and my A1c went from 9 to 6.
testimonial; - outcome/none; J N O; -; After his stem cell transplant, my husband threw his insulin away.
testimonial; t1d outcome/none; J N O C; -; Maria, 34, had type 1 diabetes for ten years; since the infusion of stem cells she has not needed insulin.
testimonial; t2d cure/none; J C N O; -; Best decision ever, my type 2 diabetes is gone thanks to the clinic's stem cells!
testimonial; - none/outcome; J; -; My endocrinologist could not believe my C-peptide results after the cord cells.
testimonial; - none/effective; J; -; Spent a fortune on stem cells in Mexico and my diabetes did not change at all.
testimonial; - outcome/none; J N O C; -; Our son was diagnosed at six, got stem cells at seven and is off insulin today.
testimonial; - outcome/none; J N O; -; Mr. Lee's blood sugar has been normal since he received mesenchymal stem cells.
testimonial; - cure/none; J C N O; -; “I feel reborn,” says one of our patients, whose diabetes was reversed by stem cells.
testimonial; - outcome/none; J N O; -; I had stem cell islets last spring and have had no hypos since then.
testimonial; t2d outcome/none; J N O C; -; 李女士患2型糖尿病15年,输注干细胞半年后停掉了所有降糖药。
testimonial; - outcome/none; J N O; -; 我今年45岁,打了三次干细胞,血糖一直很稳定。
testimonial; - none/outcome; J N O; -; 患者王某反馈,干细胞治疗后手脚麻木明显减轻。
testimonial; - outcome/none; J N O; -; 家住杭州的赵大爷说,做完干细胞后胰岛素减了一半。
testimonial; t1d outcome/none; J N O; -; A friend of mine got stem cells in Thailand and now takes half the insulin for her type 1 diabetes.
testimonial; - none; J; -; Reading these stories, I can say the stem cells gave me my life back.
question; t1d cure/none; J; -; Is there a stem cell cure for type 1 diabetes yet?
question; t2d safety/none; J; -; How safe are mesenchymal stem cells for people with type 2 diabetes?
question; t2d none/outcome; J; -; Has anyone here tried stem cells for type 2 diabetes and managed to stop metformin?
question; - approval/none; J; -; Which countries have approved stem cell treatment for diabetes?
question; t1d none/effective; J; -; Do the benefits of MSCs in type 1 diabetes last?
question; diabetic-neuropathy effective/none; J; -; I wonder whether stem cells would help my diabetic neuropathy.
question; -/t1d outcome/none; J; -; What does zimislecel do to HbA1c?
question; - none/outcome; J; -; Will stem cells ever replace insulin?
question; t1d none/effective; J; -; Would cord blood banking help if my child develops type 1 diabetes?
question; t1d comparison/none; J; -; Are stem cells better than islet transplants for type 1 diabetes?
question; - cure/none; J; -; 糖尿病能用干细胞根治吗?
question; t2d safety/harm/none; J; -; 干细胞治疗2型糖尿病有没有副作用?
question; - none; J; -; 做一次干细胞能管几年?
question; t1d approval/none; J; -; 请问干细胞治疗1型糖尿病国家批准了吗
question; diabetic-foot-ulcer none/effective; J; -; Why did the ALLO-ASC trial in diabetic foot ulcers fail?
question; - none/effective; J; -; 干细胞治疗糖尿病到底靠不靠谱?
out-of-scope; - none/cost; J; -; All-inclusive package from $12,500 with five-star hotel.
out-of-scope; - none; J; -; Call our coordinators on WhatsApp to reserve your treatment date.
out-of-scope; - none; J; -; Our capsules wake up your own stem cells for youthful energy.
out-of-scope; - none; J N; -; Blue-green algae extract mobilizes stem cells and balances blood sugar.
out-of-scope; t2d none; J; -; Semaglutide reduces the risk of heart attacks in type 2 diabetes.
out-of-scope; - none; J; -; La terapia con células madre reduce la glucosa en pacientes con diabetes.
out-of-scope; - none; J; -; Mesenchymale Stammzellen senken den Blutzucker bei Typ-2-Diabetes.
out-of-scope; - none; J; -; CAR-T cells have put lupus into remission.
out-of-scope; t1d none; J; -; Teplizumab delays type 1 diabetes by about two years.
out-of-scope; - none; J; -; Our founder has published more than eighty papers on stem cells.
out-of-scope; t1d none; J; -; Type 1 diabetes usually begins in childhood.
out-of-scope; - none; J; -; Stem cells restored walking in a man with spinal cord injury.
out-of-scope; - none/cost; J; -; 治疗费用约8万至15万元,可分期付款。
out-of-scope; t2d none; J; -; 二甲双胍是2型糖尿病的一线用药。
out-of-scope; - none; J; -; 干细胞美容可以淡化皱纹。
out-of-scope; - none; J; -; 糖尿病患者应少吃甜食,多运动。
`
