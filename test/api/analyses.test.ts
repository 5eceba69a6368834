import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type TSchema, TypeRegistry } from '@sinclair/typebox';
import { Value } from '@sinclair/typebox/value';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { NAMED_SCHEMAS } from '../../src/doors/api/index.js';
import { AnalysesAnswer, ReportAnswer } from '../../src/doors/api/schemas/reports.js';
import { buildServer } from '../../src/doors/web/server.js';
import { openReader } from '../../src/ingest/index.js';
import { createQueries } from '../../src/queries/index.js';
import { ANALYSIS_NAMES, createReports } from '../../src/reports/index.js';
import { sampleInput } from '../store/sample-input.js';
import { openTestStore, type TestStore } from '../store/with-store.js';

TypeRegistry.Set<TSchema & { enum: readonly string[] }>('Unsafe', (schema, value) =>
  schema.enum.includes(value as string),
);
const references = NAMED_SCHEMAS.map((schema) => ({ ...schema, $id: `${schema.$id}#` }));
const differences = (schema: TSchema, answer: unknown) =>
  [...Value.Errors(schema, references, answer)].map(({ path, message }) => `${path}: ${message}`);

const speaker = { name: 'A. Person', role: 'Mayor of Tarn', place: null };
const euros = (value: number) => [{ value, unit: 'EUR', qualifier: null, text: `${value} euros` }];
const TOLD = [
  { kind: 'visit' as const, parties: ['guest XA', 'host XB-GR'], more: { date: '2019-05', speaker } },
  { kind: 'visit' as const, parties: ['guest XA-FJ-tarn', 'host XB'], more: { date: '2018' } },
  { kind: 'visit' as const, parties: ['guest XB', 'host XA'], more: { lifecycle: 'planned' as const } },
  {
    kind: 'visit' as const,
    parties: ['guest XB', 'host XA-FJ-tarn'],
    more: {
      lifecycle: 'active' as const,
      notes: ['recurring'],
      amounts: [
        { value: 24, unit: 'delegations', qualifier: 'about' as const, text: 'about two dozen delegations' },
      ],
      speaker,
    },
  },
  { kind: 'twinning' as const, parties: ['XA-FJ-tarn', 'XC'] },
  {
    kind: 'settlement_origin' as const,
    parties: ['subject XB-GR-oldport', 'origin XA'],
    more: { date: '1898' },
  },
  {
    kind: 'settlement_origin' as const,
    parties: ['subject XB-GR', 'origin XA-FJ-tarn'],
    more: { date: '1801/1900', speaker },
  },
  {
    kind: 'trade_flow' as const,
    parties: ['exporter XA', 'importer XB'],
    more: { date: '2019', amounts: euros(30), speaker },
  },
  {
    kind: 'trade_flow' as const,
    parties: ['exporter XA', 'importer XC'],
    more: { date: '2019', amounts: euros(20) },
  },
];

let test: TestStore;
let home: string;
const apps: Record<'held' | 'empty', FastifyInstance | null> = { held: null, empty: null };
let emptyTest: TestStore;

async function serve(of: TestStore): Promise<FastifyInstance> {
  const { gazetteer } = openReader();
  return buildServer({
    queries: createQueries(of.store),
    publicQueries: createQueries(of.store, { viewer: 'public' }),
    reports: createReports({ store: of.store, gazetteer, home }),
    today: () => '2022-01-31',
  });
}
beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'intertie-analyses-'));
  [test, emptyTest] = [await openTestStore(), await openTestStore()];
  await test.store.saveDocument(sampleInput('https://news.example/1', TOLD));
  await test.store.saveDocument(
    sampleInput('https://news.example/2', [
      {
        kind: 'trade_flow',
        parties: ['exporter XA', 'importer XB'],
        more: { date: '2019', amounts: euros(50) },
      },
    ]),
  );
  apps.held = await serve(test);
  apps.empty = await serve(emptyTest);
});
afterAll(async () => {
  await Promise.all([apps.held?.close(), apps.empty?.close()]);
  await Promise.all([test.close(), emptyTest.close()]);
  await rm(home, { recursive: true, force: true });
});

