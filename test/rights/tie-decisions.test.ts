import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sampleAbsence, sampleInput } from '../store/sample-input.js';
import { openSite, type Site } from './open-site.js';

let site: Site;
let ties: { readonly town: string; readonly region: string };
const statements: string[] = [];
beforeAll(async () => {
  site = await openSite();
  for (const [index, place] of ['XA-FJ-tarn', 'XA-FJ'].entries()) {
    const input = sampleInput(`https://web.test/${index}`, [
      { kind: 'agreement', parties: [place, 'XB'], more: { date: '2019', lifecycle: 'signed' } },
    ]);
    await site.store.saveDocument(input);
    statements.push(input.reading.statements[0]?.id ?? '');
  }
  ties = { town: await tieOf(statements[0]), region: await tieOf(statements[1]) };
});
afterAll(() => site.close());

async function tieOf(statement = ''): Promise<string> {
  const { tie } = await site.store.db
    .selectFrom('tie_statement')
    .where('statement', '=', statement)
    .select('tie')
    .executeTakeFirstOrThrow();
  return tie;
}
const decide = (tie: string, fields: Record<string, string>, cookie = '') =>
  site.post(`/ties/${tie}/decide`, fields, cookie === '' ? {} : { cookie });

describe('the forms on the page of a tie', () => {
  it('merge and undo, one after the other, and an old address shows the merged tie', async () => {
    const page = await site.get(`/ties/${ties.region}`);
    expect(page.body).toContain('May be the same tie');
    const merged = await decide(ties.region, { act: 'together', other: ties.town, reason: 'one paper' });
    expect([merged.statusCode, merged.headers.location]).toEqual([303, `/ties/${ties.region}`]);
    const old = await site.get(`/ties/${ties.town}`);
    expect(old.statusCode).toBe(200);
    expect(old.body).toContain('2 reports');
    const again = await decide(ties.region, { act: 'together', other: ties.town });
    expect(again.statusCode).toBe(409);
    expect(again.body).toContain('these are one tie already');
    const [made] = await site.store.db.selectFrom('decision').selectAll().execute();
    const undone = await site.post(`/decisions/${made?.id}/undo`, { back: `/ties/${ties.region}` });
    expect(undone.headers.location).toMatch(new RegExp(`^/ties/${ties.region}`));
    expect((await site.get(`/ties/${ties.town}`)).body).toContain('1 report');
  });

  it('say plainly what cannot be read, and change nothing', async () => {
    for (const [fields, status] of [
      [{ act: 'burn' }, 400],
      [{ act: 'together', other: 'nothing' }, 404],
      [{ act: 'state', lifecycle: 'ended', source: '' }, 400],
      [{ act: 'fields', fields: 'no colon' }, 400],
      [{ act: 'split', statement: statements[1] ?? '' }, 409],
    ] as const) {
      const answer = await decide(ties.region, fields);
      expect([fields.act, answer.statusCode]).toEqual([fields.act, status]);
    }
  });

  it('enter a state and the fields of the desk', async () => {
    await decide(ties.region, { act: 'state', lifecycle: 'suspended', date: '2024-03', source: 'a letter' });
    await decide(ties.region, { act: 'fields', fileNumber: 'A-7', fields: 'Desk: North\nNote: two: parts' });
    const { body } = await site.get(`/ties/${ties.region}`);
    for (const words of ['suspended', 'a letter', 'A-7', 'two: parts']) expect(body).toContain(words);
  });

  it('are not for those who may only read or review', async () => {
    await site.person('admin');
    const reviewer = await site.signIn(await site.person('reviewer'));
    expect((await decide(ties.region, { act: 'apart', other: ties.town }, reviewer)).statusCode).toBe(403);
    expect((await decide(ties.region, { act: 'apart', other: ties.town })).statusCode).toBe(401);
    const { body } = await site.get(`/ties/${ties.region}`, { cookie: reviewer });
    expect(body).not.toContain('/decide"');
  });
});

describe('as of a day and the desk', () => {
  it('refuse what is no day and no number of months, naming it', async () => {
    expect((await site.get(`/ties/${ties.region}?asof=2024-02-31`)).statusCode).toBe(400);
    expect((await site.get('/desk?months=0')).statusCode).toBe(400);
    expect((await site.get('/desk?months=7')).statusCode).toBe(200);
    const calendar = await site.get('/desk.ics');
    expect(calendar.headers['content-type']).toContain('text/calendar');
    expect(calendar.body).toMatch(/^BEGIN:VCALENDAR\r\n/);
  });
});

describe('searched and not found', () => {
  it('is entered beside the denial, shown there, and goes back to the page it stood on', async () => {
    const input = sampleInput('https://web.test/denied', [
      { kind: 'twinning', parties: ['XA-FJ-tarn', 'XB'] },
    ]);
    const absences = [sampleAbsence(input.document.id, ['XA-FJ-tarn', 'XB'])];
    await site.store.saveDocument({ ...input, reading: { ...input.reading, absences } });
    const cookie = await site.signIn(await site.person('reviewer'));
    const back = `/documents/${input.document.id}`;
    const asked = {
      kind: 'twinning',
      a: 'XA-FJ-tarn',
      b: 'XB',
      searchedIn: 'register of twins',
      searchedOn: '2029-12-31',
    };
    const post = (fields: Record<string, string>) =>
      site.post(`/absences/${absences[0]?.id}/searched`, fields, { cookie });
    expect((await post({ ...asked, back })).headers.location).toBe(back);
    expect((await post({ ...asked, searchedIn: 'archive', back: '//evil.test' })).headers.location).toBe('/');
    expect((await site.get(back, { cookie })).body).toContain(
      'Searched in register of twins on 31 December 2029',
    );
    expect((await post({ ...asked, searchedOn: 'lately' })).statusCode).toBe(400);
  });
});

describe('the voice of a document', () => {
  it('is said by a form on its page, by id or by address', async () => {
    const inputs = ['one', 'two'].map((name) =>
      sampleInput(`https://voice.test/${name}`, [{ parties: ['XA-V', 'XB-V'] }]),
    );
    for (const input of inputs) await site.store.saveDocument(input);
    const [one, two] = inputs.map(({ document }) => document.id);
    const cookie = await site.signIn(await site.person('editor'));
    const say = (fields: Record<string, string>) => site.post(`/documents/${one}/voice`, fields, { cookie });
    expect((await say({ voice: 'same', same: `http://localhost/documents/${two}#x` })).statusCode).toBe(303);
    expect((await site.get(`/documents/${one}`, { cookie })).body).toContain(`/documents/${two}`);
    expect((await say({ voice: 'same', same: two ?? '' })).statusCode).toBe(409);
    expect((await say({ voice: 'own' })).statusCode).toBe(303);
    expect((await site.get(`/documents/${one}`, { cookie })).body).not.toContain(`/documents/${two}`);
    expect((await say({ voice: 'same', same: 'nothing' })).statusCode).toBe(410);
  });
});
