import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isIntertieError, placeId } from '../base/index.js';
import { extendGazetteer } from './extend-gazetteer.js';
import { makeEntry } from './gazetteer-entry.js';
import { readPack, writePack } from './gazetteer-pack.js';
import { loadGazetteer } from './load-gazetteer.js';
import { readGazetteerFile } from './read-gazetteer-file.js';
import { resolvePlace } from './resolve-place.js';

function errorOf(content: string | Uint8Array): { code: string; message: string } {
  try {
    readGazetteerFile(content, 'mine.csv');
  } catch (error) {
    if (isIntertieError(error)) return { code: error.code, message: error.message };
    throw error;
  }
  throw new Error('no error');
}

const GEONAMES =
  '999000001\tLidovka\tLidovka\tЛидовка,Lidowka\t44.62\t135.83\tP\tPPL\tRU\t\t59\t\t\t\t412\t\t20\tAsia/Vladivostok\t2020-01-01\n' +
  '999000002\tSome Hotel\tSome Hotel\t\t44.6\t135.8\tS\tHTL\tRU\t\t59\t\t\t\t0\t\t20\tAsia/Vladivostok\t2020-01-01\n';
const CSV =
  'name,kind,country,region,latitude,longitude,population,names\nLidovka,settlement,RU,RU-PRI,44.62,135.83,412,Лидовка|Lidowka\n';

describe('reading an operator’s list', () => {
  it('reads a GeoNames dump and leaves out what is no place', () => {
    const entries = readGazetteerFile(GEONAMES, 'RU.txt');
    expect(entries).toHaveLength(1);
    expect(entries[0]).toMatchObject({
      id: 'g999000001',
      kind: 'settlement',
      country: 'RU',
      population: 412,
    });
    expect(entries[0]?.names).toEqual(['Lidovka', 'Лидовка', 'Lidowka']);
  });

  it('reads a CSV with its columns in any order', () => {
    const [entry] = readGazetteerFile(CSV, 'mine.csv');
    expect(entry).toMatchObject({ id: 'l:RU.lidovka', region: 'RU-PRI', parent: 'RU-PRI', latitude: 44.62 });
    expect(readGazetteerFile('kind;name\ncity;Лида', 'mine.csv')[0]?.name).toBe('Лида');
    expect(readGazetteerFile(new TextEncoder().encode(`\uFEFF${CSV}`), 'mine.csv')).toHaveLength(1);
  });

  it.each([
    ['an empty file', '', 'gazetteer.empty', /the file is empty: mine.csv; give a GeoNames dump/],
    ['missing columns', 'id,title\n1,x', 'gazetteer.columns', /line 1: columns are missing: name, kind; /],
    [
      'an unknown kind',
      'name,kind\nX,town',
      'gazetteer.value',
      /mine.csv, line 2, column kind: not understood: town; write one of country/,
    ],
    [
      'a latitude off the globe',
      'name,kind,latitude,longitude\nX,city,91,0',
      'gazetteer.value',
      /line 2, column latitude.*: 91; .*-90 to 90/,
    ],
    [
      'a decimal comma',
      'name,kind,latitude,longitude\nX,city,"53,9",27',
      'gazetteer.value',
      /: 53,9; .*decimal point/,
    ],
    [
      'one coordinate',
      'name,kind,latitude,longitude\nX,city,53.9,',
      'gazetteer.value',
      /column longitude.*both coordinates or neither/,
    ],
    [
      'a country in words',
      'name,kind,country\nX,city,Belarus',
      'gazetteer.value',
      /column country.*: Belarus; .*two capital letters/,
    ],
    ['no name', 'name,kind\n,city', 'gazetteer.value', /column name.*\(empty\)/],
    ['an id twice', 'id,name,kind\na,X,city\na,Y,city', 'gazetteer.twice', /two rows share an id: l:a/],
    ['an open quotation mark', 'name,kind\n"X,city', 'gazetteer.csv', /not a readable CSV/],
    [
      'a broken dump',
      `${GEONAMES}77\tshort\n`,
      'gazetteer.value',
      /line 3, column all.*2 columns; a GeoNames dump has 19/,
    ],
  ])('refuses %s', (_, content, code, message) => {
    const error = errorOf(content);
    expect(error.code).toBe(code);
    expect(error.message).toMatch(message);
  });

  it('refuses what is not UTF-8', () => {
    expect(errorOf(new Uint8Array([0xcb, 0xe8, 0xe4, 0xe0])).code).toBe('gazetteer.encoding');
  });

  it('throws only its own errors, whatever the bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        try {
          readGazetteerFile(bytes, 'noise');
        } catch (error) {
          expect(isIntertieError(error)).toBe(true);
        }
      }),
    );
  });
});

describe('a gazetteer over both', () => {
  const base = loadGazetteer();
  const both = extendGazetteer(base, [
    ...readGazetteerFile(CSV, 'mine.csv'),
    makeEntry({ id: placeId('g2013348'), kind: 'city', name: 'Vladik City' }, ['Владик']),
  ]);

  it('resolves the added place inside its region', () => {
    expect(resolvePlace(base, 'Lidovka', { inside: placeId('RU-PRI') }).outcome).toBe('unresolved');
    const answer = resolvePlace(both, 'Lidovka', { inside: placeId('RU-PRI') });
    expect(answer).toMatchObject({ outcome: 'resolved', place: { id: 'l:RU.lidovka', country: 'RU' } });
    expect(both.ancestors(placeId('l:RU.lidovka')).at(-1)?.id).toBe('RU');
    expect(both.contains(placeId('x:far-east-ru'), placeId('l:RU.lidovka'))).toBe(true);
  });

  it('puts the towns of a country that the file adds into it, by its code', () => {
    const csv = 'name,kind,country\nOrvania,country,QO\nTavrenburg,city,QO\n';
    const atlas = extendGazetteer(base, readGazetteerFile(csv, 'invented.csv'));
    const names = (id: string) => atlas.ancestors(placeId(id)).map(({ name }) => name);
    expect(names('l:QO.tavrenburg')).toEqual(['Orvania']);
    expect(names('QO')).toEqual([]);
  });

  it('adds names to a known place and leaves its facts', () => {
    expect(both.named('владик')[0]).toBe(base.get(placeId('g2013348')));
    expect(both.startsName('vladik')).toBe(true);
    expect(both.names(placeId('g2013348'))).toContain('Владик');
    expect(both.size).toBe(base.size + 1);
    expect(both.search('lidovk', 3)[0]?.place.id).toBe('l:RU.lidovka');
  });

  it('leaves the base as it was', () => {
    expect(base.named('владик')).toEqual([]);
    expect(extendGazetteer(base, [])).toBe(base);
  });
});

describe('packs', () => {
  const pack = { name: 'mine', attribution: 'Own survey', entries: readGazetteerFile(CSV, 'mine.csv') };

  it('come back as they were written, and load from a folder', () => {
    expect(readPack(writePack(pack), 'mine.json')).toEqual(pack);
    const folder = mkdtempSync(join(tmpdir(), 'intertie-packs-'));
    writeFileSync(join(folder, 'mine.json'), writePack(pack));
    expect(loadGazetteer({ packs: folder }).get(placeId('l:RU.lidovka'))?.name).toBe('Lidovka');
    expect(loadGazetteer({ packs: join(folder, 'none') }).size).toBeGreaterThan(0);
  });

  it.each(['', '{', 'null', '[]', '{"format":"other"}'])('refuse %j', (text) => {
    expect(() => readPack(text, 'mine.json')).toThrow(/mine.json; add the list again/);
  });
});
