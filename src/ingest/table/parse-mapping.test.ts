import { expect, test } from 'vitest';
import { isIntertieError } from '../../base/index.js';
import { parseMapping } from './parse-mapping.js';
import { plainMapping } from './plain-mapping.js';
import { type BadRow, type RowDraft, rowReader } from './row-draft.js';

const MAPPING = `title: Twins
id: twins
kind: { column: type, values: { partner: twinning, flight: transport_link } }
places:
  - { name: a, country: ca, latitude: lat, longitude: lon }
  - { name: b, country: { value: DE } }
date: since
amount: { value: sum, unit: { value: EUR }, scale: 1000 }
source: { name: A list }
`;
const COLUMNS = ['a', 'ca', 'lat', 'lon', 'b', 'type', 'since', 'sum'];
const mapping = parseMapping('m.yaml', MAPPING);

function refusal(act: () => unknown): { code: string; message: string } {
  try {
    act();
  } catch (error) {
    if (isIntertieError(error)) return { code: error.code, message: error.message };
    throw error;
  }
  return { code: 'none', message: '' };
}

const read = (...cells: string[]): RowDraft | BadRow =>
  rowReader(COLUMNS, mapping, 't.csv')({ line: 7, cells });

test('a mapping with an unknown key, kind, role or country, or with one place only, is refused with the key', () => {
  const changed = (from: string, to: string) =>
    refusal(() => parseMapping('m.yaml', MAPPING.replace(from, to)));
  expect(changed('date:', 'dates:')).toMatchObject({ code: 'mapping.unknown_key' });
  expect(changed('partner: twinning', 'partner: friends').message).toContain('m.yaml at kind.values.partner');
  expect(changed('name: a,', 'name: a, role: tourist,').code).toBe('mapping.unknown_value');
  expect(changed('  - { name: b, country: { value: DE } }\n', '').code).toBe('mapping.places');
  expect(changed('id: twins', 'id: My Twins').code).toBe('mapping.unknown_value');
  expect(changed('source:', 'table_date: soon\nsource:').code).toBe('mapping.date');
  expect(changed('title: Twins\n', '').code).toBe('mapping.missing');
});

test('a column that the table lacks is named, with the key of the mapping and the columns there are', () => {
  const { code, message } = refusal(() => rowReader(['a', 'b', 'type'], mapping, 't.csv'));
  expect(code).toBe('table.missing_column');
  expect(message).toContain('since (t.csv; m.yaml at date)');
  expect(message).toContain('columns found: a, b, type');
});

test('a row that cannot be used says which column, which value and why', () => {
  expect(read('', 'FR', '', '', 'Ulm', 'partner', '', '')).toMatchObject({
    line: 7,
    column: 'a',
    why: 'no name',
  });
  expect(read('Metz', 'FR', '91', '6', 'Ulm', 'partner', '', '')).toMatchObject({
    column: 'lat',
    value: '91',
  });
  expect(read('Metz', 'FR', 'north', '6', 'Ulm', 'partner', '', '')).toMatchObject({ why: 'not a number' });
  expect(read('Metz', 'FR', '', '', 'Ulm', 'love', '', '')).toMatchObject({ column: 'type', value: 'love' });
  expect(read('Metz', 'FR', '', '', 'Ulm', 'partner', 'long ago', '')).toMatchObject({ column: 'since' });
  expect(read('Metz', 'FR', '', '', 'Ulm\ufffd', 'partner', '', '')).toMatchObject({ column: 'b' });
  expect(read('Metz', 'FR')).toMatchObject({ why: '2 values where the header has 8 columns' });
});

test('a row is read by the mapping, with its passage as "column: value"', () => {
  expect(read('Metz', 'FR', '49,12', '6.17', 'Trier', 'partner', '1957-10', '1 200')).toMatchObject({
    kind: 'twinning',
    status: 'completed',
    date: '1957-10',
    amount: { value: 1_200_000, unit: 'EUR', text: '1 200' },
    passage: 'a: Metz; ca: FR; lat: 49,12; lon: 6.17; b: Trier; type: partner; since: 1957-10; sum: 1 200',
    places: [
      { name: 'Metz', country: 'FR', latitude: 49.12, longitude: 6.17, role: 'side' },
      { name: 'Trier', country: 'DE', latitude: null },
    ],
  });
});

test('columns that say themselves what they are need no mapping', () => {
  const text = plainMapping(
    ['place_a', 'country_a', 'Place B', 'country_b', 'since'],
    'My twins',
    'twinning',
  );
  expect(parseMapping('columns', text ?? '')).toMatchObject({
    id: 'my-twins',
    places: [
      { name: { column: 'place_a' }, country: { column: 'country_a' } },
      { name: { column: 'Place B' } },
    ],
    date: { column: 'since' },
  });
  expect(plainMapping(['x', 'y'], 'Numbers', 'twinning')).toBeNull();
});
