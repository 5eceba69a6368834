import { describe, expect, it } from 'vitest';
import { spreadHyphens } from './spread-hyphens.js';

describe('hyphens in patterns', () => {
  it.each([
    ['twin town', ['twin town']],
    ['co-production of', ['co production of']],
    ['sister-city|twin charter', ['twin charter', 'sister city charter']],
    [
      'non-stop|direct air-link|flight',
      ['direct flight', 'direct air link', 'non stop flight', 'non stop air link'],
    ],
    ['the follow-up? visit', ['the visit', 'the follow up visit']],
    ['the next|follow-up? visit', ['the next? visit', 'the follow up visit']],
    ['trade-in-goods', ['trade in goods']],
    ['re-open* the', ['re open* the']],
  ])('%j is looked for as %j', (source, expected) => {
    expect(spreadHyphens(source)).toEqual(expected);
  });
});
