import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { buildTieGraph, FrameBuilder, prepareTwins } from '../../analyses/index.js';
import type { PlaceId } from '../../base/index.js';
import { packageFolder, type TableFrame, type Tables } from '../../ingest/index.js';
import { loadGazetteer, type Place } from '../../places/index.js';
import type { GraphPlaceRow } from '../../store/index.js';
import type { ReportContext } from '../context.js';
import type { PlaceFinder } from '../find-place.js';
import type { AtlasGraph } from '../gather-graph.js';
import { reportNetwork } from '../network/index.js';
import type { Analysis } from '../registry.js';
import { SettingsReader } from '../settings.js';
import { reportTwins } from './index.js';
import { parseTwinWeights } from './load-weights.js';

const gazetteer = loadGazetteer();
const messages = JSON.parse(
  readFileSync(join(packageFolder(), 'src', 'doors', 'web', 'messages', 'en.json'), 'utf8'),
) as Record<string, string>;

/** Twelve towns: six of France near each other, six of Germany; the sixth of each has no tie, and one no population. */
const rows: readonly GraphPlaceRow[] = Array.from({ length: 12 }, (_, i) => ({
  id: `x${i}`,
  name: i < 6 ? `Ville ${i}` : `Stadt ${i}`,
  name_ru: null,
  kind: 'city',
  country: i < 6 ? 'FR' : 'DE',
  region: null,
  latitude: (i < 6 ? 48 : 50) + (i % 6) * 0.05,
  longitude: i < 6 ? 0 : 10,
  population: i === 7 ? null : 10_000 + 500 * i,
}));
const graph = buildTieGraph(rows, [
  [0, 6],
  [1, 7],
  [2, 8],
  [3, 9],
  [4, 10],
  [0, 7],
]);
const atlas: AtlasGraph = {
  graph,
  rows,
  positionOf: new Map(rows.map(({ id }, i) => [id, i])),
  others: new Map([['x0|x8', new Map([['visit', 2]])]]),
  ahead: new Map([['x9', 1]]),
  beyond: new Map([['x0', 2]]),
  ties: 6,
  crowded: 1,
};
const empty: AtlasGraph = {
  graph: buildTieGraph([], []),
  rows: [],
  positionOf: new Map(),
  others: new Map(),
  ahead: new Map(),
  beyond: new Map(),
  ties: 0,
  crowded: 0,
};

const finder: PlaceFinder = {
  byId: async (id) => {
    const row = rows.find((one) => one.id === id);
    if (row)
      return { ...(gazetteer.get('FR' as PlaceId) as Place), ...row, id: row.id as PlaceId, region: null };
    return gazetteer.get(id as PlaceId) ?? null;
  },
  byName: async () => [],
  fullName: ({ name }) => name,
};

const list: TableFrame = (() => {
  const builder = new FrameBuilder(['who', 'what']);
  builder.add(['Germany', 'goods']);
  builder.add(['Nowhereland', 'all']);
  return {
    info: {
      id: 'list',
      title: 'A list',
      origin: null,
      licence: null,
      date: '2026-01-01',
      role: 'restrictions',
      columns: { name: 'who', kind: 'what' },
      unit: null,
      bundled: false,
      file: 'list.csv',
    },
    frame: builder.finish(),
  };
})();

function ask(report: Analysis, query: string, held = atlas, restrictions: TableFrame | null = null) {
  const tables: Tables = {
    list: async () => (restrictions ? [restrictions.info] : []),
    open: async () => restrictions as TableFrame,
  };
  const context = {
    tables,
    gazetteer,
    language: 'en',
    mostRows: 25,
    today: '2026-05-01',
    viewer: 'public',
    // What the atlas was found to hold before: the store is not asked again.
    kept: async (question: readonly unknown[], found: () => Promise<unknown>) => {
      if (question[0] === 'twins') return { atlas: held, twins: prepareTwins(held.graph) };
      return question[0] === 'graph' ? held : found();
    },
  } as unknown as ReportContext;
  const name = report === reportTwins ? 'twins' : 'network';
  const settings = new SettingsReader(name, new URLSearchParams(query), finder);
  return report(context, settings).then((finding) => ({ finding, settings: settings.settle() }));
}

/** Every key of the catalogue that a finding speaks with, and every number in it. */
function walk(value: unknown, keys: Set<string>, numbers: number[]): void {
  if (typeof value === 'number') numbers.push(value);
  if (typeof value !== 'object' || value === null) return;
  if ('key' in value && typeof value.key === 'string') keys.add(value.key);
  for (const part of Object.values(value)) walk(part, keys, numbers);
}

function checkSound(told: unknown): void {
  const keys = new Set<string>();
  const numbers: number[] = [];
  walk(told, keys, numbers);
  expect([...keys].filter((key) => messages[key] === undefined)).toEqual([]);
  expect(numbers.filter((number) => !Number.isFinite(number))).toEqual([]);
}

