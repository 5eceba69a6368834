import { collectionId } from '../../../base/index.js';
import { createQueries } from '../../../queries/index.js';
import { openStore } from '../../../store/index.js';
import { counted } from '../counted.js';
import { defined } from '../defined.js';
import { EXIT, type ExitCode } from '../exit-codes.js';
import { contextOptions, type StoreFlags } from '../store-options.js';
import type { Terminal } from '../terminal.js';

/** `intertie collection list`: one line a collection, in the order of showing. */
export async function runCollectionList(flags: StoreFlags, terminal: Terminal): Promise<ExitCode> {
  const store = await openStore(defined(contextOptions(flags, terminal)));
  try {
    const collections = await createQueries(store).collections('en');
    if (flags.json) await terminal.print(JSON.stringify(collections));
    else {
      for (const { id, name, documents, ties, published } of collections) {
        const seen = published ? 'published' : 'private';
        await terminal.print(
          `${id}  ${name}: ${counted(documents, 'document')}, ${counted(ties, 'tie')}, ${seen}`,
        );
      }
    }
    return EXIT.ok;
  } finally {
    await store.close();
  }
}

/** `intertie collection create`: makes one, or renames it. It is private until published. */
export async function runCollectionCreate(
  id: string,
  name: string,
  flags: StoreFlags & { readonly description?: string },
  terminal: Terminal,
): Promise<ExitCode> {
  const store = await openStore(defined(contextOptions(flags, terminal)));
  try {
    await store.saveCollection({
      id: collectionId(id),
      name,
      ...defined({ description: flags.description }),
    });
    await terminal.print(flags.json ? JSON.stringify({ id, name }) : `${id}: there, private until published`);
    return EXIT.ok;
  } finally {
    await store.close();
  }
}

/** `intertie collection publish` and `private`: who may see it. @throws IntertieError `collection.unknown` */
export async function runCollectionPublish(
  id: string,
  published: boolean,
  flags: StoreFlags,
  terminal: Terminal,
): Promise<ExitCode> {
  const store = await openStore(defined(contextOptions(flags, terminal)));
  try {
    await store.publishCollection(collectionId(id), published);
    const seen = published ? 'published: every visitor sees it' : 'private: only this machine sees it';
    await terminal.print(flags.json ? JSON.stringify({ id, published }) : `${id}: ${seen}`);
    return EXIT.ok;
  } finally {
    await store.close();
  }
}
