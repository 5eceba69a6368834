import { expect, it } from 'vitest';
import { respell } from './respell.js';

function spellings(folded: string): string[] {
  const told: string[] = [];
  expect(
    respell(folded, (spelling) => {
      told.push(spelling);
      return false;
    }),
  ).toBe(false);
  return told;
}

it('turns a Latin name over to Cyrillic first, then changes one group of letters, then two', () => {
  const told = spellings('primorie');
  expect(told[0]).toMatch(/^\p{Script=Cyrillic}+$/u);
  expect(told).toContain('primorye');
  expect(told.indexOf('primorye')).toBeLessThan(told.indexOf('prymorye'));
});

it('turns a Cyrillic name over to Latin', () => {
  expect(spellings('ивановка')).toContain('ivanovka');
});

it('tells no spelling twice, never the name itself, and 81 at most', () => {
  const told = spellings('shchuchinskaya yakhroma');
  expect(new Set(told).size).toBe(told.length);
  expect(told).not.toContain('shchuchinskaya yakhroma');
  expect(told.length).toBeLessThanOrEqual(81);
});

it('stops at the spelling that will do', () => {
  let told = 0;
  expect(respell('primorie', () => ++told === 3)).toBe(true);
  expect(told).toBe(3);
});

it('knows no other spelling of a name in another script', () => {
  expect(spellings('大连')).toEqual([]);
});
