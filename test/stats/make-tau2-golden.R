# Reference values for the estimators of tau2: Rscript test/stats/make-tau2-golden.R > test/stats/tau2-golden.json
suppressMessages({ library(metafor); library(jsonlite) })
precise <- list(threshold = 1e-14, tol = 1e-14, maxiter = 10000, stepadj = 0.5)
sets <- list(
  bcg = escalc("RR", ai = tpos, bi = tneg, ci = cpos, di = cneg, data = dat.bcg),
  hackshaw = dat.hackshaw1998,
  normand = escalc("MD", m1i = m1i, sd1i = sd1i, n1i = n1i, m2i = m2i, sd2i = sd2i, n2i = n2i, data = dat.normand1999),
  homogeneous = data.frame(yi = c(0.3, 0.31, 0.29, 0.3, 0.32), vi = c(0.02, 0.05, 0.03, 0.04, 0.02))
)
one <- function(name, method, test) {
  dat <- sets[[name]]
  fit <- rma(yi, vi, data = dat, method = method, test = test, control = precise)
  loo <- leave1out(fit)
  list(data = name, method = method, test = test, tau2 = fit$tau2, se = fit$se.tau2, estimate = c(fit$beta), ci = c(fit$ci.lb, fit$ci.ub),
    i2 = fit$I2, leaveOneOut = loo$estimate, leaveOneOutTau2 = loo$tau2)
}
cells <- expand.grid(data = names(sets), method = c("HS", "HE", "DL", "SJ", "PM", "EB", "ML", "REML"), test = c("z", "knha"), stringsAsFactors = FALSE)
fits <- Map(one, cells$data, cells$method, cells$test)
cat(toJSON(list(
  generator = paste(R.version.string, "metafor", packageVersion("metafor")),
  data = lapply(sets, function(d) list(yi = as.numeric(d$yi), vi = as.numeric(d$vi))),
  fits = unname(fits)
), digits = 17, auto_unbox = TRUE, pretty = FALSE), "\n")
