import { describe, expect, it } from 'vitest';
import { matchWatchlist, type WatchEntry, type WatchedActor } from './match-watchlist.js';
import { nameTokens } from './name-tokens.js';

const person = (name: string, ...countries: string[]): WatchedActor => ({
  kind: 'person',
  names: [name],
  countries,
});
const listed = (names: string[], countries: string[] = [], schema = 'Person'): WatchEntry => ({
  schema,
  names,
  countries,
});

describe('nameTokens', () => {
  it.each([
    ['Юлия Шевченко', 'Yuliya Shevchenko'],
    ['Михаил Жуков', 'Mikhail Zhukov'],
    ['Алексей Щербаков', 'Aleksei Shcherbakov'],
    ['Wałęsa', 'Walesa'],
  ])('gives %s and %s the same words', (a, b) => expect(nameTokens(a)).toEqual(nameTokens(b)));

  it('leaves out what says nothing of who it is, and takes what is no name', () => {
    expect(nameTokens('Dr. A. Smith')).toEqual(['smith']);
    expect(nameTokens('')).toEqual([]);
    expect(nameTokens('·· — ··')).toEqual([]);
    expect(nameTokens('a b '.repeat(1000)).length).toBeLessThanOrEqual(12);
  });
});

describe('matchWatchlist', () => {
  it('finds a name in another script, with its reasons', () => {
    const match = matchWatchlist(person('Тарас Выдуманный', 'UA'), listed(['Taras Vydumannyi'], ['ua']));
    expect(match?.score).toBe(1);
    expect(match?.reasons).toMatchObject([
      { code: 'name', matched: 2, of: 2 },
      { code: 'same_country', countries: ['UA'] },
      { code: 'same_kind' },
    ]);
  });

  it('finds a name without its patronymic, and less surely', () => {
    const match = matchWatchlist(person('Ivan Vydumannyi'), listed(['Ivan Ivanovich Vydumannyi']));
    expect(match?.score).toBeGreaterThan(0.9);
    expect(match?.score).toBeLessThan(1);
  });

  it('finds an alias, in any order of its words, one letter off', () => {
    expect(
      matchWatchlist(person('Vydumaniy Taras'), listed(['Somebody Else', 'Taras Vydumannyi'])),
    ).not.toBeNull();
  });

  it('marks nobody for one word in common', () => {
    expect(matchWatchlist(person('Ivan Petrov'), listed(['Ivan Sidorov']))).toBeNull();
    expect(matchWatchlist(person('Ivan'), listed(['Ivan']))).toBeNull();
    expect(
      matchWatchlist(person('Ivan Petrov Long'), listed(['Anna Petrov Ivan-Smith Marsh']))?.score ?? 0,
    ).toBeLessThan(0.9);
  });

  it('thinks less of one of another country, and marks no person for a company', () => {
    const near = matchWatchlist(person('Taras Vydumannyi', 'XA'), listed(['Taras Vydumannyi'], ['xb']));
    expect(near?.score).toBe(0.85);
    expect(near?.reasons[1]).toEqual({ code: 'other_country', countries: ['XB'] });
    expect(
      matchWatchlist(person('Taras Vydumannyi'), listed(['Taras Vydumannyi'], [], 'Company')),
    ).toBeNull();
    const office: WatchedActor = { kind: 'office', names: ['Customs House of Tarn'], countries: [] };
    expect(matchWatchlist(office, listed(['Customs House Tarn'], [], 'PublicBody'))).not.toBeNull();
    expect(matchWatchlist(office, listed(['Customs House Tarn']))).toBeNull();
  });

  it('takes names of nothing', () => {
    expect(matchWatchlist(person(''), listed(['', '—']))).toBeNull();
    expect(matchWatchlist({ kind: 'person', names: [], countries: [] }, listed([]))).toBeNull();
  });
});