const ask = async (url: string, of: 'held' | 'empty' = 'held', headers: Record<string, string> = {}) => {
  const app = apps[of];
  if (app === null) throw new Error('no server');
  return app.inject({ url, headers: { host: 'localhost', ...headers } });
};
const json = async (url: string, of: 'held' | 'empty' = 'held') => {
  const answer = await ask(url, of);
  expect(answer.statusCode, `${url}: ${answer.body.slice(0, 300)}`).toBe(200);
  return answer.json();
};

describe.each(['held', 'empty'] as const)('every analysis, with an atlas that is %s', (of) => {
  it.each(ANALYSIS_NAMES)('%s answers what its schema says, with no figure that is none', async (name) => {
    const answer = await json(`/api/analyses/${name}`, of);
    expect(differences(ReportAnswer, answer)).toEqual([]);
    expect(JSON.stringify(answer)).not.toMatch(/NaN|Infinity|undefined/);
    expect(answer.answer.length > 0 || answer.nothing !== null).toBe(true);
  });

  it.each(ANALYSIS_NAMES)('%s has its page, in both languages, with every word said', async (name) => {
    for (const lang of ['en', 'ru']) {
      const page = await ask(`/analyses/${name}?lang=${lang}`, of);
      expect(page.statusCode, page.body.slice(0, 300)).toBe(200);
      expect(page.body).not.toMatch(/NaN|undefined|analyse\.[a-z]+\./);
    }
  });
});

describe('adding documents', () => {
  const helps = async (of: TestStore, name: string, given = '') => {
    const { gazetteer } = openReader();
    const report = await createReports({ store: of.store, gazetteer, home }).ask(
      name,
      new URLSearchParams(given),
      {
        viewer: 'local',
        queries: createQueries(of.store),
        today: '2022-01-31',
        language: 'en',
        mostRows: 25,
      },
    );
    return report.addingHelps === true;
  };

  it.each([
    ['concentration', 'table=atlas'],
    ['visits', ''],
    ['settlers', ''],
    ['twins', ''],
    ['network', ''],
  ])('would help %s on an empty atlas, and is not asked for once something is there', async (name, given) => {
    expect(await helps(emptyTest, name, given)).toBe(true);
    if (name === 'visits' || name === 'network' || name === 'concentration')
      expect(await helps(test, name, given)).toBe(false);
  });

  it('would help neither a question that wants a hub nor one that wants a table', async () => {
    expect(await helps(emptyTest, 'routes')).toBe(false);
    expect(await helps(emptyTest, 'potential')).toBe(false);
  });
});

