import { describe, expect, test } from 'vitest';
import { reader } from '../../test/support/shared-reader.js';
import { unspacedPlaces } from './unspaced-places.js';

const named = (text: string) =>
  unspacedPlaces(text, { start: 0, end: text.length }, reader.gazetteer).map(
    ({ surface, country, start }) => `${surface} ${country} ${text.startsWith(surface, start)}`,
  );

describe('places in scripts without spaces', () => {
  test('are found in Chinese, the longest name first', () => {
    expect(named('中国大连市与日本北九州市今年结为友好城市。')).toEqual([
      '中国 CN true',
      '大连市 CN true',
      '日本 JP true',
      '北九州市 JP true',
    ]);
  });

  test('are not looked for in texts with spaces', () => {
    expect(named('Дальян и Китакюсю, Genoa and Odesa.')).toEqual([]);
  });

  test('are none in a text that names none', () => {
    expect(named('本报记者报道')).toEqual([]);
  });
});
