import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { actorId, documentId, hashContent, hashParts, sourceId, unresolvedPlaceId } from './ids.js';

/** Text without the NUL that joins parts: no database and no reader lets it through. */
const part = fc.string().map((text) => text.replaceAll('\0', ''));

describe('hashed parts', () => {
  it('stay the same on every machine: ids in stored atlases are made of them', () => {
    expect(hashParts('statement', 'd1', 'twinning')).toBe('qsjnig0wmw2twq6n');
    expect(hashContent('Ostley')).toBe('7fdd518ac04071b2ab34136f48b55c5353ab8c13109d6575fddae173baa5db04');
  });

  it('are 16 digits of base 36, whatever goes in', () => {
    fc.assert(fc.property(fc.array(part), (parts) => /^[0-9a-z]{16}$/.test(hashParts(...parts))));
  });

  it('differ when the parts differ, also where only their borders do', () => {
    expect(hashParts('ab', 'c')).not.toBe(hashParts('a', 'bc'));
    fc.assert(
      fc.property(fc.array(part, { minLength: 1 }), fc.array(part, { minLength: 1 }), (a, b) => {
        expect(hashParts(...a) === hashParts(...b)).toBe(JSON.stringify(a) === JSON.stringify(b));
      }),
    );
  });

  it('read bytes and their text alike', () => {
    expect(hashContent(new TextEncoder().encode('Świdnica'))).toBe(hashContent('Świdnica'));
  });
});

describe('ids', () => {
  it('tell their kind by the first letter', () => {
    expect([sourceId('x')[0], documentId('u', 'h')[0], actorId('n', 'b')[0]]).toEqual(['s', 'd', 'a']);
    expect(unresolvedPlaceId('d1', 'ostley', null)).toMatch(/^u:/);
  });

  it('give one address with other bytes a new document, and the same bytes the same one', () => {
    expect(documentId('https://a.example', 'h1')).toBe(documentId('https://a.example', 'h1'));
    expect(documentId('https://a.example', 'h1')).not.toBe(documentId('https://a.example', 'h2'));
  });

  it('keep unknown places apart by document, name and the region they lie in', () => {
    const ids = [
      unresolvedPlaceId('d1', 'ivanovka', null),
      unresolvedPlaceId('d2', 'ivanovka', null),
      unresolvedPlaceId('d1', 'petrovka', null),
      unresolvedPlaceId('d1', 'ivanovka', 'RU-PRI'),
    ];
    expect(new Set(ids).size).toBe(4);
  });
});
