import { stat } from 'node:fs/promises';
import type { Frame } from '../../analyses/index.js';
import { IntertieError } from '../../base/index.js';
import { pathError } from '../list-targets.js';
import { listTables, type TablesOptions } from './list-tables.js';
import type { TableInfo, TableRole } from './table-info.js';

/** A table by columns, with what is known of it. Columns are named by the part they play, the others by their own name. */
export interface TableFrame {
  readonly info: TableInfo;
  readonly frame: Frame;
}

/** Tables of a home folder, kept open as long as their files stay as they are. */
export interface Tables {
  list(role?: TableRole): Promise<readonly TableInfo[]>;
  /**
   * The table of that id, with its columns under the names that its file gives them (`info.columns` says which plays which part).
   * @param role what it has to be for
   * @throws IntertieError `tables.unknown`, `tables.column`, `table.*`, `path.*`
   */
  open(id: string, role?: TableRole): Promise<TableFrame>;
}

/** Open frames that are kept: more would fill the memory of a small machine. */
const MOST_FRAMES = 4;
/** A table of more cells is read anew each time it is asked for. */
const MOST_CELLS = 5_000_000;

/** Tables of the home folder and those that came with Intertie. Nothing is read before it is asked for. */
export function openTables(options: TablesOptions = {}): Tables {
  const kept = new Map<string, Promise<Frame>>();
  const frameOf = async (info: TableInfo): Promise<Frame> => {
    const { mtimeMs, size } = await stat(info.file).catch((error: unknown) => {
      throw pathError(info.file, error);
    });
    const key = `${info.file} ${mtimeMs} ${size}`;
    const known = kept.get(key);
    if (known) return known;
    // With it come the analyses, which take long to load.
    const reading = import('../table/read-frame.js').then(({ readFrame }) => readFrame(info.file));
    kept.set(key, reading);
    for (const old of [...kept.keys()].slice(0, -MOST_FRAMES)) kept.delete(old);
    try {
      const frame = await reading;
      if (frame.rows * frame.columns.size > MOST_CELLS) kept.delete(key);
      return frame;
    } catch (error) {
      kept.delete(key);
      throw error;
    }
  };
  return {
    list: (role) => listTables(options, role),
    async open(id, role) {
      const all = await listTables(options, role);
      const info = all.find((table) => table.id === id);
      if (!info) throw unknownTable(id, role, all);
      const frame = await frameOf(info);
      for (const [part, name] of Object.entries(info.columns)) {
        if (!frame.columns.has(name))
          throw new IntertieError(
            'tables.column',
            `the table has no such column, which its description names as ${part}`,
            `${name} in ${info.file}`,
            `name one of ${[...frame.columns.keys()].slice(0, 20).join(', ')} in table.yaml`,
          );
      }
      return { info, frame };
    },
  };
}

function unknownTable(id: string, role: TableRole | undefined, all: readonly TableInfo[]): IntertieError {
  const what = role === undefined ? 'no table of this name' : `no table of ${role} of this name`;
  const remedy =
    all.length === 0
      ? 'add one with: intertie table add'
      : `use one of ${all.map((table) => table.id).join(', ')}, or add one with: intertie table add`;
  return new IntertieError('tables.unknown', what, id.slice(0, 80), remedy);
}

/** One table, read once; for commands. @throws as `Tables.open` */
export const openTable = (id: string, role?: TableRole, options: TablesOptions = {}): Promise<TableFrame> =>
  openTables(options).open(id, role);
