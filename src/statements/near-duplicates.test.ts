import { describe, expect, it } from 'vitest';
import type { PartialDate } from '../base/index.js';
import { copiedShare, signText } from './near-duplicates.js';

const day = (date: string | null) => date as PartialDate | null;
const BODY =
  'The councils of Tarn and Oldport put their names to a paper on schools, ferries and winter roads. The mayor of Tarn thanked the ' +
  'harbour office for its patience. Three school classes will travel in May, and the ferry will call on Mondays. The paper runs for ' +
  'five years. Neither side said what it will cost. The harbour office keeps the minutes, and the next meeting is in autumn.';
const text = (body: string, date: string | null = '2024-03-02') => ({ text: body, date: day(date) });
const share = (
  a: string,
  b: string,
  dates: readonly [string | null, string | null] = ['2024-03-02', '2024-03-03'],
) => copiedShare(text(a, dates[0]), text(b, dates[1]));
const haveBand = (a: string, b: string) => {
  const bands = new Set(signText(a).bands);
  return signText(b).bands.some((band) => bands.has(band));
};

describe('a copy', () => {
  it.each([
    ['with another headline and date line', `Ferry and schools\nTARN, 3 March. ${BODY}`],
    ['with its end cut', BODY.slice(0, Math.round(BODY.length * 0.55))],
    ['in other case and punctuation', BODY.toUpperCase().replaceAll(',', ' –')],
    [
      'with a sentence of the desk in front and behind',
      `Our desk reports. ${BODY} More tomorrow on this site.`,
    ],
    [
      'with a word changed here and there',
      BODY.replace('thanked', 'praised').replace('winter roads', 'snow roads'),
    ],
  ])('%s is found and told', (_, copy) => {
    expect(haveBand(BODY, copy)).toBe(true);
    expect(share(BODY, copy)).toBeGreaterThan(0.75);
    expect(share(copy, BODY)).toBe(share(BODY, copy));
  });

  it('is found in a script without spaces', () => {
    const chinese =
      '塔恩市与旧港市的市议会就学校渡轮和冬季道路签署了文件塔恩市长感谢港务局的耐心五月将有三个班级出行渡轮每周一停靠';
    expect(haveBand(chinese, `本报讯${chinese}`)).toBe(true);
    expect(share(chinese, `本报讯${chinese}`)).toBeGreaterThan(0.9);
  });
});

describe('no copy', () => {
  it('is a text of its own on the same event', () => {
    const own =
      'Oldport and Tarn agreed on Saturday to exchange pupils and to let the Monday ferry call at both harbours for five years, the ' +
      'harbour office said. A meeting in autumn is to settle the costs, about which nothing was said at the table of the two councils.';
    expect(share(BODY, own)).toBeNull();
  });

  it('is an article that quotes a note whole among much else', () => {
    const much = Array.from(
      { length: 12 },
      (_, n) => `Paragraph ${n} tells of another matter, number ${n * 7}, at some length.`,
    );
    expect(
      share(BODY, `${much.join(' ')} ${BODY} ${much.reverse().join(' and then ')} ${much.join(' so ')}`),
    ).toBeNull();
  });

  it('is the bulletin of another month, which has the words and other figures', () => {
    const bulletin = (n: number) =>
      Array.from(
        { length: 8 },
        (_, i) =>
          `In this month the trade of the district number ${i} with the neighbouring country across the northern strait came to the sum of ${n + i},${n} thousand in the end.`,
      ).join(' ');
    expect(share(bulletin(41), bulletin(77))).toBeNull();
  });

  it('is the same form filled in a year later', () => {
    expect(share(BODY, BODY, ['2024-03-02', '2025-03-02'])).toBeNull();
    expect(share(BODY, BODY, ['2024', '2024-03-02'])).toBe(1);
    expect(share(BODY, BODY, [null, '2024-03-02'])).toBe(1);
  });

  it.each(['', 'One line that anyone may write.', '\u0000\uD800', '🎉'.repeat(100)])(
    'is %j, which is too short to tell',
    (short) => {
      expect(share(short, short)).toBeNull();
      expect(signText(short).bands).toEqual([]);
    },
  );
});

it('signs a long text by its beginning, in whole numbers that fit a column', () => {
  const long = Array.from({ length: 60_000 }, (_, n) => `w${n % 997} v${n % 1009}`).join(' ');
  const { bands } = signText(long);
  expect(bands).toHaveLength(32);
  expect(bands.every((band) => Number.isSafeInteger(band) && band >= 0)).toBe(true);
});
