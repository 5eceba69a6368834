import type { Coefficient, GravityResult } from '../../analyses/index.js';

const stars = (p: number | null): string =>
  p === null ? '' : p < 0.001 ? '***' : p < 0.01 ? '**' : p < 0.05 ? '*' : '';
const figure = (value: number | null, digits = 4): string =>
  value === null || !Number.isFinite(value) ? 'not known' : value.toFixed(digits);

/** What other programs get: names as the formula writes them. */
export function gravityJson(result: GravityResult): unknown {
  const { model, n, clusters, coefficients, dropped, effects, r2, deviance, account, errors } = result;
  return { n, clusters, coefficients, dropped, effects, r2, deviance, errors, rows: account, model };
}

/** A regression table as text, with what was left out and how errors were reckoned below it. */
export function gravityText(result: GravityResult): string {
  const { model, account } = result;
  const width = Math.max(12, ...result.coefficients.map(({ name }) => name.length));
  const line = (coefficient: Coefficient): string =>
    [
      coefficient.name.padEnd(width),
      figure(coefficient.estimate).padStart(12),
      figure(coefficient.se).padStart(10),
      figure(coefficient.z, 2).padStart(9),
      figure(coefficient.p, 4).padStart(8),
      stars(coefficient.p),
    ]
      .join(' ')
      .trimEnd();
  const notes = [
    `${model.estimator === 'ppml' ? 'Poisson pseudo-maximum likelihood' : 'Least squares'}, ${result.n} rows${result.clusters === null ? '' : `, ${result.clusters} clusters`}`,
    ...(result.effects.length > 0
      ? [`Absorbed: ${result.effects.map(({ name, groups }) => `${name} (${groups})`).join(', ')}`]
      : []),
    `Errors: ${result.errors}`,
    ...(result.r2 === null
      ? []
      : [
          `R2 ${figure(result.r2)}${model.estimator === 'ppml' ? ' (squared correlation of observed and expected)' : ''}`,
        ]),
    ...(result.deviance === null ? [] : [`Deviance ${result.deviance.toPrecision(7)}`]),
    ...(account.given > account.chosen
      ? [`Left out by the condition: ${account.given - account.chosen} rows`]
      : []),
    ...account.incomplete.map(({ term, rows }) => `Left out, no value for ${term}: ${rows} rows`),
    ...(account.separatedByEffects > 0
      ? [`Left out, in groups without any flow: ${account.separatedByEffects} rows`]
      : []),
    ...(account.separatedByRegressors > 0
      ? [
          `Left out, separated by ${account.separating.join(', ') || 'a sum of terms'} (no flow wherever it counts): ${account.separatedByRegressors} rows`,
        ]
      : []),
    ...(result.dropped.length > 0
      ? [`No coefficient, a sum of other terms or of the absorbed effects: ${result.dropped.join(', ')}`]
      : []),
  ];
  return [
    model.formula,
    '',
    `${''.padEnd(width)} ${'estimate'.padStart(12)} ${'error'.padStart(10)} ${'z'.padStart(9)} ${'p'.padStart(8)}`,
    ...result.coefficients.map(line),
    '',
    ...notes,
  ].join('\n');
}
