import { describe, expect, it } from 'vitest';
import { lexiconOf } from '../../test/support/shared-reader.js';
import { tokenize } from '../passages/index.js';
import { findAmounts } from './find-amounts.js';

const find = (text: string, language = 'en') => {
  const tokens = tokenize(text);
  return findAmounts(tokens, 0, tokens.count, lexiconOf(language), new Uint8Array(tokens.count));
};
const amounts = (text: string): string[] =>
  find(text).map(
    ({ surface, amount }) => `${surface} > ${amount.qualifier ?? ''} ${amount.value} ${amount.unit}`,
  );

describe('money', () => {
  it.each([
    ['It rose to $24.8 million.', '$24.8 million >  24800000 USD'],
    ['It cost €3bn.', '€3bn >  3000000000 EUR'],
    ['It cost $24.8mln.', '$24.8mln >  24800000 USD'],
    ['It cost US$5m.', 'US$5m >  5000000 USD'],
    ['It cost R$7 million.', 'R$7 million >  7000000 BRL'],
    ['It cost £1,200.', '£1,200 >  1200 GBP'],
    ['It cost 2.3 billion roubles.', '2.3 billion roubles >  2300000000 RUB'],
    ['It cost 10 thousand US dollars.', '10 thousand US dollars >  10000 USD'],
    ['It cost 1,200,000 yuan.', '1,200,000 yuan >  1200000 CNY'],
    ['It cost half a million euros.', 'half a million euros >  500000 EUR'],
  ])('%s', (text, expected) => {
    expect(amounts(text)).toEqual([expected]);
  });
});

describe('shares and counts', () => {
  it.each([
    ['It grew by 12%.', '12% >  12 percent'],
    ['It grew by 7.5 percent.', '7.5 percent >  7.5 percent'],
    ['It grew by 7 per cent.', '7 per cent >  7 percent'],
    ['There were 300 people.', '300 people >  300 people'],
    ['Two dozen companies came.', 'Two dozen companies >  24 companies'],
    ['Twenty-five large new plants opened.', 'Twenty-five large new plants >  25 plants'],
    ['A hundred students came.', 'A hundred students >  100 students'],
    ['Every year 120 young Mexicans come.', '120 young Mexicans >  120 mexicans'],
    ['She leads a 22-strong party of traders.', '22-strong party >  22 people'],
    ['They sold 3.3 thousand tonnes.', '3.3 thousand tonnes >  3300 tonnes'],
  ])('%s', (text, expected) => {
    expect(amounts(text)).toEqual([expected]);
  });

  it.each([
    'A delegation came at 10:30 to room 5.',
    'The 19th was the last.',
    'They bought 40 of the buses.',
    'A town and a river',
    'One million.',
    'They came by the 5m.',
    'The two set up a committee.',
    'A forty-foot container left.',
    'Nine in ten born here stayed.',
    'It passed by 26 votes to two.',
    '',
  ])('%j measures nothing', (text) => {
    expect(amounts(text)).toEqual([]);
  });

  it.each([
    ['fr', 'Cent dix Bavarois avaient fait le voyage.', 110],
    ['fr', 'Ils ont reçu quatre-vingts habitants.', 80],
    ['fr', 'Une soixantaine de lycéens partent.', 60],
    ['fr', 'On compte dix-neuf traversées.', 19],
    ['en', 'They sent two hundred twenty-five buses.', 225],
  ])('%s: %s', (language, text, value) => {
    expect(find(text, language).map(({ amount }) => amount.value)).toEqual([value]);
  });

  it('"50 more" counts what was counted before', () => {
    expect(amounts('They sent 50 specialists and 50 more.')).toEqual([
      '50 specialists >  50 specialists',
      '50 more >  50 specialists',
    ]);
  });

  it('"50 more" with nothing before it counts nothing', () => {
    expect(amounts('They sent 50 more.')).toEqual([]);
  });
});

describe('qualifiers', () => {
  it.each([
    ['about 450 agreements', 'about'],
    ['more than 70 regions', 'over'],
    ['in excess of 70 regions', 'over'],
    ['at least 70 regions', 'at_least'],
    ['no less than 70 regions', 'at_least'],
    ['no more than 70 regions', 'at_most'],
    ['fewer than 70 regions', 'under'],
    ['nearly 70 regions', 'almost'],
    ['over $70 million', 'over'],
    ['up to US$70 million', 'at_most'],
  ])('"%s" is kept as %s, and belongs to the mention', (text, qualifier) => {
    const [found] = find(`There were ${text} then.`);
    expect(found?.amount.qualifier).toBe(qualifier);
    expect(found?.surface).toBe(text);
    expect(found?.amount.text).toBe(text);
  });

  it.each([
    ['3-5 million dollars', 'at_most 5000000 USD'],
    ['$1.5-2 million', 'at_most 2000000 USD'],
    ['10–15 companies', 'at_most 15 companies'],
    ['5-10%', 'at_most 10 percent'],
    ['about 10-12 towns', 'about 12 towns'],
  ])('of the range "%s" the upper figure is kept, as a bound', (text, expected) => {
    expect(amounts(`It took ${text}.`)).toEqual([`${text} > ${expected}`]);
  });

  it('a score is no range', () => {
    expect(amounts('They won 5-3 games.')).toEqual(['3 games >  3 games']);
  });
});

it('leaves words alone that a date holds', () => {
  const tokens = tokenize('In 2019 visitors came');
  expect(findAmounts(tokens, 0, tokens.count, lexiconOf('en'), Uint8Array.of(0, 1, 0, 0))).toEqual([]);
});
