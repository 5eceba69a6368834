import { describe, expect, it } from 'vitest';
import { decisionWords, fieldChanges } from './decision-words.js';

describe('decisionWords', () => {
  it('says what was done, and of an undo what was taken back', () => {
    expect(decisionWords({ action: 'statement.accept', undoes: null }, 'en')).toBe('Accepted');
    expect(decisionWords({ action: 'statement.accept', undoes: 3 }, 'en')).toBe('Undone: accepted');
    expect(decisionWords({ action: 'new.thing_done', undoes: null }, 'en')).toBe('new: thing done');
  });
});

describe('fieldChanges', () => {
  it('tells each changed field as it was and as it is, in words', () => {
    const changes = fieldChanges({
      before: {
        date: '2019',
        amounts: [],
        kind: 'visit',
        parties: [{ role: 'guest', place: 'x', name: 'Tarn' }],
      },
      after: {
        date: null,
        amounts: [{ value: 5, unit: 'people', text: 'five people' }],
        kind: 'visit',
        parties: [],
      },
    });
    expect(changes).toEqual([
      { field: 'date', before: '2019', after: null },
      { field: 'amounts', before: null, after: 'five people' },
      { field: 'parties', before: 'Tarn, guest', after: null },
    ]);
  });

  it('takes what was nothing before, and is never endless', () => {
    expect(fieldChanges({ before: null, after: { role: 'editor' } })).toEqual([
      { field: 'role', before: null, after: 'editor' },
    ]);
    const many = Object.fromEntries(Array.from({ length: 50 }, (_, index) => [`f${index}`, 'x'.repeat(500)]));
    const told = fieldChanges({ before: null, after: many });
    expect(told).toHaveLength(12);
    expect(told[0]?.after?.length).toBeLessThan(170);
  });
});
