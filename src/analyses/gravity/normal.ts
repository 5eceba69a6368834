/** Half the width of a 95 % interval in errors, of the normal distribution. */
export const WIDTH_95 = 1.959963984540054;

/** Chance of a standard normal at least so far from 0, either side (Numerical Recipes' erfc, good to 1.2e-7 of itself). */
export function twoSided(z: number): number {
  const x = Math.abs(z) / Math.SQRT2;
  const t = 1 / (1 + 0.5 * x);
  const series = [
    -1.26551223, 1.00002368, 0.37409196, 0.09678418, -0.18628806, 0.27886807, -1.13520398, 1.48851587,
    -0.82215223, 0.17087277,
  ];
  const sum = series.reduceRight((value, coefficient) => value * t + coefficient, 0);
  return Math.min(1, t * Math.exp(-x * x + sum));
}
