# Rscript glm.R TABLE FORMULA: the time of one glm with every dummy a column, in seconds, and its first coefficients.
args <- commandArgs(trailingOnly = TRUE)
table <- read.csv(args[1])
for (name in c("from_year", "to_year", "pair")) if (name %in% names(table)) table[[name]] <- factor(table[[name]])
started <- proc.time()
fit <- glm(as.formula(args[2]), data = table, family = poisson(), control = glm.control(epsilon = 1e-10, maxit = 60))
took <- proc.time() - started
estimates <- coef(fit)[c("agreement", "barrier")]
cat(sprintf('{"elapsed":%f,"processor":%f,"agreement":%.8f,"barrier":%.8f}\n', took[["elapsed"]], took[["user.self"]] + took[["sys.self"]], estimates[1], estimates[2]))
