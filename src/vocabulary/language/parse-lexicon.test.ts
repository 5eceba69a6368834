import { describe, expect, it } from 'vitest';
import { parseLexicon, wordMap, wordSet } from './parse-lexicon.js';

const FILE = 'data/languages/xx/lexicon.yaml';
const lexicon = (more: object = {}) => parseLexicon(FILE, { language: 'xx', name: 'Test', ...more });

describe('a set of words', () => {
  const set = wordSet(['stadt', 'miast*', '*vertrag', '*meister*']);

  it('holds words, and words with a beginning, an ending or a part', () => {
    expect(
      ['stadt', 'miasta', 'miast', 'kooperationsvertrag', 'bürgermeisterin'].map((word) => set.has(word)),
    ).toEqual(Array(5).fill(true));
    expect(['städte', 'nowemiasto', 'vertragswerk', ''].map((word) => set.has(word))).toEqual(
      Array(4).fill(false),
    );
  });

  it('answers the same when asked again', () => {
    expect([set.has('miastami'), set.has('miastami'), set.has('dom'), set.has('dom')]).toEqual([
      true,
      true,
      false,
      false,
    ]);
  });
});

describe('a map of words', () => {
  const map = wordMap(
    new Map([
      ['rus', 0],
      ['rus*', 1],
      ['russlanddeutsch*', 2],
    ]),
  );

  it('takes the word itself, then the longest beginning', () => {
    expect(['rus', 'russisch', 'russlanddeutsche', 'deutsch'].map((word) => map.get(word))).toEqual([
      0,
      1,
      2,
      undefined,
    ]);
    expect([map.has('rus'), map.has('russisch'), map.has('russisch'), map.has('deutsch')]).toEqual([
      true,
      true,
      true,
      false,
    ]);
  });
});

describe('a lexicon', () => {
  it('needs only its language and name', () => {
    expect(lexicon()).toMatchObject({ language: 'xx', name: 'Test' });
    expect(() => parseLexicon(FILE, { name: 'Test' })).toThrow(
      expect.objectContaining({ code: 'language.key', problem: `${FILE}: language must be text` }),
    );
  });

  it('reads months, seasons, qualifiers and nouns of places', () => {
    const read = lexicon({
      months: { Mai: 5 },
      seasons: { winter: [12, 2] },
      qualifiers: { 'more than': 'over' },
      place_nouns: { city: ['village*'], region: ['province'] },
    });
    expect(read.months.get('mai')).toBe(5);
    expect(read.seasons.get('winter')).toEqual([12, 2]);
    expect(read.qualifiers.get('more than')).toBe('over');
    expect(read.placeNouns.get('villages')).toBe('city');
    expect(read.placeNouns.get('province')).toBe('region');
  });

  it('parts phrases into words', () => {
    expect(lexicon({ speech: { according: ['According to'] } }).according).toEqual([['according', 'to']]);
  });

  it.each([
    ['a month that is no number', { months: { mai: 'five' } }, 'months.mai has a wrong value'],
    ['a season beyond the year', { seasons: { winter: [12, 14] } }, 'seasons.winter has a wrong value'],
    ['a season of one month', { seasons: { winter: [12] } }, 'seasons.winter has a wrong value'],
    ['an unknown qualifier', { qualifiers: { circa: 'circa' } }, 'qualifiers.circa has a wrong value'],
    ['a currency without a code', { currencies: { euro: '' } }, 'currencies.euro has a wrong value'],
    ['an unknown key', { tittles: [] }, 'tittles is an unknown key'],
    ['an unknown key of dates', { dates: { centuries: [] } }, 'dates.centuries is an unknown key'],
    ['an unknown key of speech', { speech: { verb: [] } }, 'speech.verb is an unknown key'],
    ['an unknown modality', { modality: { likely: [] } }, 'modality.likely is an unknown key'],
    ['an unknown kind of place noun', { place_nouns: { town: [] } }, 'place_nouns.town is an unknown key'],
  ])('is refused with %s, naming file and key', (_, more, problem) => {
    expect(() => lexicon(more)).toThrow(
      expect.objectContaining({ code: 'language.key', problem: `${FILE}: ${problem}` }),
    );
  });
});
