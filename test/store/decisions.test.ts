import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openStore, readLog, type Store, type Who } from '../../src/store/index.js';
import { inventedParty } from '../support/invented.js';
import { sampleAbsence, sampleInput, samplePlaces } from './sample-input.js';
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
let serial = 0;

/** One document that tells one twinning of two places of its own. */
async function oneStatement(more: Parameters<typeof sampleInput>[1][number]['more'] = {}) {
  serial += 1;
  const parties = [`XA-AA-d${serial}`, `XB-BB-d${serial}`];
  const input = sampleInput(`https://a.test/decided/${serial}`, [{ parties, more }]);
  await store.saveDocument(input);
  const statement = input.reading.statements[0]?.id ?? '';
  return { input, parties, statement };
}

const rowOf = (id: string) =>
  store.db.selectFrom('statement').where('id', '=', id).selectAll().executeTakeFirstOrThrow();
const tiesAt = async (place = '') =>
  (await store.db.selectFrom('tie_party').where('place', '=', place).select('tie').execute()).length;

describe('accept and reject', () => {
  it('keep who, when, before, after and what the statement is known by', async () => {
    const { statement, input, parties } = await oneStatement();
    const made = await store.decide({ action: 'statement.accept', subject: statement, expected: 0 }, ben, at);
    expect(made).toMatchObject({
      account: 'ben',
      accountName: 'Ben',
      action: 'statement.accept',
      subject: statement,
      document: input.document.id,
      before: { review: 'proposed' },
      after: { review: 'accepted' },
      anchor: { url: input.document.url, kind: 'twinning', parties },
    });
    expect(await rowOf(statement)).toMatchObject({ review: 'accepted', revision: 1 });
    const [kept] = await store.db.selectFrom('decision').where('id', '=', made.id).selectAll().execute();
    expect(kept?.at).toEqual(at);
  });

  it('a refused statement makes no tie, and makes it again when that is undone, and so on', async () => {
    const { statement, parties } = await oneStatement();
    expect(await tiesAt(parties[0])).toBe(1);
    const rejected = await store.decide({ action: 'statement.reject', subject: statement }, ben, at);
    expect(await tiesAt(parties[0])).toBe(0);
    const undone = await store.undo(rejected.id, ann, at);
    expect(undone).toMatchObject({
      undoes: rejected.id,
      action: 'statement.reject',
      after: { review: 'proposed' },
    });
    expect(await tiesAt(parties[0])).toBe(1);
    const redone = await store.undo(undone.id, ann, at);
    expect(await tiesAt(parties[0])).toBe(0);
    await store.undo(redone.id, ann, at);
    expect(await rowOf(statement)).toMatchObject({ review: 'proposed', revision: 4 });
  });
});

describe('rank', () => {
  it('needs a reason, keeps its owner, and a deprecated statement bears no witness', async () => {
    const { statement, parties } = await oneStatement();
    const deprecated = { action: 'statement.rank', subject: statement, after: { rank: 'deprecated' } };
    await expect(store.decide(deprecated, ann, at)).rejects.toMatchObject({ code: 'decision.unreadable' });
    await store.decide({ ...deprecated, reason: 'an older figure' }, ann, at);
    expect(await rowOf(statement)).toMatchObject({
      rank: 'deprecated',
      rank_reason: 'an older figure',
      rank_owner: 'Ann',
    });
    expect(await tiesAt(parties[0])).toBe(0);
  });

  it('is not for reviewers', async () => {
    const { statement } = await oneStatement();
    const asked = {
      action: 'statement.rank',
      subject: statement,
      after: { rank: 'preferred' },
      reason: 'newer',
    };
    await expect(store.decide(asked, ben, at)).rejects.toMatchObject({ code: 'rights.missing' });
  });
});

