# Writes metafor-extra.json, the second set of reference values: what metafor-golden.json does not hold.
#   Rscript test/stats/make-metafor-extra.R test/stats/metafor-extra.json && npx biome format --write test/stats/metafor-extra.json
# Needs R with metafor (Debian: apt-get install r-base-core r-cran-metafor). The tests read the stored file only.

suppressPackageStartupMessages(library(metafor))

json <- function(x) {
  if (is.null(x)) return("null")
  if (is.list(x)) {
    if (is.null(names(x))) return(paste0("[", paste(sapply(x, json), collapse = ","), "]"))
    return(paste0("{", paste0('"', names(x), '":', sapply(x, json), collapse = ","), "}"))
  }
  one <- function(v) {
    if (is.na(v)) return("null")
    if (is.logical(v)) return(if (v) "true" else "false")
    if (is.character(v)) return(paste0('"', gsub('"', '\\\\"', v), '"'))
    sprintf("%.17g", v)
  }
  if (length(x) == 1 && is.null(attr(x, "list"))) return(one(x))
  paste0("[", paste(sapply(x, one), collapse = ","), "]")
}
# A vector that stays a list even when it has one element.
vec <- function(x) structure(as.vector(x), list = TRUE)

quiet <- function(expr) suppressWarnings(suppressMessages(expr))

# Distributions ---------------------------------------------------------------------------------------------------

grid <- function(f, ...) {
  args <- expand.grid(...)
  rows <- lapply(seq_len(nrow(args)), function(i) vec(c(unlist(args[i, ]), do.call(f, unname(as.list(args[i, ]))))))
  rows
}
distributions <- list(
  qnorm = grid(qnorm, p = c(1e-10, 1e-5, 1e-3, .025, .4, .5, .6, .75, .95, .975, .995, .99999)),
  qt = grid(qt, p = c(.025, .9, .975, .9995), df = c(1, 2, 3, 8.7, 30, 1000)),
  qchisq = grid(qchisq, p = c(.005, .025, .5, .975, .995), df = c(1, 2, 3, 12, 99, 101, 500, 9999)),
  normalTwoSided = grid(function(z) 2 * pnorm(-abs(z)), z = c(-.1, 1.96, -10.6, 30)),
  tTwoSided = grid(function(t, df) 2 * pt(-abs(t), df), t = c(.1, 2, -16), df = c(1, 8.7, 30, 1000)),
  chiSquareUpper = grid(function(x, df) pchisq(x, df, lower.tail = FALSE), x = c(.01, 3, 152, 600, 9900, 10300), df = c(1, 2, 12, 99, 2001, 9999)),
  chiSquareLower = grid(pchisq, x = c(.01, .4, 3, 40, 9900), df = c(1, 2, 12, 9999)),
  fUpper = grid(function(x, a, b) pf(x, a, b, lower.tail = FALSE), x = c(.2, 4, 40), a = c(1, 2, 5), b = c(3, 11, 100))
)

# Effect sizes ----------------------------------------------------------------------------------------------------

