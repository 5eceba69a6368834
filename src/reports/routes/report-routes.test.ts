import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestStore, type TestStore } from '../../../test/store/with-store.js';
import { addTable } from '../../ingest/index.js';
import { loadGazetteer } from '../../places/index.js';
import { createQueries } from '../../queries/index.js';
import { createReports, type Report, type Reports } from '../index.js';

const gazetteer = loadGazetteer();
let test: TestStore;
let folder: string;
let reports: Reports;

beforeAll(async () => {
  test = await openTestStore();
  folder = await mkdtemp(join(tmpdir(), 'intertie-routes-'));
  reports = createReports({ store: test.store, gazetteer, home: folder });
});

afterAll(async () => {
  await test.close();
  await rm(folder, { recursive: true, force: true });
});

const ask = (query: string): Promise<Report> =>
  reports.ask('routes', new URLSearchParams(query), {
    viewer: 'local',
    queries: createQueries(test.store),
    today: '2026-01-01',
    language: 'en',
    mostRows: 25,
  });
const keyOf = (report: Report) => report.nothing?.key;
const placesOf = (report: Report) =>
  (report.data as { routes: readonly { name: string; to: string; chance: unknown }[] }).routes;

async function addRoutes(lines: readonly string[]): Promise<void> {
  const file = join(folder, 'routes.dat');
  await writeFile(file, `${lines.join('\n')}\n`);
  await addTable(file, { role: 'routes', id: 'mine' }, { home: folder });
}
const line = (from: string, to: string) => `ZZ,\\N,${from},\\N,${to},\\N,,0,320`;

/** A wheel: every hub joined with all the others and with its own towns. */
function wheel(): string[] {
  const hubs = ['FRA', 'CDG', 'AMS', 'IST', 'VIE', 'MAD', 'FCO', 'WAW', 'HEL', 'ARN', 'CPH', 'LIS'];
  const ends = [
    'LED',
    'RIX',
    'VNO',
    'OSL',
    'DUB',
    'MAN',
    'BUD',
    'PRG',
    'OTP',
    'SOF',
    'ATH',
    'TLV',
    'CAI',
    'TBS',
  ];
  return [
    ...hubs.flatMap((a, i) => hubs.slice(i + 1).map((b) => line(a, b))),
    ...hubs.flatMap((a, i) => ends.filter((_, j) => (i + j) % 3 !== 0).map((b) => line(a, b))),
    line('MSQ', 'FRA'),
    line('MSQ', 'IST'),
  ];
}

describe('direct routes, without a network', () => {
  it('chooses no hub for anybody', async () => {
    const report = await ask('');
    expect(keyOf(report)).toBe('analyse.routes.no_hub');
    expect(report.settings[0]).toMatchObject({ name: 'hub', value: null, examples: [] });
    expect(report.restrictions).toEqual({ checked: false });
  });

  it('refuses a hub that nobody knows, and a country', async () => {
    await expect(ask('hub=Qwertzuiop')).rejects.toThrow(/no place of this name is known/);
    await expect(ask('hub=Belarus')).rejects.toThrow(/a hub is a city, not a country/);
  });

  it('says where the nearest airport is when a hub has none', async () => {
    const report = await ask('hub=Minsk&reach=5');
    expect(report.nothing).toMatchObject({
      key: 'analyse.routes.no_airport_within',
      values: { name: 'Minsk', airport: 'Minsk National Airport (MSQ)' },
    });
  });

  it('says that no place keeps to the rules, with what was left out', async () => {
    const report = await ask('hub=Minsk&people=40000000');
    expect(keyOf(report)).toBe('analyse.routes.no_candidate');
    expect(report.leftOut.some(({ count }) => count > 0)).toBe(true);
  });

  it('refuses an empty band and a country that is no code', async () => {
    await expect(ask('nearest=500&farthest=400')).rejects.toThrow(/band is empty/);
    await expect(ask('countries=Russia')).rejects.toThrow(/countries=RUSSIA; write ISO codes/);
  });

  it('finds a hub by its name in either language, and takes the capital of a region', async () => {
    const [english, russian, region] = await Promise.all(
      ['Vladivostok', 'Владивосток', 'Primorye Territory'].map((name) =>
        ask(`hub=${encodeURIComponent(name)}`),
      ),
    );
    expect((english as Report).data).toMatchObject({ hub: { airports: ['VVO'] } });
    expect(placesOf(russian as Report)).toEqual(placesOf(english as Report));
    expect(region?.answer[0]?.values).toMatchObject({ hub: 'Vladivostok', capital: 'yes' });
  });

  it('ranks plainly, and says that nothing was fitted and how to change that', async () => {
    const report = await ask('hub=Minsk&countries=RU');
    expect(placesOf(report).length).toBeGreaterThan(5);
    expect(placesOf(report).every(({ chance }) => chance === null)).toBe(true);
    expect(report.answer.at(-1)?.key).toBe('analyse.routes.answer.plain');
    expect(report.method.map(({ key }) => key)).toContain('analyse.routes.method.supply');
    expect(report.tables.map(({ id }) => id)).toEqual(['routes', 'ways', 'weights']);
  });
});

describe('direct routes, with a network', () => {
  it('names the line of a network that cannot be read', async () => {
    await addRoutes([line('FRA', 'CDG'), line('FRA', 'Paris')]);
    await expect(ask('hub=Minsk')).rejects.toThrow(/line 3: Paris; write its IATA code/);
  });

  it('says that no route joins known airports', async () => {
    await addRoutes([line('QQQ', 'QQX')]);
    await expect(ask('hub=Minsk')).rejects.toThrow(/add the network's own airports too/);
  });

  it('falls back to plain terms for a network that is too small, and says so', async () => {
    await addRoutes([line('FRA', 'CDG'), line('MSQ', 'FRA')]);
    const report = await ask('hub=Minsk');
    expect(report.answer.at(-1)?.key).toBe('analyse.routes.answer.plain');
    expect(report.leftOut.find(({ what }) => what.key === 'analyse.routes.left_out.few')?.count).toBe(2);
  });

  it('tells chances with their ranges, the way there is today and what each weight decides', async () => {
    await addRoutes(wheel());
    const report = await ask('hub=Minsk&people=500000');
    const rows = placesOf(report) as unknown as readonly {
      to: string;
      chance: { low: number; value: number; high: number };
      today: { via: readonly string[]; hours: number } | null;
    }[];
    expect(rows.map(({ to }) => to)).not.toContain('FRA');
    for (const { chance } of rows)
      expect(chance.low <= chance.value && chance.value <= chance.high).toBe(true);
    const dublin = rows.find(({ to }) => to === 'DUB');
    expect(dublin?.today?.via.length).toBeGreaterThan(0);
    expect(report.tables.map(({ id }) => id)).toEqual(['routes', 'ways', 'weights', 'model']);
    expect(JSON.stringify(report)).not.toMatch(/NaN|null,null,null,null/);
    const shifted = await ask('hub=Minsk&people=500000&weight_distance=0');
    expect(placesOf(shifted)).not.toEqual(placesOf(report));
  });

  it('ranks for a hub without any service too', async () => {
    const report = await ask('hub=Kazan&people=500000');
    expect(placesOf(report).length).toBeGreaterThan(5);
  });

  it('can be left aside', async () => {
    expect((await ask('hub=Minsk&routes=none')).answer.at(-1)?.key).toBe('analyse.routes.answer.plain');
  });
});
