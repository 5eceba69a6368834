import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { estimateGravity, FrameBuilder } from '../../src/analyses/index.js';
import { fitDense } from './dense-reference.js';

interface World {
  readonly places: number;
  readonly years: number;
  readonly noise: readonly number[];
}

const world: fc.Arbitrary<World> = fc.record({
  places: fc.integer({ min: 4, max: 6 }),
  years: fc.integer({ min: 2, max: 3 }),
  noise: fc
    .array(fc.integer({ min: 0, max: 1000 }), { minLength: 90, maxLength: 90 })
    .map((list) => list.map((n) => n / 1000)),
});

/** Rows of flows whose terms and sizes hang on the noise; every place has flows each way. */
function rowsOf({ places, years, noise }: World) {
  const rows: { from: number; to: number; year: number; x: number; z: number; flow: number }[] = [];
  for (let i = 0; i < places; i++)
    for (let j = 0; j < places; j++)
      for (let year = 0; year < years; year++) {
        if (i === j) continue;
        const at = rows.length % noise.length;
        const [a, b, c] = [
          noise[at] ?? 0,
          noise[(at * 7 + 3) % noise.length] ?? 0,
          noise[(at * 13 + 5) % noise.length] ?? 0,
        ];
        const flow = Math.round(40 * Math.exp(a - b) * c * 10) / 10 + ((i + j + year) % 3 === 0 ? 1 : 0);
        rows.push({ from: i, to: j, year, x: a + (i * j) / 7, z: b * b + (year * i) / 3, flow });
      }
  return rows;
}

const indicator = (
  rows: readonly Record<string, number>[],
  of: (row: Record<string, number>) => string,
): number[][] => [...new Set(rows.map(of))].map((value) => rows.map((row) => (of(row) === value ? 1 : 0)));

const NAMES = ['from', 'to', 'year', 'x', 'z', 'flow'] as const;
const EFFECTS: readonly { readonly written: string; readonly of: (row: Record<string, number>) => string }[] =
  [
    { written: 'from^year', of: ({ from, year }) => `${from} ${year}` },
    { written: 'to', of: ({ to }) => `${to}` },
    { written: 'year', of: ({ year }) => `${year}` },
  ];

describe('estimates are those of a textbook with every dummy a column', () => {
  it.each([
    ['ppml', 0, []],
    ['ppml', 1, ['from']],
    ['ppml', 2, ['from', 'to']],
    ['ppml', 3, ['to']],
    ['ols', 0, []],
    ['ols', 2, []],
    ['ols', 3, ['from', 'to', 'year']],
  ] as const)('%s, %i effects, clustered by %j', (estimator, effects, clusters) => {
    fc.assert(
      fc.property(world, (given) => {
        const rows = rowsOf(given);
        const builder = new FrameBuilder(NAMES);
        for (const row of rows) builder.add(NAMES.map((name) => String(row[name])));
        const absorbed = EFFECTS.slice(0, effects);
        const bar = absorbed.length > 0 ? ` | ${absorbed.map(({ written }) => written).join(' + ')}` : '';
        const result = estimateGravity(builder.finish(), {
          formula: `flow ~ x + z${bar}`,
          estimator,
          cluster: clusters,
          where: null,
          derive: [],
        });
        // Rows that are left out as separated the textbook fits by expected flows near nothing: another number of rows.
        fc.pre(result.n === rows.length);
        const constant = absorbed.length === 0 ? [rows.map(() => 1)] : [];
        const dense = fitDense({
          y: rows.map(({ flow }) => flow),
          columns: [
            rows.map(({ x }) => x),
            rows.map(({ z }) => z),
            ...constant,
            ...absorbed.flatMap(({ of }) => indicator(rows, of)),
          ],
          poisson: estimator === 'ppml',
          clusters: clusters.map((name) => rows.map((row) => row[name])),
          robustFactor:
            estimator === 'ppml'
              ? rows.length / (rows.length - 1)
              : rows.length / (rows.length - parameters(rows, absorbed)),
        });
        for (const [k, name] of ['x', 'z'].entries()) {
          const found = result.coefficients.find((one) => one.name === name);
          expect(Math.abs((found?.estimate ?? Number.NaN) - (dense.beta[k] ?? 0))).toBeLessThan(1e-5);
          // Several ways of clustering may come to a variance below zero, which is mended: the textbook has none then.
          const se = dense.se[k] ?? Number.NaN;
          if (!result.errors.includes('eigenvalues'))
            expect(Math.abs((found?.se ?? Number.NaN) - se)).toBeLessThan(1e-5 * (1 + se));
          expect(found?.se).toBeGreaterThanOrEqual(0);
        }
      }),
      { numRuns: 15, endOnFailure: true },
    );
  });
});

/** Terms, and dummies that are not sums of those before them. */
function parameters(rows: readonly Record<string, number>[], absorbed: typeof EFFECTS): number {
  const count = (of: (row: Record<string, number>) => string) => new Set(rows.map(of)).size;
  const [first, second, third] = absorbed.map(({ of }) => count(of));
  // Years are sums of the places' years; each further effect shares a constant with the first.
  return 2 + (first === undefined ? 1 : first + (second ?? 1) - 1 + (third === undefined ? 0 : 0));
}
