import { expect, it } from 'vitest';
import { nameLikeness } from './name-shape.js';

it.each([
  ['Niederstollen', 'DE', 'GB'],
  ['Hallbridge', 'GB', 'DE'],
  ['Tanamori', 'JP', 'US'],
  ['Байшуйхэ', 'CN', 'RU'],
])('%s looks like a town of %s rather than of %s', (name, like, unlike) => {
  expect(nameLikeness(name, like)).toBeGreaterThan(nameLikeness(name, unlike));
});

it('says nothing of a country without a list, nor of an empty name', () => {
  expect(nameLikeness('Minsk', 'VA')).toBe(0);
  expect(nameLikeness('', 'DE')).toBe(0);
});
