import { describe, expect, it } from 'vitest';
import { drawn, partiesLine } from '../../test/support/statement-lines.js';

describe('an office named in passing', () => {
  it('stands: a country’s mission in a town abroad', () => {
    const [office] = drawn('The Head of the Belarusian Embassy Office in Ufa spoke in Riga.', 'office');
    expect(office).toMatchObject({
      status: 'in_progress',
      quote: 'Belarusian Embassy Office in Ufa',
      object: { text: 'Embassy Office' },
      notes: ['standing'],
      rule: 'office.named',
    });
    expect(office && partiesLine(office)).toBe('guest Belarus, host Ufa');
  });

  it('is one however often it is named', () => {
    const text =
      'The Belarusian Embassy Office in Ufa opened. Staff of the Belarusian Embassy Office in Ufa came.';
    expect(drawn(text, 'office').filter(({ rule }) => rule === 'office.named')).toHaveLength(1);
  });

  it('is none in the country’s own towns', () => {
    expect(
      drawn('The Belarusian Embassy Office in Minsk closed its doors.', 'office').filter(
        ({ rule }) => rule === 'office.named',
      ),
    ).toEqual([]);
  });
});
