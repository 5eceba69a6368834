import { describe, expect, it } from 'vitest';
import type { IntertieError } from '../../base/index.js';
import { FrameBuilder } from '../frame.js';
import { estimateGravity } from './estimate.js';
import { twoSided } from './normal.js';
import type { GravityModel } from './prepare.js';

/** A small world of flows between `n` places over some years, the same on every run. */
function world(n: number, years: number) {
  let state = 42;
  const random = (): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 4_294_967_296;
  };
  const builder = new FrameBuilder(['from', 'to', 'pair', 'year', 'dist', 'border', 'flow']);
  const at = Array.from({ length: n }, () => [random(), random()] as const);
  for (let year = 0; year < years; year++)
    for (let i = 0; i < n; i++)
      for (let j = 0; j < n; j++) {
        if (i === j) continue;
        const [[x, y] = [0, 0], [u, v] = [0, 0]] = [at[i], at[j]];
        const dist = Math.hypot(x - u, y - v) + 0.05;
        const border = dist < 0.3 ? 1 : 0;
        const flow = Math.floor(
          Math.exp(1 + i / n - j / (2 * n) - Math.log(dist) + 0.4 * border + random()) * random(),
        );
        const pair = `${Math.min(i, j)}-${Math.max(i, j)}`;
        builder.add([
          `P${i}`,
          `P${j}`,
          pair,
          String(2000 + year),
          String(dist),
          String(border),
          String(flow),
        ]);
      }
  return builder.finish();
}

const model = (formula: string, more: Partial<GravityModel> = {}): GravityModel => ({
  formula,
  estimator: 'ppml',
  cluster: [],
  where: null,
  derive: [],
  ...more,
});

const of = (result: ReturnType<typeof estimateGravity>, name: string) => {
  const found = result.coefficients.find((coefficient) => coefficient.name === name);
  if (!found) throw new Error(`no ${name}`);
  return found;
};

const refusal = (run: () => unknown): IntertieError => {
  try {
    run();
  } catch (error) {
    return error as IntertieError;
  }
  throw new Error('nothing was refused');
};

