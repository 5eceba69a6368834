import { describe, expect, it } from 'vitest';
import type { PlaceMention } from '../mentions/index.js';
import type { Role } from '../vocabulary/index.js';
import type { DraftParty } from './fact-drafts.js';
import { filledEnds } from './fill-ends.js';

const town = (surface: string, country: string, role: Role = 'side'): DraftParty => ({
  role,
  country,
  mention: {
    type: 'place',
    start: 0,
    end: surface.length,
    surface,
    country,
    kind: 'city',
    place: null,
  } as unknown as PlaceMention,
});
const names = (parties: readonly DraftParty[]): (string | undefined)[] =>
  parties.map(({ mention }) => mention?.surface);

const MAIN = [town('Leeds', 'GB'), town('Lille', 'FR')];
const VISIT = { kind: 'visit', before: 'guest', after: 'host' } as const;

describe('the ends of a fact whose sentence names no place', () => {
  it('takes a promise for that of the places the text is about, before the town named last', () => {
    const rule = { kind: 'commitment', before: 'subject', after: 'side' } as const;
    expect(names(filledEnds(rule, [town('Gdynia', 'PL')], MAIN))).toEqual(['Leeds', 'Lille', 'Gdynia']);
  });

  it('gives a lone guest its host, and leaves two ends as they are', () => {
    const [guest, host] = filledEnds(VISIT, [town('Lille', 'FR', 'guest')], MAIN);
    expect([guest?.role, host?.role, host?.mention?.surface]).toEqual(['guest', 'host', 'Leeds']);
    const two = [town('Gdynia', 'PL'), town('Oulu', 'FI')];
    expect(filledEnds(VISIT, two, MAIN)).toBe(two);
  });

  it('does not tie a country that only an adjective names to a town of its own', () => {
    const french: DraftParty = { role: 'guest', mention: null, country: 'FR' };
    expect(names(filledEnds(VISIT, [french], [MAIN[1] as DraftParty]))).toEqual([undefined]);
  });
});
