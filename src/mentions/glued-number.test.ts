import { describe, expect, test } from 'vitest';
import { lexiconOf } from '../../test/support/shared-reader.js';
import { gluedNumber } from './glued-number.js';

describe('a number and what it counts in one word', () => {
  test('gives the number of a German head count and age', () => {
    const german = lexiconOf('de');
    expect(gluedNumber('zwölfköpfige', german.groupTails, german)).toBe(12);
    expect(gluedNumber('fünfundzwanzigjährigen', german.dates.ageTails, german)).toBe(25);
  });

  test('gives the number of Polish and Russian ones', () => {
    const polish = lexiconOf('pl');
    const russian = lexiconOf('ru');
    expect(gluedNumber('jedenastoosobowa', polish.groupTails, polish)).toBe(11);
    expect(gluedNumber('dwudziestopięciolecie', polish.dates.ageTails, polish)).toBe(25);
    expect(gluedNumber('тридцатилетию', russian.dates.ageTails, russian)).toBe(30);
  });

  test('gives nothing for a tail behind other letters, or alone', () => {
    const german = lexiconOf('de');
    expect(gluedNumber('dickköpfiger', german.groupTails, german)).toBeNull();
    expect(gluedNumber('köpfige', german.groupTails, german)).toBeNull();
  });
});
