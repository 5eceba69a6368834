import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { runCli, startCli, until } from './run-cli.js';

// Several processes one after another, each from the sources: slow on a busy machine.
vi.setConfig({ testTimeout: 240_000 });

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'intertie-cli-'));
  writeFileSync(join(folder, 'empty.txt'), '');
  writeFileSync(
    join(folder, 'good.txt'),
    'Partners\n\n3 May 2020\n\nLeeds and Dortmund have been twin towns since 1969.\n',
  );
});
afterAll(() => rmSync(folder, { recursive: true }));

const line = (fields: object) => JSON.stringify(fields);

test('a wrong command or option ends with 2 and says where help is', async () => {
  const [command, option, choice] = await Promise.all([
    runCli(['nonsense']),
    runCli(['read', '--form', 'x']),
    runCli(['read', '--to', 'xml']),
  ]);
  expect([command.code, option.code, choice.code]).toEqual([2, 2, 2]);
  expect(command.stderr).toContain("intertie: unknown command 'nonsense'");
  expect(choice.stderr).toContain('intertie --help');
});

test('each bad line is told with its number, the others are read in order, and the end is 1', async () => {
  const text = 'Leeds and Dortmund have been twin towns since 1969.';
  const input = [
    line({ id: 'a', text, date: null, language: null, url: null }),
    'nope',
    '',
    line({ id: 'b' }),
    line({ id: 'c', text, date: '2020-13' }),
    line({ id: 7, text: '' }),
    line({ text: 'Привет\ud83d\ude00', extra: true }),
  ].join('\n');
  const run = await runCli(['read', '--from', 'jsonl', '--to', 'jsonl', '-'], input);
  expect(run.code).toBe(1);
  const lines = run.stdout
    .trimEnd()
    .split('\n')
    .map((one) => JSON.parse(one));
  expect(lines.map((one) => one.id)).toEqual(['a', '7', '7']);
  expect(run.stderr.match(/line \d+/g)).toEqual(['line 2', 'line 4', 'line 5']);
  const [statement] = lines[0].statements;
  expect(lines[0].text).toBe(text);
  expect(statement).toMatchObject({ type: 'twinning', status: 'completed', date: '1969' });
  expect(text.slice(statement.evidence.start, statement.evidence.end)).toBe(statement.quote);
  expect(lines[0].mentions[0]).toMatchObject({
    type: 'place',
    start: 0,
    end: 5,
    place: { country: 'GB', kind: 'city' },
  });
});

test('each text is answered before the next one comes', async () => {
  const cli = startCli(['read', '--from', 'jsonl', '--to', 'jsonl']);
  cli.child.stdin?.write(`${line({ id: 'first', text: 'Lyon.' })}\n`);
  const first = await until(cli, () => cli.stdout().includes('\n') && cli.stdout());
  expect(JSON.parse(first).id).toBe('first');
  cli.child.stdin?.end();
  expect((await cli.done).code).toBe(0);
});

test('an unknown path and an empty file are told, the rest is read for people', async () => {
  const run = await runCli([
    'read',
    join(folder, 'none.txt'),
    join(folder, 'empty.txt'),
    join(folder, 'good.txt'),
  ]);
  expect(run.code).toBe(1);
  expect(run.stderr).toMatch(/no such file or folder: .*none\.txt; check the spelling/);
  expect(run.stderr).toContain('empty.txt');
  expect(run.stdout).toContain('Twinning: Leeds, Dortmund');
  expect(run.stdout).toContain('“Leeds and Dortmund have been twin towns since 1969.”');
});

test('errors are JSON too when JSON is asked for', async () => {
  const run = await runCli(['read', '--json', join(folder, 'none.txt')]);
  expect(JSON.parse(run.stderr)).toMatchObject({
    error: { code: 'path.unknown', remedy: 'check the spelling' },
  });
});

test('a reader of the pipe who leaves early gets no error', async () => {
  const cli = startCli(['read', '--from', 'jsonl', '--to', 'jsonl']);
  const many = `${line({ id: 'x', text: 'Lyon and Turin. '.repeat(400) })}\n`.repeat(40);
  cli.child.stdin?.end(many);
  await until(cli, () => cli.stdout().length > 0);
  cli.child.stdout?.destroy();
  const { code, stderr } = await cli.done;
  expect(stderr).toBe('');
  expect(code).toBe(0);
});
