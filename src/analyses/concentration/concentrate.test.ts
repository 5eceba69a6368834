import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { IntertieError } from '../../base/index.js';
import { FrameBuilder } from '../frame.js';
import { type ConcentrationQuestion, concentrate } from './concentrate.js';
import { concentrationOf, rankTable } from './measures.js';

const table = (lines: readonly string[]) => {
  const builder = new FrameBuilder(['region', 'year', 'goods']);
  for (const line of lines) builder.add(line.split(' '));
  return builder.finish();
};
const QUESTION: ConcentrationQuestion = {
  value: 'goods',
  by: 'region',
  period: 'year',
  now: null,
  before: null,
  where: null,
  tops: [2],
};

describe('concentration', () => {
  it('is least when all are alike and most when one has all', () => {
    expect(concentrationOf([5, 5, 5, 5])).toMatchObject({
      herfindahl: 0.25,
      herfindahlNormalised: 0,
      theil: 0,
    });
    expect(concentrationOf([7])).toMatchObject({
      herfindahl: 1,
      herfindahlNormalised: null,
      theil: 0,
      members: 1,
    });
    expect(concentrationOf([0, 0])).toBeNull();
  });

  it('lies between its bounds and does not change with the unit', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: 0.01, max: 1e9, noNaN: true }), { minLength: 2, maxLength: 50 }),
        (values) => {
          const found = concentrationOf(values);
          const scaled = concentrationOf(values.map((value) => value * 1000));
          expect(found?.herfindahl).toBeGreaterThanOrEqual(1 / values.length - 1e-9);
          expect(found?.herfindahl).toBeLessThanOrEqual(1 + 1e-9);
          expect(found?.theil).toBeLessThanOrEqual(Math.log(values.length) + 1e-9);
          expect(scaled?.theil).toBeCloseTo(found?.theil ?? Number.NaN, 6);
        },
      ),
    );
  });

  it('tells moves, growth and contributions, which add up to the growth of the whole', () => {
    const rows = rankTable(
      new Map([
        ['A', 60],
        ['B', 50],
      ]),
      new Map([
        ['A', 40],
        ['B', 60],
      ]),
    );
    expect(rows[0]).toMatchObject({
      member: 'A',
      rank: 1,
      rankBefore: 2,
      move: 1,
      growth: 0.5,
      contribution: 0.2,
    });
    expect(rows.reduce((sum, { contribution }) => sum + (contribution ?? 0), 0)).toBeCloseTo(0.1, 12);
  });

  it('shows what is missing in a year as missing, not as zero', () => {
    const answer = concentrate(table(['A 2020 10', 'B 2020 5', 'A 2021 12', 'C 2021 3']), QUESTION);
    expect([answer.now, answer.before]).toEqual(['2021', '2020']);
    expect(answer.rows.find(({ member }) => member === 'B')).toMatchObject({
      value: null,
      rank: null,
      move: null,
    });
    expect(answer.rows.find(({ member }) => member === 'C')).toMatchObject({ before: null, growth: null });
  });

  it('counts rows without a value and below zero, and refuses what adds up to nothing', () => {
    const answer = concentrate(table(['A 2020 10', 'B 2020 NA', 'C 2020 -4']), QUESTION);
    expect(answer.leftOut).toEqual({ missing: 1, negative: 1 });
    const code = (question: Partial<ConcentrationQuestion>) => {
      try {
        concentrate(table(['A 2020 10', 'A 2021 0']), { ...QUESTION, ...question });
      } catch (error) {
        return (error as IntertieError).code;
      }
      return null;
    };
    expect(code({ now: '1999' })).toBe('concentration.period');
    expect(code({ where: 'year = 2021' })).toBe('concentration.empty');
    expect(concentrate(table(['A 2020 10', 'A 2021 0']), QUESTION).emptyPeriods).toEqual(['2021']);
  });
});
