import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { openBrowser } from '../browser/open-browser.js';
import { openWatched } from '../browser/watch-page.js';
import { type CliProcess, type CliRun, startCli, until } from '../cli/run-cli.js';

const DOCUMENTS = fileURLToPath(new URL('./documents/', import.meta.url));
/** A step may wait for a page this long: the machine may be busy. */
const PATIENCE_MS = 30_000;

/** An atlas of its own, thrown away at the end: data folder, bundled database, server and browser. */
export interface Story {
  readonly url: string;
  /** Everything that any page complained of so far. */
  readonly complaints: readonly string[];
  /** What the browser shows. A new one begins signed out. */
  page(): Page;
  /** Opens a path of the atlas, or an address of it; the answer's status comes back. */
  go(path: string): Promise<number>;
  /** The words of the page's main part, with single spaces. */
  words(): Promise<string>;
  /** Adds a document of the story by the page that takes files, and goes to its page. */
  addDocument(name: string): Promise<void>;
  /** Runs `intertie ARGS` on the story's data folder. */
  run(args: readonly string[], input?: string): Promise<CliRun>;
  /** Ends whatever the browser remembers: cookies and with them the session. */
  forget(): Promise<void>;
  close(): Promise<void>;
}

/** Everything but the server, which `serve` starts once the gazetteer has its places. */
export async function openStory(gazetteer: string): Promise<Story> {
  const home = mkdtempSync(join(tmpdir(), 'intertie-story-'));
  const env = { INTERTIE_HOME: home };
  let server: CliProcess | null = null;
  let browser: Browser | null = null;

  async function run(args: readonly string[], input = ''): Promise<CliRun> {
    const cli = startCli(args, env);
    cli.child.stdin?.end(input);
    const ended = await cli.done;
    if (ended.code !== 0) throw new Error(`intertie ${args.join(' ')}: ${ended.stderr || ended.stdout}`);
    return ended;
  }
  async function close(): Promise<void> {
    await browser?.close();
    if (server) {
      server.child.kill('SIGTERM');
      await server.done;
    }
    // The bundled database ends some two seconds after its last client, and may write until then.
    await new Promise((resolve) => setTimeout(resolve, 3000));
    rmSync(home, { recursive: true, force: true, maxRetries: 10, retryDelay: 500 });
  }

  try {
    await run(['gazetteer', 'add', gazetteer]);
    server = startCli(['serve', '--no-examples', '--port', '0', '--json'], env);
    const started = server;
    const line = await until(started, () => started.stdout().includes('\n') && started.stdout());
    const { url } = JSON.parse(line) as { url: string };
    browser = await openBrowser();
    const complaints: string[] = [];
    const opened = await openPage(browser, url, complaints);
    return { url, complaints, run, close, ...walkWith(opened.page, opened.context, url) };
  } catch (error) {
    await close();
    throw error;
  }
}

async function openPage(browser: Browser, url: string, complaints: string[]) {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  context.setDefaultTimeout(PATIENCE_MS);
  const watched = await openWatched(context, url);
  const { push } = watched.complaints;
  watched.complaints.push = (...told) => {
    complaints.push(...told);
    return push.apply(watched.complaints, told);
  };
  return { context, page: watched.page };
}

function walkWith(page: Page, context: BrowserContext, url: string) {
  const go = async (path: string) => {
    const answer = await page.goto(path.startsWith('http') ? path : `${url}${path}`, {
      waitUntil: 'networkidle',
    });
    return answer?.status() ?? 0;
  };
  return {
    page: () => page,
    go,
    words: async () => ((await page.locator('main').textContent()) ?? '').replace(/\s+/g, ' ').trim(),
    addDocument: async (name: string) => {
      await go('/add');
      await page.locator('input[type=file]').setInputFiles(join(DOCUMENTS, name));
      await page.locator('main form button[type=submit]').click();
      await page.locator('[data-outcomes] a[href*="/documents/"]').first().click();
      await page.waitForURL(/\/documents\//);
    },
    forget: () => context.clearCookies(),
  };
}
