import { describe, expect, it } from 'vitest';
import { LexiconFile } from './lexicon-file.js';

const FILE = 'data/languages/xx/lexicon.yaml';
const open = (data: unknown): LexiconFile => LexiconFile.open(FILE, data);
const asNumber = (value: unknown): number | null => (typeof value === 'number' ? value : null);
const refusal = (problem: string) =>
  expect.objectContaining({ code: 'language.key', problem: `${FILE}: ${problem}` });

describe('a lexicon file', () => {
  it.each([[null], ['text'], [['a', 'list']], [7]])('that is %j is refused, naming the file', (data) => {
    expect(() => open(data)).toThrow(
      expect.objectContaining({ code: 'language.file', problem: `${FILE}: not a mapping of keys` }),
    );
  });

  it('gives its words in lower case, and bare numbers as words', () => {
    expect(open({ titles: ['Dr', 'ÉMIR', 7] }).words('titles')).toEqual(['dr', 'émir', '7']);
  });

  it('gives an empty list, map or section and false for a missing key', () => {
    const file = open({});
    expect(file.words('titles')).toEqual([]);
    expect(file.map('months', asNumber, 'a number').size).toBe(0);
    expect(file.section('dates').words('year')).toEqual([]);
    expect(file.flag('strict')).toBe(false);
  });

  it('lower-cases the keys of its maps', () => {
    expect([...open({ months: { Mai: 5 } }).map('months', asNumber, 'a number')]).toEqual([['mai', 5]]);
  });

  it.each([
    ['no text where one is needed', { name: 7 }, (f: LexiconFile) => f.text('name'), 'name must be text'],
    ['an empty text', { name: '' }, (f: LexiconFile) => f.text('name'), 'name must be text'],
    ['a flag in words', { on: 'yes' }, (f: LexiconFile) => f.flag('on'), 'on must be true or false'],
    ['a word for a list', { a: 'x' }, (f: LexiconFile) => f.words('a'), 'a must be a list'],
    [
      '"no" without its quotes',
      { a: [false] },
      (f: LexiconFile) => f.words('a'),
      'a holds something that is no word',
    ],
    ['a list for a map', { m: [] }, (f: LexiconFile) => f.map('m', asNumber, 'n'), 'm must be a mapping'],
    [
      'a wrong value',
      { m: { mai: 'x' } },
      (f: LexiconFile) => f.map('m', asNumber, 'n'),
      'm.mai has a wrong value',
    ],
    ['a list for a section', { s: [] }, (f: LexiconFile) => f.section('s'), 's must be a mapping'],
    [
      'a wrong key of a section',
      { s: { a: 1 } },
      (f: LexiconFile) => f.section('s').words('a'),
      's.a must be a list',
    ],
  ])('is refused with %s, naming the key', (_, data, read, problem) => {
    expect(() => read(open(data))).toThrow(refusal(problem));
  });

  it('refuses a key that nobody asked for, in it and in its sections', () => {
    const file = open({ titles: [], tittles: [] });
    file.words('titles');
    expect(() => file.done()).toThrow(refusal('tittles is an unknown key'));
    const section = open({ dates: { yaer: [] } }).section('dates');
    section.words('year');
    expect(() => section.done()).toThrow(refusal('dates.yaer is an unknown key'));
  });

  it('is content when every key was asked for', () => {
    const file = open({ titles: ['dr'] });
    file.words('titles');
    expect(() => file.done()).not.toThrow();
  });
});
