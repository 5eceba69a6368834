import { parseHTML } from 'linkedom';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openSite, type Site } from '../rights/open-site.js';
import { sampleInput } from '../store/sample-input.js';

let site: Site;
let editor: string;
let reviewer: string;
let reader: string;
beforeAll(async () => {
  site = await openSite();
  editor = await site.signIn(await site.person('editor'));
  reviewer = await site.signIn(await site.person('reviewer'));
  reader = await site.signIn(await site.person('reader'));
  for (const [index, [place, kind]] of (
    [
      ['XA-R1-tarn', 'agreement'],
      ['XA-R1', 'agreement'],
      ['XA-R2-fell', 'agreement'],
      ['XA-R2', 'agreement'],
      ['XA-R1', 'visit'],
    ] as const
  ).entries()) {
    const parties = [place, `XB-S${place.slice(4, 5)}`];
    await site.store.saveDocument(
      sampleInput(`https://a.test/merges/${index}`, [{ kind, parties, more: { date: '2019' } }]),
    );
  }
});
afterAll(() => site.close());

const pairsOn = (body: string) => [...parseHTML(body).document.querySelectorAll('.merge-pairs > li')];

describe('the list of ties that may be one', () => {
  it('has the pairs of the whole atlas, of one kind, or of one place', async () => {
    const { body } = await site.get('/review/merges', { cookie: editor });
    expect(pairsOn(body)).toHaveLength(2);
    expect(pairsOn((await site.get('/review/merges?kind=visit', { cookie: editor })).body)).toHaveLength(0);
    expect(pairsOn((await site.get('/review/merges?place=XA-R2', { cookie: editor })).body)).toHaveLength(1);
    const answer = JSON.parse((await site.get('/api/merges?kind=agreement', { cookie: reviewer })).body);
    expect(answer).toMatchObject({ total: 2, page: 1, pages: 1, compared: 4, more: false });
    expect(answer.pairs[0].reasons).toContain('place_inside');
  });

  it('merges by its form, comes back, and no longer has what a person decided', async () => {
    const [first, second] = pairsOn((await site.get('/review/merges', { cookie: editor })).body);
    for (const [pair, act] of [
      [first, 'together'],
      [second, 'apart'],
    ] as const) {
      const form = pair?.querySelector('form');
      const other = form?.querySelector('[name=other]')?.getAttribute('value') ?? '';
      const body = { other, act, back: '/review/merges' };
      const sent = await site.post(form?.getAttribute('action') ?? '', body, { cookie: editor });
      expect([sent.statusCode, sent.headers.location]).toEqual([303, '/review/merges']);
    }
    expect(pairsOn((await site.get('/review/merges', { cookie: editor })).body)).toEqual([]);
  });

  it('goes back to no other site, and asks for rights', async () => {
    const { body } = await site.get('/api/merges', { cookie: reader });
    expect(JSON.parse(body).status).toBe(403);
    expect((await site.get('/review/merges', { cookie: reader })).statusCode).toBe(403);
    expect((await site.get('/review/merges', {})).statusCode).not.toBe(200);
    expect((await site.get('/review/merges?page=99', { cookie: reviewer })).statusCode).toBe(404);
    expect((await site.get('/review/merges?kind=war', { cookie: reviewer })).statusCode).toBe(400);
  });

  it('gives a reviewer, who may not merge, no buttons', async () => {
    await site.store.saveDocument(
      sampleInput('https://a.test/merges/more', [
        { kind: 'project', parties: ['XA-R3-tarn', 'XB-S3'], more: { date: '2020' } },
        { kind: 'project', parties: ['XA-R3', 'XB-S3'], more: { date: '2020' } },
      ]),
    );
    const [pair] = pairsOn((await site.get('/review/merges', { cookie: reviewer })).body);
    expect(pair?.querySelector('a')?.getAttribute('href')).toMatch(/^\/ties\//);
    expect(pair?.querySelector('form')).toBeFalsy();
  });
});
