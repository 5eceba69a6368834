import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { listTargets, targetName } from './list-targets.js';

let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'intertie-targets-'));
  mkdirSync(join(folder, 'b', '.hidden'), { recursive: true });
  mkdirSync(join(folder, 'empty'));
  writeFileSync(join(folder, 'b', 'two.txt'), '2');
  writeFileSync(join(folder, 'b', 'one.txt'), '1');
  writeFileSync(join(folder, 'b', '.hidden', 'three.txt'), '3');
  symlinkSync('..', join(folder, 'b', 'up'));
  symlinkSync('self', join(folder, 'self'));
});
afterAll(() => rmSync(folder, { recursive: true }));

const refusals = async (path: string) =>
  (await listTargets([path])).map((target) => (target.kind === 'refused' ? target.error.code : target.kind));

test('an unknown path is refused by name, and the rest goes on', async () => {
  const targets = await listTargets([join(folder, 'nothing.txt'), join(folder, 'b', 'one.txt')]);
  expect(targets.map((target) => target.kind)).toEqual(['refused', 'file']);
  expect(targets[0]?.kind === 'refused' && targets[0].error.message).toContain('nothing.txt');
});

test('a folder without files, a link to itself and a strange address are refused', async () => {
  expect(await refusals(join(folder, 'empty'))).toEqual(['path.empty']);
  expect(await refusals(join(folder, 'self'))).toEqual(['path.loop']);
  expect(await refusals('ftp://example.org/a.txt')).toEqual(['url.unsupported']);
  expect(await refusals('http://')).toEqual(['url.unsupported']);
});

test('a folder is walked in order of names, without hidden folders, and a link upwards ends', async () => {
  const targets = await listTargets([folder]);
  const files = targets.filter((target) => target.kind === 'file').map(targetName);
  expect(files).toEqual(['one.txt', 'two.txt']);
});

test('an address and the standard input are told from paths', async () => {
  const targets = await listTargets(['https://example.org/news/1', '-']);
  expect(targets.map((target) => target.kind)).toEqual(['url', 'stdin']);
  expect(targets.map(targetName)).toEqual(['1', 'standard input']);
});
