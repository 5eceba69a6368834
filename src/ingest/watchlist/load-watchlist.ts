import { nameTokens } from '../../analyses/index.js';
import { IntertieError } from '../../base/index.js';
import { type Store, saveWatchlist, type WatchlistEntry } from '../../store/index.js';
import { openTable } from '../table/read-table.js';

/** Columns of OpenSanctions' simple CSV that a list must have; those it has besides are kept where they help to check, else left out. */
const NEEDED = ['id', 'schema', 'name', 'aliases', 'countries', 'dataset'] as const;
const SEPARATOR = ';';
const MOST_NAMES = 200;

/**
 * Loads a list in the place of the one of this id, all or nothing.
 * @throws IntertieError `watchlist.columns`, `watchlist.row`, `watchlist.empty`, `path.*`, `table.*`
 */
export async function loadWatchlist(
  store: Pick<Store, 'db'>,
  path: string,
  list: { readonly id: string; readonly name: string; readonly loadedBy: string },
  at: Date,
): Promise<number> {
  const table = await openTable(path, { delimiter: null, encoding: null });
  const columns = table.columns.map((column) => column.trim().toLowerCase());
  const missing = NEEDED.filter((name) => !columns.includes(name));
  if (missing.length > 0) {
    throw new IntertieError(
      'watchlist.columns',
      `this is no list of OpenSanctions' simple form: it lacks ${missing.join(', ')}`,
      `${path} has ${table.columns.join(', ').slice(0, 200)}`,
      'give a file targets.simple.csv, or one with the columns id, schema, name, aliases, birth_date, countries, identifiers, sanctions, dataset',
    );
  }
  const count = await saveWatchlist(store.db, list, entriesOf(path, columns, table.rows()), at);
  return count;
}

async function* entriesOf(
  path: string,
  columns: readonly string[],
  rows: AsyncIterable<{ readonly line: number; readonly cells: readonly string[] }>,
): AsyncGenerator<WatchlistEntry> {
  let count = 0;
  for await (const { line, cells } of rows) {
    if (cells.length === 1 && cells[0]?.trim() === '') continue;
    const cell = (name: string) => cells[columns.indexOf(name)]?.trim() ?? '';
    if (cells.length !== columns.length || cell('id') === '' || cell('name') === '') {
      throw new IntertieError(
        'watchlist.row',
        cells.length === columns.length
          ? 'an entry has no id or no name'
          : 'a line has another number of cells than the first',
        `${path}, line ${line}`,
        'mend the line, or get the file again; nothing was loaded',
      );
    }
    const names = [...new Set([cell('name'), ...parts(cell('aliases'))])].slice(0, MOST_NAMES);
    count += 1;
    yield {
      id: cell('id'),
      schema: cell('schema'),
      names,
      countries: parts(cell('countries')).map((code) => code.toLowerCase()),
      birthDate: cell('birth_date') || null,
      identifiers: cell('identifiers') || null,
      sanctions: cell('sanctions') || null,
      dataset: cell('dataset') || null,
      tokens: [...new Set(names.flatMap(nameTokens))],
    };
  }
  if (count === 0) {
    throw new IntertieError(
      'watchlist.empty',
      'the list has no entries',
      path,
      'get the file again; nothing was loaded',
    );
  }
}

const parts = (text: string): string[] =>
  text
    .split(SEPARATOR)
    .map((part) => part.trim())
    .filter(Boolean);
