# Writes methods-golden.json: reference values of R for the measures and methods beyond pooling, to 15 digits.
#   Rscript test/stats/make-methods-golden.R test/stats/methods-golden.json && npx biome format --write test/stats/methods-golden.json
# Needs R with metafor and clubSandwich (Debian: apt-get install r-base-core r-cran-metafor r-cran-clubsandwich). The tests
# read the stored file only. Peters' and Harbord's tests are not in metafor; they are written here as the package meta does.

suppressPackageStartupMessages({ library(metafor); library(clubSandwich); library(lme4) })

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
    sprintf("%.15g", v)
  }
  if (length(x) == 1 && is.null(attr(x, "list"))) return(one(x))
  paste0("[", paste(sapply(x, one), collapse = ","), "]")
}
vec <- function(x) structure(as.vector(x), list = TRUE)
quiet <- function(expr) suppressWarnings(suppressMessages(expr))
exact <- list(threshold = 1e-14, tol = 1e-14, maxiter = 10000)
tabled <- function(d) list(ai = vec(d$ai), n1 = vec(d$ai + d$bi), ci = vec(d$ci), n2 = vec(d$ci + d$di))
cells <- function(d) { d$bi <- d$n1i - d$ai; d$di <- d$n2i - d$ci; d[, c("ai", "bi", "ci", "di")] }

bcg <- dat.bcg; names(bcg)[names(bcg) %in% c("tpos", "tneg", "cpos", "cneg")] <- c("ai", "bi", "ci", "di")
rare <- cells(dat.nielweise2007)
rates <- dat.nielweise2008
correlations <- dat.molloy2014
shares <- dat.pritz1997
publication <- dat.hackshaw1998
nested <- dat.konstantopoulos2011

# Measures ------------------------------------------------------------------------------------------------------------

sized <- function(e) list(estimate = vec(e$yi), variance = vec(e$vi))
measured <- list(
  rates = list(x1 = vec(rates$x1i), t1 = vec(rates$t1i), x2 = vec(rates$x2i), t2 = vec(rates$t2i),
    IRR = sized(escalc("IRR", x1i = x1i, t1i = t1i, x2i = x2i, t2i = t2i, data = rates)),
    IR = sized(escalc("IR", xi = x1i, ti = t1i, data = rates)),
    IRLN = sized(escalc("IRLN", xi = x1i, ti = t1i, data = rates))),
  correlations = list(r = vec(correlations$ri), n = vec(correlations$ni),
    COR = sized(escalc("COR", ri = ri, ni = ni, data = correlations)),
    ZCOR = sized(escalc("ZCOR", ri = ri, ni = ni, data = correlations)),
    pooled = {
      res <- rma(escalc("ZCOR", ri = ri, ni = ni, data = correlations), control = exact)
      p <- predict(res, transf = transf.ztor); vec(c(p$pred, p$ci.lb, p$ci.ub))
    }))

# Tables: subgroups and leave-one-out ---------------------------------------------------------------------------------

fit <- function(res) list(k = res$k, estimate = c(res$beta), se = res$se, lower = res$ci.lb, upper = res$ci.ub, p = res$pval,
  q = res$QE, qP = res$QEp, i2 = res$I2)
rows <- function(l) list(estimate = vec(l$estimate), se = vec(l$se), lower = vec(l$ci.lb), upper = vec(l$ci.ub), p = vec(l$pval),
  q = vec(l$Q), qP = vec(l$Qp), i2 = vec(l$I2))
grouped <- function(fits) {
  estimate <- sapply(fits, function(f) c(f$beta)); se <- sapply(fits, function(f) f$se)
  between <- rma(estimate, sei = se, method = "EE")
  list(groups = lapply(unname(fits), fit), q = between$QE, df = between$k - 1, p = between$QEp)
}
alloc <- bcg$alloc
groups <- unique(alloc)
pooledTables <- function(d, group) {
  mh <- function(measure, i) rma.mh(measure = measure, ai = ai, bi = bi, ci = ci, di = di, data = d[i, ])
  po <- function(i) rma.peto(ai = ai, bi = bi, ci = ci, di = di, data = d[i, ])
  all <- rep(TRUE, nrow(d))
  list(data = tabled(d), group = vec(group),
    leaveOneOut = list(OR = rows(leave1out(mh("OR", all))), RR = rows(leave1out(mh("RR", all))), RD = rows(leave1out(mh("RD", all))),
      peto = rows(leave1out(po(all)))),
    cumulative = list(OR = rows(cumul(mh("OR", all))), RR = rows(cumul(mh("RR", all))), RD = rows(cumul(mh("RD", all))),
      peto = rows(cumul(po(all)))),
    subgroups = list(
      OR = grouped(lapply(unique(group), function(g) mh("OR", group == g))),
      RR = grouped(lapply(unique(group), function(g) mh("RR", group == g))),
      RD = grouped(lapply(unique(group), function(g) mh("RD", group == g))),
      peto = grouped(lapply(unique(group), function(g) po(group == g)))))
}
tables <- quiet(list(bcg = pooledTables(bcg, alloc), rare = pooledTables(rare, rep(c("odd", "even"), length.out = nrow(rare)))))