size <- function(...) {
  s <- as.data.frame(quiet(summary(escalc(...))))
  list(estimate = s$yi, variance = s$vi, se = s$sei, ci = c(s$ci.lb, s$ci.ub))
}
tables <- list(c(4, 119, 11, 128), c(0, 25, 3, 22), c(3, 22, 0, 30), c(0, 20, 0, 18), c(20, 0, 18, 0), c(12, 0, 7, 9), c(2, 1, 1, 2))
events <- list()
for (t in tables) for (m in c("RR", "OR", "RD", "PETO")) for (to in c("only0", "all")) for (add in c(.5, .1)) {
  events[[length(events) + 1]] <- c(list(measure = m, table = t, to = to, add = add),
    size(m, ai = t[1], bi = t[2], ci = t[3], di = t[4], to = to, add = add))
}
arms <- list(c(12, 7.1, 1.2, 14, 8.3, 1.6), c(2, 5, 1, 3, 4, .5), c(155, 55, 47, 156, 75, 64), c(40, 1.5, .1, 38, 1.2, .4))
means <- list()
for (a in arms) for (spec in list(c("MD", "LS"), c("MD", "HO"), c("SMD", "LS"), c("SMD", "LS2"), c("SMD", "UB"), c("ROM", "LS"))) {
  means[[length(means) + 1]] <- c(list(measure = spec[1], vtype = spec[2], arms = a),
    size(spec[1], n1i = a[1], m1i = a[2], sd1i = a[3], n2i = a[4], m2i = a[5], sd2i = a[6], vtype = spec[2]))
}
proportions <- list()
for (x in list(c(0, 12), c(12, 12), c(3, 12), c(50, 211), c(1, 1))) for (m in c("PR", "PLO", "PFT")) {
  proportions[[length(proportions) + 1]] <- c(list(measure = m, arm = x), size(m, xi = x[1], ni = x[2]))
}
singles <- list(
  MN = c(list(n = 17, mean = 6.9, sd = 1.3), size("MN", mi = 6.9, sdi = 1.3, ni = 17)),
  MC = c(list(n = 17, baseline = c(8.2, 1.4), final = c(7.1, 1.1), correlation = .6),
    size("MC", m1i = 7.1, m2i = 8.2, sd1i = 1.1, sd2i = 1.4, ri = .6, ni = 17))
)

# Conversions (formulas of the papers and of the Cochrane Handbook, written out) ------------------------------------

five <- function(n, min = NA, q1 = NA, median, q3 = NA, max = NA) {
  xi <- 2 * qnorm((n - .375) / (n + .25))
  eta <- 2 * qnorm((.75 * n - .125) / (n + .25))
  w15 <- c(2.2 / (2.2 + n^.75), .7 - .72 / n^.55)
  if (is.na(q1)) {
    mean <- 4 / (4 + n^.75) * (min + max) / 2 + n^.75 / (4 + n^.75) * median        # Luo et al., equation 7
    sd <- (max - min) / xi                                                            # Wan et al., equation 9
    skew <- abs(min + max - 2 * median) / (max - min)
    critical <- 1 / log(n + 9) + 2.5 / (n + 1)
    shi <- NA
  } else if (is.na(min)) {
    mean <- (.7 + .39 / n) * (q1 + q3) / 2 + (.3 - .39 / n) * median                  # Luo et al., equation 11
    sd <- (q3 - q1) / eta                                                             # Wan et al., equation 16
    skew <- abs(q1 + q3 - 2 * median) / (q3 - q1)
    critical <- 2.65 / sqrt(n) - 6 / n^2
    shi <- NA
  } else {
    mean <- w15[1] * (min + max) / 2 + w15[2] * (q1 + q3) / 2 + (1 - sum(w15)) * median # Luo et al., equation 15
    sd <- .5 * ((max - min) / xi + (q3 - q1) / eta)                                   # Wan et al., equation 13
    shi <- 1 / (1 + .07 * n^.6) * (max - min) / xi + .07 * n^.6 / (1 + .07 * n^.6) * (q3 - q1) / eta
    skew <- max(2.65 * log(.6 * n) / sqrt(n) * abs(min + max - 2 * median) / (max - min),
                abs(q1 + q3 - 2 * median) / (q3 - q1))
    critical <- 3 / sqrt(n) - 40 / n^3
  }
  list(n = n, min = min, q1 = q1, median = median, q3 = q3, max = max,
       mean = mean, sd = sd, shi = shi, statistic = skew, critical = critical)
}
fiveNumber <- list(
  five(20, 2, NA, 6, NA, 14), five(20, NA, 4, 6, 10, NA), five(20, 2, 4, 6, 10, 14),
  five(53, -1.2, NA, .4, NA, 2.2), five(211, NA, 6.1, 7, 7.8, NA), five(5, 1, 2, 3, 4, 9), five(30, 1, 2, 3, 12, 60)
)
conversions <- list(
  se = .31 * sqrt(19),
  ciT = (8.4 - 6.9) / (2 * qt(.975, 18)) * sqrt(19),
  ciZ90 = (8.4 - 6.9) / (2 * qnorm(.95)) * sqrt(19),
  p = abs(-.8) / qt(.013 / 2, 18, lower.tail = FALSE) * sqrt(19),
  pooledSdFromP = abs(-.8) / qt(.04 / 2, 25 + 22 - 2, lower.tail = FALSE) / sqrt(1 / 25 + 1 / 22),
  changeCorrelation = (1.4^2 + 1.1^2 - 1^2) / (2 * 1.4 * 1.1),
  reportedRatio = c(log(.7), ((log(.98) - log(.5)) / (2 * qnorm(.975)))^2),
  reportedDifference90t = c(-.6, ((-.1 + 1.1) / (2 * qt(.95, 40)))^2),
  reportedP = c(log(1.8), (log(1.8) / qnorm(.03 / 2, lower.tail = FALSE))^2),
  reportedProportion = c(qlogis(.2), ((qlogis(.31) - qlogis(.12)) / (2 * qnorm(.975)))^2)
)