describe('the analyses', () => {
  it('are listed, and one that is none is not found', async () => {
    expect(differences(AnalysesAnswer, await json('/api/analyses'))).toEqual([]);
    expect((await ask('/analyses')).statusCode).toBe(200);
    expect((await ask('/analyses/gossip')).statusCode).toBe(404);
    expect((await ask('/api/analyses/gossip')).json().code).toBe('report.not_found');
  });

  it('refuse a setting that is none, and one that does not fit, naming both', async () => {
    const unknown = await ask('/api/analyses/visits?colour=red');
    expect([unknown.statusCode, unknown.json().code]).toEqual([400, 'parameter.unknown']);
    const unfit = await ask('/api/analyses/concentration?top=lots');
    expect([unfit.statusCode, unfit.json().code]).toEqual([400, 'report.setting']);
    expect(unfit.json().detail).toContain('top=lots; write a whole number from 1 to 100');
  });

  it('tell a bad setting on their page and keep the others', async () => {
    const page = await ask('/analyses/concentration?top=lots&by=exporter');
    expect(page.statusCode).toBe(400);
    expect(page.body).toContain('top=lots');
    expect(page.body).toMatch(/<option value="exporter" selected/);
    const two = await ask('/analyses/concentration?top=lots&by=moon');
    expect(two.statusCode).toBe(400);
  });

  it('have tables as CSV and pictures as SVG and PNG, with the settings of the page', async () => {
    const csv = await ask('/analyses/concentration/ranks.csv?top=3');
    expect(csv.headers['content-type']).toContain('text/csv');
    expect(csv.headers['content-disposition']).toContain('concentration-ranks.csv');
    expect(csv.body.trim().split('\r\n')).toHaveLength(70);
    const svg = await ask('/analyses/concentration/largest.svg?top=3');
    expect(svg.headers['content-type']).toContain('image/svg+xml');
    expect(svg.body).not.toMatch(/var\(|NaN/);
    const png = await ask('/analyses/concentration/largest.png');
    expect(png.rawPayload.subarray(1, 4).toString()).toBe('PNG');
    for (const file of ['nothing.csv', 'nothing.svg', 'ranks.exe', 'ranks', '..%2Franks.csv'])
      expect((await ask(`/analyses/concentration/${file}`)).statusCode, file).toBe(404);
  });
});

describe('visits', () => {
  it('are counted by year when they were held, and stand beside what is claimed', async () => {
    const { data, claims, leftOut, tables } = await json('/api/analyses/visits');
    expect(
      data.visits.map(({ year, held, level }: Record<string, unknown>) => [year, held, level]),
    ).toHaveLength(4);
    expect(data.visits.filter(({ held }: { held: boolean }) => held)).toHaveLength(3);
    expect(claims).toHaveLength(1);
    expect(claims[0].speaker).toBe('A. Person');
    expect(leftOut.map(({ count }: { count: number }) => count)).toEqual([1, 1]);
    expect(tables.map(({ id }: { id: string }) => id)).toEqual(['years', 'visits']);
  });

  it('of a place say whom it never visited, and whom last', async () => {
    const { data } = await json('/api/analyses/visits?place=XA&level=country');
    const of = (place: string) => data.partners.find((partner: { place: string }) => partner.place === place);
    expect(of('XC')).toMatchObject({ visits: 0, last: null });
    expect(of('XB')).toMatchObject({ there: 2, here: 1, last: '2019-05' });
    expect(data.partners[0].place).toBe('XC');
  });

  it('are narrowed to a pair and to years', async () => {
    const pair = await json('/api/analyses/visits?place=XA-FJ-tarn&partner=XB');
    expect(pair.data.visits).toHaveLength(2);
    const years = await json('/api/analyses/visits?from=2019&to=2019');
    expect(years.data.visits).toHaveLength(1);
  });
});

describe('settlers', () => {
  it('are told with origin, date as precise as it is known, and witness', async () => {
    const { data, tables, pictures } = await json('/api/analyses/settlers');
    expect(data.settlements.map(({ year }: { year: number | null }) => year)).toEqual([1898, null]);
    const [, second] = tables[0].rows;
    expect(second.map(({ text }: { text: string }) => text)).toContain('19th century');
    expect(pictures.map(({ id }: { id: string }) => id)).toEqual(['map']);
    const from = await json('/api/analyses/settlers?place=XA-FJ-tarn&side=from');
    expect(from.data.settlements).toHaveLength(1);
    expect((await json('/api/analyses/settlers?place=XA-FJ-tarn&side=in')).nothing).toContain(
      'No founded place',
    );
  });
});

describe('trade as documents tell it', () => {
  it('keeps both figures of a partner, and ranks by none of them alone', async () => {
    const { data, tables } = await json('/api/analyses/concentration?table=atlas&place=XA');
    expect(data.figures.map(({ value }: { value: number }) => value).sort()).toEqual([20, 30, 50]);
    const ranks = tables.find(({ id }: { id: string }) => id === 'ranks');
    expect(ranks.rows[0].slice(1, 3)).toMatchObject([{ id: 'XB' }, { kind: 'range', low: 30, high: 50 }]);
  });

  it('asks for a place and names some of this atlas', async () => {
    const { nothing, settings } = await json('/api/analyses/concentration?table=atlas');
    expect(nothing).toContain('Choose a place');
    expect(settings[1].others[0].id).toBe('XA');
  });
});

describe('a visitor from elsewhere', () => {
  it('is told nothing that only private documents tell', async () => {
    const elsewhere = { 'x-forwarded-for': '203.0.113.9' };
    for (const name of ['visits', 'settlers']) {
      const answer = (await ask(`/api/analyses/${name}`, 'held', elsewhere)).json();
      expect(answer.nothing, name).not.toBeNull();
      expect(JSON.stringify(answer)).not.toMatch(/Person|XA-FJ/);
    }
    const trade = (await ask('/api/analyses/concentration?table=atlas', 'held', elsewhere)).json();
    expect(JSON.stringify(trade)).not.toMatch(/Person|euros/);
    const place = await ask('/api/analyses/visits?place=XA-FJ-tarn', 'held', elsewhere);
    expect(place.json().code).toBe('report.setting');
  });
});
