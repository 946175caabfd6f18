# Glycated hemoglobin (HbA1c): any cells in Type 2 diabetes (t2d)
# Data: stemcell-evidence, dataset 2026.12.1, as of 2026-12-01
# Guard overridden: contradiction (Bhansali 2014)
# Needs the R package metafor: install.packages("metafor")
library(metafor)

dat <- data.frame(
  study = c("Bhansali 2014", "Zang 2022"),
  n1i = c(11, 45),
  m1i = c(7.063227272727273, 7.52),
  sd1i = c(0.7634160214243609, 1.07),
  n2i = c(10, 46),
  m2i = c(7.1478, 8.19),
  sd2i = c(0.5160020788506897, 1.02),
  group = c("autologous", "allogeneic"),
  stringsAsFactors = FALSE
)
dat <- escalc(measure = "MD", n1i = n1i, m1i = m1i, sd1i = sd1i, n2i = n2i, m2i = m2i, sd2i = sd2i, data = dat)

res <- rma(yi, vi, data = dat, slab = study, method = "REML", test = "knha", control = list(threshold = 1e-14, tol = 1e-14, maxiter = 10000, stepadj = 0.5))
print(res, digits = 8)
print(predict(res), digits = 8)
print(confint(res), digits = 8)
fits <- lapply(unique(dat$group), function(g) rma(yi, vi, data = dat, subset = group == g, slab = study, method = "REML", test = "knha", control = list(threshold = 1e-14, tol = 1e-14, maxiter = 10000, stepadj = 0.5)))
print(rma(sapply(fits, coef), sei = sapply(fits, function(f) f$se), mods = ~ unique(dat$group), method = "FE"), digits = 8)

# The same to every digit that stemcell printed:
cat(sprintf("estimate %.12g\nci %.12g %.12g\ntau2 %.12g\n", c(res$beta), res$ci.lb, res$ci.ub, res$tau2))