describe('partners of a place', () => {
  it('are towns that it is not tied with, each with its reasons, and what is not known said as such', async () => {
    const told = await ask(reportTwins, 'place=x0');
    checkSound(told);
    const [partners] = told.finding.tables;
    expect(partners?.id).toBe('partners');
    expect(partners?.total).toBe(9);
    const shown = JSON.stringify(partners?.rows);
    expect(shown).not.toContain('"id":"x6"');
    expect(shown).toContain('analyse.twins.reason.other');
    expect(shown).toContain('analyse.twins.reason.seeking');
    expect(told.finding.restrictions).toEqual({ checked: false });
    expect(told.finding.answer[1]).toEqual({ key: 'analyse.twins.answer.beyond', values: { count: 2 } });
  });

  it('are sought for a place without ties, and for one that the atlas does not have', async () => {
    for (const place of ['x5', 'g625144']) {
      const told = await ask(reportTwins, `place=${place}`);
      checkSound(told);
      expect(told.finding.answer[0]).toMatchObject({ values: { count: 0 } });
      expect(told.finding.tables[0]?.rows.length).toBeGreaterThan(5);
    }
  });

  it('take peers of any size for a place without a population, and say so', async () => {
    const told = await ask(reportTwins, 'place=x7&peers=all');
    checkSound(told);
    expect(told.finding.answer.map(({ key }) => key)).toContain('analyse.twins.answer.gaps.no_size');
  });

  it('are marked where a list names them, never taken away, and names that no place bears are counted', async () => {
    const told = await ask(reportTwins, 'place=x0', atlas, list);
    checkSound(told);
    expect(told.finding.tables[0]?.total).toBe(9);
    expect(JSON.stringify(told.finding.tables[0]?.rows)).toContain('analyse.restrictions.row');
    expect(told.finding.restrictions).toEqual({
      checked: true,
      lists: [{ name: 'A list', date: '2026-01-01' }],
    });
    expect(told.finding.leftOut).toContainEqual({
      what: { key: 'analyse.restrictions.unknown_names' },
      count: 1,
    });
  });

  it('keep to the country and the distance that were asked for', async () => {
    const { finding } = await ask(reportTwins, 'place=x0&country=abroad&to_km=900');
    const places = finding.tables[0]?.rows.map((row) => row[1]) ?? [];
    expect(places.length).toBeGreaterThan(0);
    expect(places.every((cell) => cell?.kind === 'place' && cell.country === 'DE')).toBe(true);
  });

  it('are asked for when no place is named, with places of this atlas to try', async () => {
    const { finding, settings } = await ask(reportTwins, '');
    checkSound({ finding, settings });
    expect(finding.nothing?.key).toBe('analyse.twins.no_place');
    expect(settings.find(({ name }) => name === 'place')).toMatchObject({
      examples: [
        { id: 'x0', name: 'Ville 0' },
        { id: 'x7', name: 'Stadt 7' },
      ],
    });
  });

  it('are not there in an empty atlas, which says what to add', async () => {
    const told = await ask(reportTwins, '', empty);
    checkSound(told);
    expect(told.finding.nothing?.key).toBe('analyse.twins.empty');
  });

  it('are refused for a country, for settings out of bounds and for a country that no tie has', async () => {
    for (const query of [
      'place=FR',
      'place=x0&from_km=-1',
      'place=x0&factor=0',
      'place=x0&country=XX',
      'place=?',
    ])
      await expect(ask(reportTwins, query), query).rejects.toMatchObject({ code: 'report.setting' });
  });
});

describe('the weights', () => {
  it('are refused when they are none, or for other features', () => {
    for (const text of ['', '[]', '{"features":[],"trees":[]}', '{"features":["km"],"trees":[{}]}'])
      expect(() => parseTwinWeights(text, 'w.json'), text).toThrow(
        expect.objectContaining({
          code: 'twins.weights',
          message: expect.stringContaining('learn-twins.mjs'),
        }),
      );
  });
});

describe('the network', () => {
  it('is told at each level without a figure that is none', async () => {
    for (const level of ['place', 'region', 'country']) {
      const told = await ask(reportNetwork, `level=${level}`);
      checkSound(told);
      if (level === 'place') expect(told.finding.tables.map(({ id }) => id)).toContain('flows');
    }
  });

  it('leaves out places with fewer partners than asked for, and counts them', async () => {
    const { finding } = await ask(reportNetwork, 'fewest=2');
    expect(finding.leftOut).toContainEqual({ what: { key: 'analyse.network.left.fewer' }, count: 8 });
  });

  it('says what to add when there is none', async () => {
    const told = await ask(reportNetwork, '', empty);
    checkSound(told);
    expect(told.finding.nothing?.key).toBe('analyse.network.nothing');
  });
});
