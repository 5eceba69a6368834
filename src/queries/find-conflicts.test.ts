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
    document: { date: '2024-01-01' },
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

it('takes a proposal and a later signing for a life, and two states of one time for a conflict', () => {
  const proposed = told('a', { date: '2019', lifecycle: 'proposed' });
  const signed = told('b', { date: '2021', lifecycle: 'signed' });
  expect(findConflicts([proposed, signed])).toEqual([]);
  const ended = told('c', { date: '2021-05', lifecycle: 'ended' });
  const otherDay = told('d', { date: '2022', lifecycle: 'signed' });
  expect(findConflicts([proposed, signed, ended, otherDay])).toEqual([
    {
      field: 'date',
      values: [
        { value: '2021', statement: 'b' },
        { value: '2022', statement: 'd' },
      ],
    },
    {
      field: 'lifecycle',
      values: [
        { value: 'signed', statement: 'b' },
        { value: 'ended', statement: 'c' },
      ],
    },
  ]);
});
