import { expect, it } from 'vitest';
import type { PartialDate } from '../../base/index.js';
import type { Period } from '../../vocabulary/index.js';
import { noticeDay } from './notice-day.js';

it.each([
  ['2026-09-30', 6, 'months', '2026-03-30'],
  ['2026-08-31', 6, 'months', '2026-02-28'],
  ['2026-09-30', 30, 'days', '2026-08-31'],
  ['2026-01-01', 1, 'years', '2025-01-01'],
  ['2026', 3, 'months', '2025-10-01'],
  ['1002', 900, 'years', null],
  ['2026', 1e12, 'months', null],
])('before an end on %s, %d %s: %s', (end, count, unit, day) => {
  expect(noticeDay(end as PartialDate, { count, unit } as Period)).toBe(day);
});
