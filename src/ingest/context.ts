import { loadGazetteer } from '../places/index.js';
import type { Store } from '../store/index.js';
import { packFolder } from './gazetteer-packs.js';
import { loadLanguages } from './load-languages.js';
import { loadVocabulary } from './load-vocabulary.js';
import type { Reader } from './read-text.js';

/** What every job of this room works with: the reader's data and the open store. */
export interface IngestContext extends Reader {
  readonly store: Store;
}

/** Told about long work: `done` of `total` (null while it is not known), and what is being worked on. */
export type OnProgress = (progress: {
  readonly done: number;
  readonly total: number | null;
  readonly label: string;
}) => void;

export interface ContextOptions {
  /** Folder of the bundled database and of the operator's gazetteer files. */
  readonly home?: string | undefined;
  readonly databaseUrl?: string | undefined;
  readonly onNotice?: ((text: string) => void) | undefined;
}

export interface ReaderOptions extends Pick<ContextOptions, 'home'> {
  /** The gazetteer's index in memory that threads share (`shareIndex`); read from its file when not given. */
  readonly index?: Uint8Array | undefined;
}

/** What reading a text needs, without a database, the operator's own lists of places among it. About 0.2 s. @throws IntertieError `gazetteer.*`, `language.file` */
export function openReader({ home, index }: ReaderOptions = {}): Reader {
  return {
    gazetteer: loadGazetteer({ packs: packFolder(home), ...(index === undefined ? {} : { bytes: index }) }),
    vocabulary: loadVocabulary(),
    languages: loadLanguages(),
  };
}

/**
 * The reader and the database together. Close `store` when done.
 * @throws IntertieError `store.*`, `schema.*`, `gazetteer.*`, `language.file`
 */
export async function openIngest(options: ContextOptions = {}): Promise<IngestContext> {
  const { home, databaseUrl, onNotice } = options;
  // The database's drivers take longer to load than all the rest: reading alone does without.
  const { openStore } = await import('../store/index.js');
  const opening = openStore({
    ...(home === undefined ? {} : { home }),
    ...(databaseUrl === undefined ? {} : { databaseUrl }),
    ...(onNotice === undefined ? {} : { onNotice }),
  });
  // The gazetteer is opened while the database starts. A failure of either is told; an open store is never left behind.
  const [reader, store] = await Promise.allSettled([
    new Promise<Reader>((resolve) => resolve(openReader({ home }))),
    opening,
  ]);
  if (store.status === 'rejected') throw store.reason;
  if (reader.status === 'fulfilled') return { ...reader.value, store: store.value };
  await store.value.close();
  throw reader.reason;
}
