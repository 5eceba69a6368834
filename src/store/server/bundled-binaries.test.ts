import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { bundledBinaries, linksIn } from './bundled-binaries.js';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'intertie-links-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

it('finds programs that run, of the major version it tells', () => {
  const { bin, env, major } = bundledBinaries(folder);
  const said = execFileSync(join(bin, 'postgres'), ['--version'], { env: { ...env }, encoding: 'utf8' });
  expect(said).toContain(`(PostgreSQL) ${major}.`);
});

it('keeps the links in a folder of our own where the package may not be written', () => {
  const root = join(bundledBinaries(folder).bin, '..', '..');
  linksIn(root, folder);
  linksIn(root, folder);
  const names = readdirSync(folder);
  expect(names.every((name) => existsSync(join(folder, name)))).toBe(true);
  if (process.platform === 'linux') expect(names).toContain('libpq.so.5');
});
