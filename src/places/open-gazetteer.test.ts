import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldName, placeId } from '../base/index.js';
import { gazetteerFolder, loadGazetteer } from './load-gazetteer.js';
import { openGazetteer } from './open-gazetteer.js';
import { readNames } from './place-names.js';
import { readIndex } from './read-index.js';

const file = join(gazetteerFolder(), 'index.bin');
const bytes = readFileSync(file);
const gazetteer = openGazetteer(bytes);
const columns = readIndex(bytes);
const get = (id: string) => gazetteer.get(placeId(id));

/** Names of all places by order in the index, read without the name table. */
function allNames(): string[][] {
  const places: string[][] = [];
  let start = 0;
  for (let i = 0; i < columns.names.length; i++) {
    if (columns.names[i] !== 0) continue;
    places.push(readNames(columns.names, start, i + 1).map((name) => name.text));
    start = i + 1;
  }
  return places;
}
const names = allNames();

const idAt = (index: number) => columns.ids[index] ?? `g${columns.geonames[index]}`;

describe('looking names up', () => {
  it('finds every place by any of its names, folded as foldName folds', () => {
    fc.assert(
      fc.property(fc.nat(names.length - 1), fc.nat(), (index, which) => {
        const list = names[index] ?? [];
        const name = list[which % list.length] ?? '';
        const found = gazetteer.named(foldName(name)).map((place) => place.id);
        expect(found, name).toContain(idAt(index));
      }),
      { numRuns: 3000 },
    );
  });

  it('knows the first word of every name of several words', () => {
    fc.assert(
      fc.property(fc.nat(names.length - 1), (index) => {
        for (const name of names[index] ?? []) {
          const words = foldName(name).split(' ');
          if (words.length > 1) expect(gazetteer.startsName(words[0] ?? ''), name).toBe(true);
        }
      }),
      { numRuns: 1000 },
    );
    expect(gazetteer.startsName('zzyzxqavia')).toBe(false);
  });

  it('gives one shared empty list on a miss, and each place once on a hit', () => {
    expect(gazetteer.named('zzyzxqavia')).toBe(gazetteer.named('quxbarfoo'));
    const found = gazetteer.named('san antonio');
    expect(new Set(found).size).toBe(found.length);
  });

  it('never throws on odd input', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        gazetteer.named(text);
        gazetteer.startsName(text);
        gazetteer.get(placeId(text));
        expect(gazetteer.search(text, 0)).toEqual([]);
      }),
    );
  });

  it('gives the same place for its id', () => {
    fc.assert(
      fc.property(fc.nat(names.length - 1), (index) => {
        const place = get(idAt(index));
        expect(place?.id).toBe(idAt(index));
        expect(place?.name).toBe(names[index]?.[0]);
        expect(Math.abs(place?.latitude ?? 0)).toBeLessThanOrEqual(90);
      }),
    );
    expect(get('g1')).toBeUndefined();
    expect(get('x:nowhere')).toBeUndefined();
  });
});

describe('what is in the index', () => {
  it('has at most 8 MB, all countries and most of the world’s towns', () => {
    expect(statSync(file).size).toBeLessThan(8e6);
    expect(gazetteer.size).toBeGreaterThan(65_000);
    const iso = columns.ids.filter((id) => /^[A-Z]{2}$/.test(id));
    expect(iso.length).toBe(249);
  });

  it('has a town with its facts', () => {
    expect(get('g2013348')).toMatchObject({
      kind: 'city',
      name: 'Vladivostok',
      localName: 'Владивосток',
      country: 'RU',
      region: 'RU-PRI',
      seat: 2,
      geonames: 2013348,
      iso: null,
    });
    expect(get('g625144')).toMatchObject({ name: 'Minsk', seat: 3, country: 'BY' });
  });

  it('has the chain of parents up to the country', () => {
    const chain = gazetteer.ancestors(placeId('g2013348')).map((place) => place.name);
    expect(chain).toEqual(['Primorye Territory', 'Far Eastern Federal District', 'Russia']);
    const beshenkovichi = gazetteer.named('beshenkovichi')[0];
    expect(gazetteer.ancestors(beshenkovichi?.id ?? placeId('')).map((place) => place.name)).toEqual([
      'Beshenkovichi District',
      'Vitebsk Region',
      'Belarus',
    ]);
  });

  it('has the 118 raions of Belarus by their seats', () => {
    const raions = names.filter(
      (list) => list.some((name) => name.endsWith(' раён')) && list[0]?.endsWith(' District'),
    );
    expect(raions).toHaveLength(118);
  });

  it('has the names of a region in the languages of the interface', () => {
    const id = placeId('RU-PRI');
    expect(gazetteer.nameIn(id, 'ru')).toBe('Приморский край');
    expect(gazetteer.nameIn(id, 'zh')).toBe('滨海边疆区');
    expect(gazetteer.nameIn(placeId('DE'), 'fr')).toBe('Allemagne');
    expect(gazetteer.nameIn(placeId('g524901'), 'de')).toBe('Moskau');
    expect(gazetteer.nameIn(placeId('x:lake-baikal'), 'pl')).toBe('Jezioro Bajkał');
    expect(gazetteer.nameIn(placeId('g2013348'), 'xx')).toBe('Vladivostok');
  });

  it('lets areas hold what lies in them', () => {
    const holds = (outer: string, inner: string) => gazetteer.contains(placeId(outer), placeId(inner));
    expect(holds('x:far-east-ru', 'g2013348')).toBe(true);
    expect(holds('x:asia', 'g2013348')).toBe(true);
    expect(holds('x:eu', 'g756135')).toBe(true);
    expect(holds('x:eu', 'g625144')).toBe(false);
    expect(holds('BY', 'BY')).toBe(true);
    expect(holds('g2013348', 'RU-PRI')).toBe(false);
  });

  it('gives former states no country of today, and the years they lasted', () => {
    expect(get('x:soviet-union')).toMatchObject({
      kind: 'country',
      country: null,
      validFrom: 1922,
      validTo: 1991,
    });
  });
});

