import { describe, expect, it } from 'vitest';
import type { Amount, PlaceId, TieId } from '../../../base/index.js';
import type { TiePlaceView, TieView } from '../../../queries/index.js';
import type { Role } from '../../../vocabulary/index.js';
import { tieTitle } from './tie-title.js';

const place = (name: string, role: Role = 'side'): TiePlaceView => ({
  id: name as PlaceId,
  name,
  kind: 'city',
  country: null,
  longitude: null,
  latitude: null,
  position: 'none',
  role,
});
const tie = (part: Partial<TieView>): TieView => ({
  id: 't1' as TieId,
  kind: 'agreement',
  lifecycle: 'active',
  state: 'under_way',
  places: [],
  date: null,
  dateText: null,
  amounts: [],
  object: null,
  testimony: { reports: 1, independentSources: 1, told: 'one_side', sourceKinds: [] },
  speakers: [],
  notes: [],
  ...part,
});
const billion: Amount = { value: 1e9, unit: 'USD', qualifier: 'over', text: 'over $1 billion' };

describe('tieTitle', () => {
  it('says what is only proposed as a possibility', () => {
    const proposal = tie({
      kind: 'twinning',
      state: 'ahead',
      places: [place('Brest'), place('Vladivostok')],
    });
    expect(tieTitle(proposal, 'en')).toBe('Brest and Vladivostok may twin');
    expect(tieTitle(proposal, 'ru')).toBe('Brest и Vladivostok: могут стать побратимами');
  });

  it('gives trade its amount with the bound', () => {
    const trade = tie({
      kind: 'trade_flow',
      places: [place('Belarus'), place('Tatarstan')],
      amounts: [billion],
    });
    expect(tieTitle(trade, 'en').replaceAll('\u00a0', ' ')).toBe(
      'Trade of Belarus with Tatarstan, over 1 billion USD',
    );
  });

  it('follows the direction of trade', () => {
    const exports = tie({
      kind: 'trade_flow',
      places: [place('Tyumen', 'importer'), place('Minsk', 'exporter')],
    });
    expect(tieTitle(exports, 'en')).toBe('Exports of Minsk to Tyumen');
  });

  it('names a village and where its founders came from', () => {
    const village = tie({
      kind: 'settlement_origin',
      places: [place('Belarus', 'origin'), place('Ivanovka', 'subject')],
    });
    expect(tieTitle(village, 'en')).toBe('Ivanovka, founded by people from Belarus');
  });

  it('shortens long lists and never hides a single name', () => {
    const many = ['A', 'B', 'C', 'D', 'E', 'F'].map((name) => place(name));
    expect(tieTitle(tie({ places: many }), 'en')).toBe('Agreement of A, B, C and 3 more');
    expect(tieTitle(tie({ places: many.slice(0, 4) }), 'en')).toBe('Agreement of A, B, C and D');
  });

  it('does not repeat a place that the object names already', () => {
    const project = tie({
      kind: 'project',
      object: 'maintenance centre in Vladivostok',
      places: [place('Belarus'), place('Vladivostok')],
    });
    expect(tieTitle(project, 'en')).toBe('Maintenance centre in Vladivostok: Belarus');
  });

  it('keeps one name when a place stands in two roles', () => {
    const visit = tie({
      kind: 'visit',
      state: 'done',
      places: [place('Minsk', 'guest'), place('Kazan', 'host')],
    });
    expect(tieTitle(visit, 'en')).toBe('Visit from Minsk to Kazan');
    expect(tieTitle(tie({ kind: 'visit', places: [place('Kazan', 'host')] }), 'en')).toBe('Visit to Kazan');
  });

  it('says so when no place is named', () => {
    expect(tieTitle(tie({}), 'en')).toBe('A tie with no named place');
  });
});