describe('edit', () => {
  it('changes the fields that are named and no others, and brings them back', async () => {
    const { statement } = await oneStatement({ date: '2019', object: { text: 'bridge', start: 0, end: 6 } });
    const after = { date: '2020-05', amounts: [{ value: 50, unit: 'people' }] };
    const made = await store.decide({ action: 'statement.edit', subject: statement, after }, ann, at);
    expect(made.before).toEqual({ date: '2019', amounts: [] });
    expect(await rowOf(statement)).toMatchObject({
      date: '2020-05',
      date_first: '2020-05-01',
      year_last: 2020,
      amount: 50,
      amount_unit: 'people',
      object_text: 'bridge',
    });
    await store.undo(made.id, ann, at);
    expect(await rowOf(statement)).toMatchObject({
      date: '2019',
      year_last: 2019,
      amount: null,
      object_text: 'bridge',
    });
  });

  it('of a party moves the tie to the other place', async () => {
    const { statement, parties } = await oneStatement();
    const asked = {
      action: 'statement.edit',
      subject: statement,
      after: {
        parties: [
          { role: 'side', place: parties[0] },
          { role: 'side', place: 'XB-BB-other' },
        ],
      },
      places: samplePlaces('XB-BB-other'),
    };
    const made = await store.decide(asked, ann, at);
    expect([await tiesAt(parties[1]), await tiesAt('XB-BB-other')]).toEqual([0, 1]);
    await store.undo(made.id, ann, at);
    expect([await tiesAt(parties[1]), await tiesAt('XB-BB-other')]).toEqual([1, 0]);
  });

  it.each([
    [{ date: '2020-13' }, '2020-13'],
    [{ kind: 'friendship' }, 'friendship'],
    [{ colour: 'red' }, 'colour'],
    [{ amounts: [{ value: 'many' }] }, 'amounts'],
    [{ parties: [{ role: 'side', place: 'XX-nowhere' }] }, 'XX-nowhere'],
    [{}, '{}'],
    [null, 'null'],
  ])('refuses %j, naming what it cannot read', async (after, named) => {
    const { statement } = await oneStatement();
    const refusal = store.decide({ action: 'statement.edit', subject: statement, after }, ann, at);
    await expect(refusal).rejects.toMatchObject({
      code: 'decision.unreadable',
      value: expect.stringContaining(named),
    });
    expect((await rowOf(statement)).revision).toBe(0);
  });
});

describe('a wrong place', () => {
  /** A document that says "Carda" twice as one place, once in another case, and names that place by another word too. */
  async function wronglyRead() {
    serial += 1;
    const wrong = `XB-BB-wrong${serial}`;
    const party = (surface: string, place: string) => ({ ...inventedParty(place), surface });
    const told = (surface: string, other: string) => ({
      parties: [wrong, other],
      more: { parties: [party(surface, wrong), party('Tarn', other)] },
    });
    const input = sampleInput(`https://a.test/wrong/${serial}`, [
      told('Carda', `XA-AA-w${serial}`),
      told("Carda's", `XA-BB-w${serial}`),
      told('the capital', `XA-CC-w${serial}`),
    ]);
    const absence = sampleAbsence(input.document.id, [wrong, `XA-AA-w${serial}`]);
    const denied = { ...absence, parties: absence.parties.map((one) => ({ ...one, surface: 'CARDA' })) };
    await store.saveDocument({ ...input, reading: { ...input.reading, absences: [denied] } });
    const after = { surface: 'Carda', from: wrong, to: `XA-right${serial}` };
    const asked = {
      action: 'statement.place',
      subject: input.document.id,
      after,
      places: samplePlaces(after.to),
    };
    return { asked, wrong, right: after.to, input };
  }
  const absencesAt = async (place: string) =>
    (await store.db.selectFrom('absence_party').where('place', '=', place).select('place').execute()).length;

  it('is corrected wherever the document names it so, and all that comes back', async () => {
    const { asked, wrong, right } = await wronglyRead();
    expect([await tiesAt(wrong), await tiesAt(right)]).toEqual([3, 0]);
    const made = await store.decide(asked, ben, at);
    expect([await tiesAt(wrong), await tiesAt(right)]).toEqual([1, 2]);
    expect([await absencesAt(wrong), await absencesAt(right)]).toEqual([0, 1]);
    const undone = await store.undo(made.id, ben, at);
    expect([await tiesAt(wrong), await tiesAt(right), await absencesAt(wrong)]).toEqual([3, 0, 1]);
    await store.undo(undone.id, ben, at);
    expect([await tiesAt(wrong), await tiesAt(right), await absencesAt(wrong)]).toEqual([1, 2, 0]);
  });

  it('is not taken back over a later change of one of its parties', async () => {
    const { asked, input, wrong, right } = await wronglyRead();
    const made = await store.decide(asked, ben, at);
    const edit = {
      action: 'statement.edit',
      subject: input.reading.statements[0]?.id ?? '',
      after: { parties: [`XA-DD-w${serial}`, `XA-AA-w${serial}`].map((place) => ({ role: 'side', place })) },
      places: samplePlaces(`XA-DD-w${serial}`),
    };
    const edited = await store.decide(edit, ann, at);
    await expect(store.undo(made.id, ben, at)).rejects.toMatchObject({ code: 'decision.stale' });
    await store.undo(edited.id, ann, at);
    await store.undo(made.id, ben, at);
    expect([await tiesAt(wrong), await tiesAt(right)]).toEqual([3, 0]);
  });

  it.each([
    [{ to: 'XX-nowhere' }, 'decision.unreadable'],
    [{ surface: 'Somewhere else' }, 'decision.stale'],
    [{ from: '' }, 'decision.unreadable'],
  ])('is refused with %j', async (change, code) => {
    const { asked } = await wronglyRead();
    const refusal = store.decide({ ...asked, after: { ...asked.after, ...change } }, ben, at);
    await expect(refusal).rejects.toMatchObject({ code });
  });
});

