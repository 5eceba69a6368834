import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestStore, type TestStore } from '../../../test/store/with-store.js';
import { type ModelServer, sayStatements, startModelServer } from '../../../test/support/model-server.js';
import { createQueries } from '../../queries/index.js';
import { addPaths } from '../add-paths.js';
import { openReader } from '../context.js';
import { modelSettings } from './model-settings.js';
import { openModelReader } from './read-along.js';

let held: TestStore;
let server: ModelServer;
let folder: string;

beforeAll(async () => {
  held = await openTestStore();
  folder = mkdtempSync(join(tmpdir(), 'intertie-model-'));
  server = await startModelServer((_, response) =>
    sayStatements(response, [
      {
        kind: 'project',
        quote: 'Between Leeds and Dortmund grow 30 pear trees',
        status: 'completed',
        parties: [1, 2].map((place) => ({ place, role: 'side' })),
      },
    ]),
  );
});
afterAll(async () => {
  await server.close();
  await held.close();
  rmSync(folder, { recursive: true });
});

test('a statement that a model drew is stored with the model’s name; adding again does not ask again', async () => {
  const path = join(folder, 'trees.txt');
  writeFileSync(path, 'Trees\n\n3 May 2020\n\nBetween Leeds and Dortmund grow 30 pear trees.\n');
  const settings = modelSettings({ INTERTIE_MODEL_URL: server.url, INTERTIE_MODEL: 'org/small:1b' });
  if (settings === null) throw new Error('no settings');
  const context = { ...openReader(), store: held.store };
  const options = { model: openModelReader(settings) };
  const { files, model } = await addPaths(context, [path], options);
  expect(model).toMatchObject({ asked: 1, kept: 1 });
  const [added] = files;
  if (!added?.document) throw new Error('not added');
  const page = await createQueries(held.store).document(added.document, 'en');
  const stored = page?.statements.find(({ method }) => method.startsWith('model:'));
  expect(stored).toMatchObject({
    method: 'model:org/small:1b@reader-1',
    rule: null,
    notes: ['uncalibrated'],
  });
  expect((await addPaths(context, [path], options)).model).toBeNull();
  expect(server.asked.length).toBe(1);
});
