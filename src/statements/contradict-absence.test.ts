import { expect, it } from 'vitest';
import type { PartialDate } from '../base/index.js';
import { contradictAbsence } from './contradict-absence.js';

it.each([
  ['2019-04', '2021', 'since'],
  ['2019-04', '2011', 'then'],
  ['2019-04', '2019', 'unclear'],
  [null, '2019', 'unclear'],
  ['2019', null, 'unclear'],
  ['2019-12-31', '2020-01-01', 'since'],
])('a denial of %s against a tie of %s: %s', (denied, since, how) => {
  expect(contradictAbsence(denied as PartialDate | null, since as PartialDate | null)).toBe(how);
});
