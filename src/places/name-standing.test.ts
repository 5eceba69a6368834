import { describe, expect, it } from 'vitest';
import { IntertieError } from '../base/index.js';
import { loadGazetteer } from './load-gazetteer.js';
import { parseUsualSenses } from './name-data.js';
import { resolvePlace } from './resolve-place.js';

const gazetteer = loadGazetteer();
const senseOf = (name: string, language = 'en') => {
  const { place, candidates } = resolvePlace(gazetteer, name, { language });
  return (place ?? candidates[0]?.place)?.id;
};

describe('a bare name', () => {
  it('is the country’s, though its capital lists it among its names', () => {
    expect(senseOf('Paraguay')).toBe('PY');
    expect(senseOf('Africa')).toBe('x:africa');
  });

  it('is the town’s whose own name it is, not a larger one’s that lists it', () => {
    expect(senseOf('Görlitz')).toBe('g2918987');
    expect(senseOf('Zgorzelec')).toBe('g3080231');
    expect(senseOf('Philadelphia')).toBe('g4560349');
  });

  it('is the town’s in every language where the region shares its name', () => {
    expect(senseOf('Dyneburg', 'pl')).toBe('g460413');
    expect(senseOf('Sevilla', 'es')).toBe('g2510911');
  });

  it('is the region’s where only a small town has the same', () => {
    expect(senseOf('Goiás')).toBe('BR-GO');
    expect(senseOf('Oregon')).toBe('US-OR');
  });

  it('with the designator of a region is no town, whatever the town’s other names', () => {
    expect(senseOf('Воронежская область', 'ru')).toBe('RU-VOR');
    expect(senseOf('Saratov Governorate')).toBe('x:saratov-governorate');
  });

  it('has its usual sense in one language only where the list says so', () => {
    expect(senseOf('Atlantique', 'fr')).toBe('x:atlantic-ocean');
    expect(senseOf('Brest', 'fr')).toBe('g3030300');
    expect(senseOf('Брест', 'ru')).toBe('g629634');
  });

  it('keeps its sense in a text about another country', () => {
    const countries = new Map([['UY', 1]]);
    expect(resolvePlace(gazetteer, 'Florida', { countries }).candidates[0]?.place.country).toBe('UY');
  });
});

describe('the list of usual senses', () => {
  const codeOf = (data: unknown) => {
    try {
      parseUsualSenses(data);
    } catch (error) {
      return error instanceof IntertieError ? error.code : String(error);
    }
    return 'none';
  };

  it('is refused where names are no list, or a name is given to two places', () => {
    expect(codeOf({ 'US-FL': { any: 'Florida' } })).toBe('gazetteer.data');
    expect(codeOf({ 'US-FL': { any: ['Florida'] }, g1: { any: ['Florida'] } })).toBe('gazetteer.data');
  });
});
