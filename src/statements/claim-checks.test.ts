import { describe, expect, it } from 'vitest';
import type { Qualifier } from '../base/index.js';
import { checkComposition, checkCount, checkShare, claimBounds, type FlowRow } from './claim-checks.js';

const claim = (value: number, qualifier: Qualifier | null = null, unit = 'agreements') => ({
  value,
  qualifier,
  unit,
});

describe('claimBounds', () => {
  it.each([
    [claim(450, 'about'), 405, 495],
    [claim(73, 'almost', 'percent'), 65.7, 73],
    [claim(70, 'over'), 70, null],
    [claim(70, 'at_least'), 70, null],
    [claim(70, 'under'), null, 70],
    [claim(15), 15, 15],
    [claim(73, null, 'percent'), 72.5, 73.5],
  ])('of %j are %s to %s', (given, from, to) => {
    expect(claimBounds(given)).toEqual({ from, to });
  });
});

describe('checkCount', () => {
  it.each([
    ['within ten per cent', claim(450, 'about'), 430, false, 'confirmed', null],
    ['just past ten per cent more', claim(450, 'about'), 496, false, 'contradicted', null],
    ['less, where nobody looked', claim(450, 'about'), 12, false, 'cannot_be_checked', 'no_registry'],
    ['less, where a registry covers it', claim(450, 'about'), 12, true, 'contradicted', null],
    ['exactly the bound of more than', claim(70, 'over'), 70, true, 'contradicted', null],
    ['exactly the bound of at least', claim(70, 'at_least'), 70, true, 'confirmed', null],
    ['far above more than', claim(70, 'over'), 300, false, 'confirmed', null],
    ['above almost', claim(70, 'almost'), 71, false, 'contradicted', null],
    ['the bound of under', claim(70, 'under'), 70, false, 'contradicted', null],
    ['below under', claim(70, 'under'), 12, false, 'confirmed', null],
    ['unknown', claim(450), null, false, 'cannot_be_checked', 'no_registry'],
    ['uncountable', claim(450), null, true, 'cannot_be_checked', 'not_counted'],
  ] as const)('with a figure %s', (_, given, held, covered, verdict, reason) => {
    expect(checkCount(given, held, covered)).toMatchObject({ verdict, reason, found: held });
  });
});

describe('checkShare', () => {
  const row = (place: string, value: number, unit = 'USD'): FlowRow => ({ place, name: place, value, unit });
  const rows = [row('A', 300), row('A', 100), row('B', 300), row('C', 200), row('D', 100)];
  const top = (count: number) => ({ named: null, top: count });

  it('adds up the largest and shows the arithmetic', () => {
    expect(checkShare(claim(72, 'almost', 'percent'), rows, top(2))).toMatchObject({
      verdict: 'confirmed',
      found: 70,
      total: 1000,
      unit: 'USD',
      terms: [
        { name: 'A', value: 400 },
        { name: 'B', value: 300 },
      ],
    });
  });

  it('adds up the places that are named, whatever their rank', () => {
    expect(checkShare(claim(70, null, 'percent'), rows, { named: ['A', 'D'], top: 2 })).toMatchObject({
      verdict: 'contradicted',
      found: 50,
    });
  });

  it.each([
    ['no table', [], top(2), false, 'no_table'],
    ['a table of other years', [], top(2), true, 'other_years'],
    ['several units', [row('A', 1), row('B', 1, 'EUR')], top(1), false, 'units_differ'],
    ['a place that the table lacks', rows, { named: ['A', 'X'], top: 2 }, false, 'members_missing'],
    ['a place that nobody knows', rows, { named: ['A', null], top: 2 }, false, 'members_missing'],
    ['zeros', [row('A', 0)], top(1), false, 'no_table'],
  ])('cannot be done with %s, and says so', (_, given, among, known, reason) => {
    expect(checkShare(claim(73, 'almost', 'percent'), given, among, known)).toMatchObject({
      verdict: 'cannot_be_checked',
      reason,
      found: null,
    });
  });
});

describe('checkComposition', () => {
  const members = ['A', 'B', 'C'];

  it('of some holds while all that are named are in it', () => {
    expect(checkComposition(['A', 'B', 'A'], members, false)).toMatchObject({
      verdict: 'confirmed',
      agreed: ['A', 'B'],
      left: ['C'],
    });
  });

  it('of all needs every one', () => {
    expect(checkComposition(['A', 'B'], members, true)).toMatchObject({
      verdict: 'contradicted',
      left: ['C'],
    });
    expect(checkComposition(['A', 'B', 'C'], members, true).verdict).toBe('confirmed');
  });

  it('names what does not belong', () => {
    expect(checkComposition(['A', 'X'], members, false)).toMatchObject({
      verdict: 'contradicted',
      wrong: ['X'],
    });
  });

  it('cannot be done where the gazetteer knows no members', () => {
    expect(checkComposition(['A'], [], true)).toMatchObject({
      verdict: 'cannot_be_checked',
      reason: 'no_members_known',
    });
  });
});