# Pooling -----------------------------------------------------------------------------------------------------------

summaryOf <- function(res) {
  knha <- res$test %in% c("knha", "adhoc")
  list(k = res$k, estimate = c(res$beta)[1], se = res$se[1], ci = c(res$ci.lb[1], res$ci.ub[1]), statistic = res$zval[1],
       df = if (knha) res$k - res$p else NA, p = res$pval[1], q = res$QE, qP = res$QEp, i2 = res$I2, h2 = res$H2, tau2 = res$tau2)
}
fullOf <- function(res) {
  out <- summaryOf(res)
  random <- res$method != "EE"
  pred <- predict(res)
  ci <- if (random && res$k > 1) confint(res, level = 100 * (1 - res$level), control = res$control) else NULL
  out$level <- 1 - res$level
  out$tau2Se <- res$se.tau2
  out["pi"] <- list(if (random && res$k > 1) c(pred$pi.lb, pred$pi.ub))
  out["tau2Ci"] <- list(if (is.null(ci)) NULL else unname(ci$random["tau^2", 2:3]))
  out["i2Ci"] <- list(if (is.null(ci)) NULL else unname(ci$random["I^2(%)", 2:3]))
  out["h2Ci"] <- list(if (is.null(ci)) NULL else unname(ci$random["H^2", 2:3]))
  out$isOpen <- if (is.null(ci)) FALSE else identical(ci$ub.sign, ">")
  out$weights <- vec(weights(res))
  out
}
set.seed(20240229)
k <- 60
simulated <- list(yi = rnorm(k, -.4, sqrt(.09 + (vs <- runif(k, .01, .2)))), vi = vs)
bcg <- escalc("RR", ai = tpos, bi = tneg, ci = cpos, di = cneg, data = dat.bcg)
hackshaw <- dat.hackshaw1998
datasets <- list(
  hackshaw1998 = list(yi = c(hackshaw$yi), vi = c(hackshaw$vi)),
  homogeneous = list(yi = c(-.31, -.22, -.35, -.28, -.25), vi = c(.04, .09, .02, .12, .05)),
  two = list(yi = c(.2, 1.1), vi = c(.05, .04)),
  three = list(yi = c(-1.1, -.4, -.9), vi = c(.1, .06, .3)),
  simulated = simulated
)
one <- list(yi = -.42, vi = .07)
pooling <- list()
for (name in names(datasets)) for (method in c("EE", "DL", "PM", "REML")) for (test in c("z", "knha", "adhoc")) for (level in c(95, 90)) {
  if (method == "EE" && test != "z") next
  d <- datasets[[name]]
  res <- quiet(rma(d$yi, d$vi, method = method, test = test, level = level))
  pooling[[length(pooling) + 1]] <- c(list(data = name, method = method, test = test), fullOf(res))
}
# The same to full precision.
tight <- list(threshold = 1e-14, tol = 1e-14, maxiter = 10000)
precise <- list()
for (name in c("hackshaw1998", "three", "simulated")) for (method in c("PM", "REML")) {
  d <- datasets[[name]]
  res <- quiet(rma(d$yi, d$vi, method = method, control = tight))
  precise[[length(precise) + 1]] <- c(list(data = name, method = method), fullOf(res))
}
single <- lapply(c("EE", "DL", "REML"), function(m) c(list(method = m), fullOf(quiet(rma(one$yi, one$vi, method = m, test = "knha")))))

