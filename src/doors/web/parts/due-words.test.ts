import { describe, expect, it } from 'vitest';
import type { PromiseView } from '../../../queries/index.js';
import { dueWords } from './due-words.js';

const promise = (due: string | null, clock: PromiseView['clock']) => ({ due, clock }) as PromiseView;

describe('dueWords', () => {
  it.each([
    ['2022-04-30', 'overdue', '2026-04-29', '3 years over'],
    ['2022-04-30', 'overdue', '2026-04-30', '4 years over'],
    ['2026-01-01', 'overdue', '2026-01-02', '1 day over'],
    ['2026-01-01', 'overdue', '2026-04-20', '3 months over'],
    ['2026-01-10', 'due', '2026-01-01', '9 days left'],
    ['2026-01-10', 'today', '2026-01-10', 'today'],
  ] as const)('says of %s (%s) on %s: %s', (due, clock, today, words) => {
    expect(dueWords(promise(due, clock), today, 'en')).toBe(words);
  });

  it('says so when no date was given', () => {
    expect(dueWords(promise(null, 'undated'), '2026-01-01', 'en')).toBe('no date given');
  });
});
