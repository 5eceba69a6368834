import { basename } from 'node:path';
import { IntertieError } from '../../../base/index.js';
import { loadWatchlist } from '../../../ingest/index.js';
import { listWatchlists, OPERATOR, removeWatchlist } from '../../../store/index.js';
import { counted } from '../counted.js';
import type { ExitCode } from '../exit-codes.js';
import type { StoreFlags } from '../store-options.js';
import type { Terminal } from '../terminal.js';
import { withStore } from '../with-store.js';

/** `intertie watchlist load FILE`: in the place of the list of the same id, all or nothing. @throws IntertieError `watchlist.*` */
export function runWatchlistLoad(
  file: string,
  flags: StoreFlags & { readonly id?: string; readonly name?: string },
  terminal: Terminal,
): Promise<ExitCode> {
  const id = (flags.id ?? basename(file).replace(/(\.(csv|tsv|gz))+$/i, '')).toLowerCase();
  if (!/^[a-z0-9][a-z0-9._-]{0,79}$/.test(id)) {
    throw new IntertieError(
      'usage.id',
      'not an id of a list',
      id.slice(0, 80),
      'give one by --id: letters, digits, hyphens, dots',
    );
  }
  return withStore(flags, terminal, async (store) => {
    const list = { id, name: flags.name ?? id, loadedBy: OPERATOR.name };
    const entries = await loadWatchlist(store, file, list, new Date());
    if (flags.json) return await terminal.print(JSON.stringify({ id, name: list.name, entries }));
    await terminal.print(
      `${id}: ${entries} ${entries === 1 ? 'entry' : 'entries'}; possible matches are shown to reviewers only`,
    );
  });
}

/** `intertie watchlist list`. */
export function runWatchlistList(flags: StoreFlags, terminal: Terminal): Promise<ExitCode> {
  return withStore(flags, terminal, async (store) => {
    const lists = await listWatchlists(store.db);
    if (flags.json) return await terminal.print(JSON.stringify(lists));
    if (lists.length === 0) terminal.say('no list is loaded: nobody is marked');
    for (const { id, name, entries, loadedAt } of lists) {
      await terminal.print(
        `${id}  ${name}: ${counted(entries, 'name')}, loaded ${loadedAt.toISOString().slice(0, 10)}`,
      );
    }
  });
}

/** `intertie watchlist remove`: its marks are gone with it. @throws IntertieError `watchlist.not_found` */
export function runWatchlistRemove(id: string, flags: StoreFlags, terminal: Terminal): Promise<ExitCode> {
  return withStore(flags, terminal, async (store) => {
    await removeWatchlist(store.db, id);
    await terminal.print(flags.json ? JSON.stringify({ id, removed: true }) : `${id}: removed`);
  });
}
