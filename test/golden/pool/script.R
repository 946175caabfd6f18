# Risk ratio, 13 studies of t.csv
# Data: t.csv
# Needs the R package metafor: install.packages("metafor")
library(metafor)

dat <- data.frame(
  study = c("Aronson 1948", "Ferguson & Simes 1949", "Rosenthal et al 1960", "Hart & Sutherland 1977", "Frimodt-Moller et al 1973", "Stein & Aronson 1953", "Vandiviere et al 1973", "TPT Madras 1980", "Coetzee & Berjak 1968", "Rosenthal et al 1961", "Comstock et al 1974", "Comstock & Webster 1969", "Comstock et al 1976"),
  ai = c(4, 6, 3, 62, 33, 180, 8, 505, 29, 17, 186, 5, 27),
  n1i = c(123, 306, 231, 13598, 5069, 1541, 2545, 88391, 7499, 1716, 50634, 2498, 16913),
  ci = c(11, 29, 11, 248, 47, 372, 10, 499, 45, 65, 141, 3, 29),
  n2i = c(139, 303, 220, 12867, 5808, 1451, 629, 88391, 7277, 1665, 27338, 2341, 17854),
  stringsAsFactors = FALSE
)
dat <- escalc(measure = "RR", ai = ai, n1i = n1i, ci = ci, n2i = n2i, data = dat)

res <- rma(yi, vi, data = dat, slab = study, method = "PM", test = "z", level = 90, control = list(threshold = 1e-14, tol = 1e-14, maxiter = 10000, stepadj = 0.5))
print(res, digits = 8)
print(predict(res, transf = exp), digits = 8)
print(confint(res), digits = 8)
# Prediction interval from t with k - 1 degrees of freedom, on the scale of the calculation
print(c(res$beta) + c(-1, 1) * qnorm(0.95) * sqrt(res$tau2 + res$se^2), digits = 10)
print(leave1out(res), digits = 8)
print(regtest(res, model = "lm"), digits = 8)

# The same to every digit that stemcell printed:
cat(sprintf("estimate %.12g\nci %.12g %.12g\ntau2 %.12g\n", c(res$beta), res$ci.lb, res$ci.ub, res$tau2))
