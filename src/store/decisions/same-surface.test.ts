import { describe, expect, it } from 'vitest';
import { sameSurface } from './same-surface.js';

describe('sameSurface', () => {
  it.each([
    ['Cordoba', 'Córdoba', true],
    ['Cordoba', "Cordoba's", true],
    ['Могилёв', 'Могилёва', true],
    ['Могилёве', 'Могилёвом', true],
    ['Georgia', 'Georgian', true],
    ['Russia', 'RF', false],
    ['Kars', 'Karlsruhe', false],
    ['Paris', 'Paris Saint-Germain', false],
    ['Ufa', 'Ufalei', true],
    ['北京', '北京', true],
    ['', 'Ufa', false],
  ])('takes %j and %j for one name: %s', (a, b, same) => {
    expect(sameSurface(a, b)).toBe(same);
    expect(sameSurface(b, a)).toBe(same);
  });
});
