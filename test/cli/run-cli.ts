import { type ChildProcess, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { runSources } from '../store/with-store.js';

const CLI = fileURLToPath(new URL('../../src/cli.ts', import.meta.url));

export interface CliRun {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface CliProcess {
  readonly child: ChildProcess;
  /** All of standard output so far. */
  stdout(): string;
  stderr(): string;
  readonly done: Promise<CliRun>;
}

/** Starts `intertie ARGS` from the sources in a process of its own. */
export function startCli(args: readonly string[], env: Readonly<Record<string, string>> = {}): CliProcess {
  const inherited = { ...process.env, NODE_OPTIONS: runSources, PORT: '', DATABASE_URL: '' };
  const child = spawn(process.execPath, [CLI, ...args], { env: { ...inherited, ...env } });
  let stdout = '';
  let stderr = '';
  // A letter of several bytes may be parted between two chunks.
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
    stdout += chunk;
  });
  child.stderr.setEncoding('utf8').on('data', (chunk: string) => {
    stderr += chunk;
  });
  // A process that ends before it has read its input is no fault of the test.
  child.stdin.on('error', () => undefined);
  const done = new Promise<CliRun>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => resolve({ code, stdout, stderr }));
  });
  return { child, stdout: () => stdout, stderr: () => stderr, done };
}

/** Runs `intertie ARGS` to its end. */
export function runCli(args: readonly string[], input = ''): Promise<CliRun> {
  const { child, done } = startCli(args);
  child.stdin?.end(input);
  return done;
}

/** Comes back when `found` gives something; fails with what the process said when it ends before. */
export async function until<T>(cli: CliProcess, found: () => T | null | undefined | false): Promise<T> {
  const { child } = cli;
  for (;;) {
    const value = found();
    if (value) return value;
    if (child.exitCode !== null || child.signalCode !== null) {
      throw new Error(`ended with ${child.exitCode ?? child.signalCode}: ${cli.stderr()}`);
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
