import { describe, expect, it } from 'vitest';
import { FrameBuilder, keepRows } from '../frame.js';
import { evaluate } from './evaluate.js';
import { readExpression } from './expression.js';
import { readFormula } from './formula.js';
import { regressorsOf } from './regressors.js';

const frame = (() => {
  const builder = new FrameBuilder(['from', 'to', 'year', 'trade', 'GDP of origin', 'a.b', 'or', 'kind']);
  const rows = [
    ["Cote d'Ivoire", 'B', '1986', '2', '10', '1', '1', 'x'],
    ['B', 'B', '1990', '0', '20', '2', '0', 'y'],
    ['C', "Cote d'Ivoire", '1994', '', '30', '3', '1', 'z'],
    ['C', 'B', '1998', '-4', '0', '4', '0', ''],
  ];
  for (const row of rows) builder.add(row);
  return builder.finish();
})();

const rowsWhere = (condition: string): number[] =>
  [...evaluate(frame, readExpression(condition))].flatMap((truth, row) => (truth ? [row] : []));
const valuesOf = (expression: string): (number | null)[] =>
  [...evaluate(frame, readExpression(expression))].map((value) => (Number.isNaN(value) ? null : value));

describe('a condition on rows', () => {
  it.each([
    ['year = 1986', [0]],
    ['year == 1986', [0]],
    ['year <> 1986', [1, 2, 3]],
    ['year != "1986"', [1, 2, 3]],
    ['from != to', [0, 2, 3]],
    ["from = 'C' and to = 'B'", [3]],
    ['from == "C" & to == "B"', [3]],
    ["from = 'Cote d''Ivoire'", [0]],
    ['to = "Cote d\'Ivoire"', [2]],
    ['year in (1986, 1994)', [0, 2]],
    ['year %in% c(1986, 1994)', [0, 2]],
    ['year NOT IN (1986, 1994)', [1, 3]],
    ['not (year > 1990 or trade = 2)', [1]],
    ['!(year > 1990 | trade == 2)', [1]],
    ['year >= 1990 and year <= 1994', [1, 2]],
    ['kind in ("x", "y") or year = 1998', [0, 1, 3]],
    ['missing(trade)', [2]],
    ['!is.na(kind) && !is.na(trade)', [0, 1]],
    ['trade < 0', [3]],
    ['`or` = 1 and `GDP of origin` > 10', [2]],
    ['a.b * 2 + 1 > 5', [2, 3]],
    ['-a.b < -3', [3]],
    ['trade = trade', [0, 1, 3]],
    ['TRUE', [0, 1, 2, 3]],
  ])('%s', (condition, expected) => {
    expect(rowsWhere(condition)).toEqual(expected);
  });

  it.each([
    ['year = ', 'formula.unreadable'],
    ['year in ()', 'formula.unreadable'],
    ['year in 1986', 'formula.unreadable'],
    ['1986 < year < 1990', 'formula.unreadable'],
    ['from < "C"', 'formula.types'],
    ['year = "many"', 'formula.types'],
    ['country = "C"', 'formula.column'],
    ['from', 'formula.types'],
    ['(year = 1986', 'formula.unreadable'],
    [`${'('.repeat(500)}year${')'.repeat(500)} = 1`, 'formula.unreadable'],
  ])('refuses %s', (condition, code) => {
    expect(() => rowsWhere(condition)).toThrow(expect.objectContaining({ code }));
  });
});

describe('a value', () => {
  it.each([
    ['log(trade)', [Math.log(2), null, null, null]],
    ['log(trade+1)', [Math.log(3), 0, null, null]],
    ['I(a.b^2)', [1, 4, 9, 16]],
    ['-a.b^2', [-1, -4, -9, -16]],
    ['2^-1 * a.b', [0.5, 1, 1.5, 2]],
    ['1/`GDP of origin`', [0.1, 0.05, 1 / 30, null]],
    ['ifelse(from == to, 0, a.b)', [1, 0, 3, 4]],
    ['sum(trade) by to', [-2, -2, null, -2]],
    ['max(year)', [1998, 1998, 1998, 1998]],
    ['count(trade) by from', [1, 1, 1, 1]],
    ['mean(a.b) by from', [1, 2, 3.5, 3.5]],
    ['a.b > 2', [0, 0, 1, 1]],
    ['log10(a.b*10)', [1, Math.log10(20), Math.log10(30), Math.log10(40)]],
  ])('%s', (expression, expected) => {
    const found = valuesOf(expression);
    expected.forEach((value, row) => {
      if (value === null) expect(found[row]).toBeNull();
      else expect(found[row]).toBeCloseTo(value, 12);
    });
  });
});