# Small-study effects -------------------------------------------------------------------------------------------------

line <- function(m, term = 2) {
  s <- summary(m)$coefficients
  list(intercept = s[1, 1], interceptSe = s[1, 2], slope = s[2, 1], slopeSe = s[2, 2], t = s[term, 3], df = m$df.residual, p = s[term, 4])
}
small <- function(d) {
  for (column in c("ai", "bi", "ci", "di")) d[[column]] <- as.numeric(d[[column]]) # products of integers overflow in R
  n1 <- d$ai + d$bi; n2 <- d$ci + d$di; n <- n1 + n2; e <- d$ai + d$ci
  lor <- escalc("OR", ai = ai, bi = bi, ci = ci, di = di, data = d)
  z <- d$ai - e * n1 / n; v <- n1 * n2 * e * (n - e) / (n^2 * (n - 1))
  some <- e > 0 & e < n
  score <- z[some] / v[some]; scoreSe <- 1 / sqrt(v[some])
  as <- escalc("AS", ai = ai, bi = bi, ci = ci, di = di, data = d)
  rucker <- regtest(rma(as, control = exact))
  list(data = tabled(d),
    peters = line(lm(yi ~ I(1 / n), weights = 1 / (1 / e + 1 / (n - e)), data = data.frame(yi = lor$yi, n, e), subset = some)),
    harbord = line(lm(score ~ scoreSe, weights = 1 / scoreSe^2)),
    rucker = list(statistic = rucker$zval, p = rucker$pval, slope = c(rucker$fit$beta)[2], slopeSe = rucker$fit$se[2],
      intercept = c(rucker$fit$beta)[1], interceptSe = rucker$fit$se[1]),
    ruckerLinear = line(lm(yi ~ sqrt(vi), weights = 1 / vi, data = as)))
}
smallStudies <- quiet(list(bcg = small(bcg), rare = small(rare)))
petPeese <- function(yi, vi) list(yi = vec(yi), vi = vec(vi),
  pet = line(lm(yi ~ sqrt(vi), weights = 1 / vi), 1), peese = line(lm(yi ~ vi, weights = 1 / vi), 1))
trim <- function(yi, vi, method, estimator, side) {
  tf <- trimfill(rma(yi, vi, method = method, control = if (method == "REML") exact else list()), estimator = estimator, side = side,
    control = if (method == "REML") exact else list())
  c(list(method = method, estimator = estimator, side = tf$side, asked = if (is.null(side)) NA else side, k0 = tf$k0, seK0 = tf$se.k0,
    filled = vec(tf$yi[tf$fill]), tau2 = tf$tau2), fit(tf))
}
lrr <- escalc("RR", ai = ai, bi = bi, ci = ci, di = di, data = bcg)
effects <- list(bcg = lrr[, c("yi", "vi")], hackshaw = publication[, c("yi", "vi")])
adjusted <- quiet(lapply(effects, function(d) c(petPeese(d$yi, d$vi), list(trimAndFill = unlist(lapply(c("REML", "EE"), function(m)
  lapply(c("L0", "R0", "Q0"), function(e) tryCatch(trim(d$yi, d$vi, m, e, NULL), error = function(x) NULL))), recursive = FALSE)))))
adjusted <- lapply(adjusted, function(a) { a$trimAndFill <- Filter(Negate(is.null), a$trimAndFill); a })

# Three-parameter selection model: to the precision of the machine, from metafor's own likelihood -----------------------

selection <- function(yi, vi, alternative) {
  res <- rma(yi, vi, method = "ML", control = exact)
  sel <- selmodel(res, type = "stepfun", steps = .025, alternative = alternative, control = list(optimizer = "nlminb"))
  list(alternative = alternative, estimate = c(sel$beta), se = sel$se, lower = sel$ci.lb, upper = sel$ci.ub, p = sel$pval, tau2 = sel$tau2,
    delta = sel$delta[2], deltaSe = sel$se.delta[2], lrt = sel$LRT, lrtP = sel$LRTp, logLik = c(logLik(sel)))
}
selected <- quiet(list(
  list(data = "hackshaw", fit = selection(effects$hackshaw$yi, effects$hackshaw$vi, "greater")),
  list(data = "bcg", fit = selection(effects$bcg$yi, effects$bcg$vi, "less"))))

