import { IntertieError } from '../../../base/index.js';
import {
  type GivenFile,
  openIngest,
  openTables,
  type TableRole,
  tablesWithFiles,
} from '../../../ingest/index.js';
import { createQueries, type UiLanguage } from '../../../queries/index.js';
import { checkReportName, createReports, ROWS_OF_A_PAGE } from '../../../reports/index.js';
import { reportText } from '../../analyses/print-report.js';
import { sayReport } from '../../analyses/say-report.js';
import { EXIT, type ExitCode } from '../exit-codes.js';
import { contextOptions, type StoreFlags } from '../store-options.js';
import type { Terminal } from '../terminal.js';

export interface ReportFlags extends StoreFlags {
  /** `name=value`, as addresses have them. */
  readonly set?: readonly string[];
  readonly language?: UiLanguage;
  readonly rows?: string;
}

const MOST_ROWS = 100_000;

/** Settings from `--set name=value` and from flags of their own names: `--hub Minsk`, `--hub=Minsk`. @throws IntertieError `usage.setting` */
export function settingsOf(set: readonly string[], others: readonly string[]): URLSearchParams {
  const settings = new URLSearchParams();
  const bad = (given: string) =>
    new IntertieError(
      'usage.setting',
      'not a setting',
      given.slice(0, 80),
      'write --set name=value, or --name value',
    );
  for (const pair of set) {
    const cut = pair.indexOf('=');
    if (cut < 1) throw bad(pair);
    settings.append(pair.slice(0, cut), pair.slice(cut + 1));
  }
  for (let i = 0; i < others.length; i++) {
    const [, name, value] = /^--([a-z][a-z0-9_-]*)(?:=(.*))?$/s.exec(others[i] ?? '') ?? [];
    if (name === undefined) throw bad(others[i] ?? '');
    const next = others[i + 1];
    const taken = value ?? (next === undefined || next.startsWith('--') ? 'yes' : next);
    if (value === undefined && taken === next) i++;
    settings.append(name.replaceAll('-', '_'), taken);
  }
  return settings;
}

/** Settings that name a table, with its role: on the command line they may name a file instead. */
const OF_TABLES: Readonly<Record<string, TableRole>> = {
  routes: 'routes',
  route_airports: 'airports',
  table: 'flows',
};

/** Files named in place of tables (`--routes routes.dat`): the settings are made to name them by an id. */
export function givenFiles(settings: URLSearchParams): readonly GivenFile[] {
  return Object.entries(OF_TABLES).flatMap(([name, role]) => {
    const path = settings.get(name);
    // Ids of tables have neither dot nor slash.
    if (path === null || !/[./\\]/.test(path)) return [];
    const id = `given-${role}`;
    settings.set(name, id);
    return [{ id, role, path }];
  });
}

function rowsOf(given: string | undefined): number {
  if (given === undefined) return ROWS_OF_A_PAGE;
  const rows = /^\d{1,6}$/.test(given) ? Number(given) : 0;
  if (rows >= 1 && rows <= MOST_ROWS) return rows;
  throw new IntertieError(
    'usage.rows',
    'not a number of rows',
    given,
    `give a whole number from 1 to ${MOST_ROWS}`,
  );
}

/** `intertie analyse NAME`: a report as text, or whole as JSON. */
export async function runReport(
  name: string,
  others: readonly string[],
  flags: ReportFlags,
  terminal: Terminal,
): Promise<ExitCode> {
  checkReportName(name);
  const settings = settingsOf(flags.set ?? [], others);
  const files = givenFiles(settings);
  const mostRows = rowsOf(flags.rows);
  const context = await openIngest(contextOptions(flags, terminal));
  try {
    const { store, gazetteer } = context;
    const language = flags.language ?? 'en';
    const today = new Date().toISOString().slice(0, 10);
    const tables = tablesWithFiles(openTables({ home: flags.home }), files);
    const report = await createReports({ store, gazetteer, home: flags.home, tables }).ask(name, settings, {
      viewer: 'local',
      queries: createQueries(store),
      today,
      language,
      mostRows,
    });
    await terminal.print(
      flags.json ? JSON.stringify(sayReport(report, language)) : reportText(report, language),
    );
    return EXIT.ok;
  } finally {
    await context.store.close();
  }
}
