import { describe, expect, it } from 'vitest';
import { expectedPrecision } from './expected-precision.js';
import { RELIABILITY_TABLE } from './reliability-table.js';

describe('expectedPrecision', () => {
  it('is the share that was right among those at least so sure, with an interval around it', () => {
    const found = expectedPrecision(0.9);
    const row = RELIABILITY_TABLE.rows.find(({ least }) => least === 0.9);
    expect(found?.share).toBeCloseTo((row?.right ?? 0) / (row?.accepted ?? 1));
    expect(found?.from).toBeLessThan(found?.share ?? 0);
    expect(found?.to).toBeGreaterThan(found?.share ?? 1);
    expect(found?.to).toBeLessThanOrEqual(1);
  });

  it('takes the threshold below the one asked for, and says nothing of thresholds that were not measured', () => {
    expect(expectedPrecision(0.93)?.least).toBe(0.9);
    expect(expectedPrecision(0.2)).toBeNull();
  });
});
