import { expect, it } from 'vitest';
import { serverFailure } from './server-failure.js';

it.each([
  ['disk.full', 'initdb: error: could not write file: No space left on device'],
  ['store.permission', 'FATAL:  data directory "/x/pg" has invalid permissions'],
  ['store.damaged', 'PANIC:  could not locate a valid checkpoint record at 0/1'],
  ['store.damaged', 'FATAL:  could not open file "global/pg_control": No such file or directory'],
  ['store.memory', 'FATAL:  could not create shared memory segment: Cannot allocate memory'],
  ['store.start', 'FATAL:  something nobody has seen before'],
])('calls it %s when the server says: %s', (code, said) => {
  const error = serverFailure('/x/pg', said);
  expect(error).toMatchObject({ code, value: '/x/pg' });
  expect(error.message).toContain(said);
});

it('repeats the last lines only', () => {
  const said = Array.from({ length: 50 }, (_, line) => `line ${line}`).join('\n');
  expect(serverFailure('/x/pg', said).message).not.toContain('line 40\n');
  expect(serverFailure('/x/pg', said).message).toContain('line 49');
});
