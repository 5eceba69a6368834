import { describe, expect, it } from 'vitest';
import { readAs } from '../../test/support/shared-reader.js';

const kinds = (text: string): string[] =>
  readAs(text).mentions.flatMap((mention) =>
    mention.type === 'place' ? [`${mention.surface}: ${mention.kind}`] : [],
  );

describe('a name that a city and its region bear', () => {
  it('is the region in a text that names its governor', () => {
    expect(
      kinds('The governor of São Paulo, João Doria, went to Chile. Exports from São Paulo to Chile grew.'),
    ).toEqual(['São Paulo: region', 'Chile: country', 'São Paulo: region', 'Chile: country']);
  });

  it('stays the city beside its mayor', () => {
    expect(kinds('The governor of São Paulo met the mayor of São Paulo.')).toEqual([
      'São Paulo: region',
      'São Paulo: city',
    ]);
  });

  it('is the city where no such office is named', () => {
    expect(kinds('A group from São Paulo went to Chile.')[0]).toBe('São Paulo: city');
  });
});
