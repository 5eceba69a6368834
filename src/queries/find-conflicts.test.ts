import { expect, it } from 'vitest';
import type { Amount, PartialDate, StatementId } from '../base/index.js';
import { findConflicts } from './find-conflicts.js';
import type { StatementView } from './types.js';

const people = (value: number): Amount => ({
  value,
  unit: 'people',
  qualifier: null,
  text: `${value} people`,
});
const told = (
  id: string,
  given: { date?: string; amounts?: Amount[]; lifecycle?: StatementView['lifecycle'] },
) =>
  ({
    amounts: [],
    lifecycle: 'unknown',
    ...given,
    id: id as StatementId,
    date: (given.date ?? null) as PartialDate | null,
  }) as unknown as StatementView;

it('lists amounts of one unit that differ, each with the first statement that has it', () => {
  const conflicts = findConflicts([
    told('a', { amounts: [people(75)] }),
    told('b', { amounts: [people(80), { ...people(30), unit: 'firms' }] }),
    told('c', { amounts: [people(75)] }),
  ]);
  expect(conflicts).toEqual([
    {
      field: 'amount',
      values: [
        { value: '75 people', statement: 'a' },
        { value: '80 people', statement: 'b' },
      ],
    },
  ]);
});

it('finds no conflict in dates of which one is only more exact, nor in an unknown lifecycle', () => {
  const conflicts = findConflicts([
    told('a', { date: '2022', lifecycle: 'signed' }),
    told('b', { date: '2022-04' }),
    told('c', { lifecycle: 'signed' }),
  ]);
  expect(conflicts).toEqual([]);
});