# Meta-regression -------------------------------------------------------------------------------------------------------

regression <- function(formula, method, test, d) {
  res <- rma(yi, vi, mods = formula, data = d, method = method, test = test, control = if (method == "EE") list() else exact)
  ci <- if (method == "EE") NULL else confint(res, control = list(tol = 1e-14, maxiter = 10000))$random
  list(method = method, test = test, terms = vec(rownames(res$beta)), estimate = vec(res$beta), se = vec(res$se), lower = vec(res$ci.lb),
    upper = vec(res$ci.ub), p = vec(res$pval), covariance = lapply(seq_len(res$p), function(i) vec(res$vb[i, ])), qm = res$QM, qmDf = res$QMdf[1], qmDf2 = res$QMdf[2], qmP = res$QMp,
    q = res$QE, qP = res$QEp, i2 = res$I2, h2 = res$H2, tau2 = res$tau2, tau2Se = if (method == "EE") NA else res$se.tau2,
    r2 = if (is.null(res$R2)) NA else res$R2, tau2Ci = if (is.null(ci)) NULL else vec(ci[1, 2:3]))
}
withMods <- cbind(lrr, decade = (lrr$year - 1900) / 10)
withMods$alloc <- factor(withMods$alloc, levels = unique(withMods$alloc))
regressions <- quiet(list(ablat = vec(withMods$ablat), decade = vec(withMods$decade), alloc = vec(as.character(withMods$alloc)),
  fits = unlist(lapply(list(c("REML", "z"), c("REML", "knha"), c("DL", "z"), c("PM", "z"), c("ML", "z"), c("EB", "z"), c("SJ", "z"), c("HE", "z"), c("HS", "z"), c("EE", "z")), function(m) list(
    c(list(mods = vec(c("ablat", "decade"))), regression(~ ablat + decade, m[1], m[2], withMods)),
    c(list(mods = vec(c("ablat", "alloc"))), regression(~ ablat + alloc, m[1], m[2], withMods)),
    c(list(mods = vec("alloc")), regression(~ alloc, m[1], m[2], withMods)))), recursive = FALSE)))
few <- withMods[1:6, ]
permuted <- quiet({
  res <- rma(yi, vi, mods = ~ ablat, data = few, control = exact, method = "DL")
  perm <- permutest(res, exact = TRUE, progbar = FALSE)
  res2 <- rma(yi, vi, mods = ~ ablat + decade, data = few, control = exact, method = "DL", test = "knha")
  perm2 <- permutest(res2, exact = TRUE, progbar = FALSE)
  list(k = nrow(few), one = list(p = vec(perm$pval), qmP = perm$QMp), two = list(p = vec(perm2$pval), qmP = perm2$QMp))
})

# Several rows per study ------------------------------------------------------------------------------------------------

# nlminb of R stops early; its optimum is polished by Newton steps on metafor's own likelihood before it is written.
polish <- function(yi, V, random, d, mods = ~ 1) {
  call <- function(s) rma.mv(yi, V, random = random, data = d, mods = mods, sigma2 = s, sparse = FALSE)
  start <- rma.mv(yi, V, random = random, data = d, mods = mods)
  ll <- function(s) c(logLik(call(exp(s))))
  x <- log(start$sigma2)
  if (all(start$sigma2 > 1e-6)) for (i in 1:8) {
    h <- numDeriv::hessian(ll, x, method.args = list(d = .05, r = 6)); g <- numDeriv::grad(ll, x, method.args = list(d = .05, r = 6))
    x <- x - solve(h, g)
  }
  call(exp(x))
}
multilevel <- function(res, cluster) {
  robust <- coef_test(res, vcov = "CR2", cluster = cluster, test = "Satterthwaite")
  list(estimate = vec(res$beta), se = vec(res$se), lower = vec(res$ci.lb), upper = vec(res$ci.ub), p = vec(res$pval), sigma2 = vec(res$sigma2),
    logLik = c(logLik(res)), q = res$QE, robust = list(se = vec(robust$SE), df = vec(robust$df), p = vec(robust$p_Satt)))
}
# Arms that share a control: the variance of the control is the covariance of their effects.
sharing <- data.frame(study = c("A", "A", "B", "C", "C", "C", "D", "E"), a = c(12, 9, 20, 7, 8, 3, 11, 15), n1 = c(50, 48, 90, 40, 41, 39, 60, 70),
  c = c(15, 15, 31, 10, 10, 10, 12, 22), n2 = c(52, 52, 95, 42, 42, 42, 61, 69))
