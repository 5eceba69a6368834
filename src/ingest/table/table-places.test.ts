import { beforeAll, expect, test } from 'vitest';
import { type Gazetteer, loadGazetteer } from '../../places/index.js';
import type { RowDraft, RowPlace } from './row-draft.js';
import { type TablePlaces, tablePlaces } from './table-places.js';

let gazetteer: Gazetteer;
beforeAll(() => {
  gazetteer = loadGazetteer();
});

const at = (
  name: string,
  country: string | null,
  latitude: number | null,
  longitude: number | null,
): RowPlace => ({
  role: 'side',
  name,
  country,
  latitude,
  longitude,
  population: null,
  id: null,
});

function match(...places: readonly RowPlace[]): TablePlaces {
  const draft = {
    line: 2,
    passage: '',
    kind: 'twinning',
    status: 'completed',
    date: null,
    object: null,
    amount: null,
  } as const;
  const drafts: RowDraft[] = places.map((place) => ({ ...draft, places: [place] }));
  return tablePlaces(drafts, { id: 'test', countries: new Map() }, gazetteer);
}

test('a Swedish town listed under Denmark is set right and the change is told', () => {
  const town = at('Malmö', 'Denmark', 55.6, 13.0);
  const places = match(town);
  expect(places.of(town).country).toBe('SE');
  expect(places.remarks[0]).toMatchObject({ column: 'country', value: 'Denmark' });
});

test('a place in no gazetteer is set right by the towns around it, or kept in its country under a local id', () => {
  const around = [
    at('Uppsala', 'Sweden', 59.86, 17.64),
    at('Stockholm', 'Sweden', 59.33, 18.07),
    at('Märsta', 'Sweden', 59.62, 17.85),
  ];
  const hamlet = at('Nowherby', 'Denmark', 59.6, 17.9);
  const lonely = at('Nowherstedt', 'Denmark', 56.0, 9.0);
  const places = match(...around, hamlet, lonely);
  expect(places.of(hamlet)).toMatchObject({ country: 'SE', position: 'point', parent: 'SE' });
  expect(places.of(hamlet).id).toMatch(/^l:test:/);
  expect(places.of(lonely).country).toBe('DK');
});

test('labels at one point are one place', () => {
  const [bruges, brugge, nonsense] = [
    at('Bruges', 'Belgium', 51.2089, 3.2242),
    at('Brugge', 'Belgium', 51.2089, 3.2242),
    at('Brugge Municipality of Old', 'Belgium', 51.2089, 3.2242),
  ];
  const places = match(bruges, brugge, nonsense);
  expect(places.of(brugge).id).toBe(places.of(bruges).id);
  expect(places.of(nonsense).id).toBe(places.of(bruges).id);
});

test('a namesake far from the coordinates is not taken', () => {
  const elsewhere = at('Lyon', 'France', 48.0, -3.0);
  expect(match(elsewhere).of(elsewhere).id).toMatch(/^l:/);
});

test('what hangs on to a name is taken off: "Municipality", a comma, brackets', () => {
  const places = [
    at('Uppsala Municipality', 'Sweden', 59.86, 17.64),
    at('Pescara, Abruzzo', 'Italy', 42.46, 14.21),
  ];
  const matched = match(...places);
  expect(matched.matched).toBe(2);
});

test('a country that does not exist is told and the place kept', () => {
  const town = at('Blaj', 'Austria-Hungary', 46.1753, 23.9142);
  const places = match(town);
  expect(places.remarks[0]?.value).toBe('Austria-Hungary');
  expect(places.of(town).name).toBe('Blaj');
});

test('without coordinates a name is matched inside its country only', () => {
  const [dresden, unknown] = [at('Dresden', 'DE', null, null), at('Nowherstadt', 'DE', null, null)];
  const places = match(dresden, unknown);
  expect(places.of(dresden)).toMatchObject({ country: 'DE', position: 'point' });
  expect(places.of(unknown)).toMatchObject({ country: 'DE', position: 'inside' });
});
