import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { withLock } from './lock-file.js';
import { processIdentity } from './process-identity.js';

let folder: string;
let path: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'intertie-lock-'));
  path = join(folder, 'lock');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

it('lets one at a time in, and leaves no file behind', async () => {
  let inside = 0;
  let most = 0;
  const work = async () => {
    inside += 1;
    most = Math.max(most, inside);
    await sleep(5);
    inside -= 1;
  };
  await Promise.all(Array.from({ length: 8 }, () => withLock(path, 30_000, work)));
  expect(most).toBe(1);
  expect(readdirSync(folder)).toEqual([]);
});

it('is given up when the work fails', async () => {
  const failing = withLock(path, 1000, () => Promise.reject(new RangeError('no')));
  await expect(failing).rejects.toThrow(RangeError);
  expect(await withLock(path, 1000, async () => 'in')).toBe('in');
});

it('is taken over from a process that is gone, also when its number is in use again', async () => {
  writeFileSync(path, '999999 - gone');
  expect(await withLock(path, 1000, async () => 'in')).toBe('in');
  writeFileSync(path, `${process.pid} 1 began-at-another-time`);
  expect(await withLock(path, 1000, async () => 'in')).toBe('in');
});

it('is refused, naming the process, when a live one holds it too long', async () => {
  const held = `${processIdentity(process.ppid)} somebody`;
  writeFileSync(path, held);
  await expect(withLock(path, 50, async () => 'in')).rejects.toMatchObject({
    code: 'store.locked',
    value: `process ${process.ppid} holds ${path}`,
  });
  expect(readFileSync(path, 'utf8')).toBe(held);
});
