import { describe, expect, it } from 'vitest';
import { parseRules } from './parse-rules.js';
import { WORD_CLASS } from './pattern.js';

const FILE = 'data/languages/xx/rules.yaml';
const rule = (more: object = {}): object => ({
  id: 'twinning.a',
  kind: 'twinning',
  any: ['twin town*'],
  ...more,
});

describe('a file of rules', () => {
  it('gives rules in order, with what was left out filled in', () => {
    const { rules } = parseRules(FILE, { rules: [rule(), rule({ id: 'twinning.b', status: 'signed' })] });
    expect(rules.map(({ id, status }) => `${id} ${status}`)).toEqual([
      'twinning.a completed',
      'twinning.b signed',
    ]);
    expect(rules[0]).toMatchObject({
      kind: 'twinning',
      confidence: 0.7,
      places: 0,
      before: 'side',
      after: 'side',
      next: null,
      amount: null,
      with: null,
      without: null,
      official: false,
      total: false,
      follows: false,
      residual: false,
      last: false,
      notes: [],
    });
  });

  it('takes a class of words anywhere in the sentence as a condition, beside words', () => {
    const { rules } = parseRules(FILE, { rules: [rule({ with: ['<MONEY>|tonnes', '<NUM>'] })] });
    const { classes, patterns } = rules[0]?.with ?? { classes: 0, patterns: [] };
    expect(classes).toBe(WORD_CLASS.MONEY | WORD_CLASS.NUM);
    expect(patterns.map(({ source }) => source)).toEqual(['tonnes']);
  });

  it('refuses a class of words at the beginning of a pattern, where it would never match', () => {
    expect(() => parseRules(FILE, { rules: [rule({ any: ['<NUM>|two sister cities'] })] })).toThrow(
      /never matches at the beginning/,
    );
  });

  it('writes lists of words out in its patterns', () => {
    const words = { bond: ['twinning', 'friendship'] };
    const { rules } = parseRules(FILE, { words, rules: [rule({ any: ['@bond with'] })] });
    expect(rules[0]?.patterns[0]?.source).toBe('twinning|friendship with');
    expect(() => parseRules(FILE, { words, rules: [rule({ any: ['@bonds with'] })] })).toThrow(
      expect.objectContaining({ code: 'language.rule', value: '@bonds' }),
    );
  });

  it('finds a rule by the words it begins with', () => {
    const { index } = parseRules(FILE, { rules: [rule()] });
    const found: string[] = [];
    index.matchesAt({ lower: ['twin', 'towns'], classes: new Uint8Array(2) }, 0, 2, ({ id }) =>
      found.push(id),
    );
    expect(found).toEqual(['twinning.a']);
  });

  it('keeps everything that a rule states', () => {
    const stated = {
      confidence: 0.9,
      places: 1,
      official: true,
      amount: 'count',
      total: true,
      before: 'guest',
      after: 'host',
      next: 'guest',
      follows: true,
      residual: true,
      notes: ['ended'],
    };
    expect(parseRules(FILE, { rules: [rule(stated)] }).rules[0]).toMatchObject(stated);
  });

  it.each([
    ['no list at all', {}, 'no list of rules'],
    ['an empty file', null, 'no list of rules'],
    ['another key beside the list', { rules: [], rule: [] }, 'has an unknown key'],
    ['an empty rule', { rules: [null] }, 'rules[0] is no mapping of keys'],
    ['a text for a rule', { rules: ['twin'] }, 'rules[0] is no mapping of keys'],
    ['no id', { rules: [rule({ id: undefined })] }, 'rules[0]  has no id'],
    ['an unknown key', { rules: [rule({ wihtout: ['x'] })] }, 'rules[0] twinning.a has an unknown key'],
    [
      'an unknown kind',
      { rules: [rule({ kind: 'friendship' })] },
      'rules[0] twinning.a.kind has a wrong value',
    ],
    ['no kind', { rules: [rule({ kind: undefined })] }, 'rules[0] twinning.a.kind has a wrong value'],
    [
      'an unknown status',
      { rules: [rule({ status: 'done' })] },
      'rules[0] twinning.a.status has a wrong value',
    ],
    ['an unknown role', { rules: [rule({ before: 'x' })] }, 'rules[0] twinning.a.before has a wrong value'],
    ['another unknown role', { rules: [rule({ next: 'x' })] }, 'rules[0] twinning.a.next has a wrong value'],
    [
      'an unknown amount',
      { rules: [rule({ amount: 'some' })] },
      'rules[0] twinning.a.amount has a wrong value',
    ],
    ['no patterns', { rules: [rule({ any: [] })] }, 'rules[0] twinning.a.any is empty'],
    [
      'a pattern that is no text',
      { rules: [rule({ any: [7] })] },
      'rules[0] twinning.a.any must be a list of texts',
    ],
    [
      'one text for a list',
      { rules: [rule({ with: 'x' })] },
      'rules[0] twinning.a.with must be a list of texts',
    ],
    [
      'a confidence of 0',
      { rules: [rule({ confidence: 0 })] },
      'twinning.a.confidence must lie between 0 and 1',
    ],
    [
      'a confidence of 80',
      { rules: [rule({ confidence: 80 })] },
      'twinning.a.confidence must lie between 0 and 1',
    ],
    ['a count in quotes', { rules: [rule({ places: '1' })] }, 'twinning.a.places must be a count'],
    ['half a place', { rules: [rule({ places: 0.5 })] }, 'twinning.a.places must be a count'],
    ['a flag in quotes', { rules: [rule({ total: 'yes' })] }, 'twinning.a.total must be true or false'],
    ['two rules of one id', { rules: [rule(), rule()] }, 'two rules have the same id'],
  ])('is refused with %s, naming file and key', (_, data, problem) => {
    expect(() => parseRules(FILE, data)).toThrow(
      expect.objectContaining({
        code: 'language.rule',
        problem: expect.stringMatching(new RegExp(`^${FILE}.*${problem.replaceAll(/[[\].]/g, '\\$&')}`)),
      }),
    );
  });

  it('is refused with a pattern that is written wrongly, naming the rule', () => {
    expect(() => parseRules(FILE, { rules: [rule({ without: ['a||b'] })] })).toThrow(
      expect.objectContaining({
        code: 'language.pattern',
        problem: `${FILE}: rules[0] twinning.a: empty alternative`,
      }),
    );
  });
});