sharingMeans <- data.frame(study = sharing$study, m1 = c(5.1, 4.8, 6, 3.9, 4.4, 4.1, 5.5, 5), sd1 = c(1.1, 1.3, 2, .9, 1, 1.2, 1.4, 1.5), n1 = sharing$n1,
  m2 = c(5.9, 5.9, 6.4, 4.9, 4.9, 4.9, 5.6, 6.1), sd2 = c(1.2, 1.2, 1.8, 1, 1, 1, 1.6, 1.4), n2 = sharing$n2)
shared <- function(measure, covariance) {
  e <- if (measure %in% c("MD", "SMD")) escalc(measure, m1i = m1, sd1i = sd1, n1i = n1, m2i = m2, sd2i = sd2, n2i = n2, data = sharingMeans)
    else escalc(measure, ai = a, n1i = n1, ci = c, n2i = n2, data = sharing)
  V <- matrix(0, nrow(e), nrow(e))
  for (i in seq_len(nrow(e))) for (j in seq_len(nrow(e))) if (e$study[i] == e$study[j]) V[i, j] <- if (i == j) e$vi[i] else covariance(e, i, j)
  res <- polish(e$yi, V, ~ 1 | row, cbind(e, row = seq_len(nrow(e))))
  list(measure = measure, V = lapply(seq_len(nrow(V)), function(i) vec(V[i, ])), estimate = c(res$beta), se = res$se, tau2 = res$sigma2, lower = res$ci.lb, upper = res$ci.ub)
}
several <- quiet(list(
  nested = list(yi = vec(nested$yi), vi = vec(nested$vi), cluster = vec(nested$district), year = vec(nested$year - 1976),
    fit = multilevel(polish(nested$yi, nested$vi, ~ 1 | district/school, nested), nested$district),
    moderated = multilevel(polish(nested$yi, nested$vi, ~ 1 | district/school, nested, mods = ~ I(year - 1976)), nested$district)),
  sharing = list(study = vec(sharing$study), events = list(a = vec(sharing$a), n1 = vec(sharing$n1), c = vec(sharing$c), n2 = vec(sharing$n2)),
    means = list(m1 = vec(sharingMeans$m1), sd1 = vec(sharingMeans$sd1), m2 = vec(sharingMeans$m2), sd2 = vec(sharingMeans$sd2)),
    fits = list(shared("RR", function(e, i, j) 1 / e$c[i] - 1 / e$n2[i]), shared("OR", function(e, i, j) 1 / e$c[i] + 1 / (e$n2[i] - e$c[i])),
      shared("RD", function(e, i, j) e$c[i] / e$n2[i] * (1 - e$c[i] / e$n2[i]) / e$n2[i]), shared("MD", function(e, i, j) e$sd2[i]^2 / e$n2[i]),
      shared("SMD", function(e, i, j) 1 / e$n2[i] + e$yi[i] * e$yi[j] / (2 * (e$n2[i] + e$n1[i] + e$n1[j])))))))

# Generalized linear mixed models -----------------------------------------------------------------------------------------

