import { chmodSync, mkdirSync, mkdtempSync, rmSync, statSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { socketFolder } from './socket-folder.js';

const me = { uid: process.getuid?.() ?? 0, gid: process.getgid?.() ?? 0 };
let temporary: string;
let before: string | undefined;

beforeEach(() => {
  temporary = mkdtempSync(join(tmpdir(), 'it-'));
  before = process.env.TMPDIR;
  process.env.TMPDIR = temporary;
});
afterEach(() => {
  if (before === undefined) delete process.env.TMPDIR;
  else process.env.TMPDIR = before;
  rmSync(temporary, { recursive: true, force: true });
});

it('is private, short, and the same each time for one home', () => {
  const folder = socketFolder('/srv/a', me);
  expect(socketFolder('/srv/a', me)).toBe(folder);
  expect(socketFolder('/srv/b', me)).not.toBe(folder);
  expect(statSync(folder).mode & 0o777).toBe(0o700);
});

it('stays short where the temporary folder is deep', () => {
  process.env.TMPDIR = join(temporary, 'x'.repeat(120));
  const folder = socketFolder(`/srv/${temporary}`, me);
  expect(folder.length).toBeLessThan(84);
  rmSync(folder, { recursive: true });
});

it('is refused when others may enter it, or a link stands in its place', () => {
  const folder = socketFolder('/srv/a', me);
  chmodSync(folder, 0o755);
  expect(() => socketFolder('/srv/a', me)).toThrow(expect.objectContaining({ code: 'store.socket' }));
  rmSync(folder, { recursive: true });
  const elsewhere = join(temporary, 'elsewhere');
  mkdirSync(elsewhere, { mode: 0o700 });
  symlinkSync(elsewhere, folder);
  expect(() => socketFolder('/srv/a', me)).toThrow(expect.objectContaining({ code: 'store.socket' }));
});
