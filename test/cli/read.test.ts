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

const manyLines = (count: number): string =>
  Array.from({ length: count }, (_, i) =>
    i % 13 === 5
      ? 'broken'
      : line({
          id: `n${i}`,
          text: `Leeds and Dortmund have been twin towns since ${1900 + i}. ${'They trade. '.repeat((i * 37) % 50)}`,
        }),
  ).join('\n');

test('several threads print the very same bytes in the very same order as one', async () => {
  const read = (workers: string) =>
    runCli(['read', '--from', 'jsonl', '--to', 'jsonl', '--workers', workers], manyLines(60));
  const [one, three] = await Promise.all([read('1'), read('3')]);
  expect(three.stdout).toBe(one.stdout);
  expect(three.stderr).toBe(one.stderr);
  expect([one.code, three.code]).toEqual([1, 1]);
  expect(one.stdout.split('\n')).toHaveLength(56);
});

test('files too are read by several threads, in the order of their names', async () => {
  for (let i = 0; i < 12; i++)
    writeFileSync(
      join(folder, `many-${String(i).padStart(2, '0')}.txt`),
      `Leeds saw ${i} guests from Lyon.\n`,
    );
  const paths = Array.from({ length: 12 }, (_, i) => join(folder, `many-${String(i).padStart(2, '0')}.txt`));
  const given = ['read', '--to', 'jsonl', ...paths.slice(0, 6), join(folder, 'none.txt'), ...paths.slice(6)];
  const [one, two] = await Promise.all([
    runCli([...given, '--workers', '1']),
    runCli([...given, '--workers', '2']),
  ]);
  expect(two).toEqual(one);
  expect(one.stderr).toContain('none.txt');
  expect(one.stdout.trimEnd().split('\n')).toHaveLength(12);
});

test('with threads too, each text is answered before the next one comes', async () => {
  const cli = startCli(['read', '--from', 'jsonl', '--to', 'jsonl', '--workers', '2']);
  for (const id of ['first', 'second']) {
    cli.child.stdin?.write(`${line({ id, text: 'Lyon.' })}\n`);
    await until(cli, () => cli.stdout().includes(`"id":"${id}"`));
  }
  cli.child.stdin?.end();
  expect((await cli.done).code).toBe(0);
});

test('Ctrl-C ends the process with all its threads', async () => {
  const cli = startCli(['read', '--from', 'jsonl', '--to', 'jsonl', '--workers', '2']);
  cli.child.stdin?.write(`${manyLines(40)}\n`);
  await until(cli, () => cli.stdout().includes('\n'));
  cli.child.kill('SIGINT');
  await cli.done;
  expect(cli.child.signalCode).toBe('SIGINT');
});

test('threads that nobody listens to any more end without an error', async () => {
  const cli = startCli(['read', '--from', 'jsonl', '--to', 'jsonl', '--workers', '2']);
  cli.child.stdin?.write(`${manyLines(200)}\n`);
  await until(cli, () => cli.stdout().length > 0);
  cli.child.stdout?.destroy();
  cli.child.stdin?.end(manyLines(2000));
  const { code, stderr } = await cli.done;
  expect(stderr.split('\n').filter((one) => !/not JSON/.test(one) && one !== '')).toEqual([]);
  expect(code).toBe(0);
});

test('a count of threads that is none is refused', async () => {
  const run = await runCli(['read', '--workers', '0']);
  expect(run.code).toBe(2);
  expect(run.stderr).toContain('a whole number from 1 to 256');
});

test('a long text is printed part by part, in its place, the same as it would be at once', async () => {
  const pair = 'Leeds and Dortmund have been twin towns since 1969.\n\n';
  const long =
    `${pair}${'The council met again and spoke 😀 about the weather of that week. '.repeat(60)}\n\n`.repeat(
      120,
    );
  const short = line({ id: 'b', text: pair, language: 'en' });
  const input = [line({ id: 'a', text: pair }), line({ id: 'long', text: long, language: 'en' }), short].join(
    '\n',
  );
  const [one, two] = await Promise.all(
    ['1', '2'].map((workers) =>
      runCli(['read', '--from', 'jsonl', '--to', 'jsonl', '--workers', workers], input),
    ),
  );
  expect(two).toEqual(one);
  const lines = (one?.stdout ?? '').trimEnd().split('\n');
  const [first, middle, last] = lines.map((text) => JSON.parse(text));
  expect([first.id, middle.id, last.id]).toEqual(['a', 'long', 'b']);
  expect(JSON.stringify(middle)).toBe(lines[1]);
  expect(Object.keys(middle)).toEqual(Object.keys(last));
  expect(middle.text).toBe(long);
  expect(middle.statements.filter((found: { kind: string }) => found.kind === 'twinning')).toHaveLength(120);
});

test('a long file is told for people with its counts first', async () => {
  const path = join(folder, 'long.txt');
  writeFileSync(
    path,
    `Leeds and Dortmund have been twin towns since 1969. ${'The council met. '.repeat(60)}\n\n`.repeat(400),
  );
  const run = await runCli(['read', path]);
  expect(run.code).toBe(0);
  expect(run.stdout).toContain('\n400 statements, 0 stated absences, 800 mentions of places\n');
  expect(run.stdout.match(/Twinning: Leeds, Dortmund/g)).toHaveLength(400);
});

test('when the reader’s own data are missing, that is told once and not for each text', async () => {
  const cli = startCli(['read', '--from', 'jsonl'], { INTERTIE_GAZETTEER: join(folder, 'none.bin') });
  cli.child.stdin?.end(['a', 'b', 'c'].map((id) => line({ id, text: 'Leeds.' })).join('\n'));
  const run = await cli.done;
  expect(run.code).toBe(3);
  expect(run.stderr.match(/no gazetteer file/g)).toHaveLength(1);
});
