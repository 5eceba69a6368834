import { expect, it } from 'vitest';
import { databaseError } from './database-error.js';

const failing = (message: string, code?: string) => Object.assign(new Error(message), code ? { code } : {});

it.each([
  ['disk.full', failing('could not extend file', '53100')],
  ['store.busy', failing('sorry, too many clients already', '53300')],
  ['store.login', failing('password authentication failed', '28P01')],
  ['store.unreachable', failing('connect ECONNREFUSED 127.0.0.1:5432', 'ECONNREFUSED')],
  ['store.gone', failing('Connection terminated unexpectedly')],
  ['store.gone', failing('write EPIPE', 'EPIPE')],
  ['store.gone', failing('read ECONNRESET', 'ECONNRESET')],
  ['store.address', failing('Invalid URL', 'ERR_INVALID_URL')],
])('gives %s, the place and what was said', (code, error) => {
  expect(databaseError(error, 'postgres://host/db')).toMatchObject({
    code,
    value: `postgres://host/db (${error.message})`,
  });
});

it('leaves a fault of our own as it is', () => {
  const fault = failing('syntax error at or near "selekt"', '42601');
  expect(databaseError(fault, 'x')).toBe(fault);
});
