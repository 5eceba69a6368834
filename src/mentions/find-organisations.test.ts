import { describe, expect, it } from 'vitest';
import { readAs } from '../../test/support/shared-reader.js';

const surfaces = (text: string, type: string): string[] =>
  readAs(text).mentions.flatMap((mention) => (mention.type === type ? [mention.surface] : []));

describe('the name of an organisation', () => {
  it.each([
    ['The Riga Motor Plant sold buses.', 'Riga Motor Plant'],
    ['They came to the University of Zagreb.', 'University of Zagreb'],
    ['It was the Bank for Foreign Trade of Ostley.', 'Bank for Foreign Trade of Ostley'],
    ['They work at Plant No 407 now.', 'Plant No 407'],
    ['They came from MTZ-RIGA.', 'MTZ-RIGA'],
    ['The Riga Chamber of Commerce met.', 'Riga Chamber of Commerce'],
  ])('is whole in "%s", and hides the place inside', (text, name) => {
    expect(surfaces(text, 'organisation')).toEqual([name]);
    expect(surfaces(text, 'place')).toEqual([]);
  });

  it('of a territory’s own authority leaves the place to be mentioned', () => {
    expect(surfaces('The Riga Council met.', 'organisation')).toEqual(['Riga Council']);
    expect(surfaces('The Riga Council met.', 'place')).toEqual(['Riga']);
  });

  it('is not one word with a capital', () => {
    expect(surfaces('The Festival opened.', 'organisation')).toEqual([]);
  });

  it('is none where the gazetteer knows a country', () => {
    expect(surfaces('The Soviet Union fell.', 'organisation')).toEqual([]);
    expect(surfaces('The Soviet Union fell.', 'place')).toEqual(['Soviet Union']);
  });

  it('makes no town of the trade in a ministry of trade', () => {
    expect(surfaces('The Ministry of Trade of Latvia came to Riga.', 'place')).toEqual(['Latvia', 'Riga']);
  });
});
