import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { bundledBinaries, linksIn } from './bundled-binaries.js';

it('finds programs that run, of the major version it tells', () => {
  const { bin, env, major } = bundledBinaries('/nowhere');
  const said = execFileSync(join(bin, 'postgres'), ['--version'], { env: { ...env }, encoding: 'utf8' });
  expect(said).toContain(`(PostgreSQL) ${major}.`);
});

it('keeps the links in a folder of our own where the package may not be written', () => {
  const folder = mkdtempSync(join(tmpdir(), 'intertie-links-'));
  const package_ = join(bundledBinaries('/nowhere').bin, '..', '..');
  linksIn(package_, folder);
  linksIn(package_, folder);
  const names = readdirSync(folder);
  expect(names.every((name) => existsSync(join(folder, name)))).toBe(true);
  if (process.platform === 'linux') expect(names).toContain('libpq.so.5');
  rmSync(folder, { recursive: true });
});
