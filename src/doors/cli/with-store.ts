import { openStore, type Store } from '../../store/index.js';
import { defined } from './defined.js';
import { EXIT, type ExitCode } from './exit-codes.js';
import { contextOptions, type StoreFlags } from './store-options.js';
import type { Terminal } from './terminal.js';

/** Opens the store that the flags name, does the work, and closes it whatever comes of it. */
export async function withStore(
  flags: StoreFlags,
  terminal: Terminal,
  work: (store: Store) => Promise<unknown>,
): Promise<ExitCode> {
  const store = await openStore(defined(contextOptions(flags, terminal)));
  try {
    await work(store);
    return EXIT.ok;
  } finally {
    await store.close();
  }
}
