import { describe, expect, it } from 'vitest';
import { parseAgreementWords } from './agreement-words.js';

const parse = (data: unknown) => parseAgreementWords('data/languages/xx/agreement.yaml', data);
const at = (lower: readonly string[]) => ({ lower, classes: new Uint8Array(lower.length) });

describe('the words of agreements', () => {
  it('may all be missing: such a language reads no agreements', () => {
    let found = false;
    parse({}).forms.matchesAt(at(['agreement']), 0, 1, () => {
      found = true;
    });
    expect(found).toBe(false);
  });

  it('take a pattern with an optional first word for two', () => {
    const { entry } = parse({ entry: ['shall|will? enter into force'] });
    const begins = (words: string): boolean => {
      let found = false;
      const lower = words.split(' ');
      entry.matchesAt(at(lower), 0, lower.length, () => {
        found = true;
      });
      return found;
    };
    expect(['shall enter into force', 'enter into force', 'into force'].map(begins)).toEqual([
      true,
      true,
      false,
    ]);
  });

  it.each([
    ['an unknown key', { tacitt: [] }, /agreement\.yaml: tacitt is an unknown key/],
    ['a form that is none', { forms: { pact: 'friendship' } }, /forms\.pact has a wrong value: "friendship"/],
    ['a length that is none', { periods: { lang: 'long' } }, /periods\.lang has a wrong value/],
    [
      'a language that is no code',
      { languages: { english: 'English' } },
      /languages\.english has a wrong value/,
    ],
    ['a broken pattern', { tacit: ['renewed ~99 automatically'] }, /agreement\.yaml: tacit: wrong gap/],
    ['a text instead of a list', { tacit: 'renewed' }, /tacit must be a list/],
  ])('are refused with %s, naming file and key', (_, data, message) => {
    expect(() => parse(data)).toThrow(message);
  });
});
