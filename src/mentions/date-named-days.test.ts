import { describe, expect, it } from 'vitest';
import { asDate, lexiconOf } from '../../test/support/shared-reader.js';
import { tokenize } from '../passages/index.js';
import type { DateReference } from './date-reader.js';
import { findDates } from './find-dates.js';

/** A Wednesday. */
const WEDNESDAY: DateReference = { date: asDate('2024-05-15'), year: null };

const find = (text: string, language = 'en', reference = WEDNESDAY) => {
  const tokens = tokenize(text);
  return findDates(tokens, 0, tokens.count, lexiconOf(language), reference, new Uint8Array(tokens.count));
};
const dates = (text: string, language = 'en', reference = WEDNESDAY) =>
  find(text, language, reference).map(({ date }) => date);

describe('days that hang on the day of writing', () => {
  it.each([
    ['en', 'They met on Monday and Tuesday.', '2024-05-13/2024-05-14'],
    ['en', 'They stay from Monday to Wednesday next week.', '2024-05-20/2024-05-22'],
    ['pl', 'Od poniedziałku do środy odwiedzili Tarnopol.', '2024-05-13/2024-05-15'],
    ['fr', 'Ils ont visité Rodez du lundi au mercredi.', '2024-05-13/2024-05-15'],
    ['en', 'They spent the weekend there.', '2024-05-11/2024-05-12'],
    ['en', 'They come next weekend.', '2024-05-18/2024-05-19'],
    ['fr', 'Ils sont venus le week-end dernier.', '2024-05-11/2024-05-12'],
    ['de', 'Sie kamen am Wochenende.', '2024-05-11/2024-05-12'],
    ['en', 'The mayor this morning greeted them.', '2024-05-15'],
    ['fr', 'Le maire les a reçus ce matin.', '2024-05-15'],
    ['de', 'Der Vertrag soll bis Jahresende stehen.', '2024-12-31'],
    ['ru', 'Завод откроют до конца года.', '2024-12-31'],
    ['ru', 'Рейсы откроют до конца лета.', '2024-08-31'],
    ['en', 'They will name an officer within a month.', '2024-06'],
    ['en', 'In the past twelve months it took in 300 people.', '2023-05/2024-05'],
    ['de', 'In den vergangenen drei Jahren kamen 300.', '2021/2024'],
    ['en', 'They met at Easter 2016.', '2016-03'],
    ['ru', 'За четыре месяца товарооборот вырос.', '2024-01/2024-04'],
    ['de', 'Das Land führte 2018 Güter aus.', '2018'],
    ['en', 'They marked the golden jubilee of the tie.', '1974'],
  ])('%s: %s', (language, text, expected) => {
    expect(dates(text, language)).toEqual([expected]);
  });

  it('a feast is the last one or the next', () => {
    expect(find('It opens before Christmas.')[0]).toMatchObject({ past: '2023-12', ahead: '2024-12' });
    expect(find('Until Easter.')[0]).toMatchObject({ past: '2024-03', ahead: '2025-04' });
  });

  it.each([
    'They met on Monday and Thursday.',
    'The week ends well.',
    'Over the years 900 took part.',
    'It should last fourteen months.',
    'Every July they meet.',
    'Every second summer they sing.',
  ])('gives no stretch for: %s', (text) => {
    expect(dates(text).filter((date) => date?.includes('/'))).toEqual([]);
  });

  it('a rhythm is no point', () => {
    for (const text of [
      'Every July they meet.',
      'Every second summer they sing.',
      'Every weekend they sing.',
    ])
      expect(find(text)).toMatchObject([{ recurring: true, date: null }]);
  });

  it('without a whole day of writing there are none', () => {
    expect(dates('They spent the weekend there.', 'en', { date: asDate('2024'), year: null })).toEqual([]);
  });
});