describe('worldviews', () => {
  it('follows ISO 3166 and the UN unless told otherwise', () => {
    expect(gazetteer.worldview).toBe('un');
    expect(get('g693805')).toMatchObject({ name: 'Simferopol', country: 'UA', region: 'UA-43' });
    expect(get('g694423')?.country).toBe('UA');
    expect(get('g786714')).toMatchObject({ name: 'Pristina', country: 'RS', region: 'RS-KM' });
    expect(get('XK')).toBeUndefined();
    expect(get('g2462881')?.country).toBe('EH');
    expect(get('g1668341')?.country).toBe('TW');
  });

  it('can follow the lines that Natural Earth draws', () => {
    const other = loadGazetteer({ worldview: 'natural_earth', file });
    expect(other.get(placeId('g693805'))?.country).toBe('RU');
    expect(other.ancestors(placeId('g694423')).at(-1)?.id).toBe('RU');
    expect(other.get(placeId('g786714'))).toMatchObject({ country: 'XK', region: null, parent: 'XK' });
    expect(other.get(placeId('XK'))).toMatchObject({ kind: 'country', name: 'Kosovo' });
    expect(other.get(placeId('g625144'))?.country).toBe('BY');
  });

  it('refuses one it does not know', () => {
    expect(() => openGazetteer(bytes, 'mine')).toThrow(
      /unknown worldview: mine; use one of: un, natural_earth/,
    );
  });
});

describe('bad files', () => {
  it('says that bytes are no index and how to get one', () => {
    expect(() => openGazetteer(new Uint8Array([1, 2, 3]))).toThrow(/npm run build:gazetteer/);
    expect(() => openGazetteer(bytes.subarray(0, 100_000))).toThrow(/cut short/);
    const damaged = Uint8Array.from(bytes);
    damaged.fill(255, 40_000, 60_000);
    expect(() => openGazetteer(damaged)).toThrow(/npm run build:gazetteer/);
  });

  it('names a missing file', () => {
    expect(() => loadGazetteer({ file: '/nowhere/index.bin' })).toThrow(
      /no gazetteer file: \/nowhere\/index.bin; run npm/,
    );
  });
});

describe('all towns', () => {
  it('are those with so many people, each once and with coordinates', () => {
    const cities = gazetteer.towns(1_000_000);
    const ids = cities.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids).toContain('g625144');
    expect(ids).not.toContain('BY-MI');
    expect(cities.every((town) => (town.population ?? 0) >= 1_000_000 && town.latitude !== null)).toBe(true);
    expect(gazetteer.towns(0).some(({ population }) => population === null)).toBe(true);
  });
});

describe('the search box', () => {
  it('completes, and forgives a letter, in any script', () => {
    expect(gazetteer.search('vladivos', 3)[0]?.place.id).toBe('g2013348');
    expect(gazetteer.search('Владивос', 3)[0]?.place.id).toBe('g2013348');
    expect(gazetteer.search('vladivostk', 3).map((c) => c.place.id)).toContain('g2013348');
    expect(gazetteer.search('minsk', 5)[0]?.place.id).toBe('g625144');
    expect(gazetteer.search('   ', 5)).toEqual([]);
  });
});
