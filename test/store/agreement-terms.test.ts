import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PartialDate } from '../../src/base/index.js';
import type { AgreementTerms } from '../../src/statements/index.js';
import { readDocumentStatements, readEndingTerms, type Store } from '../../src/store/index.js';
import { inventedTerms } from '../support/invented-terms.js';
import { agency, sampleInput } from './sample-input.js';
import { openTestStore, type TestStore } from './with-store.js';

let test: TestStore;
let store: Store;

beforeAll(async () => {
  test = await openTestStore();
  store = test.store;
});
afterAll(() => test.close());

async function save(name: string, terms: AgreementTerms | null, policy: 'passage' | 'link' = 'passage') {
  const source = { ...agency, id: `s-${policy}` as typeof agency.id, policy };
  const input = sampleInput(
    `https://terms.test/${name}`,
    [{ kind: 'agreement', parties: [`XA-AA-${name}`, `XB-BB-${name}`], more: { terms } }],
    { publisher: source, origin: source, kind: 'agreement' },
  );
  await store.saveDocument(input);
  return input.document.id;
}

const ends = (value: string, computed = true) => ({ value: value as PartialDate, computed });

describe('the terms of an agreement', () => {
  it('come back as they were saved, with every passage', async () => {
    const terms = inventedTerms({ end: ends('2024-06-30') });
    const id = await save('whole', terms);
    const [row] = await readDocumentStatements(store.db, 'local', id, 10);
    expect(row?.terms).toEqual(terms);
  });

  it('are null for every other statement', async () => {
    const id = await save('none', null);
    const rows = await readDocumentStatements(store.db, 'local', id, 10);
    expect(rows.map(({ terms }) => terms)).toEqual([null]);
  });

  it('are hidden from the public where it may see the link only, as they are the words of the text', async () => {
    const id = await save('link', inventedTerms({}), 'link');
    await store.publishCollection('my-documents' as never, true);
    const [row] = await readDocumentStatements(store.db, 'public', id, 10);
    expect(row).toMatchObject({ quote: null, terms: null });
  });

  it('go with their document', async () => {
    const id = await save('gone', inventedTerms({ end: ends('2050-01-01') }));
    await store.removeDocument(id);
    const { rows } = { rows: await store.db.selectFrom('agreement_terms').select('document').execute() };
    expect(rows.map(({ document }) => document)).not.toContain(id);
  });

  it('are found by the end of the term, soonest first: stated or computed, to the day or to the month, never of drafts', async () => {
    const day = await save('day', inventedTerms({ end: ends('2031-06-30') }));
    const month = await save('month', inventedTerms({ end: ends('2031-03-30/2031-04-29') }));
    const stated = await save('stated', inventedTerms({ end: ends('2031-12-31', false) }));
    await save('later', inventedTerms({ end: ends('2032-01-01') }));
    await save('draft', inventedTerms({ end: ends('2031-05-01'), draft: true }));
    await save('endless', inventedTerms({ end: null }));
    const year = { from: '2031-01-01', to: '2031-12-31', limit: 10 };
    const rows = await readEndingTerms(store.db, 'local', year);
    expect(rows.map((row) => row.document.id)).toEqual([month, day, stated]);
    expect(rows.map((row) => row.terms?.end?.computed)).toEqual([true, true, false]);
    const april = await readEndingTerms(store.db, 'local', { ...year, from: '2031-04-15', to: '2031-04-15' });
    expect(april.map((row) => row.document.id)).toEqual([month]);
  });
});
