import { spawn } from 'node:child_process';
import { IntertieError, isIntertieError } from '../../../base/index.js';
import {
  addDocument,
  type IngestContext,
  loadFirstArticle,
  loadTwinTowns,
  openIngest,
  readTarget,
  wantsExamples,
} from '../../../ingest/index.js';
import { createQueries } from '../../../queries/index.js';
import { createReports } from '../../../reports/index.js';
import { type AddFile, createReadingHelp, openIdSettings, startServer } from '../../web/index.js';
import { defined } from '../defined.js';
import { EXIT, type ExitCode } from '../exit-codes.js';
import { endAtInterruption } from '../interruption.js';
import { startProgress } from '../progress.js';
import { contextOptions, type StoreFlags } from '../store-options.js';
import type { Terminal } from '../terminal.js';

export interface ServeFlags extends StoreFlags {
  readonly port?: string;
  readonly host?: string;
  /** False with `--no-examples`. */
  readonly examples: boolean;
  readonly open?: boolean;
}

/** @throws IntertieError `usage.port` */
function portOf(flags: ServeFlags): number | undefined {
  const given = flags.port ?? process.env.PORT;
  if (given === undefined || given === '') return undefined;
  const port = Number(given);
  if (Number.isInteger(port) && port >= 0 && port <= 65535) return port;
  throw new IntertieError(
    'usage.port',
    'not a port',
    given,
    'give a number from 1 to 65535, or 0 for any free one',
  );
}

/** Adds an uploaded file under its own name, to "My documents". */
function fileAdder(context: IngestContext): AddFile {
  const queries = createQueries(context.store);
  return async (path, name) => {
    const input = await readTarget({ kind: 'file', label: name, path });
    const added = await addDocument(context, { ...input, url: `file:${name}`, name });
    const page = await queries.document(added.document, 'en');
    const { statements } = added;
    const outcome = added.outcome === 'reread' ? 'added' : added.outcome;
    return { name, outcome, document: page?.document ?? null, statements, problem: null, remedy: null };
  };
}

/** Stops a child that is still at work. */
type Stop = () => void;

/**
 * Imports the twin towns in a process of their own: the first page comes at once and stays quick meanwhile. When the server
 * stops first, the import stops too and is done at the next start.
 */
function importTwinTowns(flags: ServeFlags, terminal: Terminal): Stop {
  const entry = process.argv[1];
  if (entry === undefined) return () => undefined;
  const given = defined({ '--home': flags.home, '--database-url': flags.databaseUrl });
  const child = spawn(
    process.execPath,
    [...process.execArgv, entry, 'load-twin-towns', ...Object.entries(given).flat()],
    { stdio: ['ignore', 'ignore', 'inherit'] },
  );
  child.on('error', (error) => terminal.complain(error, false));
  child.on('exit', (code) => {
    if (code === 0) terminal.say('the second example, twin towns in Europe, is in');
  });
  return () => void child.kill('SIGTERM');
}

/** The hidden command behind it. */
export async function runLoadTwinTowns(flags: StoreFlags, terminal: Terminal): Promise<ExitCode> {
  endAtInterruption('stopped: the twin towns are imported at the next start', terminal.say);
  const context = await openIngest(contextOptions(flags, terminal));
  const progress = await startProgress(flags.json ?? false);
  try {
    await loadTwinTowns(context, progress.onProgress);
    return EXIT.ok;
  } finally {
    progress.stop();
    await context.store.close();
  }
}

function openBrowser(url: string, terminal: Terminal): void {
  const [command, ...args] =
    process.platform === 'darwin'
      ? ['open']
      : process.platform === 'win32'
        ? ['cmd', '/c', 'start', '']
        : ['xdg-open'];
  const child = spawn(command ?? 'xdg-open', [...args, url], { stdio: 'ignore', detached: true });
  child.on('error', () => terminal.say('no browser could be opened: open the address yourself'));
  child.unref();
}

/** Comes back at the first Ctrl-C or SIGTERM. */
function untilStopped(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) {
      process.once(signal, () => {
        // The second one ends the process at once.
        process.once(signal, () => process.exit(EXIT.interrupted));
        resolve();
      });
    }
  });
}

/**
 * `intertie serve`: the atlas in the browser. Into an empty atlas it puts the examples: the digests first, so that the
 * first page has something to show, then the twin towns beside it.
 */
export async function runServe(flags: ServeFlags, terminal: Terminal): Promise<ExitCode> {
  const port = portOf(flags);
  const openId = openIdSettings(process.env);
  const context = await openIngest(contextOptions(flags, terminal));
  const { store } = context;
  let stopImport: Stop = () => undefined;
  try {
    const examples = flags.examples && (await wantsExamples(context));
    if (examples) {
      const { files } = await loadFirstArticle(context);
      for (const { message } of files) if (message !== null) terminal.say(`intertie: example: ${message}`);
    }
    const server = await startServer({
      queries: createQueries(store),
      store,
      openId,
      publicQueries: createQueries(store, { viewer: 'public' }),
      reading: createReadingHelp(context),
      reports: createReports({ store, gazetteer: context.gazetteer, home: flags.home }),
      addFile: fileAdder(context),
      log: terminal.say,
      ...defined({ port, host: flags.host }),
    });
    const { place } = await store.status();
    await terminal.print(
      flags.json ? JSON.stringify({ url: server.url, data: place }) : `Intertie is at ${server.url}`,
    );
    if (!flags.json) await terminal.print(`data: ${place}; stop with Ctrl-C`);
    if (flags.open) openBrowser(server.url, terminal);
    if (examples) stopImport = importTwinTowns(flags, terminal);
    await untilStopped();
    stopImport();
    await server.close();
    return EXIT.ok;
  } catch (error) {
    stopImport();
    if (isIntertieError(error) && error.code === 'server.port_in_use') {
      const remedy = `stop what uses it, or choose another: --port ${Number(error.value) + 1}, or PORT=${Number(error.value) + 1} npm start`;
      throw new IntertieError(error.code, error.problem, error.value, remedy, { cause: error });
    }
    throw error;
  } finally {
    await store.close();
  }
}
