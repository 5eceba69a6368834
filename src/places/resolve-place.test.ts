import { describe, expect, it } from 'vitest';
import { type PlaceId, placeId } from '../base/index.js';
import { loadGazetteer } from './load-gazetteer.js';
import { resolvePlace } from './resolve-place.js';
import type { ResolveContext } from './types.js';

const gazetteer = loadGazetteer();
const resolve = (name: string, context: ResolveContext = {}) => resolvePlace(gazetteer, name, context);
const idOf = (name: string, context: ResolveContext = {}) => resolve(name, context).place?.id;
const countries = (...codes: string[]) => new Map(codes.map((code) => [code, 1]));
const regions = (...ids: string[]) => new Map<PlaceId, number>(ids.map((id) => [placeId(id), 1]));

describe('a city and the region named after it', () => {
  it('keeps Moscow and Moscow Oblast apart, under their right codes', () => {
    expect(idOf('Moscow')).toBe('g524901');
    expect(idOf('city of Moscow')).toBe('g524901');
    expect(idOf('Moscow Oblast')).toBe('RU-MOS');
    expect(idOf('Moscow Region')).toBe('RU-MOS');
    expect(idOf('Moscow', { kind: 'region' })).toBe('RU-MOS');
    expect(gazetteer.get(placeId('RU-MOW'))?.geonames).toBe(524894);
    expect(gazetteer.get(placeId('RU-MOS'))?.geonames).toBe(524925);
  });

  it('never takes the town for a name with a region’s designator', () => {
    for (const name of [
      'Brest Oblast',
      'Brest Region',
      'Brest Province',
      'Brest voblast',
      'Oblast of Brest',
    ]) {
      expect(idOf(name), name).toBe('BY-BR');
    }
    expect(resolve('Vladivostok Oblast').place).toBeNull();
  });

  it('gives the town for the bare name and the region where a region is asked for', () => {
    expect(idOf('Mogilev')).toBe('g625665');
    expect(idOf('Gomel', { kind: 'region' })).toBe('BY-HO');
    expect(idOf('Minsk', { kind: 'region' })).toBe('BY-MI');
    expect(idOf('Minsk', { kind: 'city' })).toBe('g625144');
  });
});

describe('designators are equivalent', () => {
  it.each([
    ['Primorye Territory', 'RU-PRI'],
    ['Primorsky Krai', 'RU-PRI'],
    ['Primorye', 'RU-PRI'],
    ['Primory Territory', 'RU-PRI'],
    ['Mogilev Province', 'BY-MA'],
    ['Republic of Tatarstan', 'RU-TA'],
    ['Tatarstan', 'RU-TA'],
    ['Jewish Autonomous Regions', 'RU-YEV'],
    ['Far Eastern Federal District', 'x:fd-far-eastern'],
    ['Chukotka', 'RU-CHU'],
    ['Shandong Province', 'CN-37'],
    ['State of Maine', 'US-ME'],
    ['Nagano Prefecture', 'JP-20'],
    ['Obwód brzeski', 'BY-BR'],
    ['Gebiet Brest', 'BY-BR'],
    ['województwo mazowieckie', 'PL-14'],
    ['Freistaat Bayern', 'DE-BY'],
    ['Quezon City', 'g1692192'],
  ])('%s is %s', (name, id) => {
    expect(idOf(name)).toBe(id);
  });
});

describe('towns of one name', () => {
  it('abstains between the Brests and lets the document decide', () => {
    expect(resolve('Brest').outcome).toBe('ambiguous');
    expect(resolve('Brest').candidates.length).toBeGreaterThan(1);
    expect(idOf('Brest', { countries: countries('BY') })).toBe('g629634');
    expect(idOf('Brest', { countries: countries('FR') })).toBe('g3030300');
  });

  it('takes St. Petersburg for the Russian city unless the document speaks of the United States', () => {
    expect(idOf('St. Petersburg')).toBe('g498817');
    expect(idOf('St. Petersburg', { countries: countries('US') })).toBe('g4171563');
  });

  it('abstains among the Ivanovkas and finds the one inside the stated region', () => {
    expect(resolve('Ivanovka').outcome).toBe('ambiguous');
    const inside = resolve('Ivanovka', { inside: placeId('RU-PRI') });
    expect(inside.outcome).toBe('resolved');
    expect(inside.place?.region).toBe('RU-PRI');
  });

  it('weighs a named region above a larger namesake', () => {
    expect(resolve('Kirovsk', { regions: regions('BY-MA') }).place?.region).toBe('BY-MA');
  });
});

describe('a place that no gazetteer has', () => {
  it('stays unresolved inside its region, though a namesake lies elsewhere', () => {
    const answer = resolve('Kostyukovka', { inside: placeId('RU-AMU') });
    expect(answer.outcome).toBe('unresolved');
    expect(answer.place).toBeNull();
    expect(answer.inside?.id).toBe('RU-AMU');
    expect(answer.candidates[0]?.place.country).toBe('BY');
    expect(answer.candidates[0]?.reasons.at(-1)).toBe('not inside Amur Oblast');
  });

  it.each([
    ['Lidovka', 'RU-PRI'],
    ['Rogachevka', 'RU-AMU'],
    ['Nizhniye Buzuli', 'RU-AMU'],
  ])('%s stays unresolved inside %s', (name, region) => {
    expect(resolve(name, { inside: placeId(region) }).outcome).toBe('unresolved');
  });

  it('is unknown where nothing is said about it', () => {
    expect(resolve('Zzyzxqavia')).toMatchObject({ outcome: 'unknown', place: null, candidates: [] });
    expect(resolve('').outcome).toBe('unknown');
    expect(resolve('…').outcome).toBe('unknown');
  });
});

