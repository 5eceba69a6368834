import { expect, it } from 'vitest';
import { nominativeSource } from './nominative-source.js';

const table = (nouns: Record<string, string>, adjectives: Record<string, string>) => ({
  nouns: new Map(Object.entries(nouns)),
  adjectives: new Map(Object.entries(adjectives)),
});
const sourceCases = [
  table({ управления: 'управление', правительстве: 'правительство' }, { ого: 'ое', ом: 'ое' }),
  table({ таможни: 'таможня' }, { ой: 'ая' }),
  table({ комитета: 'комитет' }, { областного: 'областной', ого: 'ый' }),
];

it.each([
  ['Сибирского таможенного управления', 'Сибирское таможенное управление'],
  ['правительстве региона', 'правительство региона'],
  ['Псковской таможни', 'Псковская таможня'],
  ['областного комитета', 'областной комитет'],
  ['местных жителей', 'местных жителей'],
])('%s is told as %s', (source, told) => {
  expect(nominativeSource(source, { sourceCases })).toBe(told);
});
