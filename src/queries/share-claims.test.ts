import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sampleInput } from '../../test/store/sample-input.js';
import { openTestStore, type TestStore } from '../../test/store/with-store.js';
import { type Amount, placeId } from '../base/index.js';
import { createQueries } from './create-queries.js';
import type { Queries } from './types.js';

let test: TestStore;
let queries: Queries;
const percent = (value: number, qualifier: Amount['qualifier']): Amount => ({
  value,
  unit: 'percent',
  qualifier,
  text: `${value}%`,
});
const money = (value: number): Amount => ({ value, unit: 'USD', qualifier: null, text: `${value}` });
const regions = ['XB-AA', 'XB-BB', 'XB-CC', 'XB-DD', 'XB-EE'];
const importers = (count: number) => regions.slice(0, count).map((region) => `importer ${region}`);

const claimOf = (name: string, parties: readonly string[], amounts: readonly Amount[], date: string | null) =>
  sampleInput(`https://a.test/claim/${name}`, [
    { kind: 'trade_flow', parties: ['exporter XA', ...parties], more: { amounts, date } },
  ]);
const claims = {
  right: claimOf('right', importers(3), [percent(91, 'almost')], '2022'),
  wrong: claimOf('wrong', importers(3), [percent(60, 'almost')], '2022'),
  top: claimOf('top', ['importer XB'], [percent(71, 'almost'), { ...money(2), unit: 'importers' }], '2022'),
  later: claimOf('later', importers(3), [percent(90, 'about')], '2025'),
  growth: claimOf('growth', ['importer XB'], [percent(40, null)], '2022'),
};

beforeAll(async () => {
  test = await openTestStore();
  queries = createQueries(test.store);
  const rows = [400, 300, 200, 70, 30].map((value, index) => ({
    kind: 'trade_flow' as const,
    parties: ['exporter XA', `importer ${regions[index]}`],
    more: { amounts: [money(value)], date: '2022', method: 'table:trade' },
  }));
  await test.store.saveDocument(sampleInput('https://a.test/trade', rows, { kind: 'table' }));
  for (const claim of Object.values(claims)) await test.store.saveDocument(claim);
});
afterAll(() => test.close());

const checked = async (name: keyof typeof claims) =>
  (await queries.document(claims[name].document.id, 'en'))?.claimed.map(({ check, searchedIn }) => ({
    ...check,
    searchedIn,
  }));

describe('a claim of a share', () => {
  it('is confirmed by the table of its year, with the arithmetic', async () => {
    expect(await checked('right')).toMatchObject([
      {
        verdict: 'confirmed',
        found: 90,
        total: 1000,
        unit: 'USD',
        terms: [{ value: 400 }, { value: 300 }, { value: 200 }],
        searchedIn: ['News of https://a.test/trade'],
      },
    ]);
  });

  it('is contradicted where the shares are others', async () => {
    expect(await checked('wrong')).toMatchObject([{ verdict: 'contradicted', found: 90 }]);
  });

  it('of the top few without their names takes the largest of the table', async () => {
    expect(await checked('top')).toMatchObject([{ verdict: 'confirmed', found: 70 }]);
  });

  it('of another year cannot be checked, and says why', async () => {
    expect(await checked('later')).toMatchObject([{ verdict: 'cannot_be_checked', reason: 'other_years' }]);
  });

  it('is no share where it is a growth', async () => {
    expect(await checked('growth')).toEqual([]);
  });

  it('stands on the page of the place too', async () => {
    const page = await queries.place(placeId('XB-AA'), 'en', '2030-01-01');
    expect(page?.claimed.map(({ check }) => check.verdict)).toContain('confirmed');
  });
});
