import type { Tables } from '../ingest/index.js';
import type { Gazetteer } from '../places/index.js';
import type { Queries, UiLanguage } from '../queries/index.js';
import type { Store, Viewer } from '../store/index.js';

/** Who asks, when, and in which language names shall be. */
export interface Asker {
  readonly viewer: Viewer;
  /** The questions that this viewer may ask. */
  readonly queries: Queries;
  /** YYYY-MM-DD: the clock comes in as data. */
  readonly today: string;
  readonly language: UiLanguage;
  /** Rows that a table may have at most: few on a page, all of them in a download. `cutTable` keeps to it. */
  readonly mostRows: number;
}

/** Rows of a table on a page. */
export const ROWS_OF_A_PAGE = 25;
/** Rows of a download: more are not what a report is for. */
export const ROWS_OF_A_DOWNLOAD = 100_000;

/** What a report gathers its rows from. Reads of the store take `viewer`: visitors see what is published only. */
export interface ReportContext extends Asker {
  readonly store: Pick<Store, 'db'>;
  readonly tables: Tables;
  readonly gazetteer: Gazetteer;
  /**
   * What was found before under this question, as long as nothing has been written to the database since; else what `ask` finds. For what is slow
   * and the same for many settings, such as a graph of all ties. The viewer is part of the question already.
   */
  kept<T>(question: readonly unknown[], ask: () => Promise<T>): Promise<T>;
}
