import { type CollectionId, collectionId } from '../../src/base/index.js';
import { createReadingHelp, startServer } from '../../src/doors/web/index.js';
import { addDocument, openReader, readTarget } from '../../src/ingest/index.js';
import { createQueries } from '../../src/queries/index.js';
import { ANALYSIS_NAMES, createReports } from '../../src/reports/index.js';
import { LOCAL_PERSON } from '../../src/store/index.js';
import { sampleAbsence, sampleInput, samplePlaces } from '../store/sample-input.js';
import { openTestStore } from '../store/with-store.js';

/** A real server over a real database with a small invented atlas, and addresses of each of its pages. */
export interface ServedAtlas {
  readonly url: string;
  /** A path for every kind of page. */
  readonly paths: Readonly<Record<string, string>>;
  close(): Promise<void>;
}

/** Far enough apart to be seen apart on a map. */
const POSITIONS: Readonly<Record<string, readonly [number, number]>> = {
  XA: [10, 50],
  'XA-FJ': [8, 54],
  'XA-FJ-tarn': [7, 55],
  XB: [60, 55],
  'XB-GR': [70, 50],
  'XB-GR-oldport': [75, 48],
};

const speaker = { name: 'A. Person', role: 'Mayor of Tarn', place: null };
const told = [
  { kind: 'twinning' as const, parties: ['XA-FJ-tarn', 'XB-GR-oldport'], more: { date: '1998' } },
  {
    kind: 'trade_flow' as const,
    parties: ['exporter XA', 'importer XB'],
    more: {
      date: '2019',
      speaker,
      amounts: [{ value: 1e6, unit: 'EUR', qualifier: 'over' as const, text: 'over a million euros' }],
    },
  },
  { kind: 'visit' as const, parties: ['guest XA', 'host XB-GR'], more: { lifecycle: 'planned' as const } },
  { kind: 'visit' as const, parties: ['guest XA-FJ-tarn', 'host XB'], more: { date: '2018', speaker } },
  {
    kind: 'settlement_origin' as const,
    parties: ['subject XB-GR-oldport', 'origin XA-FJ'],
    more: { date: '1898' },
  },
  {
    kind: 'agreement' as const,
    parties: ['XA', 'XB'],
    more: {
      claimsTotal: true,
      amounts: [{ value: 12, unit: 'agreements', qualifier: 'about' as const, text: 'about 12 agreements' }],
    },
  },
  { kind: 'commitment' as const, parties: ['XA-FJ-tarn', 'XB'], more: { date: '2021-04', speaker } },
  { kind: 'utterance' as const, parties: ['XA-FJ-tarn'], more: { speaker } },
];

const withPositions = (places: ReturnType<typeof samplePlaces>) =>
  places.map((place) => {
    const [longitude, latitude] = POSITIONS[place.id] ?? [0, 0];
    return { ...place, longitude, latitude };
  });

/** Starts it. Everything is in one published collection, so that the home page opens on it. */
export async function serveAtlas(): Promise<ServedAtlas> {
  const test = await openTestStore();
  const { store } = test;
  const collection: CollectionId = collectionId('norland');
  await store.saveCollection({ id: collection, name: 'Norland and Sudmark', published: true, position: 1 });
  const places = withPositions(samplePlaces(...Object.keys(POSITIONS)));
  const first = sampleInput('https://news.example/1', told, { collection, places });
  const absences = [sampleAbsence(first.document.id, ['XA-FJ-tarn', 'XB'])];
  await store.saveDocument({ ...first, reading: { ...first.reading, absences } });
  await store.saveDocument(sampleInput('https://news.example/2', told.slice(0, 2), { collection, places }));

  const queries = createQueries(store);
  const context = { ...openReader(), store };
  const server = await startServer({
    queries,
    store,
    reading: createReadingHelp(context),
    reports: createReports({ store, gazetteer: context.gazetteer, home: test.home }),
    port: 0,
    today: () => '2022-01-31',
    addFile: async (path, name) => {
      const input = await readTarget({ kind: 'file', label: name, path });
      const added = await addDocument(context, { ...input, url: `file:${name}`, name });
      const page = await queries.document(added.document, 'en');
      const { statements } = added;
      const outcome = added.outcome === 'reread' ? 'added' : added.outcome;
      return { name, outcome, document: page?.document ?? null, statements, problem: null, remedy: null };
    },
  });
  const statement = first.reading.statements[0]?.id ?? '';
  await store.decide(
    { action: 'statement.accept', subject: statement },
    LOCAL_PERSON,
    new Date('2022-01-30'),
  );
  const atlas = (await (await fetch(`${server.url}/api/atlas`)).json()) as { ties: { id: string }[] };
  return {
    url: server.url,
    paths: {
      atlas: '/',
      network: '/?view=network',
      timeline: '/?view=timeline',
      table: '/?view=table',
      'an empty selection': '/?from=1700&to=1701',
      place: '/places/XA-FJ-tarn',
      tie: `/ties/${atlas.ties[0]?.id}`,
      document: `/documents/${first.document.id}`,
      documents: '/documents',
      sources: '/sources',
      collections: '/collections',
      promises: '/promises',
      search: '/search?q=tarn',
      review: '/review',
      'one statement for review': `/review/${statement}`,
      'the log of decisions': '/log',
      add: '/add',
      analyses: '/analyses',
      ...Object.fromEntries(ANALYSIS_NAMES.map((name) => [`analysis ${name}`, `/analyses/${name}`])),
      'visits of a place': '/analyses/visits?place=XA-FJ-tarn&level=country',
      'trade as documents tell it': '/analyses/concentration?table=atlas&place=XA',
      about: '/about',
      'the API reference': '/api',
    },
    close: async () => {
      await server.close();
      await test.close();
    },
  };
}
