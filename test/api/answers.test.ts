import { type TSchema, TypeRegistry } from '@sinclair/typebox';
import { Value } from '@sinclair/typebox/value';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { NAMED_SCHEMAS } from '../../src/doors/api/index.js';
import { QUESTIONS } from '../../src/doors/api/questions.js';
import { buildServer } from '../../src/doors/web/server.js';
import { createQueries } from '../../src/queries/index.js';
import { sampleAbsence, sampleInput } from '../store/sample-input.js';
import { openTestStore, type TestStore } from '../store/with-store.js';

// A closed list of words is the one schema that TypeBox does not know by itself.
TypeRegistry.Set<TSchema & { enum: readonly string[] }>('Unsafe', (schema, value) =>
  schema.enum.includes(value as string),
);
const references = NAMED_SCHEMAS.map((schema) => ({ ...schema, $id: `${schema.$id}#` }));

/** Where an answer is not what its schema says, in words; empty when it is. */
const differences = (schema: TSchema, answer: unknown) =>
  [...Value.Errors(schema, references, answer)].map(({ path, message }) => `${path}: ${message}`);

const told = [
  { kind: 'twinning' as const, parties: ['XA-FJ-tarn', 'XB-GR-oldport'] },
  {
    kind: 'trade_flow' as const,
    parties: ['exporter XA', 'importer XB'],
    more: {
      date: '2019',
      amounts: [{ value: 1e6, unit: 'EUR', qualifier: 'over' as const, text: 'over a million euros' }],
      goods: [{ text: 'cheese', chapter: '04' }],
      speaker: { name: 'A. Person', role: 'Mayor of Tarn', place: null },
    },
  },
  {
    kind: 'agreement' as const,
    parties: ['XA', 'XB'],
    more: {
      claimsTotal: true,
      amounts: [{ value: 12, unit: 'agreements', qualifier: 'about' as const, text: 'about 12 agreements' }],
    },
  },
  { kind: 'commitment' as const, parties: ['XA-FJ-tarn', 'XB'], more: { date: '2021-04' } },
  {
    kind: 'utterance' as const,
    parties: ['XA-FJ-tarn'],
    more: { speaker: { name: null, role: 'Mayor', place: null } },
  },
];

let test: TestStore;
let app: FastifyInstance;
beforeAll(async () => {
  test = await openTestStore();
  const input = sampleInput('https://news.example/1', told);
  const absences = [sampleAbsence(input.document.id, ['XA-FJ-tarn', 'XB'])];
  await test.store.saveDocument({ ...input, reading: { ...input.reading, absences } });
  await test.store.saveDocument(sampleInput('https://news.example/2', told.slice(0, 2)));
  app = await buildServer({
    queries: createQueries(test.store),
    publicQueries: createQueries(test.store, { viewer: 'public' }),
    today: () => '2022-01-31',
  });
});
afterAll(async () => {
  await app.close();
  await test.close();
});

const ask = async (url: string) => {
  const answer = await app.inject({ url, headers: { host: 'localhost' } });
  expect(answer.statusCode, `${url}: ${answer.body.slice(0, 300)}`).toBe(200);
  return answer.json();
};

/** An address for each question that has something to answer. */
async function addressOf(url: string): Promise<string> {
  if (url === '/api/search') return '/api/search?q=tarn';
  if (!url.includes(':id')) return url;
  if (url.includes('places')) return '/api/places/XA-FJ-tarn';
  if (url.includes('documents')) return `/api/documents/${(await ask('/api/documents')).rows[0].id}`;
  if (url.includes('actors')) return `/api/actors/${(await ask('/api/search?q=Person')).people[0].actor}`;
  if (url.includes('promises')) return `/api/promises/${(await ask('/api/promises')).rows[0].statement.id}`;
  return `/api/ties/${(await ask('/api/atlas?kind=trade_flow')).ties[0].id}`;
}

describe('the answers of the API', () => {
  it.each(QUESTIONS.map(({ url, answer }) => [url, answer] as const))(
    '%s answers what its schema says',
    async (url, schema) => {
      const answer = await ask(await addressOf(url));
      expect(differences(schema, answer)).toEqual([]);
    },
  );

  it('would notice a field more and a field less', async () => {
    const atlas = QUESTIONS.find(({ id }) => id === 'getAtlas');
    const answer = await ask('/api/atlas');
    if (!atlas) throw new Error('no such question');
    expect(differences(atlas.answer, { ...answer, secret: 1 })).not.toEqual([]);
    expect(differences(atlas.answer, { ...answer, total: undefined })).not.toEqual([]);
    expect(differences(atlas.answer, { ...answer, arcLevel: 'street' })).not.toEqual([]);
  });

  it('shows others nothing that is private to the machine', async () => {
    const url = await addressOf('/api/documents/:id');
    for (const address of [url, '/api/places/XA-FJ-tarn', await addressOf('/api/ties/:id')]) {
      const answer = await app.inject({
        url: address,
        headers: { host: 'localhost', 'x-forwarded-for': '203.0.113.9' },
      });
      expect(answer.body, address).not.toContain('News of');
      expect([200, 404]).toContain(answer.statusCode);
    }
  });

  it('answers hostile ids and searches as it answers unknown ones', async () => {
    for (const text of [
      "' or 1=1 --",
      '%',
      '_',
      '\\',
      '{{7*7}}',
      '<script>',
      'x'.repeat(200),
      '🏛️',
      '"',
      'a & b | !',
    ]) {
      const id = encodeURIComponent(text);
      for (const address of [`/api/places/${id}`, `/api/ties/${id}`, `/api/documents/${id}`]) {
        const answer = await app.inject({ url: address, headers: { host: 'localhost' } });
        expect(answer.statusCode, `${address}: ${answer.body}`).toBe(404);
      }
      const search = await app.inject({ url: `/api/search?q=${id}`, headers: { host: 'localhost' } });
      expect(search.statusCode, `${text}: ${search.body}`).toBe(200);
      const atlas = await app.inject({
        url: `/api/atlas?source=${id}&place=${id}`,
        headers: { host: 'localhost' },
      });
      expect(atlas.statusCode, `${text}: ${atlas.body}`).toBe(200);
    }
  });
});