describe('what is refused, leaving nothing behind', () => {
  it('a decision on what somebody else has changed since, told who and what', async () => {
    const { statement } = await oneStatement();
    await store.decide({ action: 'statement.accept', subject: statement, expected: 0 }, ann, at);
    const late = { action: 'statement.reject', subject: statement, expected: 0 };
    await expect(store.decide(late, ben, at)).rejects.toMatchObject({
      code: 'decision.stale',
      value: expect.stringMatching(/^Ann, statement\.accept, 2030-01-02/),
    });
    expect(await rowOf(statement)).toMatchObject({ review: 'accepted', revision: 1 });
  });

  it('a decision on a statement that is gone, and one that changes nothing', async () => {
    const { statement, input } = await oneStatement();
    const accept = { action: 'statement.accept', subject: statement };
    const made = await store.decide(accept, ann, at);
    await expect(store.decide(accept, ann, at)).rejects.toMatchObject({ code: 'decision.unchanged' });
    await store.removeDocument(input.document.id);
    await expect(store.decide(accept, ann, at)).rejects.toMatchObject({ code: 'decision.gone' });
    const edit = { action: 'statement.edit', subject: statement, after: { object: 'a bridge' }, expected: 1 };
    await expect(store.decide(edit, ann, at)).rejects.toMatchObject({ code: 'decision.gone' });
    await expect(store.undo(made.id, ann, at)).rejects.toMatchObject({ code: 'decision.gone' });
    const { rows } = await sql<{
      count: number;
    }>`select count(*) from decision where subject = ${statement}`.execute(store.db);
    expect(rows[0]?.count).toBe(1);
  });

  it('an undo of what is undone, of what was decided over, and of what never was', async () => {
    const { statement } = await oneStatement();
    const accepted = await store.decide({ action: 'statement.accept', subject: statement }, ann, at);
    const rejected = await store.decide({ action: 'statement.reject', subject: statement }, ben, at);
    await expect(store.undo(accepted.id, ann, at)).rejects.toMatchObject({
      code: 'decision.stale',
      value: expect.stringContaining('Ben, statement.reject'),
    });
    await store.undo(rejected.id, ann, at);
    await expect(store.undo(rejected.id, ann, at)).rejects.toMatchObject({ code: 'decision.undone' });
    await store.undo(accepted.id, ann, at);
    await expect(store.undo(99_999_999, ann, at)).rejects.toMatchObject({ code: 'decision.not_found' });
    await expect(
      store.decide({ action: 'statement.burn', subject: statement }, ann, at),
    ).rejects.toMatchObject({
      code: 'decision.unknown_action',
    });
  });

  it('any change of the log itself', async () => {
    const { statement } = await oneStatement();
    const { id } = await store.decide({ action: 'statement.accept', subject: statement }, ann, at);
    for (const change of ['delete from decision', `update decision set account = 'x'`]) {
      await expect(sql.raw(`${change} where id = ${id}`).execute(store.db)).rejects.toThrow(/only added to/);
    }
    await expect(sql`truncate decision cascade`.execute(store.db)).rejects.toThrow(/only added to/);
  });
});

