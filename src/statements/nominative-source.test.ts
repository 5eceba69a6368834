import { expect, it } from 'vitest';
import { loadLanguages } from '../ingest/load-languages.js';
import { nominativeSource } from './nominative-source.js';

const lexicon = loadLanguages().get('ru')?.lexicon;

it.each([
  ['Сибирского таможенного управления', 'Сибирское таможенное управление'],
  ['правительстве региона', 'правительство региона'],
  ['Псковской таможни', 'Псковская таможня'],
  ['областного комитета', 'областной комитет'],
  ['местных жителей', 'местных жителей'],
])('%s is told as %s', (source, told) => {
  expect(lexicon && nominativeSource(source, lexicon)).toBe(told);
});