describe('other spellings and scripts', () => {
  it.each([
    ['Beshenkovichi', 'Beshenkovichi'],
    ['Бешенковичи', 'Beshenkovichi'],
    ['Бешанковічы', 'Beshenkovichi'],
    ['Beshankovichy', 'Beshenkovichi'],
    ['Bieshankovichy', 'Beshenkovichi'],
    ['Rogachyov', 'Rogachev'],
    ['Rahačoŭ', 'Rogachev'],
    ['Рогачёв', 'Rogachev'],
    ['Mahilyow', 'Mogilev'],
    ['Homiel', 'Gomel'],
    ['Vitsyebsk', 'Vitebsk'],
    ['Hrodna', 'Grodno'],
    ['Kiev', 'Kyiv'],
    ['Elabuga', 'Yelabuga'],
    ['Wladiwostok', 'Vladivostok'],
    ['符拉迪沃斯托克', 'Vladivostok'],
    ['海参崴', 'Vladivostok'],
    ['Brest-Litovsk', 'Brest'],
    ['Nijni Novgorod', 'Nizhny Novgorod'],
    ['Tscheljabinsk', 'Chelyabinsk'],
  ])('%s is %s', (spelling, name) => {
    expect(resolve(spelling, { countries: countries('BY', 'RU', 'UA') }).place?.name).toBe(name);
  });
});

describe('case endings', () => {
  it.each([
    ['Бресте', 'ru', 'g629634'],
    ['Бреста', 'ru', 'g629634'],
    ['Владивостоке', 'ru', 'g2013348'],
    ['Приморского края', 'ru', 'RU-PRI'],
    ['Витебской области', 'ru', 'BY-VI'],
    ['Нижнего Новгорода', 'ru', 'g520555'],
    ['Казани', 'ru', 'g551487'],
    ['Москвой', 'ru', 'g524901'],
    ['Жлобинского района', 'ru', 'g618803'],
    ['Дальнего Востока', 'ru', 'x:far-east-ru'],
    ['Ukrainy', 'pl', 'UA'],
    ['Ukrainie', 'pl', 'UA'],
    ['Krakowie', 'pl', 'g3094802'],
    ['Gdańsku', 'pl', 'g3099434'],
    ['Warszawą', 'pl', 'g756135'],
    ['Niemczech', 'pl', 'DE'],
    ['Moskwie', 'pl', 'g524901'],
    ['Białorusi', 'pl', 'BY'],
  ])('%s (%s) is %s', (form, language, id) => {
    expect(idOf(form, { language, countries: countries('BY', 'PL') })).toBe(id);
  });
});

describe('countries, areas and the past', () => {
  it.each([
    ['USA', 'US'],
    ['the United States', undefined],
    ['UK', 'GB'],
    ['DPRK', 'KP'],
    ['South Korea', 'KR'],
    ['Holland', 'NL'],
    ['UAE', 'AE'],
    ['Czechia', 'CZ'],
    ['DRC', 'CD'],
    ['Republic of Belarus', 'BY'],
    ['Georgia', 'GE'],
    ['Luxembourg', 'LU'],
    ['Far East', 'x:far-east-ru'],
    ['Lake Baikal', 'x:lake-baikal'],
    ['Russky Island', 'x:russky-island'],
    ['Kamchatka Peninsula', 'x:kamchatka-peninsula'],
    ['Union State', 'x:union-state'],
    ['EU', 'x:eu'],
    ['Soviet Union', 'x:soviet-union'],
    ['Alsace', 'x:alsace'],
    ['Kitakyushu', 'g1859307'],
    ['Dalian', 'g1814087'],
  ])('%s is %s', (name, id) => {
    expect(idOf(name)).toBe(id);
  });

  it('tells the oblast of Sakhalin from the island by the kind asked for', () => {
    expect(idOf('Sakhalin', { kind: 'region' })).toBe('RU-SAK');
    expect(idOf('Sakhalin', { kind: 'other' })).toBe('x:sakhalin-island');
  });

  it('lets the document’s country decide between Georgia and Georgia', () => {
    expect(idOf('Georgia', { countries: countries('US') })).toBe('US-GA');
  });

  it('takes the province of the year spoken of', () => {
    expect(idOf('Mogilev Province', { year: 1898 })).toBe('x:mogilev-governorate');
    expect(idOf('Mogilev Province', { year: 2023 })).toBe('BY-MA');
    expect(idOf('Mogilev Governorate')).toBe('x:mogilev-governorate');
  });

  it('finds today’s district in the governorate it lay in', () => {
    const answer = resolve('Rogachev District', { inside: placeId('x:mogilev-governorate') });
    expect(answer.place?.name).toBe('Rogachev District');
  });
});

it('gives scores within 0..1, best first, each with reasons', () => {
  const { candidates } = resolve('San Antonio');
  expect(candidates.length).toBeLessThanOrEqual(8);
  const scores = candidates.map((c) => c.score);
  expect([...scores].sort((a, b) => b - a)).toEqual(scores);
  for (const { score, reasons } of candidates) {
    expect(score).toBeGreaterThan(0);
    expect(score).toBeLessThanOrEqual(1);
    expect(reasons[0]).toMatch(/^name: /);
  }
});