# Sensitivity -------------------------------------------------------------------------------------------------------

rowsOf <- function(x) {
  x <- unclass(x)
  pick <- function(...) { for (n in c(...)) if (!is.null(x[[n]])) return(vec(x[[n]])); NULL }
  list(estimate = pick("estimate"), se = pick("se"), statistic = pick("zval", "tval"), p = pick("pval", "pvals"),
       lower = pick("ci.lb"), upper = pick("ci.ub"), q = pick("Q"), qP = pick("Qp"), tau2 = pick("tau2"), i2 = pick("I2"), h2 = pick("H2"))
}
sensitivity <- list()
for (name in c("bcg", "two", "three")) for (spec in list(c("EE", "z"), c("DL", "z"), c("REML", "knha"), c("PM", "adhoc"))) {
  d <- if (name == "bcg") list(yi = c(bcg$yi), vi = c(bcg$vi)) else datasets[[name]]
  res <- quiet(rma(d$yi, d$vi, method = spec[1], test = spec[2]))
  inf <- quiet(influence(res))
  sensitivity[[length(sensitivity) + 1]] <- list(data = name, method = spec[1], test = spec[2],
    leaveOneOut = rowsOf(quiet(leave1out(res))), cumulative = rowsOf(quiet(cumul(res))),
    influence = list(rstudent = vec(inf$inf$rstudent), dffits = vec(inf$inf$dffits), cookDistance = vec(inf$inf$cook.d),
      covarianceRatio = vec(inf$inf$cov.r), tau2Without = vec(inf$inf$tau2.del), qWithout = vec(inf$inf$QE.del),
      hat = vec(inf$inf$hat), weight = vec(inf$inf$weight), dfbetas = vec(inf$dfbs$intrcpt), isInfluential = vec(unname(inf$is.infl))))
}

# Subgroups ---------------------------------------------------------------------------------------------------------

group <- dat.bcg$alloc
subgrouping <- list()
for (spec in list(c("EE", "z"), c("REML", "z"), c("DL", "knha"), c("PM", "z"), c("REML", "knha"))) {
  names <- unique(group)
  fits <- lapply(names, function(g) quiet(rma(yi, vi, data = bcg, subset = alloc == g, method = spec[1], test = spec[2])))
  est <- sapply(fits, function(f) c(f$beta))
  se <- sapply(fits, function(f) f$se)
  between <- rma(est, sei = se, mods = ~ factor(names), method = "FE")
  out <- list(method = spec[1], test = spec[2], separate = list(groups = lapply(fits, summaryOf), q = between$QM, df = between$m, p = between$QMp))
  if (spec[1] != "EE") {
    each <- quiet(rma(yi, vi, mods = ~ factor(alloc, levels = names) - 1, data = bcg, method = spec[1], test = spec[2]))
    diff <- quiet(rma(yi, vi, mods = ~ factor(alloc, levels = names), data = bcg, method = spec[1], test = spec[2]))
    out$common <- list(estimate = c(each$beta), se = each$se, lower = each$ci.lb, upper = each$ci.ub, statistic = each$zval,
      pValue = each$pval, tau2 = each$tau2, q = diff$QM, df = diff$QMdf[1], df2 = diff$QMdf[2], p = diff$QMp)
  }
  subgrouping[[length(subgrouping) + 1]] <- out
}

