import { describe, expect, it } from 'vitest';
import { readAs } from '../../test/support/shared-reader.js';
import { drawn, partiesLine } from '../../test/support/statement-lines.js';

describe('how real a fact is', () => {
  it.each([
    ['signed', 'Leeds and Dortmund signed a cooperation agreement in 2019.', 'agreement', 'signed', 'signed'],
    ['standing', 'Leeds and Dortmund have been twin towns since 1969.', 'twinning', 'completed', 'active'],
    ['planned', 'Leeds and Dortmund plan to become twin towns.', 'twinning', 'planned', 'planned'],
    ['wished for', 'Leeds and Dortmund could become twin towns.', 'twinning', 'proposed', 'proposed'],
    [
      'weighed',
      'Leeds and Dortmund are considering a cooperation agreement.',
      'agreement',
      'proposed',
      'proposed',
    ],
    [
      'over',
      'Leeds and Dortmund ended their twin town partnership in 2020.',
      'twinning',
      'completed',
      'ended',
    ],
    [
      'at rest',
      'Leeds and Dortmund suspended their sister-city ties in 2022.',
      'twinning',
      'completed',
      'suspended',
    ],
    [
      'to come',
      'Direct flights between Leeds and Dortmund will be launched in 2025.',
      'transport_link',
      'planned',
      'planned',
    ],
  ] as const)('%s: %s', (_, text, kind, status, lifecycle) => {
    expect(drawn(text, kind).map((s) => [s.status, s.lifecycle])).toEqual([[status, lifecycle]]);
  });

  it('a promise that hangs on a condition is none', () => {
    expect(
      drawn('If the visa is dropped, Leeds will open a trade office in Dortmund.', 'commitment'),
    ).toEqual([]);
  });
});

describe('a denial', () => {
  it.each([
    ['Leeds does not have a single sister city in Belarus.', 'twinning', 'Leeds, Belarus'],
    ['There are no direct flights between Leeds and Dortmund.', 'transport_link', 'Leeds, Dortmund'],
    ['The agreement between Leeds and Riga was not signed.', 'agreement', 'Leeds, Riga'],
    ['No agreement was signed between Leeds and Riga.', 'agreement', 'Leeds, Riga'],
    ['Leeds and Dortmund have never signed an agreement.', 'agreement', 'Leeds, Dortmund'],
  ])('is an absence, never a statement: %s', (text, kind, names) => {
    const { statements, absences } = readAs(text);
    expect(statements.filter((statement) => statement.kind === kind)).toEqual([]);
    expect(
      absences.map((absence) => [absence.kind, absence.parties.map(({ name }) => name).join(', ')]),
    ).toEqual([[kind, names]]);
    expect(absences[0]?.quote).toBe(text);
  });

  it('keeps who denies it', () => {
    const text = 'Anna Brook, mayor of Leeds, said that Leeds does not have a single sister city in Belarus.';
    expect(readAs(text).absences[0]?.speaker?.name).toBe('Anna Brook');
  });

  it('is an end, not a denial, in "no longer"', () => {
    const [fact, ...more] = drawn('Leeds is no longer twinned with Riga.', 'twinning');
    expect(more).toEqual([]);
    expect(fact).toMatchObject({ lifecycle: 'ended' });
  });

  it('is none in "not only"', () => {
    const text = 'Not only Leeds but Dortmund signed the agreement.';
    expect(readAs(text).absences).toEqual([]);
    expect(drawn(text, 'agreement').map(partiesLine)).toEqual(['side Leeds, side Dortmund']);
  });

  it('is none in a French "ne … que", and one in "ne … pas"', () => {
    const only = readAs("Lyon n'est jumelée qu'avec Leeds.", null, 'fr');
    expect(only.statements.map(partiesLine)).toEqual(['side Lyon, side Leeds']);
    expect(only.absences).toEqual([]);
    expect(readAs("Lyon n'est pas jumelée avec Leeds.", null, 'fr').absences).toHaveLength(1);
  });
});
