import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { collectionId } from '../../src/base/index.js';
import { createQueries } from '../../src/queries/index.js';
import type { Store, Who } from '../../src/store/index.js';
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
const at = new Date('2030-01-02T03:04:05Z');
const queries = () => createQueries(store);
let serial = 0;

/** A document of that day in which somebody says something under a role. */
async function says(name: string | null, role: string | null, date: string, collection?: string) {
  serial += 1;
  const speaker = { name, role, place: null };
  const input = sampleInput(
    `https://a.test/actors/${serial}`,
    [{ kind: 'utterance', parties: ['XA-AA-a'], more: { speaker } }],
    collection === undefined ? {} : { collection },
  );
  const document = { ...input.document, date: { value: date as never, span: null } };
  await store.saveDocument({ ...input, document });
  return document.id;
}

async function idOf(name: string): Promise<string> {
  const { people } = await queries().search(name, 'en');
  return people[0]?.actor ?? '';
}

describe('an actor', () => {
  it('has the roles that documents attest, for the time between the first and the last', async () => {
    await says('Oda Marsh', 'Governor of Norland', '2014-05-01');
    await says('Oda Marsh', 'Governor of Norland', '2016-05-01');
    await says('ODA MARSH', 'Governor of Sudmark', '2019-02-03');
    const page = await queries().actor(await idOf('Oda Marsh'), 'en');
    expect(page?.roles).toMatchObject([
      { role: 'Governor of Sudmark', from: '2019-02-03', to: '2019-02-03', documents: 1 },
      { role: 'Governor of Norland', from: '2014-05-01', to: '2016-05-01', documents: 2 },
    ]);
    expect(page?.said.count).toBe(3);
    expect(page?.actor).toMatchObject({ name: 'Oda Marsh', otherNames: ['ODA MARSH'] });
    const office = await queries().actor(page?.roles[1]?.office ?? '', 'en');
    expect(office?.holders).toMatchObject([{ name: 'Oda Marsh', documents: 2 }]);
  });

  it('without a public role has no page and is not listed', async () => {
    await says('Nils Quiet', 'resident of Tarn', '2020-01-01');
    await says('Ida Nameless', null, '2020-01-01');
    expect((await queries().search('Nils Quiet', 'en')).people).toEqual([]);
    expect((await queries().search('Ida Nameless', 'en')).people).toEqual([]);
    const { rows } = await sql<{ id: string }>`select actor_id('Nils Quiet') as id`.execute(store.db);
    expect(await queries().actor(rows[0]?.id ?? '', 'en')).toBeNull();
    expect(await queries().actor('a00000000000000000000', 'en')).toBeNull();
  });

  it('is shown to visitors by what is published, and not at all where nothing is', async () => {
    await store.saveCollection({ id: collectionId('open'), name: 'Open', published: true });
    await says('Vera Public', 'Mayor of Tarn', '2020-01-01', 'open');
    await says('Vera Public', 'Minister of Secrets', '2021-01-01');
    await says('Max Hidden', 'Mayor of Oldport', '2021-01-01');
    const visitors = createQueries(store, { viewer: 'public' });
    const page = await visitors.actor(await idOf('Vera Public'), 'en');
    expect(page?.roles.map(({ role }) => role)).toEqual(['Mayor of Tarn']);
    expect(await visitors.actor(await idOf('Max Hidden'), 'en')).toBeNull();
  });

  it('is joined to another, which is undone and done again; rings are refused', async () => {
    await says('Jon Vale', 'Mayor of Tarn', '2020-01-01');
    await says('Джон Вейл', 'мэр Тарна', '2021-01-01');
    const [left, right] = [await idOf('Jon Vale'), await idOf('Джон Вейл')];
    const join = { action: 'actor.together', subject: `${left}~${right}` };
    const made = await store.decide(join, ann, at);
    const page = await queries().actor(left, 'en');
    expect(page?.actor.id).toBe(right);
    expect(page?.said.count).toBe(2);
    const back = { action: 'actor.together', subject: `${right}~${left}` };
    await expect(store.decide(back, ann, at)).rejects.toMatchObject({ code: 'merge.loop' });
    await expect(store.decide(join, ann, at)).rejects.toMatchObject({
      code: /merge.loop|decision.unchanged/,
    });
    const self = { action: 'actor.together', subject: `${left}~${left}` };
    await expect(store.decide(self, ann, at)).rejects.toMatchObject({ code: 'merge.loop' });
    const undone = await store.undo(made.id, ann, at);
    expect((await queries().actor(left, 'en'))?.said.count).toBe(1);
    await store.undo(undone.id, ann, at);
    expect((await queries().actor(left, 'en'))?.said.count).toBe(2);
  });

  it('who are two of one name are parted by their roles, and not put together again by a ring', async () => {
    await says('Ann Lee', 'Mayor of Tarn', '2020-01-01');
    await says('Ann Lee', 'Rector of Oldport University', '2020-01-01');
    const id = await idOf('Ann Lee');
    const part = { action: 'actor.apart', subject: id, after: { roles: ['Rector of Oldport University'] } };
    const made = await store.decide(part, ann, at);
    const into = (made.after as { into: string }).into;
    expect((await queries().actor(id, 'en'))?.roles.map(({ role }) => role)).toEqual(['Mayor of Tarn']);
    expect((await queries().actor(into, 'en'))?.roles).toMatchObject([
      { role: 'Rector of Oldport University' },
    ]);
    const again = { action: 'actor.together', subject: `${into}~${id}` };
    await expect(store.decide(again, ann, at)).rejects.toMatchObject({ code: 'merge.contradiction' });
    await store.undo(made.id, ann, at);
    expect((await queries().actor(id, 'en'))?.said.count).toBe(2);
    expect(await queries().actor(into, 'en')).toBeNull();
    const all = { ...part, after: { roles: ['Mayor of Tarn', 'Rector of Oldport University'] } };
    await expect(store.decide(all, ann, at)).rejects.toMatchObject({ code: 'decision.unreadable' });
    const none = { ...part, after: { roles: ['King'] } };
    await expect(store.decide(none, ann, at)).rejects.toMatchObject({ code: 'decision.unreadable' });
  });

  it('that nobody knows cannot be joined', async () => {
    const join = { action: 'actor.together', subject: `a1~${await idOf('Oda Marsh')}` };
    await expect(store.decide(join, ann, at)).rejects.toMatchObject({ code: 'decision.gone' });
    const odd = { action: 'actor.together', subject: 'a1' };
    await expect(store.decide(odd, ann, at)).rejects.toMatchObject({ code: 'decision.unreadable' });
  });
});
