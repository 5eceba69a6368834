import { describe, expect, it } from 'vitest';
import { checkLabel, checkName, checkPassword, nameKey } from './check-words.js';

describe('a name', () => {
  it.each(['ann', 'Ann Lee', 'Анна Ли', 'o’neill', 'a.b@example.org', '  Ann   Lee '])(
    '%j will do',
    (name) => {
      expect(checkName(name)).toBe(name.trim().replace(/\s+/g, ' '));
    },
  );
  it.each([
    '',
    '   ',
    'a\u0000b',
    '<b>',
    'x'.repeat(61),
    'local',
    'LOCAL',
    'Operator (command line)',
    '\u202eann',
    '-ann',
  ])('%j will not', (name) => {
    expect(() => checkName(name)).toThrow(expect.objectContaining({ code: 'account.name_unfit' }));
  });
  it('is the same in capitals and in wide letters', () => {
    expect(nameKey('ＡＮＮ  Lee')).toBe(nameKey('ann lee'));
  });
});

describe('a password', () => {
  it.each(['correct horse battery', 'двенадцать букв', '一二三四五六七八九十百千'])(
    '%j will do',
    (password) => {
      expect(() => checkPassword(password, 'ann')).not.toThrow();
    },
  );
  it.each([
    '',
    'short',
    'aaaaaaaaaaaaaaaa',
    'abababababababab',
    'x'.repeat(201),
    'anastasia-2024',
    'passwordpassword',
    'intertie12345',
  ])('%j will not, and the refusal does not repeat it', (password) => {
    let told = '';
    try {
      checkPassword(password, 'Anastasia');
    } catch (error) {
      told = (error as Error).message;
    }
    expect(told).not.toBe('');
    if (password !== '') expect(told).not.toContain(password);
  });
});

it('a label says something', () => {
  expect(checkLabel(' nightly\nimport ')).toBe('nightly import');
  expect(() => checkLabel(' \u0000 ')).toThrow(expect.objectContaining({ code: 'token.label_unfit' }));
  expect(() => checkLabel('x'.repeat(81))).toThrow(expect.objectContaining({ code: 'token.label_unfit' }));
});
