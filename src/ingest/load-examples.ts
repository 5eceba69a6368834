import { readFileSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { type CollectionId, collectionId } from '../base/index.js';
import { createQueries } from '../queries/index.js';
import type { CollectionRecord } from '../store/index.js';
import { addPaths, type BatchAccount } from './add-paths.js';
import type { IngestContext, OnProgress } from './context.js';
import { packageFolder } from './package-folder.js';
import { importTable, type TableAccount } from './table/import-table.js';
import { parseMapping } from './table/parse-mapping.js';

const FIRST_ARTICLE: CollectionRecord = {
  id: collectionId('belarus-russian-regions'),
  name: 'Belarus and Russian regions',
  description:
    'Digests, in our own words, of one article on the ties between Belarus and the regions of Russia, published in April 2023. Each says of what it is a digest.',
  licence: 'CC BY 4.0',
  attribution: 'Intertie',
  published: true,
  position: 1,
};
const TWIN_TOWNS: CollectionId = collectionId('twin-towns');
/** Until the mapping's own name takes its place. */
const TWIN_TOWNS_NAME = 'Twin towns';

const examplesFolder = (): string => join(packageFolder(), 'examples');

/**
 * True when the examples are to be put in: the atlas holds nothing yet, or an earlier start was stopped before the twin
 * towns were stored (their collection is made first and stays empty then).
 */
export async function wantsExamples({ store }: Pick<IngestContext, 'store'>): Promise<boolean> {
  if ((await store.status()).counts.documents === 0) return true;
  const collections = await createQueries(store).collections('en');
  return collections.some(({ id, documents }) => id === TWIN_TOWNS && documents === 0);
}

/**
 * The digests of the first article, in a published collection: the one that the home page opens on. About 1 s. Digests that
 * are in already are `unchanged`.
 */
export async function loadFirstArticle(
  context: IngestContext,
  onProgress?: OnProgress,
): Promise<BatchAccount> {
  await context.store.saveCollection(FIRST_ARTICLE);
  await context.store.saveCollection({ id: TWIN_TOWNS, name: TWIN_TOWNS_NAME, position: 2 });
  const folder = join(examplesFolder(), 'first-article');
  const files = (await readdir(folder)).filter((name) => name.endsWith('.md') && name !== 'README.md').sort();
  const paths = files.map((name) => join(folder, name));
  return await addPaths(context, paths, { collection: FIRST_ARTICLE.id, onProgress });
}

/** The twin towns of Wikidata, in a second published collection. About 10 s. */
export async function loadTwinTowns(
  context: IngestContext,
  onProgress?: OnProgress,
  signal?: AbortSignal,
): Promise<TableAccount> {
  const folder = join(examplesFolder(), 'twin-towns');
  const file = join(folder, 'mapping.yaml');
  const mapping = parseMapping('examples/twin-towns/mapping.yaml', readFileSync(file, 'utf8'));
  const path = join(folder, 'twin_wikidata_eu_2017.tsv.gz');
  const account = await importTable(context, { path, mapping, onProgress, signal });
  await context.store.publishCollection(TWIN_TOWNS, true);
  return account;
}

/**
 * Puts both examples into an empty atlas and does nothing to another. Run again after it was cut short, it adds what is
 * missing.
 *
 * @returns null when the atlas holds documents of its own
 */
export async function loadExamples(
  context: IngestContext,
  onProgress?: OnProgress,
): Promise<{ readonly digests: BatchAccount; readonly twinTowns: TableAccount } | null> {
  if (!(await wantsExamples(context))) return null;
  const digests = await loadFirstArticle(context, onProgress);
  return { digests, twinTowns: await loadTwinTowns(context, onProgress) };
}
