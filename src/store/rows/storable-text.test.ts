import fc from 'fast-check';
import { expect, it } from 'vitest';
import { storableJson, storableText } from './storable-text.js';

it('never moves an offset, and leaves good text alone', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(storableText(text)).toHaveLength(text.length);
      expect(storableText(text)).not.toContain('\0');
    }),
  );
  expect(storableText('Гомель 🏙 “x”')).toBe('Гомель 🏙 “x”');
  expect(storableText('a\uD83Cb\uDFD9')).toBe('a\uFFFDb\uFFFD');
});

it('cleans every string inside JSON', () => {
  expect(storableJson([{ text: 'a\0', more: ['\uD800'] }])).toBe('[{"text":"a\uFFFD","more":["\uFFFD"]}]');
});
