import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldName } from './fold.js';

describe('folding a name', () => {
  it.each([
    ['Plourin-lès-Morlaix', 'plourin les morlaix'],
    ['SÃO PAULO', 'sao paulo'],
    ['  Ostley   upon-Wend ', 'ostley upon wend'],
    ["L'Aquila", 'laquila'],
    ['L’Aquila', 'laquila'],
    ['Могилёв', 'могилев'],
    ['Йошкар-Ола', 'иошкар ола'],
    ['No. 7 (Old)', 'no 7 old'],
    ['—', ''],
    ['', ''],
  ])('makes %j into %j', (name, folded) => {
    expect(foldName(name)).toBe(folded);
  });

  it('reads composed and decomposed letters alike', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (name) => {
        expect(foldName(name.normalize('NFC'))).toBe(foldName(name.normalize('NFD')));
      }),
    );
  });

  it('changes nothing the second time', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (name) => {
        expect(foldName(foldName(name))).toBe(foldName(name));
      }),
    );
  });
});
