import { describe, expect, it } from 'vitest';
import { readAs } from '../../test/support/shared-reader.js';

/** Surface, full name where it differs, and role of each person. */
function people(text: string): string[] {
  return readAs(text).mentions.flatMap((mention) =>
    mention.type === 'person'
      ? [
          `${mention.surface}${mention.name === mention.surface ? '' : ` = ${mention.name}`} / ${mention.role}`,
        ]
      : [],
  );
}

describe('a person is known by', () => {
  it.each([
    ['a given name', 'Anna Brook came to Riga.', 'Anna Brook / null'],
    ['initials', 'J. K. Marrow came to Riga.', 'J. K. Marrow / null'],
    ['a title', 'They met Dr. Ostrand of Riga.', 'Ostrand / null'],
    ['an office before the name', 'They met Governor Trask Ostrand.', 'Trask Ostrand / Governor'],
    [
      'an office behind the name',
      'Paris Holland, the mayor of Ostley, came.',
      'Paris Holland / mayor of Ostley',
    ],
    ['a verb of saying', 'Florence Sydney said so.', 'Florence Sydney / null'],
    [
      'an office of a place before the name',
      'Prime Minister of Tajikistan Qodir Sharipov came to Riga.',
      'Qodir Sharipov / Prime Minister of Tajikistan',
    ],
  ])('%s', (_, text, expected) => {
    expect(people(text)).toEqual([expected]);
  });

  it('nothing where two towns stand side by side', () => {
    expect(people('Florence and Sydney signed it.')).toEqual([]);
    expect(people('They flew from Paris to Sydney.')).toEqual([]);
  });

  it('no street of an address for an initial', () => {
    expect(people('They live at 5 A. Street.')).toEqual([]);
  });
});

describe('a person’s name', () => {
  it('keeps particles inside', () => {
    expect(people('Lars van der Meer and João da Silva came.')).toEqual([
      'Lars van der Meer / null',
      'João da Silva / null',
    ]);
  });

  it('is found again by the surname alone', () => {
    expect(people('Karl Lindt met Anna Brook. Later Lindt and Brook left.')).toEqual([
      'Karl Lindt / null',
      'Anna Brook / null',
      'Lindt = Karl Lindt / null',
      'Brook = Anna Brook / null',
    ]);
  });

  it('makes no place of the towns in it', () => {
    const { mentions } = readAs('Paris Holland, the mayor of Ostley, came.');
    expect(mentions.filter(({ type }) => type === 'place').map(({ surface }) => surface)).toEqual(['Ostley']);
  });
});

describe('the role of a person', () => {
  it.each([
    ['before the name', 'Truro mayor Carol Swain spoke.', 'Carol Swain / Truro mayor'],
    ['before it, with a demonym', 'The Kazakh President Karl Lindt spoke.', 'Karl Lindt / Kazakh President'],
    [
      'before it, parted by a comma',
      'The Mayor of Dortmund, Karl Lindt, spoke.',
      'Karl Lindt / Mayor of Dortmund',
    ],
    [
      'before it, at length',
      'Minister of Foreign Affairs Karl Lindt spoke.',
      'Karl Lindt / Minister of Foreign Affairs',
    ],
    ['behind it', 'Karl Lindt, head of the Riga office, spoke.', 'Karl Lindt / head of the Riga office'],
    ['behind "who is"', 'Karl Lindt, who is rector, spoke.', 'Karl Lindt / rector'],
  ])('stands %s', (_, text, expected) => {
    expect(people(text)).toEqual([expected]);
  });

  it('is not taken from whom somebody met before a comma', () => {
    expect(people('After meeting the mayor, Karl Lindt left.')).toEqual(['Karl Lindt / null']);
  });

  it('ends at the comma', () => {
    expect(people('Karl Lindt, mayor of Riga, arrived in Ostley.')).toEqual(['Karl Lindt / mayor of Riga']);
  });

  it('has the name of its body, which is none of the person', () => {
    expect(people('Chairman of the Riga Executive Committee Ivan Petrov spoke.')).toEqual([
      'Ivan Petrov / Chairman of the Riga Executive Committee',
    ]);
  });

  it('does not take in somebody else before "and"', () => {
    expect(people('Riga Mayor Anna Brook and Leeds Mayor Karl Lindt met.')).toEqual([
      'Anna Brook / Riga Mayor',
      'Karl Lindt / Leeds Mayor',
    ]);
    expect(people('Minister of Economy and Trade Anna Brook spoke.')).toEqual([
      'Anna Brook / Minister of Economy and Trade',
    ]);
  });

  it('is none of a body whose name begins like a person’s', () => {
    expect(people('Virginia Western Community College has agreed to pay.')).toEqual([]);
  });
});
