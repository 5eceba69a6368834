import { createQueries } from '../../../queries/index.js';
import { openStore } from '../../../store/index.js';
import { INTERTIE_VERSION } from '../../version.js';
import { counted } from '../counted.js';
import { defined } from '../defined.js';
import { EXIT, type ExitCode } from '../exit-codes.js';
import { modelStatus, modelWords } from '../open-model.js';
import { contextOptions, type StoreFlags } from '../store-options.js';
import type { Terminal } from '../terminal.js';

/** `intertie status`: where the data are and how much there is. */
export async function runStatus(flags: StoreFlags, terminal: Terminal): Promise<ExitCode> {
  const store = await openStore(defined(contextOptions(flags, terminal)));
  try {
    const status = await store.status();
    const collections = await createQueries(store).collections('en');
    const version = INTERTIE_VERSION;
    if (flags.json) {
      await terminal.print(JSON.stringify({ version, ...status, model: modelStatus(), collections }));
      return EXIT.ok;
    }
    const { counts } = status;
    await terminal.print(
      `intertie ${version}, PostgreSQL ${status.server}${status.bundled ? ' (bundled)' : ''}`,
    );
    await terminal.print(`data       ${status.place} (${(status.bytes / 1024 / 1024).toFixed(1)} MB)`);
    await terminal.print(`model      ${modelWords(modelStatus())}`);
    for (const [name, count] of Object.entries(counts))
      await terminal.print(`${name.padEnd(12)}${String(count).padStart(8)}`);
    for (const collection of collections) {
      const seen = collection.published ? 'published' : 'private';
      const held = `${counted(collection.documents, 'document')}, ${counted(collection.ties, 'tie')}`;
      await terminal.print(`collection  ${collection.id}  ${collection.name}: ${held}, ${seen}`);
    }
    return EXIT.ok;
  } finally {
    await store.close();
  }
}
