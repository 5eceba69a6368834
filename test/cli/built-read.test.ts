import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, test, vi } from 'vitest';
import { runCli } from './run-cli.js';

vi.setConfig({ testTimeout: 240_000 });

const BUILT = fileURLToPath(new URL('../../dist/cli.js', import.meta.url));
const fixture = (name: string) => fileURLToPath(new URL(`../documents/fixtures/${name}`, import.meta.url));

/** `intertie ARGS` as users have it: from dist/, where `read` is one bundle. */
function runBuilt(args: readonly string[]) {
  return new Promise<{ code: number | null; stdout: string; stderr: string }>((resolve, reject) => {
    const child = spawn(process.execPath, [BUILT, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
    let stdout = '';
    let stderr = '';
    child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
      stdout += chunk;
    });
    child.stderr.setEncoding('utf8').on('data', (chunk: string) => {
      stderr += chunk;
    });
    child.once('error', reject);
    child.once('close', (code) => resolve({ code, stdout, stderr }));
  });
}

const NAMES = ['news.odt', 'news.docx', 'news.doc', 'news.rtf', 'news.pdf'];

test('the built command reads files of every format as the sources do, on one thread and on two', async () => {
  const args = ['read', '--json', ...NAMES.map(fixture)];
  const sources = await runCli(args);
  const one = await runBuilt([...args, '--workers', '1']);
  const two = await runBuilt([...args, '--workers', '2']);
  expect(sources.stderr).toBe('');
  expect(one).toEqual(sources);
  expect(two).toEqual(sources);
  const lines = one.stdout.trimEnd().split('\n');
  expect(lines.map((line) => JSON.parse(line).id)).toEqual(NAMES.map(fixture));
});

test('the built command tells what it cannot read in the same words', async () => {
  const args = ['read', '--json', fixture('none.pdf'), fixture('news-encrypted.pdf')];
  const sources = await runCli(args);
  expect(sources.code).toBe(1);
  expect(sources.stderr).toContain('password');
  expect(await runBuilt(args)).toEqual(sources);
});
