import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PartialDate } from '../../src/base/index.js';
import { createQueries } from '../../src/queries/index.js';
import type { Store, Who } from '../../src/store/index.js';
import { inventedTerms } from '../support/invented-terms.js';
import { sampleInput } from './sample-input.js';
import { openTestStore, type TestStore } from './with-store.js';

let test: TestStore;
let store: Store;
beforeAll(async () => {
  test = await openTestStore();
  store = test.store;
  await save(
    'ends',
    'agreement',
    '1',
    { terms: terms('2026-09-30'), lifecycle: 'signed', date: '2021-10' },
    '2021-10-01',
  );
  await save(
    'later',
    'agreement',
    '2',
    { terms: terms('2029-09-30'), lifecycle: 'signed', date: '2021-10' },
    '2021-10-01',
  );
  await save('old', 'agreement', '3', { lifecycle: 'active', date: '2009' }, '2009-03-01');
  await save('over', 'agreement', '4', { lifecycle: 'ended', date: '2009' }, '2009-03-01');
  await save('visited', 'visit', '1', { lifecycle: 'completed', date: '2023-05-02' }, '2023-05-03', '-tarn');
  await save('planned', 'visit', '1', { lifecycle: 'planned', date: '2027-05-02' }, '2023-05-03', '-tarn');
  await save('promised', 'commitment', '1', { lifecycle: 'planned', date: '2024-04' }, '2023-05-03', '-tarn');
});
afterAll(() => test.close());

const ann: Who = { account: 'ann', name: 'Ann', role: 'editor' };
const statements = new Map<string, string>();

function terms(end: string) {
  return inventedTerms({
    end: { value: end as PartialDate, computed: false },
    notice: { value: { count: 6, unit: 'months' }, quote: 'six months', start: 0, end: 4 },
  });
}

async function save(
  name: string,
  kind: 'agreement' | 'visit' | 'commitment',
  place: string,
  more: NonNullable<Parameters<typeof sampleInput>[1][number]['more']>,
  day: string,
  inside = '',
): Promise<void> {
  const input = sampleInput(`https://desk.test/${name}`, [
    {
      kind,
      parties: [
        `${kind === 'visit' ? 'guest ' : ''}XA-D${place}${inside}`,
        `${kind === 'visit' ? 'host ' : ''}XB-D${place}`,
      ],
      more,
    },
  ]);
  await store.saveDocument({
    ...input,
    document: { ...input.document, date: { value: day as PartialDate, span: null } },
  });
  statements.set(name, input.reading.statements[0]?.id ?? '');
}

const desk = (months = 12, quiet = 24, viewer: 'local' | 'public' = 'local') =>
  createQueries(store, { viewer }).desk({ months, quiet }, 'en', '2026-05-04');

describe('what ends', () => {
  it('is told with its last day for notice, the last touch between its places, and the promises overdue', async () => {
    const { ending, until } = await desk();
    expect(until).toBe('2027-05-04');
    expect(ending).toMatchObject([
      {
        statement: { id: statements.get('ends') },
        ends: '2026-09-30',
        computed: false,
        noticeBy: '2026-03-30',
        touch: { kind: 'visit', day: '2023-05-03' },
        overdue: { count: 1, first: statements.get('promised') },
        fileNumber: null,
      },
    ]);
    expect((await desk(60)).ending).toHaveLength(2);
    expect((await desk(1)).ending).toEqual([]);
  });
});

describe('what is silent', () => {
  it('are agreements in force, longest silent first; what has ended is not', async () => {
    const { silent } = await desk();
    const days = silent.map(({ touch }) => touch?.day);
    expect(days).toEqual(['2009-12-31', '2021-10-31', '2023-05-03'].filter((day) => days.includes(day)));
    expect(silent.some(({ tie }) => tie.lifecycle === 'ended')).toBe(false);
    expect((await desk(12, 100)).silent.map(({ touch }) => touch?.day)).toEqual(['2009-12-31']);
  });

  it('bears the file number of the desk, which the public does not see', async () => {
    const after = { fileNumber: 'A-7', fields: { Desk: 'North' } };
    await store.decide(
      { action: 'tie.fields', subject: statements.get('old') ?? '', after },
      ann,
      new Date(),
    );
    expect((await desk(12, 100)).silent).toMatchObject([{ fileNumber: 'A-7' }]);
    expect(await desk(60, 24, 'public')).toMatchObject({ ending: [], silent: [] });
    await store.publishCollection('my-documents' as never, true);
    expect((await desk(12, 100, 'public')).silent).toMatchObject([{ fileNumber: null }]);
  });
});
