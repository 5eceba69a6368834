import { expect, it } from 'vitest';
import { IntertieError, isIntertieError } from './errors.js';

const refused = new IntertieError(
  'date.unreadable',
  'not a date',
  '2023-13',
  'write YYYY, YYYY-MM or YYYY-MM-DD',
);

it('says problem, value and remedy in one line, and keeps each apart', () => {
  expect(refused.message).toBe('not a date: 2023-13; write YYYY, YYYY-MM or YYYY-MM-DD');
  expect(refused).toMatchObject({ code: 'date.unreadable', problem: 'not a date', value: '2023-13' });
});

it('keeps what caused it', () => {
  const cause = new Error('disk');
  expect(new IntertieError('a.b', 'p', 'v', 'r', { cause }).cause).toBe(cause);
});

it('knows its own errors by shape, also from another bundle or thread', () => {
  expect(isIntertieError(refused)).toBe(true);
  const copy = Object.assign(new Error(refused.message), { name: 'IntertieError', code: refused.code });
  expect(isIntertieError(copy)).toBe(true);
});

it('takes no other error, text or nothing for its own', () => {
  for (const other of [
    new Error('x'),
    Object.assign(new Error('x'), { code: 'ENOENT' }),
    'x',
    null,
    undefined,
  ])
    expect(isIntertieError(other)).toBe(false);
});
