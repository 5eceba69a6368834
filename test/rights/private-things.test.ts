import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { collectionId, type PlaceId, sourceId, type TieId } from '../../src/base/index.js';
import { agency, sampleAbsence, sampleInput, samplePlaces } from '../store/sample-input.js';
import { openSite, type Site } from './open-site.js';
import { routesOf } from './routes-of.js';

/** Stands in everything that is private: names, texts, notes. Ids do without it, so that asking for one is not an answer. */
const MARK = 'zebrafinch';
const SHELF = 'shelf-7';
const TOWN = 'XC-QQ-town7';
const hidden = {
  ...agency,
  id: sourceId(`Agency ${MARK}`),
  name: `Agency ${MARK}`,
  independence: MARK,
  url: `https://${MARK}.test`,
};
const speaker = { name: `Person ${MARK}`, role: `Mayor ${MARK}`, place: null };
const open = { name: 'O. Open', role: 'Mayor of Tarn', place: null };

let site: Site;
let reviewer: string;
/** Every id that a visitor might guess or have kept, of private and of public things. */
const ids: string[] = ['my-documents', 'b1', '1', MARK, encodeURIComponent(`Person ${MARK}`)];

beforeAll(async () => {
  site = await openSite({ host: '0.0.0.0', addFile: () => Promise.reject(new Error('no visitor adds')) });
  const { store } = site;
  await store.saveCollection({ id: collectionId('open'), name: 'Open', published: true, position: 1 });
  await store.saveCollection({ id: collectionId(SHELF), name: MARK, description: MARK, attribution: MARK });
  const kinds = [
    {
      kind: 'twinning' as const,
      parties: ['XA-FJ-tarn', 'XB-GR-oldport'],
      more: { date: '1998', speaker: open },
    },
    { kind: 'agreement' as const, parties: ['XA', 'XB'], more: { speaker: open } },
    { kind: 'commitment' as const, parties: ['XA-FJ-tarn', 'XB'], more: { date: '2031-04', speaker: open } },
    { kind: 'utterance' as const, parties: ['XA-FJ-tarn'], more: { speaker: open } },
  ];
  const first = sampleInput('https://open.example/1', kinds, { collection: 'open' });
  await store.saveDocument(first);

  // The same ties told in private too, and others that are only private.
  const quote = `the words ${MARK}`;
  const secret = [
    ...kinds.map((one) => ({
      ...one,
      more: { ...one.more, speaker, quote, object: { text: MARK, start: 0, end: 5 } },
    })),
    {
      kind: 'trade_flow' as const,
      parties: [`exporter XC-QQ-town7`, 'importer XB'],
      more: {
        date: '2019',
        speaker,
        quote,
        amounts: [{ value: 1e6, unit: 'EUR', qualifier: 'over' as const, text: MARK }],
      },
    },
    {
      kind: 'agreement' as const,
      parties: ['XA', 'XB'],
      more: {
        claimsTotal: true,
        speaker,
        quote,
        amounts: [{ value: 12, unit: 'agreements', qualifier: 'about' as const, text: `about 12 ${MARK}` }],
      },
    },
  ];
  for (const version of ['1', '2']) {
    const text = `${MARK} ${version}: ${MARK} and the rest`;
    const input = sampleInput(`https://${MARK}.test/1`, secret, {
      collection: SHELF,
      publisher: hidden,
      origin: hidden,
      voice: MARK,
      text,
      title: MARK,
      coverage: [{ kind: 'twinning', a: 'XA', b: 'XB', name: MARK }],
      places: samplePlaces('XA-FJ-tarn', 'XB-GR-oldport', TOWN).map((place) =>
        place.country === 'XC' ? { ...place, name: `Town ${MARK}`, localName: MARK } : place,
      ),
    });
    const absences = [{ ...sampleAbsence(input.document.id, ['XA-FJ-tarn', 'XB']), speaker, quote }];
    await store.saveDocument({ ...input, reading: { ...input.reading, absences } });
    ids.push(
      input.document.id,
      ...input.reading.statements.map(({ id }) => id),
      ...absences.map(({ id }) => id),
    );
  }
  const who = { account: MARK, name: MARK, role: 'admin' } as const;
  const statements = await store.db.selectFrom('statement').select(['id', 'document']).execute();
  const [decided] = statements.filter(({ document }) => document !== first.document.id);
  const open1 = statements.find(({ document }) => document === first.document.id);
  for (const one of [decided, open1]) {
    if (one)
      await store.decide({ action: 'statement.accept', subject: one.id, reason: MARK }, who, site.clock.now);
  }
  const ties = await store.db.selectFrom('tie').select('id').execute();
  const places = await store.db.selectFrom('place').select('id').execute();
  const sources = await store.db.selectFrom('source').select('id').execute();
  ids.push(...[...ties, ...places, ...sources].map(({ id }) => id), first.document.id, open1?.id ?? '');
  reviewer = await site.signIn(await site.person('reviewer'));
});
afterAll(() => site.close());

