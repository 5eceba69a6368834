import { describe, expect, it } from 'vitest';
import type { PartialDate } from '../../../base/index.js';
import { dateWords } from './date-words.js';

const en = (date: string) => dateWords(date as PartialDate, null, 'en');
const ru = (date: string) => dateWords(date as PartialDate, null, 'ru');

describe('dateWords', () => {
  it.each([
    ['2023', '2023', '2023'],
    ['2023-04', 'April 2023', 'апрель 2023'],
    ['2023-04-12', '12 April 2023', '12 апреля 2023'],
    ['2023-03/2023-05', 'spring 2023', 'весна 2023'],
    ['2023-06/2023-08', 'summer 2023', 'лето 2023'],
    ['2023-06-01/2023-08-31', 'summer 2023', 'лето 2023'],
    ['2022-12/2023-02', 'winter 2022–23', 'зима 2022–23'],
    ['2022-01/2022-06', 'first half of 2022', 'первое полугодие 2022'],
    ['2022-01/2022-03', 'January–March 2022', 'январь–март 2022'],
    ['2021-11/2022-02', 'November 2021 – February 2022', 'ноябрь 2021 – февраль 2022'],
    ['1990/1999', '1990s', '1990-е'],
    ['2020/2022', '2020–2022', '2020–2022'],
    ['1995/2004', '1995–2004', '1995–2004'],
    ['1801/1900', '19th century', 'XIX век'],
    ['1900/1999', '20th century', 'XX век'],
    ['2001/2100', '21st century', 'XXI век'],
    ['1851/1900', 'second half of the 19th century', 'вторая половина, XIX век'],
    ['1801/1850', 'first half of the 19th century', 'первая половина, XIX век'],
    ['2022-04-12/2022-04-14', '12–14 April 2022', '12–14 апреля 2022'],
    ['2022-04-28/2022-05-03', '28 April 2022 – 3 May 2022', '28 апреля 2022 – 3 мая 2022'],
    ['-0499', '500 BC', '500 до н. э.'],
  ])('writes %s as "%s" and "%s"', (date, english, russian) => {
    expect(en(date)).toBe(english);
    expect(ru(date)).toBe(russian);
  });

  it("takes the source's own words where there is no date", () => {
    expect(dateWords(null, 'recent years', 'en')).toBe('recent years');
    expect(dateWords(null, null, 'en')).toBe('undated');
  });
});
