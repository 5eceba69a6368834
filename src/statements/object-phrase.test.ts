import { describe, expect, it } from 'vitest';
import { drawn } from '../../test/support/statement-lines.js';

describe('what a fact is about, in the text’s own words', () => {
  it.each([
    [
      'They built a multifunctional cultural and educational center in Riga.',
      'project',
      'multifunctional cultural and educational center',
    ],
    ['Direct flights between Leeds and Dortmund opened in 2019.', 'transport_link', 'Direct flights'],
    ['Leeds and Dortmund signed a cooperation agreement in 2019.', 'agreement', 'cooperation agreement'],
    ['Riga will send 20 buses to Leeds.', 'commitment', 'send 20 buses to Leeds'],
  ] as const)('%s', (text, kind, object) => {
    const [fact] = drawn(text, kind);
    expect(fact?.object?.text).toBe(object);
    expect(text.slice(fact?.object?.start, fact?.object?.end)).toBe(object);
  });

  it('is nothing for kinds that have none', () => {
    expect(drawn('Leeds and Dortmund have been twin towns since 1969.', 'twinning')[0]?.object).toBeNull();
  });
});
