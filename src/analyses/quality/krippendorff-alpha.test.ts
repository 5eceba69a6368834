import { describe, expect, it } from 'vitest';
import { nominalAlpha } from './krippendorff-alpha.js';

/** Units from rows of coders, "." for a missing value, as the papers print them. */
function unitsOf(...coders: readonly string[]): (string | null)[][] {
  const rows = coders.map((row) => row.split(' '));
  return (rows[0] ?? []).map((_, unit) =>
    rows.map((row) => {
      const value = row[unit] ?? '.';
      return value === '.' ? null : value;
    }),
  );
}

describe('nominalAlpha', () => {
  // Krippendorff 2011, sections A, B and C.
  it('gives 0.095 for the binary data of Meg and Owen', () => {
    const { alpha, units } = nominalAlpha(unitsOf('0 1 0 0 0 0 0 0 1 0', '1 1 1 0 0 1 0 0 0 0'));
    expect(alpha).toBeCloseTo(0.095, 3);
    expect(units).toBe(10);
  });

  it('gives 0.692 for the nominal data of Ben and Gerry', () => {
    const { alpha } = nominalAlpha(unitsOf('a a b b d c c c e d d a', 'b a b b b c c c e d d d'));
    expect(alpha).toBeCloseTo(0.692, 3);
  });

  it('gives 0.743 for four observers with missing values, of whom one unit has a single value', () => {
    const { alpha, units, values } = nominalAlpha(
      unitsOf(
        '1 2 3 3 2 1 4 1 2 . . .',
        '1 2 3 3 2 2 4 1 2 5 . 3',
        '. 3 3 3 2 3 4 2 2 5 1 .',
        '1 2 3 3 2 4 4 1 2 5 1 .',
      ),
    );
    expect(alpha).toBeCloseTo(0.743, 3);
    expect(units).toBe(11);
    expect(values).toBe(40);
  });

  it('is 1 where all agree and below 0 where coders agree less than by chance', () => {
    expect(nominalAlpha(unitsOf('a b', 'a b')).alpha).toBe(1);
    expect(nominalAlpha(unitsOf('a b', 'b a')).alpha).toBeLessThan(0);
  });

  it('cannot be told where nothing is coded twice, nor where only one value was given', () => {
    expect(nominalAlpha([])).toEqual({ alpha: null, units: 0, values: 0, observed: null });
    expect(nominalAlpha(unitsOf('a . b', '. b .')).alpha).toBeNull();
    expect(nominalAlpha(unitsOf('a a a', 'a a a'))).toMatchObject({ alpha: null, observed: 1, units: 3 });
  });

  it('does not depend on the order of coders or units', () => {
    const units = unitsOf('a b b c . a', 'a b c c b .', 'a a b c b a');
    const turned = units.map((unit) => [...unit].reverse()).reverse();
    expect(nominalAlpha(turned).alpha).toBeCloseTo(nominalAlpha(units).alpha ?? 0, 12);
  });
});
