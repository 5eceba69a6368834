import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { runSources } from './with-store.js';

/** A home folder of its own for one test, with clients in processes of their own. */
export class ServerHome {
  readonly folder = mkdtempSync(join(tmpdir(), 'intertie-home-'));
  private readonly clients: ClientProcess[] = [];

  client(): ClientProcess {
    const client = new ClientProcess(this.folder);
    this.clients.push(client);
    return client;
  }

  /** Process number that the server's file names, null when there is none: also after the server was killed. */
  serverPid(): number | null {
    const file = join(this.folder, 'pg', 'postmaster.pid');
    if (!existsSync(file)) return null;
    return Number.parseInt(readFileSync(file, 'utf8'), 10) || null;
  }

  async untilStopped(): Promise<boolean> {
    return await within(30_000, () => this.serverPid() === null);
  }

  /** Ends what still runs, waits for the server to stop, and removes the folder. */
  async remove(): Promise<void> {
    for (const client of this.clients) client.process.kill('SIGKILL');
    await this.untilStopped();
    rmSync(this.folder, { recursive: true, force: true });
  }
}

/** `client-process.ts`, spoken to by lines. */
export class ClientProcess {
  readonly process: ChildProcess;
  private readonly lines: AsyncIterator<string>;

  constructor(home: string) {
    const script = fileURLToPath(new URL('client-process.ts', import.meta.url));
    this.process = spawn(process.execPath, [script, home], {
      env: { ...process.env, NODE_OPTIONS: runSources },
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    if (!this.process.stdout) throw new RangeError('no output to read');
    this.lines = createInterface(this.process.stdout)[Symbol.asyncIterator]();
  }

  /** Its next line, null at the end. */
  async says(): Promise<string | null> {
    const next = await this.lines.next();
    return next.done ? null : next.value;
  }

  async ask(line: string): Promise<string | null> {
    this.process.stdin?.write(`${line}\n`);
    return await this.says();
  }

  async kill(signal: NodeJS.Signals): Promise<void> {
    this.process.kill(signal);
    await once(this.process, 'exit');
  }
}

/** True as soon as the check is; false when it is not within the time. */
export async function within(
  milliseconds: number,
  check: () => boolean | Promise<boolean>,
): Promise<boolean> {
  for (const deadline = Date.now() + milliseconds; Date.now() < deadline; await sleep(50)) {
    if (await check()) return true;
  }
  return await check();
}
