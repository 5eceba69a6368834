import { collectionId, IntertieError, isIntertieError } from '../../../base/index.js';
import { createQueries } from '../../../queries/index.js';
import { OPERATOR, openStore } from '../../../store/index.js';
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
    const decision = { action: 'collection.publish', subject: id, after: { published } };
    await store.decide(decision, OPERATOR, new Date()).catch((error: unknown) => {
      const code = isIntertieError(error) ? error.code : null;
      if (code === 'decision.gone') throw unknownCollection(id);
      if (code !== 'decision.unchanged') throw error;
    });
    const seen = published
      ? 'published: every visitor sees it'
      : 'private: only accounts and this machine see it';
    await terminal.print(flags.json ? JSON.stringify({ id, published }) : `${id}: ${seen}`);
    return EXIT.ok;
  } finally {
    await store.close();
  }
}

function unknownCollection(id: string): IntertieError {
  return new IntertieError(
    'collection.unknown',
    'there is no such collection',
    id,
    'see: intertie collection list',
  );
}
