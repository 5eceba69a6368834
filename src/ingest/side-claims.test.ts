import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestStore, type TestStore } from '../../test/store/with-store.js';
import { type DocumentId, placeId } from '../base/index.js';
import { createQueries } from '../queries/index.js';
import { organisationId } from '../statements/index.js';
import { addPaths } from './add-paths.js';
import { type IngestContext, openReader } from './context.js';

const DISTRICT = `A district by the Pacific

The Far Eastern Federal District borders four seas. It includes Primorye Territory, Khabarovsk Territory, Amur Oblast and Bavaria.

Leeds and Dortmund have been twin towns since 1969, and Tarnwerk-Nord, a 100% subsidiary of Tarnwerk, paid for the bus between them. The bus was ordered by the Tarn Transport Board.
`;

let held: TestStore;
let context: IngestContext;
let folder: string;
let document: DocumentId;
beforeAll(async () => {
  held = await openTestStore();
  context = { ...openReader(), store: held.store };
  folder = mkdtempSync(join(tmpdir(), 'intertie-side-claims-'));
  const path = join(folder, 'district.txt');
  writeFileSync(path, DISTRICT);
  const [file] = (await addPaths(context, [path])).files;
  if (!file?.document) throw new Error('no document');
  document = file.document;
});
afterAll(async () => {
  await held.close();
  rmSync(folder, { recursive: true });
});

describe('what a document says beside its ties', () => {
  it('stands on its page with the sentence: owners, orders, and a district checked against the gazetteer', async () => {
    const view = await createQueries(held.store).document(document, 'en');
    expect(view?.sideClaims.map(({ claim }) => claim)).toMatchObject([
      {
        what: 'composition',
        whole: { name: 'Far Eastern Federal District' },
        all: false,
        verdict: 'contradicted',
        agreed: [{ name: 'Primorye Territory' }, { name: 'Khabarovsk Territory' }, {}],
        wrong: [{ name: 'Bavaria' }],
      },
      { what: 'owned', owned: { name: 'Tarnwerk-Nord' }, owner: { name: 'Tarnwerk' }, share: 100 },
      { what: 'ordered', by: { name: 'Tarn Transport Board' } },
    ]);
    for (const { quote, start, end } of view?.sideClaims ?? [])
      expect(view?.text?.slice(start, end)).toBe(quote);
  });

  it('stands on the page of the district, with what the gazetteer puts there', async () => {
    const queries = createQueries(held.store);
    const view = await queries.place(placeId('x:fd-far-eastern'), 'en', '2026-01-01');
    expect(view?.compositions.map(({ claim }) => claim)).toMatchObject([
      { what: 'composition', verdict: 'contradicted', left: expect.arrayContaining([expect.anything()]) },
    ]);
  });

  it('stands on the page of the tie whose sentence names the organisation, and of no other', async () => {
    const queries = createQueries(held.store);
    const found = await queries.document(document, 'en');
    const tie = found?.statements.find(({ kind, tie }) => kind === 'twinning' && tie !== null)?.tie;
    if (!tie) throw new Error('no twinning was read');
    const view = await queries.tie(tie, 'en');
    expect(view?.sideClaims.map(({ claim }) => claim.what)).toEqual(['owned']);
  });

  it('gives an organisation a page of its own, and nobody one of whom nothing is said', async () => {
    const queries = createQueries(held.store);
    const view = await queries.actor(organisationId('TARNWERK'), 'en');
    expect(view?.actor).toMatchObject({ kind: 'organisation', name: 'Tarnwerk', otherNames: [] });
    expect(view?.claims.map(({ claim }) => claim.what)).toEqual(['owned']);
    expect(await queries.actor(organisationId('Nobody Limited'), 'en')).toBeNull();
  });

  it('is not shown of a source of which the public sees the link only, and goes with its document', async () => {
    const { store } = held;
    await store.publishCollection('my-documents' as never, true);
    const source = (await createQueries(store).sources('en'))[0];
    if (!source) throw new Error('no source');
    const seen = createQueries(store, { viewer: 'public' });
    expect((await seen.document(document, 'en'))?.sideClaims).toHaveLength(3);
    await store.decide(
      { action: 'source.policy', subject: source.id, after: { policy: 'link' } },
      { account: 'local', name: 'local', role: 'admin' },
      new Date('2026-01-01'),
    );
    expect((await seen.document(document, 'en'))?.sideClaims).toEqual([]);
    expect(await seen.actor(organisationId('Tarnwerk'), 'en')).toBeNull();
  });
});
