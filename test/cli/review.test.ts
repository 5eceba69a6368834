import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CompiledQuery } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { runProgram } from '../../src/doors/cli/program.js';
import { errorLine } from '../../src/doors/cli/terminal.js';
import { openTestStore, type TestStore } from '../store/with-store.js';

let test: TestStore;
let folder: string;
let file: string;
let address: string;

/** `intertie ARGS` in this process, over the test's database. */
async function run(...args: string[]) {
  const out: string[] = [];
  const err: string[] = [];
  const terminal = {
    print: async (line: string) => void out.push(`${line}\n`),
    write: async (piece: string) => void out.push(piece),
    say: (line: string) => void err.push(line),
    complain: (error: unknown, json: boolean) => void err.push(errorLine(error, json)),
  };
  const argv = ['node', 'intertie', ...args, '--database-url', address];
  const code = await runProgram(argv, '0', terminal);
  return { code, stdout: out.join(''), stderr: err.join('\n') };
}
const json = async (...args: string[]) => JSON.parse((await run(...args, '--json')).stdout);

beforeAll(async () => {
  test = await openTestStore();
  const { rows } = await test.store.db.executeQuery<{ folder: string }>(
    CompiledQuery.raw(`select current_setting('unix_socket_directories') as folder`),
  );
  address = `postgres://intertie:x@/${test.database}?host=${rows[0]?.folder}`;
  folder = mkdtempSync(join(tmpdir(), 'intertie-review-'));
  file = join(folder, 'news.txt');
  writeFileSync(file, 'Leeds and Dortmund have been twin towns since 1969. Bremen and Riga are twin towns.');
  expect((await run('add', file)).code).toBe(0);
});
afterAll(async () => {
  await test?.close();
  rmSync(folder, { recursive: true, force: true });
});

it('lists, accepts, rejects, undoes, and keeps it all when the document is read again', async () => {
  const queue = await json('review', 'list', '--order', 'sure');
  expect(queue.total).toBe(2);
  const [one, two] = queue.items.map((item: { statement: { id: string } }) => item.statement.id);
  const accepted = await run('review', 'accept', one, '--reason', 'it says so');
  expect(accepted.stdout).toMatch(/^1 statement accepted; to take it back: intertie review undo b\d+\n$/);
  expect((await run('review', 'reject', two)).stdout).toContain('1 statement rejected');
  expect((await json('review', 'list')).total).toBe(0);

  const again = await run('add', file, '--again');
  expect(again.stdout).toContain('2 decisions kept');
  expect((await json('review', 'list')).total).toBe(0);

  const batch = /undo (b\d+)/.exec(accepted.stdout)?.[1] ?? '';
  expect((await run('review', 'undo', batch)).stdout).toContain('1 statement undone');
  expect((await json('review', 'list')).items[0].statement.id).toBe(one);
  const twice = await run('review', 'undo', batch);
  expect(twice.code).toBe(1);
  expect(twice.stderr).toContain('no such decision');
});

it('accepts the surest of a filter, and says what it cannot do', async () => {
  const none = await json('review', 'accept', '--least', '0.99');
  expect(none).toEqual({ batch: null, outcomes: [] });
  const some = await json('review', 'accept', '--least', '0.2');
  expect(some.outcomes).toHaveLength(1);
  const wrong = await run('review', 'accept', 'nothing');
  expect(wrong.code).toBe(1);
  expect(wrong.stderr).toContain('no longer there: nothing');
  expect((await run('review', 'reject')).code).toBe(2);
  expect((await run('review', 'undo', 'yesterday')).code).toBe(2);
  expect((await run('review', 'list', '--least', '7')).code).toBe(2);
  expect((await run('review', 'list', '--kind', 'friendship')).code).toBe(2);
});

it('looks for copies of one text anew, says how many have another voice since, and changes nothing the second time', async () => {
  const text = `${'The ferry of Bremen runs to Riga on Mondays, and the harbour office keeps its timber letters. '.repeat(3)}Bremen and Riga are twin towns, says the choir of the museum gardens by the autumn bridge.`;
  for (const [name, title] of [
    ['first.txt', 'Ferries and choirs'],
    ['copy.txt', 'Choirs and ferries'],
  ] as const) {
    writeFileSync(join(folder, name), `${title}\n\n${text}`);
    expect((await run('add', join(folder, name))).code).toBe(0);
  }
  const voices = () =>
    test.store.db
      .selectFrom('document')
      .where('title', 'in', ['Ferries and choirs', 'Choirs and ferries'])
      .select('voice')
      .distinct()
      .execute();
  expect(await voices()).toHaveLength(1);
  expect((await run('review', 'voices')).stdout).toBe('0 documents with another voice than before\n');
  // As they were kept before there were rules for copies.
  await test.store.db
    .updateTable('document')
    .set((of) => ({ voice: of.ref('own_voice'), voice_from: 'own', voice_with: null, voice_share: null }))
    .execute();
  expect(await voices()).toHaveLength(2);
  const pass = await run('review', 'voices');
  expect(pass).toMatchObject({ code: 0, stdout: '1 document with another voice than before\n' });
  expect(await voices()).toHaveLength(1);
  expect(await json('review', 'voices')).toEqual({ changed: 0 });
  expect((await run('review', 'voices', 'please')).code).toBe(2);
});
