import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { CheckedNode } from './checked-node.js';
import { parseOffices } from './parse-offices.js';

const text = readFileSync(new URL('../../data/vocabulary/offices.yaml', import.meta.url), 'utf8');
const parse = (yaml: string) => parseOffices(CheckedNode.parse('data/vocabulary/offices.yaml', yaml));
const namesOffice = parse(text);

describe('words that name a public office', () => {
  it.each([
    'Governor of Primorye',
    'Deputy Mayor',
    'Губернатор Нижегородской области',
    'wicemarszałka województwa podkarpackiego',
    'Oberbürgermeister',
    'le maire de Rennes',
    'alcaldesa de Rosario',
    'counselor of the Embassy Office',
    'Stadtverwaltung',
  ])('knows an office: %s', (role) => expect(namesOffice(role)).toBe(true));

  it.each([
    '',
    'a resident of Leeds',
    'student',
    'местный житель',
    'farmer',
    'étudiante',
    'chairlift operator',
    'counterpart',
  ])('knows none in: %s', (role) => expect(namesOffice(role)).toBe(false));
});

describe('offices.yaml', () => {
  it.each([
    ['a language that nobody reads', 'xx: mayor', 'vocabulary.unknown_key'],
    ['an empty word', 'en: mayor, , rector', 'vocabulary.missing'],
    ['a word that would never be met', 'de: Bürgermeister', 'vocabulary.wrong_type'],
  ])('is refused with %s', (_, yaml, code) => {
    expect(() => parse(yaml)).toThrow(expect.objectContaining({ code }));
  });
});
