import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { columnOf } from './frame.js';
import { FrameBuilder } from './frame-builder.js';

function column(cells: readonly string[], delimiter = ',') {
  const builder = new FrameBuilder(['x'], delimiter);
  for (const cell of cells) builder.add([cell]);
  const held = columnOf(builder.finish(), 'x');
  if (held.kind === 'number') return [...held.values].map((value) => (Number.isNaN(value) ? null : value));
  return [...held.codes].map((code) => held.labels[code] ?? null);
}

describe('a column of a table', () => {
  it('holds figures as JavaScript reads them', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.oneof(
            fc.double({ noNaN: true, noDefaultInfinity: true }),
            fc.integer(),
            fc.constantFrom(0.1, 1e-7, 1e21),
          ),
          {
            minLength: 1,
          },
        ),
        (values) => {
          expect(column(values.map(String))).toEqual(values.map((value) => Number(String(value))));
        },
      ),
    );
  });

  it.each([
    [
      'figures with their point anywhere',
      ['.5', '5.', '+3', '-0.25', '1e3', '007'],
      [0.5, 5, 3, -0.25, 1000, 7],
    ],
    ['what stands for nothing', ['1', 'NA', '', '..', 'NaN', ' 2 '], [1, null, null, null, null, 2]],
    [
      'words, the figures among them as they were written',
      ['01', '1.50', '7', 'B2', '', 'NA'],
      ['01', '1.50', '7', 'B2', null, null],
    ],
    ['truths', ['TRUE', 'false', 'NA', 'TRUE'], [1, 0, null, 1]],
    ['Norway alone as a word', ['NO', 'NO'], ['NO', 'NO']],
    ['Namibia among countries', ['NA', 'DE', 'FR', ''], ['NA', 'DE', 'FR', null]],
    ['thousands with commas', ['1,234', '12', '1,234,567.5'], [1234, 12, 1_234_567.5]],
    ['thousands with spaces', ['1 234', '12', '1\u00a0234\u202f567'], [1234, 12, 1_234_567]],
    ['a figure too large for any', ['1e999', '1'], ['1e999', '1']],
  ])('reads %s', (_, cells, expected) => {
    expect(column(cells)).toEqual(expected);
  });

  it('reads decimal commas where a table is parted by semicolons, or where they cannot be thousands', () => {
    expect(column(['1,234', '7', '1.234,5'], ';')).toEqual([1.234, 7, 1234.5]);
    expect(column(['12,5', '1,234'], '\t')).toEqual([12.5, 1.234]);
  });

  it('leaves words what could be thousands or decimals', () => {
    expect(column(['1,234', '5,678'], '\t')).toEqual(['1,234', '5,678']);
  });

  it('refuses two columns of one name', () => {
    expect(() => new FrameBuilder(['a', 'a'])).toThrow(expect.objectContaining({ code: 'table.column' }));
  });
});