# Meta-regression and asymmetry ----------------------------------------------------------------------------------------

regression <- list()
for (spec in list(c("EE", "z"), c("DL", "z"), c("PM", "z"), c("REML", "z"), c("REML", "knha"), c("REML", "adhoc"))) {
  res <- quiet(rma(yi, vi, mods = ~ ablat, data = bcg, method = spec[1], test = spec[2]))
  at <- predict(res, newmods = 40)
  ci <- if (spec[1] == "EE") NULL else confint(res)$random
  regression[[length(regression) + 1]] <- list(method = spec[1], test = spec[2],
    estimate = c(res$beta), se = res$se, lower = res$ci.lb, upper = res$ci.ub, statistic = res$zval, p = res$pval,
    covariance = res$vb[1, 2], qm = res$QM, qmDf = vec(res$QMdf), qmP = res$QMp, q = res$QE, qP = res$QEp, i2 = res$I2, h2 = res$H2,
    tau2 = res$tau2, tau2Se = res$se.tau2, r2 = res$R2,
    tau2Ci = if (is.null(ci)) NULL else unname(ci["tau^2", 2:3]), i2Ci = if (is.null(ci)) NULL else unname(ci["I^2(%)", 2:3]),
    at40 = list(estimate = at$pred, se = at$se, ci = c(at$ci.lb, at$ci.ub), pi = c(at$pi.lb, at$pi.ub)))
}
reg <- regtest(bcg$yi, bcg$vi, model = "lm")
lmRows <- summary(lm(bcg$yi ~ sqrt(bcg$vi), weights = 1 / bcg$vi))$coefficients
egger <- list(t = reg$zval, df = reg$dfs, p = reg$pval, limit = reg$est, limitCi = c(reg$ci.lb, reg$ci.ub),
  slope = lmRows[2, 1], slopeSe = lmRows[2, 2], limitSe = lmRows[1, 2])
mixed <- quiet(regtest(rma(yi, vi, data = bcg), model = "rma"))
eggerMixed <- list(z = mixed$zval, p = mixed$pval, limit = mixed$est)

# Tables --------------------------------------------------------------------------------------------------------------

rare <- data.frame(ai = c(0, 2, 0, 5, 1, 0, 3), n1 = c(20, 31, 15, 60, 12, 9, 40), ci = c(3, 1, 0, 9, 0, 9, 6), n2 = c(22, 30, 14, 62, 12, 9, 39))
tablesOf <- function(res) list(k = res$k, estimate = c(res$beta), se = res$se, ci = c(res$ci.lb, res$ci.ub), statistic = res$zval,
  p = res$pval, q = res$QE, qDf = res$k.yi - 1, qP = res$QEp, i2 = res$I2, h2 = res$H2, weights = vec(weights(res)))
pooledTables <- list(
  data = list(ai = rare$ai, n1 = rare$n1, ci = rare$ci, n2 = rare$n2),
  OR = tablesOf(quiet(rma.mh(ai, n1i = n1, ci = ci, n2i = n2, data = rare, measure = "OR"))),
  RR = tablesOf(quiet(rma.mh(ai, n1i = n1, ci = ci, n2i = n2, data = rare, measure = "RR", level = 90))),
  RD = tablesOf(quiet(rma.mh(ai, n1i = n1, ci = ci, n2i = n2, data = rare, measure = "RD"))),
  RDkept = tablesOf(quiet(rma.mh(ai, n1i = n1, ci = ci, n2i = n2, data = rare, measure = "RD", drop00 = c(FALSE, FALSE)))),
  peto = tablesOf(quiet(rma.peto(ai, n1i = n1, ci = ci, n2i = n2, data = rare))),
  peto90 = tablesOf(quiet(rma.peto(ai, n1i = n1, ci = ci, n2i = n2, data = rare, level = 90)))
)