# lme4 stops early, so the likelihood it approximates (adaptive Gauss-Hermite, 7 nodes; the exact conditional one
# with 61) is written down here again, and maximized by Newton steps; metafor's own digits stand beside it.
hermite <- function(n) {
  e <- eigen(diag(0, n) + rbind(cbind(0, diag(sqrt(seq_len(n - 1) / 2))), 0) + t(rbind(cbind(0, diag(sqrt(seq_len(n - 1) / 2))), 0)))
  list(x = e$values, w = e$vectors[1, ]^2) # weights of exp(-x^2) / sqrt(pi)
}
adaptive <- function(f, slope, curve, tau, nodes) { # log of the integral of exp(f(u)) over u ~ N(0, tau^2)
  u <- 0
  for (i in 1:500) {
    step <- (slope(u) - u / tau^2) / (curve(u) - 1 / tau^2)
    u <- u - max(-1, min(1, step))
    if (abs(step) < 1e-13) break
  }
  s <- sqrt(-1 / (curve(u) - 1 / tau^2))
  at <- u + sqrt(2) * s * nodes$x
  v <- sapply(at, f) - at^2 / (2 * tau^2) + nodes$x^2
  log(s / tau * sum(nodes$w * exp(v - max(v)))) + max(v)
}
maximized <- function(ll, start) {
  x <- optim(start, function(p) -ll(p), control = list(reltol = 1e-12, maxit = 5000))$par
  for (i in 1:6) x <- x - solve(numDeriv::hessian(ll, x, method.args = list(d = .05, r = 6)), numDeriv::grad(ll, x, method.args = list(d = .05, r = 6)))
  h <- numDeriv::hessian(ll, x, method.args = list(d = .05, r = 6))
  list(estimate = x[1], se = sqrt(solve(-h)[1, 1]), tau2 = x[2]^2, logLik = ll(x))
}
closely <- list(glmerCtrl = list(optimizer = "bobyqa", optCtrl = list(rhoend = 1e-9, maxfun = 1e5), tolPwrss = 1e-12))
theirs <- function(res) list(estimate = c(res$beta), se = res$se, tau2 = res$tau2, logLik = c(logLik(res)))
seven <- hermite(7); many <- hermite(61)
informative <- rare[rare$ai + rare$ci > 0 & rare$bi + rare$di > 0, ]
binomial <- function(x, m, eta) x * plogis(eta, log.p = TRUE) + m * plogis(-eta, log.p = TRUE) + lchoose(x + m, x)
rise <- function(x, m, eta) x - (x + m) * plogis(eta)
bend <- function(x, m, eta) -(x + m) * plogis(eta) * plogis(-eta)
sharesLL <- function(p) sum(mapply(function(x, m) adaptive(function(u) binomial(x, m, p[1] + u), function(u) rise(x, m, p[1] + u),
  function(u) bend(x, m, p[1] + u), abs(p[2]), seven), shares$xi, shares$ni - shares$xi))
# Every study's own level is at its best value for each effect and spread.
fixedLL <- function(p) sum(apply(informative, 1, function(d) {
  own <- function(a) {
    up <- function(u) a + (p[1] + u) / 2; down <- function(u) a - (p[1] + u) / 2
    adaptive(function(u) binomial(d[["ai"]], d[["bi"]], up(u)) + binomial(d[["ci"]], d[["di"]], down(u)),
      function(u) (rise(d[["ai"]], d[["bi"]], up(u)) - rise(d[["ci"]], d[["di"]], down(u))) / 2,
      function(u) (bend(d[["ai"]], d[["bi"]], up(u)) + bend(d[["ci"]], d[["di"]], down(u))) / 4, abs(p[2]), seven)
  }
  optimize(own, c(-12, 4), maximum = TRUE, tol = 1e-9)$objective
}))
conditionalLL <- function(p) sum(apply(informative, 1, function(d) {
  n1 <- d[["ai"]] + d[["bi"]]; n2 <- d[["ci"]] + d[["di"]]; t <- d[["ai"]] + d[["ci"]]
  x <- max(0, t - n2):min(n1, t); l <- lchoose(n1, x) + lchoose(n2, t - x)
  share <- function(u) { e <- l + x * (p[1] + u); e <- exp(e - max(e)); e / sum(e) }
  adaptive(function(u) log(share(u)[x == d[["ai"]]]), function(u) d[["ai"]] - sum(x * share(u)),
    function(u) { w <- share(u); sum(x * w)^2 - sum(x^2 * w) }, abs(p[2]), many)
}))
generalized <- quiet(list(
  shares = list(xi = vec(shares$xi), ni = vec(shares$ni), fit = maximized(sharesLL, c(1, .7)),
    metafor = theirs(rma.glmm(measure = "PLO", xi = xi, ni = ni, data = shares, control = closely))),
  rare = list(data = tabled(rare),
    "UM.FS" = list(fit = maximized(fixedLL, c(-1.3, .8)), metafor = theirs(rma.glmm(measure = "OR", ai = ai, bi = bi, ci = ci, di = di, data = rare, model = "UM.FS", control = closely))),
    "CM.EL" = list(fit = maximized(conditionalLL, c(-1.3, .8)), metafor = theirs(rma.glmm(measure = "OR", ai = ai, bi = bi, ci = ci, di = di, data = rare, model = "CM.EL"))))))

out <- list(generator = paste0("R ", getRversion(), ", metafor ", packageVersion("metafor"), ", clubSandwich ", packageVersion("clubSandwich"), ", lme4 ", packageVersion("lme4")),
  measures = measured, tables = tables, smallStudies = smallStudies, adjusted = adjusted, selection = selected, regressions = regressions,
  permutation = permuted, several = several, glmm = generalized)
writeLines(json(out), commandArgs(TRUE)[1])