describe('a gravity estimate', () => {
  const frame = world(9, 3);

  it.each(['ppml', 'ols'] as const)('with absorbed effects is the one with dummies, %s', (estimator) => {
    const response = estimator === 'ppml' ? 'flow' : 'log(flow+1)';
    const absorbed = estimateGravity(
      frame,
      model(`${response} ~ log(dist) + border | from + to + year`, { estimator }),
    );
    const dummies = estimateGravity(
      frame,
      model(`${response} ~ log(dist) + border + factor(from) + factor(to) + factor(year)`, { estimator }),
    );
    for (const name of ['log(dist)', 'border']) {
      expect(of(absorbed, name).estimate).toBeCloseTo(of(dummies, name).estimate, 7);
      expect(of(absorbed, name).se).toBeCloseTo(of(dummies, name).se, 7);
    }
  });

  it('fits totals exactly: expected flows add up to the flows of every absorbed group', () => {
    const result = estimateGravity(frame, model('flow ~ log(dist) | from^year + to^year'));
    const sum = (values: Float64Array) => values.reduce((total, value) => total + value, 0);
    expect(sum(result.fitted) / sum(result.observed)).toBeCloseTo(1, 9);
  });

  it('takes errors by cluster larger for more in common, and says how they were reckoned', () => {
    const clustered = estimateGravity(frame, model('flow ~ log(dist) | from + to', { cluster: ['pair'] }));
    expect(clustered.clusters).toBe(36);
    expect(clustered.errors).toContain('G/(G-1), G = 36');
    const twoWay = estimateGravity(frame, model('flow ~ log(dist) | year', { cluster: ['from', 'to'] }));
    expect(twoWay.clusters).toBe(9);
  });

  it('leaves out rows that no estimate can come from, and counts them', () => {
    const builder = new FrameBuilder(['from', 'x', 'flow']);
    for (let row = 0; row < 60; row++) {
      const from = row % 3;
      builder.add([`P${from}`, String((row % 7) / 7), from === 2 ? '0' : String(1 + (row % 5))]);
    }
    const result = estimateGravity(builder.finish(), model('flow ~ x | from'));
    expect(result.account).toMatchObject({ chosen: 60, separatedByEffects: 20, used: 40 });
  });

  it('finds rows that a regressor alone separates', () => {
    const builder = new FrameBuilder(['x', 'embargo', 'flow']);
    for (let row = 0; row < 50; row++) {
      const embargo = row % 10 === 0;
      builder.add([String((row % 7) / 7), embargo ? '1' : '0', embargo ? '0' : String(1 + (row % 4))]);
    }
    const result = estimateGravity(builder.finish(), model('flow ~ x + embargo'));
    expect(result.account).toMatchObject({ separatedByRegressors: 5, separating: ['embargo'] });
    expect(result.dropped).toEqual(['embargo']);
  });

  it('finds rows that two terms separate together, within effects, and fits the rest as if they were not there', () => {
    const rows = Array.from({ length: 120 }, (_, row) => {
      const [a, b] = [row % 12 === 0 || row % 12 === 1 ? 1 : 0, row % 12 === 1 || row % 12 === 2 ? 1 : 0];
      // a - b is 0 wherever there is a flow, and 1 in some rows without one.
      const flow = a > b || b > a ? (a > b ? 0 : -1) : 1 + ((row * 7) % 5);
      return { group: `G${row % 6}`, x: (row * 5) % 11, a, b, flow };
    }).filter(({ flow }) => flow >= 0);
    const frameOf = (chosen: typeof rows) => {
      const builder = new FrameBuilder(['group', 'x', 'a', 'b', 'flow']);
      for (const { group, x, a, b, flow } of chosen)
        builder.add([group, String(x), String(a), String(b), String(flow)]);
      return builder.finish();
    };
    const formula = model('flow ~ x + a + b | group');
    const all = estimateGravity(frameOf(rows), formula);
    const without = estimateGravity(frameOf(rows.filter(({ flow }) => flow > 0)), formula);
    expect(all.account.separatedByRegressors).toBe(10);
    expect(all.dropped).toEqual(without.dropped);
    all.coefficients.forEach(({ estimate, se }, k) => {
      expect(estimate).toBeCloseTo(without.coefficients[k]?.estimate ?? Number.NaN, 8);
      expect(se).toBeCloseTo(without.coefficients[k]?.se ?? Number.NaN, 8);
    });
  });

  it('leaves no figure without a value when the fit is perfect', () => {
    const builder = new FrameBuilder(['x', 'flow']);
    for (let row = 0; row < 30; row++) builder.add([String(row % 4), String(Math.exp(1 + (row % 4)))]);
    for (const estimator of ['ppml', 'ols'] as const) {
      const formula = estimator === 'ppml' ? 'flow ~ x' : 'log(flow) ~ x';
      const result = estimateGravity(builder.finish(), model(formula, { estimator }));
      expect(of(result, 'x').estimate).toBeCloseTo(1, 6);
      expect(JSON.stringify(result.coefficients)).not.toMatch(/null|NaN/);
      expect(result.r2).toBeCloseTo(1, 9);
    }
  });

  it('names a term that is a sum of others', () => {
    const result = estimateGravity(
      frame,
      model('flow ~ log(dist) + twice | from + to', {
        derive: [{ name: 'twice', expression: '2*log(dist)+1' }],
      }),
    );
    expect(result.dropped).toEqual(['twice']);
    const { code, message } = refusal(() => estimateGravity(frame, model('flow ~ log(dist) | pair')));
    expect(code).toBe('gravity.collinear');
    expect(message).toContain('log(dist)');
  });

  it('reckons new columns before rows are chosen, and counts rows without a value', () => {
    const result = estimateGravity(
      frame,
      model('log(flow) ~ log(dist) + out', {
        estimator: 'ols',
        where: 'year = 2001 and from != "P0"',
        derive: [{ name: 'out', expression: 'log(sum(flow) by from^year)' }],
      }),
    );
    expect(result.account.chosen).toBe(64);
    expect(result.account.incomplete[0]?.term).toBe('log(flow)');
    expect(result.n).toBe(64 - (result.account.incomplete[0]?.rows ?? 0));
  });

  it.each([
    ['an unknown column', 'flow ~ log(distance)', 'formula.column', 'distance'],
    ['a sign that is none', 'flow ~ log(dist) + #', 'formula.unreadable', '#'],
    ['an unknown function', 'flow ~ ln(dist)', 'formula.unreadable', 'ln()'],
    ['the log of words', 'flow ~ log(from)', 'formula.types', 'from'],
    ['no response', '~ dist', 'formula.unreadable', '~'],
  ])('refuses %s by name', (_, formula, code, value) => {
    const error = refusal(() => estimateGravity(frame, model(formula)));
    expect(error.code).toBe(code);
    expect(error.message).toContain(value);
  });

  it('refuses flows below zero, no flows at all, and a choice of no rows', () => {
    expect(refusal(() => estimateGravity(frame, model('log(dist) ~ border'))).code).toBe('gravity.negative');
    expect(refusal(() => estimateGravity(frame, model('flow*0 ~ border'))).code).toBe('gravity.zero');
    expect(refusal(() => estimateGravity(frame, model('flow ~ border', { where: 'year > 2030' }))).code).toBe(
      'gravity.rows',
    );
  });

  it.each([
    ['figures too large for a double', 'flow ~ exp(500 + dist*400)', {}, 'gravity.range', 'exp('],
    [
      'errors by a single cluster',
      'flow ~ dist',
      { cluster: ['one'], derive: [{ name: 'one', expression: '1' }] },
      'gravity.clusters',
      'one',
    ],
    ['a response that never changes', 'year*0 + 3 ~ dist', {}, 'gravity.constant', '3'],
    ['a formula without a term', 'flow ~ 1 | from', {}, 'gravity.terms', 'flow ~ 1'],
    ['as many effects as rows', 'flow ~ dist | from^to^year', {}, 'gravity.collinear', 'dist'],
  ] as const)('refuses %s', (_, formula, more, code, value) => {
    const error = refusal(() => estimateGravity(frame, model(formula, more)));
    expect(error.code).toBe(code);
    expect(error.message).toContain(value);
  });

  it('knows the normal distribution', () => {
    expect(twoSided(1.959964)).toBeCloseTo(0.05, 6);
    expect(twoSided(0)).toBeCloseTo(1, 6);
  });
});
