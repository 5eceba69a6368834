import { expect, it } from 'vitest';
import { loadGazetteer, type Place } from '../../places/index.js';
import { alpha2 } from './alpha-3.js';

it('knows the three letters of every country of the gazetteer, and none of them twice', () => {
  const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
  const all = letters.flatMap((a) => letters.flatMap((b) => letters.map((c) => a + b + c)));
  const found = all.flatMap((code) => alpha2(code) ?? []);
  expect(found).toHaveLength(250);
  expect(new Set(found).size).toBe(249);
  expect(alpha2('DEU')).toBe('DE');
  const gazetteer = loadGazetteer();
  expect(
    found.filter((code) => gazetteer.get(code as Place['id'])?.kind === 'country').length,
  ).toBeGreaterThan(240);
});
