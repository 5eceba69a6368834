import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { isIntertieError } from '../base/index.js';
import { checkVocabulary, parseVocabulary } from './parse-vocabulary.js';
import { KINDS, STATUSES, TIE_KINDS } from './types.js';
import type { VocabularyFile } from './vocabulary.js';

const read = (file: VocabularyFile) =>
  readFileSync(new URL(`../../data/vocabulary/${file}.yaml`, import.meta.url), 'utf8');
const vocabulary = parseVocabulary(read);

/** The vocabulary with one file changed. */
function changed(file: VocabularyFile, from: string | RegExp, to: string) {
  return parseVocabulary((asked) => (asked === file ? read(asked).replace(from, to) : read(asked)));
}

function refusal(act: () => unknown): { code: string; message: string } {
  try {
    act();
  } catch (error) {
    if (isIntertieError(error)) return { code: error.code, message: error.message };
    throw error;
  }
  return { code: 'none', message: '' };
}

test('a file that is not YAML is refused with its name and line', () => {
  const { code, message } = refusal(() => changed('kinds', 'agreement:', 'agreement: [').kinds());
  expect(code).toBe('vocabulary.unreadable');
  expect(message).toContain('data/vocabulary/kinds.yaml');
});

test('a kind that is not in the closed list is refused with its key', () => {
  const { code, message } = refusal(() => changed('kinds', 'twinning:', 'friendship:').kinds());
  expect(code).toBe('vocabulary.unknown_key');
  expect(message).toContain('friendship');
});

test('a missing label names file and key', () => {
  const { code, message } = refusal(() =>
    changed('kinds', 'labels: { en: Visit, ru: Визит }', 'labels: { en: Visit }').kinds(),
  );
  expect(code).toBe('vocabulary.missing');
  expect(message).toContain('kinds.yaml at visit.labels.ru');
});

test('a role that no list knows is refused', () => {
  const { code, message } = refusal(() => changed('kinds', 'roles: [guest,', 'roles: [tourist,').kinds());
  expect(code).toBe('vocabulary.unknown_value');
  expect(message).toContain('visit.roles[0]');
});

test('a note on independence that is not explained is refused', () => {
  expect(
    refusal(() =>
      changed('sources', 'independence: cooperative', 'independence: coop').classifySource('x', null),
    ).code,
  ).toBe('vocabulary.unknown_value');
});

test('a domain listed for two publishers is refused', () => {
  const twice = changed('sources', 'domains: [tass.ru, ', 'domains: [belta.by, ');
  expect(refusal(() => twice.classifySource('x', null)).code).toBe('vocabulary.twice');
});

test('a chapter that the Harmonized System lacks is refused', () => {
  expect(refusal(() => changed('goods', "'97':", "'98':").goodsIn('art')).code).toBe(
    'vocabulary.unknown_key',
  );
});

test('the files in the package pass every check', () => {
  const checked = checkVocabulary(read);
  expect(checked.kinds().map((entry) => entry.kind)).toEqual([...KINDS]);
  expect(checked.kinds().filter((entry) => entry.makesTie).length).toBe(TIE_KINDS.length);
});

test('a relation that exists is in force, an event that happened is done', () => {
  expect(vocabulary.lifecycleOf('twinning', 'completed', [])).toBe('active');
  expect(vocabulary.lifecycleOf('agreement', 'signed', [])).toBe('signed');
  expect(vocabulary.lifecycleOf('visit', 'completed', [])).toBe('completed');
  expect(vocabulary.stateOf('completed', 'visit')).toBe('done');
  expect(vocabulary.stateOf('signed', 'agreement')).toBe('under_way');
});

test('what is noted beats the status: suspended, ended, renewed', () => {
  expect(vocabulary.lifecycleOf('transport_link', 'completed', ['suspended'])).toBe('suspended');
  expect(vocabulary.lifecycleOf('twinning', 'completed', ['hedged', 'ended in 2022'])).toBe('ended');
  expect(vocabulary.lifecycleOf('agreement', 'signed', ['renewed'])).toBe('active');
  expect(vocabulary.lifecycleOf('agreement', 'planned', ['renewed'])).toBe('planned');
});

test('every kind and status has a lifecycle and a state', () => {
  for (const kind of KINDS) {
    for (const status of STATUSES) {
      const lifecycle = vocabulary.lifecycleOf(kind, status, []);
      expect(vocabulary.lifecycleLabel(lifecycle, 'ru')).not.toBe(lifecycle);
      expect(['ahead', 'under_way', 'done', 'over']).toContain(vocabulary.stateOf(lifecycle, kind));
    }
  }
});

test('goods are found with their chapter, the longest word first, in text order', () => {
  const text = 'They sold trucks, cottage cheese, aluminium profiles and sunflower oil.';
  const found = vocabulary.goodsIn(text, 'en');
  expect(found.map((goods) => [goods.text, goods.chapter])).toEqual([
    ['trucks', '87'],
    ['cottage cheese', '04'],
    ['aluminium profiles', '76'],
    ['sunflower oil', '15'],
  ]);
  for (const goods of found) expect(text.slice(goods.start, goods.end)).toBe(goods.text);
});

test('goods are found in inflected Russian and in Spanish', () => {
  expect(
    vocabulary.goodsIn('поставки тракторов и молочной продукции', 'ru').map((goods) => goods.chapter),
  ).toEqual(['87', '04']);
  expect(vocabulary.goodsIn('camiones y quesos', 'es').map((goods) => goods.chapter)).toEqual(['87', '04']);
});

test('a word that only begins like goods is no goods', () => {
  expect(vocabulary.goodsIn('steelworkers and cheesecakemakers', 'en')).toEqual([]);
});

test.each([
  ['belta.by', null, 'state_agency', 'BY', 'BelTA'],
  ['Xinhua', null, 'state_agency', 'CN', 'Xinhua'],
  ['Reuters', null, 'independent_press', 'GB', 'Reuters'],
  ['La Nación', null, 'independent_press', 'AR', 'La Nación'],
  ['', 'https://www.akorda.kz/en/x', 'government', 'KZ', 'President of Kazakhstan'],
  [
    'Lepel Regional Executive Committee',
    'https://lepel.gov.by/en',
    'government',
    'BY',
    'Lepel Regional Executive Committee',
  ],
  ['Bridgeport', 'https://www.bridgeportct.gov/x', 'government', 'US', 'Bridgeport'],
  ['Intendencia de Salto', 'https://salto.gub.uy', 'government', 'UY', 'Intendencia de Salto'],
  ['European Commission', 'https://ec.europa.eu/x', 'government', null, 'European Commission'],
  ['Ministry of Foreign Affairs', null, 'government', null, 'Ministry of Foreign Affairs'],
  ['Hamburg Port Holding GmbH', null, 'company', null, 'Hamburg Port Holding GmbH'],
  ['The Weekly Rumour', 'https://rumour.example', 'unknown', null, 'The Weekly Rumour'],
  ['A page', 'file:page.html', 'unknown', null, 'A page'],
] as const)('%s (%s) is %s', (name, url, kind, country, shown) => {
  expect(vocabulary.classifySource(name, url)).toMatchObject({ kind, country, name: shown });
});

test('a publisher nobody assessed carries no note', () => {
  expect(vocabulary.classifySource('The Weekly Rumour', null)).toMatchObject({ note: null, listed: false });
  expect(vocabulary.classifySource('TASS', null).note).toMatch(/Owned by a state/);
});
