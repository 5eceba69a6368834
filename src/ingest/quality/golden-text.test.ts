import { load } from 'js-yaml';
import { describe, expect, it } from 'vitest';
import type { GoldenRow } from '../../store/index.js';
import { goldenText } from './golden-text.js';

const text = 'Tarn news. Tarn and Oldport are twins. Tarnish is no place. Tarn and Oldport are twins.';
const party = (surface: string, start: number) => ({
  surface,
  country: 'XA',
  kind: 'settlement',
  start,
  end: start + surface.length,
});
const row = (start: number): GoldenRow => ({
  id: 'd1',
  url: 'https://a.test/1',
  title: 'News',
  date: '2020-05-01',
  language: 'en',
  licence: 'CC0-1.0',
  text,
  statements: [
    {
      kind: 'twinning',
      date: '1998',
      status: 'completed',
      quote: 'Tarn and Oldport are twins.',
      start,
      amount: null,
      speaker_name: null,
      speaker_role: null,
      parties: [party('Tarn', start), party('Oldport', start + 9)],
    },
  ],
});

describe('goldenText', () => {
  it('marks places and passage by their occurrence, whole words only', () => {
    const { file, yaml } = goldenText(row(text.lastIndexOf('Tarn and')));
    expect(file).toBe('en-d1.yaml');
    expect(load(yaml)).toMatchObject({
      date: '2020-05-01',
      text,
      places: [
        { surface: 'Tarn', country: 'XA', kind: 'city', only: [3] },
        { surface: 'Oldport', only: [2] },
      ],
      events: [
        {
          type: 'twinning',
          parties: ['Tarn', 'Oldport'],
          date: '1998',
          status: 'completed',
          evidence: 'Tarn and Oldport are twins',
          at: 2,
        },
      ],
    });
  });

  it('leaves out what does not stand where the statement says', () => {
    expect(load(goldenText(row(1)).yaml)).toMatchObject({ places: [], events: [] });
  });

  it('calls kinds as golden texts do', () => {
    const [one] = row(11).statements;
    const statements = one ? [{ ...one, kind: 'utterance', speaker_name: 'A. Person' }] : [];
    expect(load(goldenText({ ...row(11), statements }).yaml)).toMatchObject({
      events: [{ type: 'statement', speaker: { name: 'A. Person', role: null } }],
    });
  });
});
