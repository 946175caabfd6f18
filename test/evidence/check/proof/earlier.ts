/**
 * The sentences of the first proof, all opened by now: for building only. Columns: kind; reading as `diseases what` (`-`: none
 * named; `!`: denied; `none`: nothing for a verdict); acceptable verdicts (S supported, P partly supported, N not shown,
 * O overstated, C contradicted, E true of something else, J not judged); sentence. One reader wrote them.
 */
export const earlierReading = `
cure; t1d cure; C N O; Our mesenchymal stem cell program cures type 1 diabetes.
cure; t2d cure; C N O; Thanks to groundbreaking stem cell technology, type 2 diabetes can now be completely cured.
cure; - cure; C N O; Stem cells offer a permanent cure for diabetes.
cure; t1d cure; C N O; Umbilical cord stem cells reverse type 1 diabetes in children.
cure; - cure; C N O; Say goodbye to diabetes forever with our world-class stem cell treatment.
cure; t2d cure; C N O; Bone marrow stem cell transplantation reverses type 2 diabetes for good.
cure; t1d cure; C O N; Lab-grown islets have cured type 1 diabetes in every patient.
cure; t1d outcome; C O N; With a single infusion you will never need insulin again if you have type 1 diabetes.
cure; t2d outcome; C O N; After stem cell therapy, type 2 patients no longer need insulin injections.
cure; t1d cure; C N O; Doctors at our renowned institute in Bangkok have eliminated type 1 diabetes using cord blood cells.
cure; - cure; C N O; 干细胞彻底治愈糖尿病。
cure; t1d cure; C N O; 脐带间充质干细胞可以根治1型糖尿病。
cure; t2d cure; C N O; 我院专家团队采用国际领先的干细胞技术逆转2型糖尿病。
cure; - outcome; C N O; 一次干细胞输注,终身摆脱胰岛素。
percentage; t2d cure; C N O; Ninety-five percent of our type 2 patients are cured with stem cells.
percentage; t1d outcome; C N O; 90% of people with type 1 diabetes become insulin independent after mesenchymal stem cells.
percentage; - effective; N O J; Stem cell therapy has a success rate of 85% in diabetes.
percentage; t2d outcome; O N J P; HbA1c fell by 2.5 percentage points in type 2 patients given umbilical cord stem cells.
percentage; t1d outcome; S P J; In the zimislecel trial 10 of 12 people with type 1 diabetes were insulin independent after one year.
percentage; t2d outcome; O N J; 98% of type 2 diabetics reduce their insulin dose after our stem cell infusion.
percentage; - effective; N O J; 干细胞治疗糖尿病有效率高达96%。
percentage; t2d outcome; O N J C; 80%的2型糖尿病患者在干细胞治疗后停用胰岛素。
safety; - safety; C O N; Stem cell therapy for diabetes is completely safe and has no side effects.
safety; t2d safety; P S O N; Infusing umbilical cord mesenchymal stem cells in type 2 diabetes is generally well tolerated.
safety; - safety; C O N; Because the cells are natural, there are absolutely no risks.
safety; t1d safety; P S O N; Mesenchymal stem cells were well tolerated in adults with type 1 diabetes.
safety; t1d safety; O C N; Stem cell derived islets are a risk-free treatment for type 1 diabetes.
safety; - harm; S P N; Stem cell transplantation for diabetes can cause serious side effects.
safety; t1d harm; S P; Hematopoietic stem cell transplantation in type 1 diabetes carries a risk of serious complications.
safety; - harm; N S P J; Stem cells may cause tumors in people with diabetes.
safety; t2d safety; C O N P; No adverse events whatsoever occur after stem cell infusion in type 2 diabetes.
safety; t1d safety; C O; Zimislecel is 100% safe for people with type 1 diabetes.
safety; - safety; C O N; 干细胞治疗糖尿病安全无副作用。
safety; - safety; C O N; 干细胞没有任何风险,绝对安全。
safety; t2d safety; P S O N; 脐带间充质干细胞治疗2型糖尿病安全性良好。
safety; - harm; S P N; 干细胞治疗糖尿病可能有严重风险。
mechanism; - mechanism; O N C P; Stem cells travel to the pancreas and turn into new beta cells.
mechanism; - mechanism; O P N S; Mesenchymal stem cells calm the immune attack on beta cells in diabetes.
mechanism; - mechanism; O N C P; The stem cells regenerate the damaged pancreas of diabetics.
mechanism; - mechanism; P O S N; MSCs protect beta cells from apoptosis.
mechanism; t1d mechanism; S P O; Stem cell derived islets replace lost beta cells in type 1 diabetes.
mechanism; - mechanism; O N P; Our cells target the root cause of diabetes.
mechanism; - mechanism; P O N S; Mesenchymal stem cells reduce inflammation and insulin resistance through cytokines.
mechanism; - mechanism; O N C P; MSCs differentiate into insulin-producing cells inside the patient's body.
mechanism; t1d mechanism; O N P; Stem cells reset the immune system in type 1 diabetes.
mechanism; - mechanism; O N C P; 干细胞能够修复受损的胰岛细胞。
mechanism; - mechanism; O N C P; 干细胞在体内分化为胰岛β细胞,重新分泌胰岛素。
mechanism; - mechanism; P O N S; 间充质干细胞通过免疫调节保护胰岛β细胞。
approval; - approval; C N E; Our stem cell therapy for diabetes is FDA approved.
approval; t1d approval; E C; The FDA has approved a stem cell treatment for type 1 diabetes.
approval; t1d approval; E; Lantidra, an approved stem cell therapy, treats type 1 diabetes in the United States.
approval; t1d approval; S P; Donislecel, made of donor islets, was approved by the FDA in 2023 for type 1 diabetes.
approval; t2d approval; C N; Stem cells for type 2 diabetes are licensed in Europe.
approval; - !approval; S; No stem cell product is approved by the FDA for diabetes.
approval; - !approval; S; Stem cell treatments for diabetes remain unapproved in the United States.
approval; - registration; J N; Our clinic's stem cell trial for diabetes is registered on ClinicalTrials.gov.
approval; t1d approval; C N; Zimislecel is already approved for type 1 diabetes.
approval; - approval; C N; 我们的干细胞治疗糖尿病技术已获国家批准上市。
approval; - !approval; S; 目前尚无干细胞产品获批用于治疗糖尿病。
approval; t2d approval; C N; 干细胞治疗2型糖尿病已获FDA批准。
comparison; t2d comparison; J N O; Stem cells work better than metformin for type 2 diabetes.
comparison; t1d comparison; J N O; Stem cell therapy is superior to insulin in type 1 diabetes.
comparison; - ranking; J N O; We offer the most effective stem cell treatment for diabetes in the world.
comparison; t1d only; C J N; Stem cells are the only treatment that stops type 1 diabetes.
comparison; t2d outcome; P O S N; Compared with placebo, umbilical cord stem cells lowered HbA1c in type 2 diabetes.
comparison; t2d comparison; J N O; 干细胞治疗2型糖尿病优于胰岛素。
hedged; t2d outcome; S P; Stem cells may lower HbA1c in some people with type 2 diabetes, but more trials are needed.
hedged; t1d outcome; S P; Mesenchymal stem cells might help preserve C-peptide in newly diagnosed type 1 diabetes.
hedged; t1d outcome; S P; Early trials suggest that stem cell derived islets can make some people with type 1 diabetes insulin independent.
hedged; t2d outcome; S P N; Umbilical cord cells could possibly reduce insulin requirements in type 2 diabetes.
hedged; - effective; S P N J; Stem cell therapy shows promise for diabetes, although larger studies are required.
hedged; - cure; N O S J; Stem cells could one day cure diabetes.
hedged; diabetic-foot-ulcer outcome; S P N; Stem cells may improve wound healing in diabetic foot ulcers.
hedged; t2d outcome; S P N; 干细胞可能有助于改善部分2型糖尿病患者的血糖,但仍需更多研究。
hedged; t1d outcome; S P N; 间充质干细胞或可保护新发1型糖尿病患者的C肽。
hedged; - none; S J; Stem cell treatment for diabetes is still under study.
denied; t1d !cure; S; There is no evidence that stem cells cure type 1 diabetes.
denied; - !cure; S; Stem cell therapy is not a cure for diabetes.
denied; t2d !cure; S; Stem cells have yet to demonstrate a cure for type 2 diabetes.
denied; - !cure; S; No clinic can guarantee a cure for diabetes with stem cells.
denied; t2d !outcome; C N O J P; Umbilical cord stem cells do not lower HbA1c in type 2 diabetes.
denied; - !safety; S P; It is false that stem cell therapy for diabetes has no side effects.
denied; t1d !outcome; S N; Mesenchymal stem cells have not been shown to make people with type 1 diabetes insulin independent.
denied; - !cure; S; 干细胞尚不能治愈糖尿病。
denied; t2d !cure; S; 没有证据表明干细胞可以根治2型糖尿病。
denied; - !mechanism; S N P J C; Infused MSCs do not turn into beta cells in the pancreas.
denied; - cure; C N O; Not only do our stem cells cure diabetes, they also make you younger.
denied; - cure; C N O; No doubt stem cells cure diabetes.
true; t1d harm; S P; People who receive donor islets need lifelong immunosuppression with side effects.
true; - !approval; S; The FDA has warned that clinics sell unapproved stem cell products.
true; t1d outcome; S P; Some people with type 1 diabetes stopped insulin after stem cell derived islet transplantation.
true; t1d !cure; S; Being off insulin for a year is not a cure of type 1 diabetes.
true; t2d outcome; P S N O; Small trials found lower HbA1c after mesenchymal stem cells in type 2 diabetes.
true; t1d outcome; S P; In a randomized trial, Wharton's jelly mesenchymal cells preserved C-peptide in recent-onset type 1 diabetes.
true; - none; S J; More research is needed before stem cells can be recommended for diabetes.
true; - none; S J; 干细胞治疗糖尿病目前仍处于临床研究阶段。
several; t2d outcome; O N C P; Stem cells lower blood sugar, cut insulin doses and prevent complications in type 2 diabetes.
several; t1d cure; C N O; Our treatment is safe, approved and cures type 1 diabetes.
several; - safety; C O N; Safe, painless and effective: stem cells for diabetes without side effects.
several; t2d outcome; O N P C; UC-MSCs improve HbA1c and are completely safe in type 2 diabetes.
several; t1d outcome; O N P C; 干细胞可降低1型糖尿病患者的血糖,减少胰岛素用量,且无任何副作用。
several; t1d&t2d outcome; O N P C; Stem cells lower HbA1c in type 1&2 diabetes.
testimonial; t2d outcome; J N O C; Stem cells cured my type 2 diabetes and I no longer need insulin.
testimonial; t1d outcome; J N O; My daughter with type 1 diabetes halved her insulin after cord blood stem cells.
testimonial; - none; J N; I feel twenty years younger since my stem cell injections for diabetes.
testimonial; - outcome; J N O; My sugar levels went back to normal two weeks after the stem cell infusion.
testimonial; t2d outcome; J N O C; 我做了干细胞治疗后2型糖尿病好了,再也不用打胰岛素。
testimonial; - outcome; J N O; 张先生接受干细胞治疗三个月后血糖恢复正常。
question; t1d cure; J; Can stem cells cure type 1 diabetes?
question; - safety; J; Is stem cell therapy for diabetes safe?
question; t2d outcome; J; Do stem cells lower HbA1c in type 2 diabetes?
question; - cure; J; 干细胞能治愈糖尿病吗?
question; t2d effective; J; 干细胞治疗2型糖尿病有效吗?
out-of-scope; - none; J; Stem cells regenerate knee cartilage in arthritis.
out-of-scope; - none; J; Our package costs 9,900 dollars including hotel and airport transfer.
out-of-scope; - none; J; Book your free consultation today.
out-of-scope; - none; J; Cinnamon supplements lower blood sugar.
out-of-scope; - none; J; Las células madre curan la diabetes tipo 1.
out-of-scope; - none; J; Stammzellen heilen Diabetes.
out-of-scope; - none; J; Les cellules souches guérissent le diabète.
out-of-scope; - none; J; Stem cells cure Parkinson's disease and autism.
out-of-scope; - none; J; Metformin lowers HbA1c in type 2 diabetes.
out-of-scope; - none; J; 干细胞可以治疗关节炎。
out-of-scope; - none; J; 本院提供一站式就医服务,欢迎来电预约。
out-of-scope; - none; J; Diabetes affects more than 500 million people worldwide.
cure; t1d cure; C N O; The procedure frees patients from type 1 diabetes by restoring the body with young stem cells.
cure; t2d outcome; C N O; Type 2 diabetics throw away their insulin pens after our stem cell protocol.
cure; t1d cure; C N O; 国内首例:干细胞治愈1型糖尿病。
cure; t2d outcome; C N O; 干细胞让2型糖尿病患者告别降糖药。
cure; t1d cure; C O N; A functional cure for type 1 diabetes is finally here: stem cell islets.
cure; lada cure; C N O; LADA can be healed with mesenchymal stem cells.
percentage; t2d outcome; O N J; 干细胞治疗后,70%的2型糖尿病患者糖化血红蛋白降低。
percentage; t1d outcome; O N J C; All 25 patients with type 1 diabetes were off insulin three years after stem cells.
percentage; - outcome; O N J; Insulin use drops by 60% following stem cells in diabetes.
percentage; t2d outcome; O N J; 3 out of 4 people with type 2 diabetes stop taking tablets after stem cell therapy.
safety; t1d safety; O C P N; Autologous hematopoietic stem cell transplantation is a safe treatment for type 1 diabetes.
safety; - safety; O P N C; Cord blood stem cells are not rejected and therefore safe for diabetics.
safety; diabetic-foot-ulcer safety; P S N O; Cell injections for diabetic foot ulcers had no serious adverse events related to treatment.
safety; - harm; N P S J; Infusions can lead to blood clots in diabetic patients who get stem cells.
safety; - harm; N P S J; 干细胞移植可能导致肿瘤。
mechanism; t2d mechanism; P O N S; In type 2 diabetes the cells improve insulin sensitivity by shifting macrophages.
mechanism; - mechanism; P O N S; Exosomes from stem cells carry signals that protect islets.
mechanism; t1d mechanism; P O N S; MSCs expand regulatory T cells in type 1 diabetes.
mechanism; - mechanism; O N P C; 干细胞可从根源上治疗糖尿病。
approval; t1d !approval; S; Zimislecel has not been approved for type 1 diabetes.
approval; - approval; C N; 干细胞治疗糖尿病已被美国FDA批准。
approval; - approval; C N; Health Canada has licensed our stem cells for diabetes.
approval; - !approval; S; Regulators have not authorized any mesenchymal stem cell product for diabetes.
comparison; - ranking; J N O; 全球最先进、最有效的糖尿病干细胞疗法。
comparison; t1d comparison; J N O; Lab-made islets beat donor islets in type 1 diabetes.
hedged; t1d cure; N O S J P; Stem cell islets have the potential to cure type 1 diabetes.
hedged; diabetic-kidney-disease outcome; N S P J; Mesenchymal stem cells may slow the loss of kidney function in diabetic kidney disease.
hedged; t2d outcome; S P N; 脐带间充质干细胞或许能减少2型糖尿病患者的胰岛素用量。
hedged; - none; S J N; The role of stem cells in diabetes is uncertain.
hedged; t1d outcome; P S; A small number of patients with type 1 diabetes achieved insulin independence after stem cell derived islets.
denied; t2d !outcome; S N C J; Stem cells have not been proven to free people with type 2 diabetes from insulin.
denied; - !safety; S P; Stem cell treatment of diabetes is not without risk.
denied; - !effective; S N P J C; Stem cells have no proven benefit in diabetes.
denied; t1d !cure; S; 目前没有任何干细胞疗法能够治愈1型糖尿病。
denied; t1d !cure; S; Mesenchymal cells fail to cure type 1 diabetes.
denied; - !approval; S; 干细胞治疗糖尿病未获批准。
true; t1d harm; S P; Stem cell derived islets require immunosuppressive drugs, which have side effects.
true; - none; S J; Long-term results of stem cells in diabetes are not known.
true; t1d outcome; S P; Zimislecel lowered HbA1c and ended severe low blood sugar in a small single-arm trial of type 1 diabetes.
several; t2d safety; O N P C S; 脐带干细胞可降低2型糖尿病患者的血糖,并且耐受性良好。
several; t1d cure; C N O; Stem cells cure type 1 diabetes, and the FDA approved them last year.
several; t2d outcome; O P N; After stem cells, HbA1c fell, C-peptide rose and insulin doses were reduced in type 2 diabetes.
testimonial; t1d cure; J N O C; I was cured of type 1 diabetes by stem cells in Mexico.
testimonial; - outcome; J N O; 我父亲输注干细胞后,胰岛素用量减少了一半。
question; - approval; J; Are stem cells approved for diabetes?
question; t1d outcome; J; How long do people with type 1 diabetes stay off insulin after stem cell islets?
question; - cure; J; 干细胞真的可以根治糖尿病吗?
out-of-scope; - none; J; Our doctors trained at Harvard and have thirty years of experience.
out-of-scope; - none; J; 价格优惠,现在预约可享受八折。
out-of-scope; - none; J; Gene therapy cures hemophilia.
out-of-scope; - none; J; Stem cell cream removes wrinkles.
out-of-scope; - none; J; Insulin was discovered in 1921.
cure; t1d outcome; C N O; Children with type 1 diabetes live insulin-free lives after cord blood infusion.
cure; - cure; C N O; Diabetes is no longer incurable: stem cells eradicate it.
cure; t2d cure; C N O; 2型糖尿病可以被干细胞完全治好。
cure; t1d outcome; O C N; 1型糖尿病患者接受干细胞移植后永久停用胰岛素。
percentage; - effective; N O J; Four out of five diabetics benefit from stem cells.
safety; t2d safety; O C N P; The infusion is painless and free of complications in type 2 diabetes.
safety; t1d safety; P S O N; In trials, umbilical cord cells were safe in type 1 diabetes.
mechanism; - mechanism; O N P C; Bone marrow stem cells rebuild beta cells in diabetics.
mechanism; - mechanism; P O N S; 干细胞可抑制炎症,改善胰岛素抵抗。
approval; t2d !approval; S; 在美国,没有获批用于2型糖尿病的干细胞。
hedged; t2d outcome; S P N; Preliminary evidence suggests mesenchymal stem cells can reduce fasting glucose in some type 2 patients.
hedged; diabetic-foot-ulcer outcome; S P N O; 干细胞可能促进糖尿病足溃疡愈合。
denied; - !safety; S P; 干细胞治疗糖尿病并非没有风险。
true; t1d outcome; S P N; Autologous hematopoietic stem cell transplantation made some people with new type 1 diabetes insulin free for a time.
several; - outcome; O N P C; Patients report more energy, better blood sugar and fewer medications after stem cells for diabetes.
denied; t2d !outcome; S N C J P; 干细胞未能降低2型糖尿病患者的糖化血红蛋白。
out-of-scope; - none; J; Yoga and a low-carb diet reverse type 2 diabetes.
`
