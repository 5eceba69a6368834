/**
 * A client of the bundled server in a process of its own: `client-process.ts HOME`. Prints "open" once it has the store
 * ("failed CODE" when not); then for each line on stdin: `count` prints the number of documents, `hang` begins a
 * transaction, writes and waits for ever, `close` closes the store and ends.
 */
import { createInterface } from 'node:readline';
import { isIntertieError } from '../../src/base/index.js';
import { openStore } from '../../src/store/index.js';

const [home = ''] = process.argv.slice(2);
try {
  const store = await openStore({ home });
  console.log('open');
  for await (const line of createInterface(process.stdin)) {
    if (line === 'count') console.log((await store.status()).counts.documents);
    if (line === 'hang') {
      await store.db.transaction().execute(async (tx) => {
        await tx.insertInto('collection').values({ id: 'half', name: 'Half-written' }).execute();
        console.log('written');
        await new Promise(() => undefined);
      });
    }
    if (line === 'close') break;
  }
  await store.close();
  console.log('closed');
} catch (error) {
  if (!isIntertieError(error)) throw error;
  console.log(`failed ${error.code}`);
}