describe('a clock that was set back', () => {
  it('leaves the log in the order in which things were decided, and undo goes by it', async () => {
    const { statement } = await oneStatement();
    const accepted = await store.decide({ action: 'statement.accept', subject: statement }, ann, at);
    const yesterday = new Date(at.getTime() - 86_400_000);
    const rejected = await store.decide({ action: 'statement.reject', subject: statement }, ben, yesterday);
    expect(rejected.id).toBeGreaterThan(accepted.id);
    const log = await readLog(
      store.db,
      { account: null, action: null, document: null, subject: statement, batch: null, unattached: false },
      null,
      10,
    );
    expect(log.map(({ id }) => id)).toEqual([rejected.id, accepted.id]);
    await expect(store.undo(accepted.id, ann, yesterday)).rejects.toMatchObject({ code: 'decision.stale' });
    await store.undo(rejected.id, ann, yesterday);
    expect(await rowOf(statement)).toMatchObject({ review: 'accepted' });
    await store.undo(accepted.id, ann, yesterday);
    expect(await rowOf(statement)).toMatchObject({ review: 'proposed' });
  });
});

describe('a batch', () => {
  it('makes what it can, says what it refuses, and is undone and redone together', async () => {
    const one = await oneStatement();
    const two = await oneStatement();
    await store.decide({ action: 'statement.accept', subject: two.statement }, ann, at);
    const asked = [one, two].map(({ statement }) => ({
      action: 'statement.accept',
      subject: statement,
      expected: 0,
    }));
    const { batch, outcomes } = await store.decideAll(asked, ben, at);
    expect(outcomes.map(({ refused }) => refused?.code ?? 'made')).toEqual(['made', 'decision.stale']);
    const back = await store.undoBatch(batch ?? '', ben, at);
    expect((await rowOf(one.statement)).review).toBe('proposed');
    await store.undoBatch(back.batch ?? '', ben, at);
    expect((await rowOf(one.statement)).review).toBe('accepted');
    await expect(store.undoBatch(batch ?? '', ben, at)).rejects.toMatchObject({ code: 'decision.not_found' });
  });
});

describe('two people at once, each on a connection of their own', () => {
  it('do not overwrite each other: one is told what the other did', async () => {
    const other = await openStore({ home: test.home, database: test.database });
    try {
      for (let round = 0; round < 5; round += 1) {
        const { statement } = await oneStatement();
        const ask = (action: string) => ({ action, subject: statement, expected: 0 });
        const both = await Promise.allSettled([
          store.decide(ask('statement.accept'), ann, at),
          other.decide(ask('statement.reject'), ben, at),
        ]);
        const lost = both.flatMap((one) => (one.status === 'rejected' ? [one.reason] : []));
        expect(lost).toEqual([expect.objectContaining({ code: 'decision.stale' })]);
        const winner = both.findIndex((one) => one.status === 'fulfilled');
        expect(await rowOf(statement)).toMatchObject({
          review: ['accepted', 'rejected'][winner],
          revision: 1,
        });
      }
    } finally {
      await other.close();
    }
  });
});
