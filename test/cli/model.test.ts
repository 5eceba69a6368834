import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { type ModelServer, sayStatements, sayStatus, startModelServer } from '../support/model-server.js';
import { type CliRun, startCli } from './run-cli.js';

// Several processes one after another, each from the sources: slow on a busy machine.
vi.setConfig({ testTimeout: 240_000 });

const KEY = 'sk-not-for-printing-4711';
const TEXT = 'Between Leeds and Dortmund grow 30 pear trees.';
const FACT = {
  kind: 'project',
  quote: 'Between Leeds and Dortmund grow 30 pear trees',
  status: 'completed',
  parties: [1, 2].map((place) => ({ place, role: 'side' })),
  amounts: [{ value: 30, unit: 'trees', words: '30 pear trees' }],
};

let folder: string;
let server: ModelServer;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'intertie-model-'));
  writeFileSync(join(folder, 'trees.txt'), `Trees\n\n3 May 2020\n\n${TEXT}\n`);
  server = await startModelServer((asked, response) => {
    if (asked.headers.authorization !== `Bearer ${KEY}`) sayStatus(response, 401);
    else sayStatements(response, [FACT, { ...FACT, quote: 'Leeds is twinned with Dortmund' }]);
  });
});
afterAll(async () => {
  await server.close();
  rmSync(folder, { recursive: true });
});

async function run(args: readonly string[], input = '', env: Record<string, string> = {}): Promise<CliRun> {
  const { child, done } = startCli(args, {
    INTERTIE_MODEL_URL: server.url,
    INTERTIE_MODEL: 'small:1b',
    INTERTIE_MODEL_KEY: KEY,
    ...env,
  });
  child.stdin?.end(input);
  const ended = await done;
  expect(ended.stdout + ended.stderr).not.toContain(KEY);
  return ended;
}

test('read: each line keeps its own account, in order, and says who drew what', async () => {
  const lines = ['a', 'b', 'c'].map((id) => JSON.stringify({ id, text: TEXT })).join('\n');
  const { code, stdout, stderr } = await run(['read', '--from', 'jsonl', '--to', 'jsonl', '-'], lines);
  expect(code).toBe(0);
  expect(stderr).toContain('small:1b; paragraphs that name places are sent to 127.0.0.1');
  const read = stdout
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));
  expect(read.map((line) => line.id)).toEqual(['a', 'b', 'c']);
  for (const { model, statements } of read) {
    expect(model).toMatchObject({ model: 'small:1b', asked: 1, answered: 1, kept: 1, failed: 0 });
    expect(model.discarded).toMatchObject({ quote: 1, number: 0 });
    const drawn = statements.filter((one: { method: string }) => one.method === 'model:small:1b@reader-1');
    expect(drawn).toMatchObject([{ kind: 'project', amount: { value: 30 }, rule: null }]);
  }
});

test('read in words says that a model drew it; --no-model and an empty setting leave it out', async () => {
  const file = join(folder, 'trees.txt');
  const [along, without, unset] = await Promise.all([
    run(['read', file]),
    run(['read', '--no-model', file]),
    run(['read', file], '', { INTERTIE_MODEL_URL: '', INTERTIE_MODEL: '' }),
  ]);
  expect(along.stdout).toContain('read by a language model (small:1b), checked against the text');
  expect(along.stdout).toContain('language model small:1b: 1 of 1 paragraph answered; 1 statement added');
  expect(without).toEqual(unset);
  expect(without.stdout).not.toContain('language model');
});

test('a wrong key, and a wrong setting, are told; the rules’ reading stands', async () => {
  const file = join(folder, 'trees.txt');
  const [refused, wrong] = await Promise.all([
    run(['read', '--json', file], '', { INTERTIE_MODEL_KEY: 'other' }),
    run(['read', '--json', file], '', { INTERTIE_MODEL: '' }),
  ]);
  expect(refused.code).toBe(0);
  const { model } = JSON.parse(refused.stdout);
  expect(model).toMatchObject({ asked: 1, failed: 1, kept: 0 });
  expect(model.failures[0].reason).toContain('check INTERTIE_MODEL_KEY');
  expect(wrong.code).toBe(3);
  expect(JSON.parse(wrong.stderr).error).toMatchObject({ code: 'model.name' });
});

test('add counts in its account; status names the model', async () => {
  const home = join(folder, 'home');
  const added = await run(['add', '--json', '--home', home, join(folder, 'trees.txt')]);
  expect(added.code).toBe(0);
  const account = JSON.parse(added.stdout);
  expect(account.model).toMatchObject({ asked: 1, answered: 1, kept: 1, discarded: { quote: 1 }, failed: 0 });
  expect(account.files[0].model.kept).toBe(1);
  const status = await run(['status', '--json', '--home', home]);
  expect(JSON.parse(status.stdout).model).toEqual({ name: 'small:1b', host: new URL(server.url).host });
  const without = await run(['status', '--home', home], '', { INTERTIE_MODEL_URL: '', INTERTIE_MODEL: '' });
  expect(without.stdout).toContain('model      none');
});
