import { describe, expect, it } from 'vitest';
import { levelAt } from './map-levels.js';

describe('levelAt', () => {
  it('goes from countries over regions to places', () => {
    expect([1, 2, 2.4, 6, 7, 40].map((zoom) => levelAt(zoom, 'country'))).toEqual([
      'country',
      'country',
      'region',
      'region',
      'place',
      'place',
    ]);
  });
  it('never shows less than the map began with', () => {
    expect([0.5, 1, 40].map((zoom) => levelAt(zoom, 'place'))).toEqual(['place', 'place', 'place']);
    expect([1, 2.5, 40].map((zoom) => levelAt(zoom, 'region'))).toEqual(['region', 'place', 'place']);
  });
});
