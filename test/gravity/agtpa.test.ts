import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { estimateGravity, type Frame, readDerivation } from '../../src/analyses/index.js';
import { readFrame } from '../../src/ingest/index.js';
import { runCli } from '../cli/run-cli.js';
import { CLUSTER, TABLE_1, TABLE_3, TOLERANCE, WHERE } from './agtpa-tables.js';

const table = fileURLToPath(new URL('../../data/tables/agtpa/table.csv.gz', import.meta.url));

describe('the Advanced Guide to Trade Policy Analysis', () => {
  let frame: Frame;
  beforeAll(async () => {
    frame = await readFrame(table);
  });

  it.each(TABLE_1)('has its Table 1 come out on the bundled flows: $id', (model) => {
    const { estimator, formula, derive } = model;
    const result = estimateGravity(frame, {
      estimator,
      formula,
      derive: derive.map(readDerivation),
      cluster: [CLUSTER],
      where: WHERE,
    });
    expect(result.n).toBe(model.n);
    if (model.clusters !== undefined) expect(result.clusters).toBe(model.clusters);
    if (model.r2 !== undefined) expect(result.r2).toBeCloseTo(model.r2, model.r2Digits);
    expect(result.coefficients.map(({ name }) => name)).toEqual(Object.keys(model.coefficients));
    for (const { name, estimate, se } of result.coefficients) {
      const [expected, error] = model.coefficients[name] ?? [Number.NaN, Number.NaN];
      expect(Math.abs(estimate - expected), `${name}, estimate`).toBeLessThanOrEqual(TOLERANCE);
      expect(Math.abs(se - error), `${name}, error`).toBeLessThanOrEqual(TOLERANCE);
    }
  });

  it.each(TABLE_3)(
    'has its Table 3 come out with effects for pairs: $column',
    ({ formula, derive = [], coefficients }) => {
      const result = estimateGravity(frame, {
        ...{ estimator: 'ppml', formula, cluster: [CLUSTER], derive: derive.map(readDerivation) },
        where: 'year in (1986, 1990, 1994, 1998, 2002, 2006)',
      });
      for (const [name, [expected, error]] of Object.entries(coefficients)) {
        const found = result.coefficients.find((one) => one.name === name);
        expect(found?.estimate, name).toBeCloseTo(expected, 3);
        expect(found?.se, name).toBeCloseTo(error, 3);
      }
    },
  );
});

describe('intertie analyse gravity', () => {
  const model = TABLE_1.find(({ id }) => id === 'ppml with effects');
  const asked = [
    'analyse',
    'gravity',
    table,
    '--formula',
    model?.formula ?? '',
    '--cluster',
    CLUSTER,
    '--where',
    WHERE,
  ];

  it('gives other programs the rows, the clusters and every coefficient under the name the formula has for it', async () => {
    const { code, stdout } = await runCli([...asked, '--json']);
    expect(code).toBe(0);
    const told = JSON.parse(stdout);
    expect(told).toMatchObject({ n: 28_152, clusters: 2346 });
    const names = told.coefficients.map(({ name }: { name: string }) => name);
    expect(names).toEqual(['log(dist)', 'cntg', 'lang', 'clny']);
    expect(told.coefficients[0].estimate).toBeCloseTo(-0.8409273, 6);
    expect(told.coefficients[0].se).toBeCloseTo(0.0316575, 6);
  });

  it('prints a regression table that says what was left out and how the errors were reckoned', async () => {
    const { code, stdout } = await runCli(asked);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^log\(dist\) +-0\.8409 +0\.0317 /m);
    expect(stdout).toMatch(/^clny +-0\.2225 +0\.1162 /m);
    expect(stdout).toContain('28152 rows, 2346 clusters');
    expect(stdout).toContain('G/(G-1)');
    expect(stdout).toContain('Left out by the condition: 71829 rows');
  });
});