# Proportions back-transformed ------------------------------------------------------------------------------------------

prop <- data.frame(xi = c(0, 3, 12, 7, 40), ni = c(14, 22, 60, 9, 211))
pft <- escalc("PFT", xi = xi, ni = ni, data = prop)
pftFit <- rma(yi, vi, data = pft, method = "DL")
pftBack <- predict(pftFit, transf = transf.ipft.hm, targs = list(ni = prop$ni))
freemanTukey <- list(xi = prop$xi, ni = prop$ni, harmonic = 1 / mean(1 / prop$ni),
  each = transf.ipft(pft$yi, prop$ni), pooled = c(pftBack$pred, pftBack$ci.lb, pftBack$ci.ub),
  grid = lapply(c(.01, .2, .5, .9, 1.3, 1.55), function(x) vec(c(x, 25, transf.ipft(x, 25)))),
  logit = vec(transf.ilogit(c(-3, 0, .7))))

# Exact and t tests -------------------------------------------------------------------------------------------------------

fisher <- lapply(list(c(3, 7, 8, 2), c(0, 12, 5, 9), c(10, 10, 3, 17), c(4, 6, 6, 4), c(62, 13536, 248, 12619), c(1, 0, 0, 1), c(7, 993, 16, 990)), function(t) {
  m <- matrix(t, 2, byrow = TRUE)
  x <- max(0, sum(m[, 1]) - sum(m[2, ])):min(sum(m[1, ]), sum(m[, 1]))
  d <- dhyper(x, sum(m[1, ]), sum(m[2, ]), sum(m[, 1]))
  observed <- d[x == t[1]]
  less <- sum(d[d < observed / (1 + 1e-7)])
  tied <- sum(d[abs(d / observed - 1) <= 1e-7])
  list(table = t, p = fisher.test(m)$p.value, midP = less + tied / 2,
       pLess = fisher.test(m, alternative = "less")$p.value, pGreater = fisher.test(m, alternative = "greater")$p.value)
})
ttest <- function(x, y, equal, level) {
  t <- t.test(x, y, var.equal = equal, conf.level = level)
  list(a = c(length(x), mean(x), sd(x)), b = c(length(y), mean(y), sd(y)), level = level, difference = mean(x) - mean(y), se = t$stderr,
       ci = c(t$conf.int), statistic = unname(t$statistic), df = unname(t$parameter), p = t$p.value)
}
first <- sleep$extra[sleep$group == 1]
tests <- list(
  welch = list(ttest(first, sleep$extra[sleep$group == 2], FALSE, .95), ttest(mtcars$mpg[mtcars$am == 1], mtcars$mpg[mtcars$am == 0], FALSE, .9)),
  student = list(ttest(first, sleep$extra[sleep$group == 2], TRUE, .95), ttest(mtcars$mpg[mtcars$am == 1], mtcars$mpg[mtcars$am == 0], TRUE, .9))
)

out <- list(
  generator = paste0("R ", getRversion(), ", metafor ", packageVersion("metafor")),
  distributions = distributions, events = events, means = means, proportions = proportions, singles = singles,
  fiveNumber = fiveNumber, conversions = conversions,
  datasets = c(datasets, list(bcg = list(yi = c(bcg$yi), vi = c(bcg$vi), ablat = dat.bcg$ablat, alloc = group))),
  pooling = pooling, precise = precise, single = c(list(data = one), list(fits = single)),
  sensitivity = sensitivity, subgroups = subgrouping, regression = regression, egger = egger, eggerMixed = eggerMixed,
  tables = pooledTables, freemanTukey = freemanTukey, fisher = fisher, tests = tests
)
writeLines(json(out), commandArgs(TRUE)[1])
