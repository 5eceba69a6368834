import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { KINDS, parseVocabulary } from '../../vocabulary/index.js';
import { writeCodebook } from './write-codebook.js';

const file = (name: string) => new URL(`../../../data/vocabulary/${name}.yaml`, import.meta.url);
const vocabulary = parseVocabulary((name) => readFileSync(file(name), 'utf8'));

it('tells every kind with its definition, what it is not, and an example', () => {
  const codebook = writeCodebook(vocabulary, '1.2.3');
  for (const kind of KINDS) {
    const { definition, examples } = vocabulary.kind(kind);
    expect(codebook).toContain(`(\`${kind}\`)`);
    expect(codebook).toContain(definition.en);
    for (const example of examples) expect(codebook).toContain(example);
  }
  expect(codebook).toContain('not_stated');
  expect(codebook.endsWith('\n')).toBe(true);
});
