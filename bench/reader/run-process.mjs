import { spawn } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ACCOUNT = new URL('./account.mjs', import.meta.url).href;

/**
 * Runs `node ARGS` in a fresh process, its input from a file (or none) and its output to a file (or nowhere).
 * Gives seconds on the clock, CPU seconds of all its threads, and the peak of its memory in bytes.
 */
export async function runProcess(args, { input = '/dev/null', output = '/dev/null' } = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'intertie-account-'));
  const account = join(folder, 'account.json');
  const files = [openSync(input, 'r'), openSync(output, 'w')];
  const from = performance.now();
  const child = spawn(process.execPath, ['--import', ACCOUNT, ...args], {
    cwd: fileURLToPath(new URL('../..', import.meta.url)),
    env: { ...process.env, ACCOUNT: account },
    stdio: [...files, 'pipe'],
  });
  let said = '';
  child.stderr.on('data', (chunk) => {
    said += chunk;
  });
  const code = await new Promise((resolve, reject) => child.once('error', reject).once('close', resolve));
  const wall = (performance.now() - from) / 1000;
  for (const file of files) closeSync(file);
  if (code !== 0) throw new Error(`${args.join(' ')} ended with ${code}: ${said}`);
  const used = JSON.parse(readFileSync(account, 'utf8'));
  rmSync(folder, { recursive: true });
  return { wall, ...used };
}
