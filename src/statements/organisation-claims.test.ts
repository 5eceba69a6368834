import { describe, expect, it } from 'vitest';
import { organisationClaims } from './organisation-claims.js';
import { organisationId } from './side-claims.js';

const named = (name: string) => ({ id: organisationId(name), name });

const owned = (name: string, owner: string, share: number | null = null) => ({
  what: 'owned',
  owned: named(name),
  owner: named(owner),
  share,
});

describe('whose an organisation is', () => {
  it.each([
    ['en', 'ABC-NORD, a 100% subsidiary of ABC, builds tractors in Norland.', owned('ABC-NORD', 'ABC', 100)],
    [
      'en',
      'Norland Bus Works is a wholly-owned subsidiary of Sudmark Motors.',
      owned('Norland Bus Works', 'Sudmark Motors', 100),
    ],
    [
      'en',
      'Norbank, a subsidiary of the Bank of Sudmark, opened a branch.',
      owned('Norbank', 'Bank of Sudmark'),
    ],
    ['en', 'Norbank is 51.5 per cent owned by Sudmark Capital.', owned('Norbank', 'Sudmark Capital', 51.5)],
    ['en', 'Sudmark Capital holds a 25% stake in Norbank.', owned('Norbank', 'Sudmark Capital', 25)],
    [
      'ru',
      'АБВ-Север, стопроцентное дочернее предприятие АБВ, собирает тракторы.',
      owned('АБВ-Север', 'АБВ', 100),
    ],
    ['ru', '«Норбанк» — дочерняя компания «Судмарк Капитал».', owned('Норбанк', 'Судмарк Капитал')],
    ['de', 'ABC-Nord, eine 100-prozentige Tochter der ABC, baut Traktoren.', owned('ABC-Nord', 'ABC', 100)],
    [
      'fr',
      'ABC-Nord, filiale à 60 % de Sudmark Moteurs, construit des bus.',
      owned('ABC-Nord', 'Sudmark Moteurs', 60),
    ],
    [
      'es',
      'ABC-Norte, filial al 60 % de Motores Sudmark, construye autobuses.',
      owned('ABC-Norte', 'Motores Sudmark', 60),
    ],
    ['pl', 'ABC-Północ, spółka zależna ABC, buduje ciągniki.', owned('ABC-Północ', 'ABC')],
  ])('is read in %s: %s', (language, sentence, claim) => {
    expect(organisationClaims(sentence, language)).toEqual([claim]);
  });

  it.each([
    ['it says nobody by name', 'It is a subsidiary of a larger group.'],
    ['the owner is no name', 'Norbank, a subsidiary of several towns, closed.'],
    ['a share is more than all', 'Nothing here is owned by anybody.'],
  ])('is not read where %s', (_, sentence) => {
    expect(organisationClaims(sentence, 'en')).toEqual([]);
  });

  it('has no share where the figure is none', () => {
    expect(organisationClaims('Norbank is 400% owned by Sudmark Capital.', 'en')).toEqual([
      owned('Norbank', 'Sudmark Capital'),
    ]);
  });
});

describe('on whose order', () => {
  it.each([
    ['en', 'The ferry was ordered by the Ministry of Roads of Norland.', 'Ministry of Roads of Norland'],
    ['ru', 'Паром построили по заказу Министерства дорог.', 'Министерства'],
    ['de', 'Die Brücke wurde im Auftrag der Norland Bahn gebaut.', 'Norland Bahn'],
    ['fr', 'Les bus ont été commandés par la Ville de Tarn.', 'Ville de Tarn'],
    ['es', 'Los autobuses fueron encargados por la Ciudad de Tarn.', 'Ciudad de Tarn'],
    ['pl', 'Most zbudowano na zlecenie Kolei Norlandu.', 'Kolei Norlandu'],
  ])('is read in %s', (language, sentence, by) => {
    expect(organisationClaims(sentence, language)).toEqual([{ what: 'ordered', by: named(by) }]);
  });
});

it('knows an organisation whatever its capitals and signs', () => {
  expect(organisationId('ABC-NORD')).toBe(organisationId('Abc Nord'));
  expect(organisationId('ABC')).not.toBe(organisationId('ABC Nord'));
});

it('takes no time over a long run of names, and gives nothing in a language without patterns', () => {
  const names = `${'Norland Bus Works '.repeat(400)}is near.`;
  expect(organisationClaims(names, 'en')).toEqual([]);
  expect(organisationClaims('ABC, a subsidiary of DEF.', 'ja')).toEqual([]);
});
