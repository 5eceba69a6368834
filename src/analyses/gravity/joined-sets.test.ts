import fc from 'fast-check';
import { expect, it } from 'vitest';
import { JoinedSets } from './joined-sets.js';

it('members are of one set just when a chain of joins leads from one to the other', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.nat(11), fc.nat(11)), { maxLength: 20 }), (joins) => {
      const sets = new JoinedSets(12);
      const plain = Array.from({ length: 12 }, (_, i) => i);
      for (const [a, b] of joins) {
        expect(sets.join(a, b)).toBe(plain[a] !== plain[b]);
        const [from, to] = [plain[a], plain[b]];
        plain.forEach((set, i) => {
          if (set === from) plain[i] = to as number;
        });
      }
      for (let a = 0; a < 12; a++)
        for (let b = 0; b < 12; b++) expect(sets.leader(a) === sets.leader(b)).toBe(plain[a] === plain[b]);
    }),
  );
});