/** The addresses of a route: with each id in each place of one, and with the questions that pages and programs put. */
function addressesOf(route: string): readonly string[] {
  const filled = route.includes(':') ? ids.map((id) => route.replace(/:\w+/g, id)) : [route];
  const queries = route.includes(':')
    ? ['']
    : [
        '',
        `?q=${MARK}`,
        `?q=Person+${MARK}`,
        `?collection=${SHELF}`,
        `?place=XC-QQ-town7`,
        `?source=${hidden.id}`,
        '?view=table',
        '?country=XC',
      ];
  return filled.flatMap((path) => queries.map((query) => path + query));
}

/** What the visitor asked for comes back in the search box and the heading: it is no secret of ours. */
const withoutAsked = (body: string, url: string) =>
  url.includes(MARK)
    ? body.replace(
        /value="[^"]*"|<h1[^>]*>[^<]*<\/h1>|<title>[^<]*<\/title>|href="[^"]*"|"query":"[^"]*"/g,
        '',
      )
    : body;

describe('a visitor', () => {
  it('finds nothing private at any address of the server', async () => {
    const routes = routesOf(site.app, 'GET');
    expect(routes).toEqual(
      expect.arrayContaining([
        '/',
        '/places/:id',
        '/ties/:id',
        '/documents/:id',
        '/api/search',
        '/api/status',
      ]),
    );
    let visits = 0;
    for (const route of routes.filter((one) => !one.startsWith('/assets'))) {
      for (const url of addressesOf(route)) {
        for (const accept of route.startsWith('/api/') ? ['application/json'] : ['text/html']) {
          const answer = await site.get(url, { accept });
          visits += 1;
          const { statusCode, body, headers } = answer;
          expect(statusCode, `${url}: ${body.slice(0, 300)}`).toBeLessThan(500);
          const asked = url.includes(MARK);
          const told = asked && statusCode >= 400 ? '' : withoutAsked(body, url);
          const at = told.toLowerCase().indexOf(MARK);
          expect(at < 0 ? '' : told.slice(Math.max(0, at - 200), at + 60), url).toBe('');
          if (!asked) expect(JSON.stringify(headers), url).not.toContain(MARK);
        }
      }
    }
    expect(visits).toBeGreaterThan(150);
  });

  it('counts only what is public', async () => {
    const get = async (url: string) => (await site.get(url, { accept: 'application/json' })).json();
    expect(await get('/api/status')).toMatchObject({
      audience: 'public',
      documents: 1,
      collections: 1,
      uploads: false,
    });
    expect((await get('/api/atlas')).total).toBe(2);
    expect(await get('/api/sources')).toMatchObject([{ name: agency.name, documents: 1, statements: 4 }]);
    expect((await get('/api/promises')).total).toBe(1);
    const search = await get(`/api/search?q=${MARK}`);
    expect([search.places, search.people, search.passages, search.documents]).toEqual([[], [], [], []]);
  });

  it('cannot tell what is private from what is not there', async () => {
    const answers: string[] = [];
    const tie = await privateTie();
    for (const id of [tie, 'tnothere']) {
      const answer = await site.get(`/api/ties/${id}`, { accept: 'application/json' });
      answers.push(`${answer.statusCode} ${answer.body.replaceAll(id, 'ID')}`);
    }
    expect(answers[0]).toBe(answers[1]);
    expect(answers[0]).toMatch(/^404/);
  });
});

describe('a person with an account', () => {
  it('sees it all: the marks are really there to be found', async () => {
    const headers = { cookie: reviewer, accept: 'application/json' };
    const tie = await privateTie();
    for (const url of [
      `/api/ties/${tie}`,
      `/api/search?q=${MARK}`,
      '/api/documents',
      '/api/sources',
      '/api/collections',
    ]) {
      const answer = await site.get(url, headers);
      expect(answer.statusCode, url).toBe(200);
      expect(answer.body.toLowerCase(), url).toContain(MARK);
    }
    expect((await site.get('/documents', { cookie: reviewer })).body).toContain(MARK);
  });
});

async function privateTie(): Promise<TieId> {
  const row = await site.store.db
    .selectFrom('tie_party')
    .select('tie')
    .where('place', '=', TOWN as PlaceId)
    .executeTakeFirstOrThrow();
  return row.tie as TieId;
}
