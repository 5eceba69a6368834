import { describe, expect, it } from 'vitest';
import { inventedStatement } from '../../test/support/invented.js';
import type { PartialDate } from '../base/index.js';
import { deadlineOf, readClock } from './promise-clock.js';
import { promisorOf } from './promise-party.js';
import { promiseRecord } from './promise-record.js';
import { type ConfirmedEvidence, promiseState } from './promise-state.js';
import { testableBy } from './promise-testable.js';

const evidence = (date: string | null, more: Partial<ConfirmedEvidence> = {}): ConfirmedEvidence => ({
  date: date as PartialDate | null,
  toldOn: null,
  kept: null,
  of: null,
  ...more,
});
const nothing = { due: '2022-04-30', evidence: [], verdict: null, withdrawn: false };
const stateOf = (given: Partial<Parameters<typeof promiseState>[0]>) =>
  promiseState({ ...nothing, ...given });

describe('promiseState', () => {
  it('is open until somebody finds or searches something, whatever the clock shows', () => {
    expect(stateOf({}).state).toBe('open');
  });

  it.each([
    ['2022-04-30', 'kept', 'in_time'],
    ['2022-04', 'kept', 'in_time'],
    ['2022-05-01', 'kept_late', 'late'],
    ['2023', 'kept_late', 'late'],
    ['2022', 'kept', 'unknown'],
    [null, 'kept', 'unknown'],
  ] as const)('of evidence dated %s is %s (%s)', (date, state, timing) => {
    expect(stateOf({ evidence: [evidence(date)] })).toMatchObject({ state, timing, share: 1 });
  });

  it('takes what was told by the deadline for done by then, however loosely it is dated', () => {
    const told = evidence('2022', { toldOn: '2022-04-20' as PartialDate });
    expect(stateOf({ evidence: [told] }).timing).toBe('in_time');
  });

  it('of a part is partly kept, and the largest part counts: parts are not added up', () => {
    const part = (kept: number) => evidence('2022-04-01', { kept, of: 50 });
    expect(stateOf({ evidence: [part(20), part(44)] })).toMatchObject({ state: 'partly_kept', share: 0.88 });
    expect(stateOf({ evidence: [part(20), part(60)] })).toMatchObject({ state: 'kept', share: 1 });
    expect(stateOf({ evidence: [part(0)] }).state).toBe('open');
  });

  it('without a deadline is kept, and nobody can say whether in time', () => {
    expect(stateOf({ due: null, evidence: [evidence('2030')] })).toMatchObject({
      state: 'kept',
      timing: 'unknown',
    });
  });

  it('is broken with two votes, and with one a search that found nothing', () => {
    const broken = (votes: number) => ({ verdict: 'broken', votes }) as const;
    expect(stateOf({ verdict: broken(1) }).state).toBe('none_found');
    expect(stateOf({ verdict: broken(2) }).state).toBe('broken');
    expect(stateOf({ verdict: { verdict: 'none_found', votes: 1 } }).state).toBe('none_found');
    expect(stateOf({ verdict: broken(2), evidence: [evidence('2022')] }).state).toBe('kept');
  });

  it('is withdrawn before all else', () => {
    expect(stateOf({ withdrawn: true, evidence: [evidence('2022')] }).state).toBe('withdrawn');
  });
});

describe('the clock', () => {
  it.each([
    ['2022-04-30', '2022-04-20', 'due', 10],
    ['2022-04-30', '2022-04-30', 'today', 0],
    ['2022-04-30', '2023-04-30', 'overdue', 365],
    [null, '2023-04-30', 'undated', 0],
  ] as const)('of %s on %s is %s', (due, today, clock, days) => {
    expect(readClock(due, today)).toEqual({ clock, days });
  });

  it.each([
    ['2022-04', null, '2022-04-30'],
    ['2022-01/2022-03', null, '2022-03-31'],
    ['2022-02-30', null, null],
    ['31 April', null, null],
    ['', null, null],
    [null, null, null],
    ['9999', '2023', null],
    ['2050', '2023', '2050-12-31'],
  ])('takes %s (reported %s) for due by %s', (date, reported, due) => {
    expect(deadlineOf(date, reported)).toBe(due);
  });
});

describe('testableBy', () => {
  const told = (quote: string, more: Parameters<typeof inventedStatement>[2] = {}) =>
    testableBy(inventedStatement('commitment', ['XA', 'XB'], { quote, ...more }));
  const about = (text: string) => ({ object: { text, start: 0, end: text.length } });

  it.each([
    [
      'a figure',
      told('We will send some', { amounts: [{ value: 50, unit: 'people', qualifier: null, text: '50' }] }),
      'figure',
    ],
    ['a date', told('We will come', { date: '2030' }), 'date'],
    ['a building', told('We will build it', about('build a bridge over the Tarn')), 'thing'],
    ['an abbreviation', told('It will be fitted', about('fitted on NRD tractors')), 'thing'],
    ['a thing in Russian', told('Мы построим', about('построить новую школу')), 'thing'],
    ['nothing', told('We will work together', about('work together ever closer')), null],
    ['services', told('We plan it', about('provide services in the future')), null],
    ['no object', told('We will'), null],
    ['a hope with a date', told('We hope to meet again', { date: '2030' }), null],
    ['a hope in German', told('Wir hoffen auf eine Schule', about('eine Schule bauen')), null],
    ['a hope in Russian', told('Надеемся открыть школу', about('открыть школу')), null],
  ] as const)('names what a promise of %s can be tested by', (_, by, expected) => {
    expect(by).toBe(expected);
  });
});

describe('promisorOf', () => {
  const by = (name: string | null, role: string | null) =>
    promisorOf(inventedStatement('commitment', ['XA', 'XB'], { speaker: { name, role, place: null } }));

  it('is the speaker by name, else by role, else the side named first, else nobody', () => {
    expect(by('Ann  Tarn', 'Mayor')).toEqual({ key: 'n:ann tarn', name: 'Ann  Tarn', place: null });
    expect(by(null, 'Mayor of Tarn')).toEqual({ key: 'r:mayor of tarn', name: 'Mayor of Tarn', place: null });
    expect(promisorOf(inventedStatement('commitment', ['venue XC', 'XA', 'XB']))).toMatchObject({
      key: 'p:XA',
    });
    expect(promisorOf({ speaker: null, parties: [] })).toEqual({ key: '', name: '', place: null });
  });
});

describe('promiseRecord', () => {
  const row = (state: 'kept' | 'broken' | 'open' | 'kept_late', count: number, testable = true) => ({
    state,
    count,
    testable,
  });

  it('counts only what can be tested, and shows no rate below ten settled promises', () => {
    const few = promiseRecord([row('kept', 6), row('broken', 3), row('open', 40), row('kept', 9, false)]);
    expect(few).toMatchObject({ testable: 49, untestable: 9, settled: 9, keptRate: null });
    const enough = promiseRecord([row('kept', 6), row('kept_late', 1), row('broken', 3)]);
    expect(enough).toMatchObject({ settled: 10, keptRate: 0.7 });
  });

  it('of nobody is all zeros', () => {
    expect(promiseRecord([])).toMatchObject({ testable: 0, settled: 0, keptRate: null });
  });
});