describe('a formula', () => {
  const columnsOf = (formula: string): string[] =>
    regressorsOf(frame, readFormula(formula)).map(({ name }) => name);

  it.each([
    ['trade ~ log( a.b ) + year', ['(Intercept)', 'log(a.b)', 'year']],
    ['trade ~ a.b - 1', ['a.b']],
    ['trade ~ 0 + a.b', ['a.b']],
    ['trade ~ 1', ['(Intercept)']],
    ['trade ~ a.b | from', ['a.b']],
    ['trade ~ a.b | 0', ['(Intercept)', 'a.b']],
    ['trade ~ year:a.b', ['(Intercept)', 'year:a.b']],
    ['trade ~ year*a.b', ['(Intercept)', 'year', 'a.b', 'year:a.b']],
    ['trade ~ year + year*a.b', ['(Intercept)', 'year', 'a.b', 'year:a.b']],
    ['trade ~ 2*a.b + a.b/year', ['(Intercept)', '2*a.b', 'a.b/year']],
    ['trade ~ I(a.b^2) + a.b^3', ['(Intercept)', 'I(a.b^2)', 'a.b^3']],
    ['trade ~ `GDP of origin`', ['(Intercept)', '`GDP of origin`']],
    ['trade ~ factor(year)', ['(Intercept)', 'factor(year)1990', 'factor(year)1994', 'factor(year)1998']],
    ['trade ~ i(year)', ['(Intercept)', 'i(year)1990', 'i(year)1994', 'i(year)1998']],
    ['trade ~ kind - 1', ['kindx', 'kindy', 'kindz']],
    ['trade ~ kind', ['(Intercept)', 'kindy', 'kindz']],
    ['trade ~ log(a.b)*(year==1990)', ['(Intercept)', 'log(a.b)', '(year==1990)', 'log(a.b):(year==1990)']],
    ['trade ~ a.b:factor(kind) | from', ['a.b:factor(kind)x', 'a.b:factor(kind)y', 'a.b:factor(kind)z']],
    ['trade ~ a.b + a.b:factor(kind) | from', ['a.b', 'a.b:factor(kind)y', 'a.b:factor(kind)z']],
  ])('%s has the columns %j', (formula, expected) => {
    expect(columnsOf(formula)).toEqual(expected);
  });

  it.each([
    [
      'trade ~ a.b | from^year + to:year',
      [
        ['from', 'year'],
        ['to', 'year'],
      ],
    ],
    ['trade ~ a.b | factor(year) + `GDP of origin`', [['year'], ['GDP of origin']]],
    ['trade ~ a.b', []],
  ])('%s absorbs %j', (formula, expected) => {
    expect(readFormula(formula).effects).toEqual(expected);
  });

  it.each([
    ['trade', 'formula.unreadable'],
    ['trade ~', 'formula.unreadable'],
    ['trade ~ a.b +', 'formula.unreadable'],
    ['trade ~ a.b | from | to', 'formula.unreadable'],
    ['trade ~ a.b - year', 'formula.unreadable'],
    ['trade ~ a.b + a.b', 'formula.twice'],
    ['trade ~ trade', 'formula.twice'],
    ['trade ~ a.b | from + from', 'formula.twice'],
    ['trade ~ poly(a.b, 2)', 'formula.unreadable'],
    ['trade ~ a.b; drop', 'formula.unreadable'],
    ['trade ~ factor(missing_column)', 'formula.column'],
  ])('refuses %s', (formula, code) => {
    expect(() => columnsOf(formula)).toThrow(expect.objectContaining({ code }));
  });

  it('makes dummies only of values that the chosen rows have', () => {
    const chosen = keepRows(frame, Uint8Array.of(1, 0, 1, 1));
    expect(regressorsOf(chosen, readFormula('trade ~ factor(year) | from')).map(({ name }) => name)).toEqual([
      'factor(year)1994',
      'factor(year)1998',
    ]);
  });
});
