import { expect, test } from 'vitest';
import { modelMethod } from '../../../statements/index.js';
import { methodWords, modelName } from './trust-words.js';

test('a page says how a statement was drawn, in plain words', () => {
  const words = (method: string, rule: string | null = null) => methodWords({ method, rule }, 'en');
  expect(words(modelMethod('qwen2.5:7b'))).toBe(
    'read by a language model (qwen2.5:7b), checked against the text',
  );
  expect(words('reader@1', 'twinning.since')).toBe('Read by rule twinning.since (reader@1)');
  expect(words('reader@1')).toBe('Read by rules (reader@1)');
  expect(words('table:wikidata-twins')).toBe('A row of a table (table:wikidata-twins)');
});

test('the model’s name is read as the reader writes it', () => {
  for (const name of ['a', 'org/model:7b', 'm@home']) expect(modelName(modelMethod(name))).toBe(name);
  expect(modelName('reader@1')).toBeNull();
});
