import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { drawAudit, loadLanguages, reportAudit } from '../../src/ingest/index.js';
import {
  readCodedItems,
  readItemFor,
  readProgress,
  type Store,
  saveCoding,
  type Who,
} from '../../src/store/index.js';
import { sampleInput } from './sample-input.js';
import { openTestStore, type TestStore } from './with-store.js';

let test: TestStore;
let store: Store;
beforeAll(async () => {
  test = await openTestStore();
  store = test.store;
});
afterAll(() => test.close());

const ann: Who = { account: 'ann', name: 'Ann', role: 'editor' };
const ben: Who = { account: 'ben', name: 'Ben', role: 'reviewer' };
const at = new Date('2030-01-02T03:04:05Z');
const languages = loadLanguages();
const wish = { statements: 10, sentences: 6, seed: '7', collection: null };
const text = 'Tarn and Oldport are twins. A delegation came. Nothing else happened that day.';

describe('an audit', () => {
  it('of an empty atlas is refused, with the remedy', async () => {
    await expect(drawAudit({ store, languages }, wish, ann, at)).rejects.toMatchObject({
      code: 'audit.nothing',
    });
    expect(await reportAudit(store, null)).toBeNull();
  });

  it('keeps what coders see, measures what they say, and hides each from the other', async () => {
    const evidence = { start: 0, end: 27 };
    const input = sampleInput(
      'https://a.test/audit',
      [
        { parties: ['XA-AA-tarn', 'XB-BB-oldport'], more: { evidence, quote: text.slice(0, 27) } },
        { kind: 'visit', parties: ['guest XA', 'host XB'], more: { evidence: { start: 28, end: 46 } } },
      ],
      { text },
    );
    await store.saveDocument(input);
    const drawn = await drawAudit({ store, languages }, wish, ann, at);
    expect(drawn).toMatchObject({ statements: 2, sentences: 3 });
    const items = await readCodedItems(store.db, drawn.id);
    expect(items.map(({ number }) => number)).toEqual([1, 2, 3, 4, 5]);

    for (const { number, what, kind, found } of items) {
      const right = what === 'statement' ? 'right' : found.join('+') || 'agreement';
      await saveCoding(store.db, { audit: drawn.id, number, label: right }, ann, at);
      const other = kind === 'visit' ? 'not_stated' : right;
      await saveCoding(store.db, { audit: drawn.id, number, label: other }, ben, at);
    }
    expect(await readProgress(store.db, drawn.id, 'ann')).toEqual({ items: 5, coded: 5, next: null });
    expect((await readProgress(store.db, drawn.id, 'cleo')).next).toBe(1);
    const visit = items.find(({ kind }) => kind === 'visit')?.number ?? 0;
    expect((await readItemFor(store.db, drawn.id, visit, 'ann'))?.label).toBe('right');
    const blind = await readItemFor(store.db, drawn.id, visit, 'cleo');
    expect(blind?.label).toBeNull();
    expect(JSON.stringify(blind)).not.toMatch(/not_stated|confidence|rule/);

    const report = await reportAudit(store, drawn.id);
    expect(report?.figures.precision.share?.estimate).toBeCloseTo(0.75);
    expect(report?.figures.recall.share?.estimate).toBeCloseTo(2 / 3);
    expect(report?.figures.alpha.statements.units).toBe(2);
  });

  it('is shown to visitors once an editor publishes it, and no longer when that is undone', async () => {
    const { id } = await drawAudit({ store, languages }, { ...wish, seed: '8' }, ann, at);
    await expect(reportAudit(store, id, true)).rejects.toMatchObject({ code: 'audit.not_found' });
    const publish = { action: 'quality.publish', subject: id, after: { published: true } };
    await expect(store.decide(publish, ben, at)).rejects.toMatchObject({ code: 'rights.missing' });
    const made = await store.decide(publish, ann, at);
    expect((await reportAudit(store, id, true))?.audit.published).toBe(true);
    await store.undo(made.id, ann, at);
    expect(await reportAudit(store, null, true)).toBeNull();
  });

  it('refuses what is no judgement, and an item that is not there', async () => {
    const { id } = await drawAudit({ store, languages }, { ...wish, seed: '9' }, ann, at);
    const [first] = await readCodedItems(store.db, id);
    const bad = { audit: id, number: first?.number ?? 0, label: 'maybe' };
    await expect(saveCoding(store.db, bad, ann, at)).rejects.toMatchObject({ code: 'audit.label_unknown' });
    await expect(saveCoding(store.db, { ...bad, number: 99 }, ann, at)).rejects.toMatchObject({
      code: 'audit.not_found',
    });
  });

  it('goes on measuring what is left when a document is removed, and keeps its item when it is read again', async () => {
    const input = sampleInput('https://a.test/audit/2', [{ parties: ['XA-AA-q', 'XB-BB-q'] }]);
    await store.saveDocument(input);
    const { id } = await drawAudit({ store, languages }, { ...wish, seed: '10' }, ann, at);
    const before = await readCodedItems(store.db, id);
    await store.saveDocument({ ...input, again: true, reading: { statements: [], absences: [] } });
    expect(await readCodedItems(store.db, id)).toHaveLength(before.length);
    await store.removeDocument(input.document.id);
    expect((await readCodedItems(store.db, id)).length).toBeLessThan(before.length);
    expect((await reportAudit(store, id))?.figures.precision.n).toBe(0);
  });
});
