import { IntertieError } from '../base/index.js';
import { openTables, type Tables } from '../ingest/index.js';
import type { Gazetteer } from '../places/index.js';
import { SnapshotCache } from '../queries/index.js';
import { readSnapshot, type Store } from '../store/index.js';
import { reportConcentration } from './concentration/index.js';
import type { Asker, ReportContext } from './context.js';
import { createPlaceFinder } from './find-place.js';
import { reportGravity } from './gravity/index.js';
import { reportNetwork } from './network/index.js';
import { reportPotential } from './potential/index.js';
import type { Report, ReportName } from './report.js';
import { reportRoutes } from './routes/index.js';
import { SettingsReader } from './settings.js';
import { reportSettlers } from './settlers/index.js';
import { reportTwins } from './twins/index.js';
import { reportVisits } from './visits/index.js';

/** What an analysis tells; its name, title, question and settings are put to it. */
export type Finding = Omit<Report, 'name' | 'title' | 'question' | 'settings'>;

/** Reads its settings, gathers its rows, reckons and tells. @throws IntertieError `report.setting` and what its rooms throw */
export type Analysis = (context: ReportContext, settings: SettingsReader) => Promise<Finding>;

/** Every analysis by name, in the order of the menu. Its title is `analyse.NAME.title`, its question `analyse.NAME.question`. */
const ANALYSES: ReadonlyMap<ReportName, Analysis> = new Map<ReportName, Analysis>([
  ['concentration', reportConcentration],
  ['gravity', reportGravity],
  ['potential', reportPotential],
  ['routes', reportRoutes],
  ['twins', reportTwins],
  ['network', reportNetwork],
  ['visits', reportVisits],
  ['settlers', reportSettlers],
]);

/** Names of the analyses that can be asked for, in the order of the menu. */
export const ANALYSIS_NAMES: readonly ReportName[] = [...ANALYSES.keys()];

/** The analyses over one store. */
export interface Reports {
  readonly tables: Tables;
  /**
   * Asks one analysis.
   * @param given settings as an address has them; what is missing takes its usual value
   * @throws IntertieError `report.not_found`, `report.setting`, `parameter.unknown`, and what is wrong with a table (`tables.*`, `table.*`)
   */
  ask(name: string, given: URLSearchParams, asker: Asker): Promise<Report>;
}

export interface ReportsOptions {
  readonly store: Pick<Store, 'db'>;
  readonly gazetteer: Gazetteer;
  /** Where the operator's own tables lie. */
  readonly home?: string | undefined;
  readonly tables?: Tables;
}

const MOST_KEPT = 40;

/** The name, when there is an analysis of it. @throws IntertieError `report.not_found` */
export function checkReportName(name: string): ReportName {
  const found = ANALYSIS_NAMES.find((one) => one === name);
  if (found) return found;
  throw new IntertieError(
    'report.not_found',
    'no analysis of this name',
    name.slice(0, 80),
    `use one of ${ANALYSIS_NAMES.join(', ')}`,
  );
}

/** Analyses over an open store and the tables of a home folder. */
export function createReports({
  store,
  gazetteer,
  home,
  tables = openTables({ home }),
}: ReportsOptions): Reports {
  const cache = new SnapshotCache(() => readSnapshot(store.db), MOST_KEPT);
  return {
    tables,
    async ask(name, given, asker) {
      const known = checkReportName(name);
      const analysis = ANALYSES.get(known) as Analysis;
      const context: ReportContext = {
        ...asker,
        store,
        tables,
        gazetteer,
        kept: (question, ask) => cache.answer(JSON.stringify([asker.viewer, ...question]), ask),
      };
      const settings = new SettingsReader(known, given, createPlaceFinder(context));
      const finding = await analysis(context, settings);
      return {
        name: known,
        title: { key: `analyse.${known}.title` },
        question: { key: `analyse.${known}.question` },
        settings: settings.settle(),
        ...finding,
      };
    },
  };
}
