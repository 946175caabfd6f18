/**
 * The second reading of the same sentences: a pass of its own over the bare sentences in shuffled order, from the records of trials,
 * approvals and claims, before anything ran and without going back to the first labels. Both passes are by the same kind of
 * reader, which their kappa cannot show. Columns: the sentence by its kind and place; verdicts, the best first; what decides.
 */
export const secondReading = `
cure-1; C O N; lu-2021-uc-msc-t1d
cure-2; C O N; hu-2012-bm-mnc-t2d
cure-3; C N O; -
cure-4; O C N; reichman-2025-zimislecel-t1d
cure-5; O P C N; wang-2024-cipsc-islets-t1d
cure-6; O P N C; wu-2024-e-islet-t2d
cure-7; O C; allo-asc-dfu-301 moon-2019-ad-msc-dfu
cure-8; N O C; -
cure-9; C O N; voltarelli-2007-hsct-t1d
cure-10; C O N; lu-2021-uc-msc-t1d
cure-11; C O N; hu-2012-bm-mnc-t2d
cure-12; C N O; lu-2021-uc-msc-t1d
cure-13; O C P N; wang-2024-cipsc-islets-t1d
cure-14; O P C N; wu-2024-e-islet-t2d
cure-15; N O; -
cure-16; C N O; -
percentage-1; O N; zang-2022-uc-msc-t2d bhansali-2017-bm-msc-mnc-t2d
percentage-2; S P; zang-2022-uc-msc-t2d
percentage-3; S P; reichman-2025-zimislecel-t1d
percentage-4; S P; lu-2021-uc-msc-t1d
percentage-5; O C N; lu-2021-uc-msc-t1d
percentage-6; N O J; -
percentage-7; S P; zang-2022-uc-msc-t2d
percentage-8; O N; -
percentage-9; O C; voltarelli-2007-hsct-t1d
percentage-10; O P N; moon-2019-ad-msc-dfu
percentage-11; O N; zang-2022-uc-msc-t2d
percentage-12; N O J; -
percentage-13; S P; zang-2022-uc-msc-t2d
percentage-14; S P; reichman-2025-zimislecel-t1d
percentage-15; C O; lu-2021-uc-msc-t1d
percentage-16; O N; -
safety-1; C O; -
safety-2; S P; uc-msc-t2d-safety-2023
safety-3; S P; uc-msc-t2d-safety-2023
safety-4; S P; snarski-2016-hsct-t1d
safety-5; O C N; reichman-2025-zimislecel-t1d
safety-6; S P; reichman-2025-zimislecel-t1d
safety-7; S P; fda-consumer-alert-2020 fda-patient-information-2021
safety-8; N P O; -
safety-9; S P; carlsson-2023-wj-msc-t1d
safety-10; C O N; -
safety-11; P S N; perico-2023-nephstrom-dkd
safety-12; C O; -
safety-13; C O; -
safety-14; S P; uc-msc-t2d-safety-2023
safety-15; S P; fda-consumer-alert-2020 fda-patient-information-2021
safety-16; S P; hering-2016-cit07-t1d
mechanism-1; N P O; -
mechanism-2; O N P; -
mechanism-3; N P O; -
mechanism-4; S P; reichman-2025-zimislecel-t1d
mechanism-5; O N C; -
mechanism-6; O N C; -
mechanism-7; S P; -
mechanism-8; N P O; -
mechanism-9; S J P; -
mechanism-10; N P O; -
mechanism-11; N P O; -
mechanism-12; O N C; -
mechanism-13; O N P; -
mechanism-14; N P O; -
mechanism-15; N P O; -
mechanism-16; S P; -
approval-1; C N; -
approval-2; E C; lantidra-fda-2023
approval-3; S P; lantidra-fda-2023
approval-4; C N; -
approval-5; S P; fda-patient-information-2021
approval-6; S P; zimislecel-designations
approval-7; C N J; -
approval-8; S P J; -
approval-9; S; fda-exosome-notice-2019
approval-10; C N; -
approval-11; C N; -
approval-12; E C; lantidra-fda-2023
approval-13; S; -
approval-14; S; -
approval-15; C N; -
approval-16; S P J; zimislecel-designations
comparison-1; J N O; -
comparison-2; O N J; -
comparison-3; J N O; -
comparison-4; P S O; carlsson-2023-wj-msc-t1d
comparison-5; P S O; bhansali-2014-bm-sc-t2d bhansali-2017-bm-msc-mnc-t2d
comparison-6; O P N; skyler-2015-mpc-t2d
comparison-7; J N; -
comparison-8; J N O; -
comparison-9; P S O; moon-2019-ad-msc-dfu
comparison-10; J N; -
comparison-11; J N; -
comparison-12; J N O; -
comparison-13; J N O; -
comparison-14; P S O; zang-2022-uc-msc-t2d
comparison-15; J N O; -
comparison-16; P S O N; nguyen-2021-bm-msc-t2d
hedged-1; S P; zang-2022-uc-msc-t2d hu-2016-wj-msc-t2d
hedged-2; S P O; carlsson-2015-bm-msc-t1d carlsson-2023-wj-msc-t1d
hedged-3; S P; reichman-2025-zimislecel-t1d
hedged-4; S P N; -
hedged-5; S P; allo-asc-dfu-301 moon-2019-ad-msc-dfu
hedged-6; S P N; perico-2023-nephstrom-dkd
hedged-7; S P; zang-2022-uc-msc-t2d bhansali-2017-bm-msc-mnc-t2d
hedged-8; S J; -
hedged-9; N P J; -
hedged-10; P S N; mirzaei-2021-oral-msc-ed irdam-2024-uc-msc-ed
hedged-11; S P N; voltarelli-2007-hsct-t1d gu-2018-hsct-t1d
hedged-12; S P; zang-2022-uc-msc-t2d hu-2016-wj-msc-t2d
hedged-13; S P; carlsson-2015-bm-msc-t1d carlsson-2023-wj-msc-t1d
hedged-14; S J; -
hedged-15; S P; -
hedged-16; J N S P; reichman-2025-zimislecel-t1d
denied-1; S; -
denied-2; S P; lu-2021-uc-msc-t1d
denied-3; S P; -
denied-4; S N; -
denied-5; S P; nct00690066
denied-6; S P N; haller-2013-ucb-t1d
denied-7; S; -
denied-8; S N P; -
denied-9; S P N; allo-asc-dfu-301
denied-10; S P N; -
denied-11; S N; -
denied-12; S; -
denied-13; S N P O; lu-2021-uc-msc-t1d
denied-14; S N P; -
denied-15; S P; -
denied-16; C N O; -
true-1; S P; reichman-2025-zimislecel-t1d
true-2; S P; zang-2022-uc-msc-t2d
true-3; S P; fda-consumer-alert-2020 fda-patient-information-2021
true-4; S P J; reichman-2025-zimislecel-t1d
true-5; S J P; -
true-6; S P; lu-2021-uc-msc-t1d
true-7; S P; nct00690066 nct05061030
true-8; S J P; -
true-9; S P O; hering-2016-cit07-t1d rickels-2022-cit08-t1d
true-10; J S; -
true-11; S P; voltarelli-2007-hsct-t1d gu-2018-hsct-t1d
true-12; S J; -
true-13; S P J; wang-2024-cipsc-islets-t1d
true-14; S P; zang-2022-uc-msc-t2d
true-15; S P; reichman-2025-zimislecel-t1d
true-16; S P; nguyen-2021-bm-msc-t2d sood-2017-bm-mnc-routes-t2d
several-1; O N P; zang-2022-uc-msc-t2d
several-2; P S O; izadi-2022-bm-msc-t1d
several-3; C N O; -
several-4; E C O; lantidra-fda-2023
several-5; C O; uc-msc-t2d-safety-2023 zang-2022-uc-msc-t2d
several-6; P O S N; lu-2021-uc-msc-t1d
several-7; S P; -
several-8; S P O; reichman-2025-zimislecel-t1d
several-9; S P O; zang-2022-uc-msc-t2d
several-10; O N P; -
several-11; O N C; -
several-12; O C N; -
several-13; P O S; lu-2021-uc-msc-t1d carlsson-2023-wj-msc-t1d
several-14; S P; zang-2022-uc-msc-t2d
several-15; O P N; moon-2019-ad-msc-dfu allo-asc-dfu-301
several-16; C O N; lu-2021-uc-msc-t1d
testimonial-1; J N; -
testimonial-2; J N; -
testimonial-3; J N C O; -
testimonial-4; J N; -
testimonial-5; J; -
testimonial-6; J; -
testimonial-7; J N; -
testimonial-8; J N; -
testimonial-9; J N O; -
testimonial-10; J N; -
testimonial-11; J N C O; -
testimonial-12; J N; -
testimonial-13; J N; -
testimonial-14; J N; -
testimonial-15; J N; -
testimonial-16; J; -
question-1; J; -
question-2; J; -
question-3; J; -
question-4; J; -
question-5; J; -
question-6; J; -
question-7; J; -
question-8; J; -
question-9; J; -
question-10; J; -
question-11; J; -
question-12; J; -
question-13; J; -
question-14; J; -
question-15; J; -
question-16; J; -
out-of-scope-1; J; -
out-of-scope-2; J; -
out-of-scope-3; J; -
out-of-scope-4; J N; -
out-of-scope-5; J; -
out-of-scope-6; J; -
out-of-scope-7; J; -
out-of-scope-8; J; -
out-of-scope-9; J; -
out-of-scope-10; J; -
out-of-scope-11; J; -
out-of-scope-12; J; -
out-of-scope-13; J; -
out-of-scope-14; J; -
out-of-scope-15; J; -
out-of-scope-16; J; -
`
